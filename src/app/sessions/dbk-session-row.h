/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the sessions' table, and the line of titles above it. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-session-entry.h"

G_BEGIN_DECLS

/** Cells for the columns of DbkEntryColumn; @narrow: number, day and state alone; @courses: with
 * the course's title. */
GtkWidget *dbk_session_row_new (gboolean narrow, gboolean courses);
void dbk_session_row_show (GtkWidget *row, DbkSessionEntry *entry);
GtkWidget *dbk_session_row_new_head (gboolean narrow, gboolean courses);

G_END_DECLS
