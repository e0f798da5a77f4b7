/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clients of the list: ordered row numbers, with what is shown of them fetched on demand. */
#include "config.h"

#include "dbk-client-model.h"

#define PAGES_KEPT 8

/* Above this many rows a view gets removal and addition apart: told at once, it would make an item
 * for each row added to look for those it had. */
#define SPLICE_AT_ONCE 512

struct _DbkClientModel
{
  GObject parent_instance;

  GArray *rows;      /* of gint64 */
  GHashTable *items; /* gint64 * in the item's key → DbkClientItem *, weakly held */
  gint64 selected;
  guint n_recent;
  char *match;

  GHashTable *wanted; /* page numbers to ask for */
  GHashTable *again;  /* rows (gint64 *) to ask for, wherever they stand */
  guint ask_source;
  guint64 generation;
  GQueue pages; /* of GPtrArray of DbkClientItem: keeps what was seen last */
};

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_MATCH,
  PROP_N_RECENT,
  N_PROPS,
};

enum
{
  NEEDS,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gint64
row_at (DbkClientModel *self, guint position)
{
  return g_array_index (self->rows, gint64, position);
}

/* The weak identity map */

typedef struct
{
  DbkClientModel *model;
  gint64 row;
} Key;

static void
item_gone_cb (gpointer data, GObject *item)
{
  Key *key = data;

  g_hash_table_remove (key->model->items, &key->row);
}

static void
forget_item (gpointer key, gpointer item, gpointer data)
{
  g_object_weak_unref (item, item_gone_cb, (char *) key - G_STRUCT_OFFSET (Key, row));
}

static void
key_free (gpointer row)
{
  g_free ((char *) row - G_STRUCT_OFFSET (Key, row));
}

/* (transfer full) */
static DbkClientItem *
item_for (DbkClientModel *self, gint64 row)
{
  DbkClientItem *item = g_hash_table_lookup (self->items, &row);
  Key *key;

  if (item != NULL)
    return g_object_ref (item);

  item = dbk_client_item_new (row);
  key = g_new (Key, 1);
  key->model = self;
  key->row = row;
  g_hash_table_insert (self->items, &key->row, item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, key);
  return item;
}

/* GListModel */

static GType
get_item_type (GListModel *list)
{
  return DBK_TYPE_CLIENT_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return DBK_CLIENT_MODEL (list)->rows->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  DbkClientModel *self = DBK_CLIENT_MODEL (list);

  return position < self->rows->len ? item_for (self, row_at (self, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* GtkSelectionModel */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  DbkClientModel *self = DBK_CLIENT_MODEL (model);

  return self->selected != 0 && position < self->rows->len &&
         row_at (self, position) == self->selected;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  DbkClientModel *self = DBK_CLIENT_MODEL (model);
  GtkBitset *set = gtk_bitset_new_empty ();
  guint place = dbk_client_model_find (self, self->selected);

  if (place != GTK_INVALID_LIST_POSITION && place >= position && place - position < n_items)
    gtk_bitset_add (set, place);
  return set;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DbkClientModel *self = DBK_CLIENT_MODEL (model);

  if (position >= self->rows->len)
    return FALSE;

  dbk_client_model_set_selected (self, row_at (self, position));
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  /* One client is on screen until another is chosen: nothing unselects. */
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DbkClientModel,
                               dbk_client_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static void
page_free (gpointer page)
{
  g_ptr_array_unref (page);
}

static void
dbk_client_model_finalize (GObject *object)
{
  DbkClientModel *self = DBK_CLIENT_MODEL (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_queue_clear_full (&self->pages, page_free);
  g_hash_table_foreach (self->items, forget_item, NULL);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->again);
  g_array_unref (self->rows);
  g_free (self->match);

  G_OBJECT_CLASS (dbk_client_model_parent_class)->finalize (object);
}

static void
dbk_client_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, DBK_CLIENT_MODEL (object)->selected);
      break;

    case PROP_MATCH:
      g_value_set_string (value, DBK_CLIENT_MODEL (object)->match);
      break;

    case PROP_N_RECENT:
      g_value_set_uint (value, DBK_CLIENT_MODEL (object)->n_recent);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_model_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_SELECTED:
      dbk_client_model_set_selected (DBK_CLIENT_MODEL (object), g_value_get_int64 (value));
      break;

    case PROP_MATCH:
      dbk_client_model_set_match (DBK_CLIENT_MODEL (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_model_class_init (DbkClientModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dbk_client_model_finalize;
  object_class->get_property = dbk_client_model_get_property;
  object_class->set_property = dbk_client_model_set_property;

  properties[PROP_SELECTED] =
      g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MATCH] =
      g_param_spec_string ("match", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_RECENT] = g_param_spec_uint ("n-recent", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[NEEDS] = g_signal_new ("needs", DBK_TYPE_CLIENT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_UINT64);
}

static void
dbk_client_model_init (DbkClientModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, key_free, NULL);
  self->wanted = g_hash_table_new (NULL, NULL);
  self->again = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->pages);
}

DbkClientModel *
dbk_client_model_new (void)
{
  return g_object_new (DBK_TYPE_CLIENT_MODEL, NULL);
}

static void
change_rows (DbkClientModel *self, const gint64 *rows, guint n_rows)
{
  guint before, prefix, suffix, removed, added;

  before = self->rows->len;
  for (prefix = 0; prefix < MIN (before, n_rows); prefix++)
    if (row_at (self, prefix) != rows[prefix])
      break;
  for (suffix = 0; suffix < MIN (before, n_rows) - prefix; suffix++)
    if (row_at (self, before - suffix - 1) != rows[n_rows - suffix - 1])
      break;
  removed = before - prefix - suffix;
  added = n_rows - prefix - suffix;
  if (removed == 0 && added == 0)
    return;

  /* Page numbers counted in the old order. */
  g_hash_table_remove_all (self->wanted);

  if (removed > 0 && added > SPLICE_AT_ONCE)
    {
      g_array_remove_range (self->rows, prefix, removed);
      g_list_model_items_changed (G_LIST_MODEL (self), prefix, removed, 0);
      removed = 0;
    }
  if (removed > 0)
    g_array_remove_range (self->rows, prefix, removed);
  if (added > 0)
    g_array_insert_vals (self->rows, prefix, rows + prefix, added);
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, removed, added);
}

void
dbk_client_model_set_rows (DbkClientModel *self, const gint64 *rows, guint n_rows, guint n_recent)
{
  g_return_if_fail (DBK_IS_CLIENT_MODEL (self));
  g_return_if_fail (n_recent <= n_rows);

  change_rows (self, rows, n_rows);
  if (self->n_recent == n_recent)
    return;

  self->n_recent = n_recent;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RECENT]);
}

guint
dbk_client_model_get_n_recent (DbkClientModel *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_MODEL (self), 0);

  return self->n_recent;
}

gint64
dbk_client_model_get_row (DbkClientModel *self, guint position)
{
  g_return_val_if_fail (DBK_IS_CLIENT_MODEL (self), 0);

  return position < self->rows->len ? row_at (self, position) : 0;
}

guint
dbk_client_model_find (DbkClientModel *self, gint64 row)
{
  g_return_val_if_fail (DBK_IS_CLIENT_MODEL (self), GTK_INVALID_LIST_POSITION);

  /* 100,000 numbers in a row are passed in some 40 µs: no index to keep. */
  for (guint i = 0; row != 0 && i < self->rows->len; i++)
    if (row_at (self, i) == row)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

gint64
dbk_client_model_get_selected (DbkClientModel *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_MODEL (self), 0);

  return self->selected;
}

void
dbk_client_model_set_selected (DbkClientModel *self, gint64 row)
{
  guint old_place, place;

  g_return_if_fail (DBK_IS_CLIENT_MODEL (self));

  if (self->selected == row)
    return;

  old_place = dbk_client_model_find (self, self->selected);
  self->selected = row;
  place = dbk_client_model_find (self, row);
  if (old_place != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), old_place, 1);
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), place, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
dbk_client_model_get_match (DbkClientModel *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_MODEL (self), NULL);

  return self->match;
}

void
dbk_client_model_set_match (DbkClientModel *self, const char *match)
{
  g_return_if_fail (DBK_IS_CLIENT_MODEL (self));

  if (g_strcmp0 (self->match, match) == 0)
    return;

  g_free (self->match);
  self->match = g_strdup (match);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATCH]);
}

/* Asking */

/* Keeps the items of a page alive for a while, so scrolling back finds them. */
static void
keep_page (DbkClientModel *self, guint first, guint end)
{
  GPtrArray *page = g_ptr_array_new_full (end - first, g_object_unref);

  for (guint i = first; i < end; i++)
    g_ptr_array_add (page, item_for (self, row_at (self, i)));
  g_queue_push_tail (&self->pages, page);
  while (g_queue_get_length (&self->pages) > PAGES_KEPT)
    page_free (g_queue_pop_head (&self->pages));
}

static gboolean
ask_cb (gpointer data)
{
  DbkClientModel *self = data;
  g_autoptr (GHashTable) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GHashTable) again = g_steal_pointer (&self->again);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  self->ask_source = 0;
  self->wanted = g_hash_table_new (NULL, NULL);
  self->again = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint first = GPOINTER_TO_UINT (key) * DBK_CLIENT_MODEL_PAGE;
      guint end = MIN (first + DBK_CLIENT_MODEL_PAGE, self->rows->len);

      if (first >= end)
        continue;
      keep_page (self, first, end);
      for (guint i = first; i < end; i++)
        {
          gint64 row = row_at (self, i);
          DbkClientItem *item = g_hash_table_lookup (self->items, &row);

          if (dbk_client_item_get_summary (item) == NULL)
            {
              g_array_append_val (rows, row);
              g_hash_table_remove (again, &row);
            }
        }
    }
  g_hash_table_iter_init (&iter, again);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (rows, key, 1);

  if (rows->len > 0)
    g_signal_emit (self, signals[NEEDS], 0, rows, self->generation);
  return G_SOURCE_REMOVE;
}

static void
ask_soon (DbkClientModel *self)
{
  /* After the rows of this frame are bound, before anything that can wait. */
  if (self->ask_source == 0)
    self->ask_source = g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, self, NULL);
}

static void
ask_again (DbkClientModel *self, gint64 row)
{
  g_hash_table_add (self->again, g_memdup2 (&row, sizeof row));
  ask_soon (self);
}

void
dbk_client_model_want (DbkClientModel *self, DbkClientItem *item, guint position)
{
  g_return_if_fail (DBK_IS_CLIENT_MODEL (self));

  if (dbk_client_item_get_summary (item) != NULL)
    return;
  if (position < self->rows->len && row_at (self, position) == dbk_client_item_get_row (item))
    {
      g_hash_table_add (self->wanted, GUINT_TO_POINTER (position / DBK_CLIENT_MODEL_PAGE));
      ask_soon (self);
    }
  else
    ask_again (self, dbk_client_item_get_row (item));
}

void
dbk_client_model_invalidate (DbkClientModel *self, gint64 row)
{
  g_autoptr (GList) items = NULL;

  g_return_if_fail (DBK_IS_CLIENT_MODEL (self));

  self->generation++;
  items = g_hash_table_get_values (self->items);
  for (GList *l = items; l != NULL; l = l->next)
    {
      DbkClientItem *item = l->data;

      if (row != 0 && dbk_client_item_get_row (item) != row)
        continue;
      /* On screen the old text stays until the new one is there: no flicker. */
      if (dbk_client_item_is_shown (item))
        ask_again (self, dbk_client_item_get_row (item));
      else
        dbk_client_item_set_summary (item, NULL);
    }
}

gboolean
dbk_client_model_take_summaries (DbkClientModel *self, GPtrArray *summaries, guint64 generation)
{
  gboolean fresh;

  g_return_val_if_fail (DBK_IS_CLIENT_MODEL (self), FALSE);

  fresh = generation == self->generation;
  for (guint i = 0; i < summaries->len; i++)
    {
      DbkClientSummary *summary = g_ptr_array_index (summaries, i);
      DbkClientItem *item = g_hash_table_lookup (self->items, &summary->row);

      if (item == NULL)
        continue;
      if (fresh)
        dbk_client_item_set_summary (item, summary);
      else if (dbk_client_item_is_shown (item))
        ask_again (self, summary->row);
    }
  return fresh;
}
