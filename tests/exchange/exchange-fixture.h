/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Empty records in a directory of their own, and files to bring in. */
#pragma once

#include "dbk-client.h"
#include "dbk-connection.h"
#include "dbk-import.h"

G_BEGIN_DECLS

typedef struct
{
  char *directory; /* holds records/ and whatever the test writes */
  char *records;
  DbkConnection *connection;
  DbkWho who; /* nobody: there are no staff */
} ExchangeFixture;

/** 23 November 2026, 14:06 UTC. */
void exchange_fixture_set_up (ExchangeFixture *fixture, gconstpointer data);
void exchange_fixture_tear_down (ExchangeFixture *fixture, gconstpointer data);
/** A second, empty data directory: opened. Caller closes. */
DbkConnection *exchange_fixture_open (ExchangeFixture *fixture, const char *name);
/** The path of a file in the fixture's directory. Caller frees. */
char *exchange_fixture_path (ExchangeFixture *fixture, const char *name);
/** Writes @text (@size -1 for a text) and brings it in; NULL with @error. */
DbkImportReport *exchange_fixture_import (ExchangeFixture *fixture,
                                          const char *text,
                                          gssize size,
                                          const DbkImportOptions *options,
                                          GError **error);
/** The same, with no failure allowed. */
DbkImportReport *exchange_fixture_import_text (ExchangeFixture *fixture, const char *text);
/** The one client found by @text. */
DbkClient *exchange_fixture_find (ExchangeFixture *fixture, const char *text);
/** A file of the outside data, or NULL when it isn't here: the test is skipped then. */
char *exchange_fixture_shared (const char *path);

void assert_counts (const DbkImportReport *report,
                    guint added,
                    guint updated,
                    guint unchanged,
                    guint refused);

G_END_DECLS
