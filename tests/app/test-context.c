/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page is handed. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-records.h"

static void
test_open (AppFixture *fixture, gconstpointer data)
{
  DbkContext *context = fixture->context;

  g_assert_true (dbk_context_is_set_up (context));
  g_assert_true (dbk_context_is_invented (context));
  g_assert_cmpint (dbk_context_get_today (context), ==, dbk_date_new (2026, 11, 23));
  g_assert_cmpuint (dbk_context_get_lists (context)->staff->len, >, 1);
  /* Nobody has to say who is working in an invented clinic. */
  g_assert_nonnull (dbk_context_get_staff (context));
  g_assert_true (dbk_context_is_clinical (context));
  g_assert_cmpint (dbk_context_get_who (context).staff, ==, dbk_context_get_staff (context)->row);
}

static void
test_first_start (AppFixture *fixture, gconstpointer data)
{
  DbkContext *context = fixture->context;

  g_assert_false (dbk_context_is_set_up (context));
  g_assert_false (dbk_context_is_invented (context));
  g_assert_null (dbk_context_get_staff (context));
  g_assert_false (dbk_context_is_clinical (context));
  g_assert_cmpint (dbk_context_get_who (context).staff, ==, 0);
}

static void
count_cb (GObject *object, GParamSpec *spec, gpointer data)
{
  (*(int *) data)++;
}

static DbkStaff *
staff_of_role (DbkContext *context, const char *role)
{
  GPtrArray *staff = dbk_context_get_lists (context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_str_equal (((DbkStaff *) g_ptr_array_index (staff, i))->role, role))
      return g_ptr_array_index (staff, i);
  return NULL;
}

static void
test_who (AppFixture *fixture, gconstpointer data)
{
  DbkContext *context = fixture->context;
  DbkStaff *receptionist = staff_of_role (context, "receptionist");
  int staff = 0;
  int clinical = 0;

  g_assert_nonnull (receptionist);
  g_signal_connect (context, "notify::staff", G_CALLBACK (count_cb), &staff);
  g_signal_connect (context, "notify::clinical", G_CALLBACK (count_cb), &clinical);
  dbk_context_set_staff (context, receptionist);
  g_assert_cmpint (staff, ==, 1);
  g_assert_cmpint (clinical, ==, 1);
  g_assert_false (dbk_context_is_clinical (context));
  dbk_context_set_staff (context, receptionist);
  g_assert_cmpint (staff, ==, 1);
  g_signal_handlers_disconnect_by_func (context, count_cb, &staff);
  g_signal_handlers_disconnect_by_func (context, count_cb, &clinical);
}

typedef struct
{
  gboolean done;
  GError *error;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;

  dbk_context_open_finish (DBK_CONTEXT (source), result, &opening->error);
  opening->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Opening *) data)->done;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  dbk_context_close_finish (DBK_CONTEXT (source), result, NULL);
  ((Opening *) data)->done = TRUE;
}

/* Who was working is who is working at the next start. */
static void
test_who_is_remembered (AppFixture *fixture, gconstpointer data)
{
  DbkStaff *receptionist = staff_of_role (fixture->context, "receptionist");
  DbkContext *next;
  Opening opening = { 0 };

  dbk_context_set_staff (fixture->context, receptionist);
  next = app_fixture_new_context (fixture);
  dbk_context_open_async (next, NULL, opened_cb, &opening);
  app_wait (is_done, &opening);
  g_assert_no_error (opening.error);
  g_assert_cmpstr (dbk_context_get_staff (next)->id, ==, receptionist->id);
  opening.done = FALSE;
  dbk_context_close_async (next, closed_cb, &opening);
  app_wait (is_done, &opening);
  g_assert_finalize_object (next);
  dbk_context_set_staff (fixture->context, NULL);
}

static void
test_refused (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->directory, "other", NULL);
  g_autofree char *file = g_build_filename (other, DBK_RECORDS_FILE, NULL);
  g_autofree char *after = NULL;
  DbkContext *context;
  Opening opening = { 0 };

  g_assert_cmpint (g_mkdir_with_parents (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "This is a letter.", -1, NULL));
  context = dbk_context_new (other, NULL, NULL);
  dbk_context_open_async (context, NULL, opened_cb, &opening);
  app_wait (is_done, &opening);
  g_assert_nonnull (opening.error);
  g_assert_true (opening.error->domain == DBK_ERROR);
  g_assert_false (dbk_context_is_set_up (context));
  g_assert_null (dbk_context_get_lists (context));
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "This is a letter.");
  g_clear_error (&opening.error);
  g_assert_finalize_object (context);
}

static gpointer
rename_clinic (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkWho *who = data;
  g_autoptr (DbkClinic) clinic = dbk_clinic_store_load (connection, error);
  g_autoptr (DbkClinic) renamed = NULL;

  if (clinic == NULL)
    return NULL;
  renamed = dbk_clinic_copy (clinic);
  dbk_record_set_text (renamed, "name", "Harbour Skin");
  dbk_clinic_store_save (connection, who, renamed, error);
  return NULL;
}

static gboolean
is_renamed (gpointer data)
{
  return g_str_equal (dbk_context_get_lists (data)->clinic->name, "Harbour Skin");
}

/* What is changed in the records reaches the pages. */
static void
test_lists_follow (AppFixture *fixture, gconstpointer data)
{
  DbkWho who = dbk_context_get_who (fixture->context);
  int notified = 0;

  g_signal_connect (fixture->context, "notify::lists", G_CALLBACK (count_cb), &notified);
  app_run_write (fixture, rename_clinic, &who);
  app_wait (is_renamed, fixture->context);
  g_assert_cmpint (notified, >, 0);
  /* The one working stays. */
  g_assert_nonnull (dbk_context_get_staff (fixture->context));
  g_signal_handlers_disconnect_by_func (fixture->context, count_cb, &notified);
}

static void
client_changed_cb (DbkContext *context, gint64 row, gpointer data)
{
  *(gint64 *) data = row;
}

static void
test_client_changed (AppFixture *fixture, gconstpointer data)
{
  gint64 changed = 0;
  gint64 row;

  g_signal_connect (fixture->context, "client-changed", G_CALLBACK (client_changed_cb), &changed);
  row = app_add_client (fixture, "Rosalind", "Penhaligon");
  g_assert_cmpint (changed, ==, row);
  g_signal_handlers_disconnect_by_func (fixture->context, client_changed_cb, &changed);
}

static void
test_unsaved (AppFixture *fixture, gconstpointer data)
{
  DbkContext *context = fixture->context;
  GObject *one = g_object_new (G_TYPE_OBJECT, NULL);
  GObject *two = g_object_new (G_TYPE_OBJECT, NULL);
  int notified = 0;

  g_signal_connect (context, "notify::unsaved", G_CALLBACK (count_cb), &notified);
  g_assert_false (dbk_context_has_unsaved (context));
  dbk_context_set_unsaved (context, one, FALSE);
  dbk_context_set_unsaved (context, one, TRUE);
  dbk_context_set_unsaved (context, one, TRUE);
  dbk_context_set_unsaved (context, two, TRUE);
  g_assert_true (dbk_context_has_unsaved (context));
  g_assert_cmpint (notified, ==, 1);
  dbk_context_set_unsaved (context, one, FALSE);
  g_assert_true (dbk_context_has_unsaved (context));
  /* What goes away has nothing to save any more. */
  g_object_unref (two);
  g_assert_false (dbk_context_has_unsaved (context));
  g_assert_cmpint (notified, ==, 2);
  dbk_context_set_unsaved (context, one, TRUE);
  g_signal_handlers_disconnect_by_func (context, count_cb, &notified);
  dbk_context_set_unsaved (context, one, FALSE);
  g_object_unref (one);
}

#define ADD(path, what, func)                                                                      \
  g_test_add (path, AppFixture, what, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/context/open", APP_FIXTURE_DEMO, test_open);
  ADD ("/context/first-start", APP_FIXTURE_EMPTY, test_first_start);
  ADD ("/context/who", APP_FIXTURE_DEMO, test_who);
  ADD ("/context/who-is-remembered", APP_FIXTURE_DEMO, test_who_is_remembered);
  ADD ("/context/refused", APP_FIXTURE_EMPTY, test_refused);
  ADD ("/context/lists-follow", APP_FIXTURE_CLINIC, test_lists_follow);
  ADD ("/context/client-changed", APP_FIXTURE_CLINIC, test_client_changed);
  ADD ("/context/unsaved", APP_FIXTURE_EMPTY, test_unsaved);
  return g_test_run ();
}
