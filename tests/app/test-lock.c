/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking the window: what is hidden, what is kept, and who comes back. */
#include "app-fixture.h"
#include "dbk-clinic-store.h"
#include "dbk-draft.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-pin-ask.h"
#include "dbk-pin-dialog.h"
#include "dbk-pin-store.h"
#include "dbk-record-store.h"
#include "dbk-session-page.h"
#include "dbk-staff-dialog.h"
#include "dbk-window-private.h"
#include "hand-timer.h"

typedef struct
{
  AppFixture base;
  DbkWindow *window; /* weak */
  DbkContext *context;
  HandTimer *timer;
} Fixture;

static gboolean
is_past_loading (gpointer data)
{
  return !g_str_equal (dbk_window_get_page (((Fixture *) data)->window), "loading");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.dermabook.Dermabook");

  /* Nobody worked before. */
  g_settings_reset (settings, "last-staff");
  app_fixture_set_up (&fixture->base, data);
  fixture->context = app_fixture_new_context (&fixture->base);
  fixture->timer = hand_timer_new ();
}

static void
open_window (Fixture *fixture)
{
  const DbkTimer timer = hand_timer_get (fixture->timer);

  fixture->window = DBK_WINDOW (dbk_window_new (NULL, fixture->context));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  dbk_window_watch_idle (fixture->window, &timer);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dbk_window_open (fixture->window);
  app_wait (is_past_loading, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->context);
  g_assert_cmpuint (fixture->timer->timeouts->len, ==, 0);
  hand_timer_free (fixture->timer);
  app_fixture_tear_down (&fixture->base, data);
}

/* Who works here */

static DbkStaff *
find_staff (Fixture *fixture, const char *name)
{
  GPtrArray *staff = dbk_context_get_lists (fixture->context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_str_equal (((DbkStaff *) g_ptr_array_index (staff, i))->name, name))
      return g_ptr_array_index (staff, i);
  g_assert_not_reached ();
}

/* Somebody in @role who isn't working. */
static DbkStaff *
somebody_else (Fixture *fixture)
{
  GPtrArray *staff = dbk_context_get_lists (fixture->context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_ptr_array_index (staff, i) != dbk_context_get_staff (fixture->context))
      return g_ptr_array_index (staff, i);
  g_assert_not_reached ();
}

typedef struct
{
  gint64 staff;
  int minutes;
} Wanted;

static gpointer
give_pin (DbkConnection *connection, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  const DbkWho who = { wanted->staff, DBK_TIME_NONE };

  dbk_pin_store_set (connection, &who, wanted->staff, NULL, "4711", error);
  return NULL;
}

static gpointer
lock_after (DbkConnection *connection, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  const DbkWho who = { wanted->staff, DBK_TIME_NONE };
  g_autoptr (DbkClinic) clinic = dbk_clinic_store_load (connection, error);

  if (clinic != NULL)
    {
      clinic->lock_minutes = wanted->minutes;
      dbk_clinic_store_save (connection, &who, clinic, error);
    }
  return NULL;
}

static gboolean
has_lock_minutes (gpointer data)
{
  Fixture *fixture = data;

  return dbk_context_get_lists (fixture->context)->clinic->lock_minutes == 5;
}

/* The other context's engine tells this one nothing: the clinic is read again. */
static void
lock_after_five_minutes (Fixture *fixture)
{
  Wanted wanted = { dbk_context_get_staff (fixture->context)->row, 5 };

  app_run_write (&fixture->base, lock_after, &wanted);
  dbk_context_reload (fixture->context);
  app_wait (has_lock_minutes, fixture);
}

/* What is there to see */

static void
assert_locked (Fixture *fixture, gboolean locked)
{
  g_assert_true (fixture->window->locked == locked);
  g_assert_true (gtk_widget_get_visible (fixture->window->open_side) == !locked);
  g_assert_true (gtk_widget_get_sensitive (fixture->window->open_side) == !locked);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->lock_bin)) == locked);
  if (!locked)
    return;
  /* And nothing can be done to what is behind it. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-due", NULL);
  g_assert_null (gtk_stack_get_child_by_name (fixture->window->content, "due"));
}

#define LOCK_CHILD(fixture, name)                                                                  \
  gtk_widget_get_template_child (GTK_WIDGET ((fixture)->window->lock_page), DBK_TYPE_LOCK_PAGE,    \
                                 name)

static const char *
lock_text (Fixture *fixture, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (LOCK_CHILD (fixture, name)));
}

static void
press_name (Fixture *fixture, const char *name)
{
  GtkWidget *list = GTK_WIDGET (LOCK_CHILD (fixture, "list"));
  GtkWidget *row = app_find (list, ADW_TYPE_ACTION_ROW, "title", name);

  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
}

static gboolean
has_problem (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (LOCK_CHILD ((Fixture *) data, "problem")));
}

static gboolean
is_unlocked (gpointer data)
{
  return !((Fixture *) data)->window->locked;
}

static void
type_pin (Fixture *fixture, const char *pin)
{
  GtkWidget *row = GTK_WIDGET (LOCK_CHILD (fixture, "pin"));

  gtk_editable_set_text (GTK_EDITABLE (row), pin);
  g_signal_emit_by_name (row, "entry-activated");
}

/* The session page */

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static gboolean
is_on_session (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *page = gtk_stack_get_visible_child (fixture->window->stack);

  return DBK_IS_SESSION_PAGE (page) && dbk_session_page_get_draft (DBK_SESSION_PAGE (page)) != NULL;
}

static DbkSessionPage *
open_session (Fixture *fixture)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClientRecord) record = app_run (&fixture->base, load_record, &row);
  const DbkCourse *course = g_ptr_array_index (record->courses, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-client", "x", row);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.log-session", "s", course->id);
  app_wait (is_on_session, fixture);
  return DBK_SESSION_PAGE (gtk_stack_get_visible_child (fixture->window->stack));
}

static GtkWidget *
type_notes (DbkSessionPage *page, const char *text)
{
  GtkWidget *view;

  dbk_session_page_open_section (page, DBK_SECTION_NOTES);
  view = app_find (dbk_session_page_get_section (page, DBK_SECTION_NOTES), GTK_TYPE_TEXT_VIEW, NULL,
                   NULL);
  g_assert_nonnull (view);
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  return view;
}

static gboolean
is_saved (gpointer data)
{
  return !dbk_context_has_unsaved (((Fixture *) data)->context);
}

static gboolean
has_toast (gpointer data)
{
  Fixture *fixture = data;

  return app_find (fixture->window->open_side, GTK_TYPE_LABEL, "label",
                   "The draft is as you left it") != NULL;
}

static gboolean
is_on_records (gpointer data)
{
  return g_str_equal (dbk_window_get_page (((Fixture *) data)->window), "records");
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  DbkSessionPage *page;
  GtkWidget *view;
  g_autofree char *name = NULL;

  open_window (fixture);
  name = g_strdup (dbk_context_get_staff (fixture->context)->name);
  page = open_session (fixture);
  view = type_notes (page, "Skin calm, client");
  g_assert_true (dbk_context_has_unsaved (fixture->context));

  dbk_window_lock (fixture->window);
  assert_locked (fixture, TRUE);
  app_wait (is_saved, fixture);
  press_name (fixture, name);
  assert_locked (fixture, FALSE);
  g_assert_true (is_on_session (fixture));
  g_assert_cmpint (dbk_session_page_get_open_section (page), ==, DBK_SECTION_NOTES);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == view);
  g_assert_cmpstr (dbk_draft_get_session (dbk_session_page_get_draft (page))->notes, ==,
                   "Skin calm, client");
  app_wait (has_toast, fixture);
}

static void
test_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  DbkSessionPage *page;
  gint64 row;
  g_autoptr (DbkClientRecord) record = NULL;
  const DbkCourse *course;
  const DbkSession *last;

  open_window (fixture);
  first = g_strdup (dbk_context_get_staff (fixture->context)->name);
  page = open_session (fixture);
  type_notes (page, "Half a sentence");
  dbk_window_lock (fixture->window);
  app_wait (is_saved, fixture);
  press_name (fixture, somebody_else (fixture)->name);
  assert_locked (fixture, FALSE);
  app_wait (is_on_records, fixture);
  g_assert_cmpint (dbk_window_get_client (fixture->window), ==, 0);
  g_assert_cmpstr (dbk_context_get_staff (fixture->context)->name, !=, first);

  /* The draft is there for the first. */
  row = app_find_client (&fixture->base, "amelia hart");
  record = app_run (&fixture->base, load_record, &row);
  course = g_ptr_array_index (record->courses, 0);
  last = g_ptr_array_index (course->sessions, course->sessions->len - 1);
  g_assert_cmpstr (last->state, ==, "draft");
  g_assert_cmpstr (last->notes, ==, "Half a sentence");
  g_assert_cmpstr (last->practitioner, ==, first);
}

/* By itself, after the clinic's minutes without input, and not a moment before. */
static void
test_by_itself (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  hand_timer_pass (fixture->timer, 60 * 60 * 1000);
  assert_locked (fixture, FALSE);

  lock_after_five_minutes (fixture);
  dbk_idle_watch_begin (fixture->window->idle);
  hand_timer_pass (fixture->timer, 299999);
  g_assert_false (fixture->window->locked);
  g_assert_false (dbk_idle_watch_touch (fixture->window->idle));
  hand_timer_pass (fixture->timer, 299999);
  g_assert_false (fixture->window->locked);
  hand_timer_pass (fixture->timer, 1);
  assert_locked (fixture, TRUE);
  press_name (fixture, dbk_context_get_staff (fixture->context)->name);
  assert_locked (fixture, FALSE);

  /* The computer slept: what is typed on waking is for the lock, not for the records. */
  fixture->timer->now += 8 * 60 * 60 * 1000;
  g_assert_true (dbk_idle_watch_touch (fixture->window->idle));
  assert_locked (fixture, TRUE);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog (data) == NULL;
}

/* An open dialog is kept for the one who opened it, with what is typed in it. */
static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  DbkStaff *first;
  GtkWindow *dialog;
  GtkWidget *field;

  open_window (fixture);
  first = dbk_staff_ref (dbk_context_get_staff (fixture->context));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-client", NULL);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  field = app_find (GTK_WIDGET (dialog), DBK_TYPE_ENTRY_FIELD, "title", "Given name");
  g_assert_nonnull (field);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), "Amalia");
  gtk_widget_grab_focus (field);

  dbk_window_lock (fixture->window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  press_name (fixture, first->name);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), field));

  dbk_window_lock (fixture->window);
  press_name (fixture, somebody_else (fixture)->name);
  assert_locked (fixture, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_true (dbk_window_has_shaded (fixture->window));
  dbk_context_set_staff (fixture->context, first);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpstr (dbk_entry_field_get_text (DBK_ENTRY_FIELD (field)), ==, "Amalia");
  g_assert_false (dbk_window_has_shaded (fixture->window));

  gtk_window_destroy (dialog);
  app_wait (has_no_dialog, fixture);
  dbk_staff_unref (first);
}

/* What waits for somebody else goes with the window, and doesn't keep the program running. */
static void
test_parked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_window (fixture);
  dialog = dbk_staff_dialog_new (GTK_WINDOW (fixture->window), fixture->context);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), FALSE);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  dbk_window_lock (fixture->window);
  press_name (fixture, somebody_else (fixture)->name);
  assert_locked (fixture, FALSE);
  g_assert_false (gtk_widget_get_visible (dialog));
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  app_wait_gone ((gpointer *) &dialog);
}

/* What was asked before the lock and is answered after it stays out of sight. */
static void
test_late_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_window (fixture);
  dbk_window_lock (fixture->window);
  dialog = dbk_staff_dialog_new (GTK_WINDOW (fixture->window), fixture->context);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (gtk_widget_get_visible (dialog));
  press_name (fixture, dbk_context_get_staff (fixture->context)->name);
  g_assert_true (gtk_widget_get_visible (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_wait (has_no_dialog, fixture);
}

static gboolean
asks_pin (gpointer data)
{
  GtkStack *stack = GTK_STACK (LOCK_CHILD ((Fixture *) data, "stack"));

  return g_str_equal (gtk_stack_get_visible_child_name (stack), "pin");
}

/* From the start on, where the one who worked last has one. */
static void
test_pin (Fixture *fixture, gconstpointer data)
{
  Wanted wanted = { dbk_context_get_staff (fixture->base.context)->row, 0 };

  app_run_write (&fixture->base, give_pin, &wanted);
  open_window (fixture);
  assert_locked (fixture, TRUE);
  g_assert_true (asks_pin (fixture));
  g_assert_cmpstr (lock_text (fixture, "name"), ==, dbk_context_get_staff (fixture->context)->name);
  type_pin (fixture, "0000");
  app_wait (has_problem, fixture);
  assert_locked (fixture, TRUE);
  g_assert_cmpstr (lock_text (fixture, "problem_text"), ==, "This is not the right PIN.");
  type_pin (fixture, "4711");
  app_wait (is_unlocked, fixture);
  assert_locked (fixture, FALSE);

  dbk_window_lock (fixture->window);
  g_assert_true (asks_pin (fixture));
  g_signal_emit_by_name (app_find (GTK_WIDGET (fixture->window->lock_page), GTK_TYPE_BUTTON,
                                   "label", "_Somebody Else"),
                         "clicked");
  g_assert_false (asks_pin (fixture));
  press_name (fixture, somebody_else (fixture)->name);
  assert_locked (fixture, FALSE);
}

static gboolean
works (gpointer data)
{
  Fixture *fixture = data;
  const DbkStaff *staff = dbk_context_get_staff (fixture->base.context);

  return g_str_equal (staff->name, "Tom Ellery");
}

/* Beginning to work asks for it, and setting one asks for the one in use. */
static void
test_pin_dialogs (Fixture *fixture, gconstpointer data)
{
  DbkContext *context = fixture->base.context;
  g_autoptr (DbkStaff) tom = NULL;
  GtkWidget *dialog;
  GtkWidget *row;

  g_clear_object (&fixture->context);
  fixture->context = g_object_ref (context);
  tom = dbk_staff_copy (find_staff (fixture, "Tom Ellery"));
  dbk_context_set_staff (context, find_staff (fixture, "Tom Ellery"));
  g_assert_true (dbk_pin_dialog_may (context, tom));
  dialog = dbk_pin_dialog_new (NULL, context, tom);
  g_assert_null (app_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, "title", "PIN in use"));
  row = app_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, "title", "New PIN");
  gtk_editable_set_text (GTK_EDITABLE (row), "4711");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_nonnull (strstr (dbk_form_dialog_get_problem (DBK_FORM_DIALOG (dialog)), "different"));
  row = app_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, "title", "New PIN, once more");
  gtk_editable_set_text (GTK_EDITABLE (row), "4711");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait_gone ((gpointer *) &dialog);

  tom->has_pin = TRUE;
  dialog = dbk_pin_dialog_new (NULL, context, tom);
  g_assert_nonnull (app_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, "title", "PIN in use"));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_wait_gone ((gpointer *) &dialog);

  dbk_context_set_staff (context, somebody_else (fixture));
  g_assert_false (works (fixture));
  dialog = dbk_pin_let_work (NULL, context, tom);
  row = app_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, "title", "PIN");
  gtk_editable_set_text (GTK_EDITABLE (row), "4711");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (row, "entry-activated");
  app_wait (works, fixture);
  app_wait_gone ((gpointer *) &dialog);
  g_clear_object (&fixture->context);
  fixture->context = app_fixture_new_context (&fixture->base);
}

/* Text the records don't take stays, is told of, and nobody else goes on meanwhile. */
static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  DbkDraft *stuck;
  g_autofree char *name = NULL;

  open_window (fixture);
  name = g_strdup (dbk_context_get_staff (fixture->context)->name);
  stuck = dbk_session_page_get_draft (open_session (fixture));
  app_wait (is_saved, fixture);
  dbk_context_set_unsaved (fixture->context, G_OBJECT (stuck), TRUE);
  dbk_window_lock (fixture->window);
  app_settle (&fixture->base);
  while (fixture->window->lock_flushes < 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (lock_text (fixture, "status"), "could not be saved yet"));
  press_name (fixture, somebody_else (fixture)->name);
  g_assert_true (has_problem (fixture));
  assert_locked (fixture, TRUE);
  /* Nor is it closed away. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (fixture->window->closing != DBK_CLOSING_NOT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (lock_text (fixture, "problem_text"), "Unlock the window first"));
  press_name (fixture, name);
  assert_locked (fixture, FALSE);
  dbk_context_set_unsaved (fixture->context, G_OBJECT (stuck), FALSE);
}

#define ADD(path, func) g_test_add (path, Fixture, APP_FIXTURE_DEMO, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/lock/same", test_same);
  ADD ("/lock/other", test_other);
  ADD ("/lock/by-itself", test_by_itself);
  ADD ("/lock/dialog", test_dialog);
  ADD ("/lock/late-dialog", test_late_dialog);
  ADD ("/lock/parked", test_parked);
  ADD ("/lock/pin", test_pin);
  ADD ("/lock/pin-dialogs", test_pin_dialogs);
  ADD ("/lock/unsaved", test_unsaved);
  return g_test_run ();
}
