/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as contact cards. */
#include "fuzz-driver.h"

#include "dbk-card-client.h"
#include "dbk-csv-client.h"
#include "dbk-decode.h"

const char *const fuzz_seeds[] = {
  "BEGIN:VCARD\nVERSION:3.0\nN:Hart;Amelia;Rose;Dr.;\nTEL;TYPE=CELL,PREF:07700 900123\n"
  "BDAY:1983-03-12\nADR;TYPE=HOME:;;14 Linden Row;Bath;;BA1 2QD;UK\nEND:VCARD\n",
  "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=\r\n=AB\r\n"
  "PHOTO;JPEG;BASE64:\r\n /9j/4AAQ\r\n\r\nEND:VCARD\r\n",
  "BEGIN:VCARD\nN:a\nAGENT:\nBEGIN:VCARD\nN:b\nEND:VCARD\nEND:VCARD\n",
  "BEGIN:VCARD\nFN:c\nitem1.TEL;VALUE=uri:tel:%2B1;ext=2\nitem1.X-ABLabel:Work\n"
  "PHOTO:data:image/png;base64,iVBOR\n",
  NULL,
};
const char *const fuzz_words[] = {
  "BEGIN:VCARD", "END:VCARD", "\n",       "\r\n",   "\r\r\n",
  "\n ",         ";",         ":",        "\"",     "\\",
  "\\n",         "=",         "=3D",      "=\r\n",  "CHARSET=SHIFT_JIS",
  "BASE64",      "PREF",      "TYPE=",    "N:",     "FN:",
  "TEL:",        "BDAY:",     "PHOTO;B:", "--0512", "AGENT:",
  "\xff",        NULL,
};

static void
read_client (const DbkCard *card)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (DbkClient) client =
      dbk_card_client_read (card, dbk_date_new (2026, 11, 23), &photo, notes, &error);
  g_autoptr (DbkClient) copy = NULL;

  /* Refused with a reason, or a client that brings nothing new to itself. */
  g_assert_true ((client == NULL) == (error != NULL));
  if (client == NULL)
    return;
  copy = dbk_client_copy (client);
  g_assert_false (dbk_csv_client_update (copy, client));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (DbkCardReader) reader = dbk_card_reader_new ((const char *) data, size);
  DbkCard *next;

  dbk_content_guess ((const char *) data, size);
  while ((next = dbk_card_reader_next (reader)) != NULL)
    {
      g_autoptr (DbkCard) card = next;

      for (guint i = 0; i < card->properties->len; i++)
        {
          const DbkCardProperty *property = card->properties->pdata[i];

          g_assert_true (g_utf8_validate (property->value, -1, NULL));
        }
      read_client (card);
    }
  return 0;
}
