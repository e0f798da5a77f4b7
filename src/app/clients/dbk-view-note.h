/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting whose record was looked at. */
#pragma once

#include "dbk-context.h"

G_BEGIN_DECLS

/** Notes in the records' activity that whoever is working saw the client's record. Not waited for;
 * where it can't be written (a disk that is full, records that are read only) looking goes on. */
void dbk_note_view (DbkContext *context, gint64 client_row);

G_END_DECLS
