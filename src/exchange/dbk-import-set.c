/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of one export that belong together: clients, their treatments, what they bought. */
#include "config.h"

#include "dbk-import-set.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-csv-reader.h"
#include "dbk-import-linked.h"

/* No folder of one export has more. */
#define FILES_MAX 200

/* In the names of the files, beside the word for the clients. */
static const char *const words[DBK_IMPORT_N_PARTS] = {
  [DBK_IMPORT_PART_CLIENTS] = "clients",
  [DBK_IMPORT_PART_TREATMENTS] = "treatments",
  [DBK_IMPORT_PART_SALES] = "product_sales",
  [DBK_IMPORT_PART_STOCK] = "inventory",
};

void
dbk_import_set_free (DbkImportSet *set)
{
  if (set == NULL)
    return;
  for (guint i = 0; i < DBK_IMPORT_N_PARTS; i++)
    g_free (set->paths[i]);
  g_free (set);
}

/* The first row; NULL where the file is no list. */
static DbkCsvTable *
read_first_row (const char *path)
{
  g_autoptr (DbkCsvReader) reader = NULL;
  g_autoptr (DbkCsvTable) table = dbk_csv_table_new (',');

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  reader = dbk_csv_reader_open (path, NULL);
  if (reader == NULL || !dbk_csv_reader_read (reader, table, 1, NULL) || table->rows->len == 0)
    return NULL;
  return g_steal_pointer (&table);
}

static gboolean
has_column (const DbkCsvTable *table, const char *header)
{
  return dbk_linked_find_column (table, 0, header) >= 0;
}

DbkImportPart
dbk_import_part_of (const char *path)
{
  g_autoptr (DbkCsvTable) table = read_first_row (path);

  if (table == NULL)
    return DBK_IMPORT_PART_CLIENTS;
  if (has_column (table, "treatment_date") || has_column (table, "treatment_notes"))
    return DBK_IMPORT_PART_TREATMENTS;
  if (has_column (table, "product_date") || has_column (table, "product_text"))
    return DBK_IMPORT_PART_SALES;
  if (has_column (table, "capacity") && has_column (table, "unit"))
    return DBK_IMPORT_PART_STOCK;
  return DBK_IMPORT_PART_CLIENTS;
}

static gboolean
take (DbkImportSet *set, DbkImportPart part, const char *path, GError **error)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (set->paths[part] == NULL)
    {
      set->paths[part] = g_strdup (path);
      return TRUE;
    }
  one = g_path_get_basename (set->paths[part]);
  other = g_path_get_basename (path);
  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%1$s” and “%2$s” hold the same kind of list, so nothing was brought in. Choose "
                  "only the files that belong together."),
               one, other);
  return FALSE;
}

static gboolean
take_folder (DbkImportSet *set, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while (dir != NULL && n_files < FILES_MAX && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *small = g_ascii_strdown (name, -1);
      g_autoptr (DbkCsvTable) table = NULL;

      if (!g_str_has_suffix (small, ".csv"))
        continue;
      n_files++;
      table = read_first_row (path);
      if (table == NULL)
        continue;
      /* Of all lists, only those that name what they hold: a folder may have others in it. */
      if (dbk_import_part_of (path) == DBK_IMPORT_PART_CLIENTS && !has_column (table, "import_id"))
        continue;
      if (!take (set, dbk_import_part_of (path), path, error))
        return FALSE;
    }
  return TRUE;
}

DbkImportSet *
dbk_import_set_new (const char *const *paths, GError **error)
{
  g_autoptr (DbkImportSet) set = g_new0 (DbkImportSet, 1);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      gboolean is_folder = g_file_test (paths[i], G_FILE_TEST_IS_DIR);

      if (is_folder ? !take_folder (set, paths[i], error)
                    : !take (set, dbk_import_part_of (paths[i]), paths[i], error))
        return NULL;
    }
  if (set->paths[DBK_IMPORT_PART_CLIENTS] != NULL)
    return g_steal_pointer (&set);
  if (set->paths[DBK_IMPORT_PART_TREATMENTS] != NULL || set->paths[DBK_IMPORT_PART_SALES] != NULL)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                         _ ("This list speaks of clients by the numbers of another program, so "
                            "nothing was brought in. Choose that program’s list of clients "
                            "(clients.csv) together with it."));
  else if (set->paths[DBK_IMPORT_PART_STOCK] != NULL)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FOREIGN,
                         _ ("This is a list of products in stock, so nothing was brought in: "
                            "Dermabook keeps no stock. Choose a list of clients."));
  else
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                         _ ("There is no list of clients in this folder, so nothing was brought "
                            "in. Choose the file itself."));
  return NULL;
}

/* "sample_treatments.csv" for "sample_clients.csv"; NULL where the name says nothing. */
static char *
name_beside (const char *path, DbkImportPart part)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *small = g_ascii_strdown (name, -1);
  g_autofree char *folder = g_path_get_dirname (path);
  const char *found = strstr (small, words[DBK_IMPORT_PART_CLIENTS]);
  g_autofree char *other = NULL;

  if (found == NULL)
    return NULL;
  other = g_strdup_printf ("%.*s%s%s", (int) (found - small), name, words[part],
                           name + (found - small) + strlen (words[DBK_IMPORT_PART_CLIENTS]));
  return g_build_filename (folder, other, NULL);
}

DbkImportSet *
dbk_import_set_beside (const char *path)
{
  g_autoptr (DbkImportSet) set = g_new0 (DbkImportSet, 1);
  g_autoptr (DbkCsvTable) table = read_first_row (path);
  gboolean found = FALSE;

  if (table == NULL || !has_column (table, "import_id"))
    return NULL;
  set->paths[DBK_IMPORT_PART_CLIENTS] = g_strdup (path);
  for (DbkImportPart part = DBK_IMPORT_PART_TREATMENTS; part <= DBK_IMPORT_PART_SALES; part++)
    {
      g_autofree char *other = name_beside (path, part);

      if (other == NULL || dbk_import_part_of (other) != part)
        continue;
      set->paths[part] = g_steal_pointer (&other);
      found = TRUE;
    }
  return found ? g_steal_pointer (&set) : NULL;
}
