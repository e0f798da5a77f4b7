/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the programs find their translations. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dbk_translation_bind:
 *
 * Takes the locale of the environment and binds the program's messages to their folder: the one of
 * the installation, or DBK_LOCALE_DIR from the environment, so a program that isn't installed
 * speaks the user's language too. Called once, first thing in a program, before any thread.
 */
void dbk_translation_bind (void);

G_END_DECLS
