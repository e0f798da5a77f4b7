/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores given outside a session: at the baseline, or at a follow-up after the course. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-assessment-dialog.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-improvement.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-score-field.h"
#include "dbk-text.h"

/* The row of one area of one concern. */
typedef struct
{
  const DbkConcern *concern;
  const DbkScaleInfo *scale;
  char *area;
  GtkWidget *row;
} ScoreRow;

typedef struct
{
  DbkFormDialog *dialog;
  DbkClientRecord *record;
  GtkWidget *occasion;
  DbkEntryField *day;
  GPtrArray *rows; /* of ScoreRow */
} Form;

static void
score_row_free (gpointer data)
{
  g_free (((ScoreRow *) data)->area);
  g_free (data);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_client_record_unref (form->record);
  g_ptr_array_unref (form->rows);
  g_free (form);
}

/* "last 3, moderately deep, on 7 Nov"; NULL before the first score. */
static char *
describe_before (Form *form, const ScoreRow *entry)
{
  g_autoptr (DbkAssessment) last =
      dbk_concern_latest_score (form->record, entry->concern, entry->area, G_MAXINT32);
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;
  const char *words;

  if (last == NULL || g_strcmp0 (last->scale, entry->scale->code) != 0 ||
      dbk_client_record_find_scale_of (form->record, last) != entry->scale)
    return NULL;
  day = dbk_date_format_day (last->assessed_on);
  if (last->score == DBK_NONE)
    return g_strdup_printf (_ ("last %s on %s"), dbk_name (DBK_NAME_WORD, last->word), day);
  number = dbk_score_format (dbk_score (last->score));
  words = dbk_scale_grade (entry->scale, last->score);
  if (dbk_text_is_blank (words))
    return g_strdup_printf (_ ("last %s on %s"), number, day);
  return g_strdup_printf (_ ("last %s, %s, on %s"), number, words, day);
}

static void
add_row (Form *form, GtkWidget *group, const DbkConcern *concern, const char *area)
{
  const char *title = *area != '\0' ? dbk_name (DBK_NAME_AREA, area) : _ ("As a whole");
  ScoreRow *entry = g_new0 (ScoreRow, 1);
  g_autofree char *before = NULL;

  entry->concern = concern;
  entry->scale = dbk_client_record_find_scale (form->record, concern);
  entry->area = g_strdup (area);
  before = describe_before (form, entry);
  entry->row = dbk_score_field_new (entry->scale, title);
  if (before != NULL && ADW_IS_ACTION_ROW (entry->row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (entry->row), before);
  else if (before != NULL)
    {
      /* Translators: a field's title: area or "As a whole", the score before. */
      g_autofree char *both = g_strdup_printf (C_ ("score field", "%1$s, %2$s"), title, before);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), both);
    }
  dbk_form_dialog_watch (form->dialog, entry->row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry->row);
  g_ptr_array_add (form->rows, entry);
}

static char *
scale_note (const DbkScaleInfo *scale)
{
  g_autofree char *range = dbk_scale_title (scale, NULL);

  if (!scale->validated)
    return g_strdup_printf (_ ("%s, not validated"), range);
  return g_steal_pointer (&range);
}

static void
add_concern (Form *form, const DbkConcern *concern)
{
  const DbkScaleInfo *scale = dbk_client_record_find_scale (form->record, concern);
  const char *name = dbk_name_concern (concern->code, concern->other_text);
  g_autofree char *note = NULL;
  GtkWidget *group;

  if (scale == NULL)
    return;
  note = scale_note (scale);
  group = dbk_form_dialog_add_group (form->dialog, name, note);
  if (!scale->per_area || concern->areas == NULL)
    add_row (form, group, concern, "");
  else
    for (char **area = concern->areas; *area != NULL; area++)
      if (dbk_scale_asks_for (scale, *area))
        add_row (form, group, concern, *area);
}

static gboolean
is_any_scored (Form *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      const ScoreRow *entry = form->rows->pdata[i];
      g_autoptr (DbkAssessment) last =
          dbk_concern_latest_score (form->record, entry->concern, entry->area, G_MAXINT32);

      if (last != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Saving */

/* The scores of one dialog: (element-type DbkAssessment) with the row of each one's concern. */
typedef struct
{
  DbkWho who;
  GPtrArray *scores;
  GArray *concerns; /* of gint64 */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->scores);
  g_array_unref (job->concerns);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &job->who, error);

  if (transaction == NULL)
    return NULL;
  for (guint i = 0; i < job->scores->len; i++)
    {
      /* A job may be run again: what it was given stays as it was. */
      g_autoptr (DbkAssessment) score = dbk_assessment_copy (job->scores->pdata[i]);

      if (!dbk_concern_store_add_score (connection, &job->who,
                                        g_array_index (job->concerns, gint64, i), score, error))
        return NULL;
    }
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return NULL;
  return GUINT_TO_POINTER (job->scores->len);
}

static gboolean
read_day (Form *form, DbkDate *day)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));

  if (!dbk_entry_field_get_date (form->day, today, day))
    return FALSE;
  if (*day == DBK_DATE_NONE)
    *day = today;
  if (*day <= today)
    return TRUE;
  dbk_entry_field_set_error (form->day, _ ("This day has not come yet."));
  return FALSE;
}

static gboolean
read_row (Form *form, const ScoreRow *entry, DbkDate day, Job *job)
{
  g_autoptr (DbkAssessment) score = dbk_assessment_new ();
  const char *word = NULL;

  if (!dbk_score_field_get (entry->row, entry->scale, &score->score, &word))
    return FALSE;
  if (score->score == DBK_NONE && word == NULL)
    return TRUE;
  dbk_set_text (&score->word, word);
  dbk_set_text (&score->area, entry->area);
  dbk_set_text (&score->occasion, dbk_code_row_get_code (form->occasion));
  dbk_set_text (&score->scale, entry->scale->code);
  dbk_set_text (&score->scale_version, entry->scale->version);
  score->parts = dbk_score_field_dup_parts (entry->row, score->score);
  score->assessed_on = day;
  g_array_append_val (job->concerns, entry->concern->row);
  g_ptr_array_add (job->scores, g_steal_pointer (&score));
  return TRUE;
}

static void
focus_first_error (Form *form)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_ptr_array_add (fields, form->day);
  for (guint i = 0; i < form->rows->len; i++)
    g_ptr_array_add (fields, ((ScoreRow *) form->rows->pdata[i])->row);
  dbk_field_focus_first_error ((GtkWidget *const *) fields->pdata, fields->len);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  Job *job = g_new0 (Job, 1);
  DbkDate day = DBK_DATE_NONE;
  gboolean good = read_day (form, &day);

  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->scores = g_ptr_array_new_with_free_func (dbk_record_unref);
  job->concerns = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < form->rows->len; i++)
    good &= read_row (form, form->rows->pdata[i], day, job);
  if (good && job->scores->len > 0)
    {
      dbk_form_dialog_submit (dialog, store, job, job_free, NULL,
                              ngettext ("Score saved", "Scores saved", job->scores->len));
      return;
    }
  if (good)
    dbk_form_dialog_set_problem (dialog,
                                 _ ("Nothing is scored yet. Give at least one area a score."));
  else
    focus_first_error (form);
  job_free (job);
}

GtkWidget *
dbk_assessment_dialog_new (GtkWidget *from,
                           DbkContext *context,
                           const DbkClientRecord *record,
                           char *const *concerns)
{
  g_autofree char *name = dbk_client_display_name (record->client);
  GtkWidget *dialog = dbk_form_dialog_new (from, context, _ ("Add Assessment"), name, _ ("_Add"));
  DbkFormDialog *window = DBK_FORM_DIALOG (dialog);
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->dialog = window;
  form->record = dbk_client_record_ref ((DbkClientRecord *) record);
  form->rows = g_ptr_array_new_with_free_func (score_row_free);
  dbk_form_dialog_set_form (window, save, form, form_free);

  group = dbk_form_dialog_add_group (window, NULL, NULL);
  form->day = DBK_ENTRY_FIELD (dbk_entry_field_new (_ ("Scored on")));
  dbk_entry_field_set_date (form->day, dbk_context_get_today (context));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->day));
  form->occasion = dbk_code_row_new (_ ("Occasion"));
  dbk_code_row_add (form->occasion, "follow_up", dbk_name (DBK_NAME_OCCASION, "follow_up"));
  dbk_code_row_add (form->occasion, "baseline", dbk_name (DBK_NAME_OCCASION, "baseline"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->occasion);
  for (char *const *id = concerns; id != NULL && *id != NULL; id++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (form->record, *id);

      if (concern != NULL)
        add_concern (form, concern);
    }
  dbk_code_row_set_code (form->occasion, is_any_scored (form) ? "follow_up" : "baseline");
  dbk_form_dialog_watch (window, GTK_WIDGET (form->day));
  dbk_form_dialog_watch (window, form->occasion);
  dbk_form_dialog_set_untouched (window);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 640);
  return dialog;
}
