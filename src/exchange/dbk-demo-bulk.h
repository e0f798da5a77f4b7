/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many simple invented clients beside the 24, for clinics of any size. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/**
 * dbk_demo_fill_bulk:
 * @clients: how many to add
 * @seed: the same seed gives the same clients with the same ids
 *
 * Adds clients with names, phones and a birth date to the invented clinic. Names come from lists of
 * common ones, so namesakes occur as in life; numbers are of the ranges kept for stories. Commits
 * every few thousand: what was added before a failure stays. Any thread that owns the connection.
 */
gboolean dbk_demo_fill_bulk (DbkConnection *connection, guint clients, guint seed, GError **error);

G_END_DECLS
