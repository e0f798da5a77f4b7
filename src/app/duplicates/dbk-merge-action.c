/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deciding about two who may be one person, with a way back. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-duplicate-store.h"
#include "dbk-merge-action.h"
#include "dbk-merge-dialog.h"
#include "dbk-merge-store.h"
#include "dbk-record-store.h"
#include "dbk-toast.h"

/* A toast may hold this longer than the window it stands in. */
typedef struct
{
  GWeakRef from;
  GWeakRef context;
  DbkWho who;
  gint64 one; /* the one that is kept */
  gint64 other;
  gboolean back; /* the way back */
} Two;

static Two *
two_new (GtkWidget *from, DbkContext *context, gint64 one, gint64 other, gboolean back)
{
  Two *two = g_new0 (Two, 1);

  g_weak_ref_init (&two->from, from);
  g_weak_ref_init (&two->context, context);
  two->who = dbk_context_get_who (context);
  two->one = one;
  two->other = other;
  two->back = back;
  return two;
}

static void
two_free (gpointer data)
{
  Two *two = data;

  g_weak_ref_clear (&two->from);
  g_weak_ref_clear (&two->context);
  g_free (two);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Two, two_free)

static void
two_closure_free (gpointer data, GClosure *closure)
{
  two_free (data);
}

/* (transfer full) (nullable): NULL when there is nowhere to say anything any more. */
static GtkWidget *
get_from (Two *two)
{
  GtkWidget *from = g_weak_ref_get (&two->from);

  if (from != NULL && gtk_widget_get_root (from) == NULL)
    g_clear_object (&from);
  return from;
}

/* Telling apart */

static gpointer
write_apart (DbkConnection *connection, gpointer data, GError **error)
{
  const Two *two = data;

  if (two->back)
    dbk_duplicate_store_ask_again (connection, &two->who, two->one, two->other, error);
  else
    dbk_duplicate_store_tell_apart (connection, &two->who, two->one, two->other, error);
  return NULL;
}

static void apart (GtkWidget *from, DbkContext *context, gint64 one, gint64 other, gboolean back);

static void
ask_again_cb (AdwToast *toast, Two *two)
{
  g_autoptr (GtkWidget) from = get_from (two);
  g_autoptr (DbkContext) context = g_weak_ref_get (&two->context);

  if (from != NULL && context != NULL)
    apart (from, context, two->one, two->other, TRUE);
}

static void
apart_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Two) two = data;
  g_autoptr (GtkWidget) from = get_from (two);
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (from == NULL)
    return;
  if (error != NULL)
    dbk_report_error (from, _ ("Nothing Was Decided"), error);
  else if (!two->back)
    dbk_toast_undo (from, _ ("Two people: not asked about again"),
                    g_cclosure_new (G_CALLBACK (ask_again_cb), g_steal_pointer (&two),
                                    two_closure_free));
}

static void
apart (GtkWidget *from, DbkContext *context, gint64 one, gint64 other, gboolean back)
{
  dbk_context_write (context, write_apart, two_new (from, context, one, other, back), two_free,
                     NULL, NULL, apart_cb, two_new (from, context, one, other, back));
}

void
dbk_merge_tell_apart (GtkWidget *from, DbkContext *context, gint64 one, gint64 other)
{
  apart (from, context, one, other, FALSE);
}

/* Taking back */

static gpointer
write_undo (DbkConnection *connection, gpointer data, GError **error)
{
  const Two *two = data;

  dbk_merge_store_undo (connection, &two->who, two->one, two->other, error);
  return NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Two) two = data;
  g_autoptr (GtkWidget) from = get_from (two);
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (from == NULL)
    return;
  if (error != NULL)
    dbk_report_error (from, _ ("The Merge Was Not Taken Back"), error);
  else
    dbk_toast (from, _ ("Two clients again"));
}

void
dbk_merge_undo (GtkWidget *from, DbkContext *context, gint64 kept, gint64 other)
{
  dbk_context_write (context, write_undo, two_new (from, context, kept, other, TRUE), two_free,
                     NULL, NULL, undone_cb, two_new (from, context, kept, other, TRUE));
}

/* Merging */

static void
undo_cb (AdwToast *toast, Two *two)
{
  g_autoptr (GtkWidget) from = get_from (two);
  g_autoptr (DbkContext) context = g_weak_ref_get (&two->context);

  if (from != NULL && context != NULL)
    dbk_merge_undo (from, context, two->one, two->other);
}

static void
merged_cb (GtkWidget *dialog, gpointer data, Two *two)
{
  const DbkMerged *merged = data;
  g_autoptr (GtkWidget) from = get_from (two);
  g_autoptr (DbkContext) context = g_weak_ref_get (&two->context);
  g_autofree char *name = dbk_client_display_name (merged->client);
  /* Translators: %s is a client: two records of theirs are one now. */
  g_autofree char *text = g_strdup_printf (_ ("One record of %s now"), name);

  if (from != NULL && context != NULL)
    dbk_toast_undo (from, text,
                    g_cclosure_new (G_CALLBACK (undo_cb),
                                    two_new (from, context, merged->client->row, merged->other,
                                             TRUE),
                                    two_closure_free));
}

static gpointer
load_both (DbkConnection *connection, gpointer data, GError **error)
{
  const Two *two = data;
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_client_record_unref);
  const gint64 rows[] = { two->one, two->other };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DbkClientRecord *record = dbk_record_store_load (connection, rows[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Two) two = data;
  g_autoptr (GtkWidget) from = get_from (two);
  g_autoptr (DbkContext) context = g_weak_ref_get (&two->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dbk_context_finish (result, &error);
  GtkWidget *dialog;

  if (from == NULL || context == NULL)
    return;
  if (records == NULL)
    {
      dbk_report_error (from, _ ("The Clients Could Not Be Opened"), error);
      return;
    }
  dialog = dbk_merge_dialog_new (from, context, records->pdata[0], records->pdata[1]);
  g_signal_connect_data (dialog, "saved", G_CALLBACK (merged_cb), g_steal_pointer (&two),
                         two_closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dbk_merge_ask (GtkWidget *from, DbkContext *context, gint64 one, gint64 other)
{
  dbk_context_read (context, load_both, two_new (from, context, one, other, FALSE), two_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, loaded_cb,
                    two_new (from, context, one, other, FALSE));
}
