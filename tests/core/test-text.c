/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-text.h"

#include <locale.h>
#include <string.h>

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = dbk_text_fold (text);
  g_autofree char *again = dbk_text_fold (folded);

  g_assert_cmpstr (folded, ==, expected);
  g_assert_cmpstr (again, ==, folded);
}

static void
assert_same (const char *one, const char *other)
{
  g_autofree char *first = dbk_text_fold (one);
  g_autofree char *second = dbk_text_fold (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, "");
}

static void
test_fold_latin (void)
{
  assert_fold (NULL, "");
  assert_fold ("", "");
  assert_fold ("  \t\n", "");
  assert_fold ("...", "");
  assert_fold ("Amelia Hart", "amelia hart");
  assert_fold ("  AMELIA\t\u00a0 Hart ", "amelia hart");
  assert_fold ("Zoë", "zoe");
  assert_fold ("Zoe\u0308", "zoe");
  assert_fold ("Weiß", "weiss");
  assert_fold ("WEIẞ", "weiss");
  assert_fold ("Søren", "soren");
  assert_fold ("Łucja Wałęsa", "lucja walesa");
  assert_fold ("Æsa Ægir", "aesa aegir");
  assert_fold ("Œuvre", "oeuvre");
  assert_fold ("Đặng", "dang");
  assert_fold ("Þóra Guðrún", "thora gudrun");
  assert_fold ("IŞIL ışıl", "isil isil");
  assert_fold ("İnci", "inci");
  assert_fold ("Ħamrun", "hamrun");
  assert_fold ("Gal·la Maŀla", "galla malla");
  assert_fold ("Ǆenan", "dzenan");
  assert_fold ("ﬁona", "fiona");
  assert_fold ("ｆｕｌｌ　ｗｉｄｔｈ", "full width");
  assert_fold ("Nguyễn Thị Hồng", "nguyen thi hong");
  assert_fold ("Əliyev", "aliyev");
  assert_fold ("J. R. Hart, Esq.", "j r hart esq");
  assert_fold ("Hart/Miller", "hart miller");
  assert_fold ("Hart_Miller (née Ost)", "hart miller nee ost");
  assert_fold ("№ 7", "no 7");
}

static void
test_fold_apostrophes (void)
{
  static const char *const obrien[] = {
    "O'Brien", "O’Brien",  "O‘Brien", "OʼBrien", "O`Brien", "O´Brien",
    "O′Brien", "O＇Brien", "obrien",  "OBRIEN",  "O‛Brien", "Oʻbrien",
  };
  static const char *const anne[] = {
    "Anne-Marie", "Anne‐Marie",      "Anne‑Marie",  "Anne–Marie",  "Anne−Marie",
    "Annemarie",  "Anne\u00adMarie", "Anne－Marie", "Anne﹣Marie",
  };

  for (guint i = 0; i < G_N_ELEMENTS (obrien); i++)
    assert_fold (obrien[i], "obrien");
  for (guint i = 0; i < G_N_ELEMENTS (anne); i++)
    assert_fold (anne[i], "annemarie");

  assert_fold ("Hart — Miller", "hart miller");
  assert_fold ("Hart—Miller", "hart miller");
  assert_fold ("Hart - Miller", "hart miller");
  assert_fold ("- Hart -", "hart");
  assert_fold ("«Hart» “Ami”", "hart ami");
}

static void
test_fold_scripts (void)
{
  assert_fold ("山田太郎", "山田太郎");
  assert_fold ("山田　太郎", "山田 太郎");
  assert_fold ("約翰・史密斯", "約翰 史密斯");
  assert_fold ("محمد علي", "محمد علي");
  assert_fold ("שרה כהן", "שרה כהן");
  assert_fold ("Αθηνά", "αθηνα");
  assert_fold ("ΝΙΚΟΣ", "νικοσ");
  assert_fold ("Νίκος", "νικοσ");
  assert_fold ("ЁЛКИНА", "елкина");
  assert_fold ("💖 Amelia", "💖 amelia");
  assert_fold ("💖", "💖");

  /* Vowel points and voweled spellings meet the plain ones. */
  assert_same ("مُحَمَّد", "محمد");
  assert_same ("محمـــد", "محمد");
  assert_same ("أحمد", "احمد");
  assert_same ("שָׂרָה", "שרה");
  assert_same ("צ׳רלי", "צ'רלי");
  assert_same ("בן־דוד", "בןדוד");
  assert_same ("ﾔﾏﾀﾞ", "ヤマダ");
  assert_same ("김민수", "김민수");
  assert_same ("葛\U000e0100城", "葛城");
  assert_same ("❤\ufe0f", "❤");
  assert_same ("٣٤", "34");
  assert_same ("علی\u200cرضا", "علیرضا");

  /* A voicing mark or a vowel sign makes another letter. */
  {
    g_autofree char *ka = dbk_text_fold ("か");
    g_autofree char *ga = dbk_text_fold ("が");
    g_autofree char *ki = dbk_text_fold ("कि");
    g_autofree char *ku = dbk_text_fold ("कु");

    g_assert_cmpstr (ka, !=, ga);
    g_assert_cmpstr (ki, !=, ku);
  }
}

static void
test_fold_invalid (void)
{
  assert_fold ("Amel\xff"
               "ia",
               "amel\ufffdia");
  assert_fold ("Zo\xeb", "zo\ufffd");
  assert_fold ("\xc3", "\ufffd");
  assert_fold ("a\x01z", "a z");
}

/* Folding is a form: folding it again changes nothing, whatever goes in. */
static void
test_fold_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1983);

  for (int i = 0; i < 30000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      int n = g_rand_int_range (random, 1, 12);

      for (int j = 0; j < n; j++)
        {
          gunichar c;

          do
            c = (gunichar) g_rand_int_range (random, 1, j % 3 == 0 ? 0x20000 : 0x600);
          while (c >= 0xd800 && c <= 0xdfff);
          g_string_append_unichar (text, c);
        }

      once = dbk_text_fold (text->str);
      twice = dbk_text_fold (once);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
      g_assert_null (strstr (once, "  "));
      g_assert_false (g_str_has_prefix (once, " "));
      g_assert_false (g_str_has_suffix (once, " "));
    }
}

static void
test_words (void)
{
  g_auto (GStrv) none = dbk_text_words (" - ");
  g_auto (GStrv) null = dbk_text_words (NULL);
  g_auto (GStrv) words = dbk_text_words ("  Anne-Marie   O’Brien, Łódź ");

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (null), ==, 0);
  g_assert_cmpuint (g_strv_length (words), ==, 3);
  g_assert_cmpstr (words[0], ==, "annemarie");
  g_assert_cmpstr (words[1], ==, "obrien");
  g_assert_cmpstr (words[2], ==, "lodz");
}

static void
assert_clean (const char *text, const char *expected)
{
  g_autofree char *clean = dbk_text_clean (text);
  g_autofree char *again = dbk_text_clean (clean);

  g_assert_cmpstr (clean, ==, expected);
  g_assert_cmpstr (again, ==, clean);
}

static void
test_clean (void)
{
  assert_clean (NULL, "");
  assert_clean ("", "");
  assert_clean (" \t\n\r ", "");
  assert_clean ("  Amelia  Hart\u00a0\n", "Amelia  Hart");
  assert_clean ("one\r\ntwo\rthree\nfour\tfive", "one\ntwo\nthree\nfour\tfive");
  assert_clean ("a\x01"
                "b\x7f"
                "c\xc2\x85"
                "d",
                "abcd");
  assert_clean ("Zoe\u0308", "Zoë");
  assert_clean ("Zo\xeb", "Zo\ufffd");
  assert_clean ("\xef\xbb\xbfName", "Name");
  assert_clean ("Na\xef\xbf\xbeme\xf0\x9f\xbf\xbf\xef\xb7\x90", "Name");
  assert_clean ("👩\u200d⚕\ufe0f", "👩\u200d⚕\ufe0f");
  assert_clean ("e\x02\u0301", "é");
  assert_clean ("’ß–—", "’ß–—");
}

static void
test_is_blank (void)
{
  g_assert_true (dbk_text_is_blank (NULL));
  g_assert_true (dbk_text_is_blank (""));
  g_assert_true (dbk_text_is_blank (" \t\r\n\u00a0\u3000"));
  g_assert_false (dbk_text_is_blank (" . "));
  g_assert_false (dbk_text_is_blank ("\xff"));
  g_assert_false (dbk_text_is_blank (" \xe3\x80"));
  g_assert_false (dbk_text_is_blank ("山"));
}

static void
test_phone_digits (void)
{
  static const struct
  {
    const char *number;
    const char *digits;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "none", "" },
    { "020 7946 0018", "02079460018" },
    { "+44 20 7946 0018", "442079460018" },
    { "0044 20 7946 0018", "442079460018" },
    { "+44 (0)20 7946 0018", "442079460018" },
    { "0044 (0)20 7946 0018", "442079460018" },
    { "(020) 7946-0018", "02079460018" },
    { "(0)20 7946 0018", "02079460018" },
    { "020.7946.0018", "02079460018" },
    { "030/1234567-12", "030123456712" },
    { "001-555-010-4321x251", "15550104321" },
    { "555-010-4321 x251", "5550104321" },
    { "555-010-4321X 251", "5550104321" },
    { "555-010-4321 ext. 251", "5550104321" },
    { "555-010-4321 Ext 251", "5550104321" },
    { "555-010-4321 extension 251", "5550104321" },
    { "555-010-4321 #251", "5550104321" },
    { "tel:+1-555-010-4321;ext=251", "15550104321" },
    { "x251", "" },
    { "ext. 251", "" },
    { "Tel. 020 7946 0018", "02079460018" },
    { "020 7946 0018 (work)", "02079460018" },
    { "020 7946 0018, 07700 900123", "02079460018" },
    { "020 7946 0018 or 07700 900123", "02079460018" },
    { "٠٢٠ ٧٩٤٦ ٠٠١٨", "02079460018" },
    { "＋４４ ２０ ７９４６", "44207946" },
    { "\u202a+44 20 7946 0018\u202c", "442079460018" },
    { "07700 900123", "07700900123" },
    { "00", "" },
    { "+", "" },
    { "020\xff"
      "7946",
      "0207946" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = dbk_text_phone_digits (cases[i].number);

      g_test_message ("%s", cases[i].number);
      g_assert_cmpstr (digits, ==, cases[i].digits);
    }
}

static void
test_is_email (void)
{
  static const char *const good[] = {
    "a@b.co",
    "amelia.hart+clinic@example.co.uk",
    "o'brien@example.org",
    "jürgen@bücher.example",
  };
  static const char *const bad[] = {
    "",          "amelia",          "@example.org", "amelia@",   "amelia@example",
    "a@b@c.org", "a@.org",          "a@org.",       "a@b..org",  "a b@c.org",
    "a@b.org ",  "a@b.org,c@d.org", "A <a@b.org>",  "a@b.o\xff", "a@\u00a0b.org",
    "a@b.org\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (dbk_text_is_email (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dbk_text_is_email (bad[i]));
  g_assert_false (dbk_text_is_email (NULL));
}

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { NULL, "" },
    { "  ", "" },
    { "Amelia Hart", "AH" },
    { "amelia hart", "AH" },
    { "Amelia Grace Hart", "AH" },
    { "Amelia", "A" },
    { "Anne-Marie O’Brien", "AO" },
    { "Ludwig van der Berg", "LB" },
    { "(Amelia) “Ami” Hart", "AH" },
    { "łucja ącka", "ŁĄ" },
    { "Zoe\u0308 E\u0301va", "ZÉ" },
    { "山田 太郎", "山太" },
    { "山田太郎", "山" },
    { "김민수", "김" },
    { "محمد علي", "م" },
    { "שרה כהן", "שכ" },
    { "किरण शर्मा", "किश" },
    { "Amelia 💖", "A" },
    { "💖 Amelia", "A" },
    { "💖", "💖" },
    { "👩\u200d⚕\ufe0f", "👩\u200d⚕\ufe0f" },
    { "👋🏽 👋", "👋🏽" },
    { "🇬🇧", "🇬🇧" },
    { "ǆenan", "ǅ" },
    { "2 Hart", "2H" },
    { "Amel\xff", "A" },
    { "\xff", "\ufffd" },
    { "?", "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = dbk_text_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text/fold-latin", test_fold_latin);
  g_test_add_func ("/core/text/fold-apostrophes", test_fold_apostrophes);
  g_test_add_func ("/core/text/fold-scripts", test_fold_scripts);
  g_test_add_func ("/core/text/fold-invalid", test_fold_invalid);
  g_test_add_func ("/core/text/fold-random", test_fold_random);
  g_test_add_func ("/core/text/words", test_words);
  g_test_add_func ("/core/text/clean", test_clean);
  g_test_add_func ("/core/text/is-blank", test_is_blank);
  g_test_add_func ("/core/text/phone-digits", test_phone_digits);
  g_test_add_func ("/core/text/is-email", test_is_email);
  g_test_add_func ("/core/text/initials", test_initials);

  return g_test_run ();
}
