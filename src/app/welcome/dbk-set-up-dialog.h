/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's name and its first practitioner. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkSetUpDialog:
 *
 * Asks for the clinic's and the first practitioner's name and puts them into fresh records with
 * the lists a clinic begins with. Signal "done": they are there.
 */
#define DBK_TYPE_SET_UP_DIALOG (dbk_set_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkSetUpDialog, dbk_set_up_dialog, DBK, SET_UP_DIALOG, AdwWindow)

GtkWidget *dbk_set_up_dialog_new (GtkWindow *parent, DbkContext *context);

G_END_DECLS
