/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients with their past treatments from another program: brought in together, taken back
 * together. */
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-record-store.h"
#include "dbk-session-store.h"
#include "dbk-verify.h"
#include "exchange-fixture.h"

#define CLIENTS                                                                                    \
  "import_id,first_name,last_name,email,phone,address,date_of_birth,allergies,tags,"               \
  "planned_treatment,notes\n"                                                                      \
  "C1,Maria,Schmidt,maria@clients.example,07700 900123,,1985-06-20,Latex,VIP,,\n"                  \
  "C2,Anna,Mueller,anna@clients.example,,,,,,,\n"                                                  \
  "C3,Lisa,Weber,,,,,,,,\n"                                                                        \
  "C4,Lisa,Weber,,,,,,,,\n"
#define TREATMENTS                                                                                 \
  "client_import_id,treatment_date,treatment_notes\n"                                              \
  "C1,2024-03-15,\"Hydrating facial, LED.\nClient very satisfied.\"\n"                             \
  "C1,2024-02-10,Express facial\n"                                                                 \
  "C4,2024-03-20,Peel\n"

static void
write_file (ExchangeFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = exchange_fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
add_owner (ExchangeFixture *fixture)
{
  g_autoptr (DbkStaff) owner = dbk_staff_new ();

  dbk_set_text (&owner->name, "Ada Lindqvist");
  dbk_set_text (&owner->role, "owner");
  g_assert_true (dbk_staff_store_add (fixture->connection, &fixture->who, owner, NULL));
  fixture->who.staff = owner->row;
}

static DbkImportReport *
import_named (ExchangeFixture *fixture, const char *first, const char *second, const char *third)
{
  const DbkImportOptions usual = { 0 };
  const char *const names[] = { first, second, third };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DbkImportSet) set = NULL;
  g_autoptr (GError) error = NULL;
  DbkImportReport *report;

  for (guint i = 0; i < G_N_ELEMENTS (names) && names[i] != NULL; i++)
    g_ptr_array_add (paths, exchange_fixture_path (fixture, names[i]));
  g_ptr_array_add (paths, NULL);
  set = dbk_import_set_new ((const char *const *) paths->pdata, &error);
  g_assert_no_error (error);
  report = dbk_import_set (fixture->connection, &fixture->who, set, &usual, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static DbkImportReport *
import_both (ExchangeFixture *fixture)
{
  write_file (fixture, "clients.csv", CLIENTS);
  write_file (fixture, "treatments.csv", TREATMENTS);
  return import_named (fixture, "treatments.csv", "clients.csv", NULL);
}

static DbkClientRecord *
load (ExchangeFixture *fixture, const char *text)
{
  g_autoptr (DbkClient) client = exchange_fixture_find (fixture, text);
  g_autoptr (GError) error = NULL;
  DbkClientRecord *record = dbk_record_store_load (fixture->connection, client->row, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_remark (GPtrArray *remarks, guint index, const char *file, guint line, const char *part)
{
  const DbkImportRemark *remark;

  g_assert_cmpuint (remarks->len, >, index);
  remark = remarks->pdata[index];
  g_assert_cmpstr (remark->file, ==, file);
  g_assert_cmpuint (remark->line, ==, line);
  if (strstr (remark->text, part) == NULL)
    g_error ("“%s” doesn't hold “%s”", remark->text, part);
}

static DbkUndoCounts
take_back (ExchangeFixture *fixture, const DbkImportReport *report)
{
  g_autoptr (GError) error = NULL;
  DbkUndoCounts foretold;
  DbkUndoCounts counts;

  dbk_import_store_preview_undo (fixture->connection, report->import_row, &foretold, &error);
  g_assert_no_error (error);
  dbk_import_store_undo (fixture->connection, &fixture->who, report->import_row, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&foretold, sizeof foretold, &counts, sizeof counts);
  return counts;
}

static void
assert_sound (ExchangeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report =
      dbk_verify (fixture->connection, dbk_record_store_session_digest, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dbk_verify_report_is_clean (report));
}

static void
test_sessions (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = import_both (fixture);
  g_autoptr (DbkClientRecord) maria = load (fixture, "maria");
  const DbkCourse *course;
  const DbkSession *session;

  /* Two of one name and nothing else are two: their numbers say so. */
  assert_counts (report, 4, 0, 0, 0);
  g_assert_cmpuint (report->counts.sessions, ==, 3);
  g_assert_cmpuint (maria->courses->len, ==, 1);
  course = maria->courses->pdata[0];
  g_assert_cmpstr (course->status, ==, "completed");
  g_assert_cmpuint (course->sessions->len, ==, 2);
  session = course->sessions->pdata[1];
  g_assert_cmpstr (session->state, ==, "transcribed");
  g_assert_cmpint (session->treated_on, ==, dbk_date_new (2024, 3, 15));
  g_assert_cmpstr (session->notes, ==, "Hydrating facial, LED.\nClient very satisfied.");
  g_assert_cmpstr (session->source, ==, "Cosmetics Records (treatments.csv)");
  g_assert_cmpint (session->signed_at, ==, DBK_TIME_NONE);
  g_assert_true (dbk_session_is_locked (session));
  /* The number of the other program is no note. */
  g_assert_cmpstr (maria->client->desk_note, ==, "tags: VIP");
  assert_sound (fixture);
}

/* Brought in again, nothing is doubled; a longer list adds what is new. */
static void
test_again (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) first = import_both (fixture);
  g_autoptr (DbkImportReport) again = import_both (fixture);
  g_autoptr (DbkImportReport) more = NULL;
  g_autoptr (DbkClientRecord) maria = NULL;

  assert_counts (again, 0, 0, 4, 0);
  g_assert_cmpuint (again->counts.sessions, ==, 0);
  g_assert_cmpuint (again->n_sessions_there, ==, 3);
  write_file (fixture, "treatments.csv",
              TREATMENTS "C1,2024-02-10,Express facial\nC1,2024-04-11,LED\n");
  more = import_named (fixture, "clients.csv", "treatments.csv", NULL);
  g_assert_cmpuint (more->counts.sessions, ==, 1);
  g_assert_cmpuint (more->n_sessions_there, ==, 4);
  maria = load (fixture, "maria");
  g_assert_cmpuint (maria->courses->len, ==, 1);
  g_assert_cmpuint (((DbkCourse *) maria->courses->pdata[0])->sessions->len, ==, 3);
}

static void
test_refused (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = NULL;

  write_file (fixture, "clients.csv",
              "import_id,first_name,last_name\nC1,Maria,Schmidt\nC2,Anna,Mueller\nC1,Bo,Lee\n");
  write_file (fixture, "treatments.csv",
              "client_import_id,treatment_date,treatment_notes\n"
              "C9,2024-01-01,Whose?\n"
              "C1,01/15/2024,Bad date\n"
              "C1,2024-02-30,No such day\n"
              "C1,2031-01-01,Not yet\n"
              "C1,2024-01-01,\n"
              "C2,2024-01-01,Facial\n");
  write_file (fixture, "product_sales.csv", "client_import_id,product_text\nC1,Serum\n");
  report = import_named (fixture, "clients.csv", "treatments.csv", "product_sales.csv");
  assert_counts (report, 2, 0, 0, 7);
  g_assert_cmpuint (report->counts.sessions, ==, 1);
  assert_remark (report->refused, 0, "clients.csv", 4, "C1");
  assert_remark (report->refused, 1, "treatments.csv", 2, "C9");
  assert_remark (report->refused, 2, "treatments.csv", 3, "01/15/2024");
  assert_remark (report->refused, 3, "treatments.csv", 4, "2024-02-30");
  assert_remark (report->refused, 4, "treatments.csv", 5, "future");
  assert_remark (report->refused, 5, "treatments.csv", 6, "nothing");
  assert_remark (report->refused, 6, "product_sales.csv", 1, "product_date");
}

static void
test_sales (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = NULL;
  g_autoptr (DbkImportReport) again = NULL;
  g_autoptr (DbkClient) maria = NULL;
  DbkUndoCounts counts;

  write_file (fixture, "clients.csv", CLIENTS);
  write_file (fixture, "product_sales.csv",
              "client_import_id,product_date,product_text\n"
              "C1,2024-03-15,\"2x Serum\n1x Cream\"\nC1,2024-04-01,Toner\nC9,2024-04-01,Toner\n");
  write_file (fixture, "inventory.csv", "name,capacity,unit\nSerum,30,ml\n");
  report = import_named (fixture, "clients.csv", "product_sales.csv", "inventory.csv");
  assert_counts (report, 4, 0, 0, 2);
  g_assert_cmpuint (report->n_sales, ==, 2);
  assert_remark (report->refused, 1, "inventory.csv", 0, "stock");
  maria = exchange_fixture_find (fixture, "maria");
  g_assert_cmpstr (maria->desk_note, ==,
                   "tags: VIP\nBought on 2024-03-15: 2x Serum; 1x Cream\n"
                   "Bought on 2024-04-01: Toner");
  again = import_named (fixture, "clients.csv", "product_sales.csv", NULL);
  assert_counts (again, 0, 0, 4, 1);
  counts = take_back (fixture, report);
  g_assert_cmpuint (counts.removed, ==, 4);
  g_assert_cmpint (dbk_client_store_count (fixture->connection, NULL), ==, 0);
  assert_sound (fixture);
}

/* Clients and their locked sessions go together; the history still holds. */
static void
test_take_back (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = import_both (fixture);
  g_autoptr (DbkImportReport) again = NULL;
  DbkUndoCounts counts = take_back (fixture, report);

  g_assert_cmpuint (counts.removed, ==, 4);
  g_assert_cmpuint (counts.kept, ==, 0);
  g_assert_cmpint (dbk_client_store_count (fixture->connection, NULL), ==, 0);
  assert_sound (fixture);
  again = import_both (fixture);
  assert_counts (again, 4, 0, 0, 0);
  g_assert_cmpuint (again->counts.sessions, ==, 3);
}

/* What a client who was there before was given is locked: it stays readable, marked. */
static void
test_take_back_of_others (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) before = exchange_fixture_import_text (
      fixture, "Name,Email,Phone,DOB,Allergies,Notes\n"
               "Maria Schmidt,maria@clients.example,07700 900123,1985-06-20,Latex,tags: VIP\n");
  g_autoptr (DbkImportReport) report = import_both (fixture);
  g_autoptr (DbkImportReport) again = NULL;
  g_autoptr (DbkClientRecord) maria = NULL;
  DbkUndoCounts counts;

  assert_counts (report, 3, 0, 1, 0);
  g_assert_cmpuint (report->counts.sessions, ==, 3);
  counts = take_back (fixture, report);
  g_assert_cmpuint (counts.removed, ==, 3);
  g_assert_cmpuint (counts.marked, ==, 2);
  maria = load (fixture, "maria");
  for (guint i = 0; i < 2; i++)
    {
      const DbkCourse *course = maria->courses->pdata[0];
      const DbkSession *session = course->sessions->pdata[i];

      g_assert_nonnull (session->entered_in_error);
      g_assert_false (dbk_session_is_held (session));
    }
  assert_sound (fixture);
  /* What was marked doesn't count as there. */
  again = import_both (fixture);
  g_assert_cmpuint (again->counts.sessions, ==, 3);
}

/* A session of somebody's own keeps the client. */
static void
test_worked_on_since (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = import_both (fixture);
  g_autoptr (DbkClientRecord) maria = load (fixture, "maria");
  g_autoptr (DbkAddendum) addendum = dbk_addendum_new ();
  const DbkCourse *course = maria->courses->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  DbkUndoCounts counts;

  add_owner (fixture);
  addendum->reason = g_strdup ("Left out");
  addendum->text = g_strdup ("She came back for a cream.");
  dbk_session_store_add_addendum (fixture->connection, &fixture->who,
                                  ((DbkSession *) course->sessions->pdata[0])->row, addendum,
                                  &error);
  g_assert_no_error (error);
  dbk_import_store_preview_undo (fixture->connection, report->import_row, &counts, &error);
  g_assert_no_error (error);
  words = dbk_import_undo_foretell (&counts);
  g_assert_nonnull (strstr (words, "3 clients it added are taken out"));
  g_assert_nonnull (strstr (words, "1 client stays"));
  counts = take_back (fixture, report);
  g_assert_cmpuint (counts.removed, ==, 3);
  g_assert_cmpuint (counts.kept, ==, 1);
  assert_sound (fixture);
}

/* Past treatments are clinical: reception brings in the clients alone. */
static void
test_reception (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkImportOptions usual = { 0 };
  g_autoptr (DbkStaff) desk = dbk_staff_new ();
  g_autofree char *folder = g_strdup (fixture->directory);
  const char *const paths[] = { folder, NULL };
  g_autoptr (DbkImportSet) set = NULL;
  g_autoptr (DbkImportReport) report = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  DbkUndoCounts counts;
  DbkWho who;

  add_owner (fixture);
  dbk_set_text (&desk->name, "Rosa Diaz");
  dbk_set_text (&desk->role, "receptionist");
  g_assert_true (dbk_staff_store_add (fixture->connection, &fixture->who, desk, NULL));
  write_file (fixture, "clients.csv", CLIENTS);
  write_file (fixture, "treatments.csv", TREATMENTS);
  set = dbk_import_set_new (paths, &error);
  g_assert_no_error (error);
  who = (DbkWho){ desk->row, DBK_TIME_NONE };
  g_assert_null (dbk_import_set (fixture->connection, &who, set, &usual, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_REFUSED);
  g_clear_error (&error);
  report = import_named (fixture, "clients.csv", "treatments.csv", NULL);
  assert_counts (report, 4, 0, 0, 0);
  runs = dbk_import_store_list (fixture->connection, 1, NULL);
  g_assert_cmpstr (((DbkImportRun *) runs->pdata[0])->imported_by, ==, "Ada Lindqvist");
  g_assert_cmpuint (((DbkImportRun *) runs->pdata[0])->counts.sessions, ==, 3);
  g_assert_false (dbk_import_store_undo (fixture->connection, &who, report->import_row, &counts,
                                         &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_REFUSED);
}

static void
assert_no_set (ExchangeFixture *fixture, const char *first, const char *second, const char *part)
{
  g_autofree char *one = exchange_fixture_path (fixture, first);
  g_autofree char *two = second == NULL ? NULL : exchange_fixture_path (fixture, second);
  const char *const paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (dbk_import_set_new (paths, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” doesn't hold “%s”", error->message, part);
}

static void
test_sets (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *clients = exchange_fixture_path (fixture, "my_clients.csv");
  g_autofree char *others = exchange_fixture_path (fixture, "list.csv");
  g_autoptr (DbkImportSet) beside = NULL;

  write_file (fixture, "my_clients.csv", CLIENTS);
  write_file (fixture, "my_treatments.csv", TREATMENTS);
  write_file (fixture, "more.csv", CLIENTS);
  write_file (fixture, "inventory.csv", "name,capacity,unit\nSerum,30,ml\n");
  write_file (fixture, "list.csv", "Name\nAna\n");
  beside = dbk_import_set_beside (clients);
  g_assert_nonnull (beside);
  g_assert_true (g_str_has_suffix (beside->paths[DBK_IMPORT_PART_TREATMENTS], "my_treatments.csv"));
  g_assert_null (beside->paths[DBK_IMPORT_PART_SALES]);
  g_assert_null (dbk_import_set_beside (others));
  assert_no_set (fixture, "my_treatments.csv", NULL, "clients.csv");
  assert_no_set (fixture, "inventory.csv", NULL, "stock");
  assert_no_set (fixture, "my_clients.csv", "more.csv", "same kind");
  assert_no_set (fixture, "records", NULL, "folder");
}

/* The program's own samples, and what it calls invalid. */
static void
test_samples (ExchangeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *file;
    guint added;
    guint sessions;
    guint refused;
  } cases[] = {
    { "sample_treatments.csv", 3, 5, 0 },      { "sample_product_sales.csv", 0, 0, 0 },
    { "sample_inventory.csv", 0, 0, 1 },       { "invalid_date_format.csv", 0, 0, 1 },
    { "invalid_inventory_unit.csv", 0, 0, 1 },
  };
  g_autofree char *folder = exchange_fixture_shared ("03-people/cosmetics-records/import");

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (cases); i++)
    {
      const DbkImportOptions usual = { 0 };
      g_autofree char *clients = g_build_filename (folder, "sample_clients.csv", NULL);
      g_autofree char *other = g_build_filename (folder, cases[i].file, NULL);
      const char *const paths[] = { clients, other, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (DbkImportSet) set = dbk_import_set_new (paths, &error);
      g_autoptr (DbkImportReport) report = NULL;

      g_assert_no_error (error);
      report = dbk_import_set (fixture->connection, &fixture->who, set, &usual, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", cases[i].file);
      g_assert_cmpuint (report->counts.added, ==, cases[i].added);
      g_assert_cmpuint (report->counts.sessions, ==, cases[i].sessions);
      g_assert_cmpuint (report->counts.refused, ==, cases[i].refused);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (path, ExchangeFixture, NULL, exchange_fixture_set_up, func,                          \
              exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import-linked/sessions", test_sessions);
  ADD ("/import-linked/again", test_again);
  ADD ("/import-linked/refused", test_refused);
  ADD ("/import-linked/sales", test_sales);
  ADD ("/import-linked/take-back", test_take_back);
  ADD ("/import-linked/take-back-of-others", test_take_back_of_others);
  ADD ("/import-linked/worked-on-since", test_worked_on_since);
  ADD ("/import-linked/reception", test_reception);
  ADD ("/import-linked/sets", test_sets);
  ADD ("/import-linked/samples", test_samples);
  return g_test_run ();
}
