/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented clinic: for looking around, for pictures and for tests. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/** The seed and the day dermabookctl takes where none is given. */
#define DBK_DEMO_SEED 1

/**
 * dbk_demo_fill:
 * @seed: makes the ids; the same seed gives the same ids
 * @today: the day the invented past ends on
 *
 * Fills empty records with the 24 invented clients of data/demo/clinic.json, their staff and
 * lists, and marks the clinic as invented. Sessions are signed by the way of imports: as drafts,
 * then locked with the recorded signer. Refuses with DBK_ERROR_REFUSED when there are clients
 * already. One transaction. Any thread that owns the connection.
 */
gboolean dbk_demo_fill (DbkConnection *connection, guint seed, DbkDate today, GError **error);

G_END_DECLS
