/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Courses: the description of their fields. */
#include "dbk-course.h"

#include "dbk-session.h"

static const DbkField course_skip_fields[] = {
  DBK_FIELD_WITH (DbkCourseSkip, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkCourseSkip, TEXT, id),
  DBK_FIELD_WITH (DbkCourseSkip, DATE, skipped_on, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkCourseSkip, TEXT, reason),
  DBK_FIELD (DbkCourseSkip, TEXT, noted_by),
  DBK_FIELD (DbkCourseSkip, TIME, noted_at),
};
const DbkRecordType dbk_course_skip_type =
    DBK_RECORD_TYPE (DbkCourseSkip, "course_skip", course_skip_fields);

static const DbkField course_fields[] = {
  DBK_FIELD_WITH (DbkCourse, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkCourse, TEXT, id),
  DBK_FIELD_WITH (DbkCourse, TEXT, title, DBK_FIELD_REQUIRED),
  DBK_FIELD_WITH (DbkCourse, CODES, concerns, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkCourse, CODES, areas),
  DBK_FIELD (DbkCourse, INTEGER, planned_sessions),
  DBK_FIELD (DbkCourse, INTEGER, interval_min_days),
  DBK_FIELD (DbkCourse, INTEGER, interval_target_days),
  DBK_FIELD (DbkCourse, INTEGER, interval_max_days),
  DBK_FIELD (DbkCourse, DATE, starts_on),
  DBK_FIELD (DbkCourse, TEXT, status),
  DBK_FIELD (DbkCourse, TEXT, status_reason),
  DBK_FIELD (DbkCourse, DATE, status_on),
  DBK_FIELD (DbkCourse, INTEGER, maintenance_days),
  DBK_FIELD (DbkCourse, TEXT, home_care),
  DBK_FIELD (DbkCourse, TEXT, goal),
  DBK_FIELD (DbkCourse, TEXT, template_title),
  DBK_FIELD (DbkCourse, CODES, scores_due),
  DBK_FIELD (DbkCourse, CODES, photos_due),
  DBK_FIELD (DbkCourse, TIME, created_at),
  DBK_FIELD (DbkCourse, TEXT, created_by),
  DBK_FIELD_OF (DbkCourse, LIST, skips, &dbk_course_skip_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkCourse, LIST, sessions, &dbk_session_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkCourse, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_course_type = DBK_RECORD_TYPE (DbkCourse, "course", course_fields);
