/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may still be added to a locked session: addenda, the mark of an error, how a reaction
 * ended. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-session-field.h"
#include "dbk-session-private.h"
#include "dbk-session-store.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
fail (GError **error, DbkError code, const char *sentence)
{
  g_set_error_literal (error, DBK_ERROR, code, sentence);
  return FALSE;
}

gboolean
dbk_session_addendum_insert (DbkConnection *connection,
                             gint64 session_row,
                             DbkAddendum *addendum,
                             GError **error)
{
  return dbk_record_insert (connection, DBK_SQL_SESSION_ADDENDUM_ADD, addendum, "session",
                            session_row, error);
}

gboolean
dbk_session_mark_insert (DbkConnection *connection,
                         gint64 session_row,
                         DbkEnteredInError *mark,
                         GError **error)
{
  return dbk_record_insert (connection, DBK_SQL_SESSION_ERROR_ADD, mark, "session", session_row,
                            error);
}

gboolean
dbk_session_resolution_insert (DbkConnection *connection,
                               gint64 reaction_row,
                               DbkReactionResolution *resolution,
                               GError **error)
{
  return dbk_record_insert (connection, DBK_SQL_SESSION_RESOLUTION_ADD, resolution, "reaction",
                            reaction_row, error);
}

gboolean
dbk_session_later_insert (DbkConnection *connection, const DbkSession *session, GError **error)
{
  for (guint i = 0; i < session->addenda->len; i++)
    if (!dbk_session_addendum_insert (connection, session->row, session->addenda->pdata[i], error))
      return FALSE;
  if (session->entered_in_error != NULL &&
      !dbk_session_mark_insert (connection, session->row, session->entered_in_error, error))
    return FALSE;
  for (guint i = 0; i < session->reactions->len; i++)
    {
      const DbkSessionReaction *reaction = session->reactions->pdata[i];

      for (guint j = 0; j < reaction->resolutions->len; j++)
        if (!dbk_session_resolution_insert (connection, reaction->row,
                                            reaction->resolutions->pdata[j], error))
          return FALSE;
    }
  return TRUE;
}

/* Who adds something to a locked session is named in it. */
static char *
load_author (DbkConnection *connection, const DbkWho *who, GError **error)
{
  g_autofree char *name = dbk_store_staff_name (connection, who->staff, error);

  if (name == NULL || *name != '\0')
    return g_steal_pointer (&name);
  fail (error, DBK_ERROR_REFUSED,
        _ ("This is entered in somebody's name. Nothing was saved; choose who is working, then try "
           "again."));
  return NULL;
}

/* A locked session as it stands, for something to be added. */
static DbkSession *
load_locked (DbkConnection *connection, gint64 session_row, DbkSessionHead *head, GError **error)
{
  if (!dbk_session_head_load (connection, session_row, head, error))
    return NULL;
  if (!head->locked)
    {
      fail (error, DBK_ERROR_REFUSED,
            _ ("This session is a draft and can still be changed itself. Nothing was added."));
      return NULL;
    }
  return dbk_session_load (connection, session_row, error);
}

static gboolean
check_new_value (const DbkSession *session,
                 const DbkAddendum *addendum,
                 const DbkField *field,
                 DbkDate today,
                 GError **error)
{
  DbkDate day;

  if (is_empty (addendum->new_value) && is_empty (addendum->text))
    return fail (
        error, DBK_ERROR_INVALID,
        _ ("A correction needs the right value, or a text that says what is right. Nothing "
           "was saved; enter one of them."));
  if (!dbk_field_accepts_text (field, addendum->new_value))
    return fail (error, DBK_ERROR_INVALID,
                 _ ("The right value doesn't fit the field it corrects. Nothing was saved; enter a "
                    "number for a number and a day for a day."));
  if (strcmp (field->name, "treated_on") == 0 && dbk_date_from_iso (addendum->new_value, &day) &&
      day > today)
    return fail (error, DBK_ERROR_INVALID,
                 _ ("The corrected day lies in the future. Nothing was saved; enter today or an "
                    "earlier day."));
  if (g_strcmp0 (addendum->old_value, addendum->new_value) == 0)
    return fail (error, DBK_ERROR_INVALID,
                 _ ("The corrected value is the one that stands there already. Nothing was saved; "
                    "enter the right one."));
  return TRUE;
}

static gboolean
complete_addendum (const DbkSession *session, DbkAddendum *addendum, DbkDate today, GError **error)
{
  const DbkField *field;

  if (is_empty (addendum->reason))
    return fail (error, DBK_ERROR_INVALID,
                 _ ("An addendum needs its reason. Nothing was saved; enter the reason."));
  if (is_empty (addendum->text) && is_empty (addendum->field))
    return fail (error, DBK_ERROR_INVALID,
                 _ ("An addendum needs a text, or a field with its right value. Nothing was saved; "
                    "enter one of them."));
  addendum->number = 1;
  for (guint i = 0; i < session->addenda->len; i++)
    addendum->number =
        MAX (addendum->number, ((const DbkAddendum *) session->addenda->pdata[i])->number + 1);
  g_clear_pointer (&addendum->old_value, g_free);
  if (is_empty (addendum->field))
    {
      g_clear_pointer (&addendum->new_value, g_free);
      return TRUE;
    }
  if (!dbk_session_find_field (session, addendum->field, NULL, &field))
    return fail (
        error, DBK_ERROR_INVALID,
        _ ("This session has no such field to correct. Nothing was saved; choose the field "
           "from the list."));
  addendum->old_value = dbk_session_current_field (session, addendum->field);
  return check_new_value (session, addendum, field, today, error);
}

gboolean
dbk_session_store_add_addendum (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 session_row,
                                DbkAddendum *addendum,
                                GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkSession) session = NULL;
  DbkSessionHead head;

  if (transaction == NULL)
    return FALSE;
  session = load_locked (connection, session_row, &head, error);
  if (session == NULL ||
      !complete_addendum (session, addendum, dbk_record_today (connection, who), error))
    return FALSE;
  g_free (addendum->written_by);
  addendum->written_by = load_author (connection, who, error);
  if (addendum->written_by == NULL)
    return FALSE;
  addendum->written_at = dbk_store_now (connection, who);
  if (!dbk_session_addendum_insert (connection, session_row, addendum, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, head.client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_session_store_mark_error (DbkConnection *connection,
                              const DbkWho *who,
                              gint64 session_row,
                              const char *reason,
                              GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkEnteredInError) mark = dbk_entered_in_error_new ();
  DbkSessionHead head;

  if (transaction == NULL || !dbk_session_head_load (connection, session_row, &head, error))
    return FALSE;
  if (is_empty (reason))
    return fail (error, DBK_ERROR_INVALID,
                 _ ("Marking a session as entered in error needs the reason. Nothing was changed; "
                    "enter the reason."));
  if (!head.locked)
    return fail (error, DBK_ERROR_REFUSED,
                 _ ("This session is a draft: discard it instead. Nothing was changed."));
  if (head.in_error)
    return fail (error, DBK_ERROR_CONFLICT,
                 _ ("This session is marked as entered in error already. Nothing was changed."));
  mark->marked_by = load_author (connection, who, error);
  if (mark->marked_by == NULL)
    return FALSE;
  mark->marked_at = dbk_store_now (connection, who);
  dbk_set_text (&mark->reason, reason);
  if (!dbk_session_mark_insert (connection, session_row, mark, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, head.client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
find_session_of_reaction (DbkConnection *connection,
                          gint64 reaction_row,
                          gint64 *session_row,
                          GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  statement = dbk_statement (connection, DBK_SQL_SESSION_OF_REACTION, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "reaction", reaction_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return fail (error, DBK_ERROR_NOT_FOUND,
                 _ ("This reaction is not in the records any more. Nothing was changed."));
  *session_row = dbk_column_int (statement, 0);
  return TRUE;
}

gboolean
dbk_session_store_resolve_reaction (DbkConnection *connection,
                                    const DbkWho *who,
                                    gint64 reaction_row,
                                    DbkReactionResolution *resolution,
                                    GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  DbkSessionHead head;
  gint64 session_row;

  if (transaction == NULL ||
      !find_session_of_reaction (connection, reaction_row, &session_row, error) ||
      !dbk_session_head_load (connection, session_row, &head, error))
    return FALSE;
  if (!head.locked)
    return fail (error, DBK_ERROR_REFUSED,
                 _ ("This session is a draft and can still be changed itself. Nothing was added."));
  if (resolution->resolved_on == DBK_DATE_NONE && is_empty (resolution->text))
    return fail (error, DBK_ERROR_INVALID,
                 _ ("How the reaction ended is missing. Nothing was saved; enter the day or a "
                    "text."));
  if (resolution->resolved_on > dbk_record_today (connection, who))
    return fail (error, DBK_ERROR_INVALID,
                 _ ("The day the reaction was over lies in the future. Nothing was saved; enter "
                    "today or an earlier day."));
  g_free (resolution->recorded_by);
  resolution->recorded_by = load_author (connection, who, error);
  if (resolution->recorded_by == NULL)
    return FALSE;
  resolution->recorded_at = dbk_store_now (connection, who);
  if (!dbk_session_resolution_insert (connection, reaction_row, resolution, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, head.client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
