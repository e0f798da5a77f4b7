/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nobody may read, kept so that it can be checked. */
#include "config.h"

#include "dbk-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

char *
dbk_secret_hash (const char *secret, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (sodium_init () >= 0 &&
      crypto_pwhash_str (hash, secret, strlen (secret), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0)
    return g_strdup (hash);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                       _ ("The computer has too little memory free to keep a PIN, so nothing was "
                          "changed. Close other programs, then try again."));
  return NULL;
}

gboolean
dbk_secret_matches (const char *hash, const char *secret)
{
  return sodium_init () >= 0 && crypto_pwhash_str_verify (hash, secret, strlen (secret)) == 0;
}
