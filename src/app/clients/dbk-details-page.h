/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Details tab: who the client is and how they are reached. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

#define DBK_TYPE_DETAILS_PAGE (dbk_details_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkDetailsPage, dbk_details_page, DBK, DETAILS_PAGE, GtkWidget)

GtkWidget *dbk_details_page_new (DbkContext *context);
/** @record: (nullable) */
void dbk_details_page_show (DbkDetailsPage *self, DbkClientRecord *record, gboolean narrow);

G_END_DECLS
