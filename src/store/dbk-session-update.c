/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what changed in a draft's lists, and removing a draft. */
#include "config.h"

#include "dbk-session-private.h"

/* One run of saving the lists of one draft. */
typedef struct
{
  DbkConnection *connection;
  gint64 session;
  gboolean changed;
} Update;

static gboolean
run_with_session (Update *update,
                  DbkSql sql,
                  gconstpointer record,
                  gint64 position,
                  gint64 concern_row,
                  GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (update->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  if (record != NULL)
    dbk_rows_bind (statement, record);
  dbk_bind_int (statement, "session", update->session);
  if (dbk_has_parameter (statement, "position"))
    dbk_bind_int (statement, "position", position);
  if (dbk_has_parameter (statement, "first"))
    dbk_bind_int (statement, "first", position);
  if (dbk_has_parameter (statement, "concern_row"))
    dbk_bind_int (statement, "concern_row", concern_row);
  update->changed = TRUE;
  return dbk_run (statement, error);
}

/* Products and checks have no key but their place: each place is rewritten where it differs. */
static gboolean
update_places (Update *update,
               GPtrArray *stored,
               GPtrArray *wanted,
               DbkSql add,
               DbkSql change,
               DbkSql remove_from,
               GError **error)
{
  if (wanted->len < stored->len &&
      !run_with_session (update, remove_from, NULL, wanted->len, 0, error))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      if (i < stored->len && dbk_record_equal (stored->pdata[i], wanted->pdata[i]))
        continue;
      if (!run_with_session (update, i < stored->len ? change : add, wanted->pdata[i], i, 0, error))
        return FALSE;
    }
  return TRUE;
}

/* @place: (out): where in @areas */
static DbkSessionArea *
find_area (GPtrArray *areas, const char *area, guint *place)
{
  for (guint i = 0; i < areas->len; i++)
    {
      DbkSessionArea *row = areas->pdata[i];

      if (g_strcmp0 (row->area, area) == 0)
        {
          *place = i;
          return row;
        }
    }
  return NULL;
}

static gboolean
update_areas (Update *update, GPtrArray *stored, GPtrArray *wanted, GError **error)
{
  guint place = 0;

  for (guint i = 0; i < stored->len; i++)
    {
      DbkSessionArea *row = stored->pdata[i];

      if (find_area (wanted, row->area, &place) == NULL &&
          !run_with_session (update, DBK_SQL_SESSION_AREA_REMOVE, row, 0, 0, error))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      DbkSessionArea *row = wanted->pdata[i];
      DbkSessionArea *old = find_area (stored, row->area, &place);

      if (old != NULL && place == i && dbk_record_equal (old, row))
        continue;
      if (!run_with_session (update,
                             old == NULL ? DBK_SQL_SESSION_AREA_ADD : DBK_SQL_SESSION_AREA_UPDATE,
                             row, i, 0, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
id_of (gconstpointer record)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;
  const DbkField *id = dbk_record_type_find (type, "id");

  return *(char *const *) ((const char *) record + id->offset);
}

static gpointer
find_id (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (id_of (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

static gboolean
remove_gone (Update *update, GPtrArray *stored, GPtrArray *wanted, DbkSql sql, GError **error)
{
  for (guint i = 0; i < stored->len; i++)
    if (find_id (wanted, id_of (stored->pdata[i])) == NULL &&
        !run_with_session (update, sql, stored->pdata[i], 0, 0, error))
      return FALSE;
  return TRUE;
}

/* TRUE when what is kept of @stored stands at other places in @wanted. */
static gboolean
places_move (GPtrArray *stored, GPtrArray *wanted)
{
  for (guint i = 0; i < stored->len; i++)
    {
      const char *id = id_of (stored->pdata[i]);

      if (find_id (wanted, id) != NULL &&
          (i >= wanted->len || g_strcmp0 (id_of (wanted->pdata[i]), id) != 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
update_reactions (Update *update, GPtrArray *stored, GPtrArray *wanted, GError **error)
{
  gboolean move;

  if (!remove_gone (update, stored, wanted, DBK_SQL_SESSION_REACTION_REMOVE, error))
    return FALSE;
  move = places_move (stored, wanted);
  /* Two reactions may trade places: first all leave theirs. */
  if (move && !run_with_session (update, DBK_SQL_SESSION_REACTIONS_LIFT, NULL, 0, 0, error))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      DbkSessionReaction *reaction = wanted->pdata[i];
      DbkSessionReaction *old = find_id (stored, reaction->id);

      if (old == NULL)
        {
          update->changed = TRUE;
          if (!dbk_session_reaction_insert (update->connection, update->session, i, reaction,
                                            error))
            return FALSE;
          continue;
        }
      reaction->row = old->row;
      if ((move || !dbk_record_equal (old, reaction)) &&
          !run_with_session (update, DBK_SQL_SESSION_REACTION_UPDATE, reaction, i, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_score (Update *update,
              gint64 course_row,
              const DbkAssessment *old,
              DbkAssessment *score,
              GError **error)
{
  gint64 concern_row;

  score->row = old->row;
  if (!dbk_score_check (score, TRUE, error))
    return FALSE;
  score->recorded_at = old->recorded_at;
  if (dbk_record_equal (old, score))
    return TRUE;
  concern_row = dbk_course_find_concern (update->connection, course_row, score->concern, error);
  return concern_row != 0 &&
         run_with_session (update, DBK_SQL_SESSION_SCORE_UPDATE, score, 0, concern_row, error);
}

static gboolean
update_scores (Update *update, GPtrArray *stored, DbkSession *session, GError **error)
{
  if (!remove_gone (update, stored, session->scores, DBK_SQL_SESSION_SCORE_REMOVE, error))
    return FALSE;
  for (guint i = 0; i < session->scores->len; i++)
    {
      DbkAssessment *score = session->scores->pdata[i];
      DbkAssessment *old = find_id (stored, score->id);

      if (old == NULL)
        {
          update->changed = TRUE;
          if (!dbk_session_score_insert (update->connection, session, score, error))
            return FALSE;
        }
      else if (!update_score (update, session->course_row, old, score, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_photos (Update *update, GPtrArray *stored, GPtrArray *wanted, GError **error)
{
  if (!remove_gone (update, stored, wanted, DBK_SQL_SESSION_PHOTO_REMOVE, error))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      DbkPhoto *photo = wanted->pdata[i];
      DbkPhoto *old = find_id (stored, photo->id);

      if (old == NULL)
        {
          update->changed = TRUE;
          if (!dbk_record_insert (update->connection, DBK_SQL_SESSION_PHOTO_ADD, photo, "session",
                                  update->session, error))
            return FALSE;
          continue;
        }
      photo->row = old->row;
      if (!dbk_record_equal (old, photo) &&
          !run_with_session (update, DBK_SQL_SESSION_PHOTO_UPDATE, photo, 0, 0, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_session_children_update (DbkConnection *connection,
                             const DbkSession *stored,
                             DbkSession *session,
                             gboolean *changed,
                             GError **error)
{
  Update update = { connection, stored->row, FALSE };

  if (!update_areas (&update, stored->areas, session->areas, error) ||
      !update_places (&update, stored->products, session->products, DBK_SQL_SESSION_PRODUCT_ADD,
                      DBK_SQL_SESSION_PRODUCT_UPDATE, DBK_SQL_SESSION_PRODUCTS_REMOVE, error) ||
      !update_places (&update, stored->checks, session->checks, DBK_SQL_SESSION_CHECK_ADD,
                      DBK_SQL_SESSION_CHECK_UPDATE, DBK_SQL_SESSION_CHECKS_REMOVE, error) ||
      !update_reactions (&update, stored->reactions, session->reactions, error) ||
      !update_scores (&update, stored->scores, session, error) ||
      !update_photos (&update, stored->photos, session->photos, error))
    return FALSE;
  *changed = update.changed;
  return TRUE;
}

gboolean
dbk_session_remove (DbkConnection *connection, gint64 session_row, GError **error)
{
  static const DbkSql removals[] = {
    DBK_SQL_SESSION_AREAS_REMOVE,  DBK_SQL_SESSION_PRODUCTS_REMOVE,
    DBK_SQL_SESSION_CHECKS_REMOVE, DBK_SQL_SESSION_REACTIONS_REMOVE,
    DBK_SQL_SESSION_SCORES_REMOVE, DBK_SQL_SESSION_PHOTOS_REMOVE,
    DBK_SQL_SESSION_REMOVE,
  };
  Update update = { connection, session_row, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    if (!run_with_session (&update, removals[i], NULL, 0, 0, error))
      return FALSE;
  return TRUE;
}
