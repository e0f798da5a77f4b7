/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in a directory of their own, a context on them, and waiting for what is asked of them. */
#include "app-fixture.h"

#include <glib/gstdio.h>

#include "dbk-client-store.h"
#include "dbk-demo.h"
#include "dbk-records.h"
#include "dbk-search.h"

static DbkTime
fixture_now (gpointer data)
{
  const AppFixture *fixture = data;

  return fixture->now;
}

static DbkClock
clock_of (AppFixture *fixture)
{
  const DbkClock clock = { fixture_now, fixture };

  return clock;
}

static void
fill_clinic (DbkConnection *connection)
{
  const DbkWho nobody = { 0, DBK_TIME_NONE };
  g_autoptr (DbkClinic) clinic = dbk_clinic_new ();
  g_autoptr (DbkStaff) staff = dbk_staff_new ();
  GError *error = NULL;

  dbk_record_set_text (clinic, "name", "Harbour Skin Clinic");
  dbk_record_set_text (staff, "name", "Priya Nair");
  dbk_record_set_text (staff, "role", "practitioner");
  dbk_clinic_store_set_up (connection, &nobody, clinic, &error);
  g_assert_no_error (error);
  dbk_staff_store_add (connection, &nobody, staff, &error);
  g_assert_no_error (error);
}

static void
fill (AppFixture *fixture, const char *what)
{
  GError *error = NULL;
  DbkClock clock = clock_of (fixture);
  g_autoptr (DbkConnection) connection = NULL;

  if (g_str_equal (what, APP_FIXTURE_EMPTY))
    return;

  connection =
      dbk_records_open (fixture->directory, DBK_CONNECTION_READ_WRITE_CREATE, &clock, &error);
  g_assert_no_error (error);
  if (g_str_equal (what, APP_FIXTURE_DEMO))
    dbk_demo_fill (connection, DBK_DEMO_SEED, dbk_clock_today (&clock), &error);
  else
    fill_clinic (connection);
  g_assert_no_error (error);
}

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->result = g_object_ref (result);
}

static gboolean
is_ready (gpointer data)
{
  return ((Wait *) data)->result != NULL;
}

DbkContext *
app_fixture_new_context (AppFixture *fixture)
{
  DbkClock clock = clock_of (fixture);

  return dbk_context_new (fixture->directory, &clock, NULL);
}

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  Wait wait = { NULL };
  gboolean read;

  fixture->directory = g_dir_make_tmp ("dermabook-test-XXXXXX", &error);
  g_assert_no_error (error);
  read = dbk_time_from_iso ("2026-11-23T10:30:00Z", &fixture->now);
  g_assert_true (read);
  fill (fixture, data);

  fixture->context = app_fixture_new_context (fixture);
  dbk_context_open_async (fixture->context, NULL, ready_cb, &wait);
  app_wait (is_ready, &wait);
  dbk_context_open_finish (fixture->context, wait.result, &error);
  g_assert_no_error (error);
  g_object_unref (wait.result);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir != NULL)
    for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
      {
        g_autofree char *child = g_build_filename (path, name, NULL);

        remove_tree (child);
      }
  g_remove (path);
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  if (fixture->context != NULL)
    {
      Wait wait = { NULL };

      dbk_context_close_async (fixture->context, ready_cb, &wait);
      app_wait (is_ready, &wait);
      /* A test may have closed it before. */
      dbk_context_close_finish (fixture->context, wait.result, NULL);
      g_object_unref (wait.result);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (fixture->context);
    }
  remove_tree (fixture->directory);
  g_free (fixture->directory);
}

static gboolean
too_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
app_wait (AppCondition condition, gpointer data)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (80, too_late_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("What the test waits for did not happen");
  g_source_remove (source);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
app_wait_gone (gpointer *place)
{
  app_wait (is_gone, place);
}

static gpointer
run (AppFixture *fixture, DbkJobKind kind, DbkJobFunc func, gpointer data)
{
  Wait wait = { NULL };
  GError *error = NULL;
  gpointer result;

  dbk_engine_submit (dbk_context_get_engine (fixture->context), kind, func, data, NULL, NULL, NULL,
                     ready_cb, &wait);
  app_wait (is_ready, &wait);
  result = dbk_context_finish (wait.result, &error);
  g_assert_no_error (error);
  g_object_unref (wait.result);
  return result;
}

gpointer
app_run (AppFixture *fixture, DbkJobFunc func, gpointer data)
{
  return run (fixture, DBK_JOB_READ, func, data);
}

gpointer
app_run_write (AppFixture *fixture, DbkJobFunc func, gpointer data)
{
  return run (fixture, DBK_JOB_WRITE, func, data);
}

static gpointer
nothing (DbkConnection *connection, gpointer data, GError **error)
{
  return NULL;
}

void
app_settle (AppFixture *fixture)
{
  /* What an answer makes a widget ask is asked when its turn has come: twice round the loop. */
  for (int i = 0; i < 3; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      app_run (fixture, nothing, NULL);
      app_run_write (fixture, nothing, NULL);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GtkWidget *
app_find (GtkWidget *from, GType type, const char *property, const char *value)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    {
      g_autofree char *found = NULL;

      if (property == NULL)
        return from;
      g_object_get (from, property, &found, NULL);
      if (g_strcmp0 (found, value) == 0)
        return from;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find (child, type, property, value);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  DbkWho who;
  DbkClient *client;
} Addition;

static gpointer
add_client (DbkConnection *connection, gpointer data, GError **error)
{
  Addition *addition = data;

  dbk_client_store_add (connection, &addition->who, addition->client, error);
  return NULL;
}

gint64
app_add_client (AppFixture *fixture, const char *given_name, const char *family_name)
{
  Addition addition = { dbk_context_get_who (fixture->context), dbk_client_new () };
  gint64 row;

  dbk_record_set_text (addition.client, "given_name", given_name);
  dbk_record_set_text (addition.client, "family_name", family_name);
  app_run_write (fixture, add_client, &addition);
  row = addition.client->row;
  dbk_client_unref (addition.client);
  return row;
}

static gpointer
find_client (DbkConnection *connection, gpointer data, GError **error)
{
  gint64 row = dbk_search_find_one (connection, data, DBK_DATE_NONE, error);

  return row != 0 ? g_memdup2 (&row, sizeof row) : NULL;
}

gint64
app_find_client (AppFixture *fixture, const char *text)
{
  g_autofree gint64 *row = app_run (fixture, find_client, (gpointer) text);

  return *row;
}

void
app_assert_finalizes (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  g_assert_finalize_object (widget);
}
