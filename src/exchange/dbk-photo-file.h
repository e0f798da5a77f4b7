/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of photos beside a record file and in the data directory. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-error.h"

G_BEGIN_DECLS

/** Calls @func for every photo of a client, those of sessions too. */
void dbk_photo_foreach (const DbkClientRecord *record,
                        void (*func) (const DbkPhoto *photo, gpointer data),
                        gpointer data);
/** The name of the picture in an export: its SHA-256 with the ending of its type. Caller frees. */
char *dbk_photo_export_name (const DbkPhoto *photo);

/**
 * dbk_photo_files_bring_in:
 * @record_file: photos/ stands beside it
 * @missing: (element-type utf8): gets a sentence for each photo whose picture isn't there or isn't
 *   what it was
 *
 * Copies the pictures of @record that the data directory doesn't have.
 */
gboolean dbk_photo_files_bring_in (const char *record_file,
                                   const char *directory,
                                   const DbkClientRecord *record,
                                   GPtrArray *missing,
                                   GError **error);
/** Copies the pictures of @record to @folder, which is made when there are any. */
gboolean dbk_photo_files_take_out (const char *directory,
                                   const char *folder,
                                   const DbkClientRecord *record,
                                   GError **error);

G_END_DECLS
