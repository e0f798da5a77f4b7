/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phones, addresses and languages of a row. */
#include "config.h"

#include "dbk-csv-contact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-csv-dates.h"
#include "dbk-exchange-store.h"
#include "dbk-text.h"

/* Shorter ones are numbers of a house or an extension. */
#define PHONE_DIGITS_MIN 5

static char *
cell_text (const DbkCsvClientReader *reader, guint row, const DbkColumn *column)
{
  char *text = dbk_text_clean (dbk_csv_cell (reader->table, row, column->column));

  if (dbk_cell_is_nothing (text))
    g_clear_pointer (&text, g_free);
  return text;
}

void
dbk_contact_add_phone (DbkClient *client, const DbkClientPhone *phone)
{
  g_autofree char *digits = dbk_import_store_phone_digits (phone->number);

  for (guint i = 0; i < client->phones->len; i++)
    {
      DbkClientPhone *there = client->phones->pdata[i];
      g_autofree char *other = dbk_import_store_phone_digits (there->number);

      if (strcmp (digits, other) != 0)
        continue;
      if (there->kind == NULL || there->kind[0] == '\0')
        dbk_set_text (&there->kind, phone->kind);
      return;
    }
  g_ptr_array_add (client->phones, dbk_client_phone_copy (phone));
}

const char *
dbk_contact_kind_of_label (const char *label)
{
  g_autofree char *folded = dbk_text_fold (label);

  if (strstr (folded, "mobile") != NULL || strstr (folded, "cell") != NULL)
    return "mobile";
  if (strstr (folded, "home") != NULL)
    return "home";
  if (strstr (folded, "work") != NULL || strstr (folded, "business") != NULL)
    return "work";
  return "";
}

static const char *
kind_of_field (DbkColumnField field)
{
  if (field == DBK_COLUMN_MOBILE_PHONE)
    return "mobile";
  if (field == DBK_COLUMN_HOME_PHONE)
    return "home";
  if (field == DBK_COLUMN_WORK_PHONE)
    return "work";
  return field == DBK_COLUMN_OTHER_PHONE ? "other" : "";
}

/* "Phone 1 - Label" says what "Phone 1 - Value" is. */
static const char *
find_kind (const DbkCsvClientReader *reader, guint row, const DbkColumn *column)
{
  if (column->field != DBK_COLUMN_PHONE)
    return kind_of_field (column->field);
  for (guint i = 0; i < reader->columns->len; i++)
    {
      const DbkColumn *label = reader->columns->pdata[i];

      if (label->field == DBK_COLUMN_PHONE_KIND && label->index == column->index)
        return dbk_contact_kind_of_label (dbk_csv_cell (reader->table, row, label->column));
    }
  return "";
}

/* "07700 900123 / 01225 960100", one after the other; a mark inside a number divides nothing. */
static char **
split_phones (const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (strpbrk (text, ":;|\n/,") == NULL)
    return g_strsplit (text, "\n", 1);
  parts = g_regex_split_simple (":::|;|\\||\n|/|,", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *digits = dbk_text_phone_digits (parts[i]);

      if (strlen (digits) < PHONE_DIGITS_MIN && !dbk_text_is_blank (parts[i]))
        {
          char **whole = g_new0 (char *, 2);

          whole[0] = g_strdup (text);
          return whole;
        }
    }
  return g_steal_pointer (&parts);
}

void
dbk_contact_read_phone (const char *text,
                        const char *kind,
                        DbkClient *client,
                        GString *note,
                        GPtrArray *notes)
{
  g_autoptr (DbkClientPhone) phone = NULL;
  g_autofree char *number = dbk_text_clean (text);
  g_autofree char *digits = dbk_text_phone_digits (number);

  if (number[0] == '\0')
    return;
  if (digits[0] == '\0')
    {
      g_string_append_printf (note, _ ("%sPhone: %s"), note->len > 0 ? "\n" : "", number);
      g_ptr_array_add (notes, g_strdup_printf (_ ("“%s” is no phone number; it was kept in the "
                                                  "note."),
                                               number));
      return;
    }
  phone = dbk_client_phone_new ();
  dbk_set_text (&phone->kind, kind);
  dbk_set_text (&phone->number, number);
  dbk_contact_add_phone (client, phone);
}

void
dbk_contact_read_phones (const DbkCsvClientReader *reader,
                         guint row,
                         DbkClient *client,
                         GString *note,
                         GPtrArray *notes)
{
  /* The first is the preferred one: what is just called "phone", then the mobile. */
  for (int field = DBK_COLUMN_PHONE; field <= DBK_COLUMN_OTHER_PHONE; field++)
    for (guint i = 0; i < reader->columns->len; i++)
      {
        const DbkColumn *column = reader->columns->pdata[i];
        g_autofree char *text = NULL;
        g_auto (GStrv) parts = NULL;

        if ((int) column->field != field)
          continue;
        text = cell_text (reader, row, column);
        if (text == NULL)
          continue;
        parts = split_phones (text);
        for (guint j = 0; parts[j] != NULL; j++)
          dbk_contact_read_phone (parts[j], find_kind (reader, row, column), client, note, notes);
      }
}

typedef struct
{
  GString *lines;
  GString *town;
  GString *postcode;
  GString *country;
} Address;

/* A formatted address may hold the street that stands beside it. */
static void
append_part (GString *part, const char *separator, const char *text)
{
  if (strstr (part->str, text) != NULL)
    return;
  if (part->len > 0)
    g_string_append (part, separator);
  g_string_append (part, text);
}

static void
collect_address (const DbkCsvClientReader *reader,
                 guint row,
                 DbkColumnPlace place,
                 Address *address)
{
  for (guint i = 0; i < reader->columns->len; i++)
    {
      const DbkColumn *column = reader->columns->pdata[i];
      g_autofree char *text = NULL;

      if (column->place != place || column->field < DBK_COLUMN_ADDRESS ||
          column->field > DBK_COLUMN_COUNTRY)
        continue;
      text = cell_text (reader, row, column);
      if (text == NULL)
        continue;
      if (column->field == DBK_COLUMN_ADDRESS)
        append_part (address->lines, "\n", text);
      else if (column->field == DBK_COLUMN_POSTCODE)
        append_part (address->postcode, " ", text);
      else if (column->field == DBK_COLUMN_COUNTRY)
        append_part (address->country, ", ", text);
      else
        append_part (address->town, ", ", text);
    }
}

static gboolean
is_empty (const Address *address)
{
  return address->lines->len + address->town->len + address->postcode->len +
             address->country->len ==
         0;
}

static void
set_address (DbkClient *client, const Address *address)
{
  dbk_set_text (&client->address, address->lines->str);
  dbk_set_text (&client->town, address->town->str);
  dbk_set_text (&client->postcode, address->postcode->str);
  dbk_set_text (&client->country, address->country->str);
}

static void
note_address (GString *note, const Address *address)
{
  const GString *parts[] = { address->lines, address->postcode, address->town, address->country };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]->str);
  g_strdelimit (text->str, "\n", ' ');
  g_string_append_printf (note, _ ("%sOther address: %s"), note->len > 0 ? "\n" : "", text->str);
}

void
dbk_contact_read_address (const DbkCsvClientReader *reader,
                          guint row,
                          DbkClient *client,
                          GString *note)
{
  gboolean found = FALSE;

  for (int place = DBK_PLACE_HOME; place <= DBK_PLACE_OTHER; place++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autoptr (GString) town = g_string_new (NULL);
      g_autoptr (GString) postcode = g_string_new (NULL);
      g_autoptr (GString) country = g_string_new (NULL);
      Address address = { lines, town, postcode, country };

      collect_address (reader, row, (DbkColumnPlace) place, &address);
      if (is_empty (&address))
        continue;
      if (found)
        note_address (note, &address);
      else
        set_address (client, &address);
      found = TRUE;
    }
}

const char *
dbk_contact_language_code (const char *text)
{
  static const struct
  {
    const char *name;
    const char *code;
  } languages[] = {
    { "english", "en" },    { "spanish", "es" },    { "espanol", "es" },   { "french", "fr" },
    { "francais", "fr" },   { "german", "de" },     { "deutsch", "de" },   { "italian", "it" },
    { "italiano", "it" },   { "portuguese", "pt" }, { "portugues", "pt" }, { "dutch", "nl" },
    { "nederlands", "nl" }, { "polish", "pl" },     { "polski", "pl" },    { "russian", "ru" },
    { "chinese", "zh" },    { "japanese", "ja" },   { "korean", "ko" },    { "arabic", "ar" },
    { "hindi", "hi" },      { "punjabi", "pa" },    { "urdu", "ur" },      { "turkish", "tr" },
    { "greek", "el" },      { "swedish", "sv" },    { "danish", "da" },    { "norwegian", "nb" },
    { "finnish", "fi" },    { "czech", "cs" },      { "romanian", "ro" },  { "welsh", "cy" },
    { "ukrainian", "uk" },  { "vietnamese", "vi" },
  };
  g_autofree char *folded = dbk_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (folded, languages[i].name) == 0)
      return languages[i].code;
  return g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", text, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT)
             ? text
             : NULL;
}
