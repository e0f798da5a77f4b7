/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How blocks flow over pages: what stays together, what repeats, no empty page. */
#include "dbk-flow.h"

static DbkBlock *
add (GPtrArray *blocks, double height, DbkKeep keep)
{
  DbkBlock *block = dbk_block_new (height);

  dbk_block_set_keep (block, keep);
  g_ptr_array_add (blocks, block);
  return block;
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_block_unref);
}

/* "3 2": how many blocks each page has. */
static char *
shape (GPtrArray *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (text, "%s%u", i == 0 ? "" : " ", ((GArray *) pages->pdata[i])->len);
  return g_string_free (text, FALSE);
}

static void
assert_shape (GPtrArray *blocks, const char *expected)
{
  g_autoptr (GPtrArray) pages = dbk_flow_paginate (blocks, 0, 0, 100);
  g_autofree char *found = shape (pages);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_plain (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  for (guint i = 0; i < 7; i++)
    add (blocks, 30, DBK_KEEP_NONE);
  assert_shape (blocks, "3 3 1");
}

static void
test_exact_fit (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  for (guint i = 0; i < 10; i++)
    add (blocks, 10, DBK_KEEP_NONE);
  assert_shape (blocks, "10");
}

static void
test_kept_together (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  add (blocks, 60, DBK_KEEP_NONE);
  add (blocks, 20, DBK_KEEP_SOFT);
  add (blocks, 20, DBK_KEEP_SOFT);
  add (blocks, 20, DBK_KEEP_NONE);
  assert_shape (blocks, "1 3");
}

static void
test_too_tall_to_keep (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  for (guint i = 0; i < 8; i++)
    add (blocks, 20, DBK_KEEP_SOFT);
  add (blocks, 20, DBK_KEEP_HARD);
  add (blocks, 20, DBK_KEEP_NONE);
  /* Broken where it may be; the last two are never parted. */
  assert_shape (blocks, "5 5");
}

static void
test_hard_run (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  for (guint i = 0; i < 4; i++)
    add (blocks, 20, DBK_KEEP_SOFT);
  add (blocks, 20, DBK_KEEP_HARD);
  add (blocks, 20, DBK_KEEP_NONE);
  assert_shape (blocks, "3 3");
}

/* Keeping a run whole is not worth a page that is mostly blank. */
static void
test_not_at_any_price (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  add (blocks, 60, DBK_KEEP_NONE);
  for (guint i = 0; i < 4; i++)
    add (blocks, 18, i < 3 ? DBK_KEEP_SOFT : DBK_KEEP_NONE);
  assert_shape (blocks, "3 2");
}

static void
test_never_alone (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();

  /* Room for one of five: it does not stand alone at the foot; nor does the last at the head. */
  add (blocks, 64, DBK_KEEP_NONE);
  for (guint i = 0; i < 5; i++)
    add (blocks, 24, i < 4 ? DBK_KEEP_SOFT : DBK_KEEP_NONE);
  assert_shape (blocks, "1 3 2");
}

static void
test_head_repeats (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (DbkBlock) head = dbk_block_new (10);
  g_autoptr (GPtrArray) pages = NULL;
  const DbkPlaced *first;

  for (guint i = 0; i < 12; i++)
    dbk_block_set_head (add (blocks, 20, DBK_KEEP_NONE), head);
  pages = dbk_flow_paginate (blocks, 0, 0, 100);
  g_assert_cmpuint (pages->len, ==, 3);
  first = &g_array_index ((GArray *) pages->pdata[1], DbkPlaced, 0);
  g_assert_true (first->block == head);
}

static void
test_nothing_below (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) blocks = new_blocks ();
      g_autoptr (GPtrArray) pages = NULL;
      guint placed = 0;

      for (guint i = 0; i < 60; i++)
        dbk_block_set_space (add (blocks, g_rand_double_range (random, 5, 40),
                                  (DbkKeep) g_rand_int_range (random, 0, 2)),
                             g_rand_double_range (random, 0, 12));
      pages = dbk_flow_paginate (blocks, 20, 5, 200);
      for (guint i = 0; i < pages->len; i++)
        {
          GArray *page = pages->pdata[i];

          g_assert_cmpuint (page->len, >, 0);
          placed += page->len;
          for (guint j = 0; j < page->len; j++)
            {
              const DbkPlaced *place = &g_array_index (page, DbkPlaced, j);

              g_assert_cmpfloat (place->y + dbk_block_get_height (place->block), <=, 200.001);
            }
        }
      g_assert_cmpuint (placed, ==, 60);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/plain", test_plain);
  g_test_add_func ("/flow/exact-fit", test_exact_fit);
  g_test_add_func ("/flow/kept-together", test_kept_together);
  g_test_add_func ("/flow/too-tall-to-keep", test_too_tall_to_keep);
  g_test_add_func ("/flow/hard-run", test_hard_run);
  g_test_add_func ("/flow/not-at-any-price", test_not_at_any_price);
  g_test_add_func ("/flow/never-alone", test_never_alone);
  g_test_add_func ("/flow/head-repeats", test_head_repeats);
  g_test_add_func ("/flow/nothing-below", test_nothing_below);
  return g_test_run ();
}
