/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as JSON: the record format, and what a session's signature covers. */
#pragma once

#include <json-glib/json-glib.h>

#include "dbk-record.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_JSON_DEFAULT = 0,
  DBK_JSON_UNSEALED = 1 << 0, /* leave out what is set at or after signing: the digest's form */
} DbkJsonFlags;

/**
 * dbk_record_to_json:
 *
 * One line without white space; members in the order of the description; LOCAL fields, empty
 * texts, unknown numbers and dates, empty lists are left out, so equal values give equal bytes.
 * Returns: (transfer full)
 */
char *dbk_record_to_json (gconstpointer record, DbkJsonFlags flags);
/** The same as a node tree. (transfer full) */
JsonNode *dbk_record_to_node (gconstpointer record, DbkJsonFlags flags);
/**
 * dbk_record_from_node:
 *
 * Unknown members are ignored. A member of the wrong kind, a date that isn't one, a score with more
 * than one decimal, or a missing required member gives DBK_ERROR_INVALID naming the member's path
 * ("courses[0].sessions[2].treated_on").
 * Returns: (transfer full) (nullable)
 */
gpointer dbk_record_from_node (const DbkRecordType *type, JsonNode *node, GError **error);

G_END_DECLS
