/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the number and the unit readers share inside this room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dbk_number_normalise:
 *
 * The number of dbk_number_parse() as text: an optional minus, digits 0–9, a point only before
 * decimals; no leading or trailing zeros. Keeps every digit typed.
 * Returns: (transfer full): NULL with DBK_ERROR_INVALID when @text isn't one
 */
char *dbk_number_normalise (const char *text, GError **error);

G_END_DECLS
