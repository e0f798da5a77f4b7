/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports there were, each to be taken back. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-import-job.h"
#include "dbk-import-list.h"
#include "dbk-label.h"
#include "dbk-toast.h"

/* More than anybody looks back. */
#define MOST_RUNS 200

struct _DbkImportList
{
  AdwWindow parent_instance;

  DbkContext *context;
  gint64 asked; /* the import that is about to be taken back */

  GtkWidget *toasts;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DbkImportList, dbk_import_list, ADW_TYPE_WINDOW)

static void ask (DbkImportList *self);

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_import_store_list (connection, MOST_RUNS, error);
}

/* What an import came to */

static char *
describe_counts (const DbkImportRun *run)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const DbkImportCounts *counts = &run->counts;

  if (run->finished_at == DBK_TIME_NONE && run->undone_at == DBK_TIME_NONE)
    return g_strdup (_ ("Interrupted: a part of it may be in the records."));
  g_ptr_array_add (parts,
                   g_strdup_printf (ngettext ("%u client added", "%u clients added", counts->added),
                                    counts->added));
  if (counts->updated > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%u brought up to date"), counts->updated));
  if (counts->sessions > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u past session added",
                                                       "%u past sessions added", counts->sessions),
                                             counts->sessions));
  if (counts->refused > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u row left out", "%u rows left out",
                                                       counts->refused),
                                             counts->refused));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
describe_moment (const DbkImportRun *run)
{
  g_autofree char *day = dbk_date_format_medium (dbk_time_local_date (run->started_at));

  if (run->imported_by[0] == '\0')
    return g_steal_pointer (&day);
  /* Translators: a day, and who worked. */
  return g_strdup_printf (C_ ("past import", "%1$s, by %2$s"), day, run->imported_by);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportList) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = dbk_context_finish (result, &error);

  if (self->context == NULL)
    return;
  if (what == NULL)
    dbk_report_error (GTK_WIDGET (self), _ ("The Import Was Not Taken Back"), error);
  else
    dbk_alert_say (GTK_WIDGET (self), _ ("Import Taken Back"), what);
  ask (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportList) self = data;
  g_autofree char *answer = dbk_alert_finish (result);

  if (self->context == NULL || g_strcmp0 (answer, "undo") != 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "busy");
  dbk_import_undo (self->context, self->asked, taken_back_cb, g_object_ref (self));
}

static void
foretold_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const DbkAlertResponse responses[] = {
    { "cancel", N_ ("_Cancel"), DBK_ALERT_PLAIN },
    { "undo", N_ ("_Take Back"), DBK_ALERT_DESTRUCTIVE },
  };
  g_autoptr (DbkImportList) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = dbk_context_finish (result, &error);
  DbkAlertResponse translated[G_N_ELEMENTS (responses)];

  if (self->context == NULL)
    return;
  if (what == NULL)
    {
      dbk_report_error (GTK_WIDGET (self), _ ("The Import Can’t Be Taken Back"), error);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      translated[i] = responses[i];
      translated[i].label = _ (responses[i].label);
    }
  dbk_alert_async (GTK_WIDGET (self), _ ("Take This Import Back?"), what, translated,
                   G_N_ELEMENTS (translated), NULL, answered_cb, g_object_ref (self));
}

static void
take_back_cb (GtkWidget *button, DbkImportList *self)
{
  self->asked = *(const gint64 *) g_object_get_data (G_OBJECT (button), "import");
  dbk_import_ask_undo (self->context, self->asked, foretold_cb, g_object_ref (self));
}

static GtkWidget *
make_button (DbkImportList *self, const DbkImportRun *run)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Back…"));
  /* Translators: %s is a file's name. */
  g_autofree char *spoken = g_strdup_printf (_ ("Take the Import of %s Back"), run->file_name);

  dbk_widget_set_name (button, spoken);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "import", g_memdup2 (&run->row, sizeof run->row),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, 0);
  return button;
}

static GtkWidget *
make_row (DbkImportList *self, const DbkImportRun *run)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *moment = describe_moment (run);
  g_autofree char *counts = describe_counts (run);
  g_autofree char *subtitle = NULL;

  if (run->undone_at != DBK_TIME_NONE)
    {
      g_autofree char *day = dbk_date_format_medium (dbk_time_local_date (run->undone_at));
      /* Translators: %s is a day. */
      g_autofree char *undone = g_strdup_printf (_ ("Taken back on %s"), day);

      subtitle = g_strjoin ("\n", moment, counts, undone, NULL);
    }
  else
    subtitle = g_strjoin ("\n", moment, counts, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), run->file_name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (run->undone_at == DBK_TIME_NONE)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, run));
  return row;
}

static void
show (DbkImportList *self, GPtrArray *runs)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < runs->len; i++)
    gtk_list_box_append (self->list, make_row (self, runs->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, runs->len > 0 ? "list" : "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = dbk_context_finish (result, &error);

  if (self->context == NULL)
    return;
  if (runs != NULL)
    show (self, runs);
  else
    dbk_report_error (GTK_WIDGET (self), _ ("The Lists Could Not Be Read"), error);
}

static void
ask (DbkImportList *self)
{
  dbk_context_read (self->context, load, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                    loaded_cb, g_object_ref (self));
}

static void
dbk_import_list_dispose (GObject *object)
{
  g_clear_object (&DBK_IMPORT_LIST (object)->context);

  G_OBJECT_CLASS (dbk_import_list_parent_class)->dispose (object);
}

static void
dbk_import_list_class_init (DbkImportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_import_list_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/import/dbk-import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkImportList, toasts);
  gtk_widget_class_bind_template_child (widget_class, DbkImportList, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkImportList, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_import_list_init (DbkImportList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_import_list_new (GtkWindow *parent, DbkContext *context)
{
  DbkImportList *self = g_object_new (DBK_TYPE_IMPORT_LIST, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  ask (self);
  return GTK_WIDGET (self);
}
