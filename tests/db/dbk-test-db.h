/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of src/db share: folders of their own, and plain SQLite beside the room. */
#pragma once

#include <sqlite3.h>

#include "dbk-records.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** A folder that is removed with all in it by test_folder_free(). */
char *test_folder_new (void);
void test_folder_free (char *folder);
typedef char TestFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

/** Opens the records of @folder, made when missing. */
DbkConnection *test_open (const char *folder);
/** The file as plain sqlite3 opens it: no pragma set. */
sqlite3 *test_plain_open (const char *folder);
/** The same for any file. */
sqlite3 *test_plain_open_file (const char *path);
typedef sqlite3 TestPlain;
void test_plain_close (sqlite3 *plain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPlain, test_plain_close)
/** Runs SQL that must succeed. */
void test_plain_run (sqlite3 *plain, const char *sql);
/** Runs SQL; NULL when it succeeds, else its message. Caller frees. */
char *test_plain_try (sqlite3 *plain, const char *sql);
/** The first column of the first row as text. Caller frees. */
char *test_plain_text (sqlite3 *plain, const char *sql);
gint64 test_plain_int (sqlite3 *plain, const char *sql);

/** Runs SQL in a transaction of the room: audited and sealed. */
void test_run (DbkConnection *connection, const char *sql);
/** Every name in the folder with its size and digest; "lock" and "-shm" files left out. */
char *test_folder_state (const char *folder);
/** Runs @func as a person without rights in a child; skips the test when that can't be. */
void test_unprivileged (const char *folder, void (*func) (const char *folder));

/** A clinic: two clients with phones, a concern, a course, three sessions: 1 signed with a row in
 * every table below it, 2 a draft with the same, 3 transcribed; a signed consent. */
void test_fill (sqlite3 *plain);

G_END_DECLS
