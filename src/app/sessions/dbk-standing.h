/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How consent, patch test and medical history stand on the session's day. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

/** DbkStanding: three lines that follow the draft, each with what can be done about it. */
#define DBK_TYPE_STANDING (dbk_standing_get_type ())
G_DECLARE_FINAL_TYPE (DbkStanding, dbk_standing, DBK, STANDING, GtkWidget)

GtkWidget *dbk_standing_new (DbkDraft *draft);
/** @field: "consent_version", "patch_test", "history"; FALSE for others, and where nothing can be
 * done */
gboolean dbk_standing_focus_field (DbkStanding *self, const char *field);
/** As if pressed: the dialog that takes a consent. */
GtkWidget *dbk_standing_take_consent (DbkStanding *self);
void dbk_standing_confirm_history (DbkStanding *self);

G_END_DECLS
