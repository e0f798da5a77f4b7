/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting what was done with the records without changing them. */
#pragma once

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * dbk_note_activity:
 * @kind: see dbk_activity_store_note()
 * @client_row: whom it was about, 0 for the whole clinic
 * @detail: (nullable)
 *
 * Notes that whoever is working did it. Not waited for; where it can't be written (a disk that is
 * full, records that are read only) work goes on.
 */
void
dbk_note_activity (DbkContext *context, const char *kind, gint64 client_row, const char *detail);

G_END_DECLS
