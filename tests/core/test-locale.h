/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locales for tests, built where they are needed: a test machine has none installed. */
#pragma once

#include <glib.h>

/**
 * test_locale_use:
 * @name: a locale's source, for example "de_DE"
 *
 * Compiles the locale into a folder of its own and sets it.
 * Returns: FALSE, with the test marked as skipped, where the system has no locale sources.
 */
gboolean test_locale_use (const char *name);
/** Goes back to C.UTF-8 and removes the folder. */
void test_locale_done (void);
