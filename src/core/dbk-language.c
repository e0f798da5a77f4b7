/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs of messages, and which one a thread speaks. */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "dbk-error.h"
#include "dbk-language-private.h"
#include "dbk-languages-resource.h"

#include <glib/gi18n-lib.h>

#define MAGIC 0x950412de
#define FOLDER "/org/dermabook/Dermabook/languages/"
#define SOURCE_TAG "en-US"

struct _DbkLanguage
{
  char *tag;
  GBytes *catalog;
  GHashTable *texts; /* id to the place in the catalog */
  DbkPlural plural;
};

static GPrivate current;

/* In the order they are offered; the source's own texts are the first. */
static const char *const tags[] = { SOURCE_TAG, "en-GB", "fr", NULL };
static const char *const names[] = {
  NC_ ("language", "English (United States)"),
  NC_ ("language", "English (United Kingdom)"),
  NC_ ("language", "French"),
};

static guint32
word_at (const char *data, gsize offset)
{
  guint32 word;

  memcpy (&word, data + offset, sizeof word);
  return GUINT32_FROM_LE (word);
}

/* Where text @index of the table at @table stands; NULL when it lies outside or doesn't end. */
static const char *
text_at (const char *data, gsize size, gsize table, guint32 index)
{
  gsize entry = table + (gsize) index * 8;
  gsize length;
  gsize offset;

  if (entry + 8 > size)
    return NULL;
  length = word_at (data, entry);
  offset = word_at (data, entry + 4);
  if (offset >= size || length >= size - offset || data[offset + length] != '\0')
    return NULL;
  return data + offset;
}

/* The format is that of gettext's manual, "The Format of GNU MO Files"; ours is little endian. */
static gboolean
read_catalog (DbkLanguage *language)
{
  gsize size;
  const char *data = g_bytes_get_data (language->catalog, &size);
  guint32 n;

  if (size < 28 || word_at (data, 0) != MAGIC)
    return FALSE;
  n = word_at (data, 8);
  for (guint32 i = 0; i < n; i++)
    {
      const char *id = text_at (data, size, word_at (data, 12), i);
      const char *text = text_at (data, size, word_at (data, 16), i);

      if (id == NULL || text == NULL)
        return FALSE;
      g_hash_table_insert (language->texts, (gpointer) id,
                           (gpointer) (data + word_at (data, 16) + (gsize) i * 8));
    }
  return TRUE;
}

DbkLanguage *
dbk_language_new (const char *tag, GBytes *catalog, GError **error)
{
  g_autoptr (DbkLanguage) language = g_atomic_rc_box_new0 (DbkLanguage);
  gsize unused;

  language->tag = g_strdup (tag);
  language->texts = g_hash_table_new (g_str_hash, g_str_equal);
  if (catalog != NULL)
    {
      language->catalog = g_bytes_ref (catalog);
      if (!read_catalog (language))
        {
          g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("The texts of the language “%s” can’t be read. Nothing was changed; "
                          "install Dermabook again."),
                       tag);
          return NULL;
        }
    }
  dbk_plural_read (&language->plural, dbk_language_lookup (language, "", &unused));
  return g_steal_pointer (&language);
}

static void
free_language (gpointer data)
{
  DbkLanguage *language = data;

  g_free (language->tag);
  g_hash_table_unref (language->texts);
  g_clear_pointer (&language->catalog, g_bytes_unref);
  dbk_plural_clear (&language->plural);
}

DbkLanguage *
dbk_language_ref (DbkLanguage *language)
{
  return g_atomic_rc_box_acquire (language);
}

void
dbk_language_unref (DbkLanguage *language)
{
  g_atomic_rc_box_release_full (language, free_language);
}

const char *
dbk_language_get_tag (DbkLanguage *language)
{
  return language->tag;
}

const char *
dbk_language_lookup (DbkLanguage *language, const char *id, gsize *size)
{
  const char *entry = g_hash_table_lookup (language->texts, id);

  if (entry == NULL)
    return NULL;
  *size = word_at (entry, 0);
  return *size == 0
             ? NULL
             : (const char *) g_bytes_get_data (language->catalog, NULL) + word_at (entry, 4);
}

guint
dbk_language_plural (DbkLanguage *language, gulong n)
{
  guint form;

  return dbk_plural_form (&language->plural, n, &form) ? form : 0;
}

/* What there is */

const char *const *
dbk_language_tags (void)
{
  return tags;
}

const char *
dbk_language_name (const char *tag)
{
  for (guint i = 0; tags[i] != NULL; i++)
    if (g_str_equal (tags[i], tag))
      return g_dpgettext2 (GETTEXT_PACKAGE, "language", names[i]);
  return tag;
}

static gboolean
is_same_language (const char *tag, const char *other)
{
  gsize length = strcspn (tag, "-_");

  return length == strcspn (other, "-_") && g_ascii_strncasecmp (tag, other, length) == 0;
}

/* The one there is for @tag, else the first of its language; NULL for none. */
static const char *
nearest (const char *tag)
{
  for (guint i = 0; tags[i] != NULL; i++)
    if (g_ascii_strcasecmp (tags[i], tag) == 0)
      return tags[i];
  for (guint i = 0; tags[i] != NULL; i++)
    if (is_same_language (tags[i], tag))
      return tags[i];
  return NULL;
}

DbkLanguage *
dbk_language_find (const char *tag)
{
  /* Translators: the language of this translation as a BCP 47 tag, "fr" or "pt-BR". */
  const char *own = g_dpgettext2 (GETTEXT_PACKAGE, "language of this translation", "en");
  const char *found = tag == NULL || *tag == '\0' ? NULL : nearest (tag);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) catalog = NULL;
  g_autoptr (GError) error = NULL;
  DbkLanguage *language;

  /* "en" alone says nothing about the country: as the window has it. */
  if (found == NULL || g_ascii_strcasecmp (own, found) == 0 ||
      (strpbrk (tag, "-_") == NULL && is_same_language (own, found)))
    return NULL;
  if (!g_str_equal (found, SOURCE_TAG))
    {
      path = g_strconcat (FOLDER, found, ".mo", NULL);
      catalog = g_resource_lookup_data (dbk_languages_get_resource (), path,
                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      if (catalog == NULL)
        {
          g_warning ("no texts for the language %s: %s", found, error->message);
          return NULL;
        }
    }
  language = dbk_language_new (found, catalog, &error);
  if (language == NULL)
    g_warning ("the language %s: %s", found, error->message);
  return language;
}

/* What a thread speaks */

DbkLanguageScope
dbk_language_enter (DbkLanguage *language)
{
  DbkLanguageScope scope = { g_private_get (&current) };

  if (language != NULL)
    g_private_set (&current, language);
  return scope;
}

void
dbk_language_leave (DbkLanguageScope *scope)
{
  g_private_set (&current, scope->before);
}

DbkLanguage *
dbk_language_current (void)
{
  return g_private_get (&current);
}
