/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of a name in the list, as a number. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DBK_NAME_ORDER_BITS 39

/**
 * dbk_name_order:
 * @sort_key: as dbk_client_sort_key() makes it
 *
 * A number below 2³⁹ that never falls when the sort key rises (byte by byte): names are ordered by
 * it as far as it goes, and by the sort key where it is equal. It holds about ten Latin letters,
 * fewer of other scripts; how fine it is bears on speed alone.
 */
gint64 dbk_name_order (const char *sort_key);

G_END_DECLS
