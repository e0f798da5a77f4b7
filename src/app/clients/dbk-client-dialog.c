/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a client, and editing one. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-client-ask.h"
#include "dbk-client-dialog.h"
#include "dbk-client-store.h"
#include "dbk-duplicate-store.h"
#include "dbk-takeover-dialog.h"
#include "dbk-toast.h"

struct _DbkClientDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  DbkClient *base;  /* as editing began; NULL for a new one */
  DbkClient *shown; /* what the form read back right after it was filled */
  gboolean busy;
  gboolean closing;  /* asked already */
  gint64 taken_over; /* who was there already and took over what was typed */

  AdwWindowTitle *title;
  GtkButton *save;
  GtkRevealer *problem;
  GtkLabel *problem_text;
  DbkClientForm *form;
};

G_DEFINE_FINAL_TYPE (DbkClientDialog, dbk_client_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static void
show_problem (DbkClientDialog *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_label (self->problem_text, text);
  gtk_revealer_set_reveal_child (self->problem, text != NULL);
}

/* Saving, in the worker thread */

typedef struct
{
  DbkWho who;
  DbkClient *base;
  DbkClient *client;
  gint64 someone_else; /* who was said to be another person; 0 for nobody */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_client_unref (job->base);
  dbk_client_unref (job->client);
  g_free (job);
}

static gpointer
save (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkClient) client = dbk_client_copy (job->client);
  gboolean saved = job->base == NULL
                       ? dbk_client_store_add (connection, &job->who, client, error)
                       : dbk_client_store_update (connection, &job->who, job->base, client, error);

  if (!saved)
    return NULL;
  if (job->someone_else != 0)
    {
      g_autoptr (GError) problem = NULL;

      /* The client is added: at worst the question comes again. */
      if (!dbk_duplicate_store_tell_apart (connection, &job->who, job->someone_else, client->row,
                                           &problem))
        g_message ("Not remembered: %s", problem->message);
    }
  return g_steal_pointer (&client);
}

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_client_store_load (connection, *(gint64 *) data, error);
}

DbkClient *
dbk_client_rebase (const DbkClient *base, const DbkClient *mine, const DbkClient *theirs)
{
  DbkClient *client = dbk_client_copy (mine);

  for (guint i = 0; i < dbk_client_type.n_fields; i++)
    {
      const DbkField *field = &dbk_client_type.fields[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (field->type != DBK_FIELD_TEXT)
        continue;
      before = dbk_record_get_text (base, field);
      after = dbk_record_get_text (mine, field);
      if (g_str_equal (before, after))
        dbk_set_text (&G_STRUCT_MEMBER (char *, client, field->offset),
                      G_STRUCT_MEMBER (const char *, theirs, field->offset));
    }
  if (mine->birth_date == base->birth_date)
    client->birth_date = theirs->birth_date;
  if (mine->skin_type == base->skin_type)
    client->skin_type = theirs->skin_type;
  client->revision = theirs->revision;
  return client;
}

/* Somebody else changed the same field: start over from what is stored, with what was typed kept
 * where it differs; saving again then means "mine". */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkClientDialog) self = data;
  g_autoptr (DbkClient) theirs = dbk_context_finish (result, NULL);
  g_autoptr (DbkClient) mine = NULL;
  g_autoptr (DbkClient) rebased = NULL;

  self->busy = FALSE;
  if (theirs == NULL)
    return;

  mine = dbk_client_form_read (self->form, self->base, dbk_context_get_today (self->context), NULL);
  rebased = dbk_client_rebase (self->base, mine, theirs);
  dbk_client_unref (self->base);
  self->base = g_steal_pointer (&theirs);
  dbk_client_form_show (self->form, rebased);
}

static void
refused (DbkClientDialog *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (!g_error_matches (error, DBK_ERROR, DBK_ERROR_CONFLICT) || self->base == NULL)
    {
      self->busy = FALSE;
      show_problem (self, error->message);
      return;
    }
  text = g_strdup_printf ("%s %s", error->message,
                          _ ("What you typed is kept here: look at it and press Save again."));
  show_problem (self, text);
  dbk_context_read (self->context, load, g_memdup2 (&self->base->row, sizeof self->base->row),
                    g_free, (GDestroyNotify) dbk_client_unref, NULL, loaded_cb,
                    g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkClientDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = dbk_context_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (client == NULL)
    {
      refused (self, error);
      return;
    }

  name = dbk_client_display_name (client);
  text = g_strdup_printf (self->base == NULL ? _ ("%s added") : _ ("%s saved"), name);
  dbk_toast (GTK_WIDGET (self), text);
  dbk_context_set_unsaved (self->context, G_OBJECT (self), FALSE);
  g_signal_emit (self, saved_signal, 0, client->row);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_client (DbkClientDialog *self, DbkClient *client, gint64 someone_else)
{
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (self->context);
  job->base = self->base != NULL ? dbk_client_ref (self->base) : NULL;
  job->client = dbk_client_ref (client);
  job->someone_else = someone_else;
  dbk_context_write (self->context, save, job, job_free, (GDestroyNotify) dbk_client_unref, NULL,
                     saved_cb, g_object_ref (self));
}

/* The client was there already: the record is what is shown. */
static void
leave_for (DbkClientDialog *self, gint64 row)
{
  g_signal_emit (self, saved_signal, 0, row);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
taken_over_cb (DbkClientDialog *self, const DbkClient *client)
{
  self->taken_over = client->row;
}

/* What closes itself has to be gone before the window below it may go. */
static void
take_over_idle (gpointer data)
{
  g_autoptr (DbkClientDialog) self = data;

  self->busy = FALSE;
  if (self->taken_over != 0)
    leave_for (self, self->taken_over);
}

static void
take_over_closed_cb (DbkClientDialog *self)
{
  g_idle_add_once (take_over_idle, g_object_ref (self));
}

/* What was typed may be newer than what the record says. */
static void
take_over (DbkClientDialog *self, DbkClient *there, DbkClient *typed)
{
  GtkWidget *dialog = dbk_takeover_dialog_new (GTK_WIDGET (self), self->context, there, typed);

  if (dialog == NULL)
    {
      leave_for (self, there->row);
      return;
    }
  g_signal_connect_object (dialog, "saved", G_CALLBACK (taken_over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (take_over_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkClientDialog *self = DBK_CLIENT_DIALOG (source);
  g_autoptr (DbkClient) client = data;
  g_autoptr (DbkClient) there = NULL;
  DbkClientAnswer answer = dbk_client_ask_finish (result, &there);

  switch (answer)
    {
    case DBK_CLIENT_ASK_SAME:
      take_over (self, there, client);
      break;
    case DBK_CLIENT_ASK_KEEP_EDITING:
      self->busy = FALSE;
      break;
    case DBK_CLIENT_ASK_SOMEONE_ELSE:
    case DBK_CLIENT_ASK_ADD:
    default:
      write_client (self, client, there == NULL ? 0 : there->row);
    }
}

void
dbk_client_dialog_save (DbkClientDialog *self)
{
  g_autoptr (DbkClient) client = NULL;

  g_return_if_fail (DBK_IS_CLIENT_DIALOG (self));

  if (self->busy)
    return;

  client = dbk_client_form_check (self->form, self->base, dbk_context_get_today (self->context));
  if (client == NULL)
    return;

  show_problem (self, NULL);
  self->busy = TRUE;
  if (self->base != NULL)
    write_client (self, client, 0);
  else
    dbk_client_ask_async (GTK_WIDGET (self), self->context, client, asked_cb,
                          dbk_client_ref (client));
}

/* Closing */

static gboolean
is_changed (DbkClientDialog *self)
{
  gboolean problems = FALSE;
  g_autoptr (DbkClient) client =
      dbk_client_form_read (self->form, self->base, dbk_context_get_today (self->context),
                            &problems);

  return problems || !dbk_record_equal (client, self->shown);
}

static void
discard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkClientDialog) self = data;
  g_autofree char *response = dbk_alert_finish (result);

  self->closing = FALSE;
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
dbk_client_dialog_close_request (GtkWindow *window)
{
  const DbkAlertResponse responses[] = {
    { "keep", _ ("_Keep Editing"), DBK_ALERT_PLAIN },
    { "discard", _ ("_Discard"), DBK_ALERT_DESTRUCTIVE },
  };
  DbkClientDialog *self = DBK_CLIENT_DIALOG (window);

  if (self->busy || self->closing)
    return GDK_EVENT_STOP;
  if (!is_changed (self))
    return GTK_WINDOW_CLASS (dbk_client_dialog_parent_class)->close_request (window);

  self->closing = TRUE;
  dbk_alert_async (GTK_WIDGET (self), _ ("Discard What You Typed?"),
                   self->base == NULL ? _ ("The client has not been added yet.")
                                      : _ ("The changes have not been saved yet."),
                   responses, G_N_ELEMENTS (responses), NULL, discard_cb, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
clinical_cb (DbkClientDialog *self)
{
  g_object_set (self->form, "clinical", dbk_context_is_clinical (self->context), NULL);
}

/* An entry row takes the focus only once it is mapped. */
static void
dbk_client_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dbk_client_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (DBK_CLIENT_DIALOG (widget)->form));
}

static void
dbk_client_dialog_dispose (GObject *object)
{
  DbkClientDialog *self = DBK_CLIENT_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->base, dbk_client_unref);
  g_clear_pointer (&self->shown, dbk_client_unref);

  G_OBJECT_CLASS (dbk_client_dialog_parent_class)->dispose (object);
}

static void
dbk_client_dialog_class_init (DbkClientDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_client_dialog_dispose;
  widget_class->map = dbk_client_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = dbk_client_dialog_close_request;

  saved_signal = g_signal_new ("saved", DBK_TYPE_CLIENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (DBK_TYPE_CLIENT_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/clients/dbk-client-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkClientDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DbkClientDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DbkClientDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DbkClientDialog, problem_text);
  gtk_widget_class_bind_template_child (widget_class, DbkClientDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, dbk_client_dialog_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_client_dialog_init (DbkClientDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_client_dialog_new (GtkWindow *parent, DbkContext *context, const DbkClient *client)
{
  DbkClientDialog *self = g_object_new (DBK_TYPE_CLIENT_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::clinical", G_CALLBACK (clinical_cb), self,
                           G_CONNECT_SWAPPED);
  clinical_cb (self);
  if (client != NULL)
    {
      g_autofree char *name = dbk_client_display_name (client);

      self->base = dbk_client_copy (client);
      gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Client"));
      adw_window_title_set_title (self->title, _ ("Edit Client"));
      adw_window_title_set_subtitle (self->title, name);
      gtk_button_set_label (self->save, _ ("_Save"));
      g_object_set (self->form, "complete", TRUE, NULL);
    }
  dbk_client_form_show (self->form, client);
  self->shown =
      dbk_client_form_read (self->form, self->base, dbk_context_get_today (context), NULL);
  return GTK_WIDGET (self);
}

DbkClientForm *
dbk_client_dialog_get_form (DbkClientDialog *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_DIALOG (self), NULL);

  return self->form;
}

const char *
dbk_client_dialog_get_error (DbkClientDialog *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_DIALOG (self), NULL);

  return gtk_revealer_get_reveal_child (self->problem) ? gtk_label_get_label (self->problem_text)
                                                       : NULL;
}
