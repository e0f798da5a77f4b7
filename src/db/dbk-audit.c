/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing the history of changes. */
#include "config.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "dbk-audit-private.h"

struct _DbkAuditHasher
{
  crypto_hash_sha256_state state;
};

void
dbk_audit_digest (const void *salt,
                  gsize salt_size,
                  const char *payload,
                  gsize payload_size,
                  guint8 digest[DBK_AUDIT_HASH_SIZE])
{
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, salt, salt_size);
  crypto_hash_sha256_update (&state, (const guint8 *) payload, payload_size);
  crypto_hash_sha256_final (&state, digest);
}

/* A field as "length:bytes,", so that no two rows give the same bytes; a missing one is "-,". */
static void
add_field (DbkAuditHasher *hasher, const void *bytes, gsize size)
{
  char head[24];
  int length;

  if (bytes == NULL)
    {
      crypto_hash_sha256_update (&hasher->state, (const guint8 *) "-,", 2);
      return;
    }
  length = g_snprintf (head, sizeof head, "%" G_GSIZE_FORMAT ":", size);
  crypto_hash_sha256_update (&hasher->state, (const guint8 *) head, (unsigned long long) length);
  crypto_hash_sha256_update (&hasher->state, bytes, size);
  crypto_hash_sha256_update (&hasher->state, (const guint8 *) ",", 1);
}

static void
add_text (DbkAuditHasher *hasher, const char *text)
{
  add_field (hasher, text, text != NULL ? strlen (text) : 0);
}

DbkAuditHasher *
dbk_audit_hasher_new (const guint8 *previous, gboolean outside)
{
  DbkAuditHasher *hasher = g_new0 (DbkAuditHasher, 1);

  crypto_hash_sha256_init (&hasher->state);
  add_text (hasher, "dermabook seal 1");
  add_field (hasher, previous, DBK_AUDIT_HASH_SIZE);
  add_text (hasher, outside ? "outside" : "inside");
  return hasher;
}

void
dbk_audit_hasher_free (DbkAuditHasher *hasher)
{
  g_free (hasher);
}

void
dbk_audit_hasher_add (DbkAuditHasher *hasher, DbkStatement *row, const guint8 *digest)
{
  /* The first seven columns of the query: row … table_row; a number counts as its digits. */
  for (int column = 0; column < 7; column++)
    add_text (hasher, dbk_column_text (row, column));
  add_field (hasher, digest, DBK_AUDIT_HASH_SIZE);
}

void
dbk_audit_hasher_finish (DbkAuditHasher *hasher, guint8 hash[DBK_AUDIT_HASH_SIZE])
{
  crypto_hash_sha256_final (&hasher->state, hash);
}

/* Reads the head; @hash is left alone when nothing is sealed yet. */
static gboolean
read_head (DbkConnection *connection,
           gint64 *seal,
           gint64 *last_audit,
           guint8 hash[DBK_AUDIT_HASH_SIZE],
           GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_AUDIT_HEAD, error);
  gboolean has_row;
  const void *bytes;
  gsize size;

  *seal = 0;
  *last_audit = 0;
  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *seal = dbk_named_int (statement, "row");
  *last_audit = dbk_named_int (statement, "last_audit");
  bytes = dbk_column_blob (statement, dbk_column_index (statement, "hash"), &size);
  memset (hash, 0, DBK_AUDIT_HASH_SIZE);
  memcpy (hash, bytes, MIN (size, DBK_AUDIT_HASH_SIZE));
  return TRUE;
}

static gboolean
add_digest (DbkConnection *connection,
            gint64 row,
            const guint8 digest[DBK_AUDIT_HASH_SIZE],
            GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_AUDIT_DIGEST_ADD, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", row);
  dbk_bind_blob (statement, "digest", digest, DBK_AUDIT_HASH_SIZE);
  return dbk_run (statement, error);
}

static gboolean
hash_rows (DbkConnection *connection,
           DbkAuditHasher *hasher,
           gint64 first,
           gint64 last,
           GError **error)
{
  g_autoptr (DbkStatement) rows = dbk_statement (connection, DBK_SQL_AUDIT_ROWS, error);
  gboolean has_row;
  int salt_column;
  int payload_column;

  if (rows == NULL)
    return FALSE;
  salt_column = dbk_column_index (rows, "salt");
  payload_column = dbk_column_index (rows, "payload");
  dbk_bind_int (rows, "first", first);
  dbk_bind_int (rows, "last", last);
  while (TRUE)
    {
      guint8 digest[DBK_AUDIT_HASH_SIZE];
      gboolean has_detail;

      if (!dbk_step_row (rows, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      has_detail = !dbk_column_is_null (rows, payload_column);
      if (has_detail)
        {
          gsize salt_size;
          const void *salt = dbk_column_blob (rows, salt_column, &salt_size);
          const char *payload = dbk_column_text (rows, payload_column);

          dbk_audit_digest (salt, salt_size, payload, strlen (payload), digest);
          if (!add_digest (connection, dbk_column_int (rows, 0), digest, error))
            return FALSE;
        }
      dbk_audit_hasher_add (hasher, rows, has_detail ? digest : NULL);
    }
}

static gboolean
read_bounds (DbkConnection *connection, gint64 *last, gint64 *sealed, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_AUDIT_BOUNDS, error);
  gboolean has_row;

  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return FALSE;
  *last = dbk_named_int (statement, "last");
  *sealed = dbk_named_int (statement, "sealed");
  return TRUE;
}

gboolean
dbk_audit_seal (DbkConnection *connection, gboolean outside, GError **error)
{
  g_autoptr (DbkAuditHasher) hasher = NULL;
  g_autoptr (DbkStatement) statement = NULL;
  guint8 previous[DBK_AUDIT_HASH_SIZE];
  guint8 hash[DBK_AUDIT_HASH_SIZE];
  gint64 seal;
  gint64 last;
  gint64 sealed;

  if (!read_bounds (connection, &last, &sealed, error))
    return FALSE;
  if (last <= sealed)
    return TRUE;
  if (!read_head (connection, &seal, &sealed, previous, error))
    return FALSE;
  hasher = dbk_audit_hasher_new (seal != 0 ? previous : NULL, outside);
  if (!hash_rows (connection, hasher, sealed + 1, last, error))
    return FALSE;
  dbk_audit_hasher_finish (hasher, hash);

  statement = dbk_statement (connection, DBK_SQL_AUDIT_SEAL_ADD, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "first", sealed + 1);
  dbk_bind_int (statement, "last", last);
  dbk_bind_int (statement, "form", DBK_AUDIT_FORM);
  dbk_bind_blob (statement, "hash", hash, sizeof hash);
  dbk_bind_bool (statement, "outside", outside);
  return dbk_run (statement, error);
}

gboolean
dbk_audit_get_head (DbkConnection *connection, DbkAuditHead *head, GError **error)
{
  guint8 hash[DBK_AUDIT_HASH_SIZE] = { 0 };

  if (!read_head (connection, &head->seal, &head->last_audit, hash, error))
    return FALSE;
  sodium_bin2hex (head->hash, sizeof head->hash, hash, sizeof hash);
  return TRUE;
}

char *
dbk_audit_head_to_text (const DbkAuditHead *head)
{
  return g_strdup_printf ("dermabook audit head\nseal %" G_GINT64_FORMAT "\nlast %" G_GINT64_FORMAT
                          "\nsha256 %s\n",
                          head->seal, head->last_audit, head->hash);
}

gboolean
dbk_audit_head_from_text (const char *text, DbkAuditHead *head)
{
  DbkAuditHead read = { 0 };
  int end = 0;

  if (sscanf (text,
              "dermabook audit head seal %" G_GINT64_FORMAT " last %" G_GINT64_FORMAT
              " sha256 %64[0-9a-f]%n",
              &read.seal, &read.last_audit, read.hash, &end) != 3 ||
      end == 0 || strlen (read.hash) != 64 || read.seal < 0 || read.last_audit < 0)
    return FALSE;
  *head = read;
  return TRUE;
}
