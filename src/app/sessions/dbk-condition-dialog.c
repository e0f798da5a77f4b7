/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions, medication and recent procedures. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-list.h"
#include "dbk-catalog.h"
#include "dbk-check-dialogs.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  gint64 client;
  DbkCondition *base; /* NULL: a new one */
  GtkWidget *code;
  GtkWidget *detail;
  GtkWidget *first_day;
  GtkWidget *last_day;
  GtkWidget *note;
  DbkAreaList *areas;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->base, dbk_condition_unref);
  g_free (form);
}

/* Saving */

typedef struct
{
  DbkWho who;
  gint64 client;
  DbkCondition *base;
  DbkCondition *condition;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->base, dbk_condition_unref);
  g_clear_pointer (&job->condition, dbk_condition_unref);
  g_free (job);
}

static gpointer
store_condition (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkCondition) condition = dbk_condition_copy (job->condition);
  gboolean done;

  if (job->base == NULL)
    done = dbk_health_store_add_condition (connection, &job->who, job->client, condition, error);
  else
    done = dbk_health_store_update_condition (connection, &job->who, job->base, condition, error);
  return done ? g_steal_pointer (&condition) : NULL;
}

static Job *
job_new (Form *form)
{
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (dbk_form_dialog_get_context (form->dialog));
  job->client = form->client;
  return job;
}

/* What was typed, cleaned. Caller frees. */
static char *
text_of (GtkWidget *field)
{
  return dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (field)));
}

static gboolean
is_event (Form *form)
{
  const DbkConditionInfo *info = dbk_catalog_find_condition (dbk_code_row_get_code (form->code));

  return info != NULL && info->kind == DBK_CONDITION_EVENT;
}

static gboolean
read_days (Form *form, DbkDate *first, DbkDate *last)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  GtkWidget *const fields[] = { form->first_day, form->last_day };
  gboolean good = dbk_entry_field_get_date (DBK_ENTRY_FIELD (form->first_day), today, first);

  good = dbk_entry_field_get_date (DBK_ENTRY_FIELD (form->last_day), today, last) && good;
  if (good && *first != DBK_DATE_NONE && *last != DBK_DATE_NONE && *last < *first)
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->last_day),
                                 _ ("This day lies before the one above."));
      good = FALSE;
    }
  if (!good)
    dbk_field_focus_first_error (fields, G_N_ELEMENTS (fields));
  return good;
}

static void
save_condition (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  g_autoptr (DbkCondition) condition =
      form->base == NULL ? dbk_condition_new () : dbk_condition_copy (form->base);
  g_autofree char *detail = text_of (form->detail);
  g_autofree char *note = text_of (form->note);
  Job *job;

  if (*dbk_code_row_get_code (form->code) == '\0')
    {
      dbk_form_dialog_set_problem (dialog, _ ("Choose what it is."));
      gtk_widget_grab_focus (form->code);
      return;
    }
  if (!read_days (form, &condition->started_on, &condition->ended_on))
    return;
  if (is_event (form))
    condition->ended_on = DBK_DATE_NONE;
  dbk_set_text (&condition->code, dbk_code_row_get_code (form->code));
  dbk_set_text (&condition->detail, detail);
  dbk_set_text (&condition->note, note);
  if (g_strcmp0 (condition->code, "other") == 0 && *detail == '\0')
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->detail), _ ("Write what it is."));
      gtk_widget_grab_focus (form->detail);
      return;
    }
  g_strfreev (condition->areas);
  condition->areas = dbk_area_list_dup_areas (form->areas);
  job = job_new (form);
  job->base = form->base == NULL ? NULL : dbk_condition_ref (form->base);
  job->condition = g_steal_pointer (&condition);
  dbk_form_dialog_submit (dialog, store_condition, job, job_free,
                          (GDestroyNotify) dbk_condition_unref, NULL);
}

/* When it began and ended is asked in the words of its kind. */
static void
code_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  const DbkConditionInfo *info;
  const char *first = _ ("Since (day, if known)");
  const char *last = _ ("Over since (day, empty: still present)");

  if (gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    return;
  info = dbk_catalog_find_condition (dbk_code_row_get_code (row));
  if (info != NULL && info->kind == DBK_CONDITION_MEDICATION)
    last = _ ("Stopped on (day, empty: still in use)");
  else if (is_event (form))
    first = _ ("Done on (day)");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->first_day), first);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->last_day), last);
  gtk_widget_set_visible (form->last_day, !is_event (form));
}

static GtkWidget *
add_field (Form *form, GtkWidget *group, const char *title)
{
  GtkWidget *field = dbk_entry_field_new (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field);
  return field;
}

static void
today_cb (Form *form)
{
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->last_day),
                            dbk_context_get_today (dbk_form_dialog_get_context (form->dialog)));
  dbk_form_dialog_touch (form->dialog);
}

/* Ending a condition is mostly said on the day it is heard. */
static void
add_today (Form *form)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("T_oday"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  dbk_widget_set_name (button, _ ("Over Since Today"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (today_cb), form);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (form->last_day), button);
}

static void
add_areas (Form *form)
{
  form->areas = DBK_AREA_LIST (dbk_area_list_new ());
  dbk_form_dialog_add (form->dialog, GTK_WIDGET (form->areas));
}

/* Once everything stands there: what is filled in beforehand was not typed. */
static void
watch (Form *form)
{
  GtkWidget *const widgets[] = { form->code, form->detail, form->first_day, form->last_day,
                                 form->note };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    dbk_form_dialog_watch (form->dialog, widgets[i]);
  g_signal_connect_object (form->areas, "changed", G_CALLBACK (dbk_form_dialog_touch), form->dialog,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_offered (GPtrArray *codes, const char *code)
{
  return g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL);
}

/* The catalogue's, then what only the clinic's own rules speak of, in its words. */
static void
offer_conditions (Form *form)
{
  DbkClinicLists *lists = dbk_context_get_lists (dbk_form_dialog_get_context (form->dialog));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint n;
  const DbkConditionInfo *conditions = dbk_catalog_conditions (&n);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (codes, (gpointer) conditions[i].code);
      dbk_code_row_add (form->code, conditions[i].code,
                        dbk_name (DBK_NAME_CONDITION, conditions[i].code));
    }
  for (guint i = 0; lists != NULL && i < lists->rules->len; i++)
    {
      const DbkRule *rule = lists->rules->pdata[i];

      if (is_offered (codes, rule->condition))
        continue;
      g_ptr_array_add (codes, rule->condition);
      dbk_code_row_add (form->code, rule->condition,
                        dbk_text_is_blank (rule->name) ? rule->condition : rule->name);
    }
  /* Noted under a rule that is gone since. */
  if (form->base != NULL && !is_offered (codes, form->base->code))
    dbk_code_row_add (form->code, form->base->code,
                      dbk_name (DBK_NAME_CONDITION, form->base->code));
}

static void
fill_condition (Form *form)
{
  const DbkCondition *base = form->base;

  dbk_code_row_set_code (form->code, base->code);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->detail),
                            base->detail == NULL ? "" : base->detail);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->first_day), base->started_on);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->last_day), base->ended_on);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->note), base->note == NULL ? "" : base->note);
  dbk_area_list_set_areas (form->areas, base->areas);
}

GtkWidget *
dbk_condition_dialog_new (GtkWidget *from,
                          DbkContext *context,
                          const DbkClientRecord *record,
                          const DbkCondition *condition)
{
  g_autofree char *name = dbk_client_display_name (record->client);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context,
                           condition == NULL ? _ ("Add Condition") : _ ("Edit Condition"), name,
                           condition == NULL ? _ ("_Add") : _ ("_Save"));
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->client = record->client->row;
  form->base = condition == NULL ? NULL : dbk_condition_ref ((DbkCondition *) condition);
  dbk_form_dialog_set_form (form->dialog, save_condition, form, form_free);
  group = dbk_form_dialog_add_group (
      form->dialog, NULL,
      _ ("A condition, medication or recent procedure. The clinic’s rules say what follows from it "
         "for the day of the session."));
  form->code = dbk_code_row_new (_ ("What"));
  /* Nobody has a condition because it stands first in the list. */
  if (condition == NULL)
    dbk_code_row_add (form->code, "", _ ("Choose…"));
  offer_conditions (form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->code);
  form->detail = add_field (form, group, _ ("Details (name, strength)"));
  form->first_day = add_field (form, group, "");
  form->last_day = add_field (form, group, "");
  add_today (form);
  form->note = add_field (form, group, _ ("Note"));
  add_areas (form);
  g_signal_connect (form->code, "notify::selected", G_CALLBACK (code_cb), form);
  if (condition != NULL)
    fill_condition (form);
  code_cb (form->code, NULL, form);
  watch (form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 640);
  return dialog;
}
