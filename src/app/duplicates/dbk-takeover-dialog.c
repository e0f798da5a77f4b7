/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed of somebody who turned out to be in the records already. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-client-store.h"
#include "dbk-field-title.h"
#include "dbk-label.h"
#include "dbk-merge-choice.h"
#include "dbk-takeover-dialog.h"
#include "dbk-text.h"

typedef struct
{
  DbkClient *client;
  DbkClient *typed;
  GPtrArray *fields;  /* of DbkMergeField */
  GPtrArray *choices; /* of DbkMergeChoice, NULL for a field that needs none; owned by the dialog */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_client_unref (form->client);
  dbk_client_unref (form->typed);
  g_ptr_array_unref (form->fields);
  g_ptr_array_unref (form->choices);
  g_free (form);
}

typedef struct
{
  DbkWho who;
  DbkClient *base;
  DbkClient *client;
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
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkClient) client = dbk_client_copy (job->client);

  return dbk_client_store_update (connection, &job->who, job->base, client, error)
             ? g_steal_pointer (&client)
             : NULL;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  const Form *form = data;
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->base = dbk_client_ref (form->client);
  job->client = dbk_client_copy (form->client);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DbkMergeField *field = form->fields->pdata[i];
      static const DbkMergeSource sources[] = {
        [DBK_SIDE_ONE] = DBK_MERGE_KEPT,
        [DBK_SIDE_OTHER] = DBK_MERGE_OTHER,
        [DBK_SIDE_BOTH] = DBK_MERGE_BOTH,
      };

      if (form->choices->pdata[i] != NULL)
        dbk_client_merge_take (
            job->client, form->client, form->typed, field->field,
            sources[dbk_merge_choice_get_side (DBK_MERGE_CHOICE (form->choices->pdata[i]))]);
    }
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_client_unref,
                          _ ("Saved"));
}

/* What was left empty says nothing against the record. */
static gboolean
is_asked (const DbkMergeField *field)
{
  return !field->same && !dbk_text_is_blank (field->other);
}

static gboolean
is_any_asked (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (is_asked (fields->pdata[i]))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_heads (const char *const names[2])
{
  GtkWidget *heads = dbk_row_new (18, NULL);

  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  for (int i = 0; i < 2; i++)
    gtk_box_append (GTK_BOX (heads), dbk_text_new (names[i], "heading"));
  return heads;
}

static void
fill (DbkFormDialog *dialog, Form *form)
{
  static const DbkSide sides[] = {
    [DBK_MERGE_KEPT] = DBK_SIDE_ONE,
    [DBK_MERGE_OTHER] = DBK_SIDE_OTHER,
    [DBK_MERGE_BOTH] = DBK_SIDE_BOTH,
  };
  const char *names[2] = { _ ("In the records"), _ ("Typed just now") };
  GtkWidget *column = dbk_column_new (12, NULL);

  gtk_box_append (GTK_BOX (column),
                  dbk_text_new (_ ("Choose what the record is to say where it differs from what "
                                   "you typed. The rest of it stays as it is."),
                                "dbk-dim"));
  gtk_box_append (GTK_BOX (column), make_heads (names));
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DbkMergeField *field = form->fields->pdata[i];
      GtkWidget *choice = NULL;

      if (is_asked (field))
        {
          choice = dbk_merge_choice_new_of (field, names);
          dbk_merge_choice_set_side (DBK_MERGE_CHOICE (choice), sides[field->proposed]);
          g_signal_connect_object (choice, "chosen", G_CALLBACK (dbk_form_dialog_touch), dialog,
                                   G_CONNECT_SWAPPED);
          gtk_box_append (GTK_BOX (column), choice);
        }
      g_ptr_array_add (form->choices, choice);
    }
  dbk_form_dialog_add (dialog, column);
}

GtkWidget *
dbk_takeover_dialog_new (GtkWidget *from, DbkContext *context, DbkClient *client, DbkClient *typed)
{
  g_autoptr (GPtrArray) fields = dbk_client_merge_fields (client, typed);
  g_autofree char *name = dbk_client_display_name (client);
  GtkWidget *dialog;
  Form *form;

  if (!is_any_asked (fields))
    return NULL;
  dialog = dbk_form_dialog_new (from, context, _ ("Take Over What You Typed"), name, _ ("_Save"));
  form = g_new0 (Form, 1);
  form->client = dbk_client_ref (client);
  form->typed = dbk_client_ref (typed);
  form->fields = g_steal_pointer (&fields);
  form->choices = g_ptr_array_new ();
  dbk_form_dialog_set_form (DBK_FORM_DIALOG (dialog), save, form, form_free);
  fill (DBK_FORM_DIALOG (dialog), form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 480);
  return dialog;
}
