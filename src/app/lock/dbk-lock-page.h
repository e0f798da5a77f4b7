/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the window while it is locked: who is working? */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkLockPage:
 *
 * Names the clinic and its staff, and nothing of the records. Whoever has a PIN is asked for it.
 *
 * Signals:
 * - "unlock" (DbkStaff *): that person may go on
 */
#define DBK_TYPE_LOCK_PAGE (dbk_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkLockPage, dbk_lock_page, DBK, LOCK_PAGE, AdwBin)

GtkWidget *dbk_lock_page_new (DbkContext *context);
/** Begins with who is working: with the PIN where they have one. Takes the keyboard. */
void dbk_lock_page_begin (DbkLockPage *self);
/** (nullable): what became of what was typed. */
void dbk_lock_page_set_status (DbkLockPage *self, const char *text);
/** (nullable): why somebody can't go on. */
void dbk_lock_page_set_problem (DbkLockPage *self, const char *text);

G_END_DECLS
