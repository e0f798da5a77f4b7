/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a draft in one go: products, reactions, scores, what comes next. */
#include "config.h"

#include "dbk-catalog.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-private.h"
#include "dbk-id.h"
#include "dbk-scale.h"
#include "dbk-text.h"

static int
moment_place (const char *moment)
{
  if (g_strcmp0 (moment, "before") == 0)
    return 0;
  return g_strcmp0 (moment, "during") == 0 ? 1 : 2;
}

void
dbk_draft_add_product (DbkDraft *self, const DbkProduct *product)
{
  DbkSessionProduct *row = dbk_session_product_new ();
  GPtrArray *products = self->session->products;
  guint place = products->len;

  if (product != NULL)
    {
      row->step = g_strdup (product->step);
      row->moment = g_strdup (product->moment);
      row->name = g_strdup (product->name);
      row->batch_number = g_strdup (product->open_batch_number);
      row->expires_on = product->open_expires_on;
    }
  else
    {
      row->step = g_strdup ("other");
      row->moment = g_strdup ("after");
    }
  /* In the order they are used. */
  while (place > 0 && moment_place (((DbkSessionProduct *) products->pdata[place - 1])->moment) >
                          moment_place (row->moment))
    place--;
  g_ptr_array_insert (products, (int) place, row);
  dbk_draft_touch (self, DBK_DRAFT_PRODUCTS);
}

void
dbk_draft_remove_product (DbkDraft *self, guint index)
{
  g_return_if_fail (index < self->session->products->len);

  g_ptr_array_remove_index (self->session->products, index);
  dbk_draft_touch (self, DBK_DRAFT_PRODUCTS);
}

void
dbk_draft_add_reaction (DbkDraft *self, const char *code)
{
  DbkSessionReaction *reaction = dbk_session_reaction_new ();

  reaction->id = dbk_id_new ();
  reaction->code = g_strdup (code);
  dbk_set_text (&self->session->reaction_answer, "some");
  g_ptr_array_add (self->session->reactions, reaction);
  dbk_draft_touch (self, DBK_DRAFT_REACTION);
}

void
dbk_draft_remove_reaction (DbkDraft *self, guint index)
{
  g_return_if_fail (index < self->session->reactions->len);

  g_ptr_array_remove_index (self->session->reactions, index);
  dbk_draft_touch (self, DBK_DRAFT_REACTION);
}

void
dbk_draft_add_photos (DbkDraft *self, GPtrArray *photos)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);

  for (guint i = 0; i < photos->len; i++)
    {
      DbkPhoto *photo = dbk_photo_copy (photos->pdata[i]);

      g_free (photo->id);
      photo->id = dbk_id_new ();
      photo->row = 0;
      photo->added_at = dbk_clock_now (dbk_context_get_clock (self->context));
      dbk_set_text (&photo->added_by, staff == NULL ? NULL : staff->name);
      g_ptr_array_add (self->session->photos, photo);
    }
  dbk_draft_touch (self, DBK_DRAFT_PHOTOS);
}

void
dbk_draft_change_photo (DbkDraft *self, const DbkPhoto *photo)
{
  GPtrArray *photos = self->session->photos;

  for (guint i = 0; i < photos->len; i++)
    if (g_strcmp0 (((const DbkPhoto *) photos->pdata[i])->id, photo->id) == 0)
      {
        dbk_photo_unref (photos->pdata[i]);
        photos->pdata[i] = dbk_photo_copy (photo);
        dbk_draft_touch (self, DBK_DRAFT_PHOTOS);
        return;
      }
}

void
dbk_draft_remove_photo (DbkDraft *self, guint index)
{
  g_return_if_fail (index < self->session->photos->len);

  /* Its file goes with the draft: until then the step can be taken back. */
  g_ptr_array_add (self->removed_photos,
                   g_strdup (((const DbkPhoto *) self->session->photos->pdata[index])->sha256));
  g_ptr_array_remove_index (self->session->photos, index);
  dbk_draft_touch (self, DBK_DRAFT_PHOTOS);
}

static gboolean
is_of (const DbkAssessment *score, const char *concern_id, const char *area)
{
  return g_strcmp0 (score->concern, concern_id) == 0 &&
         g_strcmp0 (score->area == NULL ? "" : score->area, area) == 0;
}

DbkAssessment *
dbk_draft_find_score (DbkDraft *self, const char *concern_id, const char *area)
{
  for (guint i = 0; i < self->session->scores->len; i++)
    if (is_of (self->session->scores->pdata[i], concern_id, area))
      return self->session->scores->pdata[i];
  return NULL;
}

static void
set_score (DbkDraft *self,
           const DbkConcern *concern,
           const char *area,
           int score,
           const char *word,
           const char *parts)
{
  DbkAssessment *assessment = dbk_draft_find_score (self, concern->id, area);
  const DbkStaff *staff = dbk_context_get_staff (self->context);

  if (score == DBK_NONE && dbk_text_is_blank (word))
    {
      if (assessment == NULL)
        return;
      g_ptr_array_remove (self->session->scores, assessment);
      dbk_draft_touch (self, 0);
      return;
    }
  if (assessment == NULL)
    {
      assessment = dbk_assessment_new ();
      assessment->id = dbk_id_new ();
      assessment->concern = g_strdup (concern->id);
      assessment->area = g_strdup (area);
      assessment->occasion = g_strdup ("session");
      assessment->scale = g_strdup (concern->scale);
      assessment->scale_version = g_strdup (concern->scale_version);
      g_ptr_array_add (self->session->scores, assessment);
    }
  assessment->assessed_on = self->session->treated_on;
  assessment->score = score;
  dbk_set_text (&assessment->word, score == DBK_NONE ? word : NULL);
  /* A total typed over the parts has none. */
  dbk_set_text (&assessment->parts, parts);
  dbk_set_text (&assessment->assessed_by, staff == NULL ? NULL : staff->name);
  dbk_draft_touch (self, parts == NULL ? 0 : DBK_DRAFT_SCORES);
}

void
dbk_draft_set_score (DbkDraft *self,
                     const DbkConcern *concern,
                     const char *area,
                     int score,
                     const char *word)
{
  set_score (self, concern, area, score, word, NULL);
}

void
dbk_draft_set_score_parts (DbkDraft *self,
                           const DbkConcern *concern,
                           const char *area,
                           int score,
                           const char *parts)
{
  set_score (self, concern, area, score, NULL, parts);
}

static void
take_newer (const DbkAssessment **newest,
            GPtrArray *scores,
            const DbkConcern *concern,
            const char *area,
            DbkDate before)
{
  for (guint i = 0; i < scores->len; i++)
    {
      const DbkAssessment *score = scores->pdata[i];

      if (is_of (score, concern->id, area) && score->assessed_on <= before &&
          g_strcmp0 (score->scale, concern->scale) == 0 &&
          (!dbk_scale_is_own (score->scale) ||
           g_strcmp0 (score->scale_version, concern->scale_version) == 0) &&
          (*newest == NULL || score->assessed_on >= (*newest)->assessed_on))
        *newest = score;
    }
}

const DbkAssessment *
dbk_draft_find_last_score (DbkDraft *self, const DbkConcern *concern, const char *area)
{
  const DbkAssessment *newest = NULL;

  take_newer (&newest, concern->scores, concern, area, self->session->treated_on);
  for (guint i = 0; i < self->record->courses->len; i++)
    {
      const DbkCourse *course = self->record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];

          if (dbk_session_is_held (session))
            take_newer (&newest, session->scores, concern, area, self->session->treated_on);
        }
    }
  return newest;
}

DbkDate
dbk_draft_propose_next (DbkDraft *self)
{
  const DbkCourse *course = self->course;
  int days = course->interval_target_days != DBK_NONE ? course->interval_target_days
                                                      : course->interval_min_days;

  if (course->planned_sessions != DBK_NONE &&
      dbk_draft_get_number (self) >= course->planned_sessions)
    days = course->maintenance_days;
  if (days == DBK_NONE || days <= 0 || self->session->treated_on == DBK_DATE_NONE)
    return DBK_DATE_NONE;
  return self->session->treated_on + days;
}
