/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Details tab: who the client is and how they are reached. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-details-page.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-page.h"
#include "dbk-text.h"

struct _DbkDetailsPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;

  GtkWidget *page;
  GtkWidget *clamp;
};

G_DEFINE_FINAL_TYPE (DbkDetailsPage, dbk_details_page, GTK_TYPE_WIDGET)

/* A row with its name above its text; nothing for an empty one. */
static void
add_row (GtkWidget *group, const char *title, const char *text, const char *copy)
{
  GtkWidget *row;
  GtkWidget *box;
  g_autofree char *spoken = NULL;

  if (dbk_text_is_blank (text))
    return;
  row = adw_preferences_row_new ();
  box = dbk_column_new (0, NULL);
  gtk_box_append (GTK_BOX (box), dbk_label_new (title, "caption dbk-dim"));
  gtk_box_append (GTK_BOX (box), dbk_text_new (text, NULL));
  gtk_widget_set_hexpand (box, TRUE);
  if (copy != NULL)
    {
      GtkWidget *line = dbk_row_new (6, NULL);
      GtkWidget *button = dbk_action_button_new ("edit-copy-symbolic", NULL, _ ("Copy"),
                                                 "client.copy", g_variant_new_string (copy));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), box);
      gtk_box_append (GTK_BOX (line), button);
      box = line;
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* Translators: a field and its value, spoken. */
  spoken = g_strdup_printf (_ ("%1$s: %2$s"), title, text);
  dbk_widget_set_name (row, spoken);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (group), "dbk-filled", GINT_TO_POINTER (TRUE));
}

static GtkWidget *
make_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static void
add_group (GtkWidget *box, GtkWidget *group)
{
  if (g_object_get_data (G_OBJECT (group), "dbk-filled") != NULL)
    {
      gtk_box_append (GTK_BOX (box), group);
      return;
    }
  g_object_ref_sink (group);
  g_object_unref (group);
}

static GtkWidget *
make_name (DbkDetailsPage *self, const DbkClient *client)
{
  GtkWidget *group = make_group (_ ("Name"));
  GtkWidget *button = dbk_action_button_new ("document-edit-symbolic", _ ("_Edit"),
                                             _ ("Edit Client"), "win.edit-client", NULL);
  g_autofree char *number = g_strdup_printf ("%d", client->number);
  g_autofree char *birth = dbk_date_format_long (client->birth_date);

  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  add_row (group, _ ("Client number"), number, NULL);
  add_row (group, _ ("Given name"), client->given_name, NULL);
  add_row (group, _ ("Family name"), client->family_name, NULL);
  add_row (group, _ ("Preferred name"), client->preferred_name, NULL);
  add_row (group, _ ("Former name"), client->former_name, NULL);
  add_row (group, _ ("Birthday"), birth, NULL);
  return group;
}

static char *
place_text (const DbkClient *client)
{
  const char *parts[] = { client->address, client->town, client->postcode, client->country };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dbk_text_is_blank (parts[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_contact (const DbkClient *client)
{
  GtkWidget *group = make_group (_ ("Contact"));
  g_autofree char *place = place_text (client);

  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      const char *kind = dbk_name (DBK_NAME_PHONE_KIND, phone->kind);
      g_autofree char *shown = dbk_phone_shown (phone->number);

      add_row (group, *kind != '\0' ? kind : _ ("Phone"), shown, phone->number);
    }
  add_row (group, _ ("E-mail"), client->email, client->email);
  add_row (group, _ ("Preferred way to be reached"),
           dbk_name (DBK_NAME_CONTACT_PREFERENCE, client->contact_preference), NULL);
  add_row (group, _ ("Address"), place, NULL);
  add_row (group, _ ("Language"), client->language, NULL);
  add_row (group, _ ("Heard of us"), client->heard_of_us, NULL);
  return group;
}

static GtkWidget *
make_notes (const DbkClient *client)
{
  GtkWidget *group = make_group (_ ("Notes"));
  g_autofree char *type = dbk_name_skin_type_long (client->skin_type);
  g_autofree char *added = dbk_date_format_long (dbk_time_local_date (client->added_at));

  add_row (group, _ ("Desk note"), client->desk_note, NULL);
  add_row (group, _ ("Skin type"), dbk_name_skin_type (client->skin_type), NULL);
  add_row (group, _ ("Allergies"), client->allergies, NULL);
  add_row (group, _ ("Clinical note"), client->clinical_note, NULL);
  if (client->added_at != DBK_TIME_NONE)
    add_row (group, _ ("In the records since"), added, NULL);
  return group;
}

void
dbk_details_page_show (DbkDetailsPage *self, DbkClientRecord *record, gboolean narrow)
{
  GtkWidget *box;

  g_return_if_fail (DBK_IS_DETAILS_PAGE (self));

  if (record == NULL || self->record == NULL || record->client->row != self->record->client->row)
    dbk_page_scroll_to_top (DBK_PAGE (self->page));
  if (record != NULL)
    dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
  box = dbk_column_new (18, NULL);
  if (record != NULL)
    {
      add_group (box, make_name (self, record->client));
      add_group (box, make_contact (record->client));
      add_group (box, make_notes (record->client));
    }
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);
}

static void
dbk_details_page_dispose (GObject *object)
{
  DbkDetailsPage *self = DBK_DETAILS_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_details_page_parent_class)->dispose (object);
}

static void
dbk_details_page_class_init (DbkDetailsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_details_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_details_page_init (DbkDetailsPage *self)
{
  self->page = dbk_page_new ();
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 640);
  gtk_box_append (GTK_BOX (dbk_page_get_box (DBK_PAGE (self->page))), self->clamp);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_details_page_new (DbkContext *context)
{
  DbkDetailsPage *self = g_object_new (DBK_TYPE_DETAILS_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
