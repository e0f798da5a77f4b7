/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clients of the list: ordered row numbers, with what is shown of them fetched on demand. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-item.h"

G_BEGIN_DECLS

/**
 * DbkClientModel:
 *
 * A GListModel of DbkClientItem and, at the same time, the GtkSelectionModel on it: what is
 * selected is a client (a row number), never a position, so no refresh can move the selection to a
 * neighbour. A selected client that isn't listed just now stays selected.
 *
 * It never asks the records itself: "needs" tells whoever fills it which rows lack a summary.
 *
 * Property "selected" (gint64): the client's row, 0 for none; notified when it changes. Property
 * "match" (string): the search the rows answer, for views to mark what was typed. Property
 * "n-recent" (uint, read only): how many rows lead because they are recent.
 * Signal "needs" (GArray of gint64 rows, guint64 generation): load these summaries and give them to
 * dbk_client_model_take_summaries() with that generation.
 */
#define DBK_TYPE_CLIENT_MODEL (dbk_client_model_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientModel, dbk_client_model, DBK, CLIENT_MODEL, GObject)

#define DBK_CLIENT_MODEL_PAGE 64 /* rows fetched at a time */

DbkClientModel *dbk_client_model_new (void);

/** Shows @rows (of gint64, each once), telling views the smallest difference only. The first
 * @n_recent of them lead because they are recent. */
void
dbk_client_model_set_rows (DbkClientModel *self, const gint64 *rows, guint n_rows, guint n_recent);
guint dbk_client_model_get_n_recent (DbkClientModel *self);
/** 0 beyond the end. */
gint64 dbk_client_model_get_row (DbkClientModel *self, guint position);
/** GTK_INVALID_LIST_POSITION when @row isn't listed. */
guint dbk_client_model_find (DbkClientModel *self, gint64 row);

gint64 dbk_client_model_get_selected (DbkClientModel *self);
void dbk_client_model_set_selected (DbkClientModel *self, gint64 row);

/** (nullable) */
const char *dbk_client_model_get_match (DbkClientModel *self);
void dbk_client_model_set_match (DbkClientModel *self, const char *match);

/** A view shows @item at @position: its page is fetched unless it is there. */
void dbk_client_model_want (DbkClientModel *self, DbkClientItem *item, guint position);
/** What is known of @row (0: of any) is out of date: what is on screen is fetched again, answers
 * to older questions are dropped. */
void dbk_client_model_invalidate (DbkClientModel *self, gint64 row);
/** Returns: FALSE when @generation is too old; then the rows are asked for again. */
gboolean
dbk_client_model_take_summaries (DbkClientModel *self, GPtrArray *summaries, guint64 generation);

G_END_DECLS
