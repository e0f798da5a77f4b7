/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports there were, each to be taken back. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkImportList:
 *
 * When, from which file, by whom, and what came of it. Before an import is taken back it says what
 * that comes to and what stays.
 */
#define DBK_TYPE_IMPORT_LIST (dbk_import_list_get_type ())
G_DECLARE_FINAL_TYPE (DbkImportList, dbk_import_list, DBK, IMPORT_LIST, AdwWindow)

GtkWidget *dbk_import_list_new (GtkWindow *parent, DbkContext *context);

G_END_DECLS
