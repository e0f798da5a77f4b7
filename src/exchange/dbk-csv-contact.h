/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phones, addresses and languages of a row. Private to src/exchange. */
#pragma once

#include "dbk-csv-client.h"

G_BEGIN_DECLS

/** Reads every phone column; one cell may hold several. What has no digits goes to @note. */
void dbk_contact_read_phones (const DbkCsvClientReader *reader,
                              guint row,
                              DbkClient *client,
                              GString *note,
                              GPtrArray *notes);
/** Reads one number; what has no digits goes to @note. */
void dbk_contact_read_phone (const char *text,
                             const char *kind,
                             DbkClient *client,
                             GString *note,
                             GPtrArray *notes);
/** "mobile" for "Cell phone"; "" for what isn't known. Static. */
const char *dbk_contact_kind_of_label (const char *label);
/** Reads the home address, or else the one at work; a second one goes to @note. */
void dbk_contact_read_address (const DbkCsvClientReader *reader,
                               guint row,
                               DbkClient *client,
                               GString *note);
/** Adds a copy of @phone unless the client has the number already. */
void dbk_contact_add_phone (DbkClient *client, const DbkClientPhone *phone);
/** "en" for "English" and "en"; NULL for what isn't known. Static or @text itself. */
const char *dbk_contact_language_code (const char *text);

G_END_DECLS
