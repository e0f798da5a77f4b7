/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dermabookctl as a process, on records in a directory of their own. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *directory; /* everything the test makes */
  char *records;   /* the data directory, not there yet */
  int status;      /* of the last run */
  char *output;
  char *complaint; /* standard error */
  GSpawnChildSetupFunc child_setup;
} CtlFixture;

void ctl_fixture_set_up (CtlFixture *fixture, gconstpointer data);
/** The same, with the invented clinic of 23 November 2026 in the records. */
void ctl_fixture_set_up_demo (CtlFixture *fixture, gconstpointer data);
void ctl_fixture_tear_down (CtlFixture *fixture, gconstpointer data);
/** Runs dermabookctl with the arguments, after --data for the records; NULL-terminated. */
void ctl_fixture_run (CtlFixture *fixture, const char *argument, ...) G_GNUC_NULL_TERMINATED;
/** The same without --data; @argument may be NULL. */
void ctl_fixture_run_bare (CtlFixture *fixture, const char *argument, ...);
char *ctl_fixture_path (CtlFixture *fixture, const char *name);
/** Writes a file and returns its path. */
char *ctl_fixture_write (CtlFixture *fixture, const char *name, const char *text);
/** The last run's output as JSON. */
JsonNode *ctl_fixture_json (CtlFixture *fixture);

/** The last run succeeded and complained of nothing. */
void assert_done (CtlFixture *fixture);
/** It ended with @status and one line of complaint that holds @part. */
void assert_failed (CtlFixture *fixture, int status, const char *part);

G_END_DECLS
