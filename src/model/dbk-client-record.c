/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client: the description of its fields. */
#include "dbk-client-record.h"

static const DbkField client_record_fields[] = {
  DBK_FIELD_OF (DbkClientRecord, RECORD, client, &dbk_client_type, DBK_FIELD_REQUIRED),
  DBK_FIELD_OF (DbkClientRecord, LIST, conditions, &dbk_condition_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, confirmations, &dbk_history_confirmation_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, consents, &dbk_consent_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, patch_tests, &dbk_patch_test_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, concerns, &dbk_concern_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, courses, &dbk_course_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, photos, &dbk_photo_type, 0),
};
const DbkRecordType dbk_client_record_type =
    DBK_RECORD_TYPE (DbkClientRecord, "client_record", client_record_fields);
