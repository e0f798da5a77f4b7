/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course summary before it goes on paper. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkSummaryPage:
 *
 * A whole-window page: the real pages as they will be printed, for the client or for the record, on
 * A4 or Letter; prints them, saves them as PDF. What went out is noted in the history. Property
 * "narrow". Signal "closed": the person wants to go back.
 */
#define DBK_TYPE_SUMMARY_PAGE (dbk_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkSummaryPage, dbk_summary_page, DBK, SUMMARY_PAGE, GtkWidget)

GtkWidget *dbk_summary_page_new (DbkContext *context);
/** @course_id: NULL or "" for the course a person would mean. */
void dbk_summary_page_open (DbkSummaryPage *self, DbkClientRecord *record, const char *course_id);
/** How many sheets are shown; 0 when the summary can't be made. */
guint dbk_summary_page_get_n_pages (DbkSummaryPage *self);
/** Writes the PDF to @path as the Save button does once a name is chosen. */
void dbk_summary_page_save (DbkSummaryPage *self, const char *path);

G_END_DECLS
