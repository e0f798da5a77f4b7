/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binds the program's messages to the folder that holds their translations. */
#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "dbk-translation.h"

void
dbk_translation_bind (void)
{
  const char *folder = g_getenv ("DBK_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : DBK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
