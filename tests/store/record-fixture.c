/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in a directory of their own, with staff. */
#include "record-fixture.h"

#include <json-glib/json-glib.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-concern-store.h"
#include "dbk-course-store.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-session-store.h"
#include "dbk-verify.h"

DbkDate
day (int year, int month, int day_of_month)
{
  return dbk_date_new (year, month, day_of_month);
}

static DbkTime
now (gpointer data)
{
  return ((RecordFixture *) data)->now;
}

static void
note_change (DbkChangeKind kind, gint64 row, gpointer data)
{
  RecordFixture *fixture = data;

  if (kind == DBK_CHANGE_CLIENT)
    g_array_append_val (fixture->changed, row);
}

static void
open_records (RecordFixture *fixture)
{
  DbkClock clock = { now, fixture };
  g_autoptr (GError) error = NULL;

  fixture->connection =
      dbk_records_open (fixture->directory, DBK_CONNECTION_READ_WRITE_CREATE, &clock, &error);
  g_assert_no_error (error);
  dbk_connection_set_change_func (fixture->connection, note_change, fixture);
}

static gint64
add_staff (RecordFixture *fixture, const char *name, const char *role, const char *certificate)
{
  g_autoptr (DbkStaff) staff = dbk_staff_new ();
  DbkWho who = { fixture->practitioner.staff, 0 };
  g_autoptr (GError) error = NULL;

  dbk_set_text (&staff->name, name);
  dbk_set_text (&staff->role, role);
  dbk_set_text (&staff->certificate_number, certificate);
  dbk_staff_store_add (fixture->connection, &who, staff, &error);
  g_assert_no_error (error);
  return staff->row;
}

void
record_fixture_set_up_empty (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dbk_time_from_iso ("2026-11-22T14:06:00.000Z", &fixture->now));
  fixture->directory = g_dir_make_tmp ("dermabook-records-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  open_records (fixture);
}

void
record_fixture_set_up (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record_fixture_set_up_empty (fixture, data);
  fixture->practitioner.staff = add_staff (fixture, "Priya Nair", "practitioner", "HB-4417");
  fixture->receptionist.staff = add_staff (fixture, "Mia Novak", "receptionist", "");
  fixture->retired.staff = add_staff (fixture, "Tom Ellery", "practitioner", "HB-2208");
  dbk_staff_store_retire (fixture->connection, &fixture->practitioner, fixture->retired.staff,
                          &error);
  g_assert_no_error (error);
  g_array_set_size (fixture->changed, 0);
}

int
record_fixture_verify (RecordFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report = NULL;

  report = dbk_verify (fixture->connection, dbk_record_store_session_digest, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const DbkFinding *finding = report->findings->pdata[i];

      if (fixture->outside && g_str_equal (finding->code, "audit-outside"))
        continue;
      if (finding->severity != DBK_FINDING_NOTE)
        g_error ("%s: %s", finding->code, finding->sentence);
    }
  return (int) report->n_sessions;
}

void
record_fixture_allow_outside (RecordFixture *fixture)
{
  fixture->outside = TRUE;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  while (children != NULL)
    {
      GFile *child;

      if (!g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) || child == NULL)
        break;
      remove_tree (g_file_peek_path (child));
    }
  g_file_delete (file, NULL, NULL);
}

void
record_fixture_tear_down (RecordFixture *fixture, gconstpointer data)
{
  record_fixture_verify (fixture);
  dbk_connection_close (fixture->connection);
  remove_tree (fixture->directory);
  g_free (fixture->directory);
  g_array_unref (fixture->changed);
}

void
record_fixture_reopen (RecordFixture *fixture)
{
  dbk_connection_close (fixture->connection);
  open_records (fixture);
}

gint64
record_fixture_add_client (RecordFixture *fixture, const char *family_name)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autoptr (GError) error = NULL;

  dbk_set_text (&client->given_name, "Amelia");
  dbk_set_text (&client->family_name, family_name);
  dbk_client_store_add (fixture->connection, &fixture->practitioner, client, &error);
  g_assert_no_error (error);
  return client->row;
}

char *
record_fixture_add_concern (RecordFixture *fixture, gint64 client_row)
{
  g_autoptr (DbkConcern) concern = dbk_concern_new ();
  const char *areas[] = { "crows_feet_left", "crows_feet_right", NULL };
  g_autoptr (GError) error = NULL;

  dbk_set_text (&concern->code, "crows_feet");
  dbk_set_text (&concern->scale, "lemperle");
  concern->areas = g_strdupv ((char **) areas);
  dbk_concern_store_add (fixture->connection, &fixture->practitioner, client_row, concern, &error);
  g_assert_no_error (error);
  return g_strdup (concern->id);
}

gint64
record_fixture_add_course (RecordFixture *fixture, gint64 client_row, const char *concern)
{
  g_autoptr (DbkCourse) course = dbk_course_new ();
  const char *concerns[] = { concern, NULL };
  g_autoptr (GError) error = NULL;

  dbk_set_text (&course->title, "Crow’s feet and fine lines");
  if (concern != NULL)
    course->concerns = g_strdupv ((char **) concerns);
  course->planned_sessions = 6;
  course->interval_min_days = 10;
  course->interval_target_days = 14;
  course->interval_max_days = 21;
  course->starts_on = day (2026, 11, 2);
  dbk_course_store_add (fixture->connection, &fixture->practitioner, client_row, course, &error);
  g_assert_no_error (error);
  return course->row;
}

DbkSessionArea *
record_fixture_add_area (DbkSession *session, const char *area)
{
  DbkSessionArea *row = dbk_session_area_new ();

  dbk_set_text (&row->area, area);
  row->treated = TRUE;
  dbk_set_text (&row->tip, "Diamond");
  dbk_set_text (&row->grit, "120");
  dbk_set_text (&row->tip_care, "sterilised");
  dbk_set_text (&row->vacuum, "15");
  dbk_set_text (&row->vacuum_unit, "mmHg");
  row->passes = 2;
  dbk_set_text (&row->direction, "right_angles");
  row->endpoint = 2;
  g_ptr_array_add (session->areas, row);
  return row;
}

DbkSessionProduct *
record_fixture_add_product (DbkSession *session, const char *name)
{
  DbkSessionProduct *product = dbk_session_product_new ();

  dbk_set_text (&product->step, "moisturise");
  dbk_set_text (&product->moment, "after");
  dbk_set_text (&product->name, name);
  dbk_set_text (&product->batch_number, "B-2231");
  product->expires_on = day (2027, 6, 30);
  g_ptr_array_add (session->products, product);
  return product;
}

DbkSession *
record_fixture_make_draft (void)
{
  DbkSession *session = dbk_session_new ();

  session->treated_on = day (2026, 11, 22);
  dbk_set_text (&session->started_at, "14:05");
  session->duration_minutes = 35;
  dbk_set_text (&session->device_kind, "diamond");
  dbk_set_text (&session->device_model, "DermaGlide 2");
  dbk_set_text (&session->checks_answer, "no_change");
  dbk_set_text (&session->reaction_answer, "none");
  session->aftercare_given = TRUE;
  dbk_set_text (&session->notes, "Skin settled quickly.");
  record_fixture_add_area (session, "crows_feet_left");
  record_fixture_add_area (session, "crows_feet_right");
  record_fixture_add_product (session, "Calming moisturiser");
  return session;
}

DbkSession *
record_fixture_begin (RecordFixture *fixture, gint64 course_row)
{
  DbkSession *session = record_fixture_make_draft ();
  g_autoptr (GError) error = NULL;

  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course_row, session,
                           &error);
  g_assert_no_error (error);
  return session;
}

DbkSession *
record_fixture_sign (RecordFixture *fixture, gint64 course_row)
{
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course_row);
  g_autoptr (GError) error = NULL;
  DbkSession *session;

  dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  session = dbk_session_store_load (fixture->connection, draft->row, &error);
  g_assert_no_error (error);
  return session;
}

DbkClientRecord *
record_fixture_read_whole_client (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "whole-client.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  DbkClientRecord *record;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  record = dbk_record_from_node (&dbk_client_record_type, json_parser_get_root (parser), &error);
  g_assert_no_error (error);
  return record;
}

char *
record_fixture_plain_sql (RecordFixture *fixture, const char *sql)
{
  g_autofree char *path = dbk_records_path (fixture->directory);
  g_autoptr (GSubprocess) sqlite = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  sqlite = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                             &error, "sqlite3", "-bail", path, sql, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (sqlite, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&said);
}
