/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One contact card as a client. */
#include "config.h"

#include "dbk-card-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-card-rest.h"
#include "dbk-csv-contact.h"
#include "dbk-csv-dates.h"
#include "dbk-csv-name.h"
#include "dbk-error.h"
#include "dbk-text.h"

typedef struct
{
  const DbkCard *card;
  DbkDate today;
  DbkClient *client;
  GString *note;
  GPtrArray *notes;
} Reading;

static int
compare_preference (gconstpointer a, gconstpointer b)
{
  const DbkCardProperty *one = *(DbkCardProperty *const *) a;
  const DbkCardProperty *other = *(DbkCardProperty *const *) b;

  return (int) one->pref - (int) other->pref;
}

/* All of one name, the preferred one first. */
static GPtrArray *
find_all (const Reading *reading, const char *name)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *properties = reading->card->properties;

  for (guint i = 0; i < properties->len; i++)
    {
      DbkCardProperty *property = properties->pdata[i];

      if (strcmp (property->name, name) == 0 && !dbk_text_is_blank (property->value))
        g_ptr_array_add (found, property);
    }
  g_ptr_array_sort (found, compare_preference);
  return found;
}

static char *
first_text (const Reading *reading, const char *name)
{
  g_autoptr (GPtrArray) found = find_all (reading, name);

  return found->len == 0 ? g_strdup ("") : dbk_card_property_text (found->pdata[0]);
}

/* Names */

/* N is "family;given;others;titles;suffixes". */
static gboolean
read_parts (Reading *reading, const DbkCardProperty *property)
{
  g_auto (GStrv) parts = dbk_card_property_split (property);
  guint n = g_strv_length (parts);
  g_autofree char *given = NULL;

  if (dbk_text_is_blank (parts[0]) && (n < 2 || dbk_text_is_blank (parts[1])))
    return FALSE;
  /* Several first names stand between commas. */
  for (guint i = 1; i < MIN (n, 3); i++)
    g_strdelimit (parts[i], ",", ' ');
  given = g_strjoin (n > 2 && parts[2][0] != '\0' ? " " : "", n > 1 ? parts[1] : "",
                     n > 2 ? parts[2] : "", NULL);
  g_strstrip (given);
  dbk_set_text (&reading->client->family_name, parts[0]);
  dbk_set_text (&reading->client->given_name, given);
  dbk_card_add_line (reading->note, _ ("Title"), n > 3 ? parts[3] : NULL);
  dbk_card_add_line (reading->note, _ ("Suffix"), n > 4 ? parts[4] : NULL);
  return TRUE;
}

static void
read_whole (Reading *reading, const char *name)
{
  g_autofree char *title = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  dbk_name_split (name, &title, &given, &family);
  dbk_set_text (&reading->client->given_name, given);
  dbk_set_text (&reading->client->family_name, family);
  dbk_card_add_line (reading->note, _ ("Title"), title);
}

static void
read_name (Reading *reading)
{
  g_autoptr (GPtrArray) parts = find_all (reading, "N");
  g_autofree char *whole = first_text (reading, "FN");
  g_autofree char *nick = first_text (reading, "NICKNAME");
  g_autofree char *former = first_text (reading, "X-MAIDENNAME");

  /* The first of several. */
  g_strdelimit (nick, ",", '\0');
  /* The same name again in another script has an ALTID; the first one is the person's own. */
  for (guint i = 0; i < parts->len; i++)
    if (read_parts (reading, parts->pdata[i]))
      break;
  if (dbk_text_is_blank (reading->client->given_name) &&
      dbk_text_is_blank (reading->client->family_name))
    read_whole (reading, dbk_text_is_blank (whole) ? nick : whole);
  else if (!dbk_text_is_blank (nick))
    dbk_set_text (&reading->client->preferred_name, nick);
  if (!dbk_text_is_blank (former))
    dbk_set_text (&reading->client->former_name, former);
}

/* How they are reached */

/* "item1.X-ABLabel" says what "item1.TEL" is. */
static char *
label_of (const Reading *reading, const DbkCardProperty *property)
{
  GPtrArray *properties = reading->card->properties;

  for (guint i = 0; property->group[0] != '\0' && i < properties->len; i++)
    {
      const DbkCardProperty *label = properties->pdata[i];

      if (strcmp (label->name, "X-ABLABEL") == 0 && strcmp (label->group, property->group) == 0)
        return dbk_card_property_text (label);
    }
  return g_strdup ("");
}

static const char *
kind_of_phone (const Reading *reading, const DbkCardProperty *property)
{
  g_autofree char *label = label_of (reading, property);

  if (dbk_card_property_is (property, "cell") || dbk_card_property_is (property, "iphone"))
    return "mobile";
  if (dbk_card_property_is (property, "work"))
    return "work";
  if (dbk_card_property_is (property, "home"))
    return "home";
  return dbk_contact_kind_of_label (label);
}

static void
read_phone (Reading *reading, const DbkCardProperty *property)
{
  g_autofree char *text = dbk_card_property_text (property);
  g_autofree char *number = NULL;
  const char *start = text;

  if (g_ascii_strncasecmp (text, "tel:", 4) == 0)
    start = text + 4;
  number = g_uri_unescape_string (start, NULL);
  if (number == NULL)
    number = g_strdup (start);
  if (start != text)
    g_strdelimit (number, ";", ' ');
  /* Nobody is called there. */
  if (dbk_card_property_is (property, "fax"))
    dbk_card_add_line (reading->note, _ ("Fax"), number);
  else if (dbk_card_property_is (property, "pager"))
    dbk_card_add_line (reading->note, _ ("Pager"), number);
  else
    dbk_contact_read_phone (number, kind_of_phone (reading, property), reading->client,
                            reading->note, reading->notes);
}

static void
read_email (Reading *reading, const DbkCardProperty *property)
{
  g_autofree char *text = dbk_card_property_text (property);
  const char *address = text;

  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    address += 7;
  if (dbk_text_is_email (address) && dbk_text_is_blank (reading->client->email))
    {
      dbk_set_text (&reading->client->email, address);
      return;
    }
  if (g_strcmp0 (reading->client->email, address) == 0)
    return;
  dbk_card_add_line (reading->note, _ ("E-mail"), address);
  if (!dbk_text_is_email (address))
    g_ptr_array_add (reading->notes,
                     g_strdup_printf (_ ("“%s” is no e-mail address; it was kept in the note."),
                                      address));
}

/* ADR is "box;extended;street;town;region;postcode;country". */
static void
read_address (Reading *reading, const DbkCardProperty *property, gboolean is_first)
{
  g_auto (GStrv) parts = dbk_card_property_split (property);
  DbkClient *client = reading->client;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) town = g_string_new (NULL);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < MIN (n, 5); i++)
    {
      GString *into = i < 3 ? lines : town;

      if (parts[i][0] != '\0')
        g_string_append_printf (into, "%s%s", into->len == 0 ? "" : i < 3 ? "\n" : ", ", parts[i]);
    }
  if (is_first)
    {
      dbk_set_text (&client->address, lines->str);
      dbk_set_text (&client->town, town->str);
      dbk_set_text (&client->postcode, n > 5 ? parts[5] : "");
      dbk_set_text (&client->country, n > 6 ? parts[6] : "");
    }
  else
    {
      g_autoptr (GString) whole = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        if (parts[i][0] != '\0')
          g_string_append_printf (whole, "%s%s", whole->len == 0 ? "" : " ", parts[i]);
      g_strdelimit (whole->str, "\n", ' ');
      dbk_card_add_line (reading->note, _ ("Other address"), whole->str);
    }
}

/* One at home before one at work, as far as neither is said to be preferred. */
static void
read_addresses (Reading *reading)
{
  g_autoptr (GPtrArray) found = find_all (reading, "ADR");
  guint first = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const DbkCardProperty *best = found->pdata[first];
      const DbkCardProperty *property = found->pdata[i];

      if (property->pref == best->pref && dbk_card_property_is (best, "work") &&
          dbk_card_property_is (property, "home"))
        first = i;
    }
  for (guint i = 0; i < found->len; i++)
    read_address (reading, found->pdata[i], i == first);
}

static void
read_birth_date (Reading *reading, const DbkCardProperty *property)
{
  g_autofree char *text = dbk_card_property_text (property);
  g_autofree char *day = dbk_cell_date_part (text);
  const int number = (int) g_ascii_strtoll (day, NULL, 10);
  DbkDate date = DBK_DATE_NONE;

  /* "20190210T000033" */
  if (strspn (day, "0123456789") == 8 && (day[8] == '\0' || day[8] == 'T'))
    date = dbk_date_new (number / 10000, number / 100 % 100, number % 100);
  else if (!dbk_cell_is_yearless (day))
    date = dbk_date_parse (day, DBK_DATE_ORDER_UNKNOWN, reading->today, NULL);
  if (date != DBK_DATE_NONE && date <= reading->today && dbk_date_age (date, reading->today) <= 130)
    {
      if (reading->client->birth_date == DBK_DATE_NONE)
        reading->client->birth_date = date;
      return;
    }
  dbk_card_add_line (reading->note, _ ("Birthday"), text);
  g_ptr_array_add (reading->notes, g_strdup_printf (_ ("“%s” is no whole birth date; it was kept "
                                                       "in the note."),
                                                    text));
}

static void
read_all (Reading *reading)
{
  static const struct
  {
    const char *name;
    void (*read) (Reading *reading, const DbkCardProperty *property);
  } readers[] = {
    { "TEL", read_phone },
    { "EMAIL", read_email },
    { "BDAY", read_birth_date },
  };
  g_autofree char *language = first_text (reading, "LANG");
  const char *code = dbk_contact_language_code (language);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GPtrArray) found = find_all (reading, readers[i].name);

      for (guint j = 0; j < found->len; j++)
        readers[i].read (reading, found->pdata[j]);
    }
  read_addresses (reading);
  if (code != NULL && !dbk_text_is_blank (language))
    dbk_set_text (&reading->client->language, code);
}

DbkClient *
dbk_card_client_read (const DbkCard *card,
                      DbkDate today,
                      GBytes **photo,
                      GPtrArray *notes,
                      GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = NULL;
  Reading reading = { card, today, client, note, notes };

  *photo = NULL;
  read_name (&reading);
  if (dbk_text_is_blank (client->given_name) && dbk_text_is_blank (client->family_name))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, _ ("The card has no name."));
      return NULL;
    }
  read_all (&reading);
  dbk_card_read_rest (card, note);
  if (note->len > 0)
    dbk_set_text (&client->desk_note, note->str);
  problems = dbk_client_validate (client, today);
  if (problems->len > 0)
    {
      const DbkFieldProblem *problem = problems->pdata[0];

      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, problem->message);
      return NULL;
    }
  *photo = dbk_card_read_photo (card);
  if (card->unclosed)
    g_ptr_array_add (notes, g_strdup (_ ("The file ends before this card does; what there is of it "
                                         "was taken.")));
  return g_steal_pointer (&client);
}
