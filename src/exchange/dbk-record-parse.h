/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON text to nodes, guarded against what the parser takes badly. Private to src/exchange. */
#pragma once

#include <json-glib/json-glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/**
 * dbk_record_parse:
 * @lines: (nullable): (element-type guint): gets the line each element of the outermost array
 *   begins on, from 1
 *
 * Returns: (transfer full): NULL with DBK_ERROR_INVALID in a sentence that names the line
 */
JsonNode *dbk_record_parse (const char *text, gsize size, GArray *lines, GError **error);

G_END_DECLS
