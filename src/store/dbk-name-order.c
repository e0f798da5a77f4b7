/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of a name in the list, as a number.
 *
 * The whole range is divided among the bytes a name can begin with, in their order, each with a
 * part as wide as it is frequent; the part of the first byte is divided in the same way among the
 * bytes that can follow, and so on until nothing is left to divide. The lower end of the last part
 * is the number. Frequent letters thus use up little of the range, and what has no part of its own
 * (no folded name holds it) shares its neighbour's end, so the order holds for any text. */
#include "dbk-name-order.h"

/* How often a byte stands in folded names, in thousandths or so. */
static const guint8 weights[256] = {
  ['\0'] = 60,
  ['\001'] = 70,
  [' '] = 10,
  ['0'] = 1,
  ['1'] = 1,
  ['2'] = 1,
  ['3'] = 1,
  ['4'] = 1,
  ['5'] = 1,
  ['6'] = 1,
  ['7'] = 1,
  ['8'] = 1,
  ['9'] = 1,
  ['a'] = 100,
  ['b'] = 24,
  ['c'] = 30,
  ['d'] = 34,
  ['e'] = 90,
  ['f'] = 10,
  ['g'] = 18,
  ['h'] = 36,
  ['i'] = 70,
  ['j'] = 12,
  ['k'] = 22,
  ['l'] = 60,
  ['m'] = 36,
  ['n'] = 74,
  ['o'] = 60,
  ['p'] = 16,
  ['q'] = 2,
  ['r'] = 62,
  ['s'] = 58,
  ['t'] = 40,
  ['u'] = 24,
  ['v'] = 12,
  ['w'] = 16,
  ['x'] = 3,
  ['y'] = 20,
  ['z'] = 10,
  /* The first bytes of other scripts' letters: Greek, Cyrillic, Armenian, Hebrew, Arabic … */
  [0xc3] = 1,
  [0xc4] = 1,
  [0xc5] = 1,
  [0xc6] = 1,
  [0xc7] = 1,
  [0xc8] = 1,
  [0xc9] = 1,
  [0xca] = 1,
  [0xcb] = 1,
  [0xcc] = 1,
  [0xcd] = 1,
  [0xce] = 6,
  [0xcf] = 6,
  [0xd0] = 12,
  [0xd1] = 12,
  [0xd2] = 2,
  [0xd3] = 2,
  [0xd4] = 2,
  [0xd5] = 4,
  [0xd6] = 4,
  [0xd7] = 8,
  [0xd8] = 8,
  [0xd9] = 8,
  [0xda] = 3,
  [0xdb] = 3,
  [0xdc] = 1,
  [0xdd] = 1,
  [0xde] = 1,
  [0xdf] = 1,
  /* … Indic and Thai, Georgian, Kana, Han, Hangul, and what is beyond. */
  [0xe0] = 10,
  [0xe1] = 6,
  [0xe2] = 1,
  [0xe3] = 6,
  [0xe4] = 5,
  [0xe5] = 5,
  [0xe6] = 5,
  [0xe7] = 5,
  [0xe8] = 5,
  [0xe9] = 5,
  [0xea] = 4,
  [0xeb] = 4,
  [0xec] = 4,
  [0xed] = 4,
  [0xee] = 1,
  [0xef] = 1,
  [0xf0] = 3,
};

static gboolean
is_continuation (guint8 byte)
{
  return byte >= 0x80 && byte < 0xc0;
}

gint64
dbk_name_order (const char *sort_key)
{
  guint64 low = 0;
  guint64 range = G_GUINT64_CONSTANT (1) << DBK_NAME_ORDER_BITS;
  guint64 total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    total += weights[i];

  for (const guint8 *p = (const guint8 *) sort_key; range > 1; p++)
    {
      guint64 below = 0;
      guint64 own = weights[*p];
      guint64 all = total;
      guint64 start;

      if (is_continuation (*p))
        {
          below = *p - 0x80u;
          own = 1;
          all = 64;
        }
      else
        for (guint i = 0; i < *p; i++)
          below += weights[i];
      start = range * below / all;
      low += start;
      range = range * (below + own) / all - start;
      if (*p == '\0')
        break;
    }
  return (gint64) low;
}
