/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip at the bottom of the session page: what is next, what is missing, Sign. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

/**
 * DbkMissingStrip:
 *
 * Signals:
 * - "jump" (string field, int section): to where something is missing
 * - "sign"
 */
#define DBK_TYPE_MISSING_STRIP (dbk_missing_strip_get_type ())
G_DECLARE_FINAL_TYPE (DbkMissingStrip, dbk_missing_strip, DBK, MISSING_STRIP, GtkWidget)

GtkWidget *dbk_missing_strip_new (void);
/** @groups: (element-type DbkMissingGroup): of dbk_missing_groups() @can_sign: no must is missing
 */
void dbk_missing_strip_update (DbkMissingStrip *self, GPtrArray *groups, gboolean can_sign);
void dbk_missing_strip_set_narrow (DbkMissingStrip *self, gboolean narrow);
void dbk_missing_strip_focus_sign (DbkMissingStrip *self);
/** As if Next were pressed. */
void dbk_missing_strip_press_next (DbkMissingStrip *self);

G_END_DECLS
