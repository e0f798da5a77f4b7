/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call about a session that is due, and what came of it. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

/** Written once: a second call is a second entry. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  DbkTime called_at;
  char *called_by;       /* name as it stood */
  char *outcome;         /* a code of DBK_NAME_CALL_OUTCOME; "" for a snooze without a call */
  DbkDate snoozed_until; /* not asked for again before that day; none: as before */
  char *note;
} DbkRecall;

DBK_DECLARE_RECORD (DbkRecall, recall)

G_END_DECLS
