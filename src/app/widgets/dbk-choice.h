/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of several codes, chosen by its name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkChoice:
 *
 * A drop-down whose items are codes with names. While nothing is chosen it shows an en dash. A code
 * that isn't offered (an old one, one from a file) is shown under the name it was given.
 *
 * Signal "chosen": by the person.
 */
#define DBK_TYPE_CHOICE (dbk_choice_get_type ())
G_DECLARE_FINAL_TYPE (DbkChoice, dbk_choice, DBK, CHOICE, GtkWidget)

/** @name: spoken */
GtkWidget *dbk_choice_new (const char *name);
void dbk_choice_set_name (DbkChoice *self, const char *name);
/**
 * dbk_choice_set_items:
 * @codes: NULL-terminated
 * @names: as many; what a person reads
 * @placeholder: (nullable): shown while nothing is chosen, instead of an en dash
 */
void dbk_choice_set_items (DbkChoice *self,
                           const char *const *codes,
                           const char *const *names,
                           const char *placeholder);
/** @code: (nullable) @name: (nullable): for a code that isn't offered. No signal. */
void dbk_choice_set_code (DbkChoice *self, const char *code, const char *name);
/** (nullable): NULL while nothing is chosen. */
const char *dbk_choice_get_code (DbkChoice *self);
/** As if the person had chosen it; FALSE when it isn't offered. */
gboolean dbk_choice_choose (DbkChoice *self, const char *code);

G_END_DECLS
