/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting, changing and taking away the PIN of a member of staff. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-form-dialog.h"
#include "dbk-pin-ask.h"
#include "dbk-pin-dialog.h"
#include "dbk-pin-store.h"
#include "dbk-spoken.h"

typedef struct
{
  DbkStaff *staff;
  GtkWidget *current; /* NULL: not asked for */
  GtkWidget *pin;
  GtkWidget *again;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_staff_unref (form->staff);
  g_free (form);
}

typedef struct
{
  DbkWho who;
  gint64 staff;
  char *current;
  char *pin; /* NULL: take it away */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->current);
  g_free (job->pin);
  g_free (job);
}

static gpointer
set_pin (DbkConnection *connection, gpointer data, GError **error)
{
  Job *job = data;

  dbk_pin_store_set (connection, &job->who, job->staff, job->current, job->pin, error);
  return NULL;
}

static void
submit (DbkFormDialog *dialog, Form *form, const char *pin, const char *done)
{
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->staff = form->staff->row;
  job->pin = g_strdup (pin);
  if (form->current != NULL)
    job->current = g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->current)));
  dbk_form_dialog_submit (dialog, set_pin, job, job_free, NULL, done);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (form->pin));

  if (strcmp (pin, gtk_editable_get_text (GTK_EDITABLE (form->again))) != 0)
    {
      dbk_form_dialog_set_problem (dialog,
                                   _ ("The new PIN was typed in two different ways. Type it "
                                      "again in both places; nothing was changed."));
      gtk_widget_grab_focus (form->again);
      return;
    }
  submit (dialog, form, pin, _ ("PIN set"));
}

static void
remove_cb (DbkFormDialog *dialog)
{
  submit (dialog, dbk_form_dialog_get_form (dialog), NULL, _ ("PIN removed"));
}

gboolean
dbk_pin_dialog_may (DbkContext *context, const DbkStaff *staff)
{
  const DbkStaff *worker = dbk_context_get_staff (context);

  return worker != NULL && (worker->row == staff->row || g_strcmp0 (worker->role, "owner") == 0);
}

static GtkWidget *
add_row (DbkFormDialog *dialog, GtkWidget *group, const char *title)
{
  GtkWidget *row = dbk_pin_row_new (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (dbk_form_dialog_save), dialog,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
add_remove (DbkFormDialog *dialog)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove the PIN"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), dialog, G_CONNECT_SWAPPED);
  dbk_form_dialog_add (dialog, button);
}

GtkWidget *
dbk_pin_dialog_new (GtkWidget *from, DbkContext *context, DbkStaff *staff)
{
  const DbkStaff *worker = dbk_context_get_staff (context);
  gboolean own = worker != NULL && worker->row == staff->row;
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, staff->has_pin ? _ ("Change PIN") : _ ("Set PIN"),
                           staff->name, _ ("_Save"));
  GtkWidget *group;
  Form *form = g_new0 (Form, 1);

  form->staff = dbk_staff_ref (staff);
  group = dbk_form_dialog_add_group (
      DBK_FORM_DIALOG (dialog), NULL,
      _ ("Asked for when the window is unlocked and when somebody begins to work: 4 to 12 digits. "
         "It keeps others from writing under this name. It does not encrypt the records: who can "
         "read their file can read them. The owner can set a forgotten one anew."));
  if (own && staff->has_pin)
    form->current = add_row (DBK_FORM_DIALOG (dialog), group, _ ("PIN in use"));
  form->pin = add_row (DBK_FORM_DIALOG (dialog), group, _ ("New PIN"));
  form->again = add_row (DBK_FORM_DIALOG (dialog), group, _ ("New PIN, once more"));
  if (staff->has_pin)
    add_remove (DBK_FORM_DIALOG (dialog));
  dbk_form_dialog_set_form (DBK_FORM_DIALOG (dialog), save, form, form_free);
  dbk_spoken_begin_at (dialog, form->current != NULL ? form->current : form->pin);
  return dialog;
}
