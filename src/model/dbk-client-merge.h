/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person as one. */
#pragma once

#include "dbk-client.h"

G_BEGIN_DECLS

/** Whether a merge may take the field from either; id, number and the day of entry stay those of
 * the client that is kept. */
gboolean dbk_client_merge_field (const DbkField *field);
/**
 * dbk_client_merged:
 *
 * What is proposed for the one client: everything of @kept, its gaps filled from @other, all
 * phones, and both notes and allergies where they differ.
 * Returns: (transfer full)
 */
DbkClient *dbk_client_merged (const DbkClient *kept, const DbkClient *other);

G_END_DECLS
