/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: set up the clinic, bring in what there is, or look around. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DbkWelcomePage:
 *
 * Only offers: it activates "win.set-up", "win.import", "win.restore" and "app.demo".
 */
#define DBK_TYPE_WELCOME_PAGE (dbk_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkWelcomePage, dbk_welcome_page, DBK, WELCOME_PAGE, AdwBin)

GtkWidget *dbk_welcome_page_new (void);

G_END_DECLS
