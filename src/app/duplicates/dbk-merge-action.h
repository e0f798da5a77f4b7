/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deciding about two who may be one person, with a way back. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/** Remembers that the two are two people; a toast offers to forget it again. @from: errors and the
 * toast stand over its window; nothing is said when it is gone. */
void dbk_merge_tell_apart (GtkWidget *from, DbkContext *context, gint64 one, gint64 other);
/** Reads both, shows what merging them comes to, and merges once that is said; a toast offers to
 * take it back. */
void dbk_merge_ask (GtkWidget *from, DbkContext *context, gint64 one, gint64 other);
/** Takes the merge of @other into @kept back. */
void dbk_merge_undo (GtkWidget *from, DbkContext *context, gint64 kept, gint64 other);

G_END_DECLS
