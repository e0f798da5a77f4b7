/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of the treatment section's columns, and the offer to copy last time's settings. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"
#include "dbk-row-columns.h"

G_BEGIN_DECLS

/** DbkTreatmentHead: signal "copy-last". */
#define DBK_TYPE_TREATMENT_HEAD (dbk_treatment_head_get_type ())
G_DECLARE_FINAL_TYPE (DbkTreatmentHead, dbk_treatment_head, DBK, TREATMENT_HEAD, GtkWidget)

GtkWidget *dbk_treatment_head_new (DbkDraft *draft, DbkRowColumns *columns);
/** Shows or hides the offer as the draft is now. */
void dbk_treatment_head_update (DbkTreatmentHead *self);
void dbk_treatment_head_set_narrow (DbkTreatmentHead *self, gboolean narrow);
gboolean dbk_treatment_head_focus_copy (DbkTreatmentHead *self);
/** The button below the rows that lists every area to choose from. */
GtkWidget *dbk_treatment_head_make_add_area (DbkDraft *draft);

G_END_DECLS
