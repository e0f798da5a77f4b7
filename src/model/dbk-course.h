/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course of sessions and the skips noted between them. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

/** A dated note between two sessions; it uses up no session and no number. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  DbkDate skipped_on;
  char *reason;
  char *noted_by;
  DbkTime noted_at;
} DbkCourseSkip;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *title;
  char **concerns; /* ids of the client's concerns */
  char **areas;    /* what Log Session offers first */
  int planned_sessions;
  int interval_min_days;
  int interval_target_days;
  int interval_max_days;
  DbkDate starts_on;
  char *status; /* planned, active, paused, completed, cancelled */
  char *status_reason;
  DbkDate status_on;
  int maintenance_days;
  char *home_care;
  char *goal; /* in the client's words, printed */
  char *template_title;
  char **scores_due; /* session numbers as texts: "1", "3", "6" */
  char **photos_due;
  DbkTime created_at;
  char *created_by;
  GPtrArray *skips;    /* of DbkCourseSkip, by day */
  GPtrArray *sessions; /* of DbkSession, by treated-on then recorded-at */
  int revision;
} DbkCourse;

DBK_DECLARE_RECORD (DbkCourseSkip, course_skip)
DBK_DECLARE_RECORD (DbkCourse, course)

G_END_DECLS
