/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is working, in the header; one press changes it. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-names.h"
#include "dbk-pin-ask.h"
#include "dbk-text.h"
#include "dbk-who-button.h"

struct _DbkWhoButton
{
  AdwBin parent_instance;

  DbkContext *context;

  GtkMenuButton *button;
  GtkLabel *name;
  GtkLabel *clinic;
  GtkPopover *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DbkWhoButton, dbk_who_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_name (DbkWhoButton *self)
{
  DbkStaff *staff = dbk_context_get_staff (self->context);
  g_autofree char *spoken = NULL;

  if (staff != NULL)
    {
      /* Translators: who is working, read aloud: "Priya Nair, Practitioner, is working". */
      spoken = g_strdup_printf (_ ("%s, %s, is working"), staff->name,
                                dbk_name (DBK_NAME_ROLE, staff->role));
      gtk_label_set_label (self->name, staff->name);
    }
  else
    {
      spoken = g_strdup (_ ("Who Is Working?"));
      gtk_label_set_label (self->name, spoken);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
show_clinic (DbkWhoButton *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  const char *name = NULL;

  if (dbk_context_is_invented (self->context))
    name = _ ("Invented clinic");
  else if (lists != NULL && lists->clinic != NULL)
    name = lists->clinic->name;
  gtk_label_set_label (self->clinic, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clinic), !dbk_text_is_blank (name));
}

static GtkWidget *
make_row (DbkWhoButton *self, DbkStaff *staff)
{
  DbkStaff *current = dbk_context_get_staff (self->context);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gboolean chosen = current != NULL && current->row == staff->row;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), staff->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), dbk_name (DBK_NAME_ROLE, staff->role));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  if (chosen)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _ ("is working"), -1);
  g_object_set_data_full (G_OBJECT (row), "staff", dbk_staff_ref (staff),
                          (GDestroyNotify) dbk_staff_unref);
  return row;
}

static void
show_list (DbkWhoButton *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; lists != NULL && i < lists->staff->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (lists->staff, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), lists != NULL && lists->staff->len > 0);
}

static void
update (DbkWhoButton *self)
{
  show_name (self);
  show_clinic (self);
  show_list (self);
}

static void
chosen_cb (DbkWhoButton *self, GtkListBoxRow *row)
{
  g_autoptr (DbkStaff) staff = dbk_staff_ref (g_object_get_data (G_OBJECT (row), "staff"));

  gtk_popover_popdown (self->popover);
  /* Who is working already needs none: they locked nothing. */
  if (dbk_context_get_who (self->context).staff == staff->row)
    dbk_context_set_staff (self->context, staff);
  else
    dbk_pin_let_work (GTK_WIDGET (self), self->context, staff);
}

/* The popover remembers a row that is gone since, and would leave the keyboard on the button. */
static void
mapped_cb (DbkWhoButton *self)
{
  DbkStaff *current = dbk_context_get_staff (self->context);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const DbkStaff *staff = g_object_get_data (G_OBJECT (row), "staff");

      if (current != NULL && staff->row == current->row)
        first = row;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
popdown_cb (DbkWhoButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
dbk_who_button_constructed (GObject *object)
{
  DbkWhoButton *self = DBK_WHO_BUTTON (object);

  G_OBJECT_CLASS (dbk_who_button_parent_class)->constructed (object);

  if (self->context == NULL)
    return;
  g_signal_connect_object (self->context, "notify::lists", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::staff", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
dbk_who_button_dispose (GObject *object)
{
  DbkWhoButton *self = DBK_WHO_BUTTON (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_who_button_parent_class)->dispose (object);
}

static void
dbk_who_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, DBK_WHO_BUTTON (object)->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_who_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      DBK_WHO_BUTTON (object)->context = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_who_button_class_init (DbkWhoButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dbk_who_button_constructed;
  object_class->dispose = dbk_who_button_dispose;
  object_class->get_property = dbk_who_button_get_property;
  object_class->set_property = dbk_who_button_set_property;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/staff/dbk-who-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkWhoButton, button);
  gtk_widget_class_bind_template_child (widget_class, DbkWhoButton, name);
  gtk_widget_class_bind_template_child (widget_class, DbkWhoButton, clinic);
  gtk_widget_class_bind_template_child (widget_class, DbkWhoButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DbkWhoButton, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, popdown_cb);
}

static void
dbk_who_button_init (DbkWhoButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_who_button_new (DbkContext *context)
{
  return g_object_new (DBK_TYPE_WHO_BUTTON, "context", context, NULL);
}

void
dbk_who_button_popup (DbkWhoButton *self)
{
  g_return_if_fail (DBK_IS_WHO_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
