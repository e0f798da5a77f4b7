/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A combo row whose entries stand for codes. */
#include "config.h"

#include "dbk-code-row.h"

static GPtrArray *
codes_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "dbk-codes");
}

GtkWidget *
dbk_code_row_new (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "dbk-codes", g_ptr_array_new_with_free_func (g_free),
                          (GDestroyNotify) g_ptr_array_unref);
  dbk_code_row_clear (row);
  return row;
}

void
dbk_code_row_clear (GtkWidget *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (codes_of (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
}

void
dbk_code_row_add (GtkWidget *row, const char *code, const char *name)
{
  g_ptr_array_add (codes_of (row), g_strdup (code));
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row))), name);
}

void
dbk_code_row_set_code (GtkWidget *row, const char *code)
{
  GPtrArray *codes = codes_of (row);

  for (guint i = 0; i < codes->len; i++)
    if (g_strcmp0 (codes->pdata[i], code) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
        return;
      }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
}

const char *
dbk_code_row_get_code (GtkWidget *row)
{
  GPtrArray *codes = codes_of (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < codes->len ? codes->pdata[selected] : "";
}
