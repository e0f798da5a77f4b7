/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be called: the due list in groups. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkDuePage:
 *
 * Sections by group with their counts; a row for each client, with how to reach them and the last
 * call. Notes calls, snoozes, prints the list and writes it for a spreadsheet. Asks the records
 * when it is shown and whenever they change meanwhile. Property "narrow".
 */
#define DBK_TYPE_DUE_PAGE (dbk_due_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkDuePage, dbk_due_page, DBK, DUE_PAGE, GtkWidget)

GtkWidget *dbk_due_page_new (DbkContext *context);
/** Writes the whole list to @path as the menu does once a name is chosen. */
void dbk_due_page_export (DbkDuePage *self, const char *path);

G_END_DECLS
