/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records due for review, and clients who were put away. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-client-store.h"
#include "dbk-erase-store.h"
#include "dbk-keeping-dialog.h"
#include "dbk-label.h"
#include "dbk-leave-dialog.h"
#include "dbk-toast.h"

/* Nobody reads more of them at a time; those worked through give way to the next. */
#define MOST_ROWS 200

struct _DbkKeepingDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  guint64 generation;

  GtkWidget *toasts;
  GtkWidget *review_group;
  GtkWidget *review;
  GtkWidget *archived_group;
  GtkWidget *archived;
};

G_DEFINE_FINAL_TYPE (DbkKeepingDialog, dbk_keeping_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  DbkClient *client;
  DbkRetained retained;
} Line;

typedef struct
{
  GArray *review; /* of Line */
  GArray *archived;
  guint n_review;
} Keeping;

static void
line_clear (gpointer data)
{
  Line *line = data;

  dbk_client_unref (line->client);
}

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  if (keeping == NULL)
    return;
  g_array_unref (keeping->review);
  g_array_unref (keeping->archived);
  g_free (keeping);
}

static gboolean
add_line (DbkConnection *connection, GArray *lines, const DbkRetained *retained, GError **error)
{
  Line line = { dbk_client_store_load (connection, retained->row, error), *retained };

  if (line.client == NULL)
    return FALSE;
  g_array_append_val (lines, line);
  return TRUE;
}

static gboolean
load_into (DbkConnection *connection, DbkDate today, Keeping *keeping, GError **error)
{
  g_autoptr (GArray) review = dbk_erase_store_load_review (connection, today, error);
  g_autoptr (GArray) archived = NULL;

  if (review == NULL)
    return FALSE;
  keeping->n_review = review->len;
  for (guint i = 0; i < MIN (review->len, MOST_ROWS); i++)
    if (!add_line (connection, keeping->review, &g_array_index (review, DbkRetained, i), error))
      return FALSE;
  archived = dbk_erase_store_load_archived (connection, error);
  if (archived == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (archived->len, MOST_ROWS); i++)
    {
      const DbkRetained retained = { g_array_index (archived, gint64, i) };

      if (!add_line (connection, keeping->archived, &retained, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->review = g_array_new (FALSE, FALSE, sizeof (Line));
  keeping->archived = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (keeping->review, line_clear);
  g_array_set_clear_func (keeping->archived, line_clear);
  if (!load_into (connection, *(const DbkDate *) data, keeping, error))
    g_clear_pointer (&keeping, keeping_free);
  return keeping;
}

/* Showing */

static void
back_cb (GtkButton *button, DbkKeepingDialog *self)
{
  const gint64 *row = g_object_get_data (G_OBJECT (button), "client");

  dbk_leave_archive (self->toasts, self->context, *row, FALSE);
}

static void
open_cb (DbkKeepingDialog *self, GtkListBoxRow *row)
{
  const gint64 *client = g_object_get_data (G_OBJECT (row), "client");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (client != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-client", "x", *client);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_row (const Line *line, const char *subtitle)
{
  g_autofree char *name = dbk_client_display_name (line->client);
  g_autofree char *title =
      g_strdup_printf (C_ ("client, number", "%1$s, no. %2$d"), name, line->client->number);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "client",
                          g_memdup2 (&line->client->row, sizeof line->client->row), g_free);
  return row;
}

static GtkWidget *
make_review_row (const Line *line)
{
  g_autofree char *last = dbk_date_format_medium (line->retained.last_entry);
  g_autofree char *until = dbk_date_format_medium (line->retained.kept_until);
  /* Translators: the day of a client's last entry, and till when the record was to be kept. */
  g_autofree char *text =
      g_strdup_printf (_ ("Last entry %1$s, to be kept till %2$s"), last, until);

  return make_row (line, text);
}

static GtkWidget *
make_archived_row (DbkKeepingDialog *self, const Line *line)
{
  g_autofree char *day = dbk_date_format_medium (line->client->archived_on);
  /* Translators: %s is a day. */
  g_autofree char *text = g_strdup_printf (_ ("Put away on %s"), day);
  g_autofree char *name = dbk_client_display_name (line->client);
  /* Translators: %s is a client. */
  g_autofree char *spoken = g_strdup_printf (_ ("Bring %s Back"), name);
  GtkWidget *row = make_row (line, text);
  GtkWidget *button = gtk_button_new_with_label (_ ("Bring Back"));

  dbk_widget_set_name (button, spoken);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "client",
                          g_memdup2 (&line->client->row, sizeof line->client->row), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (back_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
clear (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
show (DbkKeepingDialog *self, const Keeping *keeping)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  gboolean asked = lists != NULL && lists->clinic->retention_years != DBK_NONE;
  g_autofree char *text = NULL;

  if (!asked)
    text = g_strdup (_ ("No record comes up: the preferences don’t say yet for how many years the "
                        "clinic keeps them."));
  else if (keeping->n_review == 0)
    text = g_strdup (_ ("No record is older than the clinic keeps them."));
  else
    text = g_strdup_printf (
        ngettext ("%u record is older than the clinic keeps them. Open the client to archive, "
                  "anonymize or erase; nothing goes by itself.",
                  "%u records are older than the clinic keeps them. Open a client to archive, "
                  "anonymize or erase; nothing goes by itself.",
                  keeping->n_review),
        keeping->n_review);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->review_group), text);
  clear (self->review);
  for (guint i = 0; i < keeping->review->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->review),
                         make_review_row (&g_array_index (keeping->review, Line, i)));
  gtk_widget_set_visible (self->review, keeping->review->len > 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->archived_group),
                                         keeping->archived->len == 0
                                             ? _ ("Nobody was put away.")
                                             : _ ("Out of lists and search, with everything "
                                                  "recorded."));
  clear (self->archived);
  for (guint i = 0; i < keeping->archived->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->archived),
                         make_archived_row (self, &g_array_index (keeping->archived, Line, i)));
  gtk_widget_set_visible (self->archived, keeping->archived->len > 0);
}

typedef struct
{
  GWeakRef dialog;
  guint64 generation;
} Asked;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DbkKeepingDialog) self = g_weak_ref_get (&asked->dialog);
  g_autoptr (GError) error = NULL;
  Keeping *keeping = dbk_context_finish (result, &error);

  if (self != NULL && self->context != NULL && asked->generation == self->generation)
    {
      if (keeping != NULL)
        show (self, keeping);
      else
        dbk_report_error (GTK_WIDGET (self), _ ("The Lists Could Not Be Read"), error);
    }
  keeping_free (keeping);
  g_weak_ref_clear (&asked->dialog);
  g_free (asked);
}

static void
ask (DbkKeepingDialog *self)
{
  DbkDate today = dbk_context_get_today (self->context);
  Asked *asked = g_new0 (Asked, 1);

  asked->generation = ++self->generation;
  g_weak_ref_init (&asked->dialog, self);
  dbk_context_read (self->context, load, g_memdup2 (&today, sizeof today), g_free, keeping_free,
                    NULL, loaded_cb, asked);
}

/* The class */

static void
dbk_keeping_dialog_dispose (GObject *object)
{
  g_clear_object (&DBK_KEEPING_DIALOG (object)->context);

  G_OBJECT_CLASS (dbk_keeping_dialog_parent_class)->dispose (object);
}

static void
dbk_keeping_dialog_class_init (DbkKeepingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_keeping_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/clients/dbk-keeping-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkKeepingDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DbkKeepingDialog, review_group);
  gtk_widget_class_bind_template_child (widget_class, DbkKeepingDialog, review);
  gtk_widget_class_bind_template_child (widget_class, DbkKeepingDialog, archived_group);
  gtk_widget_class_bind_template_child (widget_class, DbkKeepingDialog, archived);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_keeping_dialog_init (DbkKeepingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_keeping_dialog_new (GtkWindow *parent, DbkContext *context)
{
  DbkKeepingDialog *self = g_object_new (DBK_TYPE_KEEPING_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "client-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}
