/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One contact card as a client. */
#pragma once

#include "dbk-card.h"
#include "dbk-client.h"

G_BEGIN_DECLS

/**
 * dbk_card_client_read:
 * @photo: (out) (nullable): the card's picture when it stands in the card itself
 * @notes: (element-type utf8): gets sentences about what was kept in another place than its own
 * @error: why the card can't be taken
 *
 * What has no place of its own stands in the desk note as "Organization: value".
 * Returns: (transfer full) (nullable)
 */
DbkClient *dbk_card_client_read (const DbkCard *card,
                                 DbkDate today,
                                 GBytes **photo,
                                 GPtrArray *notes,
                                 GError **error);

G_END_DECLS
