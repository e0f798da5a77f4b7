/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a list hold, shown with samples and corrected. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-import-columns.h"
#include "dbk-label.h"
#include "dbk-spoken.h"

struct _DbkImportColumns
{
  AdwBin parent_instance;

  DbkCsvLook *look; /* borrowed */
  DbkDateOrder order;
  gboolean asks_order;

  GtkWidget *problem;
  GtkWidget *hint;
  GtkWidget *page;
  GtkWidget *dates;
  GtkWidget *day_first;
  GtkWidget *month_first;
  GtkWidget *day_row;
  GtkWidget *month_row;
  GtkWidget *switches[DBK_IMPORT_N_PARTS];
};

G_DEFINE_FINAL_TYPE (DbkImportColumns, dbk_import_columns, ADW_TYPE_BIN)

static guint changed_signal;

/* What is offered, in this order; a number of an identity paper is left out anyway. */
static const DbkColumnField offered[] = {
  DBK_COLUMN_UNKNOWN,        DBK_COLUMN_LEFT_OUT,      DBK_COLUMN_GIVEN_NAME,
  DBK_COLUMN_MIDDLE_NAME,    DBK_COLUMN_FAMILY_NAME,   DBK_COLUMN_FULL_NAME,
  DBK_COLUMN_PREFERRED_NAME, DBK_COLUMN_FORMER_NAME,   DBK_COLUMN_BIRTH_DATE,
  DBK_COLUMN_MOBILE_PHONE,   DBK_COLUMN_PHONE,         DBK_COLUMN_HOME_PHONE,
  DBK_COLUMN_WORK_PHONE,     DBK_COLUMN_OTHER_PHONE,   DBK_COLUMN_PHONE_KIND,
  DBK_COLUMN_EMAIL,          DBK_COLUMN_ADDRESS,       DBK_COLUMN_TOWN,
  DBK_COLUMN_REGION,         DBK_COLUMN_POSTCODE,      DBK_COLUMN_COUNTRY,
  DBK_COLUMN_LANGUAGE,       DBK_COLUMN_HEARD_OF_US,   DBK_COLUMN_NOTE,
  DBK_COLUMN_ALLERGIES,      DBK_COLUMN_CLINICAL_NOTE, DBK_COLUMN_IMPORT_ID,
};

static guint
place_of (DbkColumnField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (offered[i] == field)
      return i;
  return 1;
}

/* Days */

static const DbkDateEvidence *
find_open (DbkImportColumns *self)
{
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      const DbkColumn *column = self->look->columns->pdata[i];
      const DbkCsvValues *values = dbk_csv_look_values (self->look, i);

      if (column->field == DBK_COLUMN_BIRTH_DATE && values->dates.open_text != NULL)
        return &values->dates;
    }
  return NULL;
}

static void
show_example (GtkWidget *row, const char *text, DbkDateOrder order)
{
  g_autofree char *day = dbk_cell_date_part (text);
  DbkDate date = dbk_date_parse (day, order, DBK_DATE_NONE, NULL);
  g_autofree char *words = date == DBK_DATE_NONE ? NULL : dbk_date_format_long (date);
  /* Translators: a day as it stands in a file, and what it would be. */
  g_autofree char *subtitle =
      words == NULL ? g_strdup ("") : g_strdup_printf (_ ("“%1$s” would be %2$s"), text, words);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
update (DbkImportColumns *self)
{
  const DbkDateEvidence *open = find_open (self);
  g_autoptr (GError) error = NULL;
  DbkDateOrder told;

  self->asks_order = !dbk_csv_look_date_order (self->look, &told, &error) && open != NULL;
  gtk_widget_set_visible (self->dates, self->asks_order);
  if (self->asks_order)
    {
      show_example (self->day_row, open->open_text, DBK_DATE_ORDER_DMY);
      show_example (self->month_row, open->open_text, DBK_DATE_ORDER_MDY);
    }
  gtk_widget_set_visible (self->hint, !dbk_columns_have_name (self->look->columns));
  g_signal_emit (self, changed_signal, 0);
}

static void
order_cb (DbkImportColumns *self)
{
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->day_first)))
    self->order = DBK_DATE_ORDER_DMY;
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->month_first)))
    self->order = DBK_DATE_ORDER_MDY;
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
add_order (DbkImportColumns *self, const char *title, GtkWidget **check)
{
  GtkWidget *row = adw_action_row_new ();

  *check = gtk_check_button_new ();
  gtk_widget_set_valign (*check, GTK_ALIGN_CENTER);
  dbk_widget_set_name (*check, title);
  g_signal_connect_object (*check, "toggled", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), *check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->dates), row);
  return row;
}

static void
make_dates (DbkImportColumns *self)
{
  self->dates = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->dates),
                                   _ ("How Are Days Written in This File?"));
  self->day_row = add_order (self, _ ("Day first"), &self->day_first);
  self->month_row = add_order (self, _ ("Month first"), &self->month_first);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->month_first),
                              GTK_CHECK_BUTTON (self->day_first));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->dates));
}

/* Lists beside */

static void
add_part (DbkImportColumns *self, GtkWidget *group, const DbkImportSet *set, DbkImportPart part)
{
  g_autofree char *name = g_path_get_basename (set->paths[part]);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *wanted = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (wanted), TRUE);
  gtk_widget_set_valign (wanted, GTK_ALIGN_CENTER);
  dbk_widget_set_name (wanted, name);
  g_signal_connect_object (wanted, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               part == DBK_IMPORT_PART_TREATMENTS
                                   ? _ ("Past treatments, as transcribed sessions: locked, without "
                                        "a signature")
                               : part == DBK_IMPORT_PART_SALES
                                   ? _ ("What clients bought, as lines of their notes")
                                   : _ ("Products in stock: left out, Dermabook keeps no stock"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), wanted);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), wanted);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->switches[part] = wanted;
}

static void
make_parts (DbkImportColumns *self, const DbkImportSet *set)
{
  GtkWidget *group = NULL;

  for (DbkImportPart part = DBK_IMPORT_PART_TREATMENTS; part < DBK_IMPORT_N_PARTS; part++)
    {
      if (set->paths[part] == NULL)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Bring In Together?"));
          adw_preferences_group_set_description (
              ADW_PREFERENCES_GROUP (group), _ ("These lists speak of the clients in this one."));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page),
                                    ADW_PREFERENCES_GROUP (group));
        }
      add_part (self, group, set, part);
    }
}

/* Columns */

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, DbkImportColumns *self)
{
  DbkColumn *column = g_object_get_data (G_OBJECT (row), "column");
  guint selected = adw_combo_row_get_selected (row);

  if (selected >= G_N_ELEMENTS (offered) || place_of (column->field) == selected)
    return;
  column->field = offered[selected];
  column->place = DBK_PLACE_HOME;
  dbk_import_columns_set_problem (self, NULL);
  update (self);
}

static char *
samples_of (const DbkCsvValues *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DBK_CSV_N_SAMPLES && values->samples[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : " · ", values->samples[i]);
  return text->len == 0 ? g_strdup (_ ("No values")) : g_strdup (text->str);
}

static GtkWidget *
make_column (DbkImportColumns *self,
             DbkColumn *column,
             const DbkCsvValues *values,
             GListModel *names)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *samples = samples_of (values);
  g_autofree char *title = column->header[0] != '\0'
                               ? g_strdup (column->header)
                               : g_strdup_printf (_ ("Column %u"), column->column + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), names);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place_of (column->field));
  g_object_set_data (G_OBJECT (row), "column", column);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  return row;
}

static void
make_columns (DbkImportColumns *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%u row under the header. Each column goes where its line says.",
                                 "%u rows under the header. Each column goes where its line says.",
                                 self->look->n_rows),
                       self->look->n_rows);

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    gtk_string_list_append (names, dbk_column_field_title (offered[i]));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Columns"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), rows);
  for (guint i = 0; i < self->look->columns->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_column (self, self->look->columns->pdata[i],
                                            dbk_csv_look_values (self->look, i),
                                            G_LIST_MODEL (names)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
make_notice (const char *text, const char *classes)
{
  GtkWidget *label = dbk_text_new (text, classes);

  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

void
dbk_import_columns_show (DbkImportColumns *self, DbkCsvLook *look, const DbkImportSet *set)
{
  GtkWidget *box = dbk_column_new (0, NULL);

  self->look = look;
  self->order = DBK_DATE_ORDER_UNKNOWN;
  for (guint i = 0; i < DBK_IMPORT_N_PARTS; i++)
    self->switches[i] = NULL;
  self->problem = make_notice ("", "dbk-error");
  self->hint = make_notice (_ ("No column was recognized as the client’s name: choose below which "
                               "one is."),
                            "heading");
  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->page);
  make_parts (self, set);
  make_dates (self);
  make_columns (self);
  adw_bin_set_child (ADW_BIN (self), box);
  update (self);
}

void
dbk_import_columns_set_problem (DbkImportColumns *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

gboolean
dbk_import_columns_is_ready (DbkImportColumns *self)
{
  return self->look != NULL && dbk_columns_have_name (self->look->columns) &&
         (!self->asks_order || self->order != DBK_DATE_ORDER_UNKNOWN);
}

DbkDateOrder
dbk_import_columns_get_order (DbkImportColumns *self)
{
  return self->asks_order ? self->order : DBK_DATE_ORDER_UNKNOWN;
}

gboolean
dbk_import_columns_wants (DbkImportColumns *self, DbkImportPart part)
{
  return self->switches[part] != NULL && gtk_switch_get_active (GTK_SWITCH (self->switches[part]));
}

static void
dbk_import_columns_class_init (DbkImportColumnsClass *klass)
{
  changed_signal = g_signal_new ("changed", DBK_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dbk_import_columns_init (DbkImportColumns *self)
{
}
