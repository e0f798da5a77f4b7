/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be in the records twice, and who was merged. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkDuplicatesPage:
 *
 * Looks for likely duplicates when it is shown first, in a worker thread with its progress and a
 * button to stop it, and lists the pairs with what speaks for them. Telling two apart, merging them
 * after a preview, and taking merges back. What is found is checked again whenever the records
 * change; everybody is looked at anew when asked to. Property "narrow".
 */
#define DBK_TYPE_DUPLICATES_PAGE (dbk_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkDuplicatesPage, dbk_duplicates_page, DBK, DUPLICATES_PAGE, GtkWidget)

GtkWidget *dbk_duplicates_page_new (DbkContext *context);

G_END_DECLS
