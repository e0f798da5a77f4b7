/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages in the thread's language, else in the window's. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-language-private.h"

#include "dbk-gettext.h"

#undef ngettext

/* What a translator left out shows in the source's words; a test reads this. */
static const char *
lookup (DbkLanguage *language, const char *id, gsize *size)
{
  const char *text = dbk_language_lookup (language, id, size);

  if (text == NULL)
    g_debug ("no %s for: %s", dbk_language_get_tag (language), id);
  return text;
}

const char *
dbk_gettext (const char *id)
{
  DbkLanguage *language = dbk_language_current ();
  const char *text;
  gsize size;

  if (language == NULL || *id == '\0')
    return g_dgettext (GETTEXT_PACKAGE, id);
  text = lookup (language, id, &size);
  return text != NULL ? text : id;
}

const char *
dbk_pgettext (const char *id, gsize offset)
{
  DbkLanguage *language = dbk_language_current ();
  const char *text;
  gsize size;

  if (language == NULL)
    return g_dpgettext (GETTEXT_PACKAGE, id, offset);
  text = lookup (language, id, &size);
  return text != NULL ? text : id + offset;
}

const char *
dbk_pgettext_of (const char *context, const char *text)
{
  DbkLanguage *language = dbk_language_current ();
  g_autofree char *id = NULL;
  const char *found;
  gsize size;

  if (language == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
  id = g_strconcat (context, "\004", text, NULL);
  found = lookup (language, id, &size);
  return found != NULL ? found : text;
}

const char *
dbk_ngettext (const char *one, const char *many, gulong n)
{
  DbkLanguage *language = dbk_language_current ();
  const char *text;
  gsize size;

  if (language == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);
  text = lookup (language, one, &size);
  if (text == NULL)
    return n == 1 ? one : many;
  for (guint form = dbk_language_plural (language, n); form > 0; form--)
    {
      gsize length = strlen (text) + 1;

      /* A translation with fewer forms than its rule has: the last one. */
      if (length > size)
        break;
      text += length;
      size -= length;
    }
  return text;
}
