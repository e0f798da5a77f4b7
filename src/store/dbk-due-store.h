/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be called, and the calls. */
#pragma once

#include "dbk-connection.h"
#include "dbk-recall.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** In the order they are worked through. */
typedef enum
{
  DBK_DUE_GROUP_OVERDUE,
  DBK_DUE_GROUP_THIS_WEEK, /* the window is open, or opens up to Sunday */
  DBK_DUE_GROUP_NEXT_WEEK,
  DBK_DUE_GROUP_LATER,
  DBK_DUE_GROUP_DRAFTS,   /* of an earlier day, not signed yet */
  DBK_DUE_GROUP_EXPIRING, /* a patch test or a consent, of a client who is to come again */
  DBK_DUE_GROUP_PAUSED,
  DBK_DUE_GROUP_SNOOZED,
  DBK_DUE_GROUP_LAPSED, /* maintenance nobody came for: see DBK_DUE_LAPSED */
  DBK_N_DUE_GROUPS,
} DbkDueGroup;

/** "overdue", "this_week" … Static. */
const char *dbk_due_group_code (DbkDueGroup group);

/** How many days before its last one a consent or a patch test is named. */
#define DBK_DUE_EXPIRY_DAYS 28

/** One line of the list. Its fields are the columns of the exported file. */
typedef struct
{
  DbkRecord record;
  char *group; /* a group's code */
  gint64 row;  /* the client's */
  char *client_id;
  int number;
  char *name;
  DbkDate birth_date;
  char *phone;
  char *email;
  char *contact_preference;
  char *kind;         /* course, maintenance, draft, consent, patch_test */
  char *what;         /* the course's title; what the consent is for; the tested product */
  char *session_id;   /* of a draft */
  int session_number; /* of the course's next session; DBK_NONE: none */
  int planned_sessions;
  DbkDate due_first; /* the window; a draft's day; since when the course is paused */
  DbkDate due_last;  /* the last day of the window, of the consent, of the patch test */
  int days_late;     /* DBK_NONE unless overdue, lapsed or expired */
  DbkDate last_session;
  DbkDate snoozed_until;
  DbkTime called_at; /* the last call */
  char *called_by;
  char *call_outcome;
  char *call_note;
} DbkDueItem;

DBK_DECLARE_RECORD (DbkDueItem, due_item)

/**
 * DbkDueList:
 * @items: (element-type DbkDueItem): group after group
 * @counts: how many each group has, those beyond the limit too
 */
typedef struct
{
  GPtrArray *items;
  int counts[DBK_N_DUE_GROUPS];
} DbkDueList;

void dbk_due_list_free (DbkDueList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkDueList, dbk_due_list_free)

/**
 * dbk_due_store_load:
 * @limits: (array fixed-size=9): how many items of each group at most, -1 for all
 *
 * A client stands in the list once for the course that presses most, and once more for each draft,
 * paused course and what expires.
 */
DbkDueList *
dbk_due_store_load (DbkConnection *connection, DbkDate today, const int *limits, GError **error);

/**
 * dbk_due_store_note_call:
 * @recall: becomes what is stored; the moment and who called are filled in where they are missing
 *
 * Notes a call, a snooze (until a day to come), or both; a day that isn't to come ends a snooze.
 * Reception may.
 */
gboolean dbk_due_store_note_call (DbkConnection *connection,
                                  const DbkWho *who,
                                  gint64 client_row,
                                  DbkRecall *recall,
                                  GError **error);

G_END_DECLS
