/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Course tab: where the course stands, when it goes on, whether it helps. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkCoursePage:
 *
 * Shows one course of the client at a time, and remembers which. What it offers are the client
 * page's actions ("client.…").
 */
#define DBK_TYPE_COURSE_PAGE (dbk_course_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkCoursePage, dbk_course_page, DBK, COURSE_PAGE, GtkWidget)

GtkWidget *dbk_course_page_new (DbkContext *context);
/** @record: (nullable): of the same client the place scrolled to is kept */
void dbk_course_page_show (DbkCoursePage *self, DbkClientRecord *record, gboolean narrow);
/** (nullable): the id of the course on show. */
const char *dbk_course_page_get_course (DbkCoursePage *self);
void dbk_course_page_set_course (DbkCoursePage *self, const char *id);

G_END_DECLS
