/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course at a glance: one disc a session. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-progress.h"

G_BEGIN_DECLS

/**
 * DbkCourseStrip:
 *
 * One column for each node of the course's progress: a disc whose shape and glyph tell its state,
 * its day and its state in words below. Scrolls sideways where there are too many, to the session
 * that comes next; of a course of more than 64, those around today, with how many come before and
 * after. Each column is a list item with a spoken name.
 */
#define DBK_TYPE_COURSE_STRIP (dbk_course_strip_get_type ())
G_DECLARE_FINAL_TYPE (DbkCourseStrip, dbk_course_strip, DBK, COURSE_STRIP, GtkWidget)

GtkWidget *dbk_course_strip_new (void);
/** @narrow: of the next session's window only the first day is shown. */
void dbk_course_strip_set_progress (DbkCourseStrip *self,
                                    const DbkCourseProgress *progress,
                                    gboolean narrow);
/** Of the whole course. */
guint dbk_course_strip_get_n_nodes (DbkCourseStrip *self);
/** What a node on show, from 0, says to a screen reader: "Session 2, 22 October 2026, done". */
const char *dbk_course_strip_get_spoken (DbkCourseStrip *self, guint node);

/** The style class of a node's disc: "done", "skipped", "draft", "overdue", "next", "planned". */
const char *dbk_course_strip_node_class (DbkNodeKind kind);
/** The words below it: "done", "2 days late", "next due". Caller frees. */
char *dbk_course_strip_node_word (const DbkCourseProgress *progress, const DbkCourseNode *node);

G_END_DECLS
