/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client: what a page shows, a summary prints, a file exports. */
#pragma once

#include "dbk-client.h"
#include "dbk-concern.h"
#include "dbk-course.h"
#include "dbk-health.h"
#include "dbk-recall.h"
#include "dbk-session.h"

G_BEGIN_DECLS

typedef struct _DbkScaleInfo DbkScaleInfo; /* dbk-catalog.h, dbk-scale.h */

/** The record format is one JSON array of these, one a line. */
typedef struct
{
  DbkRecord record;
  DbkClient *client;
  GPtrArray *conditions;    /* of DbkCondition */
  GPtrArray *confirmations; /* of DbkHistoryConfirmation */
  GPtrArray *consents;      /* of DbkConsent */
  GPtrArray *patch_tests;   /* of DbkPatchTest */
  GPtrArray *concerns;      /* of DbkConcern */
  GPtrArray *courses;       /* of DbkCourse, newest start first */
  GPtrArray *photos;        /* of DbkPhoto outside sessions */
  GPtrArray *recalls;       /* of DbkRecall, oldest first */
  GPtrArray *scales;        /* of DbkScale: the clinic's own this client is scored on */
  char *smallest_changes;   /* the clinic's, for what is said of this client's scores */
} DbkClientRecord;

DBK_DECLARE_RECORD (DbkClientRecord, client_record)

/** Owned by the record; NULL when there is none. */
DbkConcern *dbk_client_record_find_concern (const DbkClientRecord *record, const char *id);
/** What @concern is scored on, in its version; NULL for a scale that isn't known here. It lives as
 * long as the record: see dbk_scale_info_ref(). */
const DbkScaleInfo *
dbk_client_record_find_scale (const DbkClientRecord *record, const DbkConcern *concern);
/** The same for a score. */
const DbkScaleInfo *
dbk_client_record_find_scale_of (const DbkClientRecord *record, const DbkAssessment *score);
DbkCourse *dbk_client_record_find_course (const DbkClientRecord *record, const char *id);
/** @course: (out) (optional): the course it belongs to. */
DbkSession *
dbk_client_record_find_session (const DbkClientRecord *record, const char *id, DbkCourse **course);

G_END_DECLS
