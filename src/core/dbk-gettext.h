/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of translated text for what may stand on a print: in the language of the thread (see
 * dbk_language_enter()), else in the window's. Included instead of GLib's gi18n-lib.h in src/core,
 * src/model, src/figure and src/summary.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** These return static text, or text that lives as long as the language entered. */
const char *dbk_gettext (const char *id) G_GNUC_FORMAT (1);
/** @id: context, "\004" and text; @offset: where the text begins. */
const char *dbk_pgettext (const char *id, gsize offset) G_GNUC_FORMAT (1);
/** The same where context and text come from tables. */
const char *dbk_pgettext_of (const char *context, const char *text) G_GNUC_FORMAT (2);
const char *
dbk_ngettext (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

#undef _
#undef N_
#undef C_
#undef NC_
#undef ngettext
#define _(text) dbk_gettext (text)
#define N_(text) (text)
#define C_(context, text) dbk_pgettext (context "\004" text, sizeof (context))
#define NC_(context, text) (text)
#define ngettext(one, many, n) dbk_ngettext (one, many, n)

G_END_DECLS
