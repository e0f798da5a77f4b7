/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in somebody's list. */
#include "config.h"

#include "dbk-csv-dates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
dbk_cell_is_nothing (const char *text)
{
  static const char *const nothings[] = { "",    "NULL", "null", "(null)", "N/A",
                                          "n/a", "#N/A", "-",    "--" };
  gboolean zero = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    if (strcmp (text, nothings[i]) == 0)
      return TRUE;
  /* "0000-00-00 00:00:00": a date of zeros only; "0" alone is a number. */
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("0 -/.:T", *p) == NULL)
        return FALSE;
      zero = zero || *p == '-' || *p == '/' || *p == '.';
    }
  return zero && text[0] == '0' && strlen (text) >= 8;
}

char *
dbk_cell_date_part (const char *text)
{
  const char *p = strpbrk (text, "T ");

  /* A time has a colon after its hour. */
  while (p != NULL)
    {
      if (g_ascii_isdigit (p[1]) && strchr (p, ':') != NULL &&
          (p[2] == ':' || (g_ascii_isdigit (p[2]) && p[3] == ':')))
        return g_strndup (text, (gsize) (p - text));
      p = strpbrk (p + 1, "T ");
    }
  return g_strdup (text);
}

/* Three numbers with one kind of mark between them. */
static gboolean
split_numbers (const char *text, int numbers[3], char *mark)
{
  const char *p = text;

  for (guint i = 0; i < 3; i++)
    {
      gsize digits = 0;

      while (g_ascii_isdigit (p[digits]))
        digits++;
      if (digits == 0 || digits > 4)
        return FALSE;
      numbers[i] = (int) g_ascii_strtoll (p, NULL, 10);
      p += digits;
      if (i == 2)
        break;
      if (strchr ("/-.", *p) == NULL || *p == '\0' || (i == 1 && *p != *mark))
        return FALSE;
      *mark = *p++;
    }
  return *p == '\0';
}

void
dbk_date_evidence_clear (DbkDateEvidence *evidence)
{
  g_clear_pointer (&evidence->open_text, g_free);
}

void
dbk_date_evidence_add (DbkDateEvidence *evidence, const char *text, guint line)
{
  g_autofree char *day = NULL;
  int numbers[3];
  char mark = '\0';

  if (!g_ascii_isdigit (text[0]))
    return;
  day = dbk_cell_date_part (text);
  /* With the year first there is one order only; points mean day first. */
  if (!split_numbers (day, numbers, &mark) || numbers[0] > 31 || mark == '.')
    return;
  if (numbers[0] > 12 && numbers[1] <= 12)
    evidence->n_dmy++;
  else if (numbers[1] > 12 && numbers[0] <= 12)
    evidence->n_mdy++;
  else if (numbers[0] != numbers[1] && numbers[0] <= 12)
    {
      if (evidence->n_open++ > 0)
        return;
      evidence->open_text = g_strdup (text);
      evidence->open_line = line;
    }
}

gboolean
dbk_date_evidence_decide (const DbkDateEvidence *evidence,
                          const char *header,
                          DbkDateOrder *order,
                          GError **error)
{
  *order = DBK_DATE_ORDER_UNKNOWN;
  if (evidence->n_dmy > 0 && evidence->n_mdy == 0)
    *order = DBK_DATE_ORDER_DMY;
  else if (evidence->n_mdy > 0 && evidence->n_dmy == 0)
    *order = DBK_DATE_ORDER_MDY;
  else if (evidence->n_open > 0)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS,
                   _ ("It can’t be told whether “%s” in the column “%s” (line %u) has the day or "
                      "the month first, so nothing was brought in. Say the order of the dates: "
                      "dmy or mdy."),
                   evidence->open_text, header, evidence->open_line);
      return FALSE;
    }
  return TRUE;
}

gboolean
dbk_cell_is_yearless (const char *text)
{
  static const char *const patterns[] = { "^--\\d\\d-?\\d\\d$", "^\\d{1,2}[/.-]\\d{1,2}\\.?$",
                                          "^(0000|1604)-\\d\\d-\\d\\d", "^\\d{1,2}\\.? \\pL+$",
                                          "^\\pL+ \\d{1,2}$" };

  /* Nearly all begin with a year. */
  if (g_ascii_strtoull (text, NULL, 10) > 1604)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_regex_match_simple (patterns[i], text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
      return TRUE;
  return FALSE;
}
