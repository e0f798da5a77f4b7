/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model of the client list: the selection is a client, whatever happens around it. */
#include "dbk-client-model.h"

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Seen;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Seen *seen = data;

  seen->n_signals++;
  seen->position = position;
  seen->removed = removed;
  seen->added = added;
}

static void
count_cb (GObject *object, GParamSpec *spec, gpointer data)
{
  (*(int *) data)++;
}

/* Rows @first … in steps of one. */
static GArray *
make_rows (gint64 first, guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 row = first + i;

      g_array_append_val (rows, row);
    }
  return rows;
}

static void
set_rows (DbkClientModel *model, GArray *rows)
{
  dbk_client_model_set_rows (model, (const gint64 *) (void *) rows->data, rows->len, 0);
}

static gint64
selected_row (DbkClientModel *model)
{
  gint64 row = 0;
  int found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), i))
      {
        g_autoptr (DbkClientItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

        row = dbk_client_item_get_row (item);
        found++;
      }
  g_assert_cmpint (found, <=, 1);
  return row;
}

/* The wrong-person fault: a reload must not slide the selection to a neighbour. */
static void
test_selection_stays (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1000, 1000);
  g_autoptr (GArray) above = make_rows (1, 100);
  g_autoptr (GArray) reversed = make_rows (0, 0);
  int notified = 0;

  set_rows (model, rows);
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 500, TRUE));
  g_assert_cmpint (selected_row (model), ==, 1500);
  g_signal_connect (model, "notify::selected", G_CALLBACK (count_cb), &notified);

  /* 100 more above, */
  g_array_prepend_vals (rows, above->data, above->len);
  set_rows (model, rows);
  g_assert_cmpint (selected_row (model), ==, 1500);
  g_assert_cmpuint (dbk_client_model_find (model, 1500), ==, 600);
  /* 100 more below, */
  for (gint64 row = 5000; row < 5100; row++)
    g_array_append_val (rows, row);
  set_rows (model, rows);
  g_assert_cmpint (selected_row (model), ==, 1500);
  /* half of those above gone, */
  g_array_remove_range (rows, 0, 300);
  set_rows (model, rows);
  g_assert_cmpint (selected_row (model), ==, 1500);
  /* everything in another order, */
  for (guint i = rows->len; i > 0; i--)
    g_array_append_val (reversed, g_array_index (rows, gint64, i - 1));
  set_rows (model, reversed);
  g_assert_cmpint (selected_row (model), ==, 1500);
  /* and nothing of this was a change of the selection. */
  g_assert_cmpint (notified, ==, 0);
  g_assert_cmpint (dbk_client_model_get_selected (model), ==, 1500);
}

static void
test_selected_leaves_and_returns (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) all = make_rows (1, 200);
  g_autoptr (GArray) some = make_rows (50, 20);

  set_rows (model, all);
  dbk_client_model_set_selected (model, 10);
  set_rows (model, some);
  g_assert_cmpint (selected_row (model), ==, 0);
  g_assert_cmpint (dbk_client_model_get_selected (model), ==, 10);
  set_rows (model, all);
  g_assert_cmpint (selected_row (model), ==, 10);
}

static void
test_unselecting (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1, 5);
  g_autoptr (GtkBitset) set = NULL;

  set_rows (model, rows);
  dbk_client_model_set_selected (model, 3);
  g_assert_false (gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (model), 2));
  g_assert_false (gtk_selection_model_select_all (GTK_SELECTION_MODEL (model)));
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 5, TRUE));
  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (model));
  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 1);
  g_assert_cmpuint (gtk_bitset_get_nth (set, 0), ==, 2);
}

/* Only the difference is told, so a view keeps its place. */
static void
test_splice (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1, 300);
  Seen seen = { 0 };
  const gint64 two[] = { 9001, 9002 };

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  set_rows (model, rows);
  g_assert_cmpuint (seen.n_signals, ==, 1);
  g_assert_cmpuint (seen.added, ==, 300);

  set_rows (model, rows);
  g_assert_cmpuint (seen.n_signals, ==, 1);

  g_array_insert_vals (rows, 40, two, 2);
  set_rows (model, rows);
  g_assert_cmpuint (seen.position, ==, 40);
  g_assert_cmpuint (seen.removed, ==, 0);
  g_assert_cmpuint (seen.added, ==, 2);

  g_array_remove_index (rows, 299);
  set_rows (model, rows);
  g_assert_cmpuint (seen.position, ==, 299);
  g_assert_cmpuint (seen.removed, ==, 1);
  g_assert_cmpuint (seen.added, ==, 0);

  dbk_client_model_set_rows (model, NULL, 0, 0);
  g_assert_cmpuint (seen.removed, ==, 301);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 0));
}

static void
test_one_row_one_object (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1, 10);
  g_autoptr (DbkClientItem) item = NULL;
  g_autoptr (DbkClientItem) again = NULL;
  DbkClientItem *gone;
  gint64 first = 77;

  set_rows (model, rows);
  item = g_list_model_get_item (G_LIST_MODEL (model), 4);
  g_array_prepend_val (rows, first);
  set_rows (model, rows);
  again = g_list_model_get_item (G_LIST_MODEL (model), 5);
  g_assert_true (item == again);

  gone = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_finalize_object (gone);
}

/* Asking for summaries */

typedef struct
{
  GArray *rows;
  guint64 generation;
  int n_asked;
} Asked;

static void
needs_cb (DbkClientModel *model, GArray *rows, guint64 generation, gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->rows, g_array_unref);
  asked->rows = g_array_ref (rows);
  asked->generation = generation;
  asked->n_asked++;
}

static void
turn_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GPtrArray *
answer (GArray *rows, const char *name)
{
  GPtrArray *summaries = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      DbkClientSummary *summary = dbk_client_summary_new ();

      summary->row = g_array_index (rows, gint64, i);
      dbk_set_text (&summary->name, name);
      g_ptr_array_add (summaries, summary);
    }
  return summaries;
}

static void
test_pages (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1, 1000);
  g_autoptr (DbkClientItem) item = NULL;
  g_autoptr (DbkClientItem) neighbour = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  Asked asked = { NULL };

  g_signal_connect (model, "needs", G_CALLBACK (needs_cb), &asked);
  set_rows (model, rows);
  turn_loop ();
  g_assert_cmpint (asked.n_asked, ==, 0);

  item = g_list_model_get_item (G_LIST_MODEL (model), 70);
  neighbour = g_list_model_get_item (G_LIST_MODEL (model), 71);
  dbk_client_model_want (model, item, 70);
  dbk_client_model_want (model, neighbour, 71);
  turn_loop ();
  g_assert_cmpint (asked.n_asked, ==, 1);
  g_assert_cmpuint (asked.rows->len, ==, DBK_CLIENT_MODEL_PAGE);
  g_assert_cmpint (g_array_index (asked.rows, gint64, 0), ==, 65);

  summaries = answer (asked.rows, "Amelia Hart");
  g_assert_true (dbk_client_model_take_summaries (model, summaries, asked.generation));
  g_assert_cmpstr (dbk_client_item_get_summary (item)->name, ==, "Amelia Hart");
  /* What is there is not asked for again. */
  dbk_client_model_want (model, neighbour, 71);
  turn_loop ();
  g_assert_cmpint (asked.n_asked, ==, 1);
  g_array_unref (asked.rows);
}

static void
test_late_answers_are_dropped (void)
{
  g_autoptr (DbkClientModel) model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1, 10);
  g_autoptr (DbkClientItem) item = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  Asked asked = { NULL };
  guint64 old_generation;

  g_signal_connect (model, "needs", G_CALLBACK (needs_cb), &asked);
  set_rows (model, rows);
  item = g_list_model_get_item (G_LIST_MODEL (model), 2);
  dbk_client_item_show (item);
  dbk_client_model_want (model, item, 2);
  turn_loop ();
  old = answer (asked.rows, "Old Name");
  old_generation = asked.generation;

  /* The records change before the answer arrives: it is dropped and asked for again. */
  dbk_client_model_invalidate (model, 3);
  g_assert_false (dbk_client_model_take_summaries (model, old, old_generation));
  g_assert_null (dbk_client_item_get_summary (item));
  turn_loop ();
  g_assert_cmpint (asked.n_asked, ==, 2);
  g_assert_cmpuint (asked.generation, >, old_generation);
  fresh = answer (asked.rows, "New Name");
  g_assert_true (dbk_client_model_take_summaries (model, fresh, asked.generation));
  g_assert_cmpstr (dbk_client_item_get_summary (item)->name, ==, "New Name");

  /* What is on screen keeps its text until the new one is there. */
  dbk_client_model_invalidate (model, 0);
  g_assert_cmpstr (dbk_client_item_get_summary (item)->name, ==, "New Name");
  turn_loop ();
  g_assert_cmpint (asked.n_asked, ==, 3);
  dbk_client_item_unshow (item);
  g_array_unref (asked.rows);
}

static void
test_finalize (void)
{
  DbkClientModel *model = dbk_client_model_new ();
  g_autoptr (GArray) rows = make_rows (1, 100);
  g_autoptr (DbkClientItem) item = NULL;

  set_rows (model, rows);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  dbk_client_model_want (model, item, 0);
  g_assert_finalize_object (model);
  g_assert_cmpint (dbk_client_item_get_row (item), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/client-model/selection-stays", test_selection_stays);
  g_test_add_func ("/client-model/selected-leaves-and-returns", test_selected_leaves_and_returns);
  g_test_add_func ("/client-model/unselecting", test_unselecting);
  g_test_add_func ("/client-model/splice", test_splice);
  g_test_add_func ("/client-model/one-row-one-object", test_one_row_one_object);
  g_test_add_func ("/client-model/pages", test_pages);
  g_test_add_func ("/client-model/late-answers-are-dropped", test_late_answers_are_dropped);
  g_test_add_func ("/client-model/finalize", test_finalize);
  return g_test_run ();
}
