/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing files: what goes wrong is kept until the file is closed. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/** A new file being written. One thread. */
typedef struct _DbkOut DbkOut;

/** Makes the file, for its owner alone; refuses where there is one. */
DbkOut *dbk_out_open (const char *path, GError **error);
/** @length: -1 for a text. */
void dbk_out_write (DbkOut *out, const char *text, gssize length);
/** Writes the file through to the disk and frees @out in any case. FALSE with a sentence when
 * anything failed since it was opened. */
gboolean dbk_out_close (DbkOut *out, GError **error);
/** Frees @out without asking whether all was written. NULL is allowed. */
void dbk_out_abandon (DbkOut *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkOut, dbk_out_abandon)

/** Writes a small file whole. */
gboolean dbk_out_write_file (const char *path, const char *text, GError **error);
/** Copies a file's bytes; the copy is written through. */
gboolean dbk_out_copy (const char *from, const char *to, GError **error);
/** Removes a folder with all in it; what fails stays. */
void dbk_out_remove_folder (const char *path);

G_END_DECLS
