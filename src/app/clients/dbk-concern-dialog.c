/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding what bothers a client, and editing it. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-area-list.h"
#include "dbk-catalog.h"
#include "dbk-code-row.h"
#include "dbk-concern-dialog.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-form-merge.h"
#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-record-store.h"
#include "dbk-scale.h"
#include "dbk-score-field.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

/* A score row of one area. */
typedef struct
{
  char *area;
  GtkWidget *row;
} ScoreRow;

typedef struct
{
  DbkFormDialog *dialog;
  DbkClientRecord *record;
  DbkConcern *base; /* NULL for a new one */
  GPtrArray *own;   /* of DbkScale: the clinic's scales */

  GtkWidget *concern;
  GtkWidget *other;
  DbkAreaList *areas;
  GtkWidget *scale;
  GtkWidget *scale_note;
  GtkWidget *scores;     /* the bin the group of score rows is in */
  GPtrArray *score_rows; /* of ScoreRow */
  const DbkScaleInfo *scale_shown;
  GtkWidget *target; /* NULL for a scale of words */
  DbkEntryField *assessed;
  GtkWidget *status;
  DbkEntryField *onset;
  GtkWidget *cause_code;
  DbkEntryField *cause_text;
  GtkWidget *notes;
} Form;

static void
score_row_free (gpointer data)
{
  ScoreRow *row = data;

  g_free (row->area);
  g_free (row);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_client_record_unref (form->record);
  dbk_concern_unref (form->base);
  g_ptr_array_unref (form->score_rows);
  g_ptr_array_unref (form->own);
  g_free (form);
}

/* Scores */

static gboolean
is_scored (const Form *form, const char *area)
{
  if (form->base == NULL)
    return FALSE;
  g_autoptr (DbkAssessment) latest =
      dbk_concern_latest_score (form->record, form->base, area, G_MAXINT32);

  return latest != NULL;
}

static gboolean
is_scored_at_all (const Form *form)
{
  g_autoptr (DbkConcernLine) line = NULL;

  if (form->base == NULL)
    return FALSE;
  line = dbk_concern_line (form->record, form->base);
  return line->areas->len > 0;
}

static void
add_score_row (Form *form, GtkWidget *group, const char *area, GHashTable *typed)
{
  ScoreRow *entry;
  const char *title = *area != '\0' ? dbk_name (DBK_NAME_AREA, area) : _ ("As a whole");
  const char *before = typed != NULL ? g_hash_table_lookup (typed, area) : NULL;

  if (is_scored (form, area))
    return;
  entry = g_new0 (ScoreRow, 1);
  entry->area = g_strdup (area);
  entry->row = dbk_score_field_new (form->scale_shown, title);
  if (before != NULL && ADW_IS_COMBO_ROW (entry->row))
    dbk_code_row_set_code (entry->row, before);
  else if (before != NULL)
    dbk_entry_field_set_text (DBK_ENTRY_FIELD (entry->row), before);
  dbk_form_dialog_watch (form->dialog, entry->row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry->row);
  g_ptr_array_add (form->score_rows, entry);
}

static GHashTable *
keep_typed (Form *form)
{
  GHashTable *typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < form->score_rows->len; i++)
    {
      ScoreRow *entry = form->score_rows->pdata[i];
      const char *text = ADW_IS_COMBO_ROW (entry->row)
                             ? dbk_code_row_get_code (entry->row)
                             : dbk_entry_field_get_text (DBK_ENTRY_FIELD (entry->row));

      g_hash_table_replace (typed, g_strdup (entry->area), g_strdup (text));
    }
  return typed;
}

static void
add_target (Form *form, GtkWidget *group, int target)
{
  form->target = NULL;
  if (form->scale_shown->minimum == DBK_NONE)
    return;
  form->target = dbk_score_field_new (form->scale_shown, _ ("Target"));
  if (target != DBK_NONE)
    dbk_score_field_set (form->target, form->scale_shown, target, NULL);
  dbk_form_dialog_watch (form->dialog, form->target);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->target);
}

/* The clinic's own scales stand in the row by code and version. */
static char *
own_key (const DbkScaleInfo *scale)
{
  return g_strdup_printf ("%s %s", scale->code, scale->version);
}

static const DbkScaleInfo *
chosen_scale (Form *form)
{
  g_auto (GStrv) parts = g_strsplit (dbk_code_row_get_code (form->scale), " ", 2);

  return parts[0] == NULL ? NULL : dbk_scale_find (form->own, parts[0], parts[1]);
}

/* Which scores are asked for follows from the scale and the areas; what was chosen stays. */
static void
show_scores (Form *form, gboolean keep)
{
  const DbkScaleInfo *scale = chosen_scale (form);
  gboolean same = keep && scale == form->scale_shown;
  g_autoptr (GHashTable) typed = same ? keep_typed (form) : NULL;
  g_auto (GStrv) areas = dbk_area_list_dup_areas (form->areas);
  int target = form->base != NULL ? form->base->target : DBK_NONE;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = dbk_column_new (18, NULL);

  if (same && form->target != NULL && !dbk_score_field_get (form->target, scale, &target, NULL))
    target = DBK_NONE;
  g_ptr_array_set_size (form->score_rows, 0);
  form->scale_shown = scale;
  if (scale == NULL)
    {
      form->target = NULL;
      adw_bin_set_child (ADW_BIN (form->scores), NULL);
      g_object_ref_sink (group);
      g_object_unref (group);
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Baseline"));
  if (scale->per_area)
    for (char **area = areas; area != NULL && *area != NULL; area++)
      {
        if (dbk_scale_asks_for (scale, *area))
          add_score_row (form, group, *area, typed);
      }
  else
    add_score_row (form, group, "", typed);
  if (form->score_rows->len > 0)
    gtk_box_append (GTK_BOX (box), group);
  else
    {
      g_object_ref_sink (group);
      g_object_unref (group);
    }
  group = adw_preferences_group_new ();
  add_target (form, group, target);
  if (form->target != NULL)
    gtk_box_append (GTK_BOX (box), group);
  else
    {
      g_object_ref_sink (group);
      g_object_unref (group);
    }
  adw_bin_set_child (ADW_BIN (form->scores), box);
  gtk_widget_set_visible (GTK_WIDGET (form->assessed), form->score_rows->len > 0);
  gtk_widget_set_visible (form->scale_note, !scale->validated || !scale->wording_verified);
  gtk_label_set_label (GTK_LABEL (form->scale_note),
                       !scale->validated ? _ ("This scale is not validated.")
                                         : _ ("The wording of the grades is not verified."));
}

static void
areas_cb (Form *form)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    return;
  show_scores (form, TRUE);
  dbk_form_dialog_touch (form->dialog);
}

static void
scale_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (form->dialog)) &&
      *dbk_code_row_get_code (row) != '\0' && chosen_scale (form) != form->scale_shown)
    show_scores (form, TRUE);
}

/* The concern decides what is offered */

static void
offer_scales (Form *form, const DbkConcernInfo *info, const char *chosen)
{
  g_signal_handlers_block_by_func (form->scale, scale_cb, form);
  dbk_code_row_clear (form->scale);
  for (const char *const *scale = info->scales; *scale != NULL; scale++)
    {
      g_autofree char *name = dbk_scale_title (dbk_catalog_find_scale (*scale), *scale);

      dbk_code_row_add (form->scale, *scale, name);
    }
  for (guint i = 0; i < form->own->len; i++)
    {
      const DbkScale *own = form->own->pdata[i];
      g_autofree char *key = own_key (&own->info);
      g_autofree char *name = dbk_scale_title (&own->info, NULL);

      if (own->retired_on == DBK_DATE_NONE)
        dbk_code_row_add (form->scale, key, name);
    }
  dbk_code_row_set_code (form->scale, chosen != NULL ? chosen : info->scales[0]);
  g_signal_handlers_unblock_by_func (form->scale, scale_cb, form);
}

static void
offer_causes (Form *form, const DbkConcernInfo *info, const char *chosen)
{
  gboolean codes = info->causes != NULL && info->causes[0] != NULL;

  dbk_code_row_clear (form->cause_code);
  dbk_code_row_add (form->cause_code, "", _ ("Not known"));
  for (const char *const *cause = info->causes; codes && *cause != NULL; cause++)
    dbk_code_row_add (form->cause_code, *cause, dbk_name (DBK_NAME_CAUSE, *cause));
  dbk_code_row_set_code (form->cause_code, chosen);
  gtk_widget_set_visible (form->cause_code, codes);
  gtk_widget_set_visible (GTK_WIDGET (form->cause_text), !codes);
}

static void
concern_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  const DbkConcernInfo *info = dbk_catalog_find_concern (dbk_code_row_get_code (row));

  if (info == NULL || gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    return;
  gtk_widget_set_visible (form->other, g_str_equal (info->code, "other"));
  offer_causes (form, info, NULL);
  if (is_scored_at_all (form))
    return;
  offer_scales (form, info, NULL);
  if (form->base == NULL)
    dbk_area_list_set_areas (form->areas, (char *const *) info->areas);
  show_scores (form, TRUE);
}

/* Reading */

static gboolean
read_scores (Form *form, DbkConcern *concern, DbkDate day)
{
  gboolean good = TRUE;

  for (guint i = 0; i < form->score_rows->len; i++)
    {
      const ScoreRow *entry = form->score_rows->pdata[i];
      g_autoptr (DbkAssessment) score = dbk_assessment_new ();
      const char *word = NULL;

      if (!dbk_score_field_get (entry->row, form->scale_shown, &score->score, &word))
        {
          good = FALSE;
          continue;
        }
      if (score->score == DBK_NONE && word == NULL)
        continue;
      dbk_set_text (&score->word, word);
      score->parts = dbk_score_field_dup_parts (entry->row, score->score);
      dbk_set_text (&score->area, entry->area);
      dbk_set_text (&score->occasion, "baseline");
      dbk_set_text (&score->scale, form->scale_shown->code);
      dbk_set_text (&score->scale_version, form->scale_shown->version);
      score->assessed_on = day;
      g_ptr_array_add (concern->scores, g_steal_pointer (&score));
    }
  return good;
}

static gboolean
read_day (Form *form, DbkDate today, DbkDate *day)
{
  if (!dbk_entry_field_get_date (form->assessed, today, day))
    return FALSE;
  if (*day == DBK_DATE_NONE)
    *day = today;
  if (*day <= today)
    return TRUE;
  dbk_entry_field_set_error (form->assessed, _ ("This day has not come yet."));
  return FALSE;
}

static gboolean
read_target (Form *form, DbkConcern *concern)
{
  concern->target = DBK_NONE;
  return form->target == NULL ||
         dbk_score_field_get (form->target, form->scale_shown, &concern->target, NULL);
}

/* NULL when something in the form is wrong and marked so. In an edited one the scores are the new
 * ones only. */
static DbkConcern *
read_form (Form *form)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  g_autoptr (DbkConcern) concern =
      form->base != NULL ? dbk_concern_copy (form->base) : dbk_concern_new ();
  g_autofree char *other =
      dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->other)));
  g_autofree char *onset = dbk_text_clean (dbk_entry_field_get_text (form->onset));
  g_autofree char *cause = dbk_text_clean (dbk_entry_field_get_text (form->cause_text));
  g_autofree char *notes = dbk_text_row_dup_text (DBK_TEXT_ROW (form->notes));
  DbkDate day = today;
  gboolean good = TRUE;

  dbk_set_text (&concern->code, dbk_code_row_get_code (form->concern));
  if (g_str_equal (concern->code, "other") && *other == '\0')
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->other),
                                 _ ("Write what bothers the client."));
      good = FALSE;
    }
  dbk_set_text (&concern->other_text, g_str_equal (concern->code, "other") ? other : "");
  g_strfreev (concern->areas);
  concern->areas = dbk_area_list_dup_areas (form->areas);
  if (concern->areas == NULL)
    {
      dbk_field_set_error (dbk_area_list_get_row (form->areas),
                           _ ("Choose at least one area, on the map or in this list."));
      good = FALSE;
    }
  g_ptr_array_set_size (concern->scores, 0);
  good &= read_day (form, today, &day);
  good &= read_scores (form, concern, day);
  good &= read_target (form, concern);
  if (!good)
    return NULL;

  if (form->scale_shown != NULL)
    {
      dbk_set_text (&concern->scale, form->scale_shown->code);
      dbk_set_text (&concern->scale_version, form->scale_shown->version);
    }
  dbk_set_text (&concern->onset, onset);
  dbk_set_text (&concern->cause, gtk_widget_get_visible (form->cause_code)
                                     ? dbk_code_row_get_code (form->cause_code)
                                     : cause);
  dbk_set_text (&concern->notes, notes);
  dbk_set_text (&concern->status,
                form->status != NULL ? dbk_code_row_get_code (form->status) : "active");
  if (form->base == NULL)
    concern->noted_on = today;
  return g_steal_pointer (&concern);
}

/* Saving */

typedef struct
{
  DbkWho who;
  char *assessed_by;
  gint64 client;
  DbkConcern *base;
  DbkConcern *concern;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_concern_unref (job->base);
  dbk_concern_unref (job->concern);
  g_free (job->assessed_by);
  g_free (job);
}

/* The fields and the new scores, or none of them. */
static gboolean
update (DbkConnection *connection, const Job *job, DbkConcern *concern, GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &job->who, error);
  g_autoptr (GPtrArray) scores = NULL;

  if (transaction == NULL)
    return FALSE;
  scores = g_steal_pointer (&concern->scores);
  concern->scores = g_ptr_array_new_with_free_func (dbk_record_unref);
  if (!dbk_concern_store_update (connection, &job->who, job->base, concern, error))
    return FALSE;
  for (guint i = 0; i < scores->len; i++)
    {
      DbkAssessment *score = scores->pdata[i];

      dbk_set_text (&score->concern, concern->id);
      if (!dbk_concern_store_add_score (connection, &job->who, concern->row, score, error))
        return FALSE;
    }
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkConcern) concern = dbk_concern_copy (job->concern);
  gboolean stored = job->base != NULL ? update (connection, job, concern, error)
                                      : dbk_concern_store_add (connection, &job->who, job->client,
                                                               concern, error);

  return stored ? g_steal_pointer (&concern) : NULL;
}

static void
focus_first_error (Form *form)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_ptr_array_add (fields, form->other);
  g_ptr_array_add (fields, dbk_area_list_get_row (form->areas));
  g_ptr_array_add (fields, form->assessed);
  for (guint i = 0; i < form->score_rows->len; i++)
    g_ptr_array_add (fields, ((ScoreRow *) form->score_rows->pdata[i])->row);
  if (form->target != NULL)
    g_ptr_array_add (fields, form->target);
  dbk_field_focus_first_error ((GtkWidget *const *) fields->pdata, fields->len);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  DbkStaff *staff = dbk_context_get_staff (context);
  g_autoptr (DbkConcern) concern = read_form (form);
  Job *job;

  if (concern == NULL)
    {
      focus_first_error (form);
      return;
    }
  if (staff != NULL)
    for (guint i = 0; i < concern->scores->len; i++)
      dbk_set_text (&((DbkAssessment *) concern->scores->pdata[i])->assessed_by, staff->name);
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (context);
  job->client = form->record->client->row;
  job->base = form->base != NULL ? dbk_concern_ref (form->base) : NULL;
  job->concern = g_steal_pointer (&concern);
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_concern_unref,
                          form->base != NULL ? _ ("Concern saved") : _ ("Concern added"));
}

/* Somebody else was faster */

static void fill_from (Form *form, const DbkConcern *concern);

#define N_PLACES 9

static void
get_places (const Form *form, DbkFormPlace places[N_PLACES])
{
  const DbkFormPlace all[N_PLACES] = {
    { "code", form->concern },
    { "other_text", form->other },
    { "status", form->status },
    { "areas", dbk_area_list_get_row (form->areas) },
    { "scale", form->scale },
    { "target", form->target },
    { "onset", GTK_WIDGET (form->onset) },
    { "cause", gtk_widget_get_visible (form->cause_code) ? form->cause_code
                                                         : GTK_WIDGET (form->cause_text) },
    { "notes", form->notes },
  };

  memcpy (places, all, sizeof all);
}

/* From here on the form changes what they stored: their fields where mine was not touched. Scores
 * that are typed stay. */
static void
rebase (Form *form, DbkClientRecord *record, DbkConcern *theirs)
{
  g_autoptr (DbkConcern) mine = read_form (form);
  g_autoptr (DbkConcern) merged = NULL;
  DbkConcern *base = form->base;
  DbkFormPlace places[N_PLACES];

  if (mine == NULL)
    return;
  get_places (form, places);
  merged = dbk_form_merge (base, mine, theirs, places, N_PLACES);
  dbk_client_record_unref (form->record);
  form->record = dbk_client_record_ref (record);
  form->base = dbk_concern_copy (theirs);
  g_signal_handlers_block_by_func (form->concern, concern_cb, form);
  g_signal_handlers_block_by_func (form->areas, areas_cb, form);
  fill_from (form, merged);
  g_signal_handlers_unblock_by_func (form->areas, areas_cb, form);
  g_signal_handlers_unblock_by_func (form->concern, concern_cb, form);
  show_scores (form, TRUE);
  if (form->target != NULL && merged->target != DBK_NONE)
    dbk_score_field_set (form->target, form->scale_shown, merged->target, NULL);
  get_places (form, places);
  dbk_form_merge_show (base, mine, theirs, places, N_PLACES);
  dbk_concern_unref (base);
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
  DbkConcern *theirs;

  if (record == NULL || !gtk_widget_get_realized (GTK_WIDGET (dialog)))
    return;
  theirs = dbk_client_record_find_concern (record, form->base->id);
  if (theirs != NULL)
    rebase (form, record, theirs);
}

static void
failed_cb (DbkFormDialog *dialog, const GError *error, Form *form)
{
  gint64 client = form->record->client->row;

  if (form->base == NULL || !g_error_matches (error, DBK_ERROR, DBK_ERROR_CONFLICT))
    return;
  dbk_context_read (dbk_form_dialog_get_context (dialog), load_record,
                    g_memdup2 (&client, sizeof client), g_free,
                    (GDestroyNotify) dbk_client_record_unref, NULL, theirs_cb,
                    g_object_ref (dialog));
}

/* Building */

static void
add_concern_row (Form *form)
{
  GtkWidget *group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);
  guint n;
  const DbkConcernInfo *infos = dbk_catalog_concerns (&n);

  form->concern = dbk_code_row_new (_ ("Concern"));
  for (guint i = 0; i < n; i++)
    dbk_code_row_add (form->concern, infos[i].code, dbk_name (DBK_NAME_CONCERN, infos[i].code));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->concern);
  form->other = dbk_entry_field_new (_ ("In words"));
  gtk_widget_set_visible (form->other, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->other);
  if (form->base != NULL)
    {
      form->status = dbk_code_row_new (_ ("Status"));
      for (const char *const *code = dbk_name_codes (DBK_NAME_CONCERN_STATUS); *code != NULL;
           code++)
        dbk_code_row_add (form->status, *code, dbk_name (DBK_NAME_CONCERN_STATUS, *code));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->status);
    }
}

static void
add_scale_rows (Form *form)
{
  GtkWidget *group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);

  form->scale = dbk_code_row_new (_ ("Scale"));
  g_signal_connect (form->scale, "notify::selected", G_CALLBACK (scale_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->scale);
  form->assessed = DBK_ENTRY_FIELD (dbk_entry_field_new (_ ("Baseline scored on")));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->assessed));
  form->scale_note = dbk_text_new (NULL, "caption dbk-dim");
  gtk_widget_set_margin_top (form->scale_note, 6);
  gtk_widget_set_margin_start (form->scale_note, 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->scale_note);
  form->scores = adw_bin_new ();
  dbk_form_dialog_add (form->dialog, form->scores);
}

static void
add_story (Form *form)
{
  GtkWidget *group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);

  form->onset = DBK_ENTRY_FIELD (dbk_entry_field_new (_ ("Onset")));
  form->cause_code = dbk_code_row_new (_ ("Cause"));
  form->cause_text = DBK_ENTRY_FIELD (dbk_entry_field_new (_ ("Cause")));
  form->notes = dbk_text_row_new (_ ("Notes"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->onset));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->cause_code);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->cause_text));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->notes);
}

static char *
scale_key (Form *form, const DbkConcern *concern)
{
  const DbkScaleInfo *scale = dbk_client_record_find_scale (form->record, concern);

  return scale != NULL && dbk_scale_is_own (scale->code) ? own_key (scale)
                                                         : g_strdup (concern->scale);
}

/* The clinic's scales: those offered now, and what this client is scored on. */
static GPtrArray *
collect_own (DbkContext *context, const DbkClientRecord *record)
{
  DbkClinicLists *lists = dbk_context_get_lists (context);
  GPtrArray *own = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < record->scales->len; i++)
    {
      const DbkScale *scale = record->scales->pdata[i];

      if (lists == NULL ||
          dbk_scale_find (lists->scales, scale->info.code, scale->info.version) == NULL)
        g_ptr_array_add (own, dbk_record_ref (record->scales->pdata[i]));
    }
  for (guint i = 0; lists != NULL && i < lists->scales->len; i++)
    g_ptr_array_add (own, dbk_record_ref (lists->scales->pdata[i]));
  return own;
}

static void
fill_from (Form *form, const DbkConcern *concern)
{
  const DbkConcernInfo *info = dbk_catalog_find_concern (concern->code);

  dbk_code_row_set_code (form->concern, concern->code);
  dbk_code_row_set_code (form->status, concern->status);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->other),
                            concern->other_text != NULL ? concern->other_text : "");
  gtk_widget_set_visible (form->other, g_strcmp0 (concern->code, "other") == 0);
  dbk_area_list_set_areas (form->areas, concern->areas);
  g_autofree char *key = scale_key (form, concern);

  if (info != NULL)
    {
      offer_scales (form, info, key);
      offer_causes (form, info, concern->cause);
    }
  /* A scale the catalogue no longer offers for it, or doesn't know. */
  if (g_strcmp0 (dbk_code_row_get_code (form->scale), key) != 0 &&
      !dbk_text_is_blank (concern->scale))
    {
      g_autofree char *title =
          dbk_scale_title (dbk_client_record_find_scale (form->record, concern), concern->scale);

      dbk_code_row_add (form->scale, key, title);
      dbk_code_row_set_code (form->scale, key);
    }
  dbk_entry_field_set_text (form->onset, concern->onset != NULL ? concern->onset : "");
  dbk_entry_field_set_text (form->cause_text, concern->cause != NULL ? concern->cause : "");
  dbk_text_row_set_text (DBK_TEXT_ROW (form->notes), concern->notes);
  if (is_scored_at_all (form))
    {
      gtk_widget_set_sensitive (form->scale, FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (form->scale),
                                   _ ("Scored already: its line would break"));
    }
}

GtkWidget *
dbk_concern_dialog_new (GtkWidget *from,
                        DbkContext *context,
                        const DbkClientRecord *record,
                        const DbkConcern *concern)
{
  g_autofree char *name = dbk_client_display_name (record->client);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, concern != NULL ? _ ("Edit Concern") : _ ("Add Concern"),
                           name, concern != NULL ? _ ("_Save") : _ ("_Add"));
  Form *form = g_new0 (Form, 1);
  DbkFormDialog *window = DBK_FORM_DIALOG (dialog);

  form->dialog = window;
  form->record = dbk_client_record_ref ((DbkClientRecord *) record);
  form->base = concern != NULL ? dbk_concern_copy (concern) : NULL;
  form->own = collect_own (context, record);
  form->score_rows = g_ptr_array_new_with_free_func (score_row_free);
  dbk_form_dialog_set_form (window, save, form, form_free);
  g_signal_connect (window, "failed", G_CALLBACK (failed_cb), form);
  add_concern_row (form);
  form->areas = DBK_AREA_LIST (dbk_area_list_new ());
  dbk_form_dialog_add (window, GTK_WIDGET (form->areas));
  add_scale_rows (form);
  add_story (form);
  dbk_entry_field_set_date (form->assessed, dbk_context_get_today (context));
  if (concern != NULL)
    {
      fill_from (form, concern);
      show_scores (form, FALSE);
    }
  else
    concern_cb (form->concern, NULL, form);
  g_signal_connect (form->concern, "notify::selected", G_CALLBACK (concern_cb), form);
  g_signal_connect_swapped (form->areas, "changed", G_CALLBACK (areas_cb), form);
  dbk_form_dialog_watch (window, form->concern);
  dbk_form_dialog_watch (window, form->other);
  dbk_form_dialog_watch (window, form->scale);
  dbk_form_dialog_watch (window, GTK_WIDGET (form->assessed));
  dbk_form_dialog_watch (window, GTK_WIDGET (form->onset));
  dbk_form_dialog_watch (window, form->cause_code);
  dbk_form_dialog_watch (window, GTK_WIDGET (form->cause_text));
  dbk_form_dialog_watch (window, form->notes);
  if (form->status != NULL)
    dbk_form_dialog_watch (window, form->status);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 720);
  return dialog;
}
