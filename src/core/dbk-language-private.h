/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a catalog's texts are found. Private to src/core. */
#pragma once

#include "dbk-language.h"

G_BEGIN_DECLS

/** (nullable): what stands for @id, forms one after the other with a NUL behind each. */
const char *dbk_language_lookup (DbkLanguage *language, const char *id, gsize *size);
/** Which form @n takes, from 0. */
guint dbk_language_plural (DbkLanguage *language, gulong n);

/**
 * DbkPlural:
 *
 * The rule of a language's plural forms, as the header of a catalog writes it: an expression of C
 * in n.
 */
typedef struct
{
  guint n_forms;
  char *expression;
} DbkPlural;

/** @header: the catalog's header; without a rule: one form for 1 and one for all else. */
void dbk_plural_read (DbkPlural *plural, const char *header);
void dbk_plural_clear (DbkPlural *plural);
/** The form for @n, always less than n_forms; FALSE when the expression isn't one. */
gboolean dbk_plural_form (const DbkPlural *plural, gulong n, guint *form);

G_END_DECLS
