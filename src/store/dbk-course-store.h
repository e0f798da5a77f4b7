/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Courses and skips. Clinical, but a receptionist may note a skip. */
#pragma once

#include "dbk-connection.h"
#include "dbk-course.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Its concerns are ids of the same client's concerns; skips and sessions in it are not stored. */
gboolean dbk_course_store_add (DbkConnection *connection,
                               const DbkWho *who,
                               gint64 client_row,
                               DbkCourse *course,
                               GError **error);
gboolean dbk_course_store_update (DbkConnection *connection,
                                  const DbkWho *who,
                                  const DbkCourse *base,
                                  DbkCourse *course,
                                  GError **error);
gboolean dbk_course_store_add_skip (DbkConnection *connection,
                                    const DbkWho *who,
                                    gint64 course_row,
                                    DbkCourseSkip *skip,
                                    GError **error);

G_END_DECLS
