/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV text as rows of cells. */
#include "dbk-csv.h"

#include <csv.h>
#include <string.h>

/* As much of a text as tells the delimiter. */
#define LOOK_SIZE (64 * 1024)
/* A quoted cell over more lines than this was never meant to be one. */
#define CELL_LINES_MAX 500

typedef struct
{
  DbkCsvTable *table;
  guint line;       /* being read */
  guint row_line;   /* the row being read begins on */
  guint first_cell; /* of that row */
  gboolean began;   /* the row has a cell, or is inside one */
  gboolean blank;   /* all its cells are empty */
} Reading;

static DbkCsvTable *
table_new (char delimiter)
{
  DbkCsvTable *table = g_new0 (DbkCsvTable, 1);

  table->delimiter = delimiter;
  table->rows = g_array_new (FALSE, FALSE, sizeof (DbkCsvRow));
  table->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  table->text = g_byte_array_new ();
  table->unclosed = g_array_new (FALSE, FALSE, sizeof (guint));
  return table;
}

void
dbk_csv_table_free (DbkCsvTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->rows);
  g_array_unref (table->cells);
  g_byte_array_unref (table->text);
  g_array_unref (table->unclosed);
  g_free (table);
}

const DbkCsvRow *
dbk_csv_row (const DbkCsvTable *table, guint row)
{
  return &g_array_index (table->rows, DbkCsvRow, row);
}

const char *
dbk_csv_cell (const DbkCsvTable *table, guint row, guint column)
{
  const DbkCsvRow *place = dbk_csv_row (table, row);

  if (column >= place->n_cells)
    return "";
  return (const char *) table->text->data +
         g_array_index (table->cells, gsize, place->first_cell + column);
}

static void
cell_cb (void *bytes, size_t size, void *data)
{
  Reading *reading = data;
  DbkCsvTable *table = reading->table;
  gsize offset = table->text->len;

  g_array_append_val (table->cells, offset);
  if (size > 0)
    {
      g_byte_array_append (table->text, bytes, (guint) size);
      reading->blank = FALSE;
    }
  g_byte_array_append (table->text, (const guint8 *) "", 1);
}

static void
row_cb (int end, void *data)
{
  Reading *reading = data;
  DbkCsvTable *table = reading->table;
  DbkCsvRow row = { reading->row_line, reading->first_cell,
                    table->cells->len - reading->first_cell };

  if (reading->blank)
    g_array_set_size (table->cells, reading->first_cell);
  else
    g_array_append_val (table->rows, row);
  reading->first_cell = table->cells->len;
  reading->blank = TRUE;
  reading->began = FALSE;
}

/* Behind the line's end: LF, CR LF or CR. */
static const char *
end_of_line (const char *line)
{
  const char *end = line + strcspn (line, "\r\n");

  if (*end == '\r' && end[1] == '\n')
    return end + 2;
  return *end == '\0' ? end : end + 1;
}

static void
start_parser (struct csv_parser *parser, char delimiter)
{
  csv_init (parser, CSV_APPEND_NULL);
  csv_set_delim (parser, (unsigned char) delimiter);
}

/* Gives up the row that is never closed and goes on behind its first line. */
static void
leave_out (Reading *reading, struct csv_parser *parser)
{
  g_array_append_val (reading->table->unclosed, reading->row_line);
  g_array_set_size (reading->table->cells, reading->first_cell);
  reading->blank = TRUE;
  reading->began = FALSE;
  csv_free (parser);
  start_parser (parser, reading->table->delimiter);
}

/* In libcsv's terms: inside a quoted cell, or at a quotation mark in one. */
static gboolean
is_in_quotes (struct csv_parser *parser)
{
  return parser->quoted != 0 && parser->pstate == 2;
}

static void
parse_into (DbkCsvTable *table, const char *text)
{
  Reading reading = { table, 0, 0, 0, FALSE, TRUE };
  struct csv_parser parser;
  const char *line = text;
  const char *row_start = text;

  start_parser (&parser, table->delimiter);
  for (;;)
    {
      const char *next = end_of_line (line);
      gboolean at_end = *line == '\0';

      if (!at_end)
        {
          reading.line++;
          if (!reading.began)
            {
              reading.row_line = reading.line;
              row_start = line;
              reading.began = TRUE;
            }
          csv_parse (&parser, line, (size_t) (next - line), cell_cb, row_cb, &reading);
          /* A blank line ends no row. */
          if (!is_in_quotes (&parser))
            reading.began = FALSE;
          line = next;
        }
      if (is_in_quotes (&parser) && (at_end || reading.line - reading.row_line >= CELL_LINES_MAX))
        {
          leave_out (&reading, &parser);
          reading.line = reading.row_line;
          line = end_of_line (row_start);
        }
      else if (at_end)
        break;
    }
  csv_fini (&parser, cell_cb, row_cb, &reading);
  csv_free (&parser);
}

/* How evenly @delimiter divides the rows: how many of them have the commonest number of cells, if
 * that is more than one. */
static guint
score_delimiter (const char *text, char delimiter, guint *width)
{
  g_autoptr (DbkCsvTable) table = table_new (delimiter);
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  guint best = 0;

  parse_into (table, text);
  *width = 1;
  for (guint i = 0; i < table->rows->len; i++)
    {
      guint n = dbk_csv_row (table, i)->n_cells;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (widths, GUINT_TO_POINTER (n))) + 1;

      g_hash_table_insert (widths, GUINT_TO_POINTER (n), GUINT_TO_POINTER (count));
      if (n > 1 && (count > best || (count == best && n > *width)))
        {
          best = count;
          *width = n;
        }
    }
  return best;
}

static char
guess_delimiter (const char *text)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  gsize size = strnlen (text, LOOK_SIZE);
  g_autofree char *look = g_strndup (text, size);
  char chosen = ',';
  guint best = 0;
  guint best_width = 1;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint width;
      guint score = score_delimiter (look, candidates[i], &width);

      /* Rows weigh more than columns, but a comma in every price must not win over tabs. */
      if (score * (width - 1) > best * (best_width - 1))
        {
          chosen = candidates[i];
          best = score;
          best_width = width;
        }
    }
  return chosen;
}

/* A first line "sep=;" says what divides the cells, and is none of them. */
static const char *
skip_separator_line (const char *text, char *delimiter)
{
  const char *start = text[0] == '"' ? text + 1 : text;

  if (g_ascii_strncasecmp (start, "sep=", 4) != 0 || start[4] == '\0' || start[4] == '\n' ||
      start[4] == '\r')
    return text;
  *delimiter = start[4];
  return end_of_line (text);
}

DbkCsvTable *
dbk_csv_parse (const char *text, char delimiter)
{
  const char *start = skip_separator_line (text, &delimiter);
  DbkCsvTable *table;

  table = table_new (delimiter == 0 ? guess_delimiter (start) : delimiter);
  parse_into (table, start);
  /* Lines are counted in the file. */
  if (start != text)
    {
      for (guint i = 0; i < table->rows->len; i++)
        g_array_index (table->rows, DbkCsvRow, i).line++;
      for (guint i = 0; i < table->unclosed->len; i++)
        g_array_index (table->unclosed, guint, i)++;
    }
  return table;
}

void
dbk_csv_append_cell (GString *out, const char *text)
{
  gboolean calculated = text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;

  if (!calculated && strpbrk (text, ",;\"\r\n\t") == NULL && text[0] != ' ')
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (calculated)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
