/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a course from a template or by hand, and changing one. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-code-row.h"
#include "dbk-course-dialog.h"
#include "dbk-course-store.h"
#include "dbk-draft-template.h"
#include "dbk-field.h"
#include "dbk-form-merge.h"
#include "dbk-names.h"
#include "dbk-record-store.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  gint64 client;
  DbkClientRecord *record;
  DbkCourse *base; /* NULL for a new one */

  GtkWidget *template_row;
  GtkWidget *title;
  GPtrArray *concerns;     /* of GtkCheckButton, the id as data */
  GtkWidget *concerns_row; /* the first of theirs */
  DbkEntryField *planned;
  DbkEntryField *starts;
  DbkEntryField *least;
  DbkEntryField *target;
  DbkEntryField *most;
  DbkEntryField *maintenance;
  DbkEntryField *scores;
  DbkEntryField *photos;
  GtkWidget *goal;
  GtkWidget *home_care;
  DbkCourse *pattern; /* what the form was filled from: keeps what has no field */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_client_record_unref (form->record);
  dbk_course_unref (form->base);
  dbk_course_unref (form->pattern);
  g_ptr_array_unref (form->concerns);
  g_free (form);
}

/* Filling */

static void
set_number (DbkEntryField *field, int number)
{
  g_autofree char *text = number == DBK_NONE ? g_strdup ("") : g_strdup_printf ("%d", number);

  dbk_entry_field_set_text (field, text);
}

static void
set_numbers (DbkEntryField *field, char **numbers)
{
  g_autofree char *text = numbers != NULL ? g_strjoinv (", ", numbers) : g_strdup ("");

  dbk_entry_field_set_text (field, text);
}

static void
fill (Form *form, const DbkCourse *course)
{
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->title),
                            course->title != NULL ? course->title : "");
  set_number (form->planned, course->planned_sessions);
  set_number (form->least, course->interval_min_days);
  set_number (form->target, course->interval_target_days);
  set_number (form->most, course->interval_max_days);
  set_number (form->maintenance, course->maintenance_days);
  set_numbers (form->scores, course->scores_due);
  set_numbers (form->photos, course->photos_due);
  dbk_text_row_set_text (DBK_TEXT_ROW (form->home_care), course->home_care);
  if (!dbk_text_is_blank (course->goal))
    dbk_text_row_set_text (DBK_TEXT_ROW (form->goal), course->goal);
  dbk_course_unref (form->pattern);
  form->pattern = dbk_course_copy (course);
}

static const DbkCourseTemplate *
find_template (Form *form, const char *id)
{
  DbkClinicLists *lists = dbk_context_get_lists (dbk_form_dialog_get_context (form->dialog));

  for (guint i = 0; lists != NULL && i < lists->course_templates->len; i++)
    {
      const DbkCourseTemplate *one = lists->course_templates->pdata[i];

      if (g_strcmp0 (one->id, id) == 0)
        return one;
    }
  return NULL;
}

static void
fill_from_template (Form *form, GtkWidget *row)
{
  const DbkCourseTemplate *chosen = find_template (form, dbk_code_row_get_code (row));
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  g_autoptr (DbkCourse) course =
      chosen != NULL ? dbk_course_new_from_template (chosen, today) : dbk_course_new ();
  g_autofree char *title = g_strdup (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->title)));

  fill (form, course);
  /* What the person called it stays. */
  if (!dbk_text_is_blank (title) && form->pattern != NULL)
    dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->title), title);
}

static void
template_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    fill_from_template (form, row);
}

/* Reading */

static gboolean
read_number (DbkEntryField *field, int least, const char *message, int *number)
{
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (field));
  char *end = NULL;
  gint64 value;

  *number = DBK_NONE;
  if (*text == '\0')
    return TRUE;
  value = g_ascii_strtoll (text, &end, 10);
  if (*end != '\0' || value < least || value > 9999)
    {
      dbk_entry_field_set_error (field, message);
      return FALSE;
    }
  *number = (int) value;
  return TRUE;
}

static gboolean
read_numbers (DbkEntryField *field, char ***numbers)
{
  g_auto (GStrv) parts = g_strsplit_set (dbk_entry_field_get_text (field), ", ;", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (char **part = parts; *part != NULL; part++)
    {
      char *end = NULL;
      gint64 value;

      if (**part == '\0')
        continue;
      value = g_ascii_strtoll (*part, &end, 10);
      if (*end != '\0' || value < 1 || value > 999)
        {
          dbk_entry_field_set_error (
              field, _ ("Write the numbers of sessions with commas between: 1, 3, 6."));
          return FALSE;
        }
      g_ptr_array_add (list, g_strdup_printf ("%d", (int) value));
    }
  g_strfreev (*numbers);
  g_ptr_array_add (list, NULL);
  *numbers = list->len > 1 ? (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE) : NULL;
  return TRUE;
}

static gboolean
read_plan (Form *form, DbkCourse *course)
{
  const char *days = _ ("Write a whole number of days, or leave it empty.");
  gboolean good = TRUE;

  good &= read_number (form->planned, 1,
                       _ ("Write a whole number of sessions, or leave it empty for as many as it "
                          "takes."),
                       &course->planned_sessions);
  good &= read_number (form->least, 0, days, &course->interval_min_days);
  good &= read_number (form->target, 0, days, &course->interval_target_days);
  good &= read_number (form->most, 0, days, &course->interval_max_days);
  good &= read_number (form->maintenance, 1, days, &course->maintenance_days);
  if (!good)
    return FALSE;
  if (course->interval_target_days != DBK_NONE && course->interval_min_days != DBK_NONE &&
      course->interval_target_days < course->interval_min_days)
    {
      dbk_entry_field_set_error (form->target, _ ("This is less than the fewest days."));
      return FALSE;
    }
  if (course->interval_max_days != DBK_NONE &&
      course->interval_max_days <
          MAX (course->interval_min_days == DBK_NONE ? 0 : course->interval_min_days,
               course->interval_target_days == DBK_NONE ? 0 : course->interval_target_days))
    {
      dbk_entry_field_set_error (form->most, _ ("This is less than the days it is meant to be."));
      return FALSE;
    }
  return TRUE;
}

/* The chosen concerns' areas are what Log Session offers first. */
static void
read_concerns (Form *form, DbkCourse *course)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < form->concerns->len; i++)
    {
      GtkCheckButton *button = form->concerns->pdata[i];
      const char *id = g_object_get_data (G_OBJECT (button), "dbk-concern");
      const DbkConcern *concern = dbk_client_record_find_concern (form->record, id);

      if (!gtk_check_button_get_active (button))
        continue;
      g_ptr_array_add (ids, g_strdup (id));
      for (char **area = concern->areas; area != NULL && *area != NULL; area++)
        if (!g_ptr_array_find_with_equal_func (areas, *area, g_str_equal, NULL))
          g_ptr_array_add (areas, g_strdup (*area));
    }
  /* One somebody else noted since the form was opened has no button in it. */
  for (char **id = form->base != NULL ? form->base->concerns : NULL; id != NULL && *id != NULL;
       id++)
    if (dbk_client_record_find_concern (form->record, *id) == NULL)
      g_ptr_array_add (ids, g_strdup (*id));
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (areas, NULL);
  g_strfreev (course->concerns);
  course->concerns = dbk_codes_copy ((char **) ids->pdata);
  if (ids->len > 1 && form->base == NULL)
    {
      g_strfreev (course->areas);
      course->areas = dbk_codes_copy ((char **) areas->pdata);
    }
}

static DbkCourse *
read_form (Form *form)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  g_autoptr (DbkCourse) course =
      form->base != NULL ? dbk_course_copy (form->base) : dbk_course_copy (form->pattern);
  g_autofree char *title =
      dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->title)));
  g_autofree char *goal = dbk_text_row_dup_text (DBK_TEXT_ROW (form->goal));
  g_autofree char *home_care = dbk_text_row_dup_text (DBK_TEXT_ROW (form->home_care));
  gboolean good = TRUE;

  if (*title == '\0')
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->title),
                                 _ ("Give the course a name: what it is for."));
      good = FALSE;
    }
  good &= dbk_entry_field_get_date (form->starts, today, &course->starts_on);
  good &= read_plan (form, course);
  good &= read_numbers (form->scores, &course->scores_due);
  good &= read_numbers (form->photos, &course->photos_due);
  if (!good)
    return NULL;

  dbk_set_text (&course->title, title);
  dbk_set_text (&course->goal, goal);
  dbk_set_text (&course->home_care, home_care);
  read_concerns (form, course);
  if (form->base == NULL)
    {
      dbk_set_text (&course->status, course->starts_on > today ? "planned" : "active");
      course->status_on = today;
    }
  return g_steal_pointer (&course);
}

/* Saving */

typedef struct
{
  DbkWho who;
  gint64 client;
  DbkCourse *base;
  DbkCourse *course;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_course_unref (job->base);
  dbk_course_unref (job->course);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkCourse) course = dbk_course_copy (job->course);
  gboolean stored = job->base != NULL
                        ? dbk_course_store_update (connection, &job->who, job->base, course, error)
                        : dbk_course_store_add (connection, &job->who, job->client, course, error);

  return stored ? g_steal_pointer (&course) : NULL;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  GtkWidget *const fields[] = { form->title,
                                GTK_WIDGET (form->planned),
                                GTK_WIDGET (form->starts),
                                GTK_WIDGET (form->least),
                                GTK_WIDGET (form->target),
                                GTK_WIDGET (form->most),
                                GTK_WIDGET (form->maintenance),
                                GTK_WIDGET (form->scores),
                                GTK_WIDGET (form->photos) };
  g_autoptr (DbkCourse) course = read_form (form);
  Job *job;

  if (course == NULL)
    {
      dbk_field_focus_first_error (fields, G_N_ELEMENTS (fields));
      return;
    }
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->client = form->client;
  job->base = form->base != NULL ? dbk_course_ref (form->base) : NULL;
  job->course = g_steal_pointer (&course);
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_course_unref,
                          form->base != NULL ? _ ("Course saved") : _ ("Course planned"));
}

/* Somebody else was faster */

#define N_PLACES 12

static void
get_places (const Form *form, DbkFormPlace places[N_PLACES])
{
  const DbkFormPlace all[N_PLACES] = {
    { "title", form->title },
    { "starts_on", GTK_WIDGET (form->starts) },
    { "planned_sessions", GTK_WIDGET (form->planned) },
    { "concerns", form->concerns_row },
    { "interval_min_days", GTK_WIDGET (form->least) },
    { "interval_target_days", GTK_WIDGET (form->target) },
    { "interval_max_days", GTK_WIDGET (form->most) },
    { "maintenance_days", GTK_WIDGET (form->maintenance) },
    { "scores_due", GTK_WIDGET (form->scores) },
    { "photos_due", GTK_WIDGET (form->photos) },
    { "goal", form->goal },
    { "home_care", form->home_care },
  };

  memcpy (places, all, sizeof all);
}

/* From here on the form changes what they stored: their fields where mine was not touched. */
static void
rebase (Form *form, DbkCourse *theirs)
{
  g_autoptr (DbkCourse) mine = read_form (form);
  g_autoptr (DbkCourse) merged = NULL;
  DbkFormPlace places[N_PLACES];

  if (mine == NULL)
    return;
  get_places (form, places);
  merged = dbk_form_merge (form->base, mine, theirs, places, N_PLACES);
  fill (form, merged);
  dbk_entry_field_set_date (form->starts, merged->starts_on);
  dbk_text_row_set_text (DBK_TEXT_ROW (form->goal), merged->goal);
  for (guint i = 0; i < form->concerns->len; i++)
    gtk_check_button_set_active (form->concerns->pdata[i],
                                 dbk_codes_contain (merged->concerns,
                                                    g_object_get_data (form->concerns->pdata[i],
                                                                       "dbk-concern")));
  dbk_form_merge_show (form->base, mine, theirs, places, N_PLACES);
  dbk_course_unref (form->base);
  form->base = dbk_course_copy (theirs);
}

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static void
theirs_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkFormDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_context_finish (result, &error);
  Form *form = dbk_form_dialog_get_form (dialog);

  if (record == NULL || !gtk_widget_get_realized (GTK_WIDGET (dialog)))
    return;
  for (guint i = 0; i < record->courses->len; i++)
    if (g_strcmp0 (((DbkCourse *) record->courses->pdata[i])->id, form->base->id) == 0)
      rebase (form, record->courses->pdata[i]);
}

static void
failed_cb (DbkFormDialog *dialog, const GError *error, Form *form)
{
  if (form->base == NULL || !g_error_matches (error, DBK_ERROR, DBK_ERROR_CONFLICT))
    return;
  dbk_context_read (dbk_form_dialog_get_context (dialog), load_record,
                    g_memdup2 (&form->client, sizeof form->client), g_free,
                    (GDestroyNotify) dbk_client_record_unref, NULL, theirs_cb,
                    g_object_ref (dialog));
}

/* Building */

static DbkEntryField *
add_field (Form *form, GtkWidget *group, const char *title)
{
  GtkWidget *field = dbk_entry_field_new (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field);
  return DBK_ENTRY_FIELD (field);
}

static void
add_concerns (Form *form)
{
  GtkWidget *group;

  if (form->record->concerns->len == 0)
    return;
  group = dbk_form_dialog_add_group (form->dialog, _ ("Concerns"),
                                     _ ("What the course is for; their scores make its chart."));
  for (guint i = 0; i < form->record->concerns->len; i++)
    {
      const DbkConcern *concern = form->record->concerns->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();
      g_autofree char *areas = dbk_names_areas_plain (concern->areas);
      gboolean active = form->base != NULL ? dbk_codes_contain (form->base->concerns, concern->id)
                                           : g_strcmp0 (concern->status, "resolved") != 0;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     dbk_name_concern (concern->code, concern->other_text));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), areas);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "dbk-concern", g_strdup (concern->id), g_free);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      g_ptr_array_add (form->concerns, button);
      if (form->concerns_row == NULL)
        form->concerns_row = row;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_templates (Form *form)
{
  DbkClinicLists *lists = dbk_context_get_lists (dbk_form_dialog_get_context (form->dialog));
  GtkWidget *group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);

  form->template_row = dbk_code_row_new (_ ("Begin with"));
  dbk_code_row_add (form->template_row, "", _ ("By hand"));
  for (guint i = 0; lists != NULL && i < lists->course_templates->len; i++)
    {
      const DbkCourseTemplate *one = lists->course_templates->pdata[i];

      dbk_code_row_add (form->template_row, one->id, one->title);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->template_row);
  g_signal_connect (form->template_row, "notify::selected", G_CALLBACK (template_cb), form);
}

static void
add_fields (Form *form)
{
  GtkWidget *group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);

  form->title = dbk_entry_field_new (_ ("Course"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->title);
  form->starts = add_field (form, group, _ ("Starts on"));
  form->planned = add_field (form, group, _ ("Number of sessions"));
  add_concerns (form);
  group = dbk_form_dialog_add_group (form->dialog, _ ("Days between Sessions"), NULL);
  form->least = add_field (form, group, _ ("At least"));
  form->target = add_field (form, group, _ ("Meant to be"));
  form->most = add_field (form, group, _ ("At most"));
  form->maintenance = add_field (form, group, _ ("Maintenance afterwards, every so many days"));
  group = dbk_form_dialog_add_group (form->dialog, _ ("When to Look Closely"),
                                     _ ("Numbers of sessions, with commas between."));
  form->scores = add_field (form, group, _ ("Scores are due at sessions"));
  form->photos = add_field (form, group, _ ("Photographs are due at sessions"));
  group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);
  form->goal = dbk_text_row_new (_ ("Goal in the client’s words"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->goal);
  form->home_care = dbk_text_row_new (_ ("Care at home"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->home_care);
}

static void
watch_all (Form *form)
{
  GtkWidget *const widgets[] = { form->title,
                                 GTK_WIDGET (form->starts),
                                 GTK_WIDGET (form->planned),
                                 GTK_WIDGET (form->least),
                                 GTK_WIDGET (form->target),
                                 GTK_WIDGET (form->most),
                                 GTK_WIDGET (form->maintenance),
                                 GTK_WIDGET (form->scores),
                                 GTK_WIDGET (form->photos),
                                 form->goal,
                                 form->home_care };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    dbk_form_dialog_watch (form->dialog, widgets[i]);
  for (guint i = 0; i < form->concerns->len; i++)
    dbk_form_dialog_watch (form->dialog, form->concerns->pdata[i]);
}

/* The template meant for one of the client's concerns, else the first. */
static const char *
likely_template (Form *form)
{
  DbkClinicLists *lists = dbk_context_get_lists (dbk_form_dialog_get_context (form->dialog));

  if (lists == NULL || lists->course_templates->len == 0)
    return "";
  for (guint i = 0; i < lists->course_templates->len; i++)
    {
      const DbkCourseTemplate *one = lists->course_templates->pdata[i];

      for (guint j = 0; j < form->record->concerns->len; j++)
        if (dbk_codes_contain (one->concerns,
                               ((DbkConcern *) form->record->concerns->pdata[j])->code))
          return one->id;
    }
  return "";
}

/* "Crow’s feet and dullness": what the client's concerns make of it. */
static char *
likely_title (const DbkClientRecord *record)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < record->concerns->len && names->len < 2; i++)
    {
      const DbkConcern *concern = record->concerns->pdata[i];

      if (g_strcmp0 (concern->status, "resolved") != 0)
        g_ptr_array_add (names, (char *) dbk_name_concern (concern->code, concern->other_text));
    }
  if (names->len == 0)
    return g_strdup ("");
  g_ptr_array_add (names, NULL);
  return dbk_names_join ((char **) names->pdata);
}

GtkWidget *
dbk_course_dialog_new (GtkWidget *from,
                       DbkContext *context,
                       const DbkClientRecord *record,
                       const DbkCourse *course)
{
  g_autofree char *name = dbk_client_display_name (record->client);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, course != NULL ? _ ("Edit Course") : _ ("Plan a Course"),
                           name, course != NULL ? _ ("_Save") : _ ("_Plan"));
  Form *form = g_new0 (Form, 1);

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->client = record->client->row;
  form->record = dbk_client_record_ref ((DbkClientRecord *) record);
  form->concerns = g_ptr_array_new ();
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  g_signal_connect (form->dialog, "failed", G_CALLBACK (failed_cb), form);
  if (course == NULL)
    add_templates (form);
  else
    form->base = dbk_course_copy (course);
  add_fields (form);
  if (course != NULL)
    {
      fill (form, course);
      dbk_entry_field_set_date (form->starts, course->starts_on);
    }
  else
    {
      g_autofree char *title = likely_title (record);

      g_signal_handlers_block_by_func (form->template_row, template_cb, form);
      dbk_code_row_set_code (form->template_row, likely_template (form));
      g_signal_handlers_unblock_by_func (form->template_row, template_cb, form);
      fill_from_template (form, form->template_row);
      dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->title), title);
      dbk_entry_field_set_date (form->starts, dbk_context_get_today (context));
    }
  watch_all (form);
  return dialog;
}
