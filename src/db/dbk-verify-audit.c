/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the history of changes is what was sealed. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dbk-audit-private.h"
#include "dbk-backup-private.h"
#include "dbk-connection-private.h"
#include "dbk-verify-private.h"

typedef struct
{
  gint64 row;
  gint64 first;
  gint64 last;
  gint64 form;
  guint8 hash[DBK_AUDIT_HASH_SIZE];
  gboolean outside;
} Seal;

static void
read_hash (DbkStatement *statement, const char *name, guint8 hash[DBK_AUDIT_HASH_SIZE])
{
  gsize size;
  const void *bytes = dbk_column_blob (statement, dbk_column_index (statement, name), &size);

  memset (hash, 0, DBK_AUDIT_HASH_SIZE);
  if (bytes != NULL)
    memcpy (hash, bytes, MIN (size, DBK_AUDIT_HASH_SIZE));
}

/* Whether an erasure explains that entry @row, of @client, keeps nothing any more. */
static gboolean
is_erased (DbkConnection *connection, gint64 client, gint64 row, gboolean *erased, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_ERASED, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_id (statement, "client", client);
  dbk_bind_int (statement, "row", row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *erased = dbk_named_bool (statement, "erased");
  return TRUE;
}

static void
add_detail (DbkVerifyReport *report, gint64 row, const char *format)
{
  char *sentence;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, row);
#pragma GCC diagnostic pop
  dbk_verify_add (report, DBK_FINDING_ERROR, "audit-detail", "audit", row, sentence);
}

/* What an entry keeps of old values against the digest that was sealed. */
static gboolean
check_detail (DbkConnection *connection,
              DbkVerifyReport *report,
              DbkStatement *row,
              const guint8 *sealed,
              GError **error)
{
  gint64 number = dbk_named_int (row, "row");
  int payload_column = dbk_column_index (row, "payload");

  if (!dbk_column_is_null (row, payload_column))
    {
      const char *payload = dbk_column_text (row, payload_column);
      guint8 digest[DBK_AUDIT_HASH_SIZE];
      gsize salt_size;
      const void *salt = dbk_column_blob (row, dbk_column_index (row, "salt"), &salt_size);

      dbk_audit_digest (salt, salt_size, payload, strlen (payload), digest);
      if (sealed == NULL || memcmp (digest, sealed, sizeof digest) != 0)
        add_detail (report, number,
                    _ ("What entry %" G_GINT64_FORMAT
                       " of the history keeps was changed after it was sealed."));
      return TRUE;
    }
  if (sealed != NULL)
    {
      gboolean erased;

      if (!is_erased (connection, dbk_named_int (row, "client_row"), number, &erased, error))
        return FALSE;
      if (!erased)
        add_detail (report, number,
                    _ ("What entry %" G_GINT64_FORMAT
                       " of the history kept is missing, and no erasure explains it."));
    }
  return TRUE;
}

static void
add_missing (DbkVerifyReport *report, gint64 first, gint64 last)
{
  char *sentence;

  if (first == last)
    sentence = g_strdup_printf (_ ("Entry %" G_GINT64_FORMAT " of the history is missing."), first);
  else
    sentence = g_strdup_printf (_ ("Entries %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                                   " of the history are missing."),
                                first, last);
  dbk_verify_add (report, DBK_FINDING_ERROR, "audit-missing", "audit", first, sentence);
}

/* Goes over the rows of a seal; @whole: whether none is missing. */
static gboolean
hash_seal (DbkConnection *connection,
           DbkVerifyReport *report,
           const Seal *seal,
           DbkAuditHasher *hasher,
           gboolean *whole,
           GError **error)
{
  g_autoptr (DbkStatement) rows = dbk_statement (connection, DBK_SQL_AUDIT_ROWS, error);
  gint64 expected = seal->first;
  gboolean has_row;

  *whole = TRUE;
  if (rows == NULL)
    return FALSE;
  dbk_bind_int (rows, "first", seal->first);
  dbk_bind_int (rows, "last", seal->last);
  while (TRUE)
    {
      guint8 sealed[DBK_AUDIT_HASH_SIZE] = { 0 };
      gboolean has_digest;
      gint64 number;

      if (!dbk_step_row (rows, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      report->n_audit++;
      number = dbk_named_int (rows, "row");
      if (number != expected)
        {
          *whole = FALSE;
          add_missing (report, expected, number - 1);
        }
      expected = number + 1;
      has_digest = !dbk_named_is_null (rows, "digest");
      if (has_digest)
        read_hash (rows, "digest", sealed);
      if (!check_detail (connection, report, rows, has_digest ? sealed : NULL, error))
        return FALSE;
      dbk_audit_hasher_add (hasher, rows, has_digest ? sealed : NULL);
    }
  if (expected <= seal->last)
    {
      *whole = FALSE;
      add_missing (report, expected, seal->last);
    }
  return TRUE;
}

static gboolean
tell_outside (DbkConnection *connection,
              DbkVerifyReport *report,
              gint64 first,
              gint64 last,
              const char *code,
              GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_OUTSIDE, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "first", first);
  dbk_bind_int (statement, "last", last);
  while (TRUE)
    {
      gint64 n;
      const char *table_name;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      n = dbk_named_int (statement, "n");
      table_name = dbk_named_text (statement, "table_name");
      dbk_verify_add (report, DBK_FINDING_WARNING, code, table_name,
                      dbk_named_int (statement, "first"),
                      g_strdup_printf (ngettext ("%d change to “%s” was made without Dermabook.",
                                                 "%d changes to “%s” were made without Dermabook.",
                                                 (gulong) n),
                                       (int) n, table_name));
    }
}

static gboolean
check_seal (DbkConnection *connection,
            DbkVerifyReport *report,
            const Seal *seal,
            const Seal *before,
            GError **error)
{
  g_autoptr (DbkAuditHasher) hasher =
      dbk_audit_hasher_new (before != NULL ? before->hash : NULL, seal->outside);
  guint8 hash[DBK_AUDIT_HASH_SIZE];
  gboolean whole;

  report->n_seals++;
  if (seal->row != (before != NULL ? before->row + 1 : 1) ||
      seal->first != (before != NULL ? before->last + 1 : 1) || seal->form != DBK_AUDIT_FORM)
    dbk_verify_add (report, DBK_FINDING_ERROR, "seal", "audit_seal", seal->row,
                    g_strdup_printf (_ ("Seal %" G_GINT64_FORMAT
                                        " of the history doesn't follow the one before."),
                                     seal->row));
  if (!hash_seal (connection, report, seal, hasher, &whole, error))
    return FALSE;
  dbk_audit_hasher_finish (hasher, hash);
  if (whole && memcmp (hash, seal->hash, sizeof hash) != 0)
    dbk_verify_add (
        report, DBK_FINDING_ERROR, "audit-changed", "audit", seal->first,
        seal->first == seal->last
            ? g_strdup_printf (_ ("Entry %" G_GINT64_FORMAT
                                  " of the history was changed after it was sealed."),
                               seal->first)
            : g_strdup_printf (_ ("Of the entries %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                                  " of the history, at least one was changed after it was sealed."),
                               seal->first, seal->last));
  if (seal->outside)
    return tell_outside (connection, report, seal->first, seal->last, "audit-outside", error);
  return TRUE;
}

static gboolean
check_seals (DbkConnection *connection, DbkVerifyReport *report, Seal *last, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_SEALS, error);
  gboolean has_row;
  Seal before = { 0 };

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      Seal seal;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      seal.row = dbk_named_int (statement, "row");
      seal.first = dbk_named_int (statement, "first_audit");
      seal.last = dbk_named_int (statement, "last_audit");
      seal.form = dbk_named_int (statement, "form");
      seal.outside = dbk_named_bool (statement, "outside");
      read_hash (statement, "hash", seal.hash);
      if (!check_seal (connection, report, &seal, before.row != 0 ? &before : NULL, error))
        return FALSE;
      before = seal;
    }
  *last = before;
  return TRUE;
}

/* The counters SQLite keeps of the numbers it gave tell a cut end even without a backup. */
static gboolean
check_extent (DbkConnection *connection, DbkVerifyReport *report, const Seal *last, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_VERIFY_AUDIT_EXTENT, error);
  gboolean has_row;
  gint64 end;
  gint64 given;

  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return FALSE;
  end = dbk_named_int (statement, "last");
  given = dbk_named_int (statement, "given");
  if (given > MAX (end, last->last) || dbk_named_int (statement, "seals_given") > last->row)
    dbk_verify_add (
        report, DBK_FINDING_ERROR, "audit-cut", "audit", end,
        g_strdup_printf (_ ("The history was cut off after entry %" G_GINT64_FORMAT "."), end));
  if (end > last->last)
    {
      report->n_audit += dbk_named_int (statement, "n") > report->n_audit
                             ? dbk_named_int (statement, "n") - report->n_audit
                             : 0;
      return tell_outside (connection, report, last->last + 1, end, "audit-unsealed", error);
    }
  return TRUE;
}

/* Addenda, marks, withdrawals and erasures against the copies their history keeps. */
static gboolean
check_lasting (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_LASTING, error);
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
      row = dbk_named_int (statement, "table_row");
      dbk_verify_add (report, DBK_FINDING_ERROR, "lasting", table_name, row,
                      g_strdup_printf (_ ("Entry %" G_GINT64_FORMAT " of “%s”, part of the lasting "
                                          "record, was changed or removed."),
                                       row, table_name));
    }
}

gboolean
dbk_verify_audit (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  Seal last = { 0 };

  return check_seals (connection, report, &last, error) &&
         check_extent (connection, report, &last, error) &&
         check_lasting (connection, report, error);
}

/* The newest head beside a backup, or the one a restore left. */
static char *
newest_head (const char *directory)
{
  g_auto (GStrv) backups = dbk_backup_list_suffix (directory, ".db.head");
  g_auto (GStrv) restored = dbk_backup_list_suffix (directory, ".restored.head");

  if (backups[0] == NULL || restored[0] == NULL)
    return g_strdup (backups[0] != NULL ? backups[0] : restored[0]);
  /* The same moment's backup comes after the restore. */
  return g_strdup (strncmp (backups[0], restored[0], strlen (backups[0]) - strlen (".db.head")) >= 0
                       ? backups[0]
                       : restored[0]);
}

gboolean
dbk_verify_head (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  g_autofree char *path = newest_head (dbk_connection_get_directory (connection));
  g_autofree char *text = NULL;
  guint8 hash[DBK_AUDIT_HASH_SIZE];
  char hexadecimal[DBK_AUDIT_HASH_SIZE * 2 + 1];
  DbkAuditHead head;
  gboolean has_row;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;
  if (!dbk_audit_head_from_text (text, &head))
    {
      dbk_verify_add (report, DBK_FINDING_WARNING, "audit-head", NULL, 0,
                      g_strdup_printf (_ ("“%s”, written beside a backup, can't be read."), path));
      return TRUE;
    }
  if (head.seal == 0)
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_AUDIT_SEAL_HASH, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", head.seal);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      dbk_verify_add (report, DBK_FINDING_ERROR, "audit-cut", "audit_seal", head.seal,
                      g_strdup (_ ("The newest backup knows more of the history than the records "
                                   "do: its end was cut off.")));
      return TRUE;
    }
  read_hash (statement, "hash", hash);
  sodium_bin2hex (hexadecimal, sizeof hexadecimal, hash, sizeof hash);
  if (strcmp (hexadecimal, head.hash) != 0 ||
      dbk_named_int (statement, "last_audit") != head.last_audit)
    dbk_verify_add (
        report, DBK_FINDING_ERROR, "audit-rewritten", "audit_seal", head.seal,
        g_strdup (_ ("The history isn't the one the newest backup holds: it was written "
                     "anew.")));
  return TRUE;
}
