/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, labels and tables of a summary. */
#include "dbk-summary-private.h"

#define MOST_ROW_LINES 18 /* of a row that is never split */

DbkBlock *
dbk_summary_add_block (DbkSummaryBuild *build, double height, double space)
{
  DbkBlock *block = dbk_block_new (height);

  dbk_block_set_space (block, space);
  g_ptr_array_add (build->blocks, block);
  return block;
}

void
dbk_summary_hang_label (DbkSummaryBuild *build, DbkBlock *block, const char *label)
{
  PangoLayout *layout;

  if (label == NULL)
    return;
  layout = dbk_type_layout (build->type, DBK_TYPE_BODY_BOLD, label, DBK_SUMMARY_LABEL_WIDTH - 6);
  dbk_block_grow (block, dbk_type_height (layout, DBK_TYPE_BODY_BOLD));
  dbk_block_add_layout (block, layout, DBK_TYPE_BODY_BOLD, 0, 0);
}

void
dbk_summary_keep_last (DbkSummaryBuild *build, DbkKeep keep)
{
  if (build->blocks->len > 0)
    dbk_block_set_keep (build->blocks->pdata[build->blocks->len - 1], keep);
}

static void
add_lines (DbkSummaryBuild *build,
           const char *label,
           DbkTypeStyle style,
           const char *mark,
           const char *text,
           double space)
{
  double indent = mark == NULL ? 0 : 10;
  g_autoptr (PangoLayout) layout =
      dbk_type_layout (build->type, style, text, build->content - indent);
  int n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++)
    {
      DbkBlock *block =
          dbk_summary_add_block (build, dbk_type_line_step (style), i == 0 ? space : 0);

      dbk_block_add_line (block, layout, i, style, DBK_SUMMARY_LABEL_WIDTH + indent, 0);
      if (i == 0 && mark != NULL)
        dbk_block_add_layout (block, dbk_type_layout (build->type, style, mark, 0), style,
                              DBK_SUMMARY_LABEL_WIDTH, 0);
      if (i == 0)
        dbk_summary_hang_label (build, block, label);
      /* No line alone at a page's foot or head. */
      if (n > 1 && (i == 0 || i == n - 2))
        dbk_block_set_keep (block, DBK_KEEP_SOFT);
    }
}

void
dbk_summary_add_text (DbkSummaryBuild *build,
                      const char *label,
                      DbkTypeStyle style,
                      const char *text,
                      double space)
{
  add_lines (build, label, style, NULL, text, space);
}

void
dbk_summary_add_dash (DbkSummaryBuild *build, const char *label, const char *text, double space)
{
  add_lines (build, label, DBK_TYPE_BODY, "–", text, space);
}

static DbkBlock *
make_head (DbkTable *table, const char *label, double space)
{
  DbkSummaryBuild *build = table->build;
  DbkBlock *block = dbk_block_new (17);

  dbk_block_set_space (block, space);
  dbk_summary_hang_label (build, block, label);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DbkTableColumn *column = &table->columns[i];
      double x = DBK_SUMMARY_LABEL_WIDTH + column->x;
      PangoLayout *layout;

      if (column->title == NULL || column->title[0] == '\0')
        continue;
      layout =
          dbk_type_layout_cut (build->type, DBK_TYPE_SMALL_DIM, column->title, column->width + 4);
      if (column->right)
        dbk_block_add_layout_right (block, layout, DBK_TYPE_SMALL_DIM, x + column->width, 1.5);
      else
        dbk_block_add_layout (block, layout, DBK_TYPE_SMALL_DIM, x, 1.5);
    }
  dbk_block_add_rule (block, DBK_SUMMARY_LABEL_WIDTH + MIN (table->columns[0].x, 0),
                      DBK_SUMMARY_LABEL_WIDTH + build->content, 13.5, 0.4, DBK_SUMMARY_RULE_HEAD);
  return block;
}

void
dbk_table_begin (DbkTable *table,
                 DbkSummaryBuild *build,
                 const char *label,
                 const DbkTableColumn *columns,
                 guint n_columns)
{
  DbkBlock *first;
  g_autofree char *again = NULL;

  g_return_if_fail (n_columns <= DBK_TABLE_MAX_COLUMNS);
  table->build = build;
  table->n_columns = n_columns;
  table->n_rows = 0;
  for (guint i = 0; i < n_columns; i++)
    table->columns[i] = columns[i];
  first = make_head (table, label, build->section);
  dbk_block_set_keep (first, DBK_KEEP_HARD);
  g_ptr_array_add (build->blocks, first);
  again = label == NULL ? NULL : dbk_summary_continued (label);
  table->head = make_head (table, again, 0);
}

/* The cells line by line, each line a band of its own: only for a row that would leave half a page
 * empty, or fit on none. */
static DbkBlock *
add_bands (DbkTable *table, PangoLayout *const *cells, DbkTypeStyle style, int n_lines)
{
  DbkSummaryBuild *build = table->build;
  DbkBlock *first = NULL;

  for (int line = 0; line < n_lines; line++)
    {
      DbkBlock *block = dbk_summary_add_block (build, dbk_type_line_step (style), 0);

      if (first == NULL)
        first = block;
      for (guint i = 0; i < table->n_columns; i++)
        if (cells[i] != NULL && line < pango_layout_get_line_count (cells[i]))
          dbk_block_add_line (block, cells[i], line, style,
                              DBK_SUMMARY_LABEL_WIDTH + table->columns[i].x, 0);
      dbk_block_set_head (block, table->head);
      /* No line alone at a page's foot or head. */
      if (line == 0 || line == n_lines - 2)
        dbk_block_set_keep (block, DBK_KEEP_SOFT);
    }
  return first;
}

static DbkBlock *
add_whole (DbkTable *table, PangoLayout *const *cells, DbkTypeStyle style)
{
  DbkBlock *block = dbk_summary_add_block (table->build, dbk_type_line_step (style), 0);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DbkTableColumn *column = &table->columns[i];
      double x = DBK_SUMMARY_LABEL_WIDTH + column->x;

      if (cells[i] == NULL)
        continue;
      dbk_block_grow (block, dbk_type_height (cells[i], style));
      if (column->right)
        dbk_block_add_layout_right (block, g_object_ref (cells[i]), style, x + column->width, 0);
      else
        dbk_block_add_layout (block, g_object_ref (cells[i]), style, x, 0);
    }
  dbk_block_set_head (block, table->head);
  return block;
}

/* (transfer full): the text set once for all cells that say it; nobody changes it. */
static PangoLayout *
cell_layout (DbkSummaryBuild *build,
             DbkTypeStyle style,
             const char *text,
             gboolean markup,
             double width)
{
  g_autofree char *key = g_strdup_printf ("%d %d %g %s", style, markup, width, text);
  PangoLayout *layout = g_hash_table_lookup (build->cells, key);

  if (layout == NULL)
    {
      layout = markup ? dbk_type_layout_markup (build->type, style, text, width)
                      : dbk_type_layout (build->type, style, text, width);
      g_hash_table_insert (build->cells, g_steal_pointer (&key), layout);
    }
  return g_object_ref (layout);
}

DbkBlock *
dbk_table_add_row_markup (DbkTable *table,
                          const char *const *texts,
                          guint markup,
                          DbkTypeStyle style)
{
  PangoLayout *cells[DBK_TABLE_MAX_COLUMNS] = { NULL };
  DbkBlock *block;
  int n_lines = 1;

  for (guint i = 0; i < table->n_columns; i++)
    {
      double width = table->columns[i].width;

      if (texts[i] == NULL || texts[i][0] == '\0')
        continue;
      cells[i] = cell_layout (table->build, style, texts[i],
                              i == markup || markup == DBK_TABLE_ALL_MARKUP, width);
      n_lines = MAX (n_lines, pango_layout_get_line_count (cells[i]));
    }
  block = n_lines > MOST_ROW_LINES ? add_bands (table, cells, style, n_lines)
                                   : add_whole (table, cells, style);
  for (guint i = 0; i < table->n_columns; i++)
    g_clear_object (&cells[i]);
  table->n_rows++;
  if (table->n_rows < 3)
    dbk_summary_keep_last (table->build, DBK_KEEP_SOFT);
  return block;
}

DbkBlock *
dbk_table_add_row (DbkTable *table, const char *const *texts, DbkTypeStyle style)
{
  return dbk_table_add_row_markup (table, texts, DBK_TABLE_NO_MARKUP, style);
}

void
dbk_table_add_note (DbkTable *table, DbkTypeStyle style, const char *markup, double indent)
{
  DbkSummaryBuild *build = table->build;
  g_autoptr (PangoLayout) layout =
      dbk_type_layout_markup (build->type, style, markup, build->content - indent);
  int n = pango_layout_get_line_count (layout);

  if (build->blocks->len > 0)
    dbk_summary_keep_last (build, DBK_KEEP_SOFT);
  for (int i = 0; i < n; i++)
    {
      DbkBlock *block = dbk_summary_add_block (build, dbk_type_line_step (style), 0);

      dbk_block_add_line (block, layout, i, style, DBK_SUMMARY_LABEL_WIDTH + indent, 0);
      dbk_block_set_head (block, table->head);
      if (n > 1 && (i == 0 || i == n - 2))
        dbk_block_set_keep (block, DBK_KEEP_SOFT);
    }
}

void
dbk_table_end (DbkTable *table)
{
  GPtrArray *blocks = table->build->blocks;

  /* The last row never stands alone on the next page; nor does a table of one or two rows pull the
   * next section along. */
  if (table->n_rows > 2)
    dbk_block_set_keep (blocks->pdata[blocks->len - 2], DBK_KEEP_SOFT);
  if (table->n_rows > 0)
    dbk_summary_keep_last (table->build, DBK_KEEP_NONE);
  g_clear_pointer (&table->head, dbk_block_unref);
}
