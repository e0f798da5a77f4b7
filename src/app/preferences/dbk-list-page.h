/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the clinic's lists: its entries, adding, changing and retiring them. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"
#include "dbk-list-kind.h"

G_BEGIN_DECLS

/**
 * DbkListPage:
 *
 * Reads the list by itself and again whenever the context's lists change. Who isn't clinical sees
 * the entries and can open them, but nothing that changes them.
 */
#define DBK_TYPE_LIST_PAGE (dbk_list_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkListPage, dbk_list_page, DBK, LIST_PAGE, GtkWidget)

GtkWidget *dbk_list_page_new (DbkContext *context, const DbkListKind *kind);
void dbk_list_page_set_narrow (DbkListPage *self, gboolean narrow);
/** The dialog for a new entry. (transfer none): presented. */
GtkWidget *dbk_list_page_add (DbkListPage *self);
/** The dialog, or only the text, of the entry with this title. (transfer none) (nullable) */
GtkWidget *dbk_list_page_open (DbkListPage *self, const char *title);

G_END_DECLS
