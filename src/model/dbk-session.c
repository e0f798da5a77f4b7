/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions: the description of their fields. */
#include "dbk-session.h"

#include "dbk-concern.h"

static const DbkField session_area_fields[] = {
  DBK_FIELD_WITH (DbkSessionArea, TEXT, area, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkSessionArea, FLAG, treated),
  DBK_FIELD (DbkSessionArea, TEXT, not_treated_reason),
  DBK_FIELD (DbkSessionArea, TEXT, tip),
  DBK_FIELD (DbkSessionArea, TEXT, grit),
  DBK_FIELD (DbkSessionArea, TEXT, tip_care),
  DBK_FIELD (DbkSessionArea, TEXT, vacuum),
  DBK_FIELD (DbkSessionArea, TEXT, vacuum_unit),
  DBK_FIELD (DbkSessionArea, INTEGER, passes),
  DBK_FIELD (DbkSessionArea, TEXT, direction),
  DBK_FIELD (DbkSessionArea, INTEGER, duration_seconds),
  DBK_FIELD (DbkSessionArea, INTEGER, endpoint),
  DBK_FIELD (DbkSessionArea, TEXT, reaction),
  DBK_FIELD (DbkSessionArea, TEXT, note),
};
const DbkRecordType dbk_session_area_type =
    DBK_RECORD_TYPE (DbkSessionArea, "session_area", session_area_fields);

static const DbkField session_product_fields[] = {
  DBK_FIELD (DbkSessionProduct, TEXT, step),
  DBK_FIELD (DbkSessionProduct, TEXT, moment),
  DBK_FIELD_WITH (DbkSessionProduct, TEXT, name, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkSessionProduct, TEXT, batch_number),
  DBK_FIELD (DbkSessionProduct, DATE, expires_on),
  DBK_FIELD (DbkSessionProduct, CODES, areas),
};
const DbkRecordType dbk_session_product_type =
    DBK_RECORD_TYPE (DbkSessionProduct, "session_product", session_product_fields);

static const DbkField reaction_resolution_fields[] = {
  DBK_FIELD (DbkReactionResolution, TEXT, id),
  DBK_FIELD (DbkReactionResolution, DATE, resolved_on),
  DBK_FIELD (DbkReactionResolution, TEXT, text),
  DBK_FIELD (DbkReactionResolution, TEXT, recorded_by),
  DBK_FIELD (DbkReactionResolution, TIME, recorded_at),
};
const DbkRecordType dbk_reaction_resolution_type =
    DBK_RECORD_TYPE (DbkReactionResolution, "reaction_resolution", reaction_resolution_fields);

static const DbkField session_reaction_fields[] = {
  DBK_FIELD_WITH (DbkSessionReaction, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkSessionReaction, TEXT, id),
  DBK_FIELD_WITH (DbkSessionReaction, TEXT, code, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkSessionReaction, TEXT, severity),
  DBK_FIELD (DbkSessionReaction, CODES, areas),
  DBK_FIELD (DbkSessionReaction, TEXT, onset),
  DBK_FIELD (DbkSessionReaction, TEXT, action_taken),
  DBK_FIELD (DbkSessionReaction, DATE, resolved_on),
  DBK_FIELD (DbkSessionReaction, TEXT, note),
  DBK_FIELD_OF (DbkSessionReaction,
                LIST,
                resolutions,
                &dbk_reaction_resolution_type,
                DBK_FIELD_UNSTORED | DBK_FIELD_SEALED),
};
const DbkRecordType dbk_session_reaction_type =
    DBK_RECORD_TYPE (DbkSessionReaction, "session_reaction", session_reaction_fields);

static const DbkField session_check_fields[] = {
  DBK_FIELD (DbkSessionCheck, TEXT, condition),
  DBK_FIELD (DbkSessionCheck, TEXT, text),
  DBK_FIELD_WITH (DbkSessionCheck, TEXT, effect, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkSessionCheck, CODES, areas),
  DBK_FIELD (DbkSessionCheck, DATE, clears_on),
  DBK_FIELD (DbkSessionCheck, TEXT, override_reason),
  DBK_FIELD (DbkSessionCheck, TEXT, override_by),
  DBK_FIELD (DbkSessionCheck, TIME, override_at),
};
const DbkRecordType dbk_session_check_type =
    DBK_RECORD_TYPE (DbkSessionCheck, "session_check", session_check_fields);

static const DbkField photo_fields[] = {
  DBK_FIELD_WITH (DbkPhoto, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkPhoto, TEXT, id),
  DBK_FIELD_WITH (DbkPhoto, TEXT, sha256, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkPhoto, TEXT, media_type),
  DBK_FIELD (DbkPhoto, INTEGER, bytes),
  DBK_FIELD (DbkPhoto, DATE, taken_on),
  DBK_FIELD (DbkPhoto, TEXT, view),
  DBK_FIELD (DbkPhoto, TEXT, area),
  DBK_FIELD (DbkPhoto, TEXT, note),
  DBK_FIELD (DbkPhoto, TIME, added_at),
  DBK_FIELD (DbkPhoto, TEXT, added_by),
};
const DbkRecordType dbk_photo_type = DBK_RECORD_TYPE (DbkPhoto, "photo", photo_fields);

static const DbkField addendum_fields[] = {
  DBK_FIELD_WITH (DbkAddendum, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkAddendum, TEXT, id),
  DBK_FIELD (DbkAddendum, INTEGER, number),
  DBK_FIELD (DbkAddendum, TIME, written_at),
  DBK_FIELD (DbkAddendum, TEXT, written_by),
  DBK_FIELD (DbkAddendum, TEXT, reason),
  DBK_FIELD (DbkAddendum, TEXT, text),
  DBK_FIELD (DbkAddendum, TEXT, field),
  DBK_FIELD (DbkAddendum, TEXT, old_value),
  DBK_FIELD (DbkAddendum, TEXT, new_value),
};
const DbkRecordType dbk_addendum_type = DBK_RECORD_TYPE (DbkAddendum, "addendum", addendum_fields);

static const DbkField entered_in_error_fields[] = {
  DBK_FIELD (DbkEnteredInError, TEXT, id),
  DBK_FIELD (DbkEnteredInError, TIME, marked_at),
  DBK_FIELD (DbkEnteredInError, TEXT, marked_by),
  DBK_FIELD (DbkEnteredInError, TEXT, reason),
};
const DbkRecordType dbk_entered_in_error_type =
    DBK_RECORD_TYPE (DbkEnteredInError, "entered_in_error", entered_in_error_fields);

#define LATER (DBK_FIELD_UNSTORED | DBK_FIELD_SEALED)

static const DbkField session_fields[] = {
  DBK_FIELD_WITH (DbkSession, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD_WITH (DbkSession, ROW, course_row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkSession, TEXT, id),
  DBK_FIELD_WITH (DbkSession, TEXT, state, DBK_FIELD_REQUIRED | DBK_FIELD_SEALED),
  DBK_FIELD_WITH (DbkSession, DATE, treated_on, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkSession, TEXT, started_at),
  DBK_FIELD (DbkSession, INTEGER, duration_minutes),
  DBK_FIELD (DbkSession, TEXT, practitioner),
  DBK_FIELD (DbkSession, TEXT, practitioner_certificate),
  DBK_FIELD_WITH (DbkSession, ROW, practitioner_row, DBK_FIELD_LOCAL),
  DBK_FIELD_WITH (DbkSession, ROW, device_row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkSession, TEXT, device_kind),
  DBK_FIELD (DbkSession, TEXT, device_make),
  DBK_FIELD (DbkSession, TEXT, device_model),
  DBK_FIELD (DbkSession, TEXT, device_serial),
  DBK_FIELD (DbkSession, TEXT, checks_answer),
  DBK_FIELD (DbkSession, TEXT, patch_test),
  DBK_FIELD (DbkSession, TEXT, consent_version),
  DBK_FIELD (DbkSession, TEXT, before_treatment),
  DBK_FIELD (DbkSession, TEXT, reaction_answer),
  DBK_FIELD (DbkSession, TEXT, aftercare_title),
  DBK_FIELD (DbkSession, TEXT, aftercare_version),
  DBK_FIELD (DbkSession, TEXT, aftercare_text),
  DBK_FIELD (DbkSession, FLAG, aftercare_given),
  DBK_FIELD (DbkSession, TEXT, home_care),
  DBK_FIELD (DbkSession, TEXT, feedback),
  DBK_FIELD (DbkSession, INTEGER, satisfaction),
  DBK_FIELD (DbkSession, DATE, next_recommended_on),
  DBK_FIELD (DbkSession, TEXT, next_recommended),
  DBK_FIELD (DbkSession, TEXT, notes),
  DBK_FIELD (DbkSession, TEXT, source),
  DBK_FIELD (DbkSession, TEXT, entered_by),
  DBK_FIELD (DbkSession, TIME, recorded_at),
  DBK_FIELD_OF (DbkSession, LIST, areas, &dbk_session_area_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkSession, LIST, products, &dbk_session_product_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkSession, LIST, reactions, &dbk_session_reaction_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkSession, LIST, checks, &dbk_session_check_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkSession, LIST, scores, &dbk_assessment_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkSession, LIST, photos, &dbk_photo_type, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkSession, TIME, signed_at),
  DBK_FIELD (DbkSession, TEXT, signed_by),
  DBK_FIELD (DbkSession, TEXT, signed_by_certificate),
  DBK_FIELD_OF (DbkSession, LIST, addenda, &dbk_addendum_type, LATER),
  DBK_FIELD_OF (DbkSession, RECORD, entered_in_error, &dbk_entered_in_error_type, LATER),
  DBK_FIELD_WITH (DbkSession, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_session_type = DBK_RECORD_TYPE (DbkSession, "session", session_fields);
