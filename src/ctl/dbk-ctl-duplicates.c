/* SPDX-License-Identifier: GPL-3.0-or-later */
/* duplicates: who is likely in the records twice. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-duplicate-store.h"
#include "dbk-search.h"

/* A pair's summaries are read a page at a time. */
#define PAGE 200

static void
print_pair (const DbkDuplicateMatch *match,
            const DbkClientSummary *one,
            const DbkClientSummary *other)
{
  g_auto (GStrv) words = dbk_duplicate_evidence_words (&match->evidence);
  g_autofree char *evidence = g_strjoinv ("; ", words);
  g_autofree char *birth = dbk_date_to_iso (one->birth_date);
  g_autofree char *other_birth = dbk_date_to_iso (other->birth_date);

  g_print ("%d\t%s\t%s\t%d\t%s\t%s\t%s\n", one->number, one->name, birth, other->number,
           other->name, other_birth, evidence);
}

static gboolean
add_client (JsonBuilder *builder,
            DbkConnection *connection,
            const DbkClientSummary *summary,
            GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_store_load (connection, summary->row, error);

  if (client == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  dbk_ctl_add_client (builder, client, summary->last_session);
  json_builder_end_object (builder);
  return TRUE;
}

static void
add_evidence (JsonBuilder *builder, const DbkDuplicateEvidence *evidence)
{
  g_auto (GStrv) words = dbk_duplicate_evidence_words (evidence);

  /* Whole points, the same for every pair: what sorts the list. */
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, evidence->score / 2.0);
  dbk_ctl_add_bool (builder, "names_swapped", evidence->names_swapped);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (int i = 0; i < DBK_DUPLICATE_N_FIELDS; i++)
    dbk_ctl_add_text (builder, dbk_duplicate_field_code ((DbkDuplicateField) i),
                      dbk_likeness_code (evidence->fields[i]));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static gboolean
add_pair (JsonBuilder *builder,
          DbkConnection *connection,
          const DbkDuplicateMatch *match,
          const DbkClientSummary *one,
          const DbkClientSummary *other,
          GError **error)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "clients");
  json_builder_begin_array (builder);
  if (!add_client (builder, connection, one, error) ||
      !add_client (builder, connection, other, error))
    return FALSE;
  json_builder_end_array (builder);
  add_evidence (builder, &match->evidence);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
print_page (DbkCtl *ctl,
            DbkConnection *connection,
            const DbkDuplicateMatch *matches,
            guint n_matches,
            JsonBuilder *builder,
            GError **error)
{
  g_autofree gint64 *rows = g_new (gint64, 2 * n_matches);
  g_autoptr (GPtrArray) summaries = NULL;

  for (guint i = 0; i < n_matches; i++)
    {
      rows[2 * i] = matches[i].one;
      rows[2 * i + 1] = matches[i].other;
    }
  /* All are there: everything is read in one moment's state. */
  summaries =
      dbk_search_load_summaries (connection, rows, 2 * n_matches, dbk_ctl_today (ctl), error);
  if (summaries == NULL)
    return FALSE;
  for (guint i = 0; 2 * i + 1 < summaries->len; i++)
    {
      const DbkClientSummary *one = summaries->pdata[2 * i];
      const DbkClientSummary *other = summaries->pdata[2 * i + 1];

      if (builder == NULL)
        print_pair (&matches[i], one, other);
      else if (!add_pair (builder, connection, &matches[i], one, other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
print_duplicates (DbkCtl *ctl, DbkConnection *connection, GError **error)
{
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;
  g_autoptr (GArray) matches = dbk_duplicate_store_list (connection, NULL, NULL, NULL, error);
  const DbkDuplicateMatch *first;

  if (matches == NULL)
    return FALSE;
  first = (const DbkDuplicateMatch *) (gpointer) matches->data;
  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint i = 0; i < matches->len; i += PAGE)
    if (!print_page (ctl, connection, first + i, MIN (PAGE, matches->len - i), builder, error))
      return FALSE;
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      dbk_ctl_print_json (builder);
    }
  return TRUE;
}

gboolean
dbk_ctl_duplicates (DbkCtl *ctl, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  gboolean done;

  if (!dbk_ctl_parse (ctl, NULL, &words, error))
    return FALSE;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL || !dbk_read_begin (connection, error))
    return FALSE;
  done = print_duplicates (ctl, connection, error);
  dbk_read_end (connection);
  return done;
}
