/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of signed sessions when the clinic's lists change: nothing. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-list-kind.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"
#include "dbk-summary.h"

typedef struct
{
  DbkWho who;
  gpointer base;
  gpointer entry;
} Change;

static gpointer
change (DbkConnection *connection, gpointer data, GError **error)
{
  Change *one = data;

  dbk_list_store_update (connection, &one->who, one->base, one->entry, error);
  return NULL;
}

/* @entry as it is in the context's lists, under another name, in other words, without parts. */
static void
overturn (AppFixture *fixture, gconstpointer entry)
{
  static const char *const names[] = { "name", "model", "title", "body", "open_batch_number" };
  Change one = { dbk_context_get_who (fixture->context), dbk_record_copy (entry),
                 dbk_record_copy (entry) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dbk_list_find_field (entry, names[i]) != NULL)
      dbk_record_set_text (one.entry, names[i], "Something else");
  if (((DbkRecord *) one.entry)->type == &dbk_device_type)
    g_ptr_array_set_size (((DbkDevice *) one.entry)->tips, 0);
  app_run_write (fixture, change, &one);
  app_settle (fixture);
  dbk_record_unref (one.base);
  dbk_record_unref (one.entry);
}

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

/* A client as it is written to a file, and as it is printed. */
typedef struct
{
  char *json;
  char *print; /* a checksum of all pages */
} Record;

static char *
print (const DbkClientRecord *record, const DbkClinic *clinic)
{
  DbkSummaryOptions options = { .kind = DBK_SUMMARY_FOR_RECORD,
                                .printed_on = dbk_date_new (2026, 11, 23) };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) error = NULL;
  DbkSummary *summary;

  dbk_paper_from_name ("a4", &options.paper);
  summary = dbk_summary_new (record, NULL, clinic, &options, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dbk_summary_get_n_pages (summary); i++)
    {
      cairo_surface_t *surface =
          cairo_image_surface_create (CAIRO_FORMAT_A8, (int) options.paper.width,
                                      (int) options.paper.height);
      cairo_t *cr = cairo_create (surface);

      dbk_summary_draw_page (summary, cr, i);
      cairo_surface_flush (surface);
      g_checksum_update (sum, cairo_image_surface_get_data (surface),
                         cairo_image_surface_get_stride (surface) *
                             cairo_image_surface_get_height (surface));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  dbk_summary_free (summary);
  return g_strdup (g_checksum_get_string (sum));
}

static Record
take_record (AppFixture *fixture)
{
  gint64 row = app_find_client (fixture, "Amelia Hart");
  g_autoptr (DbkClientRecord) record = app_run (fixture, load_record, &row);

  return (Record){ dbk_record_to_json (record, DBK_JSON_DEFAULT),
                   print (record, dbk_context_get_lists (fixture->context)->clinic) };
}

/* Whatever the lists say from now on, a client's signed sessions read and print the same. */
static void
test_signed_stays (AppFixture *fixture, gconstpointer data)
{
  Record before = take_record (fixture);
  Record after;
  GPtrArray *const all[] = { dbk_context_get_lists (fixture->context)->products,
                             dbk_context_get_lists (fixture->context)->devices,
                             dbk_context_get_lists (fixture->context)->aftercare_sheets,
                             dbk_context_get_lists (fixture->context)->consent_forms };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (dbk_record_unref);

  g_assert_nonnull (strstr (before.json, "\"signed\""));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < all[i]->len; j++)
      g_ptr_array_add (entries, dbk_record_ref (all[i]->pdata[j]));
  for (guint i = 0; i < entries->len; i++)
    overturn (fixture, entries->pdata[i]);
  g_assert_cmpstr (
      ((DbkProduct *) dbk_context_get_lists (fixture->context)->products->pdata[0])->name, ==,
      "Something else");
  after = take_record (fixture);
  g_assert_cmpstr (before.json, ==, after.json);
  g_assert_cmpstr (before.print, ==, after.print);
  g_free (before.json);
  g_free (before.print);
  g_free (after.json);
  g_free (after.print);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, AppFixture, APP_FIXTURE_DEMO, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/lists/signed-stays", test_signed_stays);
  return g_test_run ();
}
