/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking records out: everything, or one client, to a folder anybody can read. */
#include "config.h"

#include "dbk-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dbk-clinic-store.h"
#include "dbk-csv.h"
#include "dbk-exchange-store.h"
#include "dbk-export-tables.h"
#include "dbk-file.h"
#include "dbk-out.h"
#include "dbk-photo-file.h"
#include "dbk-record-file.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-transaction.h"

typedef struct
{
  DbkConnection *connection;
  const DbkExportOptions *options;
  GCancellable *cancellable;
  const char *folder;
  guint n_clients;
  int only_number; /* of the one client; 0 for everybody */
} Export;

typedef struct
{
  DbkOut *out;
  int only_number;
} AuditWriting;

static char *
path_in (const Export *export, const char *name)
{
  return g_build_filename (export->folder, name, NULL);
}

static gboolean
add_client (Export *export,
            gint64 row,
            DbkRecordWriter *writer,
            DbkExportTables *tables,
            GError **error)
{
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (export->connection, row, error);
  g_autofree char *photos = path_in (export, DBK_RECORDS_PHOTOS);

  if (record == NULL)
    return FALSE;
  dbk_record_writer_add (writer, record);
  dbk_export_tables_add (tables, record);
  export->n_clients++;
  if (export->options->client_row != 0)
    export->only_number = record->client->number;
  return dbk_photo_files_take_out (dbk_connection_get_directory (export->connection), photos,
                                   record, error);
}

static GArray *
list_clients (const Export *export, GError **error)
{
  GArray *rows;

  if (export->options->client_row == 0)
    return dbk_export_store_list_clients (export->connection, error);
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (rows, export->options->client_row);
  return rows;
}

static gboolean
write_clients (Export *export, GError **error)
{
  g_autoptr (GArray) rows = list_clients (export, error);
  g_autofree char *path = path_in (export, "clients.json");
  g_autoptr (DbkOut) out = rows == NULL ? NULL : dbk_out_open (path, error);
  g_autoptr (DbkExportTables) tables = NULL;
  DbkRecordWriter writer;

  if (out == NULL)
    return FALSE;
  tables = dbk_export_tables_open (export->folder, error);
  if (tables == NULL)
    return FALSE;
  dbk_record_writer_begin (&writer, out);
  for (guint i = 0; i < rows->len; i++)
    if (g_cancellable_set_error_if_cancelled (export->cancellable, error) ||
        !add_client (export, g_array_index (rows, gint64, i), &writer, tables, error))
      return FALSE;
  dbk_record_writer_end (&writer);
  return dbk_out_close (g_steal_pointer (&out), error) &&
         dbk_export_tables_close (g_steal_pointer (&tables), error);
}

static void
append_list (GString *text, const char *name, GPtrArray *list)
{
  g_string_append_printf (text, ",\n\"%s\":[", name);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *json = dbk_record_to_json (list->pdata[i], DBK_JSON_DEFAULT);

      g_string_append_printf (text, "%s\n%s", i == 0 ? "" : ",", json);
    }
  g_string_append_c (text, ']');
}

static gboolean
write_clinic (Export *export, GError **error)
{
  g_autoptr (DbkClinicLists) lists = dbk_clinic_store_load_lists (export->connection, error);
  g_autoptr (GPtrArray) staff =
      lists == NULL ? NULL : dbk_staff_store_list (export->connection, TRUE, error);
  g_autoptr (GString) text = g_string_new ("{\n\"clinic\":");
  g_autofree char *path = path_in (export, "clinic.json");
  g_autofree char *clinic = NULL;

  if (staff == NULL)
    return FALSE;
  clinic = dbk_record_to_json (lists->clinic, DBK_JSON_DEFAULT);
  g_string_append (text, clinic);
  append_list (text, "staff", staff);
  append_list (text, "devices", lists->devices);
  append_list (text, "products", lists->products);
  append_list (text, "rules", lists->rules);
  append_list (text, "aftercare_sheets", lists->aftercare_sheets);
  append_list (text, "consent_forms", lists->consent_forms);
  append_list (text, "course_templates", lists->course_templates);
  g_string_append (text, "\n}\n");
  return dbk_out_write_file (path, text->str, error);
}

static gboolean
write_audit_entry (const DbkAuditEntry *entry, gpointer data, GError **error)
{
  const AuditWriting *writing = data;
  g_autoptr (GString) line = NULL;
  const char *texts[] = { entry->action, entry->table_name, entry->table_row, entry->old_values };

  if (writing->only_number != 0 && entry->client != writing->only_number)
    return TRUE;
  line = g_string_new (NULL);
  g_string_printf (line, "%" G_GINT64_FORMAT ",%s,", entry->row, entry->at);
  dbk_csv_append_cell (line, entry->staff);
  g_string_append_c (line, ',');
  if (entry->client != 0)
    g_string_append_printf (line, "%" G_GINT64_FORMAT, entry->client);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_string_append_c (line, ',');
      dbk_csv_append_cell (line, texts[i]);
    }
  g_string_append (line, "\r\n");
  dbk_out_write (writing->out, line->str, (gssize) line->len);
  return TRUE;
}

static gboolean
write_audit (Export *export, GError **error)
{
  g_autofree char *path = path_in (export, "audit.csv");
  g_autoptr (DbkOut) out = dbk_out_open (path, error);
  AuditWriting writing = { out, export->only_number };

  if (out == NULL)
    return FALSE;
  dbk_out_write (out, "row,at,staff,client,action,table,table_row,old_values\r\n", -1);
  return dbk_export_store_read_audit (export->connection, write_audit_entry, &writing, error) &&
         dbk_out_close (g_steal_pointer (&out), error);
}

static gboolean
write_readme (const Export *export, GError **error)
{
  g_autofree char *path = path_in (export, "README.txt");
  g_autofree char *text =
      dbk_export_tables_describe (export->options->client_row == 0, export->options->audit);

  return dbk_out_write_file (path, text, error);
}

static gboolean
write_all (Export *export, GError **error)
{
  return write_clients (export, error) &&
         (export->options->client_row != 0 || write_clinic (export, error)) &&
         (!export->options->audit || write_audit (export, error)) && write_readme (export, error) &&
         dbk_file_sync (export->folder, error);
}

/* TRUE when the folder isn't there or has nothing in it. */
static gboolean
check_empty (const char *directory, GError **error)
{
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (directory, G_FILE_TEST_EXISTS))
    return TRUE;
  dir = g_dir_open (directory, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, DBK_ERROR, DBK_ERROR_CONFLICT,
               _ ("“%s” is not empty, so nothing was written to it. Choose a new folder."),
               directory);
  return FALSE;
}

static gboolean
write_and_rename (Export *export, char *part, const char *directory, GError **error)
{
  gboolean done;

  if (g_mkdtemp_full (part, 0700) == NULL)
    {
      dbk_file_error_set (error, directory, errno);
      return FALSE;
    }
  export->folder = part;
  done = dbk_read_begin (export->connection, error);
  if (done)
    {
      done = write_all (export, error);
      dbk_read_end (export->connection);
    }
  if (done && dbk_file_move (part, directory, TRUE, error))
    return TRUE;
  dbk_out_remove_folder (part);
  return FALSE;
}

gboolean
dbk_export_directory (DbkConnection *connection,
                      const char *directory,
                      const DbkExportOptions *options,
                      GCancellable *cancellable,
                      guint *n_clients,
                      GError **error)
{
  Export export = { connection, options, cancellable, NULL, 0, 0 };
  g_autofree char *part = g_strconcat (directory, ".part-XXXXXX", NULL);

  if (!check_empty (directory, error) || !write_and_rename (&export, part, directory, error))
    return FALSE;
  if (n_clients != NULL)
    *n_clients = export.n_clients;
  return TRUE;
}
