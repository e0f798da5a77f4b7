/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the records are whole and what they were. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-connection-private.h"
#include "dbk-migration-private.h"
#include "dbk-records.h"
#include "dbk-verify-private.h"

#define FINDINGS_PER_CODE 100

static void
finding_free (gpointer data)
{
  DbkFinding *finding = data;

  g_free (finding->code);
  g_free (finding->sentence);
  g_free (finding->table_name);
  g_free (finding);
}

DbkVerifyReport *
dbk_verify_report_new (void)
{
  DbkVerifyReport *report = g_new0 (DbkVerifyReport, 1);

  report->findings = g_ptr_array_new_with_free_func (finding_free);
  return report;
}

void
dbk_verify_report_free (DbkVerifyReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->findings);
  g_free (report);
}

gboolean
dbk_verify_report_is_clean (const DbkVerifyReport *report)
{
  for (guint i = 0; i < report->findings->len; i++)
    if (((DbkFinding *) report->findings->pdata[i])->severity != DBK_FINDING_NOTE)
      return FALSE;
  return TRUE;
}

void
dbk_verify_add (DbkVerifyReport *report,
                DbkFindingSeverity severity,
                const char *code,
                const char *table_name,
                gint64 row,
                char *sentence)
{
  DbkFinding *finding;
  guint same = 0;

  for (guint i = 0; i < report->findings->len; i++)
    same += g_str_equal (((DbkFinding *) report->findings->pdata[i])->code, code);
  if (same >= FINDINGS_PER_CODE)
    {
      g_free (sentence);
      return;
    }
  finding = g_new0 (DbkFinding, 1);
  finding->severity = severity;
  finding->code = g_strdup (code);
  finding->table_name = g_strdup (table_name);
  finding->row = row;
  finding->sentence = sentence;
  g_ptr_array_add (report->findings, finding);
}

static gboolean
check_integrity (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_INTEGRITY, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *message;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      message = dbk_named_text (statement, "message");
      if (g_strcmp0 (message, "ok") != 0)
        dbk_verify_add (
            report, DBK_FINDING_ERROR, "integrity", NULL, 0,
            g_strdup_printf (_ ("The records file is damaged (%s). Restore the newest backup."),
                             message));
    }
}

static gboolean
check_schema (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) names = NULL;

  if (dbk_migration_compare_schema (connection, &names, &problem))
    return TRUE;
  if (!g_error_matches (problem, DBK_ERROR, DBK_ERROR_ALTERED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (char **name = names; *name != NULL; name++)
    dbk_verify_add (
        report, DBK_FINDING_ERROR, "schema", *name, 0,
        g_strdup_printf (_ ("“%s” in the structure of the records was removed, added or "
                            "changed by another program."),
                         *name));
  return TRUE;
}

static gboolean
check_foreign_keys (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_VERIFY_FOREIGN_KEYS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *table_name;
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      table_name = dbk_named_text (statement, "table_name");
      row = dbk_named_int (statement, "row");
      dbk_verify_add (report, DBK_FINDING_ERROR, "foreign-key", table_name, row,
                      g_strdup_printf (_ ("Entry %" G_GINT64_FORMAT
                                          " of “%s” belongs to an entry of "
                                          "“%s” that isn't there."),
                                       row, table_name, dbk_named_text (statement, "parent")));
    }
}

typedef gboolean (*CheckFunc) (DbkConnection *connection, DbkVerifyReport *report, GError **error);

/* A check that can't read on is a finding, not the end of the others; only a person's stop ends
 * all. */
static gboolean
run_checks (DbkConnection *connection,
            const CheckFunc *checks,
            gsize n_checks,
            DbkVerifyReport *report,
            GError **error)
{
  for (gsize i = 0; i < n_checks; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (checks[i](connection, report, &problem))
        continue;
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      dbk_verify_add (report, DBK_FINDING_ERROR, "integrity", NULL, 0, g_strdup (problem->message));
    }
  return TRUE;
}

/* A schema with our text is ours: its checks may then run the functions they name. */
static void
trust_schema (DbkConnection *connection)
{
  if (dbk_migration_compare_schema (connection, NULL, NULL))
    sqlite3_db_config (connection->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL);
}

DbkVerifyReport *
dbk_verify_file (DbkConnection *connection, GError **error)
{
  static const CheckFunc checks[] = {
    check_integrity,
    check_schema,
    check_foreign_keys,
    dbk_verify_audit,
  };
  g_autoptr (DbkVerifyReport) report = dbk_verify_report_new ();
  gboolean done;

  trust_schema (connection);
  if (!dbk_read_begin (connection, error))
    return NULL;
  done = run_checks (connection, checks, G_N_ELEMENTS (checks), report, error);
  dbk_read_end (connection);
  return done ? g_steal_pointer (&report) : NULL;
}

/* The digests the history keeps of each signing; the last one counts. */
static GHashTable *
read_signings (DbkConnection *connection, GError **error)
{
  g_autoptr (GHashTable) signings =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_SIGNINGS, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      gint64 *session;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&signings);
      session = g_new (gint64, 1);
      *session = dbk_named_int (statement, "session_row");
      g_hash_table_insert (signings, session, dbk_named_dup_text (statement, "digest"));
    }
}

static gboolean
check_session (DbkConnection *connection,
               gint64 session,
               const char *stored,
               const char *sealed,
               DbkSessionDigestFunc digest,
               gpointer data,
               DbkVerifyReport *report,
               GError **error)
{
  g_autofree char *now = digest (connection, session, data, error);
  char *sentence = NULL;

  if (now == NULL)
    return FALSE;
  if (sealed == NULL)
    sentence = g_strdup_printf (_ ("Session %" G_GINT64_FORMAT
                                   " is closed, but the history knows of no signing."),
                                session);
  else if (g_ascii_strcasecmp (now, sealed) != 0 || g_ascii_strcasecmp (stored, sealed) != 0)
    sentence = g_strdup_printf (_ ("Session %" G_GINT64_FORMAT " was changed after it was signed."),
                                session);
  if (sentence != NULL)
    dbk_verify_add (report, DBK_FINDING_ERROR, "signed-session", "session", session, sentence);
  return TRUE;
}

static gboolean
check_sessions (DbkConnection *connection,
                DbkSessionDigestFunc digest,
                gpointer data,
                DbkVerifyReport *report,
                GError **error)
{
  g_autoptr (GHashTable) signings = read_signings (connection, error);
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_SESSIONS, error);
  gboolean has_row;

  if (signings == NULL || statement == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 session;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      session = dbk_named_int (statement, "row");
      report->n_sessions++;
      if (!check_session (connection, session, dbk_named_text (statement, "digest"),
                          g_hash_table_lookup (signings, &session), digest, data, report, error))
        return FALSE;
    }
}

DbkVerifyReport *
dbk_verify (DbkConnection *connection, DbkSessionDigestFunc digest, gpointer data, GError **error)
{
  static const CheckFunc checks[] = { dbk_verify_head, dbk_verify_photos };
  g_autoptr (DbkVerifyReport) report = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean done;

  dbk_connection_assert_thread (connection);
  if (!dbk_read_begin (connection, error))
    return NULL;
  report = dbk_verify_file (connection, error);
  done = report != NULL && run_checks (connection, checks, G_N_ELEMENTS (checks), report, error);
  if (done && digest != NULL && !check_sessions (connection, digest, data, report, &problem))
    {
      done = !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (done)
        dbk_verify_add (report, DBK_FINDING_ERROR, "integrity", NULL, 0,
                        g_strdup (problem->message));
      else
        g_propagate_error (error, g_steal_pointer (&problem));
    }
  dbk_read_end (connection);
  return done ? g_steal_pointer (&report) : NULL;
}

DbkVerifyReport *
dbk_verify_directory (const char *directory,
                      DbkSessionDigestFunc digest,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *path = dbk_records_path (directory);
  g_autoptr (DbkLock) lock = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (GError) problem = NULL;

  if (!dbk_migration_check_file (path, NULL, &problem) &&
      !g_error_matches (problem, DBK_ERROR, DBK_ERROR_ALTERED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  lock = dbk_lock_take (directory, DBK_LOCK_SHARED, error);
  if (lock == NULL)
    return NULL;
  connection = dbk_migration_open_untouched (path, error);
  if (connection == NULL)
    return NULL;
  dbk_connection_set_cancellable (connection, cancellable);
  return dbk_verify (connection, digest, data, error);
}
