/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's name and its first practitioner. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field.h"
#include "dbk-set-up-dialog.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

/* Of a new clinic; the preferences say otherwise. */
#define LOCK_MINUTES 10

struct _DbkSetUpDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  gboolean busy;

  GtkWidget *refusal;
  GtkLabel *refusal_text;
  DbkEntryField *clinic;
  DbkEntryField *name;
  DbkEntryField *certificate_number;
};

G_DEFINE_FINAL_TYPE (DbkSetUpDialog, dbk_set_up_dialog, ADW_TYPE_WINDOW)

static guint done_signal;

typedef struct
{
  DbkWho who;
  DbkClinic *clinic;
  DbkStaff *staff;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_clinic_unref (job->clinic);
  dbk_staff_unref (job->staff);
  g_free (job);
}

static gpointer
set_up (DbkConnection *connection, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (DbkStaff) staff = dbk_staff_copy (job->staff);
  DbkTransaction *transaction = dbk_transaction_begin (connection, &job->who, error);

  if (transaction == NULL)
    return NULL;
  if (!dbk_clinic_store_set_up (connection, &job->who, job->clinic, error) ||
      !dbk_staff_store_add (connection, &job->who, staff, error))
    {
      dbk_transaction_rollback (transaction);
      return NULL;
    }
  return dbk_transaction_commit (transaction, error) ? g_steal_pointer (&staff) : NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSetUpDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkStaff) staff = dbk_context_finish (result, &error);

  self->busy = FALSE;
  if (staff == NULL)
    {
      gtk_label_set_label (self->refusal_text, error->message);
      gtk_widget_set_visible (self->refusal, TRUE);
      return;
    }
  dbk_context_set_staff (self->context, staff);
  g_signal_emit (self, done_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
check (DbkEntryField *field, const char *message)
{
  if (!dbk_text_is_blank (dbk_entry_field_get_text (field)))
    return TRUE;

  dbk_entry_field_set_error (field, message);
  return FALSE;
}

static void
save_cb (DbkSetUpDialog *self)
{
  GtkWidget *rows[] = { GTK_WIDGET (self->clinic), GTK_WIDGET (self->name) };
  Job *job;

  if (self->busy)
    return;

  check (self->clinic, _ ("A name is needed: it stands at the head of every print."));
  check (self->name, _ ("A name is needed: sessions are signed with it."));
  if (dbk_field_focus_first_error (rows, G_N_ELEMENTS (rows)))
    return;

  self->busy = TRUE;
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (self->context);
  job->clinic = dbk_clinic_new ();
  job->clinic->lock_minutes = LOCK_MINUTES;
  job->staff = dbk_staff_new ();
  dbk_record_set_text (job->clinic, "name", dbk_entry_field_get_text (self->clinic));
  dbk_record_set_text (job->staff, "name", dbk_entry_field_get_text (self->name));
  dbk_record_set_text (job->staff, "certificate_number",
                       dbk_entry_field_get_text (self->certificate_number));
  dbk_set_text (&job->staff->role, "owner");
  dbk_context_write (self->context, set_up, job, job_free, (GDestroyNotify) dbk_staff_unref, NULL,
                     done_cb, g_object_ref (self));
}

/* An entry row takes the focus only once it is mapped. */
static void
dbk_set_up_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dbk_set_up_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (DBK_SET_UP_DIALOG (widget)->clinic));
}

static void
dbk_set_up_dialog_dispose (GObject *object)
{
  DbkSetUpDialog *self = DBK_SET_UP_DIALOG (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_set_up_dialog_parent_class)->dispose (object);
}

static void
dbk_set_up_dialog_class_init (DbkSetUpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_set_up_dialog_dispose;
  widget_class->map = dbk_set_up_dialog_map;

  done_signal = g_signal_new ("done", DBK_TYPE_SET_UP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);

  g_type_ensure (DBK_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/welcome/dbk-set-up-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkSetUpDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, DbkSetUpDialog, refusal_text);
  gtk_widget_class_bind_template_child (widget_class, DbkSetUpDialog, clinic);
  gtk_widget_class_bind_template_child (widget_class, DbkSetUpDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DbkSetUpDialog, certificate_number);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_set_up_dialog_init (DbkSetUpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dbk_spoken_name_list (GTK_WIDGET (self->clinic), _ ("Clinic"));
  dbk_spoken_name_list (GTK_WIDGET (self->name), _ ("First Practitioner"));
}

GtkWidget *
dbk_set_up_dialog_new (GtkWindow *parent, DbkContext *context)
{
  DbkSetUpDialog *self = g_object_new (DBK_TYPE_SET_UP_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
