/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's result codes as sentences for a person. */
#pragma once

#include <sqlite3.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/**
 * dbk_sqlite_error_set:
 * @handle: (nullable): whose last error it was: tells the extended code and a trigger's message
 * @code: the result of the failed call
 */
void dbk_sqlite_error_set (GError **error, sqlite3 *handle, int code);

G_END_DECLS
