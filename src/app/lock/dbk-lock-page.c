/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the window while it is locked: who is working? */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-lock-page.h"
#include "dbk-names.h"
#include "dbk-pin-ask.h"
#include "dbk-text.h"

struct _DbkLockPage
{
  AdwBin parent_instance;

  DbkContext *context;
  DbkStaff *chosen; /* who is asked for the PIN */
  gboolean busy;

  GtkLabel *clinic;
  GtkLabel *status;
  GtkWidget *problem;
  GtkLabel *problem_text;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *name;
  GtkEditable *pin;
  GtkWidget *unlock;
};

G_DEFINE_FINAL_TYPE (DbkLockPage, dbk_lock_page, ADW_TYPE_BIN)

static guint unlock_signal;

void
dbk_lock_page_set_problem (DbkLockPage *self, const char *text)
{
  g_return_if_fail (DBK_IS_LOCK_PAGE (self));

  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_label_set_label (self->problem_text, text != NULL ? text : "");
}

void
dbk_lock_page_set_status (DbkLockPage *self, const char *text)
{
  g_return_if_fail (DBK_IS_LOCK_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  gtk_label_set_label (self->status, text != NULL ? text : "");
}

static void
set_busy (DbkLockPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->unlock, !busy);
}

static void
let_in (DbkLockPage *self, DbkStaff *staff)
{
  g_autoptr (DbkStaff) kept = dbk_staff_ref (staff);

  dbk_lock_page_set_problem (self, NULL);
  gtk_editable_set_text (self->pin, "");
  g_signal_emit (self, unlock_signal, 0, kept);
}

/* The PIN */

static void
ask_pin (DbkLockPage *self, DbkStaff *staff)
{
  if (self->chosen != staff)
    {
      g_clear_pointer (&self->chosen, dbk_staff_unref);
      self->chosen = dbk_staff_ref (staff);
    }
  gtk_label_set_label (self->name, staff->name);
  gtk_editable_set_text (self->pin, "");
  gtk_stack_set_visible_child_name (self->stack, "pin");
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkLockPage) self = data;
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (self->chosen == NULL)
    return;
  set_busy (self, FALSE);
  if (error == NULL)
    {
      let_in (self, self->chosen);
      return;
    }
  dbk_lock_page_set_problem (self, error->message);
  gtk_editable_set_text (self->pin, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
pin_cb (DbkLockPage *self)
{
  if (self->busy || self->chosen == NULL || *gtk_editable_get_text (self->pin) == '\0')
    return;
  set_busy (self, TRUE);
  dbk_pin_check_async (self->context, self->chosen, gtk_editable_get_text (self->pin), checked_cb,
                       g_object_ref (self));
}

/* The list */

static DbkStaff *
staff_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "staff");
}

static void
chosen_cb (DbkLockPage *self, GtkListBoxRow *row)
{
  DbkStaff *staff = staff_of (GTK_WIDGET (row));

  if (self->busy)
    return;
  dbk_lock_page_set_problem (self, NULL);
  if (staff->has_pin)
    ask_pin (self, staff);
  else
    let_in (self, staff);
}

static GtkWidget *
make_row (DbkLockPage *self, DbkStaff *staff)
{
  const DbkStaff *worker = dbk_context_get_staff (self->context);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (staff->has_pin ? "dialog-password-symbolic"
                                                                 : "go-next-symbolic");
  const char *role = dbk_name (DBK_NAME_ROLE, staff->role);
  g_autofree char *subtitle = NULL;

  if (worker != NULL && worker->row == staff->row)
    /* Translators: a role, of the person who was working before: "Practitioner, was working". */
    subtitle = g_strdup_printf (_ ("%s, was working"), role);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), staff->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : role);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  staff->has_pin ? _ ("Asks for the PIN") : _ ("Goes on at once"),
                                  -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "staff", dbk_staff_ref (staff),
                          (GDestroyNotify) dbk_staff_unref);
  return row;
}

static void
fill (DbkLockPage *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  const char *clinic = lists != NULL ? lists->clinic->name : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; lists != NULL && i < lists->staff->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (lists->staff, i)));
  gtk_label_set_label (self->clinic, clinic != NULL ? clinic : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clinic), !dbk_text_is_blank (clinic));
}

static void
show_list (DbkLockPage *self)
{
  const DbkStaff *worker = dbk_context_get_staff (self->context);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  g_clear_pointer (&self->chosen, dbk_staff_unref);
  gtk_stack_set_visible_child_name (self->stack, "list");
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (worker != NULL && staff_of (row)->row == worker->row)
      first = row;
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
somebody_else_cb (DbkLockPage *self)
{
  if (self->busy)
    return;
  dbk_lock_page_set_problem (self, NULL);
  show_list (self);
}

void
dbk_lock_page_begin (DbkLockPage *self)
{
  DbkStaff *worker;

  g_return_if_fail (DBK_IS_LOCK_PAGE (self));

  worker = dbk_context_get_staff (self->context);
  set_busy (self, FALSE);
  dbk_lock_page_set_problem (self, NULL);
  dbk_lock_page_set_status (self, NULL);
  fill (self);
  if (worker != NULL && worker->has_pin)
    ask_pin (self, worker);
  else
    show_list (self);
}

/* A PIN was set or taken away, or somebody came or left: begin anew. */
static void
lists_cb (DbkLockPage *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  const DbkStaff *now = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->busy || lists == NULL)
    return;
  fill (self);
  for (guint i = 0; self->chosen != NULL && i < lists->staff->len; i++)
    if (((DbkStaff *) g_ptr_array_index (lists->staff, i))->row == self->chosen->row)
      now = g_ptr_array_index (lists->staff, i);
  if (now == NULL || !now->has_pin)
    show_list (self);
}

static void
dbk_lock_page_dispose (GObject *object)
{
  DbkLockPage *self = DBK_LOCK_PAGE (object);

  g_clear_pointer (&self->chosen, dbk_staff_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_lock_page_parent_class)->dispose (object);
}

static void
dbk_lock_page_class_init (DbkLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_lock_page_dispose;
  unlock_signal = g_signal_new ("unlock", DBK_TYPE_LOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dermabook/Dermabook/ui/lock/dbk-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, clinic);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, problem);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, problem_text);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, list);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, name);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, pin);
  gtk_widget_class_bind_template_child (widget_class, DbkLockPage, unlock);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, somebody_else_cb);
}

static void
dbk_lock_page_init (DbkLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dbk_pin_row_prepare (GTK_WIDGET (self->pin));
}

GtkWidget *
dbk_lock_page_new (DbkContext *context)
{
  DbkLockPage *self = g_object_new (DBK_TYPE_LOCK_PAGE, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::lists", G_CALLBACK (lists_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
