/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reception says on the phone: when the next session is due, and what was done last. */
#pragma once

#include "dbk-client-record.h"

G_BEGIN_DECLS

/** "Next: session 5, 3–10 Dec · Last: 24 Nov, crow’s feet and forehead"; "" before the first
 * course. Caller frees. */
char *dbk_identity_text_line (const DbkClientRecord *record, DbkDate today);

G_END_DECLS
