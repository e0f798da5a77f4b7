/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs seen together: the same part of both, always; and those of a session being logged. */
#include <math.h>
#include <string.h>

#include "app-fixture.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-undo.h"
#include "dbk-form-dialog.h"
#include "dbk-photo-cache.h"
#include "dbk-photo-store.h"
#include "dbk-photo-thumb.h"
#include "dbk-photo-window.h"
#include "dbk-photos-section.h"
#include "dbk-session-photos.h"
#include "dbk-record-store.h"
#include "dbk-session-store.h"
#include "hand-timer.h"

/* Seen together */

static GdkTexture *
make_texture (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0x804020ff);
  return dbk_photo_texture_new (pixbuf);
}

static gboolean
has_size (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

/* What lies at the same place of both frames is the same part of both photographs. */
static void
assert_locked (DbkPhotoCompare *compare)
{
  double width = gtk_widget_get_width (GTK_WIDGET (compare));
  double height = gtk_widget_get_height (GTK_WIDGET (compare));
  double half = (width - 8) / 2;
  guint n = 0;

  for (int i = 1; i < 10; i++)
    for (int j = 1; j < 10; j++)
      {
        double x = half * i / 10;
        double y = height * j / 10;
        double first[2];
        double second[2];
        int left = dbk_photo_compare_locate (compare, x, y, &first[0], &first[1]);
        int right = dbk_photo_compare_locate (compare, x + half + 8, y, &second[0], &second[1]);

        g_assert_true ((left < 0) == (right < 0));
        if (left < 0)
          continue;
        g_assert_cmpint (left, ==, 0);
        g_assert_cmpint (right, ==, 1);
        g_assert_cmpfloat_with_epsilon (first[0], second[0], 0.002);
        g_assert_cmpfloat_with_epsilon (first[1], second[1], 0.002);
        n++;
      }
  g_assert_cmpuint (n, >, 10);
}

static void
test_locked (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  DbkPhotoCompare *compare = DBK_PHOTO_COMPARE (dbk_photo_compare_new ());
  g_autoptr (GdkTexture) small = make_texture (400, 300);
  g_autoptr (GdkTexture) large = make_texture (1600, 1200);
  double x = 0;
  double y = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (compare));
  gtk_window_present (GTK_WINDOW (window));
  app_wait (has_size, compare);
  dbk_photo_compare_set_texture (compare, FALSE, small);
  dbk_photo_compare_set_texture (compare, TRUE, large);
  dbk_photo_compare_set_mode (compare, DBK_COMPARE_BESIDE);
  assert_locked (compare);
  dbk_photo_compare_zoom (compare, 3);
  assert_locked (compare);
  dbk_photo_compare_pan (compare, 0.2, -0.1);
  assert_locked (compare);
  /* No further than the edge. */
  dbk_photo_compare_pan (compare, 40, 40);
  assert_locked (compare);
  dbk_photo_compare_zoom (compare, 0.001);
  g_assert_cmpfloat (dbk_photo_compare_get_zoom (compare), ==, 1);
  assert_locked (compare);

  /* Under the slider both lie on top of each other, and the line says which is seen. */
  dbk_photo_compare_set_mode (compare, DBK_COMPARE_SLIDER);
  dbk_photo_compare_set_split (compare, 0.25);
  x = gtk_widget_get_width (GTK_WIDGET (compare)) * 0.5;
  g_assert_cmpint (dbk_photo_compare_locate (compare, x,
                                             gtk_widget_get_height (GTK_WIDGET (compare)) / 2.0, &x,
                                             &y),
                   ==, 1);
  g_assert_cmpfloat_with_epsilon (x, 0.5, 0.002);
  dbk_photo_compare_set_split (compare, 0.75);
  x = gtk_widget_get_width (GTK_WIDGET (compare)) * 0.5;
  g_assert_cmpint (dbk_photo_compare_locate (compare, x,
                                             gtk_widget_get_height (GTK_WIDGET (compare)) / 2.0, &x,
                                             &y),
                   ==, 0);
  g_assert_cmpfloat_with_epsilon (x, 0.5, 0.002);
  gtk_window_destroy (GTK_WINDOW (window));
}

static DbkPhotoItem *
make_item (const char *view, DbkDate day)
{
  g_autoptr (DbkPhoto) photo = dbk_photo_new ();

  photo->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, view, -1);
  photo->view = g_strdup (view);
  photo->taken_on = day;
  return dbk_photo_item_new (photo, NULL);
}

/* Beside the one that was opened stands the oldest that was taken in the same way. */
static void
test_window (AppFixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "front", "left", "front", "left", "right" };
  g_autoptr (GListStore) items = g_list_store_new (DBK_TYPE_PHOTO_ITEM);
  GtkWidget *window;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (DbkPhotoItem) item = make_item (views[i], dbk_date_new (2026, 11, 20 - (int) i));

      g_list_store_append (items, item);
    }
  window =
      dbk_photo_window_new (NULL, fixture->context, G_LIST_MODEL (items), 0, DBK_COMPARE_BESIDE);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (dbk_photo_window_get_chosen (DBK_PHOTO_WINDOW (window), TRUE), ==, 0);
  g_assert_cmpuint (dbk_photo_window_get_chosen (DBK_PHOTO_WINDOW (window), FALSE), ==, 2);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait_gone ((gpointer *) &window);
  window =
      dbk_photo_window_new (NULL, fixture->context, G_LIST_MODEL (items), 4, DBK_COMPARE_SLIDER);
  g_assert_cmpuint (dbk_photo_window_get_chosen (DBK_PHOTO_WINDOW (window), FALSE), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait_gone ((gpointer *) &window);
}

/* Of a session */

typedef struct
{
  AppFixture *base;
  gint64 client;
  DbkDraft *draft;
  GtkWidget *section;
  GtkWidget *window;
} Session;

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static gpointer
consent_job (DbkConnection *connection, gpointer data, GError **error)
{
  Session *session = data;
  const DbkWho who = dbk_context_get_who (session->base->context);
  g_autoptr (DbkConsent) consent = dbk_consent_new ();

  dbk_set_text (&consent->kind, "photographs");
  dbk_set_text (&consent->signed_by, "Amelia Hart");
  consent->signed_on = dbk_date_new (2026, 11, 1);
  consent->signed_at = 1000;
  dbk_health_store_add_consent (connection, &who, session->client, consent, error);
  return NULL;
}

static gboolean
may_add (gpointer data)
{
  Session *session = data;
  GtkWidget *button = app_find (session->section, GTK_TYPE_BUTTON, "action-name", "photos.add");

  return button != NULL && gtk_widget_get_visible (button);
}

static GtkWidget *
dialog_of (Session *session)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DBK_IS_FORM_DIALOG (window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return dialog_of (data) != NULL;
}

static void
drop (Session *session, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (session->section);
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
  g_assert_true (taken);
}

static gboolean
has_texture (gpointer data)
{
  GtkWidget *thumb = app_find (data, DBK_TYPE_PHOTO_THUMB, NULL, NULL);

  return thumb != NULL && dbk_photo_thumb_get_texture (DBK_PHOTO_THUMB (thumb)) != NULL;
}

static gboolean
is_saved (gpointer data)
{
  return dbk_draft_get_save_state (data) == DBK_AUTOSAVE_CLEAN;
}

static void
begin (Session *session, AppFixture *fixture)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *staff = dbk_context_get_lists (fixture->context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) staff->pdata[i])->role, "practitioner") == 0)
      dbk_context_set_staff (fixture->context, staff->pdata[i]);
  session->base = fixture;
  session->client = app_find_client (fixture, "amelia hart");
  record = app_run (fixture, load_record, &session->client);
  session->draft =
      dbk_draft_new (fixture->context, record, ((DbkCourse *) record->courses->pdata[0])->id, NULL,
                     NULL, &error);
  g_assert_no_error (error);
  session->section = dbk_photos_section_new (session->draft);
  session->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (session->window), session->section);
  gtk_window_present (GTK_WINDOW (session->window));
}

/* A slip of the view, before signing: undo takes it back like any other change. */
static void
change_view (Session *session)
{
  GPtrArray *photos = dbk_draft_get_session (session->draft)->photos;

  g_signal_emit_by_name (app_find (session->section, GTK_TYPE_BUTTON, "icon-name",
                                   "document-edit-symbolic"),
                         "clicked");
  app_wait (has_dialog, session);
  dbk_code_row_set_code (app_find (dialog_of (session), ADW_TYPE_COMBO_ROW, "title", "View"),
                         "left");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog_of (session)));
  g_assert_cmpuint (photos->len, ==, 1);
  g_assert_cmpstr (((DbkPhoto *) photos->pdata[0])->view, ==, "left");
  dbk_draft_undo (session->draft);
  photos = dbk_draft_get_session (session->draft)->photos;
  g_assert_cmpstr (((DbkPhoto *) photos->pdata[0])->view, ==, "front");
  app_wait (has_texture, session->section);
  app_wait (is_saved, session->draft);
}

/* What the session's own page shows of it; nothing once the client doesn't want it shown. */
static void
look_at_session (Session *session)
{
  DbkContext *context = dbk_draft_get_context (session->draft);
  g_autoptr (DbkClientRecord) record = app_run (session->base, load_record, &session->client);
  const DbkSession *stored =
      dbk_client_record_find_session (record, dbk_draft_get_session (session->draft)->id, NULL);
  GtkWidget *shown = g_object_ref_sink (dbk_session_photos_new (context, record, stored));
  GtkWidget *refused;

  g_assert_nonnull (app_find (shown, DBK_TYPE_PHOTO_THUMB, NULL, NULL));
  app_wait (has_texture, shown);
  g_assert_nonnull (app_find (shown, GTK_TYPE_LABEL, "label", "Front"));
  g_assert_finalize_object (shown);

  g_ptr_array_set_size (record->consents, 0);
  refused = g_object_ref_sink (dbk_session_photos_new (context, record, stored));
  g_assert_null (app_find (refused, DBK_TYPE_PHOTO_THUMB, NULL, NULL));
  g_assert_finalize_object (refused);
}

static void
test_session (AppFixture *fixture, gconstpointer data)
{
  Session session = { 0 };
  g_autofree char *path = g_build_filename (fixture->directory, "a.png", NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GPtrArray *photos;

  gdk_pixbuf_fill (pixbuf, 0x804020ff);
  gdk_pixbuf_save (pixbuf, path, "png", &error, NULL);
  g_assert_no_error (error);
  begin (&session, fixture);
  before = dbk_photos_section_describe (session.draft);
  g_assert_cmpstr (before, ==, "No consent to photographs in force");
  g_assert_false (may_add (&session));
  app_run_write (fixture, consent_job, &session);
  app_wait (may_add, &session);
  drop (&session, path);
  app_wait (has_dialog, &session);
  dbk_code_row_set_code (app_find (dialog_of (&session), ADW_TYPE_COMBO_ROW, "title", "View"),
                         "front");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog_of (&session)));
  photos = dbk_draft_get_session (session.draft)->photos;
  g_assert_cmpuint (photos->len, ==, 1);
  app_wait (has_texture, session.section);
  after = dbk_photos_section_describe (session.draft);
  g_assert_cmpstr (after, ==, "1 photograph: Front");
  app_wait (is_saved, session.draft);
  {
    g_autoptr (DbkClientRecord) record = app_run (fixture, load_record, &session.client);
    const DbkSession *stored =
        dbk_client_record_find_session (record, dbk_draft_get_session (session.draft)->id, NULL);

    g_assert_cmpuint (stored->photos->len, ==, 1);
    g_assert_cmpstr (((DbkPhoto *) stored->photos->pdata[0])->view, ==, "front");
    g_assert_nonnull (((DbkPhoto *) stored->photos->pdata[0])->added_by);
  }
  change_view (&session);
  look_at_session (&session);
  dbk_draft_remove_photo (session.draft, 0);
  g_assert_false (has_texture (session.section));
  dbk_draft_undo (session.draft);
  g_assert_cmpuint (dbk_draft_get_session (session.draft)->photos->len, ==, 1);
  app_wait (has_texture, session.section);
  app_wait (is_saved, session.draft);
  gtk_window_destroy (GTK_WINDOW (session.window));
  g_object_add_weak_pointer (G_OBJECT (session.draft), (gpointer *) &session.draft);
  g_object_unref (session.draft);
  app_wait_gone ((gpointer *) &session.draft);
}

#define TEST(name, func)                                                                           \
  g_test_add ("/photo-window/" name, AppFixture, APP_FIXTURE_DEMO, app_fixture_set_up, func,       \
              app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("locked", test_locked);
  TEST ("window", test_window);
  TEST ("session", test_session);
  return g_test_run ();
}
