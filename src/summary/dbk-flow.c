/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of text and drawing, and how they flow over pages. */
#include "dbk-flow.h"

typedef enum
{
  ITEM_LAYOUT,
  ITEM_LINE,
  ITEM_RULE,
  ITEM_PAINT,
} ItemKind;

typedef struct
{
  ItemKind kind;
  double x;
  double y;
  PangoLayout *layout;
  int line;
  DbkTypeStyle style;
  double length;
  double width;
  gboolean right; /* x is where lines end */
  guint color;
  DbkPaintFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Item;

struct _DbkBlock
{
  double height;
  double space;
  DbkKeep keep;
  DbkBlock *head;
  GArray *items;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->layout);
  if (item->data_free != NULL)
    item->data_free (item->data);
}

DbkBlock *
dbk_block_new (double height)
{
  DbkBlock *block = g_rc_box_new0 (DbkBlock);

  block->height = height;
  block->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (block->items, clear_item);
  return block;
}

DbkBlock *
dbk_block_ref (DbkBlock *block)
{
  return g_rc_box_acquire (block);
}

static void
clear_block (gpointer data)
{
  DbkBlock *block = data;

  g_array_unref (block->items);
  g_clear_pointer (&block->head, dbk_block_unref);
}

void
dbk_block_unref (DbkBlock *block)
{
  g_rc_box_release_full (block, clear_block);
}

void
dbk_block_set_space (DbkBlock *block, double space)
{
  block->space = space;
}

void
dbk_block_set_keep (DbkBlock *block, DbkKeep keep)
{
  block->keep = keep;
}

double
dbk_block_get_height (DbkBlock *block)
{
  return block->height;
}

void
dbk_block_grow (DbkBlock *block, double height)
{
  block->height = MAX (block->height, height);
}

void
dbk_block_set_head (DbkBlock *block, DbkBlock *head)
{
  g_clear_pointer (&block->head, dbk_block_unref);
  block->head = head == NULL ? NULL : dbk_block_ref (head);
}

void
dbk_block_add_layout (DbkBlock *block, PangoLayout *layout, DbkTypeStyle style, double x, double y)
{
  Item item = { ITEM_LAYOUT, x, y, layout };

  item.style = style;
  g_array_append_val (block->items, item);
}

void
dbk_block_add_layout_right (DbkBlock *block,
                            PangoLayout *layout,
                            DbkTypeStyle style,
                            double right,
                            double y)
{
  Item item = { ITEM_LAYOUT, right, y, layout };

  item.style = style;
  item.right = TRUE;
  g_array_append_val (block->items, item);
}

void
dbk_block_add_line (DbkBlock *block,
                    PangoLayout *layout,
                    int line,
                    DbkTypeStyle style,
                    double x,
                    double y)
{
  Item item = { ITEM_LINE, x, y, g_object_ref (layout), line, style };

  g_array_append_val (block->items, item);
}

void
dbk_block_add_rule (DbkBlock *block, double x1, double x2, double y, double width, guint color)
{
  Item item = { ITEM_RULE, x1, y };

  item.length = x2 - x1;
  item.width = width;
  item.color = color;
  g_array_append_val (block->items, item);
}

void
dbk_block_add_paint (DbkBlock *block,
                     double x,
                     double y,
                     DbkPaintFunc func,
                     gpointer data,
                     GDestroyNotify data_free)
{
  Item item = { ITEM_PAINT, x, y };

  item.func = func;
  item.data = data;
  item.data_free = data_free;
  g_array_append_val (block->items, item);
}

static void
set_color (cairo_t *cr, guint color)
{
  cairo_set_source_rgb (cr, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

/* Lines stand on a grid of their own: a script with taller fonts must not push the next line. */
static void
draw_line (cairo_t *cr, const Item *item, int line, double y)
{
  PangoLayoutLine *text = pango_layout_get_line_readonly (item->layout, line);
  PangoRectangle logical;
  int width = pango_layout_get_width (item->layout);
  double x = item->x;

  pango_layout_line_get_extents (text, NULL, &logical);
  if (item->right)
    x -= (double) logical.width / PANGO_SCALE;
  else if (width > 0 && text->resolved_dir == PANGO_DIRECTION_RTL)
    x += (double) (width - logical.width) / PANGO_SCALE;
  cairo_move_to (cr, x, y + dbk_type_baseline (item->style));
  pango_cairo_show_layout_line (cr, text);
}

static void
draw_item (cairo_t *cr, const Item *item)
{
  cairo_save (cr);
  switch (item->kind)
    {
    case ITEM_LAYOUT:
      set_color (cr, dbk_type_color (item->style));
      for (int i = 0; i < pango_layout_get_line_count (item->layout); i++)
        draw_line (cr, item, i, item->y + i * dbk_type_line_step (item->style));
      break;
    case ITEM_LINE:
      set_color (cr, dbk_type_color (item->style));
      draw_line (cr, item, item->line, item->y);
      break;
    case ITEM_RULE:
      set_color (cr, item->color);
      cairo_set_line_width (cr, item->width);
      cairo_move_to (cr, item->x, item->y);
      cairo_rel_line_to (cr, item->length, 0);
      cairo_stroke (cr);
      break;
    case ITEM_PAINT:
      cairo_translate (cr, item->x, item->y);
      item->func (cr, item->data);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (cr);
}

void
dbk_block_draw (DbkBlock *block, cairo_t *cr, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (guint i = 0; i < block->items->len; i++)
    draw_item (cr, &g_array_index (block->items, Item, i));
  cairo_restore (cr);
}

typedef struct
{
  GPtrArray *pages;
  GArray *page;
  double y;
  double top;
  double bottom;
  double page_top;
} Flow;

static void
begin_page (Flow *flow, double top)
{
  flow->page = g_array_new (FALSE, FALSE, sizeof (DbkPlaced));
  g_ptr_array_add (flow->pages, flow->page);
  flow->y = top;
  flow->page_top = top;
}

static void
put (Flow *flow, DbkBlock *block)
{
  DbkPlaced placed;

  if (flow->page->len > 0)
    flow->y += block->space;
  placed.block = block;
  placed.y = flow->y;
  g_array_append_val (flow->page, placed);
  flow->y += block->height;
}

/* The first block after the last one of the run that starts at @from. */
static guint
run_end (GPtrArray *blocks, guint from, DbkKeep least)
{
  guint end = from;

  while (end + 1 < blocks->len && ((DbkBlock *) blocks->pdata[end])->keep >= least)
    end++;
  return end + 1;
}

static double
run_height (GPtrArray *blocks, guint from, guint end, gboolean at_top)
{
  double height = 0;

  for (guint i = from; i < end; i++)
    {
      DbkBlock *block = blocks->pdata[i];

      height += block->height + (i == from && at_top ? 0 : block->space);
    }
  if (at_top && ((DbkBlock *) blocks->pdata[from])->head != NULL)
    height += ((DbkBlock *) blocks->pdata[from])->head->height;
  return height;
}

static void
place_run (Flow *flow, GPtrArray *blocks, guint from, guint end)
{
  gboolean at_top = flow->page->len == 0;

  if (!at_top && flow->y + run_height (blocks, from, end, FALSE) > flow->bottom)
    {
      begin_page (flow, flow->top);
      at_top = TRUE;
    }
  if (at_top && ((DbkBlock *) blocks->pdata[from])->head != NULL)
    put (flow, ((DbkBlock *) blocks->pdata[from])->head);
  for (guint i = from; i < end; i++)
    put (flow, blocks->pdata[i]);
}

/* Breaks a run at its soft places; neither its first nor its last two parts are parted, so that
 * nothing stands alone at a page's foot or head. */
static void
place_broken (Flow *flow, GPtrArray *blocks, guint from, guint end)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint part = from; part < end; part = MIN (end, run_end (blocks, part, DBK_KEEP_HARD)))
    g_array_append_val (starts, part);
  g_array_append_val (starts, end);
  for (guint i = 0; i + 1 < starts->len;)
    {
      guint n_parts = starts->len - 1;
      guint next = i + 1;

      if (i == 0)
        next = n_parts <= 3 ? n_parts : 2;
      else if (i + 2 == n_parts)
        next = n_parts;
      /* What is bound together but higher than a page is parted all the same. */
      if (next > i + 1 &&
          run_height (blocks, g_array_index (starts, guint, i), g_array_index (starts, guint, next),
                      TRUE) > flow->bottom - flow->top)
        next = i + 1;
      place_run (flow, blocks, g_array_index (starts, guint, i),
                 g_array_index (starts, guint, next));
      i = next;
    }
}

/* So much of a page stays blank at most to keep a run in one piece. */
#define MOST_BLANK 0.3

GPtrArray *
dbk_flow_paginate (GPtrArray *blocks, double first_top, double top, double bottom)
{
  Flow flow = { .top = top, .bottom = bottom };
  guint end;

  flow.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  begin_page (&flow, first_top);
  for (guint i = 0; i < blocks->len; i = end)
    {
      double left = bottom - flow.y;
      gboolean fits;

      end = run_end (blocks, i, DBK_KEEP_SOFT);
      fits = run_height (blocks, i, end, flow.page->len == 0) <= left;
      if (fits || (left <= MOST_BLANK * (bottom - top) &&
                   run_height (blocks, i, end, TRUE) <= bottom - top))
        place_run (&flow, blocks, i, end);
      else
        place_broken (&flow, blocks, i, end);
    }
  return flow.pages;
}
