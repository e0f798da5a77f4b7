/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One phone number of a client, with its kind. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field.h"
#include "dbk-names.h"
#include "dbk-phone-field.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

struct _DbkPhoneField
{
  AdwEntryRow parent_instance;

  GtkDropDown *kind;
  GtkWidget *another;
  gboolean last;
  gboolean dressed; /* the kind and the button are in the row */
};

G_DEFINE_FINAL_TYPE (DbkPhoneField, dbk_phone_field, ADW_TYPE_ENTRY_ROW)

static guint another_signal;

/* Once there is a number: even hidden suffixes push the row's pencil out of its column. */
static void
dress (DbkPhoneField *self)
{
  if (self->dressed)
    return;

  self->dressed = TRUE;
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->kind));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->another);
}

static void
changed_cb (DbkPhoneField *self)
{
  gboolean blank = dbk_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self)));

  if (!blank)
    dress (self);
  dbk_field_set_error (GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), !blank);
  gtk_widget_set_visible (self->another, !blank && self->last);
}

static void
another_cb (DbkPhoneField *self)
{
  g_signal_emit (self, another_signal, 0);
}

static void
dbk_phone_field_dispose (GObject *object)
{
  DbkPhoneField *self = DBK_PHONE_FIELD (object);

  g_clear_object (&self->kind);
  g_clear_object (&self->another);

  G_OBJECT_CLASS (dbk_phone_field_parent_class)->dispose (object);
}

static void
dbk_phone_field_class_init (DbkPhoneFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_phone_field_dispose;

  another_signal = g_signal_new ("another", DBK_TYPE_PHONE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
dbk_phone_field_init (DbkPhoneField *self)
{
  const char *const *codes = dbk_name_codes (DBK_NAME_PHONE_KIND);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (names, dbk_name (DBK_NAME_PHONE_KIND, codes[i]));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Phone"));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_PHONE);

  self->kind =
      g_object_ref_sink (GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)),
                                                           NULL)));
  gtk_widget_set_valign (GTK_WIDGET (self->kind), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "flat");
  dbk_spoken_name_drop_down (self->kind, _ ("Kind of Phone"));

  self->another = g_object_ref_sink (gtk_button_new_from_icon_name ("list-add-symbolic"));
  gtk_widget_set_valign (self->another, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->another, FALSE);
  gtk_widget_set_tooltip_text (self->another, _ ("Add Another Phone"));
  gtk_widget_add_css_class (self->another, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->another), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Another Phone"), -1);
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (another_cb), self);

  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
dbk_phone_field_new (const DbkClientPhone *phone)
{
  DbkPhoneField *self = g_object_new (DBK_TYPE_PHONE_FIELD, NULL);
  const char *const *codes = dbk_name_codes (DBK_NAME_PHONE_KIND);

  if (phone != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self), phone->number != NULL ? phone->number : "");
      for (guint i = 0; codes[i] != NULL; i++)
        if (g_strcmp0 (codes[i], phone->kind) == 0)
          gtk_drop_down_set_selected (self->kind, i);
    }
  return GTK_WIDGET (self);
}

DbkClientPhone *
dbk_phone_field_read (DbkPhoneField *self)
{
  const char *const *codes = dbk_name_codes (DBK_NAME_PHONE_KIND);
  g_autofree char *number = NULL;
  DbkClientPhone *phone;

  g_return_val_if_fail (DBK_IS_PHONE_FIELD (self), NULL);

  number = dbk_text_clean (gtk_editable_get_text (GTK_EDITABLE (self)));
  if (*number == '\0')
    return NULL;

  phone = dbk_client_phone_new ();
  phone->number = g_steal_pointer (&number);
  phone->kind = g_strdup (codes[gtk_drop_down_get_selected (self->kind)]);
  return phone;
}

void
dbk_phone_field_set_last (DbkPhoneField *self, gboolean last)
{
  g_return_if_fail (DBK_IS_PHONE_FIELD (self));

  self->last = last;
  gtk_widget_set_visible (self->another,
                          last && !dbk_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self))));
}
