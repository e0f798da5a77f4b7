/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting a client go from the window: away, nameless, or for good. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-code-row.h"
#include "dbk-erase-store.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-leave-dialog.h"
#include "dbk-text.h"
#include "dbk-toast.h"

/* Archiving */

typedef struct
{
  GWeakRef from; /* a toast in it may hold this */
  GWeakRef context;
  DbkWho who;
  gint64 row;
  gboolean archived;
} Archive;

static Archive *
archive_new (GtkWidget *from, DbkContext *context, gint64 row, gboolean archived)
{
  Archive *archive = g_new0 (Archive, 1);

  g_weak_ref_init (&archive->from, from);
  g_weak_ref_init (&archive->context, context);
  archive->who = dbk_context_get_who (context);
  archive->row = row;
  archive->archived = archived;
  return archive;
}

static void
archive_free (gpointer data)
{
  Archive *archive = data;

  g_weak_ref_clear (&archive->from);
  g_weak_ref_clear (&archive->context);
  g_free (archive);
}

static void
archive_closure_free (gpointer data, GClosure *closure)
{
  archive_free (data);
}

static gpointer
write_archive (DbkConnection *connection, gpointer data, GError **error)
{
  const Archive *archive = data;

  dbk_erase_store_archive (connection, &archive->who, archive->row, archive->archived, error);
  return NULL;
}

static void
undo_cb (AdwToast *toast, Archive *archive)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&archive->from);
  g_autoptr (DbkContext) context = g_weak_ref_get (&archive->context);

  if (from != NULL && context != NULL)
    dbk_leave_archive (from, context, archive->row, !archive->archived);
}

static void
archived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Archive *archive = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&archive->from);
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (from != NULL && gtk_widget_get_root (from) != NULL && error == NULL)
    {
      dbk_toast_undo (from,
                      archive->archived ? _ ("Put away, out of the lists")
                                        : _ ("Back in the lists"),
                      g_cclosure_new (G_CALLBACK (undo_cb), archive, archive_closure_free));
      return;
    }
  if (from != NULL && gtk_widget_get_root (from) != NULL)
    dbk_report_error (from, _ ("The Client Was Not Put Away"), error);
  archive_free (archive);
}

void
dbk_leave_archive (GtkWidget *from, DbkContext *context, gint64 row, gboolean archived)
{
  dbk_context_write (context, write_archive, archive_new (from, context, row, archived),
                     archive_free, NULL, NULL, archived_cb,
                     archive_new (from, context, row, archived));
}

/* Erasing */

typedef struct
{
  DbkClient *client;
  gboolean nameless;
  GtkWidget *from;
  GtkWidget *reason;
  GtkWidget *number;
} Form;

typedef struct
{
  DbkWho who;
  gint64 row;
  gboolean nameless;
  char *reason;
} Job;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_client_unref (form->client);
  g_object_unref (form->from);
  g_free (form);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->reason);
  g_free (job);
}

/* Why, in words that name nobody: they stay. */
static const struct
{
  const char *code;
  const char *name;
} reasons[] = {
  { "asked", N_ ("The client asked for it") },
  { "time", N_ ("The time to keep the record is over") },
  { "mistake", N_ ("Entered by mistake") },
};

static gpointer
let_go (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  gboolean clean = FALSE;
  gboolean done;

  done = job->nameless
             ? dbk_erase_store_anonymise (connection, &job->who, job->row, job->reason, NULL,
                                          &clean, error)
             : dbk_erase_store_erase (connection, &job->who, job->row, job->reason, &clean, error);
  return done ? g_memdup2 (&clean, sizeof clean) : NULL;
}

static void
saved_cb (DbkFormDialog *dialog, gpointer result, Form *form)
{
  gtk_widget_activate_action (form->from, "win.leave-client", NULL);
}

static void
sure_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkFormDialog *dialog = DBK_FORM_DIALOG (source);
  Form *form = dbk_form_dialog_get_form (dialog);
  g_autofree char *response = dbk_alert_finish (result);
  Job *job;

  if (!g_str_equal (response, "erase"))
    return;
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->row = form->client->row;
  job->nameless = form->nameless;
  job->reason = g_strdup (dbk_code_row_get_code (form->reason));
  dbk_form_dialog_submit (dialog, let_go, job, job_free, g_free,
                          form->nameless ? _ ("Erased; the treatments are kept without a name")
                                         : _ ("Erased"));
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Keep"), DBK_ALERT_PLAIN },
    { "erase", _ ("_Erase for Good"), DBK_ALERT_DESTRUCTIVE },
  };
  Form *form = data;
  g_autofree char *wanted = g_strdup_printf ("%d", form->client->number);
  g_autofree char *typed =
      dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->number)));
  g_autofree char *name = dbk_client_display_name (form->client);
  /* Translators: %s is a client. */
  g_autofree char *heading = g_strdup_printf (_ ("Erase %s for Good?"), name);

  if (!g_str_equal (wanted, typed))
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->number),
                                 _ ("This is not the client’s number."));
      gtk_widget_grab_focus (form->number);
      return;
    }
  dbk_alert_async (GTK_WIDGET (dialog), heading,
                   _ ("This can’t be taken back, by nobody and by no means but a backup."),
                   responses, G_N_ELEMENTS (responses), NULL, sure_cb, NULL);
}

/* What goes, and where the person still is afterwards. */
static char *
describe (const Form *form, const DbkErasePreview *preview)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      ngettext ("Everything recorded of this client goes, with %d session, old values in the "
                "history and photographs.",
                "Everything recorded of this client goes, with %d sessions, old values in the "
                "history and photographs.",
                (gulong) preview->n_sessions),
      preview->n_sessions);
  if (form->nameless)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _ ("The treatments stay under a new number and without a name: codes, "
                                "figures, days and products, nothing anybody wrote."));
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _ ("That somebody was erased, when, by whom and why stays."));
  return g_string_free (text, FALSE);
}

static char *
describe_copies (const DbkErasePreview *preview)
{
  guint n = g_strv_length (preview->backups);
  g_autofree char *folder = n > 0 ? g_path_get_dirname (preview->backups[0]) : NULL;

  if (n == 0)
    return g_strdup (_ ("The person still is in backups, exports and prints made before. Delete "
                        "those yourself."));
  return g_strdup_printf (
      ngettext ("The person still is in %1$u backup in %2$s, and in other backups, exports and "
                "prints made before. Delete those yourself.",
                "The person still is in %1$u backups in %2$s, and in other backups, exports and "
                "prints made before. Delete those yourself.",
                n),
      n, folder);
}

static void
fill (DbkFormDialog *dialog, Form *form, const DbkErasePreview *preview)
{
  g_autofree char *what = describe (form, preview);
  g_autofree char *copies = describe_copies (preview);
  g_autofree char *title = g_strdup_printf (_ ("The client’s number, %d"), form->client->number);
  GtkWidget *group;

  dbk_form_dialog_add_group (dialog, NULL, what);
  group = dbk_form_dialog_add_group (dialog, NULL, copies);
  form->reason = dbk_code_row_new (_ ("Why"));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    dbk_code_row_add (form->reason, reasons[i].code, _ (reasons[i].name));
  dbk_code_row_set_code (form->reason, reasons[0].code);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->reason);
  form->number = dbk_entry_field_new (title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->number);
}

typedef struct
{
  GtkWidget *from;
  DbkContext *context;
  DbkClient *client;
  gboolean nameless;
} Ask;

static gpointer
preview (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_erase_store_preview (connection, *(const gint64 *) data, error);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Ask *ask = data;
  g_autoptr (GtkWidget) from = ask->from;
  g_autoptr (DbkContext) context = ask->context;
  g_autoptr (DbkClient) client = ask->client;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkErasePreview) found = dbk_context_finish (result, &error);
  g_autofree char *name = dbk_client_display_name (client);
  GtkWidget *dialog;
  Form *form;

  if (gtk_widget_get_root (from) == NULL)
    return;
  if (found == NULL)
    {
      dbk_report_error (from, _ ("Nothing Was Erased"), error);
      return;
    }
  dialog =
      dbk_form_dialog_new (from, context, ask->nameless ? _ ("Anonymize") : _ ("Erase for Good"),
                           name, _ ("_Erase…"));
  form = g_new0 (Form, 1);
  form->client = g_steal_pointer (&client);
  form->nameless = ask->nameless;
  form->from = g_steal_pointer (&from);
  dbk_form_dialog_set_form (DBK_FORM_DIALOG (dialog), save, form, form_free);
  dbk_form_dialog_set_destructive (DBK_FORM_DIALOG (dialog));
  fill (DBK_FORM_DIALOG (dialog), form, found);
  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 420);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dbk_leave_ask (GtkWidget *from, DbkContext *context, DbkClient *client, gboolean nameless)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->from = g_object_ref (from);
  ask->context = g_object_ref (context);
  ask->client = dbk_client_ref (client);
  ask->nameless = nameless;
  dbk_context_read (context, preview, g_memdup2 (&client->row, sizeof client->row), g_free,
                    (GDestroyNotify) dbk_erase_preview_free, NULL, previewed_cb, ask);
}
