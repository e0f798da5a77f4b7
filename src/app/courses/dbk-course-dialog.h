/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a course, changing one, and what may happen to it. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/** @course: (nullable): the one to edit; NULL plans a new one, from a template or by hand. "saved"
 * has the DbkCourse. */
GtkWidget *dbk_course_dialog_new (GtkWidget *from,
                                  DbkContext *context,
                                  const DbkClientRecord *record,
                                  const DbkCourse *course);
/** Notes that a session was left out: a day and a reason. */
GtkWidget *dbk_skip_dialog_new (GtkWidget *from, DbkContext *context, const DbkCourse *course);
/** @status: paused, active (resumes), completed, cancelled. Pausing and cancelling need a reason.
 */
GtkWidget *dbk_course_status_dialog_new (GtkWidget *from,
                                         DbkContext *context,
                                         const DbkCourse *course,
                                         const char *status);

G_END_DECLS
