/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing, transcribing, and what may be added to a locked session. */
#include <string.h>

#include "dbk-clinic-store.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"
#include "dbk-session-field.h"
#include "dbk-session-store.h"
#include "record-fixture.h"

static gint64
add_course (RecordFixture *fixture)
{
  return record_fixture_add_course (fixture, record_fixture_add_client (fixture, "Hart"), NULL);
}

static DbkSession *
load (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  DbkSession *session = dbk_session_store_load (fixture->connection, row, &error);

  g_assert_no_error (error);
  return session;
}

static void
test_sign (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) locked = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *json = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now += 60000;
  g_array_set_size (fixture->changed, 0);
  dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  record_fixture_reopen (fixture);
  locked = load (fixture, draft->row);
  g_assert_cmpstr (locked->state, ==, "signed");
  g_assert_cmpint (locked->signed_at, ==, fixture->now);
  g_assert_cmpstr (locked->signed_by, ==, "Priya Nair");
  g_assert_cmpstr (locked->signed_by_certificate, ==, "HB-4417");
  g_assert_cmpint (locked->revision, ==, 2);
  g_assert_true (dbk_session_is_held (locked));

  /* The digest is of the JSON, and the one the row keeps. */
  json = dbk_record_to_json (locked, DBK_JSON_UNSEALED);
  expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  digest = dbk_record_store_session_digest (fixture->connection, draft->row, NULL, &error);
  g_assert_cmpstr (digest, ==, expected);
  query =
      g_strdup_printf ("SELECT lower (hex (digest)) FROM session WHERE row = %d", (int) draft->row);
  stored = record_fixture_plain_sql (fixture, query);
  g_assert_cmpstr (g_strchomp (stored), ==, expected);
  g_assert_cmpint (record_fixture_verify (fixture), ==, 1);
}

static void
test_sign_refused (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = dbk_session_store_sign (fixture->connection, &fixture->receptionist, draft->row, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  done = dbk_session_store_sign (fixture->connection, &fixture->retired, draft->row, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "practitioner");
  done = dbk_session_store_sign (fixture->connection, &fixture->nobody, draft->row, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "nobody is working");
  done = dbk_session_store_sign (fixture->connection, &fixture->practitioner, 4711, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "not in the records");
  /* The clock went back: the day of the draft is still to come. */
  fixture->now -= G_GINT64_CONSTANT (5) * 24 * 3600 * 1000;
  done = dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "future");
  fixture->now += G_GINT64_CONSTANT (5) * 24 * 3600 * 1000;

  dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  done = dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "signed");
}

static void
test_sign_incomplete (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) base = dbk_session_copy (draft);
  g_autoptr (DbkSession) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_ptr_array_set_size (draft->areas, 0);
  dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
  g_assert_no_error (error);
  done = dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_false (done);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  loaded = load (fixture, draft->row);
  g_assert_cmpstr (loaded->state, ==, "draft");
}

/* A check that blocks needs its reason; with it the session can be signed. */
static void
test_sign_blocked (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_make_draft ();
  g_autoptr (DbkSession) base = NULL;
  g_autoptr (GError) error = NULL;
  DbkSessionCheck *check = dbk_session_check_new ();
  gboolean done;

  dbk_set_text (&check->condition, "isotretinoin");
  dbk_set_text (&check->effect, "block");
  g_ptr_array_add (draft->checks, check);
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  done = dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_false (done);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_clear_error (&error);
  base = dbk_session_copy (draft);
  check = draft->checks->pdata[0];
  dbk_set_text (&check->override_reason, "The dermatologist agreed in writing.");
  dbk_set_text (&check->override_by, "Priya Nair");
  check->override_at = fixture->now;
  dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
  g_assert_no_error (error);
  dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
}

/* Through the store's own functions nothing of a signed session changes. */
static void
test_locked_for_stores (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) locked = record_fixture_sign (fixture, course);
  g_autoptr (DbkSession) mine = dbk_session_copy (locked);
  g_autoptr (DbkSession) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  dbk_set_text (&mine->notes, "Afterwards.");
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, locked, mine, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "addendum");
  dbk_set_text (&mine->state, "draft");
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, mine, mine, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "addendum");
  after = load (fixture, locked->row);
  g_assert_true (dbk_record_equal (after, locked));
}

/* Nor with plain sqlite3, on the rows the stores wrote. */
static void
test_locked_for_sqlite (RecordFixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE session SET notes = 'x'",
    "UPDATE session SET state = 'draft'",
    "DELETE FROM session",
    "REPLACE INTO session SELECT * FROM session",
    "UPDATE session_area SET passes = 9",
    "DELETE FROM session_area",
    "INSERT INTO session_area (session_id, position, area) SELECT row, 9, 'chin' FROM session",
    "UPDATE session_product SET batch_number = 'x'",
    "DELETE FROM session_product",
    "UPDATE addendum SET reason = 'x'",
    "DELETE FROM entered_in_error",
  };
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) locked = record_fixture_sign (fixture, course);
  g_autoptr (DbkAddendum) addendum = dbk_addendum_new ();
  g_autoptr (DbkSession) before = NULL;
  g_autoptr (DbkSession) after = NULL;
  g_autoptr (GError) error = NULL;

  dbk_set_text (&addendum->reason, "Forgotten");
  dbk_set_text (&addendum->text, "Slept well.");
  dbk_session_store_add_addendum (fixture->connection, &fixture->practitioner, locked->row,
                                  addendum, &error);
  g_assert_no_error (error);
  dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, locked->row, "Twice",
                                &error);
  g_assert_no_error (error);
  before = load (fixture, locked->row);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *said = record_fixture_plain_sql (fixture, attempts[i]);

      if (*said == '\0')
        g_error ("“%s” was let through", attempts[i]);
    }
  after = load (fixture, locked->row);
  g_assert_true (dbk_record_equal (before, after));
}

static void
test_transcribe (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) card = dbk_session_new ();
  g_autoptr (DbkSession) loaded = NULL;
  g_autoptr (DbkSession) mine = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  card->treated_on = day (2024, 3, 5);
  dbk_set_text (&card->source, "paper card");
  dbk_set_text (&card->notes, "Crow’s feet, 2 passes.");
  dbk_session_store_transcribe (fixture->connection, &fixture->practitioner, course, card, &error);
  g_assert_no_error (error);
  loaded = load (fixture, card->row);
  g_assert_cmpstr (loaded->state, ==, "transcribed");
  g_assert_cmpstr (loaded->entered_by, ==, "Priya Nair");
  g_assert_cmpint (loaded->recorded_at, ==, fixture->now);
  g_assert_cmpint (loaded->signed_at, ==, DBK_TIME_NONE);
  g_assert_true (dbk_record_equal (loaded, card));
  g_assert_cmpint (record_fixture_verify (fixture), ==, 1);

  mine = dbk_session_copy (loaded);
  dbk_set_text (&mine->notes, "Afterwards.");
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, loaded, mine, &error);
  g_assert_false (done);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_REFUSED);
}

static void
test_transcribe_refused (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (DbkSession) card = dbk_session_new ();
      const DbkWho *who = i == 4 ? &fixture->receptionist : &fixture->practitioner;
      gboolean done;

      card->treated_on = day (2024, 3, 5);
      dbk_set_text (&card->source, "paper card");
      dbk_set_text (&card->notes, "Crow’s feet, 2 passes.");
      if (i == 0)
        card->treated_on = DBK_DATE_NONE;
      else if (i == 1)
        card->treated_on = day (2026, 11, 23);
      else if (i == 2)
        dbk_set_text (&card->source, "");
      else if (i == 3)
        dbk_set_text (&card->notes, "");
      done = dbk_session_store_transcribe (fixture->connection, who, course, card, &error);
      g_assert_false (done);
      g_assert_error (error, DBK_ERROR, (i == 4 ? DBK_ERROR_REFUSED : DBK_ERROR_INVALID));
      g_clear_error (&error);
    }
}

static gboolean
add_addendum (RecordFixture *fixture,
              gint64 session,
              const char *reason,
              const char *text,
              const char *field,
              const char *new_value,
              GError **error)
{
  g_autoptr (DbkAddendum) addendum = dbk_addendum_new ();

  dbk_set_text (&addendum->reason, reason);
  dbk_set_text (&addendum->text, text);
  dbk_set_text (&addendum->field, field);
  dbk_set_text (&addendum->new_value, new_value);
  return dbk_session_store_add_addendum (fixture->connection, &fixture->practitioner, session,
                                         addendum, error);
}

static void
test_addendum (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) locked = record_fixture_sign (fixture, course);
  g_autoptr (DbkSession) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  const DbkAddendum *addendum;

  add_addendum (fixture, locked->row, "Forgotten", "Slept well.", NULL, NULL, &error);
  g_assert_no_error (error);
  add_addendum (fixture, locked->row, "Misread", NULL, "areas/crows_feet_left/passes", "3", &error);
  g_assert_no_error (error);
  add_addendum (fixture, locked->row, "Misread again", NULL, "areas/crows_feet_left/passes", "4",
                &error);
  g_assert_no_error (error);
  add_addendum (fixture, locked->row, "Wrong tube", NULL, "products/0/batch_number", "B-7", &error);
  g_assert_no_error (error);
  after = load (fixture, locked->row);
  g_assert_cmpuint (after->addenda->len, ==, 4);
  addendum = after->addenda->pdata[0];
  g_assert_cmpint (addendum->number, ==, 1);
  g_assert_cmpstr (addendum->written_by, ==, "Priya Nair");
  g_assert_cmpint (addendum->written_at, ==, fixture->now);
  g_assert_cmpstr (addendum->old_value, ==, "");
  addendum = after->addenda->pdata[1];
  g_assert_cmpint (addendum->number, ==, 2);
  g_assert_cmpstr (addendum->old_value, ==, "2");
  g_assert_cmpstr (addendum->new_value, ==, "3");
  addendum = after->addenda->pdata[2];
  g_assert_cmpstr (addendum->old_value, ==, "3");
  addendum = after->addenda->pdata[3];
  g_assert_cmpstr (addendum->old_value, ==, "B-2231");
  /* What was signed still stands as it was signed. */
  g_assert_cmpint (dbk_session_find_area (after, "crows_feet_left")->passes, ==, 2);
  now = dbk_session_current_field (after, "areas/crows_feet_left/passes");
  g_assert_cmpstr (now, ==, "4");
}

static void
test_addendum_refused (RecordFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *reason;
    const char *text;
    const char *field;
    const char *new_value;
    const char *said;
  } cases[] = {
    { "", "Slept well.", NULL, NULL, "reason" },
    { "Forgotten", "", NULL, NULL, "text" },
    { "Wrong", NULL, "nonsense", "1", "no such field" },
    { "Wrong", NULL, "areas/chin/passes", "1", "no such field" },
    { "Wrong", NULL, "areas/crows_feet_left", "1", "no such field" },
    { "Wrong", NULL, "products/1/batch_number", "1", "no such field" },
    { "Wrong", NULL, "products/-1/batch_number", "1", "no such field" },
    { "Wrong", NULL, "signed_by", "Somebody", "no such field" },
    { "Wrong", NULL, "signed_at", "2026-11-22T14:06:00.000Z", "no such field" },
    { "Wrong", NULL, "id", "x", "no such field" },
    { "Wrong", NULL, "state", "draft", "no such field" },
    { "Wrong", NULL, "addenda", "x", "no such field" },
    { "Wrong", NULL, "areas/crows_feet_left/passes", "three", "doesn't fit" },
    { "Wrong", NULL, "areas/crows_feet_left/passes", "2", "already" },
    { "Wrong", NULL, "areas/crows_feet_left/passes", "", "right value" },
    { "Wrong", NULL, "treated_on", "yesterday", "doesn't fit" },
    { "Wrong", NULL, "treated_on", "2026-11-23", "future" },
  };
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) locked = record_fixture_sign (fixture, course);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) after = NULL;
  g_autoptr (DbkAddendum) addendum = dbk_addendum_new ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      done = add_addendum (fixture, locked->row, cases[i].reason, cases[i].text, cases[i].field,
                           cases[i].new_value, &error);
      assert_refused (done, error, DBK_ERROR_INVALID, cases[i].said);
    }
  done = add_addendum (fixture, draft->row, "Why", "What", NULL, NULL, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "draft");
  dbk_set_text (&addendum->reason, "Why");
  dbk_set_text (&addendum->text, "What");
  done = dbk_session_store_add_addendum (fixture->connection, &fixture->receptionist, locked->row,
                                         addendum, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  after = load (fixture, locked->row);
  g_assert_true (dbk_record_equal (after, locked));
}

static void
test_mark_error (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) locked = record_fixture_sign (fixture, course);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, locked->row, "",
                                       &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "reason");
  done = dbk_session_store_mark_error (fixture->connection, &fixture->receptionist, locked->row,
                                       "Twice", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  done = dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, draft->row,
                                       "Twice", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "draft");
  dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, locked->row,
                                "Logged twice", &error);
  g_assert_no_error (error);
  after = load (fixture, locked->row);
  g_assert_nonnull (after->entered_in_error);
  g_assert_cmpstr (after->entered_in_error->reason, ==, "Logged twice");
  g_assert_cmpstr (after->entered_in_error->marked_by, ==, "Priya Nair");
  g_assert_cmpint (after->entered_in_error->marked_at, ==, fixture->now);
  g_assert_false (dbk_session_is_held (after));
  done = dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, locked->row,
                                       "Again", &error);
  assert_refused (done, error, DBK_ERROR_CONFLICT, "already");
}

/* The batch of today's session is what the next one begins with; that of an older one isn't. */
static void
test_batches (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  gint64 course = record_fixture_add_course (fixture, client, NULL);
  g_autoptr (DbkProduct) product = dbk_product_new ();
  g_autoptr (GError) error = NULL;

  dbk_set_text (&product->name, "Rose toner");
  dbk_set_text (&product->open_batch_number, "RT-1");
  dbk_list_store_save (fixture->connection, &fixture->practitioner, product, &error);
  g_assert_no_error (error);
  for (int late = 1; late >= 0; late--)
    {
      g_autoptr (DbkSession) draft = record_fixture_make_draft ();
      g_autoptr (GPtrArray) products = NULL;
      DbkSessionProduct *used = record_fixture_add_product (draft, "Rose toner");
      const DbkProduct *now;

      draft->treated_on = day (2026, 11, 22) - late;
      dbk_set_text (&used->batch_number, "RT-2");
      used->expires_on = day (2027, 3, 1);
      dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
      g_assert_no_error (error);
      dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
      g_assert_no_error (error);
      products = dbk_list_store_load (fixture->connection, &dbk_product_type, &error);
      now = products->pdata[0];
      g_assert_cmpstr (now->open_batch_number, ==, late ? "RT-1" : "RT-2");
      g_assert_cmpint (now->open_expires_on, ==, late ? DBK_DATE_NONE : day (2027, 3, 1));
    }
}

static void
test_resolve_reaction (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_make_draft ();
  g_autoptr (DbkSession) after = NULL;
  g_autoptr (DbkReactionResolution) resolution = dbk_reaction_resolution_new ();
  g_autoptr (GError) error = NULL;
  DbkSessionReaction *reaction = dbk_session_reaction_new ();
  const DbkReactionResolution *stored;
  gboolean done;

  dbk_set_text (&reaction->code, "petechiae");
  g_ptr_array_add (draft->reactions, reaction);
  dbk_set_text (&draft->reaction_answer, "some");
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  reaction = draft->reactions->pdata[0];
  dbk_set_text (&resolution->text, "Gone after two days.");
  done = dbk_session_store_resolve_reaction (fixture->connection, &fixture->practitioner,
                                             reaction->row, resolution, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "draft");
  dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);

  resolution->resolved_on = day (2026, 11, 24);
  done = dbk_session_store_resolve_reaction (fixture->connection, &fixture->practitioner,
                                             reaction->row, resolution, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "future");
  fixture->now += G_GINT64_CONSTANT (3) * 24 * 3600 * 1000;
  done = dbk_session_store_resolve_reaction (fixture->connection, &fixture->receptionist,
                                             reaction->row, resolution, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  done = dbk_session_store_resolve_reaction (fixture->connection, &fixture->practitioner, 4711,
                                             resolution, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "reaction");
  dbk_session_store_resolve_reaction (fixture->connection, &fixture->practitioner, reaction->row,
                                      resolution, &error);
  g_assert_no_error (error);
  after = load (fixture, draft->row);
  reaction = after->reactions->pdata[0];
  g_assert_cmpuint (reaction->resolutions->len, ==, 1);
  stored = reaction->resolutions->pdata[0];
  g_assert_cmpstr (stored->recorded_by, ==, "Priya Nair");
  g_assert_cmpint (stored->resolved_on, ==, day (2026, 11, 24));
}

#define TEST(name, func)                                                                           \
  g_test_add ("/session-sign/" name, RecordFixture, NULL, record_fixture_set_up, func,             \
              record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("sign", test_sign);
  TEST ("sign-refused", test_sign_refused);
  TEST ("sign-incomplete", test_sign_incomplete);
  TEST ("sign-blocked", test_sign_blocked);
  TEST ("locked-for-stores", test_locked_for_stores);
  TEST ("locked-for-sqlite", test_locked_for_sqlite);
  TEST ("transcribe", test_transcribe);
  TEST ("transcribe-refused", test_transcribe_refused);
  TEST ("addendum", test_addendum);
  TEST ("addendum-refused", test_addendum_refused);
  TEST ("mark-error", test_mark_error);
  TEST ("batches", test_batches);
  TEST ("resolve-reaction", test_resolve_reaction);
  return g_test_run ();
}
