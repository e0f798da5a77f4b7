/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-id.h"

#include <string.h>

static void
assert_version_4 (const char *id)
{
  g_assert_true (dbk_id_is_valid (id));
  g_assert_cmpuint (strlen (id), ==, 36);
  g_assert_cmpint (id[14], ==, '4');
  g_assert_nonnull (strchr ("89ab", id[19]));
}

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *id = dbk_id_new ();

      assert_version_4 (id);
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_new_from (void)
{
  g_autoptr (GRand) one = g_rand_new_with_seed (1983);
  g_autoptr (GRand) same = g_rand_new_with_seed (1983);
  g_autoptr (GRand) other = g_rand_new_with_seed (1984);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *id = dbk_id_new_from (one);
      g_autofree char *again = dbk_id_new_from (same);
      g_autofree char *different = dbk_id_new_from (other);

      assert_version_4 (id);
      g_assert_cmpstr (id, ==, again);
      g_assert_cmpstr (id, !=, different);
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_is_valid (void)
{
  static const char *const bad[] = {
    "",
    "1",
    "f81d4fae-7dec-41d0-a765-00a0c91e6bf",
    "f81d4fae-7dec-41d0-a765-00a0c91e6bf66",
    "f81d4fae7dec41d0a76500a0c91e6bf6",
    "F81D4FAE-7DEC-41D0-A765-00A0C91E6BF6",
    "f81d4fae-7dec-41d0-a765-00a0c91e6bg6",
    "{f81d4fae-7dec-41d0-a765-00a0c91e6bf6}",
    " f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
    "f81d4fae-7dec-41d0-a765-00a0c91e6bf6\n",
  };

  g_assert_true (dbk_id_is_valid ("f81d4fae-7dec-41d0-a765-00a0c91e6bf6"));
  g_assert_false (dbk_id_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dbk_id_is_valid (bad[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/id/new", test_new);
  g_test_add_func ("/core/id/new-from", test_new_from);
  g_test_add_func ("/core/id/is-valid", test_is_valid);

  return g_test_run ();
}
