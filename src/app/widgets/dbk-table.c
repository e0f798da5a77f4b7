/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of texts in a card. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-table.h"
#include "dbk-text.h"

/* A cell: as wide as its text wants to be, however high its row is. A plain label would ask for
 * another width in a higher row, and the columns would not stand below each other. */
#define DBK_TYPE_TABLE_CELL (dbk_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (DbkTableCell, dbk_table_cell, DBK, TABLE_CELL, GtkWidget)

struct _DbkTableCell
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (DbkTableCell, dbk_table_cell, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dbk_table_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dbk_table_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (DBK_TABLE_CELL (widget)->child, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      NULL, NULL);
}

static void
dbk_table_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (DBK_TABLE_CELL (widget)->child, width, height, -1, NULL);
}

static void
dbk_table_cell_dispose (GObject *object)
{
  g_clear_pointer (&DBK_TABLE_CELL (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_table_cell_parent_class)->dispose (object);
}

static void
dbk_table_cell_class_init (DbkTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_table_cell_dispose;
  widget_class->get_request_mode = dbk_table_cell_get_request_mode;
  widget_class->measure = dbk_table_cell_measure;
  widget_class->size_allocate = dbk_table_cell_size_allocate;
}

static void
dbk_table_cell_init (DbkTableCell *self)
{
}

static GtkWidget *
dbk_table_cell_new (GtkWidget *child)
{
  DbkTableCell *self = g_object_new (DBK_TYPE_TABLE_CELL, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* So many rows are there from the first frame on; so many more come with each frame after it, each
 * with its twenty widgets. */
#define ROWS_AT_ONCE 5
#define ROWS_A_FRAME 4

/* A row that is still to be made. */
typedef struct
{
  char **cells;
  gboolean dim;
} Waiting;

struct _DbkTable
{
  GtkWidget parent_instance;

  DbkTableColumn *columns; /* titles owned */
  guint n_columns;
  gboolean narrow;
  GtkSizeGroup **groups;
  GPtrArray *spoken;
  GQueue waiting; /* of Waiting */
  guint tick;
  gboolean shown; /* in a frame that is over */

  GtkWidget *box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DbkTable, dbk_table, GTK_TYPE_WIDGET)

static gboolean
is_folded (DbkTable *self, guint column)
{
  return self->narrow && (self->columns[column].flags & DBK_TABLE_FOLD) != 0;
}

static char *
plain (const char *markup)
{
  char *text = NULL;

  if (!pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
    return g_strdup (markup);
  return text;
}

static GtkWidget *
make_cell (DbkTable *self, guint column, const char *markup, const char *classes)
{
  DbkTableFlags flags = self->columns[column].flags;
  GtkWidget *cell = dbk_label_new (NULL, classes);

  gtk_label_set_markup (GTK_LABEL (cell), dbk_text_is_blank (markup) ? "–" : markup);
  if ((flags & DBK_TABLE_END) != 0)
    {
      gtk_label_set_xalign (GTK_LABEL (cell), 1);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_widget_add_css_class (cell, "numeric");
    }
  else
    {
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_width_chars (GTK_LABEL (cell), 8);
      gtk_label_set_max_width_chars (GTK_LABEL (cell), 36);
    }
  return cell;
}

static void
place (DbkTable *self, GtkWidget *row, guint column, GtkWidget *content)
{
  GtkWidget *cell = dbk_table_cell_new (content);

  gtk_widget_set_hexpand (cell, (self->columns[column].flags & DBK_TABLE_EXPAND) != 0);
  gtk_size_group_add_widget (self->groups[column], cell);
  gtk_box_append (GTK_BOX (row), cell);
}

/* The folded columns in one line: "Scale: Lemperle 0–5 · Target: 1". */
static char *
folded_line (DbkTable *self, const char *const *cells)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *title = NULL;

      if (!is_folded (self, i) || dbk_text_is_blank (cells[i]))
        continue;
      title = g_markup_escape_text (self->columns[i].title, -1);
      if (line->len > 0)
        g_string_append (line, " · ");
      /* Translators: the title of a column and what stands in it. */
      g_string_append_printf (line, C_ ("table", "%s: %s"), title, cells[i]);
    }
  return g_string_free (line, FALSE);
}

static char *
spoken_row (DbkTable *self, const char *const *cells)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *cell = NULL;

      if (dbk_text_is_blank (cells[i]))
        continue;
      cell = plain (cells[i]);
      if (text->len > 0)
        g_string_append (text, ", ");
      if (i == 0)
        g_string_append (text, cell);
      else
        g_string_append_printf (text, C_ ("table", "%s: %s"), self->columns[i].title, cell);
    }
  return g_string_free (text, FALSE);
}

static void
make_row (DbkTable *self, const char *const *cells, gboolean dim, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = dbk_row_new (18, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      DbkTableFlags flags = self->columns[i].flags;
      const char *classes = (flags & DBK_TABLE_STRONG) != 0 ? "heading"
                            : (flags & DBK_TABLE_DIM) != 0  ? "dbk-dim"
                                                            : NULL;
      GtkWidget *cell;

      if (is_folded (self, i))
        continue;
      cell = make_cell (self, i, cells[i], classes);
      if (i == 0 && self->narrow)
        {
          g_autofree char *line = folded_line (self, cells);
          GtkWidget *column = dbk_column_new (0, NULL);

          gtk_box_append (GTK_BOX (column), cell);
          if (*line != '\0')
            gtk_box_append (GTK_BOX (column), dbk_markup_new (line, "caption dbk-dim numeric"));
          cell = column;
        }
      place (self, content, i, cell);
    }
  if (dim)
    gtk_widget_add_css_class (content, "dbk-dim");
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  dbk_widget_set_name (row, spoken);
  gtk_list_box_append (self->list, row);
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_strfreev (waiting->cells);
  g_free (waiting);
}

static void
make_waiting (DbkTable *self, guint most)
{
  for (guint i = 0; i < most && self->waiting.length > 0; i++)
    {
      guint place = self->spoken->len - self->waiting.length;
      Waiting *waiting = g_queue_pop_head (&self->waiting);

      make_row (self, (const char *const *) waiting->cells, waiting->dim,
                self->spoken->pdata[place]);
      waiting_free (waiting);
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DbkTable *self = DBK_TABLE (widget);

  if (self->shown)
    make_waiting (self, ROWS_A_FRAME);
  self->shown = TRUE;
  if (self->waiting.length > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
dbk_table_finish (DbkTable *self)
{
  g_return_if_fail (DBK_IS_TABLE (self));

  make_waiting (self, G_MAXUINT);
}

void
dbk_table_add (DbkTable *self, const char *const *cells, gboolean dim)
{
  Waiting *waiting;

  g_return_if_fail (DBK_IS_TABLE (self));

  g_ptr_array_add (self->spoken, spoken_row (self, cells));
  if (self->spoken->len <= ROWS_AT_ONCE)
    {
      make_row (self, cells, dim, self->spoken->pdata[self->spoken->len - 1]);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  waiting->cells = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    waiting->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  waiting->dim = dim;
  g_queue_push_tail (&self->waiting, waiting);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

guint
dbk_table_get_n_rows (DbkTable *self)
{
  g_return_val_if_fail (DBK_IS_TABLE (self), 0);

  return self->spoken->len;
}

const char *
dbk_table_get_spoken (DbkTable *self, guint row)
{
  g_return_val_if_fail (DBK_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->spoken->len, NULL);

  return self->spoken->pdata[row];
}

static void
dbk_table_dispose (GObject *object)
{
  DbkTable *self = DBK_TABLE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_queue_clear_full (&self->waiting, waiting_free);

  G_OBJECT_CLASS (dbk_table_parent_class)->dispose (object);
}

static void
dbk_table_finalize (GObject *object)
{
  DbkTable *self = DBK_TABLE (object);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free ((char *) self->columns[i].title);
      g_object_unref (self->groups[i]);
    }
  g_free (self->columns);
  g_free (self->groups);
  g_ptr_array_unref (self->spoken);

  G_OBJECT_CLASS (dbk_table_parent_class)->finalize (object);
}

static void
dbk_table_class_init (DbkTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = dbk_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_table_init (DbkTable *self)
{
  self->spoken = g_ptr_array_new_with_free_func (g_free);
  self->box = dbk_column_new (0, "card dbk-clip");
  gtk_widget_set_overflow (self->box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dbk_table_new (const DbkTableColumn *columns, guint n_columns, gboolean narrow)
{
  DbkTable *self = g_object_new (DBK_TYPE_TABLE, NULL);
  GtkWidget *head = dbk_row_new (18, "dbk-table-head");

  self->columns = g_new0 (DbkTableColumn, n_columns);
  self->groups = g_new0 (GtkSizeGroup *, n_columns);
  self->n_columns = n_columns;
  self->narrow = narrow;
  for (guint i = 0; i < n_columns; i++)
    {
      GtkWidget *cell;

      self->columns[i].title = g_strdup (columns[i].title);
      self->columns[i].flags = columns[i].flags;
      self->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      if (is_folded (self, i))
        continue;
      cell = dbk_label_new (columns[i].title, "caption-heading dbk-dim");
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      if ((columns[i].flags & DBK_TABLE_END) != 0)
        gtk_label_set_xalign (GTK_LABEL (cell), 1);
      place (self, head, i, cell);
    }
  gtk_box_append (GTK_BOX (self->box), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "dbk-table");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}

void
dbk_table_set_name (DbkTable *self, const char *name)
{
  g_return_if_fail (DBK_IS_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}
