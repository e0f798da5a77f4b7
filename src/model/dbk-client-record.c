/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client: the description of its fields, and finding in it. */
#include "dbk-client-record.h"

#include "dbk-scale.h"

static const DbkField client_record_fields[] = {
  DBK_FIELD_OF (DbkClientRecord, RECORD, client, &dbk_client_type, DBK_FIELD_REQUIRED),
  DBK_FIELD_OF (DbkClientRecord, LIST, conditions, &dbk_condition_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, confirmations, &dbk_history_confirmation_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, consents, &dbk_consent_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, patch_tests, &dbk_patch_test_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, concerns, &dbk_concern_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, courses, &dbk_course_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, photos, &dbk_photo_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, recalls, &dbk_recall_type, 0),
  DBK_FIELD_OF (DbkClientRecord, LIST, scales, &dbk_scale_type, 0),
  DBK_FIELD_OF (DbkClientRecord, TEXT, smallest_changes, NULL, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_client_record_type =
    DBK_RECORD_TYPE (DbkClientRecord, "client_record", client_record_fields);

/* All values found by id keep it in a field of that name. */
static gpointer
find_by_id (GPtrArray *values, gsize id_offset, const char *id)
{
  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, values->pdata[i], id_offset), id) == 0)
      return values->pdata[i];
  return NULL;
}

DbkConcern *
dbk_client_record_find_concern (const DbkClientRecord *record, const char *id)
{
  return find_by_id (record->concerns, G_STRUCT_OFFSET (DbkConcern, id), id);
}

const DbkScaleInfo *
dbk_client_record_find_scale (const DbkClientRecord *record, const DbkConcern *concern)
{
  return dbk_scale_find (record->scales, concern->scale, concern->scale_version);
}

const DbkScaleInfo *
dbk_client_record_find_scale_of (const DbkClientRecord *record, const DbkAssessment *score)
{
  return dbk_scale_find (record->scales, score->scale, score->scale_version);
}

DbkCourse *
dbk_client_record_find_course (const DbkClientRecord *record, const char *id)
{
  return find_by_id (record->courses, G_STRUCT_OFFSET (DbkCourse, id), id);
}

DbkSession *
dbk_client_record_find_session (const DbkClientRecord *record, const char *id, DbkCourse **course)
{
  for (guint i = 0; i < record->courses->len; i++)
    {
      DbkCourse *candidate = record->courses->pdata[i];
      DbkSession *session = find_by_id (candidate->sessions, G_STRUCT_OFFSET (DbkSession, id), id);

      if (session == NULL)
        continue;
      if (course != NULL)
        *course = candidate;
      return session;
    }
  if (course != NULL)
    *course = NULL;
  return NULL;
}
