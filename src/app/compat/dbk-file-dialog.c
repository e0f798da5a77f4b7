/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a file or a folder: GtkFileChooserNative for now. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-file-dialog.h"

GtkFileFilter *
dbk_file_filter_new (const char *name, ...)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  const char *suffix;
  va_list suffixes;

  gtk_file_filter_set_name (filter, name);
  va_start (suffixes, name);
  while ((suffix = va_arg (suffixes, const char *)) != NULL)
    gtk_file_filter_add_suffix (filter, suffix);
  va_end (suffixes);
  return filter;
}

static void
response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GListModel) chosen = NULL;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
  g_object_unref (dialog);
}

static void
show (GtkWidget *from,
      GtkFileChooserAction action,
      gboolean several,
      const char *title,
      const char *accept,
      const char *name,
      GtkFileFilter *const *filters,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GtkRoot *root;
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WIDGET (from));

  root = gtk_widget_get_root (from);
  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), several);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  for (guint i = 0; filters != NULL && filters[i] != NULL; i++)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filters[i]);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb),
                    g_task_new (from, NULL, callback, user_data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dbk_file_open_async (GtkWidget *from,
                     const char *title,
                     const char *accept,
                     GtkFileFilter *const *filters,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  show (from, GTK_FILE_CHOOSER_ACTION_OPEN, FALSE, title, accept != NULL ? accept : _ ("_Open"),
        NULL, filters, callback, user_data);
}

void
dbk_files_open_async (GtkWidget *from,
                      const char *title,
                      const char *accept,
                      GtkFileFilter *const *filters,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  show (from, GTK_FILE_CHOOSER_ACTION_OPEN, TRUE, title, accept != NULL ? accept : _ ("_Open"),
        NULL, filters, callback, user_data);
}

void
dbk_file_save_async (GtkWidget *from,
                     const char *title,
                     const char *accept,
                     const char *name,
                     GtkFileFilter *const *filters,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  show (from, GTK_FILE_CHOOSER_ACTION_SAVE, FALSE, title, accept != NULL ? accept : _ ("_Save"),
        name, filters, callback, user_data);
}

void
dbk_folder_open_async (GtkWidget *from,
                       const char *title,
                       const char *accept,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  show (from, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, FALSE, title,
        accept != NULL ? accept : _ ("_Choose"), NULL, NULL, callback, user_data);
}

GPtrArray *
dbk_files_dialog_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GFile *
dbk_file_dialog_finish (GAsyncResult *result)
{
  g_autoptr (GPtrArray) files = dbk_files_dialog_finish (result);

  return files->len == 0 ? NULL : g_object_ref (files->pdata[0]);
}
