/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a list's entry as a row that can be edited. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dbk-area-list.h"
#include "dbk-catalog.h"
#include "dbk-code-row.h"
#include "dbk-codes-row.h"
#include "dbk-field.h"
#include "dbk-list-row.h"
#include "dbk-text-row.h"
#include "dbk-text.h"
#include "dbk-unit.h"

static const DbkVacuumUnit units[] = {
  DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_INHG, DBK_VACUUM_UNIT_KPA,
  DBK_VACUUM_UNIT_MBAR, DBK_VACUUM_UNIT_CMHG, DBK_VACUUM_UNIT_LEVEL,
};

/* Making */

static GtkWidget *
make_choice (const DbkListField *field)
{
  GtkWidget *row = dbk_code_row_new (_ (field->title));
  const char *const *codes = dbk_name_codes (field->names);

  dbk_code_row_add (row, "", field->optional ? _ ("Not given") : _ ("Choose…"));
  for (guint i = 0; codes[i] != NULL; i++)
    dbk_code_row_add (row, codes[i], dbk_name (field->names, codes[i]));
  return row;
}

static GtkWidget *
make_either (const DbkListField *field)
{
  GtkWidget *row = dbk_code_row_new (_ (field->title));
  const char *const *codes = dbk_name_codes (field->names);

  for (guint i = 0; codes[i] != NULL; i++)
    dbk_code_row_add (row, codes[i], dbk_name (field->names, codes[i]));
  return row;
}

static GtkWidget *
make_unit (const DbkListField *field)
{
  GtkWidget *row = dbk_code_row_new (_ (field->title));

  dbk_code_row_add (row, "", _ ("Not given"));
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    dbk_code_row_add (row, dbk_vacuum_unit_code (units[i]), dbk_vacuum_unit_name (units[i]));
  return row;
}

GtkWidget *
dbk_list_row_get_companion (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "dbk-companion");
}

static void
condition_cb (GtkWidget *row)
{
  GtkWidget *own = dbk_list_row_get_companion (row);

  if (own != NULL)
    gtk_widget_set_visible (own, *dbk_code_row_get_code (row) == '\0');
}

/* The catalogue's conditions, and any other in the clinic's words below. */
static GtkWidget *
make_condition (const DbkListField *field, DbkFormDialog *dialog)
{
  GtkWidget *row = dbk_code_row_new (_ (field->title));
  GtkWidget *own = dbk_entry_field_new (_ ("Another condition, in your words"));
  guint n;
  const DbkConditionInfo *conditions = dbk_catalog_conditions (&n);

  dbk_code_row_add (row, "", _ ("Another…"));
  for (guint i = 0; i < n; i++)
    dbk_code_row_add (row, conditions[i].code, dbk_name (DBK_NAME_CONDITION, conditions[i].code));
  g_object_set_data (G_OBJECT (row), "dbk-companion", own);
  g_signal_connect (row, "notify::selected", G_CALLBACK (condition_cb), NULL);
  dbk_form_dialog_watch (dialog, own);
  return row;
}

GtkWidget *
dbk_list_row_new (const DbkListField *field, DbkFormDialog *dialog)
{
  GtkWidget *row;

  switch (field->kind)
    {
    case DBK_LIST_TEXT:
    case DBK_LIST_LINES:
      row = dbk_text_row_new (_ (field->title));
      break;
    case DBK_LIST_CHOICE:
      row = make_choice (field);
      break;
    case DBK_LIST_EITHER:
      row = make_either (field);
      break;
    case DBK_LIST_UNIT:
      row = make_unit (field);
      break;
    case DBK_LIST_CONDITION:
      row = make_condition (field, dialog);
      break;
    case DBK_LIST_AREAS:
      row = dbk_area_list_new ();
      break;
    case DBK_LIST_CODES:
      row = dbk_codes_row_new (_ (field->title), field->names);
      break;
    case DBK_LIST_LINE:
    case DBK_LIST_NUMBER:
    case DBK_LIST_DECIMAL:
    case DBK_LIST_TENTHS:
    case DBK_LIST_DAY:
    case DBK_LIST_SESSIONS:
    case DBK_LIST_PARTS:
    default:
      row = dbk_entry_field_new (_ (field->title));
      break;
    }
  dbk_form_dialog_watch (dialog, row);
  return row;
}

/* Filling */

static void
fill_condition (GtkWidget *row, const char *condition)
{
  gboolean known = dbk_catalog_find_condition (condition) != NULL;

  dbk_code_row_set_code (row, known ? condition : "");
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (dbk_list_row_get_companion (row)),
                            known ? "" : condition);
  condition_cb (row);
}

void
dbk_list_row_fill (GtkWidget *row, const DbkListField *field, gconstpointer record)
{
  const DbkField *place = dbk_list_find_field (record, field->name);
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case DBK_LIST_TEXT:
      dbk_text_row_set_text (DBK_TEXT_ROW (row), DBK_LIST_AT (record, place, char *));
      break;
    case DBK_LIST_LINES:
      text = dbk_list_field_text (field, record);
      dbk_text_row_set_text (DBK_TEXT_ROW (row), text);
      break;
    case DBK_LIST_EITHER:
      dbk_code_row_set_code (
          row, dbk_name_codes (field->names)[DBK_LIST_AT (record, place, gboolean) ? 0 : 1]);
      break;
    case DBK_LIST_CHOICE:
    case DBK_LIST_UNIT:
      dbk_code_row_set_code (row, DBK_LIST_AT (record, place, char *));
      break;
    case DBK_LIST_CONDITION:
      fill_condition (row, DBK_LIST_AT (record, place, char *));
      break;
    case DBK_LIST_AREAS:
      dbk_area_list_set_areas (DBK_AREA_LIST (row), DBK_LIST_AT (record, place, char **));
      break;
    case DBK_LIST_CODES:
      dbk_codes_row_set_codes (row, DBK_LIST_AT (record, place, char **));
      break;
    case DBK_LIST_LINE:
    case DBK_LIST_NUMBER:
    case DBK_LIST_DECIMAL:
    case DBK_LIST_TENTHS:
    case DBK_LIST_DAY:
    case DBK_LIST_SESSIONS:
    case DBK_LIST_PARTS:
    default:
      text = dbk_list_field_text (field, record);
      dbk_entry_field_set_text (DBK_ENTRY_FIELD (row), text);
      break;
    }
}

/* Reading */

static gboolean
read_number (DbkEntryField *row, int *number)
{
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (row));
  g_autoptr (GError) error = NULL;
  double value;

  *number = DBK_NONE;
  if (*text == '\0')
    return TRUE;
  if (!dbk_number_parse (text, &value, &error) || value != (double) (int) value)
    {
      dbk_entry_field_set_error (row, _ ("Write a whole number, or leave it empty."));
      return FALSE;
    }
  *number = (int) value;
  return TRUE;
}

static gboolean
read_tenths (DbkEntryField *row, int *tenths)
{
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (row));
  double value;

  *tenths = DBK_NONE;
  if (*text == '\0')
    return TRUE;
  if (!dbk_number_parse (text, &value, NULL) || fabs (value) > 1e6 ||
      fabs (value * 10 - round (value * 10)) > 1e-6)
    {
      dbk_entry_field_set_error (row, _ ("Write a number with at most one decimal."));
      return FALSE;
    }
  *tenths = (int) lround (value * 10);
  return TRUE;
}

/* One text a line; an empty line is a grade without a label. NULL when nothing is there. */
static char **
read_lines (const char *text)
{
  char **lines;

  if (dbk_text_is_blank (text))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *clean = dbk_text_clean (*line);

      g_free (*line);
      *line = clean;
    }
  return lines;
}

static gboolean
read_decimal (DbkEntryField *row, char **decimal)
{
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (row));
  g_autoptr (GError) error = NULL;
  double value;

  g_clear_pointer (decimal, g_free);
  if (*text == '\0')
    return TRUE;
  if (!dbk_number_parse (text, &value, &error) || value < 0)
    {
      dbk_entry_field_set_error (row, _ ("Write a number, such as 15 or 12.5, or leave it empty."));
      return FALSE;
    }
  *decimal = dbk_number_format_plain (value, 2);
  return TRUE;
}

static gboolean
read_sessions (DbkEntryField *row, char ***numbers)
{
  g_auto (GStrv) parts = g_strsplit_set (dbk_entry_field_get_text (row), ", ;", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (char **part = parts; *part != NULL; part++)
    {
      double value;

      if (**part == '\0')
        continue;
      if (!dbk_number_parse (*part, &value, NULL) || value != (double) (int) value || value < 1 ||
          value > 999)
        {
          dbk_entry_field_set_error (
              row, _ ("Write the numbers of sessions with commas between: 1, 3, 6."));
          return FALSE;
        }
      g_ptr_array_add (list, g_strdup_printf ("%d", (int) value));
    }
  g_ptr_array_add (list, NULL);
  g_strfreev (*numbers);
  *numbers = list->len > 1 ? dbk_codes_copy ((char *const *) list->pdata) : NULL;
  return TRUE;
}

static void
read_condition (GtkWidget *row, char **condition)
{
  const char *code = dbk_code_row_get_code (row);
  GtkWidget *own = dbk_list_row_get_companion (row);
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (own)));

  dbk_set_text (condition, *code != '\0' ? code : text);
}

static void
take_codes (char ***place, char **codes)
{
  g_strfreev (*place);
  *place = codes;
}

gboolean
dbk_list_row_read (GtkWidget *row, const DbkListField *field, gpointer record, DbkDate today)
{
  const DbkField *place = dbk_list_find_field (record, field->name);
  g_autofree char *text = NULL;

  dbk_list_row_set_error (row, NULL);
  switch (field->kind)
    {
    case DBK_LIST_LINE:
      dbk_record_set_text (record, field->name, dbk_entry_field_get_text (DBK_ENTRY_FIELD (row)));
      return TRUE;
    case DBK_LIST_TEXT:
      text = dbk_text_row_dup_text (DBK_TEXT_ROW (row));
      dbk_record_set_text (record, field->name, text);
      return TRUE;
    case DBK_LIST_NUMBER:
      return read_number (DBK_ENTRY_FIELD (row), &DBK_LIST_AT (record, place, int));
    case DBK_LIST_DECIMAL:
      return read_decimal (DBK_ENTRY_FIELD (row), &DBK_LIST_AT (record, place, char *));
    case DBK_LIST_TENTHS:
      return read_tenths (DBK_ENTRY_FIELD (row), &DBK_LIST_AT (record, place, int));
    case DBK_LIST_EITHER:
      DBK_LIST_AT (record, place, gboolean) =
          g_str_equal (dbk_code_row_get_code (row), dbk_name_codes (field->names)[0]);
      return TRUE;
    case DBK_LIST_LINES:
      text = dbk_text_row_dup_text (DBK_TEXT_ROW (row));
      take_codes (&DBK_LIST_AT (record, place, char **), read_lines (text));
      return TRUE;
    case DBK_LIST_DAY:
      return dbk_entry_field_get_date (DBK_ENTRY_FIELD (row), today,
                                       &DBK_LIST_AT (record, place, DbkDate));
    case DBK_LIST_CHOICE:
    case DBK_LIST_UNIT:
      dbk_set_text (&DBK_LIST_AT (record, place, char *), dbk_code_row_get_code (row));
      return TRUE;
    case DBK_LIST_CONDITION:
      read_condition (row, &DBK_LIST_AT (record, place, char *));
      return TRUE;
    case DBK_LIST_AREAS:
      take_codes (&DBK_LIST_AT (record, place, char **),
                  dbk_area_list_dup_areas (DBK_AREA_LIST (row)));
      return TRUE;
    case DBK_LIST_CODES:
      take_codes (&DBK_LIST_AT (record, place, char **), dbk_codes_row_dup_codes (row));
      return TRUE;
    case DBK_LIST_SESSIONS:
      return read_sessions (DBK_ENTRY_FIELD (row), &DBK_LIST_AT (record, place, char **));
    case DBK_LIST_PARTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What is wrong */

/* The list box row the sentence stands below. */
static GtkWidget *
row_in_error (GtkWidget *row)
{
  GtkWidget *companion = dbk_list_row_get_companion (row);

  if (DBK_IS_AREA_LIST (row))
    return dbk_area_list_get_row (DBK_AREA_LIST (row));
  return companion != NULL && gtk_widget_get_visible (companion) ? companion : row;
}

void
dbk_list_row_set_error (GtkWidget *row, const char *message)
{
  dbk_field_set_error (row_in_error (row), message);
}

const char *
dbk_list_row_get_error (GtkWidget *row)
{
  return dbk_field_get_error (row_in_error (row));
}

void
dbk_list_row_focus (GtkWidget *row)
{
  gtk_widget_grab_focus (row_in_error (row));
}
