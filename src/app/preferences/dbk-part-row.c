/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of one part of an entry: a tip, a batch. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-list-row.h"
#include "dbk-part-list-private.h"
#include "dbk-spoken.h"

static DbkDate
today (DbkPart *part)
{
  return dbk_context_get_today (dbk_form_dialog_get_context (part->list->dialog));
}

/* The part as typed so far; what can't be read stays as it was. */
gpointer
dbk_part_dup_typed (DbkPart *part)
{
  gpointer record = dbk_record_copy (part->record);

  for (guint i = 0; i < part->fields->len; i++)
    {
      const DbkListField *field = &part->list->field->parts[i];
      g_autofree char *problem = g_strdup (dbk_list_row_get_error (part->fields->pdata[i]));

      dbk_list_row_read (part->fields->pdata[i], field, record, today (part));
      dbk_list_row_set_error (part->fields->pdata[i], problem);
    }
  return record;
}

/* All but the name, which is the title. */
static char *
describe (DbkPart *part, gconstpointer record)
{
  GString *text = g_string_new (NULL);

  if (part->chosen != NULL && gtk_switch_get_active (part->chosen))
    g_string_append (text, _ (part->list->field->chosen_title));
  for (guint i = 1; part->list->field->parts[i].name != NULL; i++)
    {
      const DbkListField *field = &part->list->field->parts[i];
      g_autofree char *value = dbk_list_field_text (field, record);

      if (*value == '\0' || field->in_title)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: a field and its value. */
      g_string_append_printf (text, C_ ("field", "%s: %s"), _ (field->title), value);
    }
  return g_string_free (text, FALSE);
}

void
dbk_part_show_title (DbkPart *part)
{
  gpointer record = dbk_part_dup_typed (part);
  g_autofree char *title = dbk_list_entry_title (record);
  g_autofree char *text = describe (part, record);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (part->row), markup);
  dbk_widget_set_name (part->row, title);
  dbk_record_unref (record);
}

static GtkWidget *
make_button (DbkPart *part, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "dbk-part", part->row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (dbk_part_list_turn), part->list,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
add_retired (DbkPart *part)
{
  g_autofree char *title = dbk_list_entry_title (part->record);
  g_autofree char *day = dbk_date_format_medium (dbk_list_entry_retired_on (part->record));
  g_autofree char *text = g_strdup_printf (_ ("Retired on %s"), day);
  /* Translators: read aloud; %s is what was retired. */
  g_autofree char *spoken = g_strdup_printf (_ ("Bring back %s"), title);
  GtkWidget *button;

  part->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (part->row), text);
  gtk_widget_add_css_class (part->row, "dbk-retired");
  button = make_button (part, _ ("_Bring Back"));
  dbk_spoken_name_button (GTK_BUTTON (button), spoken);
  adw_action_row_add_suffix (ADW_ACTION_ROW (part->row), button);
}

static void
watch (DbkPart *part, GtkWidget *widget)
{
  const char *signal = ADW_IS_COMBO_ROW (widget) ? "notify::selected" : "changed";

  g_object_set_data (G_OBJECT (widget), "dbk-part", part->row);
  g_signal_connect_object (widget, signal, G_CALLBACK (dbk_part_list_retitle), part->list,
                           G_CONNECT_SWAPPED);
}

static void
add_chosen (DbkPart *part)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = _ (part->list->field->chosen_title);

  part->chosen = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (part->chosen), GTK_ALIGN_CENTER);
  dbk_widget_set_name (GTK_WIDGET (part->chosen), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (part->chosen));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (part->chosen));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), row);
  g_object_set_data (G_OBJECT (part->chosen), "dbk-part", part->row);
  g_signal_connect_object (part->chosen, "notify::active", G_CALLBACK (dbk_part_list_choose),
                           part->list, 0);
  dbk_form_dialog_watch (part->list->dialog, GTK_WIDGET (part->chosen));
}

static void
add_fields (DbkPart *part)
{
  const DbkListField *fields = part->list->field->parts;
  GtkWidget *last = adw_action_row_new ();
  GtkWidget *button;

  part->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part->row), FALSE);
  part->fields = g_ptr_array_new ();
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      GtkWidget *row = dbk_list_row_new (&fields[i], part->list->dialog);

      dbk_list_row_fill (row, &fields[i], part->record);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), row);
      g_ptr_array_add (part->fields, row);
      watch (part, row);
    }
  if (part->list->field->chosen != NULL)
    add_chosen (part);
  button = make_button (part, part->stored ? _ ("_Retire") : _ ("_Take Out"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), last);
  dbk_part_show_title (part);
}

void
dbk_part_build (DbkPart *part)
{
  if (dbk_list_entry_is_offered (part->record))
    add_fields (part);
  else
    add_retired (part);
}
