/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of the due list says, in words and to a screen reader. Pure. */
#pragma once

#include "dbk-due-store.h"

G_BEGIN_DECLS

/** "Overdue", "This Week" … Static. */
const char *dbk_due_text_group (DbkDueGroup group);
/** What a folded group says below its title: "2 clients, not counted as due". Caller frees. */
char *dbk_due_text_folded (DbkDueGroup group, int count);
/** "Stretch marks, session 5 of 8", "Consent to treatment". Caller frees. */
char *dbk_due_text_what (const DbkDueItem *item);
/** "12 days late", "by Wed 25 Nov", "from 3 Dec". @style: (out): a badge's class, NULL for plain
 * text. Caller frees. */
char *dbk_due_text_when (const DbkDueItem *item, DbkDate today, const char **style);
/** "Text message"; "" when nothing is preferred, or the client isn't to be called. Static. */
const char *dbk_due_text_reach (const DbkDueItem *item);
gboolean dbk_due_text_is_quiet (const DbkDueItem *item);
/** "No answer, 20 Nov"; NULL before the first call. Caller frees. */
char *dbk_due_text_call (const DbkDueItem *item);
/** The whole row in one sentence. Caller frees. */
char *dbk_due_text_spoken (const DbkDueItem *item, DbkDate today);

G_END_DECLS
