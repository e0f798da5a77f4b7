/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a merge comes to, in words. Pure. */
#pragma once

#include "dbk-client-record.h"

G_BEGIN_DECLS

/** How many sessions, drafts included. */
guint dbk_merge_text_n_sessions (const DbkClientRecord *record);
/** "1 concern · 2 courses · 7 sessions": all that comes along but the details; "" for nothing.
 * Caller frees. */
char *dbk_merge_text_belongings (const DbkClientRecord *record);
/** "In the records since 3 January 2024 · last session on 2 Nov 2026". Caller frees. */
char *dbk_merge_text_since (const DbkClientRecord *record);

G_END_DECLS
