/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a form, and the sentence beside it when it is wrong. */
#include "config.h"

#include "dbk-field.h"

/* What one row in error has beside itself; hangs on the row. */
typedef struct
{
  char *message;
  GtkWidget *sentence; /* the list box row below; weak */
  GtkLabel *label;     /* in it */
  GtkWidget *icon;     /* weak */
} Problem;

static GQuark
problem_quark (void)
{
  static GQuark quark;

  if (quark == 0)
    quark = g_quark_from_static_string ("dbk-field-problem");
  return quark;
}

static void
problem_free (Problem *problem)
{
  g_clear_weak_pointer (&problem->sentence);
  g_clear_weak_pointer (&problem->icon);
  g_free (problem->message);
  g_free (problem);
}

/* The accessible a screen reader stands on: the text inside an entry row, else the row. */
static GtkAccessible *
spoken (GtkWidget *row)
{
  if (GTK_IS_EDITABLE (row))
    {
      GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

      if (delegate != NULL)
        return GTK_ACCESSIBLE (delegate);
    }
  return GTK_ACCESSIBLE (row);
}

static GtkWidget *
make_sentence (Problem *problem)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "error");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "dbk-field-error");
  g_set_weak_pointer (&problem->sentence, row);
  problem->label = GTK_LABEL (label);
  return row;
}

static Problem *
problem_of (GtkWidget *row)
{
  Problem *problem = g_object_get_qdata (G_OBJECT (row), problem_quark ());

  if (problem == NULL)
    {
      problem = g_new0 (Problem, 1);
      g_object_set_qdata_full (G_OBJECT (row), problem_quark (), problem,
                               (GDestroyNotify) problem_free);
    }
  return problem;
}

static void
show_problem (GtkWidget *row, Problem *problem)
{
  GtkWidget *box = gtk_widget_get_parent (row);

  if (problem->sentence == NULL && GTK_IS_LIST_BOX (box))
    {
      int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1;
      GtkWidget *sentence = make_sentence (problem);

      gtk_list_box_insert (GTK_LIST_BOX (box), sentence, place);
      g_object_bind_property (row, "visible", sentence, "visible", G_BINDING_SYNC_CREATE);
    }
  if (problem->icon == NULL && ADW_IS_ENTRY_ROW (row))
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

      gtk_widget_add_css_class (icon, "error");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), icon);
      g_set_weak_pointer (&problem->icon, icon);
    }
  if (problem->sentence != NULL)
    gtk_label_set_label (problem->label, problem->message);

  gtk_widget_add_css_class (row, "error");
  gtk_widget_add_css_class (row, "dbk-invalid");
  gtk_accessible_update_state (spoken (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (spoken (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem->message, -1);
}

static void
hide_problem (GtkWidget *row, Problem *problem)
{
  if (problem->sentence != NULL)
    {
      GtkWidget *box = gtk_widget_get_parent (problem->sentence);

      if (box != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (box), problem->sentence);
    }
  if (problem->icon != NULL)
    adw_entry_row_remove (ADW_ENTRY_ROW (row), problem->icon);

  gtk_widget_remove_css_class (row, "error");
  gtk_widget_remove_css_class (row, "dbk-invalid");
  gtk_accessible_reset_state (spoken (row), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (spoken (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
dbk_field_set_error (GtkWidget *row, const char *message)
{
  Problem *problem;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  problem = problem_of (row);
  if (g_strcmp0 (problem->message, message) == 0)
    return;

  g_free (problem->message);
  problem->message = g_strdup (message);
  if (message != NULL)
    show_problem (row, problem);
  else
    hide_problem (row, problem);
  if (DBK_IS_ENTRY_FIELD (row))
    g_object_notify (G_OBJECT (row), "error");
}

const char *
dbk_field_get_error (GtkWidget *row)
{
  Problem *problem;

  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  problem = g_object_get_qdata (G_OBJECT (row), problem_quark ());
  return problem != NULL ? problem->message : NULL;
}

gboolean
dbk_field_focus_first_error (GtkWidget *const *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    if (dbk_field_get_error (rows[i]) != NULL)
      {
        gtk_widget_grab_focus (rows[i]);
        return TRUE;
      }
  return FALSE;
}

struct _DbkEntryField
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DbkEntryField, dbk_entry_field, ADW_TYPE_ENTRY_ROW)

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
changed_cb (DbkEntryField *self)
{
  dbk_field_set_error (GTK_WIDGET (self), NULL);
}

static void
dbk_entry_field_dispose (GObject *object)
{
  Problem *problem = g_object_get_qdata (object, problem_quark ());

  if (problem != NULL && problem->sentence != NULL)
    {
      GtkWidget *box = gtk_widget_get_parent (problem->sentence);

      if (GTK_IS_LIST_BOX (box))
        gtk_list_box_remove (GTK_LIST_BOX (box), problem->sentence);
    }

  G_OBJECT_CLASS (dbk_entry_field_parent_class)->dispose (object);
}

static void
dbk_entry_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_ERROR:
      g_value_set_string (value, dbk_field_get_error (GTK_WIDGET (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_entry_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_ERROR:
      dbk_field_set_error (GTK_WIDGET (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_entry_field_class_init (DbkEntryFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dbk_entry_field_dispose;
  object_class->get_property = dbk_entry_field_get_property;
  object_class->set_property = dbk_entry_field_set_property;

  properties[PROP_ERROR] =
      g_param_spec_string ("error", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dbk_entry_field_init (DbkEntryField *self)
{
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
dbk_entry_field_new (const char *title)
{
  return g_object_new (DBK_TYPE_ENTRY_FIELD, "title", title, NULL);
}

const char *
dbk_entry_field_get_text (DbkEntryField *field)
{
  g_return_val_if_fail (DBK_IS_ENTRY_FIELD (field), "");

  return gtk_editable_get_text (GTK_EDITABLE (field));
}

void
dbk_entry_field_set_text (DbkEntryField *field, const char *text)
{
  g_return_if_fail (DBK_IS_ENTRY_FIELD (field));

  gtk_editable_set_text (GTK_EDITABLE (field), text != NULL ? text : "");
}

void
dbk_entry_field_set_error (DbkEntryField *field, const char *message)
{
  g_return_if_fail (DBK_IS_ENTRY_FIELD (field));

  dbk_field_set_error (GTK_WIDGET (field), message);
}

const char *
dbk_entry_field_get_error (DbkEntryField *field)
{
  g_return_val_if_fail (DBK_IS_ENTRY_FIELD (field), NULL);

  return dbk_field_get_error (GTK_WIDGET (field));
}

gboolean
dbk_entry_field_has_error (DbkEntryField *field)
{
  return dbk_entry_field_get_error (field) != NULL;
}

gboolean
dbk_entry_field_get_date (DbkEntryField *field, DbkDate today, DbkDate *date)
{
  g_autoptr (GError) error = NULL;
  DbkDate read;

  g_return_val_if_fail (DBK_IS_ENTRY_FIELD (field), FALSE);

  read =
      dbk_date_parse (dbk_entry_field_get_text (field), dbk_date_order_of_locale (), today, &error);
  if (error != NULL)
    {
      dbk_field_set_error (GTK_WIDGET (field), error->message);
      return FALSE;
    }
  *date = read;
  return TRUE;
}

void
dbk_entry_field_set_date (DbkEntryField *field, DbkDate date)
{
  g_autofree char *text = dbk_date_format_long (date);

  dbk_entry_field_set_text (field, text);
}
