/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the clinic's lists as it reads, with nothing to change in it. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-list-view.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

/* The value below its name, as in an action row, but as long as it is. */
static void
add_value (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = dbk_column_new (3, NULL);
  GtkWidget *value = dbk_text_new (*text != '\0' ? text : "–", NULL);
  /* Translators: a field and its value, spoken. */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s: %2$s"), title, text);

  gtk_label_set_selectable (GTK_LABEL (value), *text != '\0');
  gtk_box_append (GTK_BOX (box), dbk_label_new (title, "caption dbk-dim"));
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  dbk_widget_set_name (row, spoken);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* What is told of one part: "Care: Sterilized". */
static char *
part_text (const DbkListField *fields, gconstpointer part)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; fields[i].name != NULL; i++)
    {
      g_autofree char *value = dbk_list_field_text (&fields[i], part);

      if (*value == '\0' || fields[i].in_title)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, C_ ("field", "%s: %s"), _ (fields[i].title), value);
    }
  return g_string_free (text, FALSE);
}

static void
add_parts (GtkWidget *group, const DbkListField *field, gconstpointer record)
{
  const DbkField *place = dbk_list_find_field (record, field->name);
  GPtrArray *parts = DBK_LIST_AT (record, place, GPtrArray *);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *title = dbk_list_entry_title (parts->pdata[i]);
      g_autofree char *text = part_text (field->parts, parts->pdata[i]);
      GtkWidget *row;

      if (dbk_list_entry_retired_on (parts->pdata[i]) != DBK_DATE_NONE)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static GtkWidget *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL && *title != '\0')
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (title));
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

GtkWidget *
dbk_list_view_new (const DbkListKind *kind, gconstpointer record, GtkWidget *suffix)
{
  GtkWidget *box = dbk_column_new (18, NULL);
  GtkWidget *group = NULL;

  for (const DbkListField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;

      if (field->kind == DBK_LIST_PARTS)
        {
          add_parts (add_group (box, field->title), field, record);
          continue;
        }
      text = dbk_list_field_text (field, record);
      if (field->group != NULL)
        group = add_group (box, field->group);
      if (field->group != NULL && field == kind->fields && suffix != NULL)
        adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), suffix);
      add_value (group, _ (field->title), text);
    }
  return box;
}

GtkWidget *
dbk_list_view_window_new (GtkWidget *from,
                          const DbkListKind *kind,
                          gconstpointer record,
                          DbkDate today)
{
  GtkRoot *root = gtk_widget_get_root (from);
  g_autofree char *title = dbk_list_entry_title (record);
  g_autofree char *subtitle = dbk_list_entry_subtitle (record, today);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "transient-for",
                                    GTK_IS_WINDOW (root) ? root : NULL, "title", title,
                                    "default-width", 480, "default-height", 580, NULL);
  GtkWidget *all = dbk_column_new (0, NULL);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = dbk_list_view_new (kind, record, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  gtk_widget_set_margin_start (view, 24);
  gtk_widget_set_margin_end (view, 24);
  gtk_widget_set_margin_top (view, 6);
  gtk_widget_set_margin_bottom (view, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (all), header);
  gtk_box_append (GTK_BOX (all), scroller);
  adw_window_set_content (ADW_WINDOW (window), all);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}
