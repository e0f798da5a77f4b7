/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of somebody's list holds what. */
#include "config.h"

#include "dbk-csv-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-text.h"

/* Titles above the header are few. */
#define HEADER_ROWS_MAX 30

static const char *const field_names[DBK_N_COLUMNS] = {
  [DBK_COLUMN_GIVEN_NAME] = "given_name",
  [DBK_COLUMN_MIDDLE_NAME] = "middle_name",
  [DBK_COLUMN_FAMILY_NAME] = "family_name",
  [DBK_COLUMN_FULL_NAME] = "name",
  [DBK_COLUMN_PREFERRED_NAME] = "preferred_name",
  [DBK_COLUMN_FORMER_NAME] = "former_name",
  [DBK_COLUMN_BIRTH_DATE] = "birth_date",
  [DBK_COLUMN_EMAIL] = "email",
  [DBK_COLUMN_PHONE] = "phone",
  [DBK_COLUMN_MOBILE_PHONE] = "mobile_phone",
  [DBK_COLUMN_HOME_PHONE] = "home_phone",
  [DBK_COLUMN_WORK_PHONE] = "work_phone",
  [DBK_COLUMN_OTHER_PHONE] = "other_phone",
  [DBK_COLUMN_PHONE_KIND] = NULL,
  [DBK_COLUMN_ADDRESS] = "address",
  [DBK_COLUMN_TOWN] = "town",
  [DBK_COLUMN_REGION] = "region",
  [DBK_COLUMN_POSTCODE] = "postcode",
  [DBK_COLUMN_COUNTRY] = "country",
  [DBK_COLUMN_LANGUAGE] = "language",
  [DBK_COLUMN_HEARD_OF_US] = "heard_of_us",
  [DBK_COLUMN_NOTE] = "desk_note",
  [DBK_COLUMN_ALLERGIES] = "allergies",
  [DBK_COLUMN_CLINICAL_NOTE] = "clinical_note",
  [DBK_COLUMN_IMPORT_ID] = "import_id",
  [DBK_COLUMN_IDENTITY] = NULL,
  [DBK_COLUMN_LEFT_OUT] = "leave_out",
};

const char *
dbk_column_field_name (DbkColumnField field)
{
  return field_names[field];
}

DbkColumnField
dbk_column_field_from_name (const char *name)
{
  for (guint i = 0; i < DBK_N_COLUMNS; i++)
    if (g_strcmp0 (field_names[i], name) == 0)
      return (DbkColumnField) i;
  return DBK_COLUMN_UNKNOWN;
}

static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; (p = strstr (p, word)) != NULL; p += length)
    if ((p == words || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;
  return FALSE;
}

static DbkColumnField
look_up (const char *key)
{
  for (const DbkColumnAliases *aliases = dbk_column_aliases; aliases->words != NULL; aliases++)
    if (has_word (aliases->words, key))
      return aliases->field;
  return DBK_COLUMN_UNKNOWN;
}

/* "Phone 1 - Value" and "E-mail 2 Address": the number counts, "value" says nothing. */
static char *
make_key (const char *header, guint *index)
{
  g_auto (GStrv) words = dbk_text_words (header);
  GString *key = g_string_new (NULL);
  char *composed;

  *index = 1;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      gsize letters = length;

      while (letters > 0 && g_ascii_isdigit (words[i][letters - 1]))
        letters--;
      if (letters < length)
        *index = (guint) g_ascii_strtoull (words[i] + letters, NULL, 10);
      if (strcmp (words[i], "value") != 0)
        g_string_append_len (key, words[i], (gssize) letters);
    }
  /* Folding takes Hangul apart; the words stand here as they are written. */
  composed = g_utf8_normalize (key->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_free (key, TRUE);
  return composed;
}

static DbkColumnPlace
place_of (const char *key, DbkColumnField field)
{
  if (field < DBK_COLUMN_ADDRESS || field > DBK_COLUMN_COUNTRY)
    return DBK_PLACE_HOME;
  if (g_str_has_prefix (key, "business") || g_str_has_prefix (key, "work"))
    return DBK_PLACE_WORK;
  return g_str_has_prefix (key, "other") ? DBK_PLACE_OTHER : DBK_PLACE_HOME;
}

/* "Client’s phone", "Customer email": whose it is, is clear. */
static const char *
without_owner (const char *key)
{
  static const char *const owners[] = { "clients", "client", "customers", "customer", "patients",
                                        "patient", "member", "contact",   "guest" };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_has_prefix (key, owners[i]) && key[strlen (owners[i])] != '\0')
      return key + strlen (owners[i]);
  return key;
}

DbkColumnField
dbk_column_recognise (const char *header, DbkColumnPlace *place, guint *index)
{
  g_autofree char *key = make_key (header, index);
  DbkColumnField field = DBK_COLUMN_UNKNOWN;

  if (key[0] != '\0')
    field = look_up (key);
  if (field == DBK_COLUMN_UNKNOWN && key[0] != '\0')
    field = look_up (without_owner (key));
  *place = place_of (key, field);
  return field;
}

static void
column_free (gpointer data)
{
  DbkColumn *column = data;

  g_free (column->header);
  g_free (column);
}

/* The field @map gives this header, or what it says by itself. */
static void
recognise_column (DbkColumn *column, char *const *map)
{
  g_autofree char *folded = dbk_text_fold (column->header);

  column->field = dbk_column_recognise (column->header, &column->place, &column->index);
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (map[i], "=", 2);
      g_autofree char *wanted = dbk_text_fold (parts[1]);

      if (strcmp (folded, wanted) == 0)
        column->field = dbk_column_field_from_name (parts[0]);
    }
}

static GPtrArray *
read_header (const DbkCsvTable *table, guint row, char *const *map)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);
  guint n_cells = dbk_csv_row (table, row)->n_cells;

  for (guint i = 0; i < n_cells; i++)
    {
      DbkColumn *column = g_new0 (DbkColumn, 1);

      column->column = i;
      column->header = dbk_text_clean (dbk_csv_cell (table, row, i));
      recognise_column (column, map);
      g_ptr_array_add (columns, column);
    }
  return columns;
}

/* How many columns are known; 0 where none is a name. A whole name beside nothing else that is
 * known may be a product's. */
static guint
count_known (GPtrArray *columns, char *const *map)
{
  guint known = 0;
  gboolean has_part = FALSE;
  gboolean has_whole = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      const DbkColumn *column = columns->pdata[i];

      known += column->field != DBK_COLUMN_UNKNOWN;
      has_part = has_part || column->field == DBK_COLUMN_GIVEN_NAME ||
                 column->field == DBK_COLUMN_FAMILY_NAME;
      has_whole = has_whole || column->field == DBK_COLUMN_FULL_NAME;
    }
  if (has_part || (has_whole && (known > 1 || columns->len == 1 || map != NULL)))
    return known;
  return 0;
}

gboolean
dbk_columns_have_name (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const DbkColumn *column = columns->pdata[i];

      if (column->field == DBK_COLUMN_GIVEN_NAME || column->field == DBK_COLUMN_FAMILY_NAME ||
          column->field == DBK_COLUMN_FULL_NAME)
        return TRUE;
    }
  return FALSE;
}

void
dbk_columns_set_fields (GPtrArray *columns, const DbkColumnField *fields, guint n_fields)
{
  for (guint i = 0; i < MIN (columns->len, n_fields); i++)
    {
      DbkColumn *column = columns->pdata[i];

      if (column->field == fields[i])
        continue;
      column->field = fields[i];
      column->place = DBK_PLACE_HOME;
    }
}

static gboolean
has_header (GPtrArray *columns, const char *header)
{
  g_autofree char *wanted = dbk_text_fold (header);

  for (guint i = 0; i < columns->len; i++)
    {
      const DbkColumn *column = columns->pdata[i];
      g_autofree char *folded = dbk_text_fold (column->header);

      if (strcmp (folded, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_map (char *const *map, GPtrArray *columns, GError **error)
{
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (map[i], "=", 2);

      if (parts[0] == NULL || parts[1] == NULL ||
          dbk_column_field_from_name (parts[0]) == DBK_COLUMN_UNKNOWN)
        {
          g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("“%s” doesn’t name a field. Write it as field=header, for example "
                          "family_name=Surname. Nothing was brought in."),
                       map[i]);
          return FALSE;
        }
      if (columns != NULL && !has_header (columns, parts[1]))
        {
          g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("No column has the header “%s”. Nothing was brought in; write it as it "
                          "stands in the file."),
                       parts[1]);
          return FALSE;
        }
    }
  return TRUE;
}

static void
refuse_without_name (const DbkCsvTable *table, GError **error)
{
  g_autoptr (GString) headers = g_string_new (NULL);
  guint n_cells = table->rows->len == 0 ? 0 : MIN (dbk_csv_row (table, 0)->n_cells, 8);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *cell = dbk_text_clean (dbk_csv_cell (table, 0, i));

      g_string_append_printf (headers, "%s“%.40s”", i == 0 ? "" : ", ", cell);
    }
  g_set_error (
      error, DBK_ERROR, DBK_ERROR_INVALID,
      _ ("This doesn’t look like a list of clients, so nothing was brought in. The first line has "
         "%s. If one of them is the client’s name, say which."),
      headers->str);
}

GPtrArray *
dbk_csv_find_header (const DbkCsvTable *table, char *const *map, guint *header_row, GError **error)
{
  g_autoptr (GPtrArray) best = NULL;
  guint best_known = 0;

  if (!check_map (map, NULL, error))
    return NULL;
  for (guint i = 0; i < MIN (table->rows->len, HEADER_ROWS_MAX); i++)
    {
      g_autoptr (GPtrArray) columns = read_header (table, i, map);
      guint known = count_known (columns, map);

      if (known <= best_known)
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&columns);
      best_known = known;
      *header_row = i;
    }
  if (best == NULL)
    {
      g_autoptr (GPtrArray) first = table->rows->len == 0 ? NULL : read_header (table, 0, map);

      if (first == NULL || check_map (map, first, error))
        refuse_without_name (table, error);
    }
  else if (check_map (map, best, error))
    return g_steal_pointer (&best);
  return NULL;
}

GPtrArray *
dbk_csv_first_header (const DbkCsvTable *table, guint *header_row)
{
  guint widest = 0;

  for (guint i = 0; i < MIN (table->rows->len, HEADER_ROWS_MAX); i++)
    if (dbk_csv_row (table, i)->n_cells > widest)
      {
        widest = dbk_csv_row (table, i)->n_cells;
        *header_row = i;
      }
  return widest == 0 ? NULL : read_header (table, *header_row, NULL);
}
