/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores section: each concern of the course, area by area. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_SCORES_SECTION (dbk_scores_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkScoresSection, dbk_scores_section, DBK, SCORES_SECTION, GtkWidget)

GtkWidget *dbk_scores_section_new (DbkDraft *draft);
void dbk_scores_section_set_narrow (DbkScoresSection *self, gboolean narrow);
/** @field: "scores/<concern id>/<area>" */
gboolean dbk_scores_section_focus_field (DbkScoresSection *self, const char *field);
/** "Crow’s feet: left 3 → 2, right 3 → 3", "Not due at this session". Caller frees. */
char *dbk_scores_section_describe (DbkDraft *draft);

G_END_DECLS
