/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the command, reading options, help, and saying what went wrong in one line. */
#include "config.h"

#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define PROGRAM "dermabookctl"

G_DEFINE_QUARK (dbk - ctl - error - quark, dbk_ctl_error)

static void
print_version (void)
{
  g_print ("%s %s\n", PROGRAM, DBK_VERSION);
}

static void
print_help (void)
{
  g_print (_ ("Usage: %s [--data DIR] [--json] COMMAND …\n"), PROGRAM);
  g_print ("\n%s\n\n", _ ("The records of a microdermabrasion clinic from a terminal. It works "
                          "beside an open window."));
  g_print ("%s\n", _ ("Commands:"));
  for (const DbkCtlCommand *command = dbk_ctl_commands; command->name != NULL; command++)
    g_print ("  %-10s %s\n", command->name, g_dgettext (GETTEXT_PACKAGE, command->summary));
  g_print ("\n%s\n", _ ("Options:"));
  g_print ("  --data DIR  %s\n", _ ("the folder of the records"));
  g_print ("  --json      %s\n", _ ("print one JSON document"));
  g_print ("  --help      %s\n", _ ("show this, or with a command what it does"));
  g_print ("  --version   %s\n", _ ("show the version"));
  g_print ("\n%s\n", _ ("CLIENT is a client number, or a text that finds exactly one client."));
  g_print ("%s\n", _ ("The exit status is 0 when done, 1 when it failed, 2 for wrong usage."));
}

gboolean
dbk_ctl_refuse_usage (GError **error, const char *sentence)
{
  g_set_error_literal (error, DBK_CTL_ERROR, DBK_CTL_ERROR_USAGE, sentence);
  return FALSE;
}

/* What option parsing says is no whole sentence. */
static gboolean
refuse_option (GError **error, const GError *problem)
{
  g_autofree char *sentence = g_str_has_suffix (problem->message, ".")
                                  ? g_strdup (problem->message)
                                  : g_strconcat (problem->message, ".", NULL);

  return dbk_ctl_refuse_usage (error, sentence);
}

static void
print_command_help (GOptionContext *context, const DbkCtlCommand *command)
{
  g_autofree char *help = NULL;

  g_option_context_set_summary (context, g_dgettext (GETTEXT_PACKAGE, command->summary));
  if (command->description != NULL)
    g_option_context_set_description (context, g_dgettext (GETTEXT_PACKAGE, command->description));
  help = g_option_context_get_help (context, TRUE, NULL);
  g_print ("%s", help);
}

static gboolean
check_words (const DbkCtlCommand *command, guint n_words, GError **error)
{
  g_autofree char *sentence = NULL;

  if (n_words >= command->min_words && n_words <= command->max_words)
    return TRUE;
  if (n_words < command->min_words)
    sentence = g_strdup_printf (_ ("“%s” needs %s."), command->name, command->words);
  else if (command->max_words == 0)
    sentence = g_strdup_printf (_ ("“%s” takes nothing but options."), command->name);
  else
    sentence = g_strdup_printf (_ ("“%s” takes only %s. Put a text with spaces in quotation "
                                   "marks."),
                                command->name, command->words);
  return dbk_ctl_refuse_usage (error, sentence);
}

static void
add_common_entries (GOptionContext *context, DbkCtl *ctl, gboolean *help)
{
  const GOptionEntry common[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &ctl->data, N_ ("The folder of the records"),
      N_ ("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Show this"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
}

gboolean
dbk_ctl_parse (DbkCtl *ctl, const GOptionEntry *entries, char ***words, GError **error)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", ctl->command->name, ctl->command->words);
  g_autoptr (GOptionContext) context = g_option_context_new (g_strstrip (usage));
  g_autoptr (GError) inner = NULL;
  gboolean help = FALSE;
  guint count;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_common_entries (context, ctl, &help);
  if (!g_option_context_parse_strv (context, &ctl->arguments, &inner))
    return refuse_option (error, inner);
  if (help)
    {
      print_command_help (context, ctl->command);
      g_set_error_literal (error, DBK_CTL_ERROR, DBK_CTL_ERROR_HELP, "");
      return FALSE;
    }
  /* The first is the program's name; "--" ends the options and is no word. */
  count = g_strv_length (ctl->arguments) - 1;
  if (count > 0 && strcmp (ctl->arguments[1], "--") == 0)
    {
      g_free (ctl->arguments[1]);
      memmove (&ctl->arguments[1], &ctl->arguments[2], sizeof (char *) * count);
      count--;
    }
  if (!check_words (ctl->command, count, error))
    return FALSE;
  *words = g_strdupv (ctl->arguments + 1);
  return TRUE;
}

static const DbkCtlCommand *
find_command (const char *name)
{
  for (const DbkCtlCommand *command = dbk_ctl_commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;
  return NULL;
}

/* Reads what stands before the command; @arguments keeps the command and all behind it. */
static gboolean
parse_global (DbkCtl *ctl, char ***arguments, gboolean *done, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) inner = NULL;
  gboolean help = FALSE;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_common_entries (context, ctl, &help);
  if (!g_option_context_parse_strv (context, arguments, &inner))
    return refuse_option (error, inner);
  *done = help || version;
  if (help)
    print_help ();
  else if (version)
    print_version ();
  return TRUE;
}

static gboolean
run (DbkCtl *ctl, char ***arguments, GError **error)
{
  gboolean done = FALSE;
  const char *name;

  if (!parse_global (ctl, arguments, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  name = (*arguments)[0] == NULL ? NULL : (*arguments)[1];
  if (name == NULL)
    return dbk_ctl_refuse_usage (error, _ ("Say which command is to be run."));
  ctl->command = find_command (name);
  if (ctl->command == NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("There is no command “%s”."), name);

      return dbk_ctl_refuse_usage (error, sentence);
    }
  ctl->arguments = g_strdupv (*arguments + 1);
  /* Option parsing takes the first as the program's name and puts it into the help. */
  g_free (ctl->arguments[0]);
  ctl->arguments[0] = g_strdup (PROGRAM);
  return ctl->command->run (ctl, error);
}

static int
report_error (const DbkCtl *ctl, const GError *error)
{
  g_autofree char *message = g_strdup (error->message);

  if (g_error_matches (error, DBK_CTL_ERROR, DBK_CTL_ERROR_HELP))
    return DBK_CTL_DONE;
  if (g_error_matches (error, DBK_CTL_ERROR, DBK_CTL_ERROR_SILENT))
    return DBK_CTL_FAILED;
  g_strdelimit (message, "\n\r", ' ');
  if (!g_error_matches (error, DBK_CTL_ERROR, DBK_CTL_ERROR_USAGE))
    {
      g_printerr ("%s: %s\n", PROGRAM, message);
      return DBK_CTL_FAILED;
    }
  if (ctl->command != NULL)
    g_printerr (_ ("%s: %s See “%s %s --help”.\n"), PROGRAM, message, PROGRAM, ctl->command->name);
  else
    g_printerr (_ ("%s: %s See “%s --help”.\n"), PROGRAM, message, PROGRAM);
  return DBK_CTL_USAGE;
}

int
dbk_ctl_main (int argc, char **argv)
{
  DbkCtl ctl = { 0 };
  g_auto (GStrv) arguments = g_new0 (char *, (gsize) argc + 1);
  g_autoptr (GError) error = NULL;
  int status = DBK_CTL_DONE;

  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);
  g_set_prgname (PROGRAM);
  if (!run (&ctl, &arguments, &error))
    status = report_error (&ctl, error);
  g_free (ctl.data);
  g_strfreev (ctl.arguments);
  return status;
}
