/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding, words, phone numbers and what people type. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/**
 * dbk_text_fold:
 *
 * The form two spellings are compared in: compatibility-decomposed, accents and case removed,
 * apostrophes and hyphens of every kind removed, other punctuation turned to one space, Latin
 * letters without a decomposition spelled out (ß ss, ø o, ł l, æ ae, đ d, ı i, þ th), white space
 * collapsed and trimmed. Other scripts keep their letters. Invalid UTF-8 is repaired first.
 * Returns: (transfer full)
 */
char *dbk_text_fold (const char *text);
/** The folded words, NULL-terminated. */
char **dbk_text_words (const char *text);
/** A copy with invalid bytes replaced, control characters (but tab and line feed) and what is no
 * character removed, trimmed, and normalised to NFC. NULL becomes "". */
char *dbk_text_clean (const char *text);
/** TRUE for NULL, "" and white space only. */
gboolean dbk_text_is_blank (const char *text);
/** The digits 0–9 of a phone number (digits of other scripts turned to these). Left out: a "+" or
 * "00" prefix, the trunk zero in "+44 (0)20", and an extension ("x251", "ext. 251", "#251") or
 * anything else written behind the number. */
char *dbk_text_phone_digits (const char *number);
/** A plausible e-mail address: one @, something before it, a dot inside what follows. */
gboolean dbk_text_is_email (const char *text);
/** "AH" for "Amelia Hart": the first letters of the first and the last name for an avatar, one or
 * two, in any script (one where letters join, as in Arabic); "" for a blank name. */
char *dbk_text_initials (const char *name);

/**
 * dbk_number_parse:
 *
 * A decimal number as typed, with the point or the comma as its mark ("12.5", "12,5"), digits of
 * any script, surrounding white space allowed. A thousands mark is refused, not guessed: "1,204"
 * too, unless the comma is the locale's decimal mark. For what people type; a file's or the
 * database's number is read with g_ascii_strtod().
 * Returns: FALSE with DBK_ERROR_INVALID when it isn't one.
 */
gboolean dbk_number_parse (const char *text, double *number, GError **error);
/** At most @decimals decimals, trailing zeros dropped, the locale's decimal mark. "" for NaN and
 * infinity. */
char *dbk_number_format (double number, int decimals);
/** The same with a point whatever the locale: for files and the database. */
char *dbk_number_format_plain (double number, int decimals);

G_END_DECLS
