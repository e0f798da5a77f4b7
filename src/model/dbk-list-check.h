/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of one of the clinic's lists must have. */
#pragma once

#include "dbk-clinic.h"

G_BEGIN_DECLS

/**
 * dbk_list_check:
 * @entry: a device, product, rule, aftercare sheet, consent form, course template, scale, or the
 *   clinic
 * @field: (out) (optional): the name of the field the sentence is about; static
 *
 * Any thread. FALSE with DBK_ERROR_INVALID and a sentence that says what to do.
 */
gboolean dbk_list_check (gconstpointer entry, const char **field, GError **error);

/** TRUE for sheets, forms and scales: what they say is changed by a new version, never in place. */
gboolean dbk_list_has_versions (const DbkRecordType *type);
/** TRUE when what @a and @b say differs: their kind, title or text, and all of a scale. For lists
 * with versions. */
gboolean dbk_list_says_other (gconstpointer a, gconstpointer b);
/** The version after @version: "2" after "1", "2026-2" after "2026-1", "B 2" after "B". Caller
 * frees. */
char *dbk_list_next_version (const char *version);

G_END_DECLS
