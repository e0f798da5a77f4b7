/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of who is to be called, as a file for a spreadsheet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dbk_due_file_write:
 * @items: (element-type DbkDueItem)
 *
 * Writes a CSV file whose columns are the fields of DbkDueItem; replaces one that is there. A cell
 * a spreadsheet would calculate stays text. The phone of who is not to be called is left out.
 */
gboolean dbk_due_file_write (GPtrArray *items, const char *path, GError **error);

G_END_DECLS
