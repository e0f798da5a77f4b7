/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders made durable, and errno as sentences. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/** errno as a sentence; @path goes to the log only. */
void dbk_file_error_set (GError **error, const char *path, int number);
/** Makes the folder and those above it, for the owner alone. */
gboolean dbk_file_make_folder (const char *path, GError **error);
/** Makes an empty file for the owner alone; fails where there is one. */
gboolean dbk_file_make (const char *path, GError **error);
/** Writes the file or folder through to the disk. */
gboolean dbk_file_sync (const char *path, GError **error);
/** Renames and writes the folder through; @replace: whether @to may be there. */
gboolean dbk_file_move (const char *from, const char *to, gboolean replace, GError **error);
/** Writes a small file whole: beside it, then renamed. */
gboolean dbk_file_write (const char *path, const char *text, GError **error);
/** Removes a database file and what may stand beside it; what isn't there is no failure. */
void dbk_file_remove_database (const char *path);

G_END_DECLS
