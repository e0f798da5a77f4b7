/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Photos tab: what may be shown, how photographs come in, and how they go. */
#include <glib/gstdio.h>
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-page.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-photo-cache.h"
#include "dbk-photo-store.h"
#include "dbk-photo-thumb.h"
#include "dbk-photos-page.h"
#include "dbk-record-store.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkClientPage *page;
  gint64 client;
} Fixture;

static gboolean
has_record (gpointer data)
{
  return dbk_client_page_get_record (DBK_CLIENT_PAGE (data)) != NULL;
}

static gpointer
consent_job (DbkConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  const DbkWho who = dbk_context_get_who (fixture->base.context);
  g_autoptr (DbkConsent) consent = dbk_consent_new ();

  dbk_set_text (&consent->kind, "photographs");
  dbk_set_text (&consent->signed_by, "Vera Bloom");
  consent->signed_on = dbk_date_new (2026, 11, 1);
  consent->signed_at = 1000;
  dbk_health_store_add_consent (connection, &who, fixture->client, consent, error);
  return NULL;
}

static gpointer
withdraw_job (DbkConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  const DbkWho who = dbk_context_get_who (fixture->base.context);
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (connection, fixture->client, error);
  g_autoptr (DbkConsentWithdrawal) withdrawal = dbk_consent_withdrawal_new ();

  withdrawal->withdrawn_on = dbk_date_new (2026, 11, 20);
  dbk_health_store_withdraw_consent (connection, &who,
                                     ((DbkConsent *) record->consents->pdata[0])->row, withdrawal,
                                     error);
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, APP_FIXTURE_CLINIC);
  fixture->client = app_add_client (&fixture->base, "Vera", "Bloom");
  fixture->window = gtk_window_new ();
  fixture->page = DBK_CLIENT_PAGE (dbk_client_page_new (fixture->base.context));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  dbk_client_page_set_client (fixture->page, fixture->client);
  app_wait (has_record, fixture->page);
  dbk_client_page_set_tab (fixture->page, "photos");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->page);
  app_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
tab_of (Fixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->page), DBK_TYPE_PHOTOS_PAGE, NULL, NULL);
}

static gboolean
is_state (Fixture *fixture, const char *state)
{
  return g_str_equal (dbk_photos_page_get_state (DBK_PHOTOS_PAGE (tab_of (fixture))), state);
}

#define WAIT_STATE(name)                                                                           \
  static gboolean is_##name (gpointer data)                                                        \
  {                                                                                                \
    return is_state (data, #name);                                                                 \
  }
WAIT_STATE (photos)
WAIT_STATE (empty)
WAIT_STATE (consent)

static GtkWidget *
dialog_of (Fixture *fixture, const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != fixture->window &&
          g_strcmp0 (gtk_window_get_title (window), title) == 0)
        found = GTK_WIDGET (window);
    }
  return found;
}

static gboolean
has_add_dialog (gpointer data)
{
  return dialog_of (data, "Add Photographs") != NULL;
}

static gboolean
has_no_add_dialog (gpointer data)
{
  return !has_add_dialog (data);
}

/* A JPEG with something a camera could have written. */
static char *
write_picture (Fixture *fixture, const char *name, guint32 color)
{
  static const guint8 exif[] = "\xff\xd8\xff\xe1\0\x22"
                               "Exif\0\0MM\0*\0\0\0\x08\0\0GPS 51.5 N 0.1 W..";
  char *path = g_build_filename (fixture->base.directory, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 400, 300);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, color);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &error, NULL);
  g_assert_no_error (error);
  g_byte_array_append (file, exif, 6 + 0x20);
  g_byte_array_append (file, (const guint8 *) data + 2, (guint) size - 2);
  g_file_set_contents (path, (const char *) file->data, (gssize) file->len, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
drop (Fixture *fixture, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (tab_of (fixture));
  GSList list = { g_file_new_for_path (path), NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_object_unref (list.data);
  return taken;
}

static void
press_save (GtkWidget *dialog, const char *view)
{
  GtkWidget *row = app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "View");

  g_assert_nonnull (row);
  if (view != NULL)
    dbk_code_row_set_code (row, view);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
}

/* Drops it, says what it shows, and waits until it is in the records. */
static void
add (Fixture *fixture, const char *path)
{
  g_assert_true (drop (fixture, path));
  app_wait (has_add_dialog, fixture);
  press_save (dialog_of (fixture, "Add Photographs"), "left_45");
  app_wait (has_no_add_dialog, fixture);
  app_settle (&fixture->base);
}

static gboolean
has_texture (gpointer data)
{
  GtkWidget *thumb = app_find (tab_of (data), DBK_TYPE_PHOTO_THUMB, NULL, NULL);

  return thumb != NULL && dbk_photo_thumb_get_texture (DBK_PHOTO_THUMB (thumb)) != NULL;
}

static gboolean
is_swept (gpointer data)
{
  return !g_file_test (data, G_FILE_TEST_EXISTS);
}

/* No small one of the client's photograph is left. */
static void
assert_no_copy (Fixture *fixture)
{
  const DbkPhoto *photo = dbk_client_page_get_record (fixture->page)->photos->pdata[0];
  g_autofree char *name = g_strconcat (photo->sha256, ".jpg", NULL);
  g_autofree char *cached =
      g_build_filename (g_get_user_cache_dir (), "dermabook", "photographs", name, NULL);

  g_assert_false (g_file_test (cached, G_FILE_TEST_EXISTS));
}

/* What stands in the cache without a photograph goes when the cache is first used. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "gone", -1);
  g_autofree char *name = g_strconcat (digest, ".jpg", NULL);
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "dermabook", "photographs", NULL);
  g_autofree char *cached = g_build_filename (folder, name, NULL);
  g_autoptr (DbkContext) context = app_fixture_new_context (&fixture->base);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (cached, "small", -1, NULL));
  dbk_photo_cache_get (context);
  app_wait (is_swept, cached);
}

static void
test_consent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_picture (fixture, "a.jpg", 0x804020ff);

  g_assert_true (is_state (fixture, "consent"));
  g_assert_false (drop (fixture, path));
  app_run_write (&fixture->base, consent_job, fixture);
  app_wait (is_empty, fixture);
  add (fixture, path);
  app_wait (is_photos, fixture);
  app_wait (has_texture, fixture);
  app_run_write (&fixture->base, withdraw_job, fixture);
  app_wait (is_consent, fixture);
  g_assert_false (has_texture (fixture));
  g_assert_false (drop (fixture, path));
  assert_no_copy (fixture);
}

/* The original stays what it was; what is made of it says nothing but what it shows. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_picture (fixture, "a.jpg", 0x804020ff);
  g_autofree char *cached = NULL;
  g_autofree char *original = NULL;
  g_autofree char *small = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  const DbkPhoto *photo;
  gsize size = 0;
  GtkWidget *dialog;

  app_run_write (&fixture->base, consent_job, fixture);
  app_wait (is_empty, fixture);
  g_assert_true (drop (fixture, path));
  app_wait (has_add_dialog, fixture);
  dialog = dialog_of (fixture, "Add Photographs");
  press_save (dialog, NULL);
  g_assert_nonnull (dbk_field_get_error (app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "View")));
  press_save (dialog, "left_45");
  app_wait (is_photos, fixture);
  app_wait (has_texture, fixture);

  photo = dbk_client_page_get_record (fixture->page)->photos->pdata[0];
  g_assert_cmpstr (photo->view, ==, "left_45");
  g_assert_cmpint (photo->taken_on, ==, dbk_context_get_today (fixture->base.context));
  g_assert_true (g_file_get_contents (path, &original, &size, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) original, size);
  g_assert_cmpstr (photo->sha256, ==, digest);
  kept = dbk_photo_path (fixture->base.directory, digest);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  name = g_strconcat (digest, ".jpg", NULL);
  cached = g_build_filename (g_get_user_cache_dir (), "dermabook", "photographs", name, NULL);
  g_assert_true (g_file_get_contents (cached, &small, &size, NULL));
  g_assert_null (memmem (small, size, "Exif", 4));
  g_assert_null (memmem (small, size, "GPS", 3));
  dbk_photo_cache_forget (dbk_photo_cache_get (fixture->base.context), digest);
  g_assert_false (g_file_test (cached, G_FILE_TEST_EXISTS));
}

/* What is cancelled leaves nothing behind. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_picture (fixture, "a.jpg", 0x804020ff);
  g_autofree char *original = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *kept = NULL;
  gsize size = 0;

  app_run_write (&fixture->base, consent_job, fixture);
  app_wait (is_empty, fixture);
  g_assert_true (drop (fixture, path));
  app_wait (has_add_dialog, fixture);
  g_assert_true (g_file_get_contents (path, &original, &size, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) original, size);
  kept = dbk_photo_path (fixture->base.directory, digest);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (dialog_of (fixture, "Add Photographs")));
  app_wait (is_swept, kept);
  g_assert_true (is_state (fixture, "empty"));
}

static gboolean
says_so (gpointer data)
{
  return dialog_of (data, "No Photograph Was Added") != NULL ||
         gtk_window_get_transient_for (GTK_WINDOW (((Fixture *) data)->window)) != NULL ||
         g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1;
}

static void
test_no_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.directory, "notes.jpg", NULL);

  g_assert_true (g_file_set_contents (path, "not a photograph", -1, NULL));
  app_run_write (&fixture->base, consent_job, fixture);
  app_wait (is_empty, fixture);
  g_assert_true (drop (fixture, path));
  app_wait (says_so, fixture);
  g_assert_null (dialog_of (fixture, "Add Photographs"));
}

static void
test_finalizes (Fixture *fixture, gconstpointer data)
{
  app_assert_finalizes (dbk_photos_page_new (fixture->base.context));
  app_assert_finalizes (dbk_photo_thumb_new (10, 10));
}

#define TEST(name, func) g_test_add ("/photos/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("consent", test_consent);
  TEST ("add", test_add);
  TEST ("cancel", test_cancel);
  TEST ("no-picture", test_no_picture);
  TEST ("sweep", test_sweep);
  TEST ("finalizes", test_finalizes);
  return g_test_run ();
}
