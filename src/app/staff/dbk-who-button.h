/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is working, in the header; one press changes it. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkWhoButton:
 *
 * Construct property "context". Shows the name of who is working over the clinic's name ("Invented
 * Clinic" for demonstration data); its popover lists the staff.
 */
#define DBK_TYPE_WHO_BUTTON (dbk_who_button_get_type ())
G_DECLARE_FINAL_TYPE (DbkWhoButton, dbk_who_button, DBK, WHO_BUTTON, AdwBin)

GtkWidget *dbk_who_button_new (DbkContext *context);
/** Opens the list of staff. */
void dbk_who_button_popup (DbkWhoButton *self);

G_END_DECLS
