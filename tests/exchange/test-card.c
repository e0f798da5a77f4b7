/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards: read whole whatever wrote them, and brought in as clients. */
#include <string.h>

#include "dbk-card.h"
#include "dbk-client-store.h"
#include "dbk-concern-store.h"
#include "exchange-fixture.h"

static void
assert_holds (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” doesn't hold “%s”", text, part);
}

static void
assert_value (const DbkCard *card, guint index, const char *name, const char *value)
{
  const DbkCardProperty *property;

  g_assert_cmpuint (card->properties->len, >, index);
  property = card->properties->pdata[index];
  g_assert_cmpstr (property->name, ==, name);
  g_assert_cmpstr (property->value, ==, value);
}

static DbkCard *
read_one (const char *text)
{
  g_autoptr (DbkCardReader) reader = dbk_card_reader_new (text, strlen (text));
  DbkCard *card = dbk_card_reader_next (reader);
  DbkCard *second = dbk_card_reader_next (reader);

  g_assert_nonnull (card);
  g_assert_null (second);
  return card;
}

static void
test_folding (void)
{
  g_autoptr (DbkCard) card =
      read_one ("begin:vcard\r\nNOTE:one\r\n  two\r\n\tthree\r\n"
                "NOTE;ENCODING=QUOTED-PRINTABLE:a=\r\nb=3D=\r\nEND:VCARD\r\n");
  g_autoptr (DbkCard) picture = read_one (
      "BEGIN:VCARD\r\r\nPHOTO;BASE64:\r\r\nAAEC\r\r\nAwQF\r\r\n\r\r\nN:A;B\r\r\nEND:VCARD");

  g_assert_false (card->unclosed);
  assert_value (card, 0, "NOTE", "one twothree");
  /* A broken line doesn't swallow the end of the card. */
  assert_value (card, 1, "NOTE", "ab==");
  assert_value (picture, 0, "PHOTO", "AAECAwQF");
  g_assert_true (((DbkCardProperty *) picture->properties->pdata[0])->base64);
  assert_value (picture, 1, "N", "A;B");
}

static void
test_parameters (void)
{
  g_autoptr (DbkCard) card = read_one ("BEGIN:VCARD\nitem1.TEL;TYPE=\"cell,voice\";PREF=2:1\n"
                                       "TEL;HOME;PREF:2\nADR;LABEL=\"a:b;c\":;;d\nno property\n"
                                       "END:VCARD\n");
  const DbkCardProperty *mobile = card->properties->pdata[0];
  const DbkCardProperty *home = card->properties->pdata[1];

  g_assert_cmpuint (card->properties->len, ==, 3);
  g_assert_cmpstr (mobile->group, ==, "ITEM1");
  g_assert_true (dbk_card_property_is (mobile, "cell"));
  g_assert_true (dbk_card_property_is (mobile, "voice"));
  g_assert_false (dbk_card_property_is (mobile, "voi"));
  g_assert_cmpuint (mobile->pref, ==, 2);
  g_assert_true (dbk_card_property_is (home, "home"));
  g_assert_cmpuint (home->pref, ==, 1);
  assert_value (card, 2, "ADR", ";;d");
}

static void
test_escapes (void)
{
  g_autoptr (DbkCard) card = read_one ("BEGIN:VCARD\nN:a\\;b;c\\,d;\\\\;e\\nf;\\x\\\nEND:VCARD\n");
  g_auto (GStrv) parts = dbk_card_property_split (card->properties->pdata[0]);

  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  g_assert_cmpstr (parts[0], ==, "a;b");
  g_assert_cmpstr (parts[1], ==, "c,d");
  g_assert_cmpstr (parts[2], ==, "\\");
  g_assert_cmpstr (parts[3], ==, "e\nf");
  g_assert_cmpstr (parts[4], ==, "\\x\\");
}

/* Bytes are read as the property says, else as another one says, else as Windows-1252. */
static void
test_charsets (void)
{
  g_autoptr (DbkCard) plain = read_one ("BEGIN:VCARD\nFN:Zo\xeb\nEND:VCARD\n");
  g_autoptr (DbkCard) japanese =
      read_one ("BEGIN:VCARD\nN;CHARSET=SHIFT_JIS:\x88\xc0\x93\xa1\nFN:\x88\xc0\nEND:VCARD\n");
  g_autoptr (DbkCard) printable =
      read_one ("BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB\nEND:VCARD\n");

  assert_value (plain, 0, "FN", "Zoë");
  assert_value (japanese, 0, "N", "安藤");
  assert_value (japanese, 1, "FN", "安");
  assert_value (printable, 0, "FN", "Zoë");
}

static void
test_client (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = exchange_fixture_import_text (
      fixture,
      "BEGIN:VCARD\nVERSION:3.0\nN:Hart;Amelia;Rose;Dr.;\nFN:Dr. Amelia Hart\nNICKNAME:Amy,Ames\n"
      "TEL;TYPE=HOME:01225 960100\nTEL;TYPE=CELL,PREF:07700 900123\nTEL;TYPE=FAX:01225 960109\n"
      "EMAIL:old@clients.example\nEMAIL;TYPE=PREF:amelia@clients.example\nBDAY:19830312\n"
      "ADR;TYPE=WORK:;;1 Office Park;Bath;;BA2;\nADR;TYPE=HOME:;Flat 2;14 Linden Row;Bath;;BA1 "
      "2QD;UK\nORG:Hart & Co;Desk\nNOTE:Likes\\ntea\nX-ABUID:1\nEND:VCARD\n"
      "BEGIN:VCARD\nVERSION:2.1\nORG:A company\nEND:VCARD\n"
      "BEGIN:VCARD\nVERSION:4.0\nFN:Bea van den "
      "Berg\nTEL;VALUE=uri:tel:+31-20-555-0100\nBDAY:--0512\n");
  g_autoptr (DbkClient) hart = exchange_fixture_find (fixture, "hart");
  g_autoptr (DbkClient) berg = exchange_fixture_find (fixture, "berg");

  assert_counts (report, 2, 0, 0, 1);
  g_assert_cmpuint (((DbkImportRemark *) report->refused->pdata[0])->line, ==, 18);
  g_assert_cmpstr (hart->given_name, ==, "Amelia Rose");
  g_assert_cmpstr (hart->preferred_name, ==, "Amy");
  g_assert_cmpint (hart->birth_date, ==, dbk_date_new (1983, 3, 12));
  g_assert_cmpstr (hart->email, ==, "amelia@clients.example");
  g_assert_cmpstr (dbk_client_phone (hart), ==, "07700 900123");
  g_assert_cmpuint (hart->phones->len, ==, 2);
  g_assert_cmpstr (hart->address, ==, "Flat 2\n14 Linden Row");
  g_assert_cmpstr (hart->postcode, ==, "BA1 2QD");
  assert_holds (hart->desk_note, "Fax: 01225 960109");
  assert_holds (hart->desk_note, "E-mail: old@clients.example");
  assert_holds (hart->desk_note, "Other address: 1 Office Park Bath BA2");
  assert_holds (hart->desk_note, "Hart & Co Desk\nLikes\ntea");
  g_assert_null (strstr (hart->desk_note, "ABUID"));
  g_assert_cmpstr (berg->family_name, ==, "van den Berg");
  g_assert_cmpstr (dbk_client_phone (berg), ==, "+31-20-555-0100");
  assert_holds (berg->desk_note, "Birthday: --0512");
}

/* Cards in cards are clients; a secretary's is not. The same file again changes nothing. */
static void
test_nested (ExchangeFixture *fixture, gconstpointer data)
{
  const char *text = "BEGIN:VCARD\nN:Outer;Ann\nBEGIN:VCARD\nN:Inner;Bo\nEND:VCARD\nAGENT:\n"
                     "BEGIN:VCARD\nN:Agent;Cy\nEND:VCARD\nTEL:07700 900123\nEND:VCARD\n";
  g_autoptr (DbkImportReport) report = exchange_fixture_import_text (fixture, text);
  g_autoptr (DbkImportReport) again = exchange_fixture_import_text (fixture, text);
  g_autoptr (DbkClient) outer = exchange_fixture_find (fixture, "outer");

  assert_counts (report, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_cmpstr (dbk_client_phone (outer), ==, "07700 900123");
}

/* A picture of 8 × 8 pixels. */
static const char card_with_picture[] =
    "BEGIN:VCARD\nN:Hart;Amelia\nPHOTO;ENCODING=b;TYPE=PNG:"
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPosk7DihiGlgQAPntKwRCi"
    "a28AAAAASUVORK5CYII="
    "\nEND:VCARD\n";

static gboolean
has_photo (ExchangeFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->records, "photos", NULL);
  g_autoptr (GDir) photos = g_dir_open (folder, 0, NULL);

  return photos != NULL && g_dir_read_name (photos) != NULL;
}

/* A picture waits for the client's consent; the same one twice is one. */
static void
test_photo (ExchangeFixture *fixture, gconstpointer data)
{
  const char *text = card_with_picture;
  g_autoptr (DbkImportReport) first = exchange_fixture_import_text (fixture, text);
  g_autoptr (DbkClient) client = exchange_fixture_find (fixture, "hart");
  g_autoptr (DbkConsent) consent = dbk_consent_new ();
  g_autoptr (DbkImportReport) second = NULL;
  g_autoptr (DbkImportReport) third = NULL;

  g_assert_cmpuint (first->notes->len, ==, 1);
  assert_holds (((DbkImportRemark *) first->notes->pdata[0])->text, "consent");
  g_assert_false (has_photo (fixture));
  dbk_set_text (&consent->kind, "photographs");
  dbk_set_text (&consent->form_title, "Photographs");
  dbk_set_text (&consent->form_text, "I agree.");
  dbk_set_text (&consent->signed_by, "Amelia Hart");
  consent->signed_on = dbk_date_new (2026, 11, 1);
  consent->signed_at = 1793500000000;
  g_assert_true (dbk_health_store_add_consent (fixture->connection, &fixture->who, client->row,
                                               consent, NULL));
  second = exchange_fixture_import_text (fixture, text);
  g_assert_cmpuint (second->notes->len, ==, 0);
  g_assert_true (has_photo (fixture));
  third = exchange_fixture_import_text (fixture, text);
  g_assert_cmpuint (third->notes->len, ==, 0);
}

/* Every outside card is taken in, or left out with a reason. */
static void
test_outside (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const folders[] = { "aosp",
                                         "calcard",
                                         "evolution/data",
                                         "evolution/vcard",
                                         "ez-vcard",
                                         "folkerkinzel",
                                         "folkerkinzel/Utf-8",
                                         "sabre",
                                         "small",
                                         "folkerkinzel/MultiAnsiFilterTests" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *relative = g_build_filename ("01-vcard", folders[i], NULL);
      g_autofree char *path = exchange_fixture_shared (relative);
      g_autoptr (GDir) folder = path == NULL ? NULL : g_dir_open (path, 0, NULL);
      const char *name;

      if (folder == NULL)
        return;
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          const DbkImportOptions options = { 0 };
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (DbkImportReport) report = NULL;

          /* One card is called .txt. */
          if (!g_str_has_suffix (name, ".vcf") && !g_str_has_prefix (name, "NextCloud"))
            continue;
          report =
              dbk_import_file (fixture->connection, &fixture->who, file, &options, NULL, &error);
          g_test_message ("%s", name);
          g_assert_true ((report == NULL) == (error != NULL));
          if (report == NULL)
            continue;
          g_assert_cmpuint (report->counts.refused, ==, report->refused->len);
          g_assert_cmpuint (report->counts.added + report->counts.updated +
                                report->counts.unchanged + report->counts.refused,
                            >, 0);
          n += report->counts.added;
        }
    }
  g_assert_cmpuint (n, >, 1050);
}

/* The same person in a code page and in UTF-8. */
static void
test_code_pages (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "01-vcard/folkerkinzel/MultiAnsiFilterTests/Greek.vcf",
                                       "01-vcard/folkerkinzel/Utf-8/Greek.vcf" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const DbkImportOptions options = { 0 };
      g_autofree char *path = exchange_fixture_shared (files[i]);
      g_autoptr (DbkImportReport) report = NULL;

      if (path == NULL)
        return;
      report = dbk_import_file (fixture->connection, &fixture->who, path, &options, NULL, NULL);
      g_assert_nonnull (report);
      assert_counts (report, i == 0, 0, i == 1, 0);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (path, ExchangeFixture, NULL, exchange_fixture_set_up, func,                          \
              exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/folding", test_folding);
  g_test_add_func ("/card/parameters", test_parameters);
  g_test_add_func ("/card/escapes", test_escapes);
  g_test_add_func ("/card/charsets", test_charsets);
  ADD ("/card/client", test_client);
  ADD ("/card/nested", test_nested);
  ADD ("/card/photo", test_photo);
  ADD ("/card/outside", test_outside);
  ADD ("/card/code-pages", test_code_pages);
  return g_test_run ();
}
