/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as the desktop sees it: one instance per data directory. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DbkApplication:
 *
 * Reads the command line, opens the records of one data directory and shows them in one window. A
 * second start on the same directory raises that window; another directory, and each invented
 * clinic, is an instance of its own. Works without a session bus too.
 */
#define DBK_TYPE_APPLICATION (dbk_application_get_type ())
G_DECLARE_FINAL_TYPE (DbkApplication, dbk_application, DBK, APPLICATION, AdwApplication)

/** Also sets up translation and the program's name; call it first thing in main(). */
GApplication *dbk_application_new (void);

/** The application id of the instance for @directory (absolute); the plain one for NULL. Caller
 * frees. */
char *dbk_application_id_for_directory (const char *directory);

G_END_DECLS
