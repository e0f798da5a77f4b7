/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of a client: kept as they are, only with consent, gone when removed. */
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-photo-store.h"
#include "dbk-concern-store.h"
#include "dbk-record-store.h"
#include "dbk-session-store.h"
#include "record-fixture.h"

/* A real picture, with something behind its end that a second coding would lose. */
static GBytes *
make_bytes (guint32 color)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;
  GByteArray *bytes = g_byte_array_new ();

  gdk_pixbuf_fill (pixbuf, color);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &error, NULL);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) data, (guint) size);
  g_byte_array_append (bytes, (const guint8 *) "camera’s own", 13);
  return g_byte_array_free_to_bytes (bytes);
}

static DbkPhoto *
keep (RecordFixture *fixture, guint32 color)
{
  g_autoptr (GBytes) bytes = make_bytes (color);
  g_autoptr (GError) error = NULL;
  DbkPhoto *photo = dbk_photo_keep (fixture->directory, bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static void
consent (RecordFixture *fixture, gint64 client)
{
  g_autoptr (DbkConsent) form = dbk_consent_new ();
  g_autoptr (GError) error = NULL;

  dbk_set_text (&form->kind, "photographs");
  dbk_set_text (&form->form_title, "Photographs");
  dbk_set_text (&form->form_text, "I agree.");
  dbk_set_text (&form->signed_by, "Amelia Hart");
  form->signed_on = day (2026, 11, 1);
  form->signed_at = fixture->now - 1000;
  dbk_health_store_add_consent (fixture->connection, &fixture->practitioner, client, form, &error);
  g_assert_no_error (error);
}

static DbkClientRecord *
load (RecordFixture *fixture, gint64 client)
{
  g_autoptr (GError) error = NULL;
  DbkClientRecord *record = dbk_record_store_load (fixture->connection, client, &error);

  g_assert_no_error (error);
  return record;
}

static void
withdraw (RecordFixture *fixture, gint64 client)
{
  g_autoptr (DbkClientRecord) record = load (fixture, client);
  g_autoptr (DbkConsentWithdrawal) withdrawal = dbk_consent_withdrawal_new ();
  g_autoptr (GError) error = NULL;

  withdrawal->withdrawn_on = day (2026, 11, 20);
  dbk_health_store_withdraw_consent (fixture->connection, &fixture->practitioner,
                                     ((DbkConsent *) record->consents->pdata[0])->row, withdrawal,
                                     &error);
  g_assert_no_error (error);
}

static gboolean
add (RecordFixture *fixture, gint64 client, DbkPhoto *photo, GError **error)
{
  return dbk_photo_store_add (fixture->connection, &fixture->practitioner, client, photo, error);
}

static void
test_original (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (0x804020ff);
  g_autoptr (GBytes) broken = g_bytes_new_static ("\xff\xd8\xff\xe0", 4);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (DbkPhoto) photo = dbk_photo_keep (fixture->directory, bytes, &small, NULL, &error);
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GDir) dir = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (small), ==, 40);
  g_assert_cmpstr (photo->sha256, ==, digest);
  g_assert_cmpstr (photo->media_type, ==, "image/jpeg");
  g_assert_cmpint (photo->bytes, ==, (int) g_bytes_get_size (bytes));
  kept = dbk_photo_read (fixture->directory, digest, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, bytes));
  path = dbk_photo_path (fixture->directory, digest);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  /* Nothing half written stays beside it, and a broken one leaves nothing at all. */
  g_assert_null (dbk_photo_keep (fixture->directory, broken, NULL, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_CORRUPT);
  folder = g_path_get_dirname (path);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, digest);
  g_assert_null (g_dir_read_name (dir));
  g_unlink (path);
}

static void
test_consent (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autoptr (DbkPhoto) photo = keep (fixture, 0xff0000ff);
  g_autoptr (DbkPhoto) second = keep (fixture, 0x00ff00ff);
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = add (fixture, client, photo, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "No consent to photographs");
  consent (fixture, client);
  dbk_set_text (&photo->view, "left_45");
  photo->taken_on = day (2026, 11, 21);
  g_assert_true (add (fixture, client, photo, &error));
  g_assert_no_error (error);
  done = add (fixture, client, photo, &error);
  assert_refused (done, error, DBK_ERROR_CONFLICT, "already");
  second->taken_on = day (2026, 11, 23);
  done = add (fixture, client, second, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "still to come");
  second->taken_on = DBK_DATE_NONE;
  done = dbk_photo_store_add (fixture->connection, &fixture->receptionist, client, second, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "");

  withdraw (fixture, client);
  done = add (fixture, client, second, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "withdrawn");
  record = load (fixture, client);
  g_assert_cmpuint (record->photos->len, ==, 1);
  g_assert_cmpstr (((DbkPhoto *) record->photos->pdata[0])->added_by, ==, "Priya Nair");
  g_assert_cmpint (((DbkPhoto *) record->photos->pdata[0])->added_at, ==, fixture->now);
  {
    g_autofree char *path = dbk_photo_path (fixture->directory, second->sha256);

    g_unlink (path);
  }
}

static void
test_remove (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  gint64 other = record_fixture_add_client (fixture, "Okafor");
  g_autoptr (DbkPhoto) photo = keep (fixture, 0xff0000ff);
  g_autoptr (DbkPhoto) same = keep (fixture, 0xff0000ff);
  g_autofree char *path = dbk_photo_path (fixture->directory, photo->sha256);
  g_autoptr (GError) error = NULL;
  gboolean done;

  consent (fixture, client);
  consent (fixture, other);
  g_assert_true (add (fixture, client, photo, &error));
  g_assert_true (add (fixture, other, same, &error));
  dbk_set_text (&photo->note, "After washing");
  photo->taken_on = day (2026, 11, 20);
  g_assert_true (dbk_photo_store_update (fixture->connection, &fixture->practitioner, photo,
                                         &error));
  g_assert_no_error (error);
  {
    g_autoptr (DbkClientRecord) record = load (fixture, client);

    g_assert_true (dbk_record_equal (record->photos->pdata[0], photo));
  }
  /* The other client still has it. */
  g_assert_true (dbk_photo_store_remove (fixture->connection, &fixture->practitioner, photo->row,
                                         &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  done = dbk_photo_store_remove (fixture->connection, &fixture->practitioner, photo->row, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "not in the records any more");
  g_assert_true (dbk_photo_store_remove (fixture->connection, &fixture->practitioner, same->row,
                                         &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* Without its file it can't come back. */
  photo->row = 0;
  done = add (fixture, client, photo, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "removed meanwhile");
}

/* A draft's: only new ones need a consent, and none changes once it is signed. */
static void
test_session (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autofree char *concern = record_fixture_add_concern (fixture, client);
  gint64 course = record_fixture_add_course (fixture, client, concern);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) base = dbk_session_copy (draft);
  g_autoptr (DbkPhoto) photo = keep (fixture, 0xff0000ff);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_ptr_array_add (draft->photos, dbk_photo_copy (photo));
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "No consent to photographs");
  consent (fixture, client);
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  withdraw (fixture, client);
  g_clear_pointer (&base, dbk_session_unref);
  base = dbk_session_copy (draft);
  dbk_set_text (&draft->notes, "No more photographs");
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  done = dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  done = dbk_photo_store_remove (fixture->connection, &fixture->practitioner,
                                 ((DbkPhoto *) draft->photos->pdata[0])->row, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "");
}

static gboolean
is_kept (RecordFixture *fixture, const char *digest)
{
  g_autofree char *path = dbk_photo_path (fixture->directory, digest);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A draft's pictures go with it, unless another row names them. */
static void
test_discard (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autofree char *concern = record_fixture_add_concern (fixture, client);
  gint64 course = record_fixture_add_course (fixture, client, concern);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) base = dbk_session_copy (draft);
  g_autoptr (DbkPhoto) only = keep (fixture, 0xff0000ff);
  g_autoptr (DbkPhoto) shared = keep (fixture, 0x00ff00ff);
  g_autoptr (GError) error = NULL;

  consent (fixture, client);
  shared->taken_on = day (2026, 11, 2);
  g_assert_true (dbk_photo_store_add (fixture->connection, &fixture->practitioner, client, shared,
                                      &error));
  g_ptr_array_add (draft->photos, dbk_photo_copy (only));
  g_ptr_array_add (draft->photos, dbk_photo_copy (shared));
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&((DbkPhoto *) draft->photos->pdata[i])->id, g_free);
  ((DbkPhoto *) draft->photos->pdata[1])->row = 0;
  dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
  g_assert_no_error (error);
  g_assert_true (is_kept (fixture, only->sha256));
  dbk_session_store_discard (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  g_assert_false (is_kept (fixture, only->sha256));
  g_assert_true (is_kept (fixture, shared->sha256));
}

/* What a crash left behind goes once it is old; what is named, and what is new, stays. */
static void
test_sweep_all (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autoptr (DbkPhoto) left = keep (fixture, 0xff0000ff);
  g_autoptr (DbkPhoto) named = keep (fixture, 0x00ff00ff);
  g_autofree char *path = dbk_photo_path (fixture->directory, left->sha256);
  g_autofree char *part = g_strconcat (path, ".a1B2c3", NULL);
  DbkTime now = g_get_real_time () / 1000;
  g_autoptr (GError) error = NULL;

  consent (fixture, client);
  named->taken_on = day (2026, 11, 2);
  dbk_photo_store_add (fixture->connection, &fixture->practitioner, client, named, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_cmpuint (dbk_photo_store_sweep_all (fixture->connection, &fixture->practitioner,
                                               now - 3600 * 1000),
                    ==, 0);
  g_assert_true (is_kept (fixture, left->sha256));
  g_assert_cmpuint (dbk_photo_store_sweep_all (fixture->connection, &fixture->practitioner,
                                               now + 3600 * 1000),
                    ==, 2);
  g_assert_false (is_kept (fixture, left->sha256));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (is_kept (fixture, named->sha256));
}

#define TEST(name, func)                                                                           \
  g_test_add ("/photo-store/" name, RecordFixture, NULL, record_fixture_set_up, func,              \
              record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("original", test_original);
  TEST ("consent", test_consent);
  TEST ("remove", test_remove);
  TEST ("session", test_session);
  TEST ("discard", test_discard);
  TEST ("sweep-all", test_sweep_all);
  return g_test_run ();
}
