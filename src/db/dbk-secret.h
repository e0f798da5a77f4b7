/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nobody may read, kept so that it can be checked. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/**
 * dbk_secret_hash:
 *
 * A text that tells whether somebody knows @secret, and nothing else about it: Argon2id with a salt
 * of its own, by libsodium, with its figures for interactive use (64 MiB, some tenths of a second).
 * Slow on purpose: any thread but the main one. Returns: (transfer full): ASCII; NULL with @error
 * when the computer has no memory left.
 */
char *dbk_secret_hash (const char *secret, GError **error);
/** Whether @hash was made of @secret. As slow. FALSE for a @hash that is none. */
gboolean dbk_secret_matches (const char *hash, const char *secret);

G_END_DECLS
