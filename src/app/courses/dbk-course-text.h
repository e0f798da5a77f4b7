/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the course page says of a course, in words. Pure. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-progress.h"

G_BEGIN_DECLS

/** A session can be logged in it: planned or active. */
gboolean dbk_course_is_running (const DbkCourse *course);
/** The running courses of @record, in its order; (element-type DbkCourse) (transfer container). */
GPtrArray *dbk_courses_running (const DbkClientRecord *record);
/** The course to show first: the first with a draft, else the first running, else the first that
 * isn't cancelled, else the first; NULL without courses. Owned by @record. */
const DbkCourse *dbk_courses_first (const DbkClientRecord *record);

/** Its title; "Course" for one without. Static or the course's. */
const char *dbk_course_title (const DbkCourse *course);
/** "Every 2 weeks since 8 October 2026 · Priya Nair". Caller frees. */
char *dbk_course_text_plan (const DbkCourse *course);
/** "Every 2 weeks", "Every 10 days"; NULL without an interval. Caller frees. */
char *dbk_course_text_interval (int days);
/** "3 of 6 done". Caller frees. */
char *dbk_course_text_done (const DbkCourseProgress *progress);

/** The block beside the strip: all three strings are new or NULL. */
typedef struct
{
  char *title;  /* "Next session" */
  char *window; /* "3–10 Dec" */
  char *note;   /* "in 10 days · session 5" */
} DbkCourseNext;

void dbk_course_text_next (const DbkCourse *course,
                           const DbkCourseProgress *progress,
                           DbkDate today,
                           DbkCourseNext *next);
void dbk_course_next_clear (DbkCourseNext *next);

G_END_DECLS
