/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concerns and assessments: the description of their fields. */
#include "dbk-concern.h"

static const DbkField assessment_fields[] = {
  DBK_FIELD_WITH (DbkAssessment, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkAssessment, TEXT, id),
  DBK_FIELD_WITH (DbkAssessment, TEXT, concern, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkAssessment, TEXT, area),
  DBK_FIELD_WITH (DbkAssessment, TEXT, occasion, DBK_FIELD_REQUIRED),
  DBK_FIELD_WITH (DbkAssessment, DATE, assessed_on, DBK_FIELD_REQUIRED),
  DBK_FIELD_WITH (DbkAssessment, TEXT, scale, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkAssessment, TEXT, scale_version),
  DBK_FIELD (DbkAssessment, TENTHS, score),
  DBK_FIELD (DbkAssessment, TEXT, word),
  DBK_FIELD (DbkAssessment, TEXT, parts),
  DBK_FIELD (DbkAssessment, TEXT, assessed_by),
  DBK_FIELD (DbkAssessment, TEXT, note),
  DBK_FIELD (DbkAssessment, TIME, recorded_at),
};
const DbkRecordType dbk_assessment_type =
    DBK_RECORD_TYPE (DbkAssessment, "assessment", assessment_fields);

static const DbkField concern_fields[] = {
  DBK_FIELD_WITH (DbkConcern, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkConcern, TEXT, id),
  DBK_FIELD_WITH (DbkConcern, TEXT, code, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkConcern, TEXT, other_text),
  DBK_FIELD (DbkConcern, CODES, areas),
  DBK_FIELD (DbkConcern, DATE, noted_on),
  DBK_FIELD (DbkConcern, TEXT, onset),
  DBK_FIELD (DbkConcern, TEXT, cause),
  DBK_FIELD (DbkConcern, TEXT, scale),
  DBK_FIELD (DbkConcern, TEXT, scale_version),
  DBK_FIELD (DbkConcern, TENTHS, target),
  DBK_FIELD (DbkConcern, TEXT, status),
  DBK_FIELD (DbkConcern, TEXT, notes),
  DBK_FIELD_OF (DbkConcern, LIST, scores, &dbk_assessment_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkConcern, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_concern_type = DBK_RECORD_TYPE (DbkConcern, "concern", concern_fields);
