/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks section: the session's head, what speaks against treating, consent, patch test. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_CHECKS_SECTION (dbk_checks_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkChecksSection, dbk_checks_section, DBK, CHECKS_SECTION, GtkWidget)

GtkWidget *dbk_checks_section_new (DbkDraft *draft);
void dbk_checks_section_set_narrow (DbkChecksSection *self, gboolean narrow);
/** @field: as in DbkMissing; FALSE when there is no such place */
gboolean dbk_checks_section_focus_field (DbkChecksSection *self, const char *field);
/** "Glabella avoided · consent in force · patch test passed". Caller frees. */
char *dbk_checks_section_describe (DbkDraft *draft);
/** What a person answers: "no_change" or "changed". */
void dbk_checks_section_answer (DbkChecksSection *self, const char *answer);

G_END_DECLS
