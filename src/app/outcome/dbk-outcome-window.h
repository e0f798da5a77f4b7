/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, for the owner. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkOutcomeWindow:
 *
 * A table over all clients: by concern and template how many courses, sessions held, the classes of
 * improvement and adverse reactions. Read when it opens, beside whatever else is asked of the
 * records.
 */
#define DBK_TYPE_OUTCOME_WINDOW (dbk_outcome_window_get_type ())
G_DECLARE_FINAL_TYPE (DbkOutcomeWindow, dbk_outcome_window, DBK, OUTCOME_WINDOW, AdwWindow)

/** @parent: (nullable) */
GtkWidget *dbk_outcome_window_new (GtkWindow *parent, DbkContext *context);

G_END_DECLS
