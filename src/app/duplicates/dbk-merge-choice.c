/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose one field is to be: both values side by side. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field-title.h"
#include "dbk-label.h"
#include "dbk-merge-choice.h"
#include "dbk-text.h"

#define N_SIDES (DBK_SIDE_BOTH + 1)

struct _DbkMergeChoice
{
  GtkWidget parent_instance;

  GtkWidget *column;
  GtkWidget *pair;
  GtkWidget *checks[N_SIDES]; /* the last may be missing */
  gboolean silent;
};

G_DEFINE_FINAL_TYPE (DbkMergeChoice, dbk_merge_choice, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
toggled_cb (DbkMergeChoice *self, GtkCheckButton *check)
{
  if (!self->silent && gtk_check_button_get_active (check))
    g_signal_emit (self, chosen_signal, 0);
}

GtkWidget *
dbk_radio_new (GtkWidget *child)
{
  GtkWidget *check =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_widget_set_margin_start (child, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), child);
  /* Its mark stands at the first of several lines. */
  gtk_widget_set_valign (gtk_widget_get_first_child (check), GTK_ALIGN_START);
  return check;
}

static GtkWidget *
make_check (DbkMergeChoice *self, DbkSide side, const char *text, const char *spoken)
{
  GtkWidget *check = dbk_radio_new (dbk_text_new (text, "numeric"));

  dbk_widget_set_name (check, spoken);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  if (side != DBK_SIDE_ONE)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                GTK_CHECK_BUTTON (self->checks[DBK_SIDE_ONE]));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  self->checks[side] = check;
  return check;
}

static void
add_side (DbkMergeChoice *self,
          DbkSide side,
          const char *title,
          const char *value,
          const char *name)
{
  gboolean blank = dbk_text_is_blank (value);
  const char *text = blank ? _ ("Nothing") : value;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *aloud = g_strjoinv (", ", lines);
  /* Translators: a field, a value and the client who has it: "E-mail: amelia@example.org, from
   * Amelia Hart, no. 1042". */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s: %2$s, from %3$s"), title, aloud, name);
  GtkWidget *check = make_check (self, side, text, spoken);

  if (blank)
    gtk_widget_add_css_class (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)), "dbk-dim");
  gtk_box_append (GTK_BOX (self->pair), check);
}

void
dbk_merge_choice_set_side (DbkMergeChoice *self, DbkSide side)
{
  g_return_if_fail (DBK_IS_MERGE_CHOICE (self));

  if (self->checks[side] == NULL)
    side = DBK_SIDE_ONE;
  self->silent = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[side]), TRUE);
  self->silent = FALSE;
}

DbkSide
dbk_merge_choice_get_side (DbkMergeChoice *self)
{
  g_return_val_if_fail (DBK_IS_MERGE_CHOICE (self), DBK_SIDE_ONE);

  for (int side = DBK_SIDE_OTHER; side < N_SIDES; side++)
    if (self->checks[side] != NULL &&
        gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[side])))
      return (DbkSide) side;
  return DBK_SIDE_ONE;
}

void
dbk_merge_choice_choose (DbkMergeChoice *self, DbkSide side)
{
  g_return_if_fail (DBK_IS_MERGE_CHOICE (self));
  g_return_if_fail (self->checks[side] != NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[side]), TRUE);
}

void
dbk_merge_choice_set_narrow (DbkMergeChoice *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_MERGE_CHOICE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->pair),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->pair), !narrow);
  gtk_box_set_spacing (GTK_BOX (self->pair), narrow ? 3 : 18);
}

static void
dbk_merge_choice_dispose (GObject *object)
{
  DbkMergeChoice *self = DBK_MERGE_CHOICE (object);

  g_clear_pointer (&self->column, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_merge_choice_parent_class)->dispose (object);
}

static void
dbk_merge_choice_class_init (DbkMergeChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_merge_choice_dispose;
  chosen_signal = g_signal_new ("chosen", DBK_TYPE_MERGE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
dbk_merge_choice_init (DbkMergeChoice *self)
{
  self->column = dbk_column_new (6, NULL);
  self->pair = dbk_row_new (18, NULL);
  gtk_box_set_homogeneous (GTK_BOX (self->pair), TRUE);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

GtkWidget *
dbk_merge_choice_new (const char *title,
                      const char *one,
                      const char *other,
                      gboolean joinable,
                      const char *const names[2])
{
  DbkMergeChoice *self = g_object_new (DBK_TYPE_MERGE_CHOICE, NULL);

  dbk_widget_set_name (GTK_WIDGET (self), title);
  gtk_box_append (GTK_BOX (self->column), dbk_label_new (title, "caption dbk-dim"));
  gtk_box_append (GTK_BOX (self->column), self->pair);
  add_side (self, DBK_SIDE_ONE, title, one, names[0]);
  add_side (self, DBK_SIDE_OTHER, title, other, names[1]);
  if (joinable)
    {
      /* Translators: %s is a field: what both records say is kept. */
      g_autofree char *spoken = g_strdup_printf (_ ("%s: both"), title);

      gtk_box_append (GTK_BOX (self->column), make_check (self, DBK_SIDE_BOTH, _ ("Both"), spoken));
    }
  dbk_merge_choice_set_side (self, DBK_SIDE_ONE);
  return GTK_WIDGET (self);
}

/* Each number for itself. */
static char *
shown_text (const DbkMergeField *field, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (g_strcmp0 (field->field->name, "phones") == 0)
    for (guint i = 0; lines[i] != NULL; i++)
      {
        char *shown = dbk_phone_shown (lines[i]);

        g_free (lines[i]);
        lines[i] = shown;
      }
  return g_strjoinv ("\n", lines);
}

GtkWidget *
dbk_merge_choice_new_of (const DbkMergeField *field, const char *const names[2])
{
  g_autofree char *kept = shown_text (field, field->kept);
  g_autofree char *other = shown_text (field, field->other);

  return dbk_merge_choice_new (dbk_field_title (field->field->name), kept, other, field->joinable,
                               names);
}
