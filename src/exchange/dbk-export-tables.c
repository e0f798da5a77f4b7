/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client record as tables: one CSV for each type of value in it. */
#include "config.h"

#include "dbk-export-tables.h"

#include <string.h>

#include "dbk-csv.h"
#include "dbk-out.h"

/* Client, course, session, reaction: what a resolution stands under. */
#define DEPTH_MAX 8

typedef struct
{
  const DbkRecordType *type;
  GPtrArray *parents; /* of const DbkRecordType: whose id each row names, outermost first */
  DbkOut *out;
} Table;

struct _DbkExportTables
{
  GPtrArray *tables; /* of Table, in the order of the description */
};

/* Where a row stands: the values above it that have an id. */
typedef struct
{
  const DbkRecordType *types[DEPTH_MAX];
  const char *ids[DEPTH_MAX];
  guint depth;
} Place;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_ptr_array_unref (table->parents);
  dbk_out_abandon (table->out);
  g_free (table);
}

static Table *
find_table (DbkExportTables *tables, const DbkRecordType *type)
{
  for (guint i = 0; i < tables->tables->len; i++)
    {
      Table *table = tables->tables->pdata[i];

      if (table->type == type)
        return table;
    }
  return NULL;
}

static gboolean
is_child (const DbkField *field)
{
  return field->type == DBK_FIELD_LIST || field->type == DBK_FIELD_RECORD;
}

static gboolean
is_column (const DbkField *field)
{
  return !is_child (field) && (field->flags & DBK_FIELD_LOCAL) == 0;
}

/* A value reached in two ways (a score under its concern or in a session) names all of its possible
 * parents. */
static void
note_parents (Table *table, const Place *place)
{
  for (guint i = 0; i < place->depth; i++)
    if (dbk_record_type_find (table->type, place->types[i]->name) == NULL &&
        !g_ptr_array_find (table->parents, place->types[i], NULL))
      g_ptr_array_add (table->parents, (gpointer) place->types[i]);
}

static void
collect (DbkExportTables *tables, const DbkRecordType *type, const Place *place)
{
  Table *table = find_table (tables, type);
  Place below = *place;

  if (table == NULL)
    {
      table = g_new0 (Table, 1);
      table->type = type;
      table->parents = g_ptr_array_new ();
      g_ptr_array_add (tables->tables, table);
    }
  note_parents (table, place);
  below.types[below.depth++] = type;
  for (guint i = 0; i < type->n_fields; i++)
    if (is_child (&type->fields[i]))
      collect (tables, type->fields[i].items, &below);
}

static DbkExportTables *
tables_new (void)
{
  DbkExportTables *tables = g_new0 (DbkExportTables, 1);
  const DbkRecordType *top = &dbk_client_record_type;
  Place nowhere = { 0 };
  Place client = { { &dbk_client_type }, { NULL }, 1 };

  tables->tables = g_ptr_array_new_with_free_func (table_free);
  /* The outermost value only holds a client and what belongs to it. */
  collect (tables, &dbk_client_type, &nowhere);
  for (guint i = 0; i < top->n_fields; i++)
    if (is_child (&top->fields[i]) && top->fields[i].items != &dbk_client_type)
      collect (tables, top->fields[i].items, &client);
  return tables;
}

static void
append_column (GString *line, const char *text)
{
  if (line->len > 0)
    g_string_append_c (line, ',');
  dbk_csv_append_cell (line, text);
}

static void
write_header (Table *table)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->parents->len; i++)
    {
      const DbkRecordType *parent = table->parents->pdata[i];
      g_autofree char *name = g_strconcat (parent->name, "_id", NULL);

      append_column (line, name);
    }
  for (guint i = 0; i < table->type->n_fields; i++)
    if (is_column (&table->type->fields[i]))
      append_column (line, table->type->fields[i].name);
  g_string_append (line, "\r\n");
  dbk_out_write (table->out, line->str, (gssize) line->len);
}

DbkExportTables *
dbk_export_tables_open (const char *folder, GError **error)
{
  g_autoptr (DbkExportTables) tables = tables_new ();

  for (guint i = 0; i < tables->tables->len; i++)
    {
      Table *table = tables->tables->pdata[i];
      g_autofree char *name = g_strconcat (table->type->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      table->out = dbk_out_open (path, error);
      if (table->out == NULL)
        return NULL;
      write_header (table);
    }
  return g_steal_pointer (&tables);
}

static const char *
id_of (gconstpointer record)
{
  const DbkField *field = dbk_record_type_find (((const DbkRecord *) record)->type, "id");

  return field == NULL ? NULL : G_STRUCT_MEMBER (const char *, record, field->offset);
}

static const char *
parent_id (const Place *place, const DbkRecordType *type)
{
  for (guint i = 0; i < place->depth; i++)
    if (place->types[i] == type && place->ids[i] != NULL)
      return place->ids[i];
  return "";
}

static void
write_row (Table *table, gconstpointer record, const Place *place)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean first = TRUE;

  for (guint i = 0; i < table->parents->len; i++)
    {
      if (!first)
        g_string_append_c (line, ',');
      first = FALSE;
      dbk_csv_append_cell (line, parent_id (place, table->parents->pdata[i]));
    }
  for (guint i = 0; i < table->type->n_fields; i++)
    {
      const DbkField *field = &table->type->fields[i];
      g_autofree char *text = NULL;

      if (!is_column (field))
        continue;
      if (!first)
        g_string_append_c (line, ',');
      first = FALSE;
      text = dbk_record_get_text (record, field);
      dbk_csv_append_cell (line, text);
    }
  g_string_append (line, "\r\n");
  dbk_out_write (table->out, line->str, (gssize) line->len);
}

static void add_value (DbkExportTables *tables, gconstpointer record, const Place *place);

static void
add_children (DbkExportTables *tables, gconstpointer record, const Place *place)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if (field->type == DBK_FIELD_LIST)
        {
          GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, record, field->offset);

          for (guint j = 0; j < list->len; j++)
            add_value (tables, list->pdata[j], place);
        }
      else if (field->type == DBK_FIELD_RECORD && field->items != &dbk_client_type &&
               G_STRUCT_MEMBER (gpointer, record, field->offset) != NULL)
        add_value (tables, G_STRUCT_MEMBER (gpointer, record, field->offset), place);
    }
}

static void
add_value (DbkExportTables *tables, gconstpointer record, const Place *place)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;
  Place below = *place;

  write_row (find_table (tables, type), record, place);
  below.types[below.depth] = type;
  below.ids[below.depth++] = id_of (record);
  add_children (tables, record, &below);
}

void
dbk_export_tables_add (DbkExportTables *tables, const DbkClientRecord *record)
{
  Place nowhere = { 0 };
  Place client = { { &dbk_client_type }, { record->client->id }, 1 };

  add_value (tables, record->client, &nowhere);
  add_children (tables, record, &client);
}

gboolean
dbk_export_tables_close (DbkExportTables *tables, GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; i < tables->tables->len && done; i++)
    {
      Table *table = tables->tables->pdata[i];

      done = dbk_out_close (g_steal_pointer (&table->out), error);
    }
  dbk_export_tables_abandon (tables);
  return done;
}

void
dbk_export_tables_abandon (DbkExportTables *tables)
{
  if (tables == NULL)
    return;
  g_ptr_array_unref (tables->tables);
  g_free (tables);
}

static const char *
kind_of (const DbkField *field)
{
  switch (field->type)
    {
    case DBK_FIELD_INTEGER:
      return "whole number";
    case DBK_FIELD_TENTHS:
      return "number with at most one decimal";
    case DBK_FIELD_FLAG:
      return "1 or 0";
    case DBK_FIELD_DATE:
      return "day, YYYY-MM-DD";
    case DBK_FIELD_TIME:
      return "moment in UTC, YYYY-MM-DDTHH:MM:SS.sssZ";
    case DBK_FIELD_CODES:
      return "codes with ; between them";
    case DBK_FIELD_BYTES:
      return "base64";
    case DBK_FIELD_ROW:
    case DBK_FIELD_TEXT:
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      return "text";
    }
}

static void
describe_table (GString *text, const Table *table)
{
  g_string_append_printf (text, "\n%s.csv\n", table->type->name);
  for (guint i = 0; i < table->parents->len; i++)
    {
      const DbkRecordType *parent = table->parents->pdata[i];
      g_autofree char *name = g_strconcat (parent->name, "_id", NULL);

      g_string_append_printf (text, "  %-26s the id in %s.csv\n", name, parent->name);
    }
  for (guint i = 0; i < table->type->n_fields; i++)
    if (is_column (&table->type->fields[i]))
      g_string_append_printf (text, "  %-26s %s\n", table->type->fields[i].name,
                              kind_of (&table->type->fields[i]));
}

char *
dbk_export_tables_describe (gboolean with_clinic, gboolean with_audit)
{
  g_autoptr (DbkExportTables) tables = tables_new ();
  GString *text = g_string_new (
      "Records of a microdermabrasion clinic, written by Dermabook.\n\n"
      "clients.json   everything about every client, one client a line, in Dermabook’s record\n"
      "               format; “dermabookctl import clients.json” brings it in again\n"
      "*.csv          the same as tables, described below\n"
      "photos/        the pictures, as they were added; a file’s name is its SHA-256.\n"
      "               As the camera wrote them: they may tell where and when each was taken, by\n"
      "               what, and more. Take that out of any picture you hand on.\n");

  if (with_clinic)
    g_string_append (text,
                     "clinic.json    the clinic’s own lists: staff, devices, products, rules, "
                     "texts\n");
  if (with_audit)
    g_string_append (text, "audit.csv      the history of changes, with the values before each\n");
  g_string_append (
      text,
      "\nThe tables are UTF-8, with commas between cells and a header line. Left and right are "
      "the\n"
      "client’s. An empty cell means: not known. A cell that a spreadsheet would calculate (it "
      "begins\nwith = + - or @) has an apostrophe before it, which is no part of the value; "
      "clients.json has\nthe values as they are. A signed session stands as it was signed; "
      "addendum.csv has what was\nadded to it, and entered_in_error.csv which sessions don’t "
      "count.\n");
  for (guint i = 0; i < tables->tables->len; i++)
    describe_table (text, tables->tables->pdata[i]);
  if (with_audit)
    g_string_append (text, "\naudit.csv\n"
                           "  row                        whole number, in the order of changes\n"
                           "  at                         moment in UTC\n"
                           "  staff                      who was working\n"
                           "  client                     the client’s number\n"
                           "  action                     insert, update, delete, begin, discard, "
                           "sign, transcribe\n"
                           "  table                      text\n"
                           "  table_row                  text\n"
                           "  old_values                 JSON\n");
  return g_string_free (text, FALSE);
}
