/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the sessions' table: a session, or a skip between two. */
#pragma once

#include <gio/gio.h>

#include "dbk-client-record.h"

G_BEGIN_DECLS

/** DbkSessionEntry: keeps the record it points into. */
#define DBK_TYPE_SESSION_ENTRY (dbk_session_entry_get_type ())
G_DECLARE_FINAL_TYPE (DbkSessionEntry, dbk_session_entry, DBK, SESSION_ENTRY, GObject)

/** All of them, newest first. (transfer full) (element-type DbkSessionEntry) */
GListStore *dbk_session_entries_new (DbkClientRecord *record);

const DbkCourse *dbk_session_entry_get_course (DbkSessionEntry *self);
/** (nullable): NULL for a skip. */
const DbkSession *dbk_session_entry_get_session (DbkSessionEntry *self);
/** (nullable) */
const DbkCourseSkip *dbk_session_entry_get_skip (DbkSessionEntry *self);
/** The session's or the skip's. */
const char *dbk_session_entry_get_id (DbkSessionEntry *self);

typedef enum
{
  DBK_ENTRY_NUMBER,
  DBK_ENTRY_DATE,
  DBK_ENTRY_COURSE,
  DBK_ENTRY_PRACTITIONER,
  DBK_ENTRY_TREATED,
  DBK_ENTRY_REACTION,
  DBK_ENTRY_STATE,
  DBK_N_ENTRY_COLUMNS,
} DbkEntryColumn;

/** What stands in a column, "–" for nothing. Caller frees. */
char *dbk_session_entry_dup_text (DbkSessionEntry *self, DbkEntryColumn column);
/** The icon before its state. Static. */
const char *dbk_session_entry_get_icon (DbkSessionEntry *self);
/** The whole line for a screen reader. Caller frees. */
char *dbk_session_entry_dup_spoken (DbkSessionEntry *self);

G_END_DECLS
