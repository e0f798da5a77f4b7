/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adverse reactions of a session. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_REACTION_LIST (dbk_reaction_list_get_type ())
G_DECLARE_FINAL_TYPE (DbkReactionList, dbk_reaction_list, DBK, REACTION_LIST, GtkWidget)

GtkWidget *dbk_reaction_list_new (DbkDraft *draft);
void dbk_reaction_list_refresh (DbkReactionList *self);

G_END_DECLS
