/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clinic works with: itself, and the lists its sessions draw on. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkPreferencesWindow:
 *
 * At left the lists, at right the entries of the one chosen; below 640 pixels one after the other.
 * Everybody may look; who isn't clinical changes nothing.
 */
#define DBK_TYPE_PREFERENCES_WINDOW (dbk_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DbkPreferencesWindow,
                      dbk_preferences_window,
                      DBK,
                      PREFERENCES_WINDOW,
                      AdwWindow)

GtkWidget *dbk_preferences_window_new (GtkWindow *parent, DbkContext *context);
/** @page: "clinic", "devices", "products", "rules", "aftercare", "consent", "templates". The page.
 * (transfer none) (nullable) */
GtkWidget *dbk_preferences_window_show_page (DbkPreferencesWindow *self, const char *page);

G_END_DECLS
