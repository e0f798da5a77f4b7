/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a field of the record is called. */
#include "config.h"

#include "dbk-field-title.h"

#include "dbk-gettext.h"
#include <string.h>

#include "dbk-concern.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-session-field.h"

static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "action_taken", N_ ("Action taken") },
  { "address", N_ ("Address") },
  { "aftercare_given", N_ ("Aftercare given") },
  { "aftercare_text", N_ ("Aftercare") },
  { "aftercare_title", N_ ("Aftercare sheet") },
  { "aftercare_version", N_ ("Version of the aftercare sheet") },
  { "allergies", N_ ("Allergies") },
  { "archived_on", N_ ("Archived on") },
  { "area", N_ ("Area") },
  { "areas", N_ ("Areas") },
  { "assessed_by", N_ ("Assessed by") },
  { "assessed_on", N_ ("Assessed on") },
  { "batch_number", N_ ("Batch number") },
  { "before_treatment", N_ ("Before the treatment") },
  { "batches", N_ ("Batches") },
  { "birth_date", N_ ("Birthday") },
  { "body", N_ ("Text") },
  { "cause", N_ ("Cause") },
  { "certificate_number", N_ ("Certificate number") },
  { "checks", N_ ("Checks") },
  { "checks_answer", N_ ("Anything new since last time") },
  { "clears_on", N_ ("Clears on") },
  { "clinical_note", N_ ("Clinical note") },
  { "code", N_ ("Kind") },
  { "concerns", N_ ("Concerns") },
  { "condition", N_ ("Condition") },
  { "consent_version", N_ ("Consent") },
  { "contact_preference", N_ ("Preferred way to be reached") },
  { "country", N_ ("Country") },
  { "desk_note", N_ ("Desk note") },
  { "detail", N_ ("Detail") },
  { "device_kind", N_ ("Kind of device") },
  { "device_make", N_ ("Make of the device") },
  { "device_model", N_ ("Model of the device") },
  { "device_serial", N_ ("Serial number of the device") },
  { "direction", N_ ("Direction") },
  { "duration_minutes", N_ ("Duration") },
  { "duration_seconds", N_ ("Duration") },
  { "effect", N_ ("Effect") },
  { "email", N_ ("E-mail address") },
  { "ended_on", N_ ("Ended on") },
  { "endpoint", N_ ("Endpoint") },
  { "entered_by", N_ ("Entered by") },
  { "expires_on", N_ ("Expires on") },
  { "family_name", N_ ("Family name") },
  { "feedback", N_ ("Feedback") },
  { "former_name", N_ ("Former name") },
  { "given_name", N_ ("Given name") },
  { "goal", N_ ("Goal") },
  { "grit", N_ ("Grit") },
  { "heard_of_us", N_ ("How they heard of us") },
  { "history_interval_months", N_ ("Months until the medical history is confirmed again") },
  { "home_care", N_ ("Home care") },
  { "interval_max_days", N_ ("Longest interval") },
  { "interval_min_days", N_ ("Shortest interval") },
  { "interval_target_days", N_ ("Usual interval") },
  { "kind", N_ ("Kind") },
  { "language", N_ ("Language") },
  { "lock_minutes", N_ ("Minutes until the window locks itself") },
  { "maintenance_days", N_ ("Maintenance interval") },
  { "make", N_ ("Make") },
  { "model", N_ ("Model") },
  { "moment", N_ ("When it was used") },
  { "name", N_ ("Name") },
  { "next_recommended", N_ ("Recommended next") },
  { "next_recommended_on", N_ ("Next session recommended on") },
  { "not_treated_reason", N_ ("Why it was not treated") },
  { "note", N_ ("Note") },
  { "noted_on", N_ ("Noted on") },
  { "notes", N_ ("Notes") },
  { "number", N_ ("Client number") },
  { "occasion", N_ ("Occasion") },
  { "onset", N_ ("Onset") },
  { "open_batch_number", N_ ("Open batch") },
  { "open_expires_on", N_ ("Day the open batch expires") },
  { "other_text", N_ ("In their own words") },
  { "outcome", N_ ("Outcome") },
  { "override_by", N_ ("Decided by") },
  { "override_reason", N_ ("Reason to treat") },
  { "passes", N_ ("Passes") },
  { "patch_test", N_ ("Patch test") },
  { "patch_test_interval_months", N_ ("Months until a patch test is needed again") },
  { "phone", N_ ("Phone number") },
  { "phones", N_ ("Phone numbers") },
  { "photos", N_ ("Photos") },
  { "photos_due", N_ ("Photographs due") },
  { "planned_sessions", N_ ("Planned sessions") },
  { "postcode", N_ ("Postcode") },
  { "practitioner", N_ ("Practitioner") },
  { "practitioner_certificate", N_ ("Certificate number") },
  { "preferred_name", N_ ("Preferred name") },
  { "product", N_ ("Product") },
  { "products", N_ ("Products") },
  { "reaction", N_ ("Reaction") },
  { "reaction_answer", N_ ("Any adverse reaction") },
  { "reactions", N_ ("Reactions") },
  { "read_on", N_ ("Read on") },
  { "resolved_on", N_ ("Resolved on") },
  { "retired_on", N_ ("Retired on") },
  { "role", N_ ("Role") },
  { "satisfaction", N_ ("Satisfaction") },
  { "scale", N_ ("Scale") },
  { "scale_version", N_ ("Version of the scale") },
  { "score", N_ ("Score") },
  { "scores", N_ ("Scores") },
  { "scores_due", N_ ("Scores due") },
  { "serial", N_ ("Serial number") },
  { "severity", N_ ("Severity") },
  { "skin_type", N_ ("Skin type") },
  { "source", N_ ("Source") },
  { "started_at", N_ ("Started at") },
  { "started_on", N_ ("Started on") },
  { "starts_on", N_ ("Starts on") },
  { "status", N_ ("Status") },
  { "status_on", N_ ("Status since") },
  { "status_reason", N_ ("Reason for the status") },
  { "step", N_ ("Step") },
  { "target", N_ ("Target") },
  { "tested_on", N_ ("Tested on") },
  { "text", N_ ("Text") },
  { "tip", N_ ("Tip") },
  { "tip_care", N_ ("Care of the tip") },
  { "tips", N_ ("Tips") },
  { "title", N_ ("Title") },
  { "town", N_ ("Town") },
  { "treated", N_ ("Treated") },
  { "treated_on", N_ ("Treated on") },
  { "vacuum", N_ ("Vacuum") },
  { "vacuum_max", N_ ("Most vacuum") },
  { "vacuum_min", N_ ("Least vacuum") },
  { "vacuum_unit", N_ ("Unit of the vacuum") },
  { "valid_until", N_ ("Valid until") },
  { "version", N_ ("Version") },
  { "window_days", N_ ("Days to wait") },
  { "word", N_ ("Score") },
};

const char *
dbk_field_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].name, name) == 0)
      return _ (titles[i].title);
  return name;
}

/* What the entry the field is in is called: the area, the product. NULL for the session itself. */
static const char *
entry_name (gconstpointer record)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;

  if (type == &dbk_session_area_type)
    return dbk_name (DBK_NAME_AREA, ((const DbkSessionArea *) record)->area);
  if (type == &dbk_session_product_type)
    return ((const DbkSessionProduct *) record)->name;
  if (type == &dbk_session_reaction_type)
    return dbk_name (DBK_NAME_REACTION, ((const DbkSessionReaction *) record)->code);
  if (type == &dbk_session_check_type)
    return dbk_name (DBK_NAME_CONDITION, ((const DbkSessionCheck *) record)->condition);
  if (type == &dbk_assessment_type)
    return dbk_scale_is_own (((const DbkAssessment *) record)->scale)
               ? NULL
               : dbk_name (DBK_NAME_SCALE, ((const DbkAssessment *) record)->scale);
  return NULL;
}

char *
dbk_session_field_title (const DbkSession *session, const char *path)
{
  const DbkField *field;
  gconstpointer record;
  const char *entry;

  if (!dbk_session_find_field (session, path, &record, &field))
    return g_strdup (path);
  entry = entry_name (record);
  if (entry == NULL || *entry == '\0')
    return g_strdup (dbk_field_title (field->name));
  /* Translators: a field and what it belongs to: "Batch number, Rose toner" */
  return g_strdup_printf (C_ ("field", "%s, %s"), dbk_field_title (field->name), entry);
}
