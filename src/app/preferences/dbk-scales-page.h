/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scales that can be charted, and the smallest change of each that counts. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/** DbkScalesPage: what is there as text, and one button to change it. */
#define DBK_TYPE_SCALES_PAGE (dbk_scales_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkScalesPage, dbk_scales_page, DBK, SCALES_PAGE, GtkWidget)

GtkWidget *dbk_scales_page_new (DbkContext *context);
void dbk_scales_page_set_narrow (DbkScalesPage *self, gboolean narrow);
/** The dialog. (transfer none): presented */
GtkWidget *dbk_scales_page_edit (DbkScalesPage *self);

G_END_DECLS
