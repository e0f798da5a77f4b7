/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, read from the records. */
#pragma once

#include "dbk-connection.h"
#include "dbk-outcome.h"

G_BEGIN_DECLS

/**
 * dbk_outcome_store_load:
 *
 * Reads every client with a completed course, one after the other: some milliseconds each, so a
 * long read. Returns: (transfer full): NULL with an error
 */
DbkOutcome *dbk_outcome_store_load (DbkConnection *connection, GError **error);

G_END_DECLS
