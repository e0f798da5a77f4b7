/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose one field is to be: both values side by side. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-merge.h"

G_BEGIN_DECLS

/** Of the two that stand side by side, whichever of them is kept. */
typedef enum
{
  DBK_SIDE_ONE,
  DBK_SIDE_OTHER,
  DBK_SIDE_BOTH,
} DbkSide;

/**
 * DbkMergeChoice:
 *
 * A group of radio buttons below the field's name, reached by Tab and changed by arrow keys; each
 * says aloud the field, its value and whose it is.
 *
 * Signal "chosen": by the person, or dbk_merge_choice_choose().
 */
#define DBK_TYPE_MERGE_CHOICE (dbk_merge_choice_get_type ())
G_DECLARE_FINAL_TYPE (DbkMergeChoice, dbk_merge_choice, DBK, MERGE_CHOICE, GtkWidget)

/**
 * dbk_merge_choice_new:
 * @title: the field's name
 * @one: what the one has; "" for nothing
 * @joinable: both may be kept
 * @names: whose they are: "Amelia Hart, no. 1042"
 */
GtkWidget *dbk_merge_choice_new (const char *title,
                                 const char *one,
                                 const char *other,
                                 gboolean joinable,
                                 const char *const names[2]);
/** The same for a field of two clients. */
GtkWidget *dbk_merge_choice_new_of (const DbkMergeField *field, const char *const names[2]);
/** Without a signal. */
void dbk_merge_choice_set_side (DbkMergeChoice *self, DbkSide side);
DbkSide dbk_merge_choice_get_side (DbkMergeChoice *self);
/** As if the person had. */
void dbk_merge_choice_choose (DbkMergeChoice *self, DbkSide side);
/** Below each other instead of side by side. */
void dbk_merge_choice_set_narrow (DbkMergeChoice *self, gboolean narrow);

/** One of a group of radio buttons, with @child beside its mark. */
GtkWidget *dbk_radio_new (GtkWidget *child);

G_END_DECLS
