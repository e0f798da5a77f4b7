/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document in another language than the window's: messages, days, numbers, plural forms. */
#include <string.h>

#include "dbk-date.h"
#include "dbk-gettext.h"
#include "dbk-language-private.h"
#include "dbk-error.h"
#include "dbk-text.h"
#include "dbk-unit.h"

static guint
form_of (const char *header, gulong n)
{
  DbkPlural plural;
  guint form = 99;

  dbk_plural_read (&plural, header);
  g_assert_true (dbk_plural_form (&plural, n, &form));
  dbk_plural_clear (&plural);
  return form;
}

static void
test_plural (void)
{
  const char *french = "Language: fr\nPlural-Forms: nplurals=2; plural=(n > 1);\n";
  const char *polish = "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
                       "(n%100<10 || n%100>=20) ? 1 : 2);\n";
  const char *japanese = "Plural-Forms: nplurals=1; plural=0;\n";

  g_assert_cmpuint (form_of (french, 0), ==, 0);
  g_assert_cmpuint (form_of (french, 1), ==, 0);
  g_assert_cmpuint (form_of (french, 2), ==, 1);
  g_assert_cmpuint (form_of (polish, 1), ==, 0);
  g_assert_cmpuint (form_of (polish, 3), ==, 1);
  g_assert_cmpuint (form_of (polish, 5), ==, 2);
  g_assert_cmpuint (form_of (polish, 12), ==, 2);
  g_assert_cmpuint (form_of (polish, 22), ==, 1);
  g_assert_cmpuint (form_of (japanese, 7), ==, 0);
}

/* A header that can't be read gives the source's own two forms, and never one past the last. */
static void
test_bad_plural (void)
{
  const char *headers[] = { NULL,
                            "",
                            "Plural-Forms: nonsense\n",
                            "Plural-Forms: nplurals=2; plural=(n;\n",
                            "Plural-Forms: nplurals=2; plural=n/0;\n",
                            "Plural-Forms: nplurals=2; plural=7;\n",
                            "Plural-Forms: nplurals=2; plural=n $ 2;\n" };
  g_autoptr (GString) deep = g_string_new ("Plural-Forms: nplurals=2; plural=");

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_assert_cmpuint (form_of (headers[i], 1), ==, 0);
      g_assert_cmpuint (form_of (headers[i], 5), ==, 1);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_cmpuint (form_of (deep->str, 5), ==, 1);
}

static void
test_french (void)
{
  g_autoptr (DbkLanguage) french = dbk_language_find ("fr-CA");
  g_autofree char *before = dbk_date_format_long (dbk_date_new (2026, 8, 2));

  g_assert_nonnull (french);
  g_assert_cmpstr (dbk_language_get_tag (french), ==, "fr");
  {
    g_auto (DbkLanguageScope) speaks = dbk_language_enter (french);
    g_autofree char *day = dbk_date_format_long (dbk_date_new (2026, 8, 2));
    g_autofree char *range =
        dbk_date_format_range (dbk_date_new (2026, 11, 28), dbk_date_new (2026, 12, 5), TRUE);
    g_autofree char *weekday = dbk_date_format_weekday (dbk_date_new (2026, 11, 27));
    g_autofree char *number = dbk_number_format (2.5, 1);

    g_assert_cmpstr (day, ==, "2 août 2026");
    g_assert_cmpstr (range, ==, "28 nov. – 5 déc. 2026");
    g_assert_cmpstr (weekday, ==, "vendredi 27 novembre 2026");
    g_assert_cmpstr (number, ==, "2,5");
    g_assert_cmpstr (_ ("Sessions"), ==, "Séances");
    g_assert_cmpstr (C_ ("area", "Chin"), ==, "Menton");
    g_assert_cmpstr (dbk_pgettext_of ("area", "Chin"), ==, "Menton");
    g_assert_cmpstr (ngettext ("%d session", "%d sessions", 0), ==, "%d séance");
    g_assert_cmpstr (ngettext ("%d session", "%d sessions", 2), ==, "%d séances");
    /* What nobody translated stays readable. */
    g_assert_cmpstr (dbk_gettext ("not in any catalog"), ==, "not in any catalog");
    g_assert_cmpstr (dbk_pgettext ("context\004not in any", 8), ==, "not in any");
    g_assert_cmpstr (dbk_ngettext ("one %d", "many %d", 1), ==, "one %d");
    g_assert_cmpstr (dbk_ngettext ("one %d", "many %d", 4), ==, "many %d");
  }
  {
    g_autofree char *after = dbk_date_format_long (dbk_date_new (2026, 8, 2));

    g_assert_cmpstr (before, ==, after);
    g_assert_cmpstr (_ ("Sessions"), ==, "Sessions");
  }
}

static void
test_english (void)
{
  g_autoptr (DbkLanguage) british = dbk_language_find ("en-GB");
  g_autoptr (DbkLanguage) american = dbk_language_find ("en-US");
  g_autofree char *day = NULL;
  g_autofree char *other = NULL;

  g_assert_nonnull (british);
  g_assert_nonnull (american);
  {
    g_auto (DbkLanguageScope) speaks = dbk_language_enter (british);

    g_assert_cmpstr (_ ("Moisturizer"), ==, "Moisturiser");
    day = dbk_date_format_long (dbk_date_new (1983, 3, 12));
    {
      g_auto (DbkLanguageScope) inner = dbk_language_enter (american);

      g_assert_cmpstr (_ ("Moisturizer"), ==, "Moisturizer");
      other = dbk_date_format_long (dbk_date_new (1983, 3, 12));
    }
    g_assert_true (dbk_language_current () == british);
    {
      g_auto (DbkLanguageScope) same = dbk_language_enter (NULL);

      g_assert_true (dbk_language_current () == british);
    }
  }
  g_assert_null (dbk_language_current ());
  g_assert_cmpstr (day, ==, "12 March 1983");
  g_assert_cmpstr (other, ==, "March 12, 1983");
}

/* The words of a clock of twelve hours come with the language, not with the machine's locale. */
static void
test_clock (void)
{
  g_autoptr (DbkLanguage) french = dbk_language_find ("fr");
  g_autoptr (DbkLanguage) american = dbk_language_find ("en-US");
  g_autoptr (GDateTime) afternoon = g_date_time_new_local (2026, 11, 27, 14, 5, 0);
  g_autoptr (GDateTime) morning = g_date_time_new_local (2026, 11, 27, 0, 5, 0);
  const DbkTime times[] = { g_date_time_to_unix (morning) * 1000,
                            g_date_time_to_unix (afternoon) * 1000 };
  const char *expected[][2] = { { "00:05", "12:05 AM" }, { "14:05", "2:05 PM" } };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *read_in_french = NULL;
      g_autofree char *read_in_america = NULL;

      {
        g_auto (DbkLanguageScope) speaks = dbk_language_enter (french);

        read_in_french = dbk_time_format_clock (times[i]);
      }
      {
        g_auto (DbkLanguageScope) speaks = dbk_language_enter (american);

        read_in_america = dbk_time_format_clock (times[i]);
      }
      g_assert_cmpstr (read_in_french, ==, expected[i][0]);
      g_assert_cmpstr (read_in_america, ==, expected[i][1]);
    }
}

static void
test_find (void)
{
  g_assert_null (dbk_language_find (NULL));
  g_assert_null (dbk_language_find (""));
  g_assert_null (dbk_language_find ("pl"));
  g_assert_null (dbk_language_find ("français"));
  /* "en" says nothing about the country: the window's own. */
  g_assert_null (dbk_language_find ("en"));
  for (const char *const *tag = dbk_language_tags (); *tag != NULL; tag++)
    {
      g_autoptr (DbkLanguage) language = dbk_language_find (*tag);

      g_assert_nonnull (language);
      g_assert_cmpstr (dbk_language_get_tag (language), ==, *tag);
      g_assert_cmpstr (dbk_language_name (*tag), !=, *tag);
    }
  g_assert_cmpstr (dbk_language_name ("pl"), ==, "pl");
}

/* Cut anywhere, or with any byte turned around, a catalog is refused or read: nothing worse. */
static void
test_bad_catalog (void)
{
  static const char whole[] = "\xde\x12\x04\x95\0\0\0\0\1\0\0\0\x1c\0\0\0\x24\0\0\0\0\0\0\0\0\0\0\0"
                              "\3\0\0\0\x2c\0\0\0\4\0\0\0\x30\0\0\0"
                              "cat\0chat";
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, sizeof whole);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkLanguage) language = dbk_language_new ("fr", bytes, &error);
  gsize size;

  g_assert_no_error (error);
  g_assert_cmpstr (dbk_language_lookup (language, "cat", &size), ==, "chat");
  for (gsize length = 0; length < sizeof whole; length++)
    {
      g_autofree char *copy = g_memdup2 (whole, MAX (length, 1));
      g_autoptr (GBytes) cut = g_bytes_new (copy, length);
      g_autoptr (GError) refused = NULL;

      g_assert_null (dbk_language_new ("fr", cut, &refused));
      g_assert_error (refused, DBK_ERROR, DBK_ERROR_INVALID);
    }
  for (gsize i = 0; i < sizeof whole; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree char *copy = g_memdup2 (whole, sizeof whole);
        g_autoptr (GBytes) turned = NULL;
        g_autoptr (DbkLanguage) read = NULL;

        copy[i] ^= (char) (1 << bit);
        turned = g_bytes_new (copy, sizeof whole);
        read = dbk_language_new ("fr", turned, NULL);
        if (read != NULL)
          dbk_language_lookup (read, "cat", &size);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/plural", test_plural);
  g_test_add_func ("/language/bad-plural", test_bad_plural);
  g_test_add_func ("/language/french", test_french);
  g_test_add_func ("/language/english", test_english);
  g_test_add_func ("/language/clock", test_clock);
  g_test_add_func ("/language/find", test_find);
  g_test_add_func ("/language/bad-catalog", test_bad_catalog);
  return g_test_run ();
}
