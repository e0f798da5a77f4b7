/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into the search box, taken apart. */
#pragma once

#include "dbk-date.h"

G_BEGIN_DECLS

/**
 * DbkSearchQuery:
 * @words: folded beginnings of words, all of which a client must have; none begins another
 * @n_words: how many
 * @match: the same for the full-text index; NULL without words
 * @email: the beginning of an e-mail address, NULL when none was typed
 * @dates: (element-type DbkDate): the days it can be read as, where it holds one
 * @year: a year of birth typed beside words ("hart 1983"), 0 for none; alone it is too many people
 * @number: a client number, 0 for none
 * @digits: of a phone number as typed, NULL when there are too few to look for
 * @national: the same without country code and trunk zero
 * @has_numbers: TRUE when there were digits, even if they could be read as none of these
 *
 * Dates, number and digits are readings of the same scrap: a client meets one of them.
 */
typedef struct
{
  char **words;
  guint n_words;
  char *match;
  char *email;
  GArray *dates;
  int year;
  gint64 number;
  char *digits;
  char *national;
  gboolean has_numbers;
} DbkSearchQuery;

/** Never fails; a text that can't find anybody gives a query that finds nobody. */
DbkSearchQuery *dbk_search_query_new (const char *text, DbkDate today);
void dbk_search_query_free (DbkSearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkSearchQuery, dbk_search_query_free)

/** TRUE when nothing was typed: everybody is meant. */
gboolean dbk_search_query_is_empty (const DbkSearchQuery *query);
/** TRUE when @query holds digits or an address to look for beside or instead of words. A digit or
 * three behind a name are still being typed and don't count. */
gboolean dbk_search_query_has_scrap (const DbkSearchQuery *query);
/** Whether each of the query's words begins one of @search_words, which have a space between. */
gboolean dbk_search_query_meets_words (const DbkSearchQuery *query, const char *search_words);

G_END_DECLS
