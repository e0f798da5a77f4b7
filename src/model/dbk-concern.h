/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bothers a client, where, and how bad it is from time to time. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

/** One score of one concern in one area on one day. In a session it is locked with the session. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *concern;  /* the concern's id */
  char *area;     /* "" when the concern is scored as a whole */
  char *occasion; /* baseline, session, follow_up */
  DbkDate assessed_on;
  char *scale; /* the scale's code */
  char *scale_version;
  int score;   /* in tenths; DBK_NONE for a scale of words */
  char *word;  /* a word scale's code: "much_improved" */
  char *parts; /* a composite's parts as JSON, "" otherwise */
  char *assessed_by;
  char *note;
  DbkTime recorded_at;
} DbkAssessment;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *code;       /* "crows_feet" */
  char *other_text; /* the words when code is other */
  char **areas;
  DbkDate noted_on;
  char *onset; /* as told: "after the second child" */
  char *cause; /* stretch marks: childbirth, weight_loss, growth, other; else free text */
  char *scale;
  char *scale_version;
  int target;   /* in tenths */
  char *status; /* active, improved, resolved */
  char *notes;
  GPtrArray *scores; /* of DbkAssessment outside sessions: baseline and follow-ups, by day */
  int revision;
} DbkConcern;

DBK_DECLARE_RECORD (DbkAssessment, assessment)
DBK_DECLARE_RECORD (DbkConcern, concern)

G_END_DECLS
