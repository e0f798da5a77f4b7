/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, for a spreadsheet. */
#include "config.h"

#include "dbk-outcome-file.h"

#include "dbk-csv.h"

#define HEADER                                                                                     \
  "concern,template,courses,sessions,under_25,from_25_to_50,from_51_to_75,over_75,"                \
  "share_under_25,share_25_to_50,share_51_to_75,share_over_75,without_figure,"                     \
  "with_adverse_reaction\r\n"

static void
add_row (GString *out, const DbkOutcomeRow *row)
{
  int shares[DBK_OUTCOME_N_CLASSES];
  gboolean enough = dbk_outcome_row_scored (row) >= DBK_OUTCOME_FEWEST_FOR_SHARES;

  dbk_csv_append_cell (out, row->concern);
  g_string_append_c (out, ',');
  dbk_csv_append_cell (out, row->template);
  g_string_append_printf (out, ",%u,%u", row->courses, row->sessions);
  for (guint i = 0; i < DBK_OUTCOME_N_CLASSES; i++)
    g_string_append_printf (out, ",%u", row->classes[i]);
  dbk_outcome_row_shares (row, shares);
  for (guint i = 0; i < DBK_OUTCOME_N_CLASSES; i++)
    {
      if (enough)
        g_string_append_printf (out, ",%d.%d", shares[i] / 10, shares[i] % 10);
      else
        g_string_append_c (out, ',');
    }
  g_string_append_printf (out, ",%u,%u\r\n", row->unscored, row->reactions);
}

char *
dbk_outcome_to_csv (const DbkOutcome *outcome)
{
  GString *out = g_string_new (HEADER);

  for (guint i = 0; i < outcome->rows->len; i++)
    add_row (out, outcome->rows->pdata[i]);
  return g_string_free (out, FALSE);
}
