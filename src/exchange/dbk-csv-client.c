/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of somebody's list as a client. */
#include "config.h"

#include "dbk-csv-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-csv-contact.h"
#include "dbk-csv-dates.h"
#include "dbk-csv-name.h"
#include "dbk-error.h"
#include "dbk-text.h"

typedef struct
{
  const DbkCsvClientReader *reader;
  guint row;
  DbkClient *client;
  GString *note;
  GPtrArray *notes;
} Reading;

/* NULL when it says nothing. Caller frees. */
static char *
cell_text (const Reading *reading, const DbkColumn *column)
{
  char *text = dbk_text_clean (dbk_csv_cell (reading->reader->table, reading->row, column->column));

  if (dbk_cell_is_nothing (text))
    g_clear_pointer (&text, g_free);
  return text;
}

static void
add_line (GString *note, const char *line)
{
  if (note->len > 0)
    g_string_append_c (note, '\n');
  g_string_append (note, line);
}

static void
add_pair (Reading *reading, const DbkColumn *column, const char *text)
{
  g_autofree char *line = NULL;

  if (column->header[0] == '\0')
    line = g_strdup_printf (_ ("Column %u: %s"), column->column + 1, text);
  else
    line = g_strdup_printf ("%s: %s", column->header, text);
  add_line (reading->note, line);
}

/* A second column for the same thing doesn't replace the first. */
static void
set_once (Reading *reading, const DbkColumn *column, char **place, const char *text)
{
  if (*place == NULL || (*place)[0] == '\0')
    dbk_set_text (place, text);
  else if (strcmp (*place, text) != 0)
    add_pair (reading, column, text);
}

static void
append_once (char **place, const char *separator, const char *text)
{
  g_autofree char *joined = NULL;

  if (*place == NULL || (*place)[0] == '\0')
    joined = g_strdup (text);
  else if (strstr (*place, text) == NULL)
    joined = g_strconcat (*place, separator, text, NULL);
  if (joined != NULL)
    dbk_set_text (place, joined);
}

static gboolean
read_birth_date (Reading *reading, const DbkColumn *column, const char *text, GError **error)
{
  g_autofree char *day = dbk_cell_date_part (text);
  g_autoptr (GError) problem = NULL;
  DbkDate date;

  if (dbk_cell_is_yearless (day))
    {
      add_pair (reading, column, text);
      g_ptr_array_add (reading->notes,
                       g_strdup_printf (_ ("“%s” is a birthday without a year; it was kept in the "
                                           "note."),
                                        text));
      return TRUE;
    }
  date = dbk_date_parse (day, reading->reader->order, reading->reader->today, &problem);
  if (date == DBK_DATE_NONE)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID, _ ("The birth date “%s” can’t be read. %s"),
                   text, problem == NULL ? "" : problem->message);
      return FALSE;
    }
  if (reading->client->birth_date == DBK_DATE_NONE)
    reading->client->birth_date = date;
  else if (reading->client->birth_date != date)
    add_pair (reading, column, text);
  return TRUE;
}

static void
read_email (Reading *reading, const DbkColumn *column, const char *text)
{
  if (dbk_text_is_email (text))
    {
      set_once (reading, column, &reading->client->email, text);
      return;
    }
  add_pair (reading, column, text);
  g_ptr_array_add (reading->notes,
                   g_strdup_printf (_ ("“%s” is no e-mail address; it was kept in the note."),
                                    text));
}

static void
read_language (Reading *reading, const DbkColumn *column, const char *text)
{
  const char *code = dbk_contact_language_code (text);

  if (code != NULL)
    set_once (reading, column, &reading->client->language, code);
  else
    add_pair (reading, column, text);
}

static void
read_full_name (Reading *reading, const DbkColumn *column, const char *text)
{
  DbkClient *client = reading->client;
  g_autofree char *title = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  if (!dbk_text_is_blank (client->given_name) || !dbk_text_is_blank (client->family_name))
    return;
  dbk_name_split (text, &title, &given, &family);
  dbk_set_text (&client->given_name, given);
  dbk_set_text (&client->family_name, family);
  if (title[0] != '\0')
    {
      g_autofree char *line = g_strdup_printf (_ ("Title: %s"), title);

      add_line (reading->note, line);
    }
}

static gboolean
read_cell (Reading *reading, const DbkColumn *column, const char *text, GError **error)
{
  DbkClient *client = reading->client;

  switch (column->field)
    {
    case DBK_COLUMN_GIVEN_NAME:
      set_once (reading, column, &client->given_name, text);
      break;
    case DBK_COLUMN_FAMILY_NAME:
      set_once (reading, column, &client->family_name, text);
      break;
    case DBK_COLUMN_PREFERRED_NAME:
      set_once (reading, column, &client->preferred_name, text);
      break;
    case DBK_COLUMN_FORMER_NAME:
      set_once (reading, column, &client->former_name, text);
      break;
    case DBK_COLUMN_BIRTH_DATE:
      return read_birth_date (reading, column, text, error);
    case DBK_COLUMN_EMAIL:
      read_email (reading, column, text);
      break;
    case DBK_COLUMN_LANGUAGE:
      read_language (reading, column, text);
      break;
    case DBK_COLUMN_HEARD_OF_US:
      set_once (reading, column, &client->heard_of_us, text);
      break;
    case DBK_COLUMN_NOTE:
      add_line (reading->note, text);
      break;
    case DBK_COLUMN_ALLERGIES:
      append_once (&client->allergies, "\n", text);
      break;
    case DBK_COLUMN_CLINICAL_NOTE:
      append_once (&client->clinical_note, "\n", text);
      break;
    case DBK_COLUMN_UNKNOWN:
      add_pair (reading, column, text);
      break;
    /* Read together afterwards. */
    case DBK_COLUMN_MIDDLE_NAME:
    case DBK_COLUMN_FULL_NAME:
    case DBK_COLUMN_PHONE:
    case DBK_COLUMN_MOBILE_PHONE:
    case DBK_COLUMN_HOME_PHONE:
    case DBK_COLUMN_WORK_PHONE:
    case DBK_COLUMN_OTHER_PHONE:
    case DBK_COLUMN_PHONE_KIND:
    case DBK_COLUMN_ADDRESS:
    case DBK_COLUMN_TOWN:
    case DBK_COLUMN_REGION:
    case DBK_COLUMN_POSTCODE:
    case DBK_COLUMN_COUNTRY:
    /* Links to other lists; says nothing of the client. */
    case DBK_COLUMN_IMPORT_ID:
    /* Left out; the report says so where it was not asked for. */
    case DBK_COLUMN_IDENTITY:
    case DBK_COLUMN_LEFT_OUT:
    case DBK_N_COLUMNS:
    default:
      break;
    }
  return TRUE;
}

static gboolean
read_cells (Reading *reading, GError **error)
{
  GPtrArray *columns = reading->reader->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const DbkColumn *column = columns->pdata[i];
      g_autofree char *text = cell_text (reading, column);

      if (text != NULL && !read_cell (reading, column, text, error))
        return FALSE;
    }
  return TRUE;
}

/* Cells without a header of their own. */
static void
read_beyond (Reading *reading)
{
  const DbkCsvRow *row = dbk_csv_row (reading->reader->table, reading->row);

  for (guint i = reading->reader->columns->len; i < row->n_cells; i++)
    {
      DbkColumn column = { i, DBK_COLUMN_UNKNOWN, DBK_PLACE_HOME, 1, (char *) "" };
      g_autofree char *text = cell_text (reading, &column);

      if (text != NULL)
        add_pair (reading, &column, text);
    }
}

/* Names that need the others to be read before them. */
static void
read_names (Reading *reading)
{
  GPtrArray *columns = reading->reader->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const DbkColumn *column = columns->pdata[i];
      g_autofree char *text = NULL;

      if (column->field != DBK_COLUMN_MIDDLE_NAME && column->field != DBK_COLUMN_FULL_NAME)
        continue;
      text = cell_text (reading, column);
      if (text == NULL)
        continue;
      if (column->field == DBK_COLUMN_FULL_NAME)
        read_full_name (reading, column, text);
      else
        append_once (&reading->client->given_name, " ", text);
    }
}

static gboolean
finish (Reading *reading, GError **error)
{
  DbkClient *client = reading->client;
  g_autoptr (GPtrArray) problems = NULL;

  if (dbk_text_is_blank (client->given_name) && dbk_text_is_blank (client->family_name))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, _ ("The row has no name."));
      return FALSE;
    }
  if (reading->note->len > 0)
    dbk_set_text (&client->desk_note, reading->note->str);
  problems = dbk_client_validate (client, reading->reader->today);
  if (problems->len > 0)
    {
      const DbkFieldProblem *problem = problems->pdata[0];

      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, problem->message);
      return FALSE;
    }
  return TRUE;
}

DbkClient *
dbk_csv_client_read (const DbkCsvClientReader *reader, guint row, GPtrArray *notes, GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autoptr (GString) note = g_string_new (NULL);
  Reading reading = { reader, row, client, note, notes };

  if (!read_cells (&reading, error))
    return NULL;
  read_beyond (&reading);
  read_names (&reading);
  dbk_contact_read_phones (reader, row, client, note, notes);
  dbk_contact_read_address (reader, row, client, note);
  if (!finish (&reading, error))
    return NULL;
  return g_steal_pointer (&client);
}

/* What the list says newly replaces what is there: people move. */
static void
replace (char **place, const char *text)
{
  if (!dbk_text_is_blank (text))
    dbk_set_text (place, text);
}

static void
fill (char **place, const char *text)
{
  if (dbk_text_is_blank (*place) && !dbk_text_is_blank (text))
    dbk_set_text (place, text);
}

/* Notes are never replaced; lines that aren't there yet are added. */
static void
append_lines (char **place, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text == NULL ? "" : text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!dbk_text_is_blank (lines[i]))
      append_once (place, "\n", lines[i]);
}

gboolean
dbk_csv_client_update (DbkClient *stored, const DbkClient *client)
{
  g_autoptr (DbkClient) before = dbk_client_copy (stored);

  if (stored->birth_date == DBK_DATE_NONE)
    stored->birth_date = client->birth_date;
  replace (&stored->email, client->email);
  /* Parts of two addresses make none. */
  if (!dbk_text_is_blank (client->address))
    {
      dbk_set_text (&stored->address, client->address);
      dbk_set_text (&stored->town, client->town);
      dbk_set_text (&stored->postcode, client->postcode);
      dbk_set_text (&stored->country, client->country);
    }
  else
    {
      fill (&stored->town, client->town);
      fill (&stored->postcode, client->postcode);
      fill (&stored->country, client->country);
    }
  fill (&stored->preferred_name, client->preferred_name);
  fill (&stored->former_name, client->former_name);
  fill (&stored->language, client->language);
  fill (&stored->heard_of_us, client->heard_of_us);
  append_lines (&stored->desk_note, client->desk_note);
  append_lines (&stored->allergies, client->allergies);
  append_lines (&stored->clinical_note, client->clinical_note);
  for (guint i = 0; i < client->phones->len; i++)
    dbk_contact_add_phone (stored, client->phones->pdata[i]);
  return !dbk_record_equal (before, stored);
}
