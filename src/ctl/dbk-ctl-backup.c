/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup and restore. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-activity-store.h"
#include "dbk-backup.h"

static void
print_done (const DbkCtl *ctl, const char *sentence, const char *name, const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      g_print ("%s\n", sentence);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dbk_ctl_add_text (builder, name, path);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

gboolean
dbk_ctl_backup (DbkCtl *ctl, GError **error)
{
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Replace the file where there is one"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sentence = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  path = g_canonicalize_filename (words[0], NULL);
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL || !dbk_backup_write (connection, path, replace, error))
    return FALSE;
  g_clear_pointer (&connection, dbk_connection_close);
  dbk_ctl_note (ctl, "backup", 0, NULL);
  sentence = g_strdup_printf (_ ("A copy of the records is in %s. Photos are not in it."), path);
  print_done (ctl, sentence, "backup", path);
  return TRUE;
}

gboolean
dbk_ctl_restore (DbkCtl *ctl, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *file = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *sentence = NULL;

  if (!dbk_ctl_parse (ctl, NULL, &words, error))
    return FALSE;
  directory = dbk_ctl_directory (ctl);
  file = g_canonicalize_filename (words[0], NULL);
  if (!dbk_backup_restore (directory, file, dbk_clock_now (&ctl->clock), &kept, error))
    return FALSE;
  if (!dbk_activity_store_note_restore (directory, &ctl->clock, NULL, &problem))
    g_debug ("%s", problem->message);
  sentence = kept == NULL
                 ? g_strdup_printf (_ ("%s is restored."), file)
                 : g_strdup_printf (_ ("%s is restored. What was there before is kept in %s."),
                                    file, kept);
  print_done (ctl, sentence, "kept", kept);
  return TRUE;
}
