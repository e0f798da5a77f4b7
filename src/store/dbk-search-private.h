/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the search share inside this room. */
#pragma once

#include "dbk-progress.h"
#include "dbk-search-query.h"
#include "dbk-search.h"
#include "dbk-statement.h"

G_BEGIN_DECLS

/** Rows of clients, in no order, each once. */
typedef GHashTable DbkRowSet;
DbkRowSet *dbk_row_set_new (void);
gboolean dbk_row_set_add (DbkRowSet *set, gint64 row);
gboolean dbk_row_set_has (DbkRowSet *set, gint64 row);

/** Clients who have all of the query's words, in name order, at most @limit (-1: all); @complete:
 * (out): FALSE when there are more. Appends to @rows. */
gboolean dbk_search_words (DbkConnection *connection,
                           const DbkSearchQuery *query,
                           int limit,
                           GArray *rows,
                           gboolean *complete,
                           GError **error);
/** The same without any order and without an end. */
gboolean dbk_search_words_set (DbkConnection *connection,
                               const DbkSearchQuery *query,
                               DbkRowSet *set,
                               GError **error);
/** The first @wanted or more clients who answer @match, the full-text index's own language, in name
 * order. Appends to @rows. */
gboolean dbk_search_matches (DbkConnection *connection,
                             const char *match,
                             guint wanted,
                             GArray *rows,
                             GError **error);
/** At most @limit clients who would have all of the query's words if each had one letter more,
 * less, else or changed places with its neighbor; those who have such a word whole come first, then
 * in name order. Those in @exact are left out. Appends to @rows. */
gboolean dbk_search_similar (DbkConnection *connection,
                             const DbkSearchQuery *query,
                             GArray *exact,
                             guint limit,
                             GArray *rows,
                             GError **error);
/** Clients who have the query's scrap (and words), in name order, an exact number first. */
gboolean dbk_search_scrap (DbkConnection *connection,
                           const DbkSearchQuery *query,
                           GArray *rows,
                           GError **error);

/** What presses at a client. */
typedef struct
{
  DbkDueWindow window;       /* state NONE when nothing does */
  DbkDate window_treated_on; /* the last session of the window's course */
  gint64 window_course;      /* its row */
  int window_done;           /* its held sessions */
  DbkDate last_treated_on;   /* the last session of all */
  DbkDate snoozed_until;     /* nobody asks for the client before; DBK_DATE_NONE: not snoozed */
  gboolean has_draft;
} DbkClientDue;

typedef struct
{
  gint64 row;
  DbkClientDue due;
} DbkDueClient;

/** Reads the current row of a due_ or summary_courses query. The texts in @figures live
 * until the next step. */
void dbk_due_read_figures (DbkStatement *statement, DbkDueFigures *figures);
/** The row of the course the figures are of. */
gint64 dbk_due_read_course (DbkStatement *statement);
/** Takes one more course of the client into account. */
void dbk_client_due_add (DbkClientDue *due,
                         gint64 course_row,
                         const DbkDueFigures *figures,
                         DbkDate today);
/** Everybody with a course under way or maintained, or a draft: (element-type DbkDueClient), each
 * client once, in no order; archived and merged ones too. */
GArray *dbk_due_collect (DbkConnection *connection, DbkDate today, GError **error);
/** Those of @rows (element-type gint64) who are neither archived nor merged. */
DbkRowSet *dbk_search_listed (DbkConnection *connection, GArray *rows, GError **error);

#define DBK_SEARCH_RECENT_MAX 200

/** Clients of the Due filter in its order. Appends to @rows. */
gboolean dbk_search_due (DbkConnection *connection, DbkDate today, GArray *rows, GError **error);
/** Clients of the Recent filter in its order, at most @most. Appends to @rows. */
gboolean dbk_search_recent (DbkConnection *connection,
                            DbkDate today,
                            guint most,
                            GArray *rows,
                            GError **error);

G_END_DECLS
