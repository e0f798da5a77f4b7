/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's lists as the window shows them: the tables. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-list-kind.h"
#include "dbk-scale.h"

static const DbkListField tip_fields[] = {
  { .name = "name", .kind = DBK_LIST_LINE, .title = N_ ("Name") },
  { .name = "grit", .kind = DBK_LIST_LINE, .title = N_ ("Grit"), .in_title = TRUE },
  { .name = "care",
    .kind = DBK_LIST_CHOICE,
    .title = N_ ("Care"),
    .names = DBK_NAME_TIP_CARE,
    .optional = TRUE },
  { NULL },
};

static const DbkListField device_fields[] = {
  { .name = "kind",
    .kind = DBK_LIST_CHOICE,
    .title = N_ ("Kind"),
    .group = "",
    .names = DBK_NAME_DEVICE_KIND },
  { .name = "make", .kind = DBK_LIST_LINE, .title = N_ ("Make") },
  { .name = "model", .kind = DBK_LIST_LINE, .title = N_ ("Model") },
  { .name = "serial", .kind = DBK_LIST_LINE, .title = N_ ("Serial number") },
  { .name = "tips",
    .kind = DBK_LIST_PARTS,
    .title = N_ ("Tips"),
    .note = N_ ("As they are offered for each area, with their grit."),
    .parts = tip_fields,
    .add_part = N_ ("_Add Tip") },
  { .name = "vacuum_unit",
    .kind = DBK_LIST_UNIT,
    .title = N_ ("Unit"),
    .group = N_ ("Vacuum the Maker Allows"),
    .note = N_ ("A setting outside it gets a warning while a session is logged. Without a range "
                "there is no warning.") },
  { .name = "vacuum_min", .kind = DBK_LIST_DECIMAL, .title = N_ ("Least") },
  { .name = "vacuum_max", .kind = DBK_LIST_DECIMAL, .title = N_ ("Most") },
  { NULL },
};

static const DbkListField batch_fields[] = {
  { .name = "number", .kind = DBK_LIST_LINE, .title = N_ ("Batch number") },
  { .name = "expires_on", .kind = DBK_LIST_DAY, .title = N_ ("Expires on") },
  { NULL },
};

static const char *const open_batch[] = { "open_batch_number", "open_expires_on", NULL };

static const DbkListField product_fields[] = {
  { .name = "name", .kind = DBK_LIST_LINE, .title = N_ ("Name"), .group = "" },
  { .name = "step",
    .kind = DBK_LIST_CHOICE,
    .title = N_ ("Step"),
    .names = DBK_NAME_STEP,
    .optional = TRUE },
  { .name = "moment",
    .kind = DBK_LIST_CHOICE,
    .title = N_ ("When in the treatment"),
    .names = DBK_NAME_MOMENT,
    .optional = TRUE },
  { .name = "batches",
    .kind = DBK_LIST_PARTS,
    .title = N_ ("Batches"),
    .note = N_ ("The open one is filled in when a session is logged."),
    .parts = batch_fields,
    .add_part = N_ ("_Add Batch"),
    .chosen = open_batch,
    .chosen_title = N_ ("Open now") },
  { NULL },
};

static const DbkListField rule_fields[] = {
  { .name = "condition", .kind = DBK_LIST_CONDITION, .title = N_ ("Condition"), .group = "" },
  { .name = "name", .kind = DBK_LIST_LINE, .title = N_ ("What the clinic calls it") },
  { .name = "effect", .kind = DBK_LIST_CHOICE, .title = N_ ("Effect"), .names = DBK_NAME_EFFECT },
  { .name = "window_days",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Days to wait"),
    .group = "",
    .note = N_ ("Counted from the day it ended: with 7, what ended on the 1st is treatable from "
                "the 8th. Empty: it holds until the condition is over.") },
  { .name = "areas",
    .kind = DBK_LIST_AREAS,
    .title = N_ ("Areas"),
    .group = N_ ("Areas"),
    .note = N_ ("Choose none for the areas the condition is noted for, or everywhere.") },
  { .name = "source",
    .kind = DBK_LIST_TEXT,
    .title = N_ ("Source"),
    .group = "",
    .note = N_ ("Where the rule comes from, and who decided it.") },
  { NULL },
};

static const DbkListField sheet_fields[] = {
  { .name = "title", .kind = DBK_LIST_LINE, .title = N_ ("Title"), .group = "" },
  { .name = "body", .kind = DBK_LIST_TEXT, .title = N_ ("Text") },
  { NULL },
};

static const DbkListField form_fields[] = {
  { .name = "kind",
    .kind = DBK_LIST_CHOICE,
    .title = N_ ("What the client agrees to"),
    .group = "",
    .names = DBK_NAME_CONSENT_KIND },
  { .name = "title", .kind = DBK_LIST_LINE, .title = N_ ("Title") },
  { .name = "body", .kind = DBK_LIST_TEXT, .title = N_ ("Text") },
  { NULL },
};

static const DbkListField template_fields[] = {
  { .name = "title", .kind = DBK_LIST_LINE, .title = N_ ("Name"), .group = "" },
  { .name = "planned_sessions", .kind = DBK_LIST_NUMBER, .title = N_ ("Number of sessions") },
  { .name = "concerns",
    .kind = DBK_LIST_CODES,
    .title = N_ ("Meant for"),
    .names = DBK_NAME_CONCERN },
  { .name = "interval_min_days",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("At least"),
    .group = N_ ("Days between Sessions") },
  { .name = "interval_target_days", .kind = DBK_LIST_NUMBER, .title = N_ ("Meant to be") },
  { .name = "interval_max_days", .kind = DBK_LIST_NUMBER, .title = N_ ("At most") },
  { .name = "maintenance_days",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Maintenance afterwards, every so many days") },
  { .name = "scores_due",
    .kind = DBK_LIST_SESSIONS,
    .title = N_ ("Scores are due at sessions"),
    .group = N_ ("When to Look Closely"),
    .note = N_ ("Numbers of sessions, with commas between.") },
  { .name = "photos_due",
    .kind = DBK_LIST_SESSIONS,
    .title = N_ ("Photographs are due at sessions") },
  { .name = "home_care", .kind = DBK_LIST_TEXT, .title = N_ ("Care at home"), .group = "" },
  { .name = "source", .kind = DBK_LIST_TEXT, .title = N_ ("Source") },
  { NULL },
};

static const DbkListField scale_fields[] = {
  { .name = "name", .kind = DBK_LIST_LINE, .title = N_ ("Name"), .group = "" },
  { .name = "minimum",
    .kind = DBK_LIST_TENTHS,
    .title = N_ ("Lowest score"),
    .group = N_ ("Scores") },
  { .name = "maximum", .kind = DBK_LIST_TENTHS, .title = N_ ("Highest score") },
  { .name = "step", .kind = DBK_LIST_TENTHS, .title = N_ ("In steps of") },
  { .name = "lower_is_better",
    .kind = DBK_LIST_EITHER,
    .title = N_ ("Direction"),
    .names = DBK_NAME_SCALE_DIRECTION },
  { .name = "labels",
    .kind = DBK_LIST_LINES,
    .title = N_ ("Grades in words"),
    .group = "",
    .note = N_ ("One line for each grade, from the lowest score to the highest. May be left "
                "empty.") },
  { .name = "per_area",
    .kind = DBK_LIST_EITHER,
    .title = N_ ("Scored"),
    .group = "",
    .names = DBK_NAME_SCALE_REACH },
  { .name = "areas", .kind = DBK_LIST_AREAS, .title = N_ ("Areas it is meant for") },
  { .name = "source", .kind = DBK_LIST_TEXT, .title = N_ ("Source"), .group = "" },
  { NULL },
};

static const DbkListField clinic_fields[] = {
  { .name = "name",
    .kind = DBK_LIST_LINE,
    .title = N_ ("Name"),
    .group = N_ ("Head of Every Print") },
  { .name = "address", .kind = DBK_LIST_TEXT, .title = N_ ("Address") },
  { .name = "phone", .kind = DBK_LIST_LINE, .title = N_ ("Phone") },
  { .name = "email", .kind = DBK_LIST_LINE, .title = N_ ("E-mail") },
  { .name = "history_interval_months",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Confirmed again after so many months"),
    .group = N_ ("Medical History"),
    .note = N_ ("A client whose history was confirmed longer ago is asked again at the next "
                "session. Empty: nobody is asked.") },
  { .name = "patch_test_interval_months",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Needed again after so many months"),
    .group = N_ ("Patch Test"),
    .note = N_ ("A patch test is needed before the first session too. Empty: none is asked for.") },
  { .name = "retention_years",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Looked at again so many years after the last entry"),
    .group = N_ ("Keeping Records"),
    .note = N_ ("How long depends on where you are: ask who knows your law. Nothing is deleted by "
                "itself: whose time is over stands under “Due for Review”. Empty: nobody does.") },
  { .name = "retention_minor_age",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Of those under 18 then, not before this age") },
  { .name = "lock_minutes",
    .kind = DBK_LIST_NUMBER,
    .title = N_ ("Locks itself after so many minutes without input"),
    .group = N_ ("Lock"),
    .note = N_ ("What was typed is saved first and is there again for the same person. PINs are "
                "set under Staff. Empty: the window is locked by hand only.") },
  { NULL },
};

static const DbkListKind kinds[] = {
  { .name = "devices",
    .type = &dbk_device_type,
    .title = N_ ("Devices"),
    .note = N_ ("Their tips and vacuum ranges, as the session page offers them."),
    .add = N_ ("Add Device"),
    .edit = N_ ("Edit Device"),
    .empty = N_ ("No device yet. Add the one you treat with."),
    .fields = device_fields },
  { .name = "products",
    .type = &dbk_product_type,
    .title = N_ ("Products"),
    .note = N_ ("What is used before, during and after a treatment, with its batches."),
    .add = N_ ("Add Product"),
    .edit = N_ ("Edit Product"),
    .empty = N_ ("No product yet. Add what you use before and after a treatment."),
    .fields = product_fields },
  { .name = "rules",
    .type = &dbk_rule_type,
    .title = N_ ("Contraindication Rules"),
    .note = N_ ("Sources disagree, so they are yours to change. A rule that is switched off is not "
                "looked at from today on."),
    .add = N_ ("Add Rule"),
    .edit = N_ ("Edit Rule"),
    .empty = N_ ("No rule: nothing speaks against any treatment."),
    .fields = rule_fields,
    .switched = TRUE },
  { .name = "aftercare",
    .type = &dbk_aftercare_sheet_type,
    .title = N_ ("Aftercare Sheets"),
    .note = N_ ("What clients take home. A changed text becomes a new version; the one handed over "
                "stays with its session."),
    .add = N_ ("Add Aftercare Sheet"),
    .edit = N_ ("Edit Aftercare Sheet"),
    .empty = N_ ("No sheet yet. Write what a client should do after a treatment."),
    .fields = sheet_fields },
  { .name = "consent",
    .type = &dbk_consent_form_type,
    .title = N_ ("Consent Forms"),
    .note = N_ ("What clients sign. A changed text becomes a new version; what was signed stays as "
                "it was signed."),
    .add = N_ ("Add Consent Form"),
    .edit = N_ ("Edit Consent Form"),
    .empty = N_ ("No form yet. Write what a client agrees to."),
    .fields = form_fields },
  { .name = "templates",
    .type = &dbk_course_template_type,
    .title = N_ ("Course Templates"),
    .note = N_ ("What a new course can begin with. Courses already planned stay as they are."),
    .add = N_ ("Add Course Template"),
    .edit = N_ ("Edit Course Template"),
    .empty = N_ ("No template: courses are planned by hand."),
    .fields = template_fields },
  { .name = "own-scales",
    .type = &dbk_scale_type,
    .title = N_ ("Scales of Your Own"),
    .note = N_ ("Beside those the program knows. Each says that it is not validated. A change "
                "becomes a new version; what was scored stays on the version it was scored on."),
    .add = N_ ("Add Scale"),
    .edit = N_ ("Edit Scale"),
    .empty = N_ ("No scale of your own yet."),
    .fields = scale_fields },
};

static const DbkListKind clinic_kind = {
  .name = "clinic",
  .type = &dbk_clinic_type,
  .title = N_ ("Clinic"),
  .edit = N_ ("Edit Clinic"),
  .fields = clinic_fields,
};

const DbkListKind *
dbk_list_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

const DbkListKind *
dbk_list_kind_of_clinic (void)
{
  return &clinic_kind;
}
