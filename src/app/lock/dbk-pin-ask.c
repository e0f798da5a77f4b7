/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a member of staff for the PIN before they work. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-form-dialog.h"
#include "dbk-pin-ask.h"
#include "dbk-pin-store.h"
#include "dbk-spoken.h"

typedef struct
{
  gint64 staff;
  char *pin;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->pin);
  g_free (check);
}

static gpointer
check_pin (DbkConnection *connection, gpointer data, GError **error)
{
  Check *check = data;

  dbk_pin_store_check (connection, check->staff, check->pin, error);
  return NULL;
}

static Check *
check_new (const DbkStaff *staff, const char *pin)
{
  Check *check = g_new (Check, 1);

  check->staff = staff->row;
  check->pin = g_strdup (pin);
  return check;
}

void
dbk_pin_check_async (DbkContext *context,
                     const DbkStaff *staff,
                     const char *pin,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (DBK_IS_CONTEXT (context));

  dbk_context_write (context, check_pin, check_new (staff, pin), check_free, NULL, NULL, callback,
                     user_data);
}

/* GTK calls the button that shows what was typed after its icon. */
static void
name_buttons (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Show PIN"), -1);
    else
      name_buttons (child);
}

void
dbk_pin_row_prepare (GtkWidget *row)
{
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_PIN);
  name_buttons (row);
}

GtkWidget *
dbk_pin_row_new (const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  dbk_pin_row_prepare (row);
  return row;
}

/* The dialog */

typedef struct
{
  DbkStaff *staff;
  GtkWidget *row;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  dbk_staff_unref (ask->staff);
  g_free (ask);
}

static void
go_on (DbkFormDialog *dialog, gpointer data)
{
  Ask *ask = data;

  dbk_form_dialog_submit (dialog, check_pin,
                          check_new (ask->staff, gtk_editable_get_text (GTK_EDITABLE (ask->row))),
                          check_free, NULL, NULL);
}

static void
right_cb (DbkFormDialog *dialog)
{
  Ask *ask = dbk_form_dialog_get_form (dialog);

  dbk_context_set_staff (dbk_form_dialog_get_context (dialog), ask->staff);
}

static void
wrong_cb (DbkFormDialog *dialog)
{
  Ask *ask = dbk_form_dialog_get_form (dialog);

  gtk_editable_select_region (GTK_EDITABLE (ask->row), 0, -1);
  gtk_widget_grab_focus (ask->row);
}

GtkWidget *
dbk_pin_let_work (GtkWidget *from, DbkContext *context, DbkStaff *staff)
{
  GtkWidget *dialog;
  GtkWidget *group;
  Ask *ask;

  g_return_val_if_fail (DBK_IS_CONTEXT (context), NULL);

  if (!staff->has_pin)
    {
      dbk_context_set_staff (context, staff);
      return NULL;
    }
  dialog = dbk_form_dialog_new (from, context, _ ("Who Is Working?"), staff->name, _ ("_Go On"));
  ask = g_new0 (Ask, 1);
  ask->staff = dbk_staff_ref (staff);
  ask->row = dbk_pin_row_new (_ ("PIN"));
  group = dbk_form_dialog_add_group (DBK_FORM_DIALOG (dialog), NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), ask->row);
  dbk_form_dialog_set_form (DBK_FORM_DIALOG (dialog), go_on, ask, ask_free);
  g_signal_connect_object (ask->row, "entry-activated", G_CALLBACK (dbk_form_dialog_save), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "saved", G_CALLBACK (right_cb), NULL);
  g_signal_connect (dialog, "failed", G_CALLBACK (wrong_cb), NULL);
  dbk_spoken_begin_at (dialog, ask->row);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
