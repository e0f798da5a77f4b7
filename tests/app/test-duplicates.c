/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Possible duplicates in the window: what is shown, telling apart, merging, and the way back. */
#include "app-fixture.h"
#include "dbk-client-store.h"
#include "dbk-duplicate-card.h"
#include "dbk-duplicates-page.h"
#include "dbk-form-dialog.h"
#include "dbk-label.h"
#include "dbk-merge-choice.h"
#include "dbk-merge-dialog.h"
#include "dbk-merge-text.h"
#include "dbk-record-store.h"
#include "dbk-takeover-dialog.h"

/* The invented clinic has two of one name, born the same year and a digit apart on the phone. */
#define ONE "Sarah Whitfield, no. 1054"
#define OTHER "Sarah Whitfield, no. 1055"
#define PAIR "1 pair"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  GtkWidget *page;
  gint64 one;
  gint64 other;
} Fixture;

static gboolean
has_pair (gpointer data)
{
  return app_find (data, GTK_TYPE_BUTTON, "label", "Merge…") != NULL;
}

static gboolean
has_no_pair (gpointer data)
{
  return app_find (data, ADW_TYPE_STATUS_PAGE, "title", "Nobody Seems to Be Here Twice") != NULL;
}

static void
work_as (Fixture *fixture, const char *role)
{
  DbkClinicLists *lists = dbk_context_get_lists (fixture->base.context);

  for (guint i = 0; i < lists->staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) lists->staff->pdata[i])->role, role) == 0)
      dbk_context_set_staff (fixture->base.context, lists->staff->pdata[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  work_as (fixture, "practitioner");
  fixture->one = app_find_client (&fixture->base, "1054");
  fixture->other = app_find_client (&fixture->base, "1055");
  fixture->window = gtk_window_new ();
  fixture->page = dbk_duplicates_page_new (fixture->base.context);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_wait (has_pair, fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_settle (&fixture->base);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->page);
  app_fixture_tear_down (&fixture->base, data);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  return app_find (widget, GTK_TYPE_LABEL, "label", text) != NULL;
}

static void
press (GtkWidget *from, const char *label)
{
  GtkWidget *button = app_find (from, GTK_TYPE_BUTTON, "label", label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gpointer
load_client (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_client_store_load (connection, *(const gint64 *) data, error);
}

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(const gint64 *) data, error);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DBK_IS_FORM_DIALOG (window))
        found = window;
    }
  return found;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

/* The choice of the field called @title. */
static DbkMergeChoice *
find_choice (GtkWidget *dialog, const char *title)
{
  GtkWidget *label = app_find (dialog, GTK_TYPE_LABEL, "label", title);

  g_assert_nonnull (label);
  return DBK_MERGE_CHOICE (gtk_widget_get_ancestor (label, DBK_TYPE_MERGE_CHOICE));
}

static void
test_pair (Fixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture->page,
                       "Same given name · Same family name · Birthdays a slip apart · "
                       "Phone numbers one digit apart · Other town"));
  g_assert_true (says (fixture->page, "14 February 1990"));
  g_assert_true (says (fixture->page, "14 September 1990"));
  g_assert_true (says (fixture->page, "no. 1055"));
  g_assert_nonnull (app_find (fixture->page, ADW_TYPE_WINDOW_TITLE, "subtitle", PAIR));
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  g_assert_true (has_pair (fixture->page));
}

/* Said to be two, and asked about again once that is taken back. */
static void
test_told_apart (Fixture *fixture, gconstpointer data)
{
  press (fixture->page, "Not the Same Person");
  app_wait (has_no_pair, fixture->page);
  press (fixture->window, "_Undo");
  app_wait (has_pair, fixture->page);
}

static void
test_reception (Fixture *fixture, gconstpointer data)
{
  work_as (fixture, "receptionist");
  g_assert_false (has_pair (fixture->page));
  g_assert_true (says (fixture->page, "14 February 1990"));
  press (fixture->page, "Not the Same Person");
  app_wait (has_no_pair, fixture->page);
}

/* Somebody else does it meanwhile, or edits one of them. */
static gpointer
rename_client (DbkConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  DbkWho who = dbk_context_get_who (fixture->base.context);
  g_autoptr (DbkClient) base = dbk_client_store_load (connection, fixture->other, error);
  g_autoptr (DbkClient) client = dbk_client_copy (base);

  dbk_set_text (&client->given_name, "Winifred");
  dbk_set_text (&client->family_name, "Okonkwo");
  dbk_client_store_update (connection, &who, base, client, error);
  return NULL;
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  app_run_write (&fixture->base, rename_client, fixture);
  app_wait (has_no_pair, fixture->page);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClient) merged = NULL;
  g_autoptr (DbkClient) one = NULL;
  g_autoptr (DbkClient) other = NULL;
  GtkWidget *dialog;

  one = app_run (&fixture->base, load_client, &fixture->one);
  other = app_run (&fixture->base, load_client, &fixture->other);
  press (fixture->page, "Merge…");
  app_wait (has_dialog, NULL);
  dialog = find_dialog ();
  g_assert_true (says (dialog, "Comes Along From " OTHER));
  g_assert_true (says (dialog, "Given name: Sarah"));
  g_assert_cmpint (dbk_merge_choice_get_side (find_choice (dialog, "Phone numbers")), ==,
                   DBK_SIDE_BOTH);
  g_assert_cmpint (dbk_merge_choice_get_side (find_choice (dialog, "Birthday")), ==, DBK_SIDE_ONE);
  dbk_merge_choice_choose (find_choice (dialog, "Birthday"), DBK_SIDE_OTHER);
  g_assert_true (dbk_form_dialog_is_changed (DBK_FORM_DIALOG (dialog)));
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_no_dialog, NULL);
  app_wait (has_no_pair, fixture->page);
  merged = app_run (&fixture->base, load_client, &fixture->one);
  g_assert_cmpint (merged->birth_date, ==, other->birth_date);
  g_assert_cmpuint (merged->phones->len, ==, 2);
  g_assert_cmpstr (merged->town, ==, one->town);
  /* Later, from the list. */
  g_assert_nonnull (app_find (fixture->page, ADW_TYPE_ACTION_ROW, "title",
                              OTHER " is now part of " ONE));
  press (fixture->page, "Take Back");
  app_wait (has_pair, fixture->page);
  dbk_client_unref (merged);
  merged = app_run (&fixture->base, load_client, &fixture->one);
  g_assert_true (dbk_record_equal (merged, one));
}

static gboolean
has_toast (gpointer data)
{
  return app_find (data, GTK_TYPE_BUTTON, "label", "_Undo") != NULL;
}

/* The other record stays; what was chosen stays chosen. */
static void
test_other_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClient) one = app_run (&fixture->base, load_client, &fixture->one);
  g_autoptr (DbkClient) merged = NULL;
  GtkWidget *dialog;
  GtkWidget *keep;

  press (fixture->page, "Merge…");
  app_wait (has_dialog, NULL);
  dialog = find_dialog ();
  dbk_merge_choice_choose (find_choice (dialog, "Birthday"), DBK_SIDE_OTHER);
  dbk_merge_choice_choose (find_choice (dialog, "Birthday"), DBK_SIDE_ONE);
  keep = gtk_widget_get_ancestor (app_find (dialog, GTK_TYPE_LABEL, "label", OTHER),
                                  GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (keep), TRUE);
  g_assert_true (says (dialog, "Comes Along From " ONE));
  g_assert_cmpint (dbk_merge_choice_get_side (find_choice (dialog, "Birthday")), ==, DBK_SIDE_ONE);
  g_assert_cmpint (dbk_merge_choice_get_side (find_choice (dialog, "Address")), ==, DBK_SIDE_OTHER);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_no_dialog, NULL);
  app_wait (has_no_pair, fixture->page);
  merged = app_run (&fixture->base, load_client, &fixture->other);
  g_assert_cmpint (merged->number, ==, 1055);
  g_assert_cmpint (merged->birth_date, ==, one->birth_date);
  app_wait (has_toast, fixture->window);
  press (fixture->window, "_Undo");
  app_wait (has_pair, fixture->page);
}

/* Counts with their plural forms. */
static void
test_belongings (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "1042");
  g_autoptr (DbkClientRecord) amelia = app_run (&fixture->base, load_record, &row);
  g_autoptr (DbkClientRecord) sarah = app_run (&fixture->base, load_record, &fixture->one);
  g_autofree char *text = dbk_merge_text_belongings (amelia);
  g_autofree char *nothing = dbk_merge_text_belongings (sarah);

  g_assert_cmpstr (
      text, ==,
      "3 concerns · 1 course · 3 sessions · 1 consent · 1 patch test · 2 entries of the "
      "medical history");
  g_assert_cmpstr (nothing, ==, "");
}

/* The parts go with their last reference, the dialog when it is closed. */
static void
test_finalized (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { ONE, OTHER };
  g_autoptr (DbkClientRecord) one = app_run (&fixture->base, load_record, &fixture->one);
  g_autoptr (DbkClientRecord) other = app_run (&fixture->base, load_record, &fixture->other);
  DbkDuplicate pair = { { { 0 } }, { one->client, other->client }, { 0, 0 } };
  GtkWidget *dialog;

  app_assert_finalizes (dbk_merge_choice_new ("Birthday", "1990", "1991", TRUE, names));
  app_assert_finalizes (dbk_duplicate_card_new (&pair, TRUE, FALSE));
  app_assert_finalizes (dbk_duplicate_card_new (&pair, FALSE, TRUE));
  dialog =
      dbk_takeover_dialog_new (fixture->page, fixture->base.context, one->client, other->client);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  app_wait_gone ((gpointer *) &dialog);
  dialog = dbk_merge_dialog_new (fixture->page, fixture->base.context, one, other);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  app_wait_gone ((gpointer *) &dialog);
}

/* Where text runs from right to left a number still reads from its first digit. */
static void
test_phone_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plain = dbk_phone_shown ("07700 900123");
  g_autofree char *isolated = NULL;

  g_assert_cmpstr (plain, ==, "07700 900123");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  isolated = dbk_phone_shown ("07700 900123");
  g_assert_cmpstr (isolated, ==, "\u206607700 900123\u2069");
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  g_assert_true (says (fixture->page, "\u206607700 900411\u2069"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
is_stopped (gpointer data)
{
  GtkWidget *page = app_find (data, ADW_TYPE_STATUS_PAGE, "title", "Not Looked for Duplicates");

  return page != NULL && gtk_widget_get_mapped (page);
}

/* Stopped at once: nothing is shown, and looking again finds them. */
static void
test_stopped (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = dbk_duplicates_page_new (fixture->context);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (page, "duplicates.stop", NULL);
  app_wait (is_stopped, page);
  g_assert_null (app_find (page, GTK_TYPE_BUTTON, "label", "Merge…"));
  gtk_widget_activate_action (page, "duplicates.look", NULL);
  app_wait (has_pair, page);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait_gone ((gpointer *) &page);
}

/* Closed while everybody is compared. */
static void
test_closed_early (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = dbk_duplicates_page_new (fixture->context);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait_gone ((gpointer *) &page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function)                                                                        \
  g_test_add ("/duplicates/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("pair", test_pair);
  ADD ("told-apart", test_told_apart);
  ADD ("reception", test_reception);
  ADD ("changed", test_changed);
  ADD ("merge", test_merge);
  ADD ("other-stays", test_other_stays);
  ADD ("belongings", test_belongings);
  ADD ("phone-shown", test_phone_shown);
  ADD ("finalized", test_finalized);
  g_test_add ("/duplicates/stopped", AppFixture, APP_FIXTURE_DEMO, app_fixture_set_up, test_stopped,
              app_fixture_tear_down);
  g_test_add ("/duplicates/closed-early", AppFixture, APP_FIXTURE_DEMO, app_fixture_set_up,
              test_closed_early, app_fixture_tear_down);
  return g_test_run ();
}
