/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in a directory of their own, with staff, for the tests of what a client has. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

typedef struct
{
  char *directory;
  DbkConnection *connection;
  DbkTime now;         /* the clock's; a test may move it */
  DbkWho practitioner; /* Priya Nair, certificate HB-4417 */
  DbkWho receptionist; /* Mia Novak */
  DbkWho retired;      /* a practitioner who left */
  DbkWho nobody;
  gboolean outside; /* something was written past the program on purpose */
  GArray *changed;  /* of gint64: the clients "changed" named since it was emptied */
} RecordFixture;

/** 22 November 2026, 14:06 UTC; verified clean again at the end. */
void record_fixture_set_up (RecordFixture *fixture, gconstpointer data);
/** The same before anybody was entered as staff. */
void record_fixture_set_up_empty (RecordFixture *fixture, gconstpointer data);
void record_fixture_tear_down (RecordFixture *fixture, gconstpointer data);
/** Closes and opens the records again: what is there now was on disk. */
void record_fixture_reopen (RecordFixture *fixture);
/** Aborts with every finding unless dbk_verify() finds nothing. Returns how many sessions it
 * compared. */
int record_fixture_verify (RecordFixture *fixture);

/** A new client called "Amelia @family_name"; its row. */
gint64 record_fixture_add_client (RecordFixture *fixture, const char *family_name);
/** A concern of crow's feet; its id. Caller frees. */
char *record_fixture_add_concern (RecordFixture *fixture, gint64 client_row);
/** A course of six sessions every two weeks; its row. */
gint64 record_fixture_add_course (RecordFixture *fixture, gint64 client_row, const char *concern);
/** A draft of two areas and a product, ready to be signed; begun and stored. */
DbkSession *record_fixture_begin (RecordFixture *fixture, gint64 course_row);
/** The same, not stored yet. */
DbkSession *record_fixture_make_draft (void);
/** Begun and signed; loaded. */
DbkSession *record_fixture_sign (RecordFixture *fixture, gint64 course_row);
/** The client of tests/store/whole-client.json. */
DbkClientRecord *record_fixture_read_whole_client (void);
/** Runs SQL on the file with the sqlite3 program; all it said. Caller frees. */
char *record_fixture_plain_sql (RecordFixture *fixture, const char *sql);

/** verify may say that the records were changed without Dermabook: the test did so. */
void record_fixture_allow_outside (RecordFixture *fixture);

DbkSessionArea *record_fixture_add_area (DbkSession *session, const char *area);
DbkSessionProduct *record_fixture_add_product (DbkSession *session, const char *name);
DbkDate day (int year, int month, int day_of_month);

/** Asserts a failure of @code whose sentence holds @part, and clears it. */
#define assert_refused(done, error, code, part)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_false (done);                                                                         \
    g_assert_error (error, DBK_ERROR, code);                                                       \
    if (strstr (error->message, part) == NULL)                                                     \
      g_error ("“%s” doesn't say “%s”", error->message, part);                                     \
    g_clear_error (&error);                                                                        \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
