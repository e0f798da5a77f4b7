/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in a directory of their own, a context on them, and waiting for what is asked of them. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/* What the directory holds when a test begins. */
#define APP_FIXTURE_DEMO "demo"     /* the invented clinic; "today" is 23 November 2026 */
#define APP_FIXTURE_CLINIC "clinic" /* a clinic of one practitioner, no clients */
#define APP_FIXTURE_EMPTY "empty"   /* nothing: the first start */

typedef struct
{
  char *directory;
  DbkTime now;
  DbkContext *context; /* opened */
} AppFixture;

/** For g_test_add(): @data is one of the words above. */
void app_fixture_set_up (AppFixture *fixture, gconstpointer data);
/** Closes the records, asserts that nobody kept the context, removes the directory. */
void app_fixture_tear_down (AppFixture *fixture, gconstpointer data);
/** A second context on the same records, not opened. */
DbkContext *app_fixture_new_context (AppFixture *fixture);

typedef gboolean (*AppCondition) (gpointer data);
/** Runs the main loop until @condition holds; fails the test after 20 seconds. */
void app_wait (AppCondition condition, gpointer data);
/** The same for a pointer that becomes NULL: an object that is finalized. */
void app_wait_gone (gpointer *place);
/** Until everything asked of the records so far is answered. */
void app_settle (AppFixture *fixture);
/** Runs a job and waits; aborts the test when it fails. */
gpointer app_run (AppFixture *fixture, DbkJobFunc func, gpointer data);
/** The same for a write. */
gpointer app_run_write (AppFixture *fixture, DbkJobFunc func, gpointer data);

/** The first widget of @type below @from whose @property (NULL: any) is @value. */
GtkWidget *app_find (GtkWidget *from, GType type, const char *property, const char *value);
/** Adds a client by the store and waits; its row. */
gint64 app_add_client (AppFixture *fixture, const char *given_name, const char *family_name);
/** The row of the client a search finds alone. */
gint64 app_find_client (AppFixture *fixture, const char *text);

/** Takes a floating or owned widget and asserts that it goes with its last reference. */
void app_assert_finalizes (GtkWidget *widget);

G_END_DECLS
