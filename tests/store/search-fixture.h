/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirteen clients of several scripts, and asking for them. */
#pragma once

#include "dbk-search.h"
#include "record-fixture.h"

G_BEGIN_DECLS

#define SEARCH_TODAY (dbk_date_new (2026, 11, 22)) /* the fixture's clock */

/** What isn't known is NULL. */
typedef struct
{
  const char *given;
  const char *family;
  const char *preferred;
  const char *former;
  const char *birth;
  const char *phone;
  const char *email;
} SearchPerson;

/** The record fixture with the clients 1001 to 1013, in name order. */
void search_fixture_set_up (RecordFixture *fixture, gconstpointer data);
/** One more; their row. */
gint64 search_fixture_add (RecordFixture *fixture, const SearchPerson *person);
DbkSearchResult *
search_fixture_search (RecordFixture *fixture, const char *text, DbkClientFilter filter, int limit);
GPtrArray *search_fixture_summaries (RecordFixture *fixture, const DbkSearchResult *result);
/** The numbers of all found, "1001 1003". Caller frees. */
char *search_fixture_found (RecordFixture *fixture, const char *text, DbkClientFilter filter);

G_END_DECLS
