/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzzer for DBK_FUZZ_SECONDS (1 without it) on changed seeds: the same ones each time, as
 * far as it comes. What fails is left in a file to be looked at. */
#include "fuzz-driver.h"

#include <glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define SIZE_MAX_OF_INPUT (64 * 1024)

static GByteArray *current;

static void
crash_cb (int number)
{
  /* Only what may be called in a signal handler. */
  static const char message[] = "Bail out! The input that failed follows on standard error.\n";

  if (write (STDOUT_FILENO, message, sizeof message - 1) > 0)
    if (write (STDERR_FILENO, current->data, current->len) < 0)
      _exit (2);
  signal (number, SIG_DFL);
  raise (number);
}

static guint
count (const char *const *texts)
{
  return g_strv_length ((char **) texts);
}

static void
insert (GByteArray *input, guint at, const void *bytes, guint size)
{
  g_autofree guint8 *rest = g_memdup2 (input->data + at, input->len - at);
  guint rest_size = input->len - at;

  g_byte_array_set_size (input, at);
  g_byte_array_append (input, bytes, size);
  g_byte_array_append (input, rest, rest_size);
}

static void
change (GRand *random, GByteArray *input)
{
  guint at = (guint) g_rand_int_range (random, 0, (gint32) input->len + 1);
  const char *word = fuzz_words[g_rand_int (random) % count (fuzz_words)];
  guint8 byte = (guint8) g_rand_int (random);
  guint size;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      insert (input, at, word, (guint) strlen (word));
      break;
    case 1:
      insert (input, at, &byte, 1);
      break;
    case 2:
      if (at < input->len)
        input->data[at] = byte;
      break;
    case 3:
      size = (guint) g_rand_int_range (random, 0, 40);
      if (at + size <= input->len)
        g_byte_array_remove_range (input, at, size);
      break;
    case 4:
      g_byte_array_set_size (input, at);
      break;
    default:
      size = (guint) g_rand_int_range (random, 0, 200);
      if (at + size <= input->len && input->len < SIZE_MAX_OF_INPUT)
        {
          g_autofree guint8 *copy = g_memdup2 (input->data + at, size);

          insert (input, at, copy, size);
        }
      break;
    }
}

int
main (int argc, char **argv)
{
  const char *text = g_getenv ("DBK_FUZZ_SECONDS");
  gint64 seconds = text == NULL ? 1 : g_ascii_strtoll (text, NULL, 10);
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  guint n_seeds = count (fuzz_seeds);
  guint runs = 0;

  current = g_byte_array_new ();
  signal (SIGSEGV, crash_cb);
  signal (SIGABRT, crash_cb);
  g_print ("1..1\n");
  do
    {
      const char *seed = fuzz_seeds[runs % n_seeds];
      int changes = runs < n_seeds ? 0 : g_rand_int_range (random, 1, 12);

      g_byte_array_set_size (current, 0);
      g_byte_array_append (current, (const guint8 *) seed, (guint) strlen (seed));
      for (int i = 0; i < changes; i++)
        change (random, current);
      LLVMFuzzerTestOneInput (current->data, current->len);
      runs++;
    }
  while (runs < n_seeds || g_get_monotonic_time () < end);
  g_print ("# %u inputs\nok 1 - nothing crashed\n", runs);
  g_byte_array_unref (current);
  return 0;
}
