/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a new draft begins, and what it may take over from the last session. */
#pragma once

#include "dbk-clinic.h"
#include "dbk-course.h"
#include "dbk-session.h"

G_BEGIN_DECLS

/**
 * dbk_session_new_draft:
 *
 * A draft treated today by @staff, one row for each of the course's areas, the course's home care;
 * nothing that is observed or asked. Without an id: the store makes one.
 * Returns: (transfer full)
 */
DbkSession *dbk_session_new_draft (const DbkCourse *course, const DbkStaff *staff, DbkTime now);
/**
 * dbk_session_copy_settings:
 * @products: (nullable) (element-type DbkProduct): batch numbers come from the opened package in
 *   this list, never from last time
 *
 * Fills what is still empty in @draft with the settings and products of @last: device, what was
 * done before, and per area tip, vacuum, passes, direction, duration. Areas treated last time that
 * have no row get one; rows marked not treated stay. Never endpoint, reaction, notes, reasons,
 * checks, scores, photos, aftercare, feedback, or the session's duration.
 * Returns: TRUE when anything changed
 */
gboolean dbk_session_copy_settings (DbkSession *draft, const DbkSession *last, GPtrArray *products);
/** "Log again for…" the right client's course: a draft with all of @session but its ids, times,
 * signature, addenda, source and mark; without scores (they name the other client's concerns) and
 * checks (they were weighed against the other client's health record). (transfer full) */
DbkSession *dbk_session_log_again (const DbkSession *session, const DbkStaff *staff, DbkTime now);
/** Puts a sheet's title, version and text into the draft; says nothing about it being given. */
void dbk_session_take_aftercare (DbkSession *draft, const DbkAftercareSheet *sheet);
/** Puts the device's names into the draft. */
void dbk_session_take_device (DbkSession *draft, const DbkDevice *device);
/** A course from a template, planned for @starts_on. (transfer full) */
DbkCourse *
dbk_course_new_from_template (const DbkCourseTemplate *course_template, DbkDate starts_on);

G_END_DECLS
