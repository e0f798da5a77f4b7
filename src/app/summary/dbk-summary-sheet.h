/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a summary as a sheet of paper. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-summary.h"

G_BEGIN_DECLS

/**
 * DbkSummarySheet:
 *
 * Paints a page as the printer will: white paper in light and dark alike. The summary must outlive
 * it: the page that owns both takes the sheets away first.
 */
#define DBK_TYPE_SUMMARY_SHEET (dbk_summary_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DbkSummarySheet, dbk_summary_sheet, DBK, SUMMARY_SHEET, GtkWidget)

GtkWidget *dbk_summary_sheet_new (DbkSummary *summary, guint page);
/** Pixels a point; 1.0 shows A4 595 pixels wide. */
void dbk_summary_sheet_set_scale (DbkSummarySheet *self, double scale);

G_END_DECLS
