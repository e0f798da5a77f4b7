/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing the clinic's lists: versions, retiring, two windows at once, and what was signed. */
#include "record-fixture.h"

#include <string.h>

#include "dbk-clinic-store.h"
#include "dbk-concern-store.h"
#include "dbk-list-check.h"
#include "dbk-record-json.h"
#include "dbk-improvement.h"
#include "dbk-record-store.h"
#include "dbk-scale.h"
#include "dbk-session-store.h"

static gpointer
load_now (RecordFixture *fixture, gconstpointer entry)
{
  g_autoptr (GError) error = NULL;
  gpointer now = dbk_list_store_load_now (fixture->connection, entry, &error);

  g_assert_no_error (error);
  return now;
}

static guint
count (RecordFixture *fixture, const DbkRecordType *type, gboolean with_retired)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = with_retired
                                      ? dbk_list_store_load_all (fixture->connection, type, &error)
                                      : dbk_list_store_load (fixture->connection, type, &error);

  g_assert_no_error (error);
  return entries->len;
}

static void
save (RecordFixture *fixture, gpointer entry)
{
  g_autoptr (GError) error = NULL;

  dbk_list_store_save (fixture->connection, &fixture->practitioner, entry, &error);
  g_assert_no_error (error);
}

static void
update (RecordFixture *fixture, gconstpointer base, gpointer entry)
{
  g_autoptr (GError) error = NULL;

  dbk_list_store_update (fixture->connection, &fixture->practitioner, base, entry, &error);
  g_assert_no_error (error);
}

static void
add_tip (DbkDevice *device, const char *name, const char *grit)
{
  DbkDeviceTip *tip = dbk_device_tip_new ();

  tip->name = g_strdup (name);
  tip->grit = g_strdup (grit);
  g_ptr_array_add (device->tips, tip);
}

static void
add_batch (DbkProduct *product, const char *number, DbkDate expires_on)
{
  DbkProductBatch *batch = dbk_product_batch_new ();

  batch->number = g_strdup (number);
  batch->expires_on = expires_on;
  g_ptr_array_add (product->batches, batch);
}

static DbkDevice *
add_device (RecordFixture *fixture)
{
  DbkDevice *device = dbk_device_new ();

  device->kind = g_strdup ("diamond");
  device->model = g_strdup ("DermaGlide 2");
  add_tip (device, "Diamond", "120");
  add_tip (device, "Diamond", "60");
  save (fixture, device);
  return device;
}

static DbkProduct *
add_product (RecordFixture *fixture)
{
  DbkProduct *product = dbk_product_new ();

  product->name = g_strdup ("Calming moisturiser");
  product->step = g_strdup ("moisturise");
  product->moment = g_strdup ("after");
  product->open_batch_number = g_strdup ("B-2231");
  product->open_expires_on = day (2027, 6, 30);
  add_batch (product, "B-2231", day (2027, 6, 30));
  save (fixture, product);
  return product;
}

static DbkAftercareSheet *
add_sheet (RecordFixture *fixture)
{
  DbkAftercareSheet *sheet = dbk_aftercare_sheet_new ();

  sheet->title = g_strdup ("After your session");
  sheet->version = g_strdup ("1");
  sheet->body = g_strdup ("No sauna today.");
  save (fixture, sheet);
  return sheet;
}

static DbkRule *
add_rule (RecordFixture *fixture)
{
  DbkRule *rule = dbk_rule_new ();

  rule->condition = g_strdup ("adapalene");
  rule->effect = g_strdup ("caution");
  rule->window_days = 42;
  save (fixture, rule);
  return rule;
}

/* A tip or batch that is left out is kept, retired; one that comes back is offered again. */
static void
test_parts (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkDevice) base = add_device (fixture);
  g_autoptr (DbkDevice) device = dbk_device_copy (base);
  g_autoptr (DbkDevice) now = NULL;
  g_autoptr (DbkDevice) again = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (DbkProduct) old = add_product (fixture);
  g_autoptr (DbkProduct) product = dbk_product_copy (old);
  g_autoptr (DbkProduct) stored = NULL;

  g_ptr_array_remove_index (device->tips, 0);
  add_tip (device, "Diamond", "200");
  update (fixture, base, device);
  offered = dbk_list_store_load (fixture->connection, &dbk_device_type, NULL);
  g_assert_cmpuint (((DbkDevice *) offered->pdata[0])->tips->len, ==, 2);
  now = load_now (fixture, device);
  g_assert_cmpuint (now->tips->len, ==, 3);
  g_assert_cmpstr (((DbkDeviceTip *) now->tips->pdata[2])->grit, ==, "120");
  g_assert_cmpint (((DbkDeviceTip *) now->tips->pdata[2])->retired_on, ==, day (2026, 11, 22));

  again = dbk_device_copy (now);
  ((DbkDeviceTip *) again->tips->pdata[2])->retired_on = DBK_DATE_NONE;
  update (fixture, now, again);
  g_clear_pointer (&offered, g_ptr_array_unref);
  offered = dbk_list_store_load (fixture->connection, &dbk_device_type, NULL);
  g_assert_cmpuint (((DbkDevice *) offered->pdata[0])->tips->len, ==, 3);

  add_batch (product, "B-3000", DBK_DATE_NONE);
  dbk_set_text (&product->open_batch_number, "B-3000");
  product->open_expires_on = DBK_DATE_NONE;
  update (fixture, old, product);
  stored = load_now (fixture, product);
  g_assert_true (dbk_record_equal (stored, product));
  g_assert_cmpuint (stored->batches->len, ==, 2);
}

/* A change of what a sheet says is a new version; the old one is retired and keeps its words. */
static DbkScale *
make_scale (void)
{
  DbkScale *scale = dbk_scale_new ();

  scale->info.name = g_strdup ("Glow");
  dbk_record_set_text (scale, "version", "1");
  scale->info.minimum = 0;
  scale->info.maximum = 100;
  scale->info.step = 50;
  scale->info.labels = (const char *const *) g_strsplit ("dull;fair;bright", ";", -1);
  scale->info.per_area = TRUE;
  return scale;
}

static void
score (RecordFixture *fixture, const DbkConcern *concern, const char *occasion, int day, int score)
{
  g_autoptr (DbkAssessment) value = dbk_assessment_new ();
  g_autoptr (GError) error = NULL;

  dbk_set_text (&value->area, "nose");
  dbk_set_text (&value->occasion, occasion);
  dbk_set_text (&value->scale, concern->scale);
  dbk_set_text (&value->scale_version, concern->scale_version);
  value->assessed_on = dbk_date_new (2026, 11, day);
  value->score = score;
  dbk_concern_store_add_score (fixture->connection, &fixture->practitioner, concern->row, value,
                               &error);
  g_assert_no_error (error);
}

/* A concern stays on the version it was begun on, also when the scale is changed and retired. */
static void
test_own_scale (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkScale) scale = make_scale ();
  g_autoptr (DbkScale) base = NULL;
  g_autoptr (DbkScale) changed = NULL;
  g_autoptr (DbkConcern) concern = dbk_concern_new ();
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (DbkConcernLine) line = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *said = NULL;
  gint64 client = record_fixture_add_client (fixture, "Glow");

  save (fixture, scale);
  g_assert_true (dbk_scale_is_own (scale->info.code));
  dbk_set_text (&concern->code, "dullness");
  dbk_set_text (&concern->status, "active");
  dbk_set_text (&concern->scale, scale->info.code);
  dbk_set_text (&concern->scale_version, scale->info.version);
  concern->areas = g_strsplit ("nose", ";", -1);
  dbk_concern_store_add (fixture->connection, &fixture->practitioner, client, concern, &error);
  g_assert_no_error (error);
  score (fixture, concern, "baseline", 2, 0);
  score (fixture, concern, "follow_up", 20, 50);

  base = dbk_scale_copy (scale);
  changed = dbk_scale_copy (scale);
  changed->info.maximum = 200;
  g_strfreev ((char **) changed->info.labels);
  changed->info.labels = NULL;
  update (fixture, base, changed);
  g_assert_cmpstr (changed->info.version, ==, "2");
  g_assert_cmpstr (changed->info.code, ==, scale->info.code);
  g_assert_cmpstr (changed->replaces, ==, scale->id);
  g_assert_cmpuint (count (fixture, &dbk_scale_type, FALSE), ==, 1);
  g_assert_cmpuint (count (fixture, &dbk_scale_type, TRUE), ==, 2);

  record = dbk_record_store_load (fixture->connection, client, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (record->scales->len, ==, 1);
  line = dbk_concern_line (record, record->concerns->pdata[0]);
  g_clear_pointer (&record, dbk_client_record_unref);
  g_assert_cmpint (line->scale->maximum, ==, 100);
  g_assert_cmpstr (dbk_scale_grade (line->scale, 50), ==, "fair");
  g_assert_null (dbk_scale_grade (line->scale, 70));
  title = dbk_scale_title (line->scale, line->scale_code);
  g_assert_cmpstr (title, ==, "Glow 0–10");
  said = dbk_change_describe (line->scale, dbk_concern_line_baseline (line),
                              dbk_concern_line_latest (line));
  g_assert_true (g_str_has_prefix (said, "50") && g_str_has_suffix (said, "better"));
}

/* What makes no sense is told beside its field. */
static void
test_bad_scale (void)
{
  static const struct
  {
    const char *field;
    const char *name;
    int minimum, maximum, step;
    const char *labels;
  } bad[] = {
    { "name", "", 0, 50, 10, NULL },           { "minimum", "A", DBK_NONE, 50, 10, NULL },
    { "minimum", "A", -10, 50, 10, NULL },     { "maximum", "A", 0, DBK_NONE, 10, NULL },
    { "maximum", "A", 50, 50, 10, NULL },      { "maximum", "A", 0, 10010, 10, NULL },
    { "step", "A", 0, 50, DBK_NONE, NULL },    { "step", "A", 0, 50, 0, NULL },
    { "step", "A", 0, 50, 30, NULL },          { "step", "A", 0, 10000, 1, NULL },
    { "labels", "A", 0, 20, 10, "none;some" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DbkScale) scale = dbk_scale_new ();
      g_autoptr (GError) error = NULL;
      const char *field = NULL;

      scale->info.name = g_strdup (bad[i].name);
      scale->info.minimum = bad[i].minimum;
      scale->info.maximum = bad[i].maximum;
      scale->info.step = bad[i].step;
      if (bad[i].labels != NULL)
        scale->info.labels = (const char *const *) g_strsplit (bad[i].labels, ";", -1);
      g_assert_false (dbk_list_check (scale, &field, &error));
      g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
      g_assert_cmpstr (field, ==, bad[i].field);
    }
}

static void
test_versions (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkAftercareSheet) base = add_sheet (fixture);
  g_autoptr (DbkAftercareSheet) second = dbk_aftercare_sheet_copy (base);
  g_autoptr (DbkAftercareSheet) third = NULL;
  g_autoptr (DbkAftercareSheet) stale = dbk_aftercare_sheet_copy (base);
  g_autoptr (DbkAftercareSheet) retired = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const DbkAftercareSheet *first;

  dbk_set_text (&second->body, "No sauna for two days.");
  update (fixture, base, second);
  g_assert_cmpstr (second->version, ==, "2");
  g_assert_cmpstr (second->replaces, ==, base->id);
  g_assert_cmpstr (second->id, !=, base->id);
  g_assert_cmpuint (count (fixture, &dbk_aftercare_sheet_type, FALSE), ==, 1);
  all = dbk_list_store_load_all (fixture->connection, &dbk_aftercare_sheet_type, &error);
  g_assert_cmpuint (all->len, ==, 2);
  first = all->pdata[0];
  g_assert_cmpstr (first->body, ==, "No sauna today.");
  g_assert_cmpint (first->retired_on, ==, day (2026, 11, 22));

  /* Another window still shows the first version: only the same words are a conflict. */
  dbk_set_text (&stale->body, "No sauna for three days.");
  assert_refused (dbk_list_store_update (fixture->connection, &fixture->practitioner, base, stale,
                                         &error),
                  error, DBK_ERROR_CONFLICT, "Text");
  g_assert_cmpstr (stale->body, ==, "No sauna for three days.");
  dbk_set_text (&stale->body, base->body);
  dbk_set_text (&stale->title, "At home");
  update (fixture, base, stale);
  g_assert_cmpstr (stale->version, ==, "3");
  g_assert_cmpstr (stale->body, ==, "No sauna for two days.");
  third = load_now (fixture, base);
  g_assert_true (dbk_record_equal (third, stale));

  /* Retiring and bringing back says nothing new. */
  retired = dbk_aftercare_sheet_copy (third);
  retired->retired_on = day (2026, 11, 22);
  update (fixture, third, retired);
  g_assert_cmpuint (count (fixture, &dbk_aftercare_sheet_type, FALSE), ==, 0);
  g_assert_cmpstr (retired->version, ==, "3");
  g_assert_cmpuint (count (fixture, &dbk_aftercare_sheet_type, TRUE), ==, 3);
}

/* Two windows: different fields are merged, the same field is asked about. */
static void
test_conflict (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDevice) base = add_device (fixture);
  g_autoptr (DbkDevice) mine = dbk_device_copy (base);
  g_autoptr (DbkDevice) theirs = dbk_device_copy (base);

  add_tip (theirs, "Diamond", "200");
  dbk_set_text (&theirs->make, "Fern");
  update (fixture, base, theirs);
  dbk_set_text (&mine->serial, "DG-1");
  update (fixture, base, mine);
  g_assert_cmpstr (mine->make, ==, "Fern");
  g_assert_cmpuint (mine->tips->len, ==, 3);

  g_clear_pointer (&theirs, dbk_device_unref);
  theirs = dbk_device_copy (base);
  add_tip (theirs, "Diamond", "30");
  assert_refused (dbk_list_store_update (fixture->connection, &fixture->practitioner, base, theirs,
                                         &error),
                  error, DBK_ERROR_CONFLICT, "Tips");
}

static void
test_rights (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkRule) rule = add_rule (fixture);
  g_autoptr (DbkRule) mine = dbk_rule_copy (rule);
  g_autoptr (DbkClinic) clinic = dbk_clinic_store_load (fixture->connection, &error);
  g_autoptr (DbkClinic) named = dbk_clinic_copy (clinic);

  mine->window_days = 7;
  assert_refused (dbk_list_store_update (fixture->connection, &fixture->receptionist, rule, mine,
                                         &error),
                  error, DBK_ERROR_REFUSED, "Mia Novak");
  dbk_set_text (&named->name, "Fern Street");
  assert_refused (dbk_clinic_store_update (fixture->connection, &fixture->receptionist, clinic,
                                           named, &error),
                  error, DBK_ERROR_REFUSED, "Mia Novak");
  mine->window_days = -1;
  assert_refused (dbk_list_store_update (fixture->connection, &fixture->practitioner, rule, mine,
                                         &error),
                  error, DBK_ERROR_INVALID, "days");
}

static void
test_clinic (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClinic) base = dbk_clinic_store_load (fixture->connection, &error);
  g_autoptr (DbkClinic) mine = dbk_clinic_copy (base);
  g_autoptr (DbkClinic) theirs = dbk_clinic_copy (base);
  g_autoptr (DbkClinic) stored = NULL;

  g_assert_cmpint (base->history_interval_months, ==, DBK_NONE);
  dbk_set_text (&theirs->name, "Fern Street");
  theirs->history_interval_months = 12;
  dbk_clinic_store_update (fixture->connection, &fixture->practitioner, base, theirs, &error);
  g_assert_no_error (error);
  dbk_set_text (&mine->name, "Fern Street");
  dbk_set_text (&mine->phone, "01603 555 010");
  dbk_clinic_store_update (fixture->connection, &fixture->practitioner, base, mine, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mine->history_interval_months, ==, 12);
  stored = dbk_clinic_store_load (fixture->connection, &error);
  g_assert_true (dbk_record_equal (stored, mine));
  mine->history_interval_months = 6;
  assert_refused (dbk_clinic_store_update (fixture->connection, &fixture->practitioner, base, mine,
                                           &error),
                  error, DBK_ERROR_CONFLICT, "medical history");
  mine->history_interval_months = DBK_NONE;
  dbk_clinic_store_update (fixture->connection, &fixture->practitioner, stored, mine, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mine->history_interval_months, ==, DBK_NONE);
}

static char *
client_json (RecordFixture *fixture, gint64 client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (fixture->connection, client, &error);

  g_assert_no_error (error);
  return dbk_record_to_json (record, DBK_JSON_DEFAULT);
}

/* Whatever becomes of the lists, what was signed says the same, byte for byte, and verifies. */
static void
test_signed_stays (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkDevice) device = add_device (fixture);
  g_autoptr (DbkProduct) product = add_product (fixture);
  g_autoptr (DbkAftercareSheet) sheet = add_sheet (fixture);
  g_autoptr (DbkRule) rule = add_rule (fixture);
  gint64 client = record_fixture_add_client (fixture, "Hart");
  gint64 course = record_fixture_add_course (fixture, client, NULL);
  g_autoptr (DbkSession) draft = record_fixture_make_draft ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gpointer const entries[] = { device, product, sheet, rule };

  dbk_set_text (&draft->aftercare_title, sheet->title);
  dbk_set_text (&draft->aftercare_version, sheet->version);
  dbk_set_text (&draft->aftercare_text, sheet->body);
  draft->device_row = device->row;
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  before = client_json (fixture, client);
  g_assert_nonnull (strstr (before, "No sauna today."));

  dbk_set_text (&device->model, "DermaGlide 3");
  g_ptr_array_set_size (device->tips, 0);
  dbk_set_text (&product->name, "Another moisturiser");
  dbk_set_text (&product->open_batch_number, "X-1");
  g_ptr_array_set_size (product->batches, 0);
  dbk_set_text (&sheet->body, "Everything is allowed.");
  dbk_set_text (&rule->effect, "note");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gpointer stored = load_now (fixture, entries[i]);
      const DbkField *retired_on =
          dbk_record_type_find (((DbkRecord *) entries[i])->type, "retired_on");

      update (fixture, stored, entries[i]);
      dbk_record_unref (stored);
      stored = load_now (fixture, entries[i]);
      *(DbkDate *) ((char *) entries[i] + retired_on->offset) = day (2026, 11, 22);
      update (fixture, stored, entries[i]);
      dbk_record_unref (stored);
    }
  g_assert_cmpuint (count (fixture, &dbk_device_type, FALSE), ==, 0);
  g_assert_cmpuint (count (fixture, &dbk_product_type, TRUE), ==, 1);

  after = client_json (fixture, client);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (record_fixture_verify (fixture), ==, 1);
}

static void
assert_wrong (gpointer entry, const char *field)
{
  g_autoptr (GError) error = NULL;
  const char *found = NULL;

  g_assert_false (dbk_list_check (entry, &found, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_cmpstr (found, ==, field);
}

static void
test_check (void)
{
  g_autoptr (DbkDevice) device = dbk_device_new ();
  g_autoptr (DbkCourseTemplate) plan = dbk_course_template_new ();
  g_autoptr (DbkProduct) product = dbk_product_new ();
  g_autoptr (DbkConsentForm) form = dbk_consent_form_new ();

  assert_wrong (device, "kind");
  device->kind = g_strdup ("diamond");
  g_assert_true (dbk_list_check (device, NULL, NULL));
  device->vacuum_min = g_strdup ("12.5");
  assert_wrong (device, "vacuum_unit");
  device->vacuum_unit = g_strdup ("kPa");
  device->vacuum_max = g_strdup ("9");
  assert_wrong (device, "vacuum_max");
  dbk_set_text (&device->vacuum_max, "40");
  g_assert_true (dbk_list_check (device, NULL, NULL));
  add_tip (device, "Diamond", "60");
  add_tip (device, "Diamond", "60");
  assert_wrong (device, "tips");

  assert_wrong (product, "name");
  product->name = g_strdup ("Toner");
  add_batch (product, " ", DBK_DATE_NONE);
  assert_wrong (product, "batches");

  form->kind = g_strdup ("treatment");
  form->title = g_strdup ("Treatment");
  assert_wrong (form, "body");

  assert_wrong (plan, "title");
  plan->title = g_strdup ("Six");
  plan->planned_sessions = 0;
  assert_wrong (plan, "planned_sessions");
  plan->planned_sessions = 6;
  plan->interval_min_days = 14;
  plan->interval_target_days = 7;
  assert_wrong (plan, "interval_target_days");
  plan->interval_target_days = 14;
  plan->interval_max_days = 10;
  assert_wrong (plan, "interval_max_days");
  plan->interval_max_days = 21;
  plan->scores_due = g_strsplit ("3,7", ",", -1);
  assert_wrong (plan, "scores_due");
}

static void
test_next_version (void)
{
  static const struct
  {
    const char *version;
    const char *next;
  } cases[] = {
    { NULL, "1" },
    { "", "1" },
    { "1", "2" },
    { "9", "10" },
    { "v3", "v4" },
    { "2026-1", "2026-2" },
    { "Summer", "Summer 2" },
    { "Été 2", "Été 3" },
    { "99999999999", "99999999999 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = dbk_list_next_version (cases[i].version);

      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

static void
add_test (const char *path, void (*func) (RecordFixture *fixture, gconstpointer data))
{
  g_test_add (path, RecordFixture, NULL, record_fixture_set_up, func, record_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/list/parts", test_parts);
  add_test ("/list/versions", test_versions);
  add_test ("/list/own-scale", test_own_scale);
  g_test_add_func ("/list/bad-scale", test_bad_scale);
  add_test ("/list/conflict", test_conflict);
  add_test ("/list/rights", test_rights);
  add_test ("/list/clinic", test_clinic);
  add_test ("/list/signed-stays", test_signed_stays);
  g_test_add_func ("/list/check", test_check);
  g_test_add_func ("/list/next-version", test_next_version);
  return g_test_run ();
}
