/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list row says of a client, in words and to a screen reader. Pure. */
#pragma once

#include <pango/pango.h>

#include "dbk-search.h"

G_BEGIN_DECLS

/** The second line: "07700 900123 · 1983"; of namesakes "born 14 Feb 1990 · Hove" with the day in
 * @attributes (out) (optional) bold. Caller frees. */
char *dbk_client_text_line (const DbkClientSummary *summary, PangoAttrList **attributes);
/**
 * dbk_client_text_found:
 * @query: (nullable): what was typed
 * @attributes: (out): marks the matched part
 *
 * The second line of a client who was found by something the row doesn't show otherwise: a
 * birthday, a former name, the given name behind a preferred one, an e-mail address. NULL when name
 * or phone say it. Caller frees.
 */
char *dbk_client_text_found (const DbkClientSummary *summary,
                             const char *query,
                             DbkDate today,
                             PangoAttrList **attributes);
/** "12 days late", "Due Wed", "Due by 3 Dec", "Draft"; NULL when there is nothing to say.
 * @style: (out): the badge's class: "overdue", "due" or "outline". Caller frees. */
char *dbk_client_text_badge (const DbkClientSummary *summary, DbkDate today, const char **style);
/** The icon of the worst contraindication, NULL for none. @style: (out): "warning" or "error". */
const char *dbk_client_text_mark (const DbkClientSummary *summary, const char **style);
/** The whole row in one sentence: "Fiona Braithwaite, born 1966, caution, 4 days late". */
char *dbk_client_text_spoken (const DbkClientSummary *summary, DbkDate today);
/** For AdwAvatar, which takes the first letters of words. */
char *dbk_client_text_avatar (const char *name);
/** How many clients match and how many more are spelled alike: "1 client matches". Caller frees. */
char *dbk_client_text_count (int total, int similar);

/**
 * dbk_client_text_match:
 * @query: what was typed
 * @attributes: gets bold and underline where a word of @text begins with a word of @query, accents
 *   and case ignored; runs of digits in @query also inside a phone number
 */
void dbk_client_text_match (const char *text,
                            const char *query,
                            gboolean phone,
                            PangoAttrList *attributes);

G_END_DECLS
