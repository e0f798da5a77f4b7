/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's result codes as sentences for a person. */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dbk-sqlite-error.h"

/* What the rules in the database say when they refuse: build-aux/audit.py holds the same texts, and
 * a test compares them. */
static const char *const refusals[] = {
  N_ ("This session is signed: nothing in it can change any more. Write an addendum instead."),
  N_ ("A session starts as a draft and is signed afterwards."),
  N_ ("This consent is signed: it stays as it was signed. Record a withdrawal instead."),
  N_ ("This entry is part of the lasting record: it can't be changed or removed."),
  N_ ("An addendum or a mark belongs to a signed session, not to a draft."),
  N_ ("The number of a record can't be changed."),
  N_ ("This client was erased and can't be given anything any more."),
  N_ ("The history of changes can't be changed."),
};

static const char *
find_refusal (sqlite3 *handle)
{
  const char *message = sqlite3_errmsg (handle);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_strcmp0 (message, refusals[i]) == 0)
      return refusals[i];
  return NULL;
}

static void
set_constraint (GError **error, sqlite3 *handle, int extended)
{
  const char *refusal = handle != NULL ? find_refusal (handle) : NULL;

  if (refusal != NULL)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED, _ (refusal));
  else if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
           extended == SQLITE_CONSTRAINT_ROWID)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                         _ ("There is already such an entry. Nothing was changed."));
  else if (extended == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                         _ ("Other entries belong to this one. Nothing was changed."));
  else
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                         _ ("The records can't hold one of these values. Nothing was changed."));
}

void
dbk_sqlite_error_set (GError **error, sqlite3 *handle, int code)
{
  int extended = handle != NULL ? sqlite3_extended_errcode (handle) : code;

  if ((extended & 0xff) != (code & 0xff))
    extended = code;
  g_debug ("SQLite %d: %s", extended, handle != NULL ? sqlite3_errmsg (handle) : "no connection");

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped as asked."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_BUSY,
                           _ ("Another program is using the records just now. Nothing was changed; "
                              "try again in a moment."));
      break;
    case SQLITE_FULL:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FULL,
                           _ ("There is no space left for the records. Nothing was changed; make "
                              "room on the disk, then try again."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_READ_ONLY,
                           _ ("The records can be read but not written. Nothing was changed; check "
                              "the permissions of the file and its folder."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      g_set_error_literal (
          error, DBK_ERROR, DBK_ERROR_CORRUPT,
          _ ("The records file is damaged. Nothing was changed; restore the newest "
             "backup."));
      break;
    case SQLITE_NOTADB:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FOREIGN,
                           _ ("This is not a Dermabook file. Nothing was changed."));
      break;
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_IO,
                           _ ("The records file can't be opened. Check that it and its folder are "
                              "there and may be read and written."));
      break;
    case SQLITE_IOERR:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_IO,
                           _ ("Reading or writing the disk failed. What was saved before is still "
                              "there; check the disk, then try again."));
      break;
    case SQLITE_CONSTRAINT:
      set_constraint (error, handle, extended);
      break;
    case SQLITE_TOOBIG:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("A text is too long to be kept. Nothing was changed."));
      break;
    case SQLITE_NOMEM:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                           _ ("There is not enough memory. Nothing was changed."));
      break;
    default:
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                           _ ("The records could not be read or written. Nothing was changed."));
      break;
    }
}
