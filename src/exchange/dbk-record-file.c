/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record format: a JSON array of clients, one a line. */
#include "config.h"

#include "dbk-record-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-record-json.h"
#include "dbk-record-parse.h"

struct _DbkRecordReader
{
  GDataInputStream *stream; /* NULL when the file is read whole */
  guint line;               /* of the stream, read so far */
  char *ahead;              /* a line read but not used yet */
  JsonNode *root;           /* the whole file */
  GArray *lines;            /* of its entries */
  guint next;
};

void
dbk_record_writer_begin (DbkRecordWriter *writer, DbkOut *out)
{
  writer->out = out;
  writer->count = 0;
  dbk_out_write (out, "[", -1);
}

void
dbk_record_writer_add (DbkRecordWriter *writer, const DbkClientRecord *record)
{
  g_autofree char *json = dbk_record_to_json (record, DBK_JSON_DEFAULT);

  dbk_out_write (writer->out, writer->count++ == 0 ? "\n" : ",\n", -1);
  dbk_out_write (writer->out, json, -1);
}

void
dbk_record_writer_end (DbkRecordWriter *writer)
{
  dbk_out_write (writer->out, "\n]\n", -1);
}

void
dbk_record_reader_free (DbkRecordReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_object (&reader->stream);
  g_clear_pointer (&reader->root, json_node_unref);
  g_clear_pointer (&reader->lines, g_array_unref);
  g_free (reader->ahead);
  g_free (reader);
}

static gboolean
set_io_error (GError **error, const GError *problem)
{
  g_debug ("%s", problem->message);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_IO,
                       _ ("The file couldn’t be read to its end. Nothing in it was changed; check "
                          "the disk it is on, then try again."));
  return FALSE;
}

/* The next line, without the marks around it; NULL at the end or with @error. */
static char *
read_line (DbkRecordReader *reader, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *line;

  if (reader->ahead != NULL)
    return g_steal_pointer (&reader->ahead);
  line = g_data_input_stream_read_line (reader->stream, NULL, NULL, &problem);
  if (problem != NULL)
    {
      set_io_error (error, problem);
      return NULL;
    }
  if (line == NULL)
    return NULL;
  reader->line++;
  if (reader->line == 1 && g_str_has_prefix (line, "\xef\xbb\xbf"))
    memmove (line, line + 3, strlen (line + 3) + 1);
  return g_strstrip (line);
}

static gboolean
is_entry_line (const char *line)
{
  return line[0] == '{' && (g_str_has_suffix (line, "}") || g_str_has_suffix (line, "},"));
}

/* Looks at the first two lines; leaves the second for the first entry. */
static gboolean
find_layout (DbkRecordReader *reader, gboolean *by_line, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *first = read_line (reader, &problem);

  *by_line = FALSE;
  if (first != NULL && strcmp (first, "[") == 0)
    {
      char *second = read_line (reader, &problem);

      *by_line = second != NULL && (is_entry_line (second) || strcmp (second, "]") == 0);
      reader->ahead = second;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
refuse_as_foreign (GError **error, const char *reason)
{
  g_set_error (error, DBK_ERROR, DBK_ERROR_FOREIGN,
               _ ("This is no file of the record format, so nothing was brought in. %s"), reason);
  return FALSE;
}

static gboolean
read_whole_root (DbkRecordReader *reader, GError **error)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (reader->root))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (reader->root))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      guint line = 1;

      object = json_node_get_object (reader->root);
      if (!json_object_has_member (object, "client"))
        return refuse_as_foreign (error, _ ("Its one entry has no “client”."));
      json_array_add_element (array, g_steal_pointer (&reader->root));
      reader->root = json_node_new (JSON_NODE_ARRAY);
      json_node_set_array (reader->root, array);
      g_array_append_val (reader->lines, line);
      return TRUE;
    }
  return refuse_as_foreign (error, _ ("It should be a list of clients in square brackets."));
}

static gboolean
read_whole (DbkRecordReader *reader, const char *text, gsize size, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  reader->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  reader->root = dbk_record_parse (text, size, reader->lines, &problem);
  if (reader->root == NULL)
    return refuse_as_foreign (error, problem->message);
  return read_whole_root (reader, error);
}

static gboolean
open_whole (DbkRecordReader *reader, GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  gsize size;

  g_clear_object (&reader->stream);
  g_clear_pointer (&reader->ahead, g_free);
  if (info != NULL && g_file_info_get_size (info) > DBK_RECORD_FILE_WHOLE_MAX)
    return refuse_as_foreign (error, _ ("It is too large for its layout: a file of more than 64 MB "
                                        "needs “[” on the first line and one client on each line "
                                        "after it."));
  if (!g_file_load_contents (file, NULL, &text, &size, NULL, &problem))
    return set_io_error (error, problem);
  return read_whole (reader, text, size, error);
}

DbkRecordReader *
dbk_record_reader_open (const char *path, GError **error)
{
  g_autoptr (DbkRecordReader) reader = g_new0 (DbkRecordReader, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &problem);
  gboolean by_line;

  if (stream == NULL)
    {
      set_io_error (error, problem);
      return NULL;
    }
  reader->stream = g_data_input_stream_new (G_INPUT_STREAM (stream));
  g_data_input_stream_set_newline_type (reader->stream, G_DATA_STREAM_NEWLINE_TYPE_LF);
  if (!find_layout (reader, &by_line, error) || (!by_line && !open_whole (reader, file, error)))
    return NULL;
  return g_steal_pointer (&reader);
}

DbkRecordReader *
dbk_record_reader_new (const char *text, gssize size, GError **error)
{
  g_autoptr (DbkRecordReader) reader = g_new0 (DbkRecordReader, 1);
  gsize length = size < 0 ? strlen (text) : (gsize) size;
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  gboolean by_line;

  reader->stream = g_data_input_stream_new (stream);
  g_data_input_stream_set_newline_type (reader->stream, G_DATA_STREAM_NEWLINE_TYPE_LF);
  if (!find_layout (reader, &by_line, error))
    return NULL;
  if (!by_line)
    {
      g_clear_object (&reader->stream);
      g_clear_pointer (&reader->ahead, g_free);
      if (!read_whole (reader, text, length, error))
        return NULL;
    }
  return g_steal_pointer (&reader);
}

static DbkRecordReadResult
read_node (JsonNode *node, DbkClientRecord **record, GError **error)
{
  *record = dbk_record_from_node (&dbk_client_record_type, node, error);
  return *record == NULL ? DBK_RECORD_READ_BAD : DBK_RECORD_READ_ENTRY;
}

static DbkRecordReadResult
next_whole (DbkRecordReader *reader, DbkClientRecord **record, guint *line, GError **error)
{
  JsonArray *array = json_node_get_array (reader->root);

  if (reader->next >= json_array_get_length (array))
    return DBK_RECORD_READ_END;
  /* An element that is no object has no line of its own. */
  *line = reader->next < reader->lines->len ? g_array_index (reader->lines, guint, reader->next)
                                            : reader->next + 1;
  return read_node (json_array_get_element (array, reader->next++), record, error);
}

static DbkRecordReadResult
next_line (DbkRecordReader *reader, DbkClientRecord **record, guint *line, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  do
    {
      g_free (text);
      text = read_line (reader, &problem);
    }
  while (text != NULL && (text[0] == '\0' || strcmp (text, ",") == 0));
  *line = reader->line;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return DBK_RECORD_READ_FAILED;
    }
  if (text == NULL)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("The file ends without its closing bracket; it was cut short."));
      return DBK_RECORD_READ_FAILED;
    }
  if (strcmp (text, "]") == 0)
    return DBK_RECORD_READ_END;
  if (g_str_has_suffix (text, ","))
    text[strlen (text) - 1] = '\0';
  node = dbk_record_parse (text, strlen (text), NULL, error);
  return node == NULL ? DBK_RECORD_READ_BAD : read_node (node, record, error);
}

DbkRecordReadResult
dbk_record_reader_next (DbkRecordReader *reader,
                        DbkClientRecord **record,
                        guint *line,
                        GError **error)
{
  *record = NULL;
  *line = 0;
  return reader->root != NULL ? next_whole (reader, record, line, error)
                              : next_line (reader, record, line, error);
}
