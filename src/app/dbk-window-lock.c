/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking the window: nothing of the records can be seen or reached, and nothing typed is lost. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-draft.h"
#include "dbk-session-page.h"
#include "dbk-toast.h"
#include "dbk-window-private.h"

/* A save that was under way already is followed by another. */
#define FLUSHES 4

/* A window hidden until the one who opened it is back. */
typedef struct
{
  GtkWindow *window; /* weak */
  GtkWidget *focus;  /* weak */
  gint64 staff;
} Shade;

static void
shade_free (gpointer data)
{
  Shade *shade = data;

  g_clear_weak_pointer (&shade->window);
  g_clear_weak_pointer (&shade->focus);
  g_free (shade);
}

static gint64
staff_row (DbkWindow *self)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);

  return staff != NULL ? staff->row : 0;
}

/* The keyboard */

static void
keep_weak (GtkWidget **place, GtkWidget *focus)
{
  g_set_weak_pointer (place, focus);
}

static void
give_focus_back (GtkWidget *focus)
{
  if (focus == NULL || gtk_widget_get_root (focus) == NULL)
    return;
  /* What is marked in a field stays as it was. */
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

/* The windows over this one */

static gboolean
is_above (DbkWindow *self, GtkWindow *window)
{
  for (GtkWindow *below = gtk_window_get_transient_for (window); below != NULL;
       below = gtk_window_get_transient_for (below))
    if (below == GTK_WINDOW (self))
      return TRUE;
  return FALSE;
}

static gboolean
is_there (GtkWindow *window)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; window != NULL && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (other == window)
        return TRUE;
    }
  return FALSE;
}

static void
shade (DbkWindow *self, GtkWindow *window)
{
  Shade *shade = g_new0 (Shade, 1);

  shade->staff = staff_row (self);
  g_set_weak_pointer (&shade->window, window);
  keep_weak (&shade->focus, gtk_window_get_focus (window));
  g_ptr_array_add (self->shades, shade);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

static void
unshade (Shade *shade)
{
  gtk_widget_set_visible (GTK_WIDGET (shade->window), TRUE);
  give_focus_back (shade->focus);
}

static void
shade_all (DbkWindow *self)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (is_above (self, window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        g_ptr_array_add (windows, g_steal_pointer (&window));
    }
  for (guint i = 0; i < windows->len; i++)
    shade (self, g_ptr_array_index (windows, i));
}

/* Those of the one who is working, in the order they were opened. */
static void
show_shaded (DbkWindow *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (shade_free);
  g_autoptr (GPtrArray) shades = g_steal_pointer (&self->shades);
  gint64 staff = staff_row (self);

  g_ptr_array_set_free_func (shades, NULL);
  self->shades = g_steal_pointer (&others);
  for (guint i = 0; i < shades->len; i++)
    {
      Shade *one = g_ptr_array_index (shades, i);

      if (one->staff != staff && is_there (one->window))
        {
          g_ptr_array_add (self->shades, one);
          continue;
        }
      if (is_there (one->window))
        unshade (one);
      shade_free (one);
    }
}

gboolean
dbk_window_has_shaded (DbkWindow *self)
{
  for (guint i = 0; i < self->shades->len; i++)
    if (is_there (((Shade *) g_ptr_array_index (self->shades, i))->window))
      return TRUE;
  return FALSE;
}

/* A question of another person is answered by nobody: as if it had been closed. */
static void
close_questions (DbkWindow *self)
{
  for (guint i = 0; i < self->shades->len; i++)
    {
      Shade *one = g_ptr_array_index (self->shades, i);

      if (is_there (one->window) && ADW_IS_MESSAGE_DIALOG (one->window))
        gtk_window_close (one->window);
    }
}

/* Input */

static gboolean
is_input (GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCHPAD_SWIPE:
    case GDK_TOUCHPAD_PINCH:
    case GDK_TOUCHPAD_HOLD:
    case GDK_PAD_BUTTON_PRESS:
      return TRUE;

    case GDK_KEY_RELEASE:
    case GDK_BUTTON_RELEASE:
    case GDK_DELETE:
    case GDK_ENTER_NOTIFY:
    case GDK_LEAVE_NOTIFY:
    case GDK_FOCUS_CHANGE:
    case GDK_PROXIMITY_IN:
    case GDK_PROXIMITY_OUT:
    case GDK_DRAG_ENTER:
    case GDK_DRAG_LEAVE:
    case GDK_DRAG_MOTION:
    case GDK_DROP_START:
    case GDK_GRAB_BROKEN:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
    case GDK_PAD_BUTTON_RELEASE:
    case GDK_PAD_RING:
    case GDK_PAD_STRIP:
    case GDK_PAD_GROUP_MODE:
    case GDK_EVENT_LAST:
    default:
      return FALSE;
    }
}

/* Before any widget gets it: what comes after the time is over is not for the records any more. */
static gboolean
event_cb (DbkWindow *self, GdkEvent *event)
{
  if (!is_input (event))
    return GDK_EVENT_PROPAGATE;
  if (dbk_idle_watch_touch (self->idle))
    return GDK_EVENT_STOP;
  /* A dialog doesn't know the window's keys. */
  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS &&
      gdk_key_event_matches (event, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK) ==
          GDK_KEY_MATCH_EXACT &&
      dbk_window_can_lock (self))
    {
      dbk_window_lock (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
listen_to (DbkWindow *self, GtkWindow *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), "dbk-listened") != NULL)
    return;
  g_object_set_data (G_OBJECT (window), "dbk-listened", self);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
visible_cb (DbkWindow *self, GParamSpec *spec, GtkWindow *window)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (window)) || !is_above (self, window))
    return;
  listen_to (self, window);
  /* Something asked before the window was locked, and answered now. */
  if (self->locked && self->closing == DBK_CLOSING_NOT)
    shade (self, window);
}

static void
toplevels_cb (DbkWindow *self, guint position, guint removed, guint added, GListModel *toplevels)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (self))
        g_signal_connect_object (window, "notify::visible", G_CALLBACK (visible_cb), self,
                                 G_CONNECT_SWAPPED);
    }
}

/* What was typed */

static void
say_status (DbkWindow *self)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);
  g_autofree char *text = NULL;

  if (dbk_context_has_unsaved_of (self->context, DBK_TYPE_DRAFT))
    text = g_strdup (_ ("What was typed last could not be saved yet. It is kept here, and saving "
                        "is tried again by itself."));
  else if (dbk_context_has_unsaved (self->context) && staff != NULL)
    /* Translators: %s is a person's name. */
    text = g_strdup_printf (_ ("What was typed in a dialog is kept here for %s."), staff->name);
  else if (self->worked)
    text = g_strdup (_ ("What was typed is saved."));
  dbk_lock_page_set_status (self->lock_page, text);
}

static gpointer
nothing (DbkConnection *connection, gpointer data, GError **error)
{
  return NULL;
}

static void flush (DbkWindow *self);

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;

  dbk_context_finish (result, NULL);
  if (!self->locked || self->context == NULL)
    return;
  if (dbk_context_has_unsaved_of (self->context, DBK_TYPE_DRAFT) && ++self->lock_flushes < FLUSHES)
    flush (self);
  else
    say_status (self);
}

/* The writer takes one job after the other: this one ends when the saves have ended. */
static void
flush (DbkWindow *self)
{
  dbk_context_write (self->context, nothing, NULL, NULL, NULL, NULL, flushed_cb,
                     g_object_ref (self));
}

static void
unsaved_cb (DbkWindow *self)
{
  if (self->locked && self->lock_flushes >= FLUSHES)
    say_status (self);
}

/* Locking */

/* What opens windows of its own. */
static void
enable_program_actions (DbkWindow *self, gboolean enabled)
{
  static const char *const names[] = { "about", "shortcuts", "demo", "choose-folder" };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (guint i = 0; application != NULL && i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (application), names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

gboolean
dbk_window_can_lock (DbkWindow *self)
{
  const char *page = dbk_window_get_page (self);
  DbkClinicLists *lists = dbk_context_get_lists (self->context);

  return self->opened && !self->locked && self->closing == DBK_CLOSING_NOT && lists != NULL &&
         lists->staff->len > 0 &&
         (g_strcmp0 (page, "records") == 0 || g_strcmp0 (page, "session") == 0 ||
          g_strcmp0 (page, "summary") == 0);
}

void
dbk_window_lock (DbkWindow *self)
{
  g_return_if_fail (DBK_IS_WINDOW (self));

  if (!dbk_window_can_lock (self))
    return;
  self->locked = TRUE;
  self->lock_flushes = 0;
  dbk_idle_watch_stop (self->idle);
  keep_weak (&self->lock_focus, gtk_window_get_focus (GTK_WINDOW (self)));
  shade_all (self);
  /* Insensitive first: what the fields hand over now must not move the page on. */
  gtk_widget_set_sensitive (self->open_side, FALSE);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_signal_emit_by_name (self->context, "flush");
  gtk_widget_set_visible (self->open_side, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->lock_bin), TRUE);
  dbk_lock_page_begin (self->lock_page);
  dbk_window_update_actions (self);
  enable_program_actions (self, FALSE);
  flush (self);
}

static void
lift (DbkWindow *self)
{
  self->locked = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->lock_bin), FALSE);
  gtk_widget_set_visible (self->open_side, TRUE);
  gtk_widget_set_sensitive (self->open_side, TRUE);
  enable_program_actions (self, TRUE);
  dbk_window_update_actions (self);
  dbk_idle_watch_begin (self->idle);
}

/* The same person: everything is where it was. */
static void
come_back (DbkWindow *self, DbkStaff *staff)
{
  gboolean session = g_strcmp0 (dbk_window_get_page (self), "session") == 0;

  dbk_context_set_staff (self->context, staff);
  lift (self);
  give_focus_back (self->lock_focus);
  show_shaded (self);
  if (self->worked)
    dbk_toast (GTK_WIDGET (self),
               session ? _ ("The draft is as you left it") : _ ("Everything is as you left it"));
  self->worked = TRUE;
}

/* Another: what the first had open is kept for them, and the records begin at the list. */
static void
take_over (DbkWindow *self, DbkStaff *staff)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  close_questions (self);
  dbk_window_show_page (self, "records");
  if (DBK_IS_SESSION_PAGE (page))
    dbk_session_page_close (DBK_SESSION_PAGE (page));
  dbk_context_set_staff (self->context, staff);
  lift (self);
  dbk_window_leave_client (self);
  show_shaded (self);
  dbk_client_list_find (self->list);
}

static void
unlock_cb (DbkWindow *self, DbkStaff *staff)
{
  const DbkStaff *worker = dbk_context_get_staff (self->context);
  g_autofree char *text = NULL;

  if (!self->locked)
    return;
  if (worker == NULL || worker->row == staff->row)
    {
      come_back (self, staff);
      return;
    }
  /* It would be saved in the wrong name, or lost. */
  if (dbk_context_has_unsaved_of (self->context, DBK_TYPE_DRAFT))
    {
      text = g_strdup_printf (_ ("What %1$s typed last is not in the records yet, so only %1$s can "
                                 "go on here. Nothing is lost: saving is tried again by itself."),
                              worker->name);
      dbk_lock_page_set_problem (self->lock_page, text);
      g_signal_emit_by_name (self->context, "flush");
      return;
    }
  take_over (self, staff);
}

void
dbk_window_refuse_to_close (DbkWindow *self)
{
  dbk_lock_page_set_problem (self->lock_page,
                             _ ("Something typed is not saved yet. Unlock the window first, then "
                                "close it."));
}

/* Who was away works again: what was kept is there. */
static void
staff_cb (DbkWindow *self)
{
  if (!self->locked)
    show_shaded (self);
}

/* Setting up */

static void
lists_cb (DbkWindow *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  int minutes = lists != NULL ? lists->clinic->lock_minutes : DBK_NONE;

  dbk_idle_watch_set_minutes (self->idle, minutes == DBK_NONE ? 0 : minutes);
  dbk_window_update_actions (self);
}

static void
idle_cb (DbkWindow *self)
{
  dbk_window_lock (self);
}

void
dbk_window_watch_idle (DbkWindow *self, const DbkTimer *timer)
{
  g_return_if_fail (DBK_IS_WINDOW (self));

  g_clear_object (&self->idle);
  self->idle = dbk_idle_watch_new (timer);
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (idle_cb), self, G_CONNECT_SWAPPED);
  dbk_idle_watch_begin (self->idle);
  lists_cb (self);
}

void
dbk_window_add_lock (DbkWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  self->shades = g_ptr_array_new_with_free_func (shade_free);
  self->lock_page = DBK_LOCK_PAGE (dbk_lock_page_new (self->context));
  adw_bin_set_child (self->lock_bin, GTK_WIDGET (self->lock_page));
  g_signal_connect_object (self->lock_page, "unlock", G_CALLBACK (unlock_cb), self,
                           G_CONNECT_SWAPPED);
  dbk_window_watch_idle (self, NULL);
  g_signal_connect_object (self->context, "notify::lists", G_CALLBACK (lists_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::staff", G_CALLBACK (staff_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::unsaved", G_CALLBACK (unsaved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (toplevels_cb), self,
                           G_CONNECT_SWAPPED);
  listen_to (self, GTK_WINDOW (self));
}

void
dbk_window_clear_lock (DbkWindow *self)
{
  g_autoptr (GPtrArray) shades = g_steal_pointer (&self->shades);

  self->locked = FALSE;
  /* What is hidden for somebody else would keep the program running with nothing on the screen. */
  for (guint i = 0; shades != NULL && i < shades->len; i++)
    if (is_there (((Shade *) g_ptr_array_index (shades, i))->window))
      gtk_window_destroy (((Shade *) g_ptr_array_index (shades, i))->window);
  g_clear_weak_pointer (&self->lock_focus);
  g_clear_object (&self->idle);
}

/* Whoever worked last may not be the one who starts the program. */
void
dbk_window_lock_at_start (DbkWindow *self)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);

  if (staff != NULL && staff->has_pin)
    dbk_window_lock (self);
  self->worked = !self->locked;
}
