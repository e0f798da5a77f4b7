/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes section. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_NOTES_SECTION (dbk_notes_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkNotesSection, dbk_notes_section, DBK, NOTES_SECTION, GtkWidget)

GtkWidget *dbk_notes_section_new (DbkDraft *draft);
/** The first line, or "Optional". Caller frees. */
char *dbk_notes_section_describe (DbkDraft *draft);
/** As if typed at the end. */
void dbk_notes_section_type (DbkNotesSection *self, const char *text);

G_END_DECLS
