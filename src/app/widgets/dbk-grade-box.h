/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grade out of a few whole numbers, as linked buttons. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkGradeBox:
 *
 * One button a grade, at most one pressed; pressing it again takes the grade back. A digit typed
 * anywhere in it chooses that grade.
 *
 * Signal "chosen" (int grade, gboolean typed): by the person; DBK_NONE when taken back.
 */
#define DBK_TYPE_GRADE_BOX (dbk_grade_box_get_type ())
G_DECLARE_FINAL_TYPE (DbkGradeBox, dbk_grade_box, DBK, GRADE_BOX, GtkWidget)

/** The wording of a grade, static or owned by nobody who frees it; NULL or "" for none. */
typedef const char *(*DbkGradeWordFunc) (int grade, gpointer data);

GtkWidget *dbk_grade_box_new (int first, int last);
/**
 * dbk_grade_box_set_name:
 * @name: what is graded, spoken before each grade: "Endpoint, cheek, left"
 * @word: (nullable): says a grade in words, in tooltip and speech
 */
void
dbk_grade_box_set_name (DbkGradeBox *self, const char *name, DbkGradeWordFunc word, gpointer data);
/** @grade: DBK_NONE for none. No signal. */
void dbk_grade_box_set_grade (DbkGradeBox *self, int grade);
int dbk_grade_box_get_grade (DbkGradeBox *self);
/** What a press does, as if the person had pressed. */
void dbk_grade_box_choose (DbkGradeBox *self, int grade);

G_END_DECLS
