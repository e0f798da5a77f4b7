/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a form, and the sentence beside it when it is wrong. */
#pragma once

#include <adwaita.h>

#include "dbk-date.h"

G_BEGIN_DECLS

/**
 * dbk_field_set_error:
 * @row: a row in an AdwPreferencesGroup or another list box: entry row, combo row …
 * @message: (nullable): NULL takes the error away
 *
 * Shows @message directly under @row, marks the row and says so to a screen reader. The sentence's
 * row comes and goes with @row.
 */
void dbk_field_set_error (GtkWidget *row, const char *message);
/** (nullable) */
const char *dbk_field_get_error (GtkWidget *row);
/** Puts the keyboard focus into the first of @rows that has an error; FALSE when none has. */
gboolean dbk_field_focus_first_error (GtkWidget *const *rows, guint n_rows);

/**
 * DbkEntryField:
 *
 * An AdwEntryRow with property "error" (string), which dbk_field_set_error() sets and typing
 * clears.
 */
#define DBK_TYPE_ENTRY_FIELD (dbk_entry_field_get_type ())
G_DECLARE_FINAL_TYPE (DbkEntryField, dbk_entry_field, DBK, ENTRY_FIELD, AdwEntryRow)

GtkWidget *dbk_entry_field_new (const char *title);
/** (transfer none): what stands in it, never NULL. */
const char *dbk_entry_field_get_text (DbkEntryField *field);
void dbk_entry_field_set_text (DbkEntryField *field, const char *text);
/** The same as dbk_field_set_error(). */
void dbk_entry_field_set_error (DbkEntryField *field, const char *message);
const char *dbk_entry_field_get_error (DbkEntryField *field);
gboolean dbk_entry_field_has_error (DbkEntryField *field);

/**
 * dbk_entry_field_get_date:
 *
 * Reads a day as a person types it, in the locale's order. Where it isn't one, the field gets the
 * sentence that offers the fix.
 * Returns: FALSE when it isn't one; an empty field is DBK_DATE_NONE and TRUE
 */
gboolean dbk_entry_field_get_date (DbkEntryField *field, DbkDate today, DbkDate *date);
/** Writes the day out in full ("12 March 1983"); empties the field for none. */
void dbk_entry_field_set_date (DbkEntryField *field, DbkDate date);

G_END_DECLS
