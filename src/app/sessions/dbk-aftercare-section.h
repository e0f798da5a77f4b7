/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reaction and aftercare section. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_AFTERCARE_SECTION (dbk_aftercare_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkAftercareSection, dbk_aftercare_section, DBK, AFTERCARE_SECTION, GtkWidget)

GtkWidget *dbk_aftercare_section_new (DbkDraft *draft);
gboolean dbk_aftercare_section_focus_field (DbkAftercareSection *self, const char *field);
/** "No adverse reaction · After microdermabrasion, version 3, given". Caller frees. */
char *dbk_aftercare_section_describe (DbkDraft *draft);
/** "none" or "some". */
void dbk_aftercare_section_answer (DbkAftercareSection *self, const char *answer);
void dbk_aftercare_section_set_given (DbkAftercareSection *self, gboolean given);

G_END_DECLS
