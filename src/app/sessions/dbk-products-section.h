/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products section: what was put on the skin, with batch numbers. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_PRODUCTS_SECTION (dbk_products_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkProductsSection, dbk_products_section, DBK, PRODUCTS_SECTION, GtkWidget)

GtkWidget *dbk_products_section_new (DbkDraft *draft);
void dbk_products_section_set_narrow (DbkProductsSection *self, gboolean narrow);
/** @field: "products/2/batch_number"; FALSE when there is no such place */
gboolean dbk_products_section_focus_field (DbkProductsSection *self, const char *field);
/** "Cleanser, toner · 1 batch number missing". Caller frees. */
char *dbk_products_section_describe (DbkDraft *draft);

G_END_DECLS
