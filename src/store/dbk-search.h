/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding clients: ordered rows for a list, and what one list row shows. */
#pragma once

#include "dbk-client.h"
#include "dbk-connection.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_CLIENT_FILTER_ALL,    /* in name order */
  DBK_CLIENT_FILTER_DUE,    /* a session due or overdue or a draft unsigned, latest first */
  DBK_CLIENT_FILTER_RECENT, /* by last session, change or look, newest first */
  /* As ALL, but with nothing typed the DBK_SEARCH_RECENT_FIRST most recent ones lead. */
  DBK_CLIENT_FILTER_ALL_RECENT_FIRST,
} DbkClientFilter;

#define DBK_SEARCH_RECENT_FIRST 5

/**
 * DbkSearchResult:
 * @rows: (element-type gint64): client rows in order
 * @n_recent: how many of @rows lead because they are recent; the others are in name order
 * @complete: FALSE when @limit cut the rest off
 * @total: how many there are in all where that is known cheaply, else -1
 * @similar: (element-type gint64): a few clients who are not in @rows and whose words are spelled
 *   almost like those typed; looked for where @rows are complete and few
 */
typedef struct
{
  GArray *rows;
  GArray *similar;
  guint n_recent;
  gboolean complete;
  int total;
} DbkSearchResult;

void dbk_search_result_free (DbkSearchResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkSearchResult, dbk_search_result_free)

/**
 * dbk_search_clients:
 * @text: what was typed: beginnings of words in any order, accents and case ignored; digits of a
 *   phone number (also its last four), a client number, a birthday, an e-mail address; "" for all
 * @limit: how many at most, those spelled alike included; -1 for all
 *
 * Rows in name order (an exact client number first). Archived and merged clients are left out.
 */
DbkSearchResult *dbk_search_clients (DbkConnection *connection,
                                     const char *text,
                                     DbkClientFilter filter,
                                     DbkDate today,
                                     int limit,
                                     GError **error);
/** How many clients the Due filter has; -1 on failure. Looks at every course under way or
 * maintained: some ten milliseconds for thousands, so not something to wait for at a keystroke. */
int dbk_search_count_due (DbkConnection *connection, DbkDate today, GError **error);

/** What a list row shows of one client. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  int number;
  char *name; /* display name */
  char *given_name;
  char *former_name;
  char *email;
  DbkDate birth_date;
  char *phone;
  char *town;
  char *contact_preference;
  DbkDate last_session;
  char *mark;        /* worst contraindication today: "", caution, sign_off, avoid_area, block */
  char *due_state;   /* "", too_early, due, overdue, draft */
  DbkDate due_first; /* the window of the course that presses most */
  DbkDate due_last;
  int days_late; /* DBK_NONE unless overdue */
  int namesakes; /* how many other clients have the same folded name */
} DbkClientSummary;

DBK_DECLARE_RECORD (DbkClientSummary, client_summary)

/** Summaries of @rows in their order; a row that is gone meanwhile is left out.
 * Returns: (element-type DbkClientSummary) */
GPtrArray *dbk_search_load_summaries (DbkConnection *connection,
                                      const gint64 *rows,
                                      gsize n_rows,
                                      DbkDate today,
                                      GError **error);

/**
 * dbk_search_find_one:
 * @text: a client number, or a text that finds exactly one client
 * Returns: the row; 0 with DBK_ERROR_NOT_FOUND, or DBK_ERROR_AMBIGUOUS naming the first few
 */
gint64
dbk_search_find_one (DbkConnection *connection, const char *text, DbkDate today, GError **error);

G_END_DECLS
