/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic itself: the head of its prints and how it works. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/** DbkClinicPage: what is there as text, and one button to change it. */
#define DBK_TYPE_CLINIC_PAGE (dbk_clinic_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkClinicPage, dbk_clinic_page, DBK, CLINIC_PAGE, GtkWidget)

GtkWidget *dbk_clinic_page_new (DbkContext *context);
void dbk_clinic_page_set_narrow (DbkClinicPage *self, gboolean narrow);
/** The dialog. (transfer none): presented */
GtkWidget *dbk_clinic_page_edit (DbkClinicPage *self);

G_END_DECLS
