/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify: whether the records are whole and what they were. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-record-store.h"
#include "dbk-verify.h"

static const char *
severity_code (DbkFindingSeverity severity)
{
  switch (severity)
    {
    case DBK_FINDING_NOTE:
      return "note";
    case DBK_FINDING_WARNING:
      return "warning";
    case DBK_FINDING_ERROR:
    default:
      return "error";
    }
}

static void
print_json (const DbkVerifyReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dbk_ctl_add_bool (builder, "clean", dbk_verify_report_is_clean (report));
  dbk_ctl_add_int (builder, "audit_entries", report->n_audit);
  dbk_ctl_add_int (builder, "seals", report->n_seals);
  dbk_ctl_add_int (builder, "locked_sessions", report->n_sessions);
  dbk_ctl_add_int (builder, "photos", report->n_photos);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const DbkFinding *finding = report->findings->pdata[i];

      json_builder_begin_object (builder);
      dbk_ctl_add_text (builder, "severity", severity_code (finding->severity));
      dbk_ctl_add_text (builder, "code", finding->code);
      dbk_ctl_add_text (builder, "sentence", finding->sentence);
      dbk_ctl_add_text (builder, "table", finding->table_name);
      dbk_ctl_add_int (builder, "row", finding->row == 0 ? DBK_NONE : finding->row);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

static void
print_text (const DbkVerifyReport *report)
{
  g_autofree char *audit = NULL;
  g_autofree char *seals = NULL;
  g_autofree char *sessions = NULL;
  g_autofree char *photos = NULL;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const DbkFinding *finding = report->findings->pdata[i];

      g_print ("%s\n", finding->sentence);
    }
  /* As texts: a translator must not meet the format of a 64-bit number. */
  audit = g_strdup_printf ("%" G_GINT64_FORMAT, report->n_audit);
  seals = g_strdup_printf ("%" G_GINT64_FORMAT, report->n_seals);
  sessions = g_strdup_printf ("%" G_GINT64_FORMAT, report->n_sessions);
  photos = g_strdup_printf ("%" G_GINT64_FORMAT, report->n_photos);
  g_print (_ ("Looked at: audit entries %s, seals %s, locked sessions %s, photos %s.\n"), audit,
           seals, sessions, photos);
  if (dbk_verify_report_is_clean (report))
    g_print ("%s\n", _ ("The records are whole and unaltered."));
}

/* Records that are refused because they were altered are still looked at, so that what was altered
 * is named. */
static DbkConnection *
open_to_look (DbkCtl *ctl, GError **error)
{
  g_autoptr (GError) refused = NULL;
  DbkConnection *connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, &refused);
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;

  if (connection != NULL)
    return connection;
  if (!g_error_matches (refused, DBK_ERROR, DBK_ERROR_ALTERED))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }
  directory = dbk_ctl_directory (ctl);
  path = dbk_records_path (directory);
  connection = dbk_connection_open (path, DBK_CONNECTION_READ_ONLY, NULL);
  if (connection == NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  return connection;
}

gboolean
dbk_ctl_verify (DbkCtl *ctl, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkVerifyReport) report = NULL;

  if (!dbk_ctl_parse (ctl, NULL, &words, error))
    return FALSE;
  connection = open_to_look (ctl, error);
  if (connection == NULL)
    return FALSE;
  report = dbk_verify (connection, dbk_record_store_session_digest, NULL, error);
  if (report == NULL)
    return FALSE;
  if (ctl->json)
    print_json (report);
  else
    print_text (report);
  if (dbk_verify_report_is_clean (report))
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_ALTERED,
                       _ ("The records are not as Dermabook left them; see what was found. Keep "
                          "this folder as it is, and restore a backup if something is missing."));
  return FALSE;
}
