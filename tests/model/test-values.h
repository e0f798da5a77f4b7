/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to make the values the tests of this room are about. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-clinic.h"

G_BEGIN_DECLS

/** The day of an ISO text; aborts when it isn't one. */
DbkDate day (const char *iso);
/** Codes from "a;b;c"; NULL for "". Caller frees. */
char **codes (const char *joined);
/** An active course of six every two weeks (14, 14, 21), started 2026-10-08. */
DbkCourse *make_course (void);
/** A session of @course in @state treated on @iso, its id the ISO date's and the state's. */
DbkSession *add_session (DbkCourse *course, const char *state, const char *iso);
DbkCourseSkip *add_skip (DbkCourse *course, const char *iso);
/** A treated row. */
DbkSessionArea *add_area (DbkSession *session, const char *area);
DbkCondition *
make_condition (const char *code, const char *started, const char *ended, const char *areas);
DbkAssessment *make_score (const char *area, const char *occasion, const char *iso, int tenths);
/** A client record with an adult client and nothing else. */
DbkClientRecord *make_record (void);
void mark_entered_in_error (DbkSession *session);

G_END_DECLS
