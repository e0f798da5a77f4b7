/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: the clinic's lists in the window, and what becomes of sessions when they change. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-clinic-page.h"
#include "dbk-code-row.h"
#include "dbk-codes-row.h"
#include "dbk-area-list.h"
#include "dbk-draft.h"
#include "dbk-field.h"
#include "dbk-improvement.h"
#include "dbk-list-form.h"
#include "dbk-list-page.h"
#include "dbk-list-row.h"
#include "dbk-part-list.h"
#include "dbk-preferences-window.h"
#include "dbk-record-store.h"
#include "dbk-scale.h"
#include "dbk-scales-page.h"
#include "dbk-text-row.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window; /* weak */
  GtkWidget *dialog; /* weak */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
  fixture->window = dbk_preferences_window_new (NULL, fixture->base.context);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_settle (&fixture->base);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_wait_gone ((gpointer *) &fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  app_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
page (Fixture *fixture, const char *name)
{
  GtkWidget *found =
      dbk_preferences_window_show_page (DBK_PREFERENCES_WINDOW (fixture->window), name);

  g_assert_nonnull (found);
  return found;
}

static void
take_dialog (Fixture *fixture, GtkWidget *dialog)
{
  g_assert_nonnull (dialog);
  g_assert_null (fixture->dialog);
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
}

static void
add (Fixture *fixture, const char *name)
{
  take_dialog (fixture, dbk_list_page_add (DBK_LIST_PAGE (page (fixture, name))));
}

static void
open (Fixture *fixture, const char *name, const char *title)
{
  take_dialog (fixture, dbk_list_page_open (DBK_LIST_PAGE (page (fixture, name)), title));
}

static GtkWidget *
row (Fixture *fixture, const char *field)
{
  GtkWidget *found = dbk_list_form_get_row (DBK_FORM_DIALOG (fixture->dialog), field);

  g_assert_nonnull (found);
  return found;
}

static void
type_into (Fixture *fixture, const char *field, const char *text)
{
  GtkWidget *found = row (fixture, field);

  if (DBK_IS_TEXT_ROW (found))
    dbk_text_row_set_text (DBK_TEXT_ROW (found), text);
  else
    dbk_entry_field_set_text (DBK_ENTRY_FIELD (found), text);
}

static void
type_into_part (Fixture *fixture, const char *part, const char *title, const char *text)
{
  GtkWidget *expander = app_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, "title", part);
  GtkWidget *entry;

  g_assert_nonnull (expander);
  entry = app_find (expander, DBK_TYPE_ENTRY_FIELD, "title", title);
  g_assert_nonnull (entry);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (entry), text);
}

static void
press (GtkWidget *from, const char *label)
{
  GtkWidget *button = app_find (from, GTK_TYPE_BUTTON, "label", label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
save (Fixture *fixture)
{
  dbk_form_dialog_save (DBK_FORM_DIALOG (fixture->dialog));
}

static void
save_and_close (Fixture *fixture)
{
  save (fixture);
  app_wait_gone ((gpointer *) &fixture->dialog);
  app_settle (&fixture->base);
}

static void
assert_wrong (Fixture *fixture, const char *field)
{
  GtkWidget *found = row (fixture, field);
  const char *message = DBK_IS_PART_LIST (found) ? dbk_part_list_get_error (DBK_PART_LIST (found))
                                                 : dbk_list_row_get_error (found);

  save (fixture);
  found = row (fixture, field);
  message = DBK_IS_PART_LIST (found) ? dbk_part_list_get_error (DBK_PART_LIST (found))
                                     : dbk_list_row_get_error (found);
  g_assert_nonnull (message);
}

static gpointer
find_in (GPtrArray *entries, const char *title)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *name = dbk_list_entry_title (entries->pdata[i]);

      if (g_str_equal (name, title))
        return entries->pdata[i];
    }
  return NULL;
}

static DbkClinicLists *
lists (Fixture *fixture)
{
  return dbk_context_get_lists (fixture->base.context);
}

static GtkWidget *
listed (Fixture *fixture, const char *name, const char *title)
{
  return app_find (page (fixture, name), ADW_TYPE_ACTION_ROW, "title", title);
}

static void
test_device (Fixture *fixture, gconstpointer data)
{
  const DbkDevice *device;
  const DbkDeviceTip *tip;

  add (fixture, "devices");
  assert_wrong (fixture, "kind");
  dbk_code_row_set_code (row (fixture, "kind"), "diamond");
  type_into (fixture, "model", "Polar 5 <b>");
  type_into (fixture, "vacuum_min", "12,5 or so");
  assert_wrong (fixture, "vacuum_min");
  type_into (fixture, "vacuum_min", "12,5");
  assert_wrong (fixture, "vacuum_unit");
  dbk_code_row_set_code (row (fixture, "vacuum_unit"), "kPa");
  type_into (fixture, "vacuum_max", "9");
  assert_wrong (fixture, "vacuum_max");
  type_into (fixture, "vacuum_max", "40");
  press (fixture->dialog, "_Add Tip");
  assert_wrong (fixture, "tips");
  type_into_part (fixture, "Without a name", "Name", "Diamond");
  type_into_part (fixture, "Diamond", "Grit", "150");
  g_assert_nonnull (app_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, "title",
                              "Diamond, grit 150"));
  save_and_close (fixture);

  device = find_in (lists (fixture)->devices, "Polar 5 <b>");
  g_assert_nonnull (device);
  g_assert_cmpstr (device->vacuum_min, ==, "12.5");
  g_assert_cmpuint (device->tips->len, ==, 1);
  tip = device->tips->pdata[0];
  g_assert_cmpstr (tip->grit, ==, "150");
  g_assert_nonnull (listed (fixture, "devices", "Polar 5 <b>"));

  /* Another tip in its place: the old one is kept, retired, and can be brought back. */
  open (fixture, "devices", "Polar 5 <b>");
  press (app_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, "title", "Diamond, grit 150"),
         "_Retire");
  press (fixture->dialog, "_Add Tip");
  type_into_part (fixture, "Without a name", "Name", "Diamond coarse");
  save_and_close (fixture);
  device = find_in (lists (fixture)->devices, "Polar 5 <b>");
  g_assert_cmpuint (device->tips->len, ==, 1);
  g_assert_cmpstr (((DbkDeviceTip *) device->tips->pdata[0])->name, ==, "Diamond coarse");
  open (fixture, "devices", "Polar 5 <b>");
  press (app_find (fixture->dialog, ADW_TYPE_ACTION_ROW, "title", "Diamond, grit 150"),
         "_Bring Back");
  save_and_close (fixture);
  device = find_in (lists (fixture)->devices, "Polar 5 <b>");
  g_assert_cmpuint (device->tips->len, ==, 2);
}

static void
test_product (Fixture *fixture, gconstpointer data)
{
  const DbkProduct *product;
  GtkWidget *found;

  add (fixture, "products");
  type_into (fixture, "name", "Rose toner");
  dbk_code_row_set_code (row (fixture, "step"), "tone");
  press (fixture->dialog, "_Add Batch");
  type_into_part (fixture, "Without a name", "Batch number", "R-1");
  type_into_part (fixture, "R-1", "Expires on", "the day after");
  assert_wrong (fixture, "batches");
  type_into_part (fixture, "R-1", "Expires on", "3 May 2026");
  found = app_find (fixture->dialog, ADW_TYPE_ACTION_ROW, "title", "Open now");
  gtk_switch_set_active (GTK_SWITCH (app_find (found, GTK_TYPE_SWITCH, NULL, NULL)), TRUE);
  save_and_close (fixture);

  product = find_in (lists (fixture)->products, "Rose toner");
  g_assert_nonnull (product);
  g_assert_cmpstr (product->open_batch_number, ==, "R-1");
  g_assert_cmpint (product->open_expires_on, ==, dbk_date_new (2026, 5, 3));
  g_assert_cmpuint (product->batches->len, ==, 1);
  /* Expired: it says so, in words and with a mark. */
  found = listed (fixture, "products", "Rose toner");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (found)), "expired"));
  g_assert_nonnull (app_find (found, GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic"));
}

static void
test_rule (Fixture *fixture, gconstpointer data)
{
  const char *own = "Lupus 🦋";
  const DbkRule *rule;
  guint n_rules = lists (fixture)->rules->len;
  GtkWidget *toggle;

  add (fixture, "rules");
  assert_wrong (fixture, "condition");
  dbk_entry_field_set_text (
      DBK_ENTRY_FIELD (dbk_list_row_get_companion (row (fixture, "condition"))), own);
  assert_wrong (fixture, "effect");
  dbk_code_row_set_code (row (fixture, "effect"), "avoid_area");
  type_into (fixture, "window_days", "ten");
  assert_wrong (fixture, "window_days");
  type_into (fixture, "window_days", "-3");
  assert_wrong (fixture, "window_days");
  type_into (fixture, "window_days", "10");
  dbk_area_list_toggle (DBK_AREA_LIST (row (fixture, "areas")), "nose");
  type_into (fixture, "source", "Dr Park, letter of March 2026");
  save_and_close (fixture);
  rule = find_in (lists (fixture)->rules, own);
  g_assert_nonnull (rule);
  g_assert_cmpstr (rule->condition, ==, own);
  g_assert_cmpint (rule->window_days, ==, 10);
  g_assert_true (dbk_codes_contain (rule->areas, "nose"));

  /* Off and on again. */
  toggle = app_find (listed (fixture, "rules", own), GTK_TYPE_SWITCH, NULL, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lupus 🦋 is looked at");
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  app_settle (&fixture->base);
  g_assert_cmpuint (lists (fixture)->rules->len, ==, n_rules);
  toggle = app_find (listed (fixture, "rules", own), GTK_TYPE_SWITCH, NULL, NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  app_settle (&fixture->base);
  g_assert_cmpuint (lists (fixture)->rules->len, ==, n_rules + 1);
}

static void
test_template (Fixture *fixture, gconstpointer data)
{
  const DbkCourseTemplate *plan;
  const char *concerns[] = { "melasma", NULL };

  add (fixture, "templates");
  assert_wrong (fixture, "title");
  type_into (fixture, "title", "Four sessions");
  type_into (fixture, "planned_sessions", "0");
  assert_wrong (fixture, "planned_sessions");
  type_into (fixture, "planned_sessions", "4");
  type_into (fixture, "interval_min_days", "14");
  type_into (fixture, "interval_max_days", "7");
  assert_wrong (fixture, "interval_max_days");
  type_into (fixture, "interval_max_days", "21");
  type_into (fixture, "scores_due", "1, x");
  assert_wrong (fixture, "scores_due");
  type_into (fixture, "scores_due", "1, 5");
  assert_wrong (fixture, "scores_due");
  type_into (fixture, "scores_due", "1, 4");
  dbk_codes_row_set_codes (row (fixture, "concerns"), (char *const *) concerns);
  save_and_close (fixture);
  plan = find_in (lists (fixture)->course_templates, "Four sessions");
  g_assert_nonnull (plan);
  g_assert_true (dbk_codes_contain (plan->scores_due, "4"));
  g_assert_true (dbk_codes_contain (plan->concerns, "melasma"));
}

/* What makes no sense is refused beside its field; what is changed becomes a new version. */
static void
test_scale (Fixture *fixture, gconstpointer data)
{
  const DbkScale *scale;

  add (fixture, "own-scales");
  assert_wrong (fixture, "name");
  type_into (fixture, "name", "Glow");
  assert_wrong (fixture, "maximum");
  type_into (fixture, "maximum", "1");
  type_into (fixture, "step", "0.25");
  assert_wrong (fixture, "step");
  type_into (fixture, "step", "0.5");
  dbk_text_row_set_text (DBK_TEXT_ROW (row (fixture, "labels")), "dull\nbright");
  assert_wrong (fixture, "labels");
  dbk_text_row_set_text (DBK_TEXT_ROW (row (fixture, "labels")), "dull\n\nbright");
  dbk_code_row_set_code (row (fixture, "lower_is_better"), "higher");
  save_and_close (fixture);
  g_assert_cmpuint (lists (fixture)->scales->len, ==, 1);
  scale = lists (fixture)->scales->pdata[0];
  g_assert_cmpint (scale->info.maximum, ==, 10);
  g_assert_false (scale->info.lower_is_better);
  g_assert_true (scale->info.per_area);
  g_assert_false (scale->info.validated);
  g_assert_cmpstr (dbk_scale_grade (&scale->info, 10), ==, "bright");
  g_assert_null (dbk_scale_grade (&scale->info, 5));
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (listed (fixture, "own-scales", "Glow"))),
              "0–1 in steps of 0.5 · higher is better · not validated"));
}

/* A changed text is a new version; the one before can still be read. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  const char *title = ((DbkAftercareSheet *) lists (fixture)->aftercare_sheets->pdata[0])->title;
  g_autofree char *name = g_strdup (title);
  const DbkAftercareSheet *sheet;
  GtkWidget *earlier;

  open (fixture, "aftercare", name);
  type_into (fixture, "body", " ");
  assert_wrong (fixture, "body");
  type_into (fixture, "body", "No sauna for two days.");
  save_and_close (fixture);
  g_assert_cmpuint (lists (fixture)->aftercare_sheets->len, ==, 1);
  sheet = lists (fixture)->aftercare_sheets->pdata[0];
  g_assert_cmpstr (sheet->version, ==, "2");
  earlier =
      app_find (page (fixture, "aftercare"), ADW_TYPE_EXPANDER_ROW, "title", "Earlier Versions");
  g_assert_nonnull (earlier);
  g_assert_nonnull (app_find (earlier, ADW_TYPE_ACTION_ROW, "title", name));
  /* Nothing changed is no new version. */
  open (fixture, "aftercare", name);
  save_and_close (fixture);
  g_assert_cmpstr (((DbkAftercareSheet *) lists (fixture)->aftercare_sheets->pdata[0])->version, ==,
                   "2");
}

/* Whatever is pasted is taken as it is. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *title = g_strnfill (2000, 'y');
  const DbkAftercareSheet *sheet;

  for (guint i = 9; i < 100000; i += 10)
    text[i] = i % 80 == 9 ? '\n' : ' ';
  text[99999] = '.';
  add (fixture, "aftercare");
  type_into (fixture, "title", title);
  type_into (fixture, "body", text);
  save_and_close (fixture);
  sheet = find_in (lists (fixture)->aftercare_sheets, title);
  g_assert_nonnull (sheet);
  g_assert_cmpstr (sheet->body, ==, text);
  strcpy (title + 240, "…");
  g_assert_nonnull (listed (fixture, "aftercare", title));
}

/* Retired, and taken back from the toast; brought back from the list of the retired. */
static void
test_retire (Fixture *fixture, gconstpointer data)
{
  guint n = lists (fixture)->products->len;
  g_autofree char *name = dbk_list_entry_title (lists (fixture)->products->pdata[0]);
  GtkWidget *toast;

  press (listed (fixture, "products", name), "_Retire");
  app_settle (&fixture->base);
  g_assert_cmpuint (lists (fixture)->products->len, ==, n - 1);
  toast = app_find (fixture->window, GTK_TYPE_BUTTON, "label", "_Undo");
  g_assert_nonnull (toast);
  g_signal_emit_by_name (toast, "clicked");
  app_settle (&fixture->base);
  g_assert_cmpuint (lists (fixture)->products->len, ==, n);

  press (listed (fixture, "products", name), "_Retire");
  app_settle (&fixture->base);
  press (app_find (page (fixture, "products"), ADW_TYPE_EXPANDER_ROW, "title", "Retired"),
         "_Bring Back");
  app_settle (&fixture->base);
  g_assert_cmpuint (lists (fixture)->products->len, ==, n);
}

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

  if (((DbkRecord *) one->entry)->type == &dbk_clinic_type)
    dbk_clinic_store_update (connection, &one->who, one->base, one->entry, error);
  else
    dbk_list_store_update (connection, &one->who, one->base, one->entry, error);
  return NULL;
}

static void
change_elsewhere (Fixture *fixture, gpointer base, gpointer entry)
{
  Change one = { dbk_context_get_who (fixture->base.context), base, entry };

  app_run_write (&fixture->base, change, &one);
  app_settle (&fixture->base);
}

/* While the dialog is open somebody else changes the same product: what they changed alone is taken
 * over, what both changed is asked about, nothing typed is lost, and saving again keeps it. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  DbkProduct *base = lists (fixture)->products->pdata[0];
  g_autoptr (DbkProduct) stored = dbk_product_copy (base);
  g_autoptr (DbkProduct) theirs = dbk_product_copy (base);
  const DbkProduct *product;

  open (fixture, "products", stored->name);
  type_into (fixture, "name", "Mine");
  dbk_set_text (&theirs->name, "Theirs");
  dbk_set_text (&theirs->moment, "during");
  change_elsewhere (fixture, stored, theirs);
  save (fixture);
  app_settle (&fixture->base);
  g_assert_nonnull (fixture->dialog);
  g_assert_nonnull (dbk_form_dialog_get_problem (DBK_FORM_DIALOG (fixture->dialog)));
  g_assert_nonnull (strstr (dbk_list_row_get_error (row (fixture, "name")), "Theirs"));
  g_assert_cmpstr (dbk_entry_field_get_text (DBK_ENTRY_FIELD (row (fixture, "name"))), ==, "Mine");
  g_assert_cmpstr (dbk_code_row_get_code (row (fixture, "moment")), ==, "during");
  save_and_close (fixture);
  product = find_in (lists (fixture)->products, "Mine");
  g_assert_nonnull (product);
  g_assert_cmpstr (product->moment, ==, "during");
}

static void
test_clinic (Fixture *fixture, gconstpointer data)
{
  GtkWidget *clinic = page (fixture, "clinic");

  take_dialog (fixture, dbk_clinic_page_edit (DBK_CLINIC_PAGE (clinic)));
  type_into (fixture, "name", "");
  assert_wrong (fixture, "name");
  type_into (fixture, "name", "Fern Street");
  type_into (fixture, "email", "fern");
  assert_wrong (fixture, "email");
  type_into (fixture, "email", "desk@fern.example");
  type_into (fixture, "history_interval_months", "500");
  assert_wrong (fixture, "history_interval_months");
  type_into (fixture, "history_interval_months", "6");
  save_and_close (fixture);
  g_assert_cmpstr (lists (fixture)->clinic->name, ==, "Fern Street");
  g_assert_cmpint (lists (fixture)->clinic->history_interval_months, ==, 6);
  g_assert_nonnull (app_find (clinic, GTK_TYPE_LABEL, "label", "Fern Street"));
}

static DbkStaff *
receptionist (Fixture *fixture)
{
  for (guint i = 0; i < lists (fixture)->staff->len; i++)
    {
      DbkStaff *staff = lists (fixture)->staff->pdata[i];

      if (g_strcmp0 (staff->role, "receptionist") == 0)
        return staff;
    }
  return NULL;
}

/* Reception reads everything and is offered nothing that changes it; the records refuse as well. */
static void
test_reception (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = dbk_list_entry_title (lists (fixture)->products->pdata[0]);

  open (fixture, "products", name);
  type_into (fixture, "name", "Changed by the desk");
  dbk_context_set_staff (fixture->base.context, receptionist (fixture));
  save (fixture);
  app_settle (&fixture->base);
  g_assert_nonnull (fixture->dialog);
  g_assert_nonnull (dbk_form_dialog_get_problem (DBK_FORM_DIALOG (fixture->dialog)));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_wait_gone ((gpointer *) &fixture->dialog);

  g_assert_null (app_find (page (fixture, "products"), GTK_TYPE_BUTTON, "label", "_Retire"));
  g_assert_null (app_find (page (fixture, "products"), GTK_TYPE_BUTTON, "label", "Add Product"));
  g_assert_null (app_find (page (fixture, "clinic"), GTK_TYPE_BUTTON, "label", "_Edit…"));
  open (fixture, "products", name);
  g_assert_false (DBK_IS_FORM_DIALOG (fixture->dialog));
  g_assert_nonnull (app_find (fixture->dialog, GTK_TYPE_LABEL, "label", name));
  /* The next test's window asks who worked last. */
  dbk_context_set_staff (fixture->base.context, NULL);
}

/* What was typed is not thrown away by a list that is read again behind the dialog. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  DbkProduct *base = lists (fixture)->products->pdata[1];
  g_autoptr (DbkProduct) stored = dbk_product_copy (base);
  g_autoptr (DbkProduct) theirs = dbk_product_copy (base);

  add (fixture, "products");
  type_into (fixture, "name", "Half typed");
  dbk_set_text (&theirs->name, "Changed meanwhile");
  change_elsewhere (fixture, stored, theirs);
  g_assert_nonnull (listed (fixture, "products", "Changed meanwhile"));
  g_assert_cmpstr (dbk_entry_field_get_text (DBK_ENTRY_FIELD (row (fixture, "name"))), ==,
                   "Half typed");
  g_assert_true (dbk_context_has_unsaved (fixture->base.context));
}

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

/* @entry, of the context's lists, in other words. */
static void
overturn (Fixture *fixture, gconstpointer entry, const char *field)
{
  gpointer base = dbk_record_copy (entry);
  gpointer changed = dbk_record_copy (entry);

  dbk_record_set_text (changed, field, "Something else");
  change_elsewhere (fixture, base, changed);
  dbk_record_unref (base);
  dbk_record_unref (changed);
}

static void
parts_cb (DbkDraft *draft, guint parts, guint *all)
{
  *all |= parts;
}

/* A draft that is open keeps what it says and offers what the lists say now. */
static void
test_draft_follows (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "Amelia Hart");
  g_autoptr (DbkClientRecord) record = app_run (&fixture->base, load_record, &row);
  const DbkCourse *course = record->courses->pdata[0];
  g_autoptr (GError) error = NULL;
  DbkDraft *draft = dbk_draft_new (fixture->base.context, record, course->id, NULL, NULL, &error);
  g_autofree char *model = NULL;
  guint parts = 0;

  g_assert_no_error (error);
  model = g_strdup (dbk_draft_get_session (draft)->device_model);
  g_signal_connect (draft, "changed", G_CALLBACK (parts_cb), &parts);
  /* Read again and the same: nothing to show, and what is half typed stays. */
  dbk_context_reload (fixture->base.context);
  app_settle (&fixture->base);
  g_assert_cmpuint (parts, ==, 0);

  overturn (fixture, lists (fixture)->devices->pdata[0], "model");
  g_assert_cmpuint (parts, ==, DBK_DRAFT_HEAD);
  g_assert_cmpstr (dbk_draft_get_session (draft)->device_model, ==, model);
  parts = 0;
  overturn (fixture, lists (fixture)->aftercare_sheets->pdata[0], "body");
  g_assert_cmpuint (parts, ==, DBK_DRAFT_REACTION);
  parts = 0;
  overturn (fixture, lists (fixture)->rules->pdata[0], "name");
  g_assert_cmpuint (parts, ==, DBK_DRAFT_CHECKS | DBK_DRAFT_AREAS);
  g_assert_false (dbk_draft_is_stored (draft));
  dbk_draft_abandon (draft);
  g_assert_finalize_object (draft);
}

static gpointer
load_amelia (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

/* The smallest change the clinic enters is what counts in every record from then on. */
static void
test_scales (Fixture *fixture, gconstpointer data)
{
  static const char *const scale = "Visual analogue scale 0–10";
  GtkWidget *scales = page (fixture, "scales");
  gint64 amelia = app_find_client (&fixture->base, "Amelia Hart");
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (DbkConcernLine) line = NULL;
  GtkWidget *field;

  g_assert_nonnull (app_find (scales, GTK_TYPE_LABEL, "label", "one step: 0.5"));
  take_dialog (fixture, dbk_scales_page_edit (DBK_SCALES_PAGE (scales)));
  field = app_find (fixture->dialog, DBK_TYPE_ENTRY_FIELD, "title", scale);
  for (const char *const *wrong = (const char *const[]){ "11", "0", "-1", "much", NULL };
       *wrong != NULL; wrong++)
    {
      dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), *wrong);
      dbk_form_dialog_save (DBK_FORM_DIALOG (fixture->dialog));
      g_assert_cmpstr (dbk_field_get_error (field), ==,
                       "Enter a number above 0 and up to 10, or nothing.");
    }
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), "5");
  dbk_form_dialog_save (DBK_FORM_DIALOG (fixture->dialog));
  app_wait_gone ((gpointer *) &fixture->dialog);
  app_settle (&fixture->base);
  g_assert_nonnull (app_find (scales, GTK_TYPE_LABEL, "label", "5"));

  record = app_run (&fixture->base, load_amelia, &amelia);
  for (guint i = 0; i < record->concerns->len && line == NULL; i++)
    if (g_strcmp0 (((DbkConcern *) record->concerns->pdata[i])->scale, "vas") == 0)
      line = dbk_concern_line (record, record->concerns->pdata[i]);
  g_assert_nonnull (line);
  g_assert_cmpint (line->smallest_change, ==, 50);
}

#define ADD(path, func) g_test_add (path, Fixture, APP_FIXTURE_DEMO, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/preferences/device", test_device);
  ADD ("/preferences/product", test_product);
  ADD ("/preferences/rule", test_rule);
  ADD ("/preferences/template", test_template);
  ADD ("/preferences/scale", test_scale);
  ADD ("/preferences/versions", test_versions);
  ADD ("/preferences/long-text", test_long_text);
  ADD ("/preferences/retire", test_retire);
  ADD ("/preferences/scales", test_scales);
  ADD ("/preferences/conflict", test_conflict);
  ADD ("/preferences/clinic", test_clinic);
  ADD ("/preferences/reception", test_reception);
  ADD ("/preferences/reload", test_reload);
  ADD ("/preferences/draft-follows", test_draft_follows);
  return g_test_run ();
}
