/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of who is to be called, as a file for a spreadsheet. */
#include "config.h"

#include "dbk-due-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-csv.h"
#include "dbk-due-store.h"
#include "dbk-error.h"

static gboolean
is_column (const DbkField *field)
{
  return (field->flags & DBK_FIELD_LOCAL) == 0;
}

static void
add_cell (GString *out, gboolean *first, const char *text)
{
  if (!*first)
    g_string_append_c (out, ',');
  *first = FALSE;
  dbk_csv_append_cell (out, text);
}

static void
add_row (GString *out, const DbkDueItem *item)
{
  gboolean silent = g_strcmp0 (item->contact_preference, "do_not_call") == 0;
  gboolean first = TRUE;

  for (guint i = 0; i < dbk_due_item_type.n_fields; i++)
    {
      const DbkField *field = &dbk_due_item_type.fields[i];
      g_autofree char *text = NULL;

      if (!is_column (field))
        continue;
      /* The file may go to somebody who dials from it. */
      if (!silent || strcmp (field->name, "phone") != 0)
        text = dbk_record_get_text (item, field);
      add_cell (out, &first, text == NULL ? "" : text);
    }
  g_string_append (out, "\r\n");
}

gboolean
dbk_due_file_write (GPtrArray *items, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gboolean first = TRUE;

  for (guint i = 0; i < dbk_due_item_type.n_fields; i++)
    if (is_column (&dbk_due_item_type.fields[i]))
      add_cell (out, &first, dbk_due_item_type.fields[i].name);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < items->len; i++)
    add_row (out, items->pdata[i]);
  if (g_file_set_contents_full (path, out->str, (gssize) out->len, G_FILE_SET_CONTENTS_CONSISTENT,
                                0600, &cause))
    return TRUE;
  g_set_error (error, DBK_ERROR, DBK_ERROR_IO,
               _ ("The list could not be written to “%s” (%s). The records are untouched; choose "
                  "another folder."),
               name, cause->message);
  return FALSE;
}
