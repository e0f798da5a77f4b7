/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented records to print, made in memory. */
#pragma once

#include "dbk-summary.h"

/** A course of crow's feet with @n_sessions signed sessions of @n_areas areas each, scored. */
DbkClientRecord *fixture_record (guint n_sessions, guint n_areas);
DbkClinic *fixture_clinic (void);
/** Day of the @n-th session (from 0). */
DbkDate fixture_day (guint n);
DbkSummary *fixture_summary (const DbkClientRecord *record, DbkSummaryKind kind, const char *paper);
/** The text of all pages by pdftotext, or NULL after a skip where there is none. */
char *fixture_text (DbkSummary *summary);
/** Removes a directory of the test and what is in it. */
void fixture_remove (const char *directory);
