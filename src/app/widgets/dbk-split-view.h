/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two panes side by side that fold to one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkSplitView:
 *
 * "sidebar" (of "sidebar-width", 320 pixels) and "content", a line of one pixel between them. While
 * "folded" one of the two fills it, "show-content" says which. The pane that is not shown can't be
 * reached by keyboard either.
 */
#define DBK_TYPE_SPLIT_VIEW (dbk_split_view_get_type ())
G_DECLARE_FINAL_TYPE (DbkSplitView, dbk_split_view, DBK, SPLIT_VIEW, GtkWidget)

GtkWidget *dbk_split_view_new (void);
void dbk_split_view_set_sidebar (DbkSplitView *self, GtkWidget *sidebar);
void dbk_split_view_set_content (DbkSplitView *self, GtkWidget *content);
gboolean dbk_split_view_get_folded (DbkSplitView *self);
void dbk_split_view_set_folded (DbkSplitView *self, gboolean folded);
gboolean dbk_split_view_get_show_content (DbkSplitView *self);
void dbk_split_view_set_show_content (DbkSplitView *self, gboolean show_content);

G_END_DECLS
