/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed of somebody who turned out to be in the records already. */
#pragma once

#include "dbk-client.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/**
 * dbk_takeover_dialog_new:
 * @from: a widget of the window it stands over
 * @client: who is there already
 * @typed: what was typed of them
 *
 * A DbkFormDialog that asks where the two differ which the record is to say, and saves it; its
 * "saved" hands over the DbkClient. Reception may.
 * Returns: (nullable): NULL when nothing was typed that the record doesn't say
 */
GtkWidget *
dbk_takeover_dialog_new (GtkWidget *from, DbkContext *context, DbkClient *client, DbkClient *typed);

G_END_DECLS
