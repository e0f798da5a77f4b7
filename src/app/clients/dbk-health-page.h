/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Health tab: what bears on whether and how the client may be treated. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

#define DBK_TYPE_HEALTH_PAGE (dbk_health_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkHealthPage, dbk_health_page, DBK, HEALTH_PAGE, GtkWidget)

GtkWidget *dbk_health_page_new (DbkContext *context);
/** @record: (nullable) */
void dbk_health_page_show (DbkHealthPage *self, DbkClientRecord *record, gboolean narrow);

G_END_DECLS
