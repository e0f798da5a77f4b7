/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outcome: what finished courses came to. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include "dbk-outcome-file.h"
#include "dbk-outcome-store.h"

static const char *const class_members[DBK_OUTCOME_N_CLASSES] = { "under_25", "from_25_to_50",
                                                                  "from_51_to_75", "over_75" };

static void
add_row (JsonBuilder *builder, const DbkOutcomeRow *row)
{
  int shares[DBK_OUTCOME_N_CLASSES];

  dbk_outcome_row_shares (row, shares);
  json_builder_begin_object (builder);
  dbk_ctl_add_text (builder, "concern", row->concern);
  dbk_ctl_add_text (builder, "template", row->template);
  dbk_ctl_add_int (builder, "courses", (int) row->courses);
  dbk_ctl_add_int (builder, "sessions", (int) row->sessions);
  for (guint i = 0; i < DBK_OUTCOME_N_CLASSES; i++)
    dbk_ctl_add_int (builder, class_members[i], (int) row->classes[i]);
  if (dbk_outcome_row_scored (row) >= DBK_OUTCOME_FEWEST_FOR_SHARES)
    {
      json_builder_set_member_name (builder, "shares");
      json_builder_begin_object (builder);
      for (guint i = 0; i < DBK_OUTCOME_N_CLASSES; i++)
        {
          json_builder_set_member_name (builder, class_members[i]);
          json_builder_add_double_value (builder, shares[i] / 10.0);
        }
      json_builder_end_object (builder);
    }
  dbk_ctl_add_int (builder, "without_figure", (int) row->unscored);
  dbk_ctl_add_int (builder, "with_adverse_reaction", (int) row->reactions);
  json_builder_end_object (builder);
}

static void
print_json (const DbkOutcome *outcome)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dbk_ctl_add_int (builder, "courses", (int) outcome->courses);
  dbk_ctl_add_int (builder, "sessions", (int) outcome->sessions);
  dbk_ctl_add_int (builder, "with_adverse_reaction", (int) outcome->reactions);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->rows->len; i++)
    add_row (builder, outcome->rows->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

gboolean
dbk_ctl_outcome (DbkCtl *ctl, GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkOutcome) outcome = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return FALSE;
  outcome = dbk_outcome_store_load (connection, error);
  if (outcome == NULL)
    return FALSE;
  if (ctl->json)
    print_json (outcome);
  else
    {
      g_autofree char *csv = dbk_outcome_to_csv (outcome);

      g_print ("%s", csv);
    }
  return TRUE;
}
