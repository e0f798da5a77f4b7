/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in what a client doesn't have yet; what is there stays as it is. */
#include "config.h"

#include "dbk-record-store.h"
#include "dbk-session-private.h"

typedef struct
{
  DbkConnection *connection;
  guint n_added;
} Merge;

static const char *
id_of (gconstpointer record)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;
  const DbkField *id = dbk_record_type_find (type, "id");

  return *(char *const *) ((const char *) record + id->offset);
}

/* The stored entry with the id of @record, or NULL. */
static gpointer
find_same (GPtrArray *stored, gconstpointer record)
{
  const char *id = id_of (record);

  if (id == NULL || *id == '\0')
    return NULL;
  for (guint i = 0; i < stored->len; i++)
    if (g_strcmp0 (id_of (stored->pdata[i]), id) == 0)
      return stored->pdata[i];
  return NULL;
}

static gboolean
merge_consent (Merge *merge, const DbkConsent *stored, const DbkConsent *consent, GError **error)
{
  if (stored->withdrawal != NULL || consent->withdrawal == NULL)
    return TRUE;
  merge->n_added++;
  return dbk_withdrawal_insert (merge->connection, stored->row, consent->withdrawal, error);
}

static gboolean
merge_concern (Merge *merge, const DbkConcern *stored, const DbkConcern *concern, GError **error)
{
  for (guint i = 0; i < concern->scores->len; i++)
    {
      DbkAssessment *score = concern->scores->pdata[i];

      if (find_same (stored->scores, score) != NULL)
        continue;
      merge->n_added++;
      if (!dbk_score_insert (merge->connection, stored->row, 0, score, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
number_is_free (GPtrArray *addenda, int number)
{
  for (guint i = 0; i < addenda->len; i++)
    if (((const DbkAddendum *) addenda->pdata[i])->number == number)
      return FALSE;
  return number != DBK_NONE;
}

/* Both sides may have written an addendum 2: the one that comes later moves up. */
static gboolean
merge_addenda (Merge *merge, const DbkSession *stored, const DbkSession *session, GError **error)
{
  for (guint i = 0; i < session->addenda->len; i++)
    {
      DbkAddendum *addendum = session->addenda->pdata[i];

      if (find_same (stored->addenda, addendum) != NULL)
        continue;
      if (!number_is_free (stored->addenda, addendum->number))
        {
          addendum->number = 1;
          while (!number_is_free (stored->addenda, addendum->number))
            addendum->number++;
        }
      merge->n_added++;
      if (!dbk_session_addendum_insert (merge->connection, stored->row, addendum, error))
        return FALSE;
      g_ptr_array_add (stored->addenda, dbk_addendum_ref (addendum));
    }
  return TRUE;
}

static gboolean
merge_resolutions (Merge *merge,
                   const DbkSessionReaction *stored,
                   const DbkSessionReaction *reaction,
                   GError **error)
{
  for (guint i = 0; i < reaction->resolutions->len; i++)
    {
      DbkReactionResolution *resolution = reaction->resolutions->pdata[i];

      if (find_same (stored->resolutions, resolution) != NULL)
        continue;
      merge->n_added++;
      if (!dbk_session_resolution_insert (merge->connection, stored->row, resolution, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_locked (Merge *merge, const DbkSession *stored, const DbkSession *session, GError **error)
{
  if (!merge_addenda (merge, stored, session, error))
    return FALSE;
  if (stored->entered_in_error == NULL && session->entered_in_error != NULL)
    {
      merge->n_added++;
      if (!dbk_session_mark_insert (merge->connection, stored->row, session->entered_in_error,
                                    error))
        return FALSE;
    }
  for (guint i = 0; i < session->reactions->len; i++)
    {
      const DbkSessionReaction *reaction = session->reactions->pdata[i];
      const DbkSessionReaction *same = find_same (stored->reactions, reaction);

      if (same != NULL && !merge_resolutions (merge, same, reaction, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_session (Merge *merge, const DbkSession *stored, DbkSession *session, GError **error)
{
  if (dbk_session_is_locked (stored))
    return merge_locked (merge, stored, session, error);
  if (dbk_session_is_locked (session) || dbk_record_equal (stored, session))
    return TRUE;
  merge->n_added++;
  return dbk_session_remove (merge->connection, stored->row, error) &&
         dbk_record_add_session (merge->connection, stored->course_row, session, error);
}

static gboolean
merge_course (Merge *merge, const DbkCourse *stored, const DbkCourse *course, GError **error)
{
  for (guint i = 0; i < course->skips->len; i++)
    {
      if (find_same (stored->skips, course->skips->pdata[i]) != NULL)
        continue;
      merge->n_added++;
      if (!dbk_skip_insert (merge->connection, stored->row, course->skips->pdata[i], error))
        return FALSE;
    }
  for (guint i = 0; i < course->sessions->len; i++)
    {
      DbkSession *session = course->sessions->pdata[i];
      const DbkSession *same = find_same (stored->sessions, session);

      if (same != NULL)
        {
          if (!merge_session (merge, same, session, error))
            return FALSE;
          continue;
        }
      merge->n_added++;
      if (!dbk_record_add_session (merge->connection, stored->row, session, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_same (Merge *merge, gconstpointer stored, gpointer record, GError **error)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;

  if (type == &dbk_consent_type)
    return merge_consent (merge, stored, record, error);
  if (type == &dbk_concern_type)
    return merge_concern (merge, stored, record, error);
  if (type == &dbk_course_type)
    return merge_course (merge, stored, record, error);
  return TRUE;
}

static gboolean
merge_all (Merge *merge, const DbkClientRecord *stored, DbkClientRecord *record, GError **error)
{
  for (guint i = 0; i < DBK_N_RECORD_KINDS; i++)
    {
      const DbkRecordKind *kind = &dbk_record_kinds[i];
      GPtrArray *there = G_STRUCT_MEMBER (GPtrArray *, stored, kind->offset);
      GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, record, kind->offset);

      for (guint j = 0; j < list->len; j++)
        {
          gconstpointer same = find_same (there, list->pdata[j]);

          if (same != NULL)
            {
              if (!merge_same (merge, same, list->pdata[j], error))
                return FALSE;
              continue;
            }
          merge->n_added++;
          if (!kind->insert (merge->connection, stored->client->row, list->pdata[j], error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
dbk_record_store_merge_in (DbkConnection *connection,
                           const DbkWho *who,
                           gint64 client_row,
                           DbkClientRecord *record,
                           guint *n_added,
                           GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkClientRecord) stored = NULL;
  g_autoptr (GError) problem = NULL;
  Merge merge = { connection, 0 };
  gint64 into;

  if (n_added != NULL)
    *n_added = 0;
  if (transaction == NULL)
    return FALSE;
  into = dbk_record_follow_merges (connection, client_row, error);
  if (into == 0)
    return FALSE;
  stored = dbk_record_store_load (connection, into, error);
  if (stored == NULL)
    return FALSE;
  if (!merge_all (&merge, stored, record, &problem))
    {
      /* A lock refuses a known identifier of a signed session before it is found to be double. */
      if (g_error_matches (problem, DBK_ERROR, DBK_ERROR_REFUSED) ||
          g_error_matches (problem, DBK_ERROR, DBK_ERROR_CONFLICT))
        return dbk_record_fail_known (error);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (merge.n_added > 0)
    dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, into);
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  if (n_added != NULL)
    *n_added = merge.n_added;
  return TRUE;
}
