/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading cards and reading their properties share. */
#pragma once

#include "dbk-card.h"

G_BEGIN_DECLS

void dbk_card_property_free (gpointer data);
/** Where the value begins: the first colon that is in no quotes; the line's length for none. */
gsize dbk_card_find_colon (const GString *line);
/**
 * dbk_card_property_read:
 * @line: a whole property, unfolded
 * @fallback: the charset of what is no UTF-8 and doesn't say
 * @encoding: (inout): becomes the charset used where that wasn't UTF-8. Static
 *
 * Returns: (transfer full) (nullable): NULL for what is no property
 */
DbkCardProperty *
dbk_card_property_read (const GString *line, const char *fallback, const char **encoding);

G_END_DECLS
