/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bin that knows when it has become narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkWidthBin:
 *
 * Holds one child and compares the width it is given with "fold-width" (860 pixels): below it,
 * "narrow" is TRUE. It asks for no more than "least-width" (360) whatever the child asks for, so
 * that a window can be made narrow in the first place.
 */
#define DBK_TYPE_WIDTH_BIN (dbk_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (DbkWidthBin, dbk_width_bin, DBK, WIDTH_BIN, GtkWidget)

GtkWidget *dbk_width_bin_new (void);
void dbk_width_bin_set_child (DbkWidthBin *self, GtkWidget *child);
gboolean dbk_width_bin_get_narrow (DbkWidthBin *self);

G_END_DECLS
