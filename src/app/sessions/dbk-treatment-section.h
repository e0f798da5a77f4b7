/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment section: one row an area. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

/**
 * DbkTreatmentSection:
 *
 * Below dbk_treatment_section_fold_width() the rows become cards, one of them open. Signals:
 * - "area-hovered" (string, nullable)
 * - "copy-last": the offer to copy was taken
 */
#define DBK_TYPE_TREATMENT_SECTION (dbk_treatment_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkTreatmentSection, dbk_treatment_section, DBK, TREATMENT_SECTION, GtkWidget)

GtkWidget *dbk_treatment_section_new (DbkDraft *draft);
/** What is missing changed. */
void dbk_treatment_section_update (DbkTreatmentSection *self);
void dbk_treatment_section_set_narrow (DbkTreatmentSection *self, gboolean narrow);
/** Lights the area's row, as the map does its area. (nullable) */
void dbk_treatment_section_set_hovered (DbkTreatmentSection *self, const char *area);
/** @field: "areas/cheek_left/endpoint", "areas", "copy"; FALSE when there is no such place */
gboolean dbk_treatment_section_focus_field (DbkTreatmentSection *self, const char *field);
/** The widget of an area's row, to be scrolled to; NULL when it has none. */
GtkWidget *dbk_treatment_section_find_row (DbkTreatmentSection *self, const char *area);
/** "4 of 6 areas complete". Caller frees. */
char *dbk_treatment_section_describe (DbkDraft *draft);

G_END_DECLS
