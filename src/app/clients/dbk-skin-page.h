/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Skin tab: what bothers the client, where, and how bad it is. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

#define DBK_TYPE_SKIN_PAGE (dbk_skin_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkSkinPage, dbk_skin_page, DBK, SKIN_PAGE, GtkWidget)

GtkWidget *dbk_skin_page_new (DbkContext *context);
/** @record: (nullable) */
void dbk_skin_page_show (DbkSkinPage *self, DbkClientRecord *record, gboolean narrow);

G_END_DECLS
