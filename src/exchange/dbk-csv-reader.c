/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a CSV file one after another, in little memory however long the file is. */
#include "config.h"

#include "dbk-csv-reader.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dbk-decode.h"

/* Read at a time; also as much of a text as tells the delimiter. */
#define PIECE_SIZE (64 * 1024)
/* A quoted cell over more lines or bytes than this was never meant to be one. */
#define CELL_LINES_MAX 500
#define ROW_SIZE_MAX (8 * 1024 * 1024)

struct _DbkCsvReader
{
  int descriptor; /* -1 for a text */
  gsize size;     /* of the file */
  gsize n_read;
  DbkDecoder *decoder;
  gboolean at_end; /* nothing more comes into the text */
  GString *text;   /* from the row being read on; bytes before it were dropped */
  gsize place;     /* of the next line in text */
  gsize looked;    /* no line ends before it */
  gsize row_place; /* of the row being read */
  char delimiter;
  struct csv_parser parser;
  gboolean ended;

  DbkCsvTable *table; /* being read into, borrowed */
  guint line;         /* being read */
  guint row_line;     /* the row being read begins on */
  GArray *cells;      /* of gsize: of the row being read, in cell_text */
  GByteArray *cell_text;
  gboolean began; /* the row has a cell, or is inside one */
  gboolean blank; /* all its cells are empty */
};

static void
cell_cb (void *bytes, size_t size, void *data)
{
  DbkCsvReader *self = data;
  gsize offset = self->cell_text->len;

  g_array_append_val (self->cells, offset);
  if (size > 0)
    {
      g_byte_array_append (self->cell_text, bytes, (guint) size);
      self->blank = FALSE;
    }
  g_byte_array_append (self->cell_text, (const guint8 *) "", 1);
}

static void
drop_row (DbkCsvReader *self)
{
  g_array_set_size (self->cells, 0);
  g_byte_array_set_size (self->cell_text, 0);
  self->blank = TRUE;
  self->began = FALSE;
}

static void
row_cb (int end, void *data)
{
  DbkCsvReader *self = data;
  DbkCsvTable *table = self->table;
  DbkCsvRow row = { self->row_line, table->cells->len, self->cells->len };
  gsize before = table->text->len;

  if (!self->blank)
    {
      for (guint i = 0; i < self->cells->len; i++)
        {
          gsize offset = before + g_array_index (self->cells, gsize, i);

          g_array_append_val (table->cells, offset);
        }
      g_byte_array_append (table->text, self->cell_text->data, self->cell_text->len);
      g_array_append_val (table->rows, row);
    }
  drop_row (self);
}

static gboolean
set_read_error (GError **error)
{
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_IO,
      _ ("The file can’t be read to its end, so nothing more was brought in. Check "
         "that it is still there, then bring it in again."));
  return FALSE;
}

/* Takes in one more piece of the file. */
static gboolean
fill (DbkCsvReader *self, GError **error)
{
  g_autofree char *bytes = g_malloc (PIECE_SIZE);
  gsize size = 0;
  gsize keep = self->began ? self->row_place : self->place;

  while (size < PIECE_SIZE)
    {
      gssize n = read (self->descriptor, bytes + size, PIECE_SIZE - size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_read_error (error);
      if (n == 0)
        break;
      size += (gsize) n;
    }
  self->n_read += size;
  self->at_end = size < PIECE_SIZE;
  g_string_erase (self->text, 0, (gssize) keep);
  self->place -= keep;
  self->looked -= keep;
  self->row_place = 0;
  dbk_decoder_feed (self->decoder, self->text, bytes, size, self->at_end);
  return TRUE;
}

/* Behind the line's end: LF, CR LF or CR. Where it is not in the text yet, @found is FALSE. */
static gsize
end_of_line (DbkCsvReader *self, gsize from, gboolean *found)
{
  const char *text = self->text->str;
  gsize end = from + strcspn (text + from, "\r\n");

  *found = text[end] != '\0' && (text[end] != '\r' || text[end + 1] != '\0' || self->at_end);
  if (!*found)
    return end;
  return text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
}

/* Whether a whole line stands at the place; @next is behind it. At the end there is none. */
static gboolean
find_line (DbkCsvReader *self, gsize *next, GError **error)
{
  for (;;)
    {
      gboolean found;
      gsize end = end_of_line (self, MAX (self->looked, self->place), &found);

      if (found || self->at_end)
        {
          *next = end;
          return TRUE;
        }
      /* A carriage return at the end may have its line feed in the next piece. */
      self->looked = end;
      if (end - self->place > ROW_SIZE_MAX)
        {
          g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("Line %u is longer than any list has, so nothing more was brought in. "
                          "Check what kind of file it is."),
                       self->line + 1);
          return FALSE;
        }
      if (!fill (self, error))
        return FALSE;
    }
}

static void
start_parser (DbkCsvReader *self)
{
  csv_init (&self->parser, CSV_APPEND_NULL);
  csv_set_delim (&self->parser, (unsigned char) self->delimiter);
}

/* Gives up the row that is never closed and goes on behind its first line. */
static void
leave_out (DbkCsvReader *self)
{
  gboolean found;

  g_array_append_val (self->table->unclosed, self->row_line);
  csv_free (&self->parser);
  start_parser (self);
  drop_row (self);
  self->line = self->row_line;
  self->place = end_of_line (self, self->row_place, &found);
  self->looked = self->place;
}

/* In libcsv's terms: inside a quoted cell, or at a quotation mark in one. */
static gboolean
is_in_quotes (const DbkCsvReader *self)
{
  return self->parser.quoted != 0 && self->parser.pstate == 2;
}

static void
take_line (DbkCsvReader *self, gsize next)
{
  self->line++;
  if (!self->began)
    {
      self->row_line = self->line;
      self->row_place = self->place;
      self->began = TRUE;
    }
  csv_parse (&self->parser, self->text->str + self->place, next - self->place, cell_cb, row_cb,
             self);
  /* A blank line ends no row. */
  if (!is_in_quotes (self))
    self->began = FALSE;
  self->place = next;
  self->looked = next;
}

gboolean
dbk_csv_reader_read (DbkCsvReader *self, DbkCsvTable *table, guint n_rows, GError **error)
{
  guint first = table->rows->len;

  self->table = table;
  while (!self->ended && table->rows->len - first < n_rows)
    {
      gsize next;
      gboolean none;

      if (!find_line (self, &next, error))
        return FALSE;
      none = next == self->place;
      if (!none)
        take_line (self, next);
      if (is_in_quotes (self) && (none || self->line - self->row_line >= CELL_LINES_MAX ||
                                  self->place - self->row_place > ROW_SIZE_MAX))
        leave_out (self);
      else if (none)
        {
          csv_fini (&self->parser, cell_cb, row_cb, self);
          self->ended = TRUE;
        }
    }
  return TRUE;
}

/* How evenly @delimiter divides the rows: how many of them have the commonest number of cells, if
 * that is more than one. */
static guint
score_delimiter (const char *text, char delimiter, guint *width)
{
  g_autoptr (DbkCsvTable) table = dbk_csv_parse (text, delimiter);
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  guint best = 0;

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
  gsize size = strnlen (text, PIECE_SIZE);
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
static void
skip_separator_line (DbkCsvReader *self)
{
  const char *start = self->text->str[0] == '"' ? self->text->str + 1 : self->text->str;
  gboolean found;

  if (g_ascii_strncasecmp (start, "sep=", 4) != 0 || start[4] == '\0' || start[4] == '\n' ||
      start[4] == '\r')
    return;
  self->delimiter = start[4];
  self->place = end_of_line (self, 0, &found);
  self->looked = self->place;
  /* Lines are counted in the file. */
  self->line = 1;
}

static DbkCsvReader *
reader_new (void)
{
  DbkCsvReader *self = g_new0 (DbkCsvReader, 1);

  self->descriptor = -1;
  self->decoder = dbk_decoder_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cell_text = g_byte_array_new ();
  self->blank = TRUE;
  return self;
}

static void
begin (DbkCsvReader *self, char delimiter)
{
  self->delimiter = delimiter;
  skip_separator_line (self);
  if (self->delimiter == '\0')
    self->delimiter = guess_delimiter (self->text->str + self->place);
  start_parser (self);
}

DbkCsvReader *
dbk_csv_reader_open (const char *path, GError **error)
{
  g_autoptr (DbkCsvReader) self = reader_new ();
  struct stat status;

  self->text = g_string_new (NULL);
  self->descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->descriptor < 0 || fstat (self->descriptor, &status) != 0)
    {
      set_read_error (error);
      return NULL;
    }
  self->size = (gsize) status.st_size;
  if (!fill (self, error))
    return NULL;
  begin (self, '\0');
  return g_steal_pointer (&self);
}

DbkCsvReader *
dbk_csv_reader_new_for_text (const char *text, char delimiter)
{
  DbkCsvReader *self = reader_new ();

  self->text = g_string_new (text);
  self->at_end = TRUE;
  begin (self, delimiter);
  return self;
}

void
dbk_csv_reader_free (DbkCsvReader *self)
{
  if (self == NULL)
    return;
  if (self->descriptor >= 0)
    close (self->descriptor);
  csv_free (&self->parser);
  dbk_decoder_free (self->decoder);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_byte_array_unref (self->cell_text);
  g_free (self);
}

char
dbk_csv_reader_get_delimiter (const DbkCsvReader *self)
{
  return self->delimiter;
}

const char *
dbk_csv_reader_get_encoding (const DbkCsvReader *self)
{
  return dbk_decoder_get_encoding (self->decoder);
}

double
dbk_csv_reader_get_fraction (const DbkCsvReader *self)
{
  gsize waiting = self->text->len - self->place;

  if (self->size == 0 || self->n_read < waiting)
    return self->size == 0 ? 1.0 : 0.0;
  return MIN (1.0, (double) (self->n_read - waiting) / (double) self->size);
}
