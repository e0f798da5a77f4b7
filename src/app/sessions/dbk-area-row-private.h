/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of DbkAreaRow share. */
#pragma once

#include "dbk-area-row.h"
#include "dbk-choice.h"
#include "dbk-grade-box.h"
#include "dbk-suggest-entry.h"

G_BEGIN_DECLS

/** A field with its head (narrow only) and last time's value. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *control;
  GtkLabel *last;
} DbkAreaCell;

struct _DbkAreaRow
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  char *area;
  DbkRowColumns *columns;
  gboolean narrow;
  gboolean open;
  gboolean hovered;
  const char *missing; /* static: the field that is next */

  GtkWidget *grid;
  DbkAreaCell cells[DBK_N_COLUMNS];
  GtkWidget *name_button;
  GtkLabel *name;
  DbkChoice *tip;
  DbkSuggestEntry *vacuum;
  DbkSuggestEntry *passes;
  DbkChoice *direction;
  DbkGradeBox *endpoint;

  GtkWidget *line; /* the narrow form while closed */
  GtkLabel *line_name;
  GtkLabel *line_text;
  GtkWidget *line_check;
  int next_shown; /* the column marked as next, counted from 2; 0 for none of this row */
};

DbkSessionArea *dbk_area_row_get_values (DbkAreaRow *self);
/** Makes the five fields and the name; joins them to the draft. */
void dbk_area_row_make_fields (DbkAreaRow *self);
/** Shows the values of the draft in the fields. */
void dbk_area_row_fill (DbkAreaRow *self);
/** Shows last time's values, and which of them differ. */
void dbk_area_row_show_last (DbkAreaRow *self);
/** What the area's name opens: the rest of its fields, and what can be done with the row. */
void dbk_area_row_make_details (GtkMenuButton *button, gpointer row);

G_END_DECLS
