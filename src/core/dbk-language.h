/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A print in another language than the window's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DbkLanguage:
 *
 * The messages, names of months and marks of one language, for a document whose reader is not the
 * one at the screen. The system's own gettext ties the language to the process and to the locales
 * that happen to be installed; a clinic prints in French without either.
 *
 * Never changed after it is made; any thread.
 */
typedef struct _DbkLanguage DbkLanguage;

/**
 * dbk_language_new:
 * @tag: BCP 47: "fr", "en-GB"
 * @catalog: (nullable): a compiled catalog of messages (.mo); NULL for the source's own texts
 *
 * A catalog that isn't one gets DBK_ERROR_INVALID.
 */
DbkLanguage *dbk_language_new (const char *tag, GBytes *catalog, GError **error);
DbkLanguage *dbk_language_ref (DbkLanguage *language);
void dbk_language_unref (DbkLanguage *language);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkLanguage, dbk_language_unref)
const char *dbk_language_get_tag (DbkLanguage *language);

/** The tags a document can be printed in, in the order they are offered. Static, ends with NULL. */
const char *const *dbk_language_tags (void);
/** "French" for "fr", in the language of the window; @tag itself when it is none of them. */
const char *dbk_language_name (const char *tag);
/**
 * dbk_language_find:
 * @tag: (nullable): what a person reads: "fr", "fr-CA", "en"
 *
 * Returns: (transfer full) (nullable): the nearest language there is; NULL where that is the
 * window's own, and where there is none.
 */
DbkLanguage *dbk_language_find (const char *tag);

/** What one thread speaks for a while. */
typedef struct
{
  DbkLanguage *before;
} DbkLanguageScope;

/**
 * dbk_language_enter:
 * @language: (nullable): NULL changes nothing; kept alive by the caller until the scope is left
 *
 * From here until the scope is left, messages, days and numbers of this thread are in @language, as
 * with uselocale(). Hold it in a g_auto() variable.
 */
DbkLanguageScope dbk_language_enter (DbkLanguage *language);
void dbk_language_leave (DbkLanguageScope *scope);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DbkLanguageScope, dbk_language_leave)
/** (transfer none) (nullable): what this thread speaks; NULL for the window's language. */
DbkLanguage *dbk_language_current (void);

G_END_DECLS
