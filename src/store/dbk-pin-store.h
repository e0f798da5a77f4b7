/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PIN a member of staff is asked for before working under their name. */
#pragma once

#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/* A PIN is so many digits. */
#define DBK_PIN_SHORTEST 4
#define DBK_PIN_LONGEST 12
/* So many wrong ones in a row are answered at once; then each makes the next wait, twice as long
 * every time. */
#define DBK_PIN_FREE_TRIES 3
#define DBK_PIN_FIRST_WAIT_SECONDS 5
#define DBK_PIN_LONGEST_WAIT_SECONDS 300

/*
 * It keeps a passer-by from writing under another's name, and the history honest. It encrypts
 * nothing: who can read the records' file can read the records. Kept as dbk_secret_hash() makes it,
 * in no export and in no print; the history tells that it was set, changed or taken away, by whom,
 * never what it was. These take some tenths of a second: worker threads and dermabookctl only.
 */

/**
 * dbk_pin_store_set:
 * @current: (nullable): the one in use, needed for one's own
 * @pin: (nullable): NULL takes it away
 *
 * Everybody may set and change their own, the owner everybody's. DBK_ERROR_INVALID for a @pin that
 * is none, DBK_ERROR_REFUSED when @current is wrong or missing, or @who may not.
 */
gboolean dbk_pin_store_set (DbkConnection *connection,
                            const DbkWho *who,
                            gint64 staff_row,
                            const char *current,
                            const char *pin,
                            GError **error);
/** Takes it away, whoever asks: for one who forgot it and can open the file. */
gboolean dbk_pin_store_reset (DbkConnection *connection,
                              const DbkWho *who,
                              gint64 staff_row,
                              GError **error);
/**
 * dbk_pin_store_check:
 * @pin: as typed; digits of any script
 *
 * TRUE when it is the person's, or they have none. A wrong one is a DBK_ERROR_REFUSED that says how
 * long to wait, and is noted in the history; during that time nothing is checked.
 */
gboolean
dbk_pin_store_check (DbkConnection *connection, gint64 staff_row, const char *pin, GError **error);

G_END_DECLS
