/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a file or a folder, whatever this GTK calls the dialog. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dbk_file_filter_new:
 * @name: translated: "Client lists"
 * @...: suffixes without a dot ("csv", "vcf"), NULL at the end; in any case
 */
GtkFileFilter *dbk_file_filter_new (const char *name, ...) G_GNUC_NULL_TERMINATED;

/**
 * dbk_file_open_async:
 * @accept: (nullable): the button's label; NULL for "_Open"
 * @filters: (nullable) (array zero-terminated=1) (transfer none)
 */
void dbk_file_open_async (GtkWidget *from,
                          const char *title,
                          const char *accept,
                          GtkFileFilter *const *filters,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** The same for several files; finish with dbk_files_dialog_finish(). */
void dbk_files_open_async (GtkWidget *from,
                           const char *title,
                           const char *accept,
                           GtkFileFilter *const *filters,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** @name: the file's proposed name. An existing file is asked about by the dialog itself. */
void dbk_file_save_async (GtkWidget *from,
                          const char *title,
                          const char *accept,
                          const char *name,
                          GtkFileFilter *const *filters,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void dbk_folder_open_async (GtkWidget *from,
                            const char *title,
                            const char *accept,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** Returns: (transfer full) (nullable): NULL when the dialog was closed; for those of one file
 * or folder. */
GFile *dbk_file_dialog_finish (GAsyncResult *result);
/** Returns: (transfer full) (element-type GFile): empty when the dialog was closed. */
GPtrArray *dbk_files_dialog_finish (GAsyncResult *result);

G_END_DECLS
