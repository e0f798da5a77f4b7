/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own lists: the description of their fields. */
#include "dbk-clinic.h"

#define ROW_AND_ID(Struct)                                                                         \
  DBK_FIELD_WITH (Struct, ROW, row, DBK_FIELD_LOCAL), DBK_FIELD (Struct, TEXT, id)
#define RETIRED_AND_REVISION(Struct)                                                               \
  DBK_FIELD (Struct, DATE, retired_on), DBK_FIELD_WITH (Struct, INTEGER, revision, DBK_FIELD_LOCAL)

static const DbkField staff_fields[] = {
  ROW_AND_ID (DbkStaff),
  DBK_FIELD_WITH (DbkStaff, TEXT, name, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkStaff, TEXT, role),
  DBK_FIELD (DbkStaff, TEXT, certificate_number),
  DBK_FIELD_WITH (DbkStaff, FLAG, has_pin, DBK_FIELD_LOCAL),
  RETIRED_AND_REVISION (DbkStaff),
};
const DbkRecordType dbk_staff_type = DBK_RECORD_TYPE (DbkStaff, "staff", staff_fields);

static const DbkField device_tip_fields[] = {
  DBK_FIELD_WITH (DbkDeviceTip, TEXT, name, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkDeviceTip, TEXT, grit),
  DBK_FIELD (DbkDeviceTip, TEXT, care),
  DBK_FIELD (DbkDeviceTip, DATE, retired_on),
};
const DbkRecordType dbk_device_tip_type =
    DBK_RECORD_TYPE (DbkDeviceTip, "device_tip", device_tip_fields);

static const DbkField device_fields[] = {
  ROW_AND_ID (DbkDevice),
  DBK_FIELD (DbkDevice, TEXT, kind),
  DBK_FIELD (DbkDevice, TEXT, make),
  DBK_FIELD (DbkDevice, TEXT, model),
  DBK_FIELD (DbkDevice, TEXT, serial),
  DBK_FIELD (DbkDevice, TEXT, vacuum_unit),
  DBK_FIELD (DbkDevice, TEXT, vacuum_min),
  DBK_FIELD (DbkDevice, TEXT, vacuum_max),
  DBK_FIELD_OF (DbkDevice, LIST, tips, &dbk_device_tip_type, DBK_FIELD_UNSTORED),
  RETIRED_AND_REVISION (DbkDevice),
};
const DbkRecordType dbk_device_type = DBK_RECORD_TYPE (DbkDevice, "device", device_fields);

static const DbkField product_batch_fields[] = {
  DBK_FIELD_WITH (DbkProductBatch, TEXT, number, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkProductBatch, DATE, expires_on),
  DBK_FIELD (DbkProductBatch, DATE, retired_on),
};
const DbkRecordType dbk_product_batch_type =
    DBK_RECORD_TYPE (DbkProductBatch, "product_batch", product_batch_fields);

static const DbkField product_fields[] = {
  ROW_AND_ID (DbkProduct),
  DBK_FIELD_WITH (DbkProduct, TEXT, name, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkProduct, TEXT, step),
  DBK_FIELD (DbkProduct, TEXT, moment),
  DBK_FIELD (DbkProduct, TEXT, open_batch_number),
  DBK_FIELD (DbkProduct, DATE, open_expires_on),
  DBK_FIELD_OF (DbkProduct, LIST, batches, &dbk_product_batch_type, DBK_FIELD_UNSTORED),
  RETIRED_AND_REVISION (DbkProduct),
};
const DbkRecordType dbk_product_type = DBK_RECORD_TYPE (DbkProduct, "product", product_fields);

static const DbkField rule_fields[] = {
  ROW_AND_ID (DbkRule),
  DBK_FIELD_WITH (DbkRule, TEXT, condition, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkRule, TEXT, name),
  DBK_FIELD (DbkRule, TEXT, effect),
  DBK_FIELD (DbkRule, INTEGER, window_days),
  DBK_FIELD (DbkRule, CODES, areas),
  DBK_FIELD (DbkRule, TEXT, source),
  RETIRED_AND_REVISION (DbkRule),
};
const DbkRecordType dbk_rule_type = DBK_RECORD_TYPE (DbkRule, "rule", rule_fields);

static const DbkField aftercare_sheet_fields[] = {
  ROW_AND_ID (DbkAftercareSheet),
  DBK_FIELD_WITH (DbkAftercareSheet, TEXT, title, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkAftercareSheet, TEXT, version),
  DBK_FIELD (DbkAftercareSheet, TEXT, body),
  DBK_FIELD (DbkAftercareSheet, TEXT, replaces),
  RETIRED_AND_REVISION (DbkAftercareSheet),
};
const DbkRecordType dbk_aftercare_sheet_type =
    DBK_RECORD_TYPE (DbkAftercareSheet, "aftercare_sheet", aftercare_sheet_fields);

static const DbkField consent_form_fields[] = {
  ROW_AND_ID (DbkConsentForm),
  DBK_FIELD_WITH (DbkConsentForm, TEXT, kind, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkConsentForm, TEXT, title),
  DBK_FIELD (DbkConsentForm, TEXT, version),
  DBK_FIELD (DbkConsentForm, TEXT, body),
  DBK_FIELD (DbkConsentForm, TEXT, replaces),
  RETIRED_AND_REVISION (DbkConsentForm),
};
const DbkRecordType dbk_consent_form_type =
    DBK_RECORD_TYPE (DbkConsentForm, "consent_form", consent_form_fields);

static const DbkField course_template_fields[] = {
  ROW_AND_ID (DbkCourseTemplate),
  DBK_FIELD_WITH (DbkCourseTemplate, TEXT, title, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkCourseTemplate, CODES, concerns),
  DBK_FIELD (DbkCourseTemplate, INTEGER, planned_sessions),
  DBK_FIELD (DbkCourseTemplate, INTEGER, interval_min_days),
  DBK_FIELD (DbkCourseTemplate, INTEGER, interval_target_days),
  DBK_FIELD (DbkCourseTemplate, INTEGER, interval_max_days),
  DBK_FIELD (DbkCourseTemplate, INTEGER, maintenance_days),
  DBK_FIELD (DbkCourseTemplate, TEXT, home_care),
  DBK_FIELD (DbkCourseTemplate, CODES, scores_due),
  DBK_FIELD (DbkCourseTemplate, CODES, photos_due),
  DBK_FIELD (DbkCourseTemplate, TEXT, source),
  RETIRED_AND_REVISION (DbkCourseTemplate),
};
const DbkRecordType dbk_course_template_type =
    DBK_RECORD_TYPE (DbkCourseTemplate, "course_template", course_template_fields);

static const DbkField clinic_fields[] = {
  DBK_FIELD (DbkClinic, TEXT, name),
  DBK_FIELD (DbkClinic, TEXT, address),
  DBK_FIELD (DbkClinic, TEXT, phone),
  DBK_FIELD (DbkClinic, TEXT, email),
  DBK_FIELD (DbkClinic, TEXT, color),
  DBK_FIELD (DbkClinic, TEXT, smallest_changes),
  DBK_FIELD (DbkClinic, BYTES, logo),
  DBK_FIELD (DbkClinic, INTEGER, history_interval_months),
  DBK_FIELD (DbkClinic, INTEGER, patch_test_interval_months),
  DBK_FIELD (DbkClinic, INTEGER, retention_years),
  DBK_FIELD (DbkClinic, INTEGER, retention_minor_age),
  DBK_FIELD (DbkClinic, INTEGER, lock_minutes),
  DBK_FIELD (DbkClinic, FLAG, invented),
};
const DbkRecordType dbk_clinic_type = DBK_RECORD_TYPE (DbkClinic, "setting", clinic_fields);

gboolean
dbk_staff_is_clinical (const DbkStaff *staff)
{
  return g_strcmp0 (staff->role, "practitioner") == 0 || g_strcmp0 (staff->role, "owner") == 0;
}
