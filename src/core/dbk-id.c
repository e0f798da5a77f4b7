/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random UUIDs, and their check. */
#include "dbk-id.h"

char *
dbk_id_new (void)
{
  return g_uuid_string_random ();
}

char *
dbk_id_new_from (GRand *random)
{
  guint32 a, b, c, d;

  g_return_val_if_fail (random != NULL, NULL);

  a = g_rand_int (random);
  b = g_rand_int (random);
  c = g_rand_int (random);
  d = g_rand_int (random);

  /* Version 4 in the third group, variant 10 in the fourth. */
  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff,
                          0x8000 | (c >> 16 & 0x3fff), c & 0xffff, d);
}

gboolean
dbk_id_is_valid (const char *id)
{
  if (id == NULL || !g_uuid_string_is_valid (id))
    return FALSE;

  /* Two spellings of one identifier would be two records. */
  for (const char *p = id; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p))
        return FALSE;
    }

  return TRUE;
}
