/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names the writing and the reading of dates share inside this room. */
#pragma once

#include "dbk-date.h"

G_BEGIN_DECLS

/** The locale's name of a month (1–12) standing alone: "June". Caller frees. */
char *dbk_date_month_name (int month);
/** The locale's name of a weekday (1–7): "Thursday". Caller frees. */
char *dbk_date_weekday_name (int weekday);
/** The month (1–12) a folded @word names, in full, short or by a clear start of at least three
 * letters, in English or else in the locale; 0 for none. */
int dbk_date_find_month (const char *word);
/** The weekday (1–7) likewise. */
int dbk_date_find_weekday (const char *word);
/** @date written as g_date_time_format() is told. Caller frees; "" for none. */
char *dbk_date_format_pattern (DbkDate date, const char *pattern);
/** "12 March", without the year. Caller frees. */
char *dbk_date_format_day_long (DbkDate date);

G_END_DECLS
