/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary page and its ways out share. */
#pragma once

#include "dbk-summary-page.h"
#include "dbk-summary.h"

G_BEGIN_DECLS

/** A summary of its own of what is shown, for another thread or the printer. */
DbkSummary *dbk_summary_page_make (DbkSummaryPage *self, GError **error);
DbkContext *dbk_summary_page_get_context (DbkSummaryPage *self);
const DbkPaper *dbk_summary_page_get_paper (DbkSummaryPage *self);
/** Notes in the history that the summary went out. @action: "print", "pdf". */
void dbk_summary_page_note (DbkSummaryPage *self, const char *action);

void dbk_summary_page_print (DbkSummaryPage *self);
void dbk_summary_page_choose_file (DbkSummaryPage *self);

G_END_DECLS
