/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dermabookctl: what its commands share. */
#pragma once

#include "dbk-connection.h"
#include "dbk-records.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/* Exit statuses. */
#define DBK_CTL_DONE 0
#define DBK_CTL_FAILED 1
#define DBK_CTL_USAGE 2

typedef struct _DbkCtl DbkCtl;

/** Returns: FALSE with @error; DBK_CTL_ERROR_USAGE for wrong usage, anything else is a failure. */
typedef gboolean (*DbkCtlFunc) (DbkCtl *ctl, GError **error);

typedef struct
{
  const char *name;
  const char *words;       /* what stands behind the options in the help: "FILE" */
  const char *summary;     /* translatable: one line */
  const char *description; /* translatable: what stands below the options; may be NULL */
  guint min_words;
  guint max_words;
  DbkCtlFunc run;
} DbkCtlCommand;

/**
 * DbkCtl:
 *
 * What was asked for. One thread.
 */
struct _DbkCtl
{
  char *data; /* --data; NULL: the default directory */
  gboolean json;
  DbkClock clock;
  const DbkCtlCommand *command;
  char **arguments; /* behind the command's name, not parsed yet; its first stands for the name */
};

typedef enum
{
  DBK_CTL_ERROR_USAGE,  /* wrong usage: exit status 2 */
  DBK_CTL_ERROR_HELP,   /* the help was shown: exit status 0 */
  DBK_CTL_ERROR_SILENT, /* failed, and everything was said already */
} DbkCtlError;

#define DBK_CTL_ERROR (dbk_ctl_error_quark ())
GQuark dbk_ctl_error_quark (void);

/** The commands in the order of the help, ended by one without a name. */
extern const DbkCtlCommand dbk_ctl_commands[];

/** The whole program without its process: the exit status. Writes to stdout and stderr. */
int dbk_ctl_main (int argc, char **argv);

/**
 * dbk_ctl_parse:
 * @entries: the command's own options, NULL-terminated
 * @words: (out) (transfer full): what is left, as many as the command takes
 *
 * Reads the command's options; --data, --json and --help are understood here too.
 */
gboolean dbk_ctl_parse (DbkCtl *ctl, const GOptionEntry *entries, char ***words, GError **error);
/** Refuses what was asked for as wrong usage; always FALSE. */
gboolean dbk_ctl_refuse_usage (GError **error, const char *sentence);

/** The data directory. Caller frees. */
char *dbk_ctl_directory (const DbkCtl *ctl);
/** Opens the records of the data directory. */
DbkConnection *dbk_ctl_open (DbkCtl *ctl, DbkConnectionMode mode, GError **error);
DbkDate dbk_ctl_today (const DbkCtl *ctl);
/** Reads a client's number, or a text that finds exactly one: its row. 0 with @error. */
gint64
dbk_ctl_find_client (DbkCtl *ctl, DbkConnection *connection, const char *text, GError **error);
/**
 * dbk_ctl_who:
 * @name: (nullable): who is working; NULL chooses the owner, else the first practitioner
 *
 * Who stands in the audit for what the command changes; nobody while there are no staff.
 */
gboolean dbk_ctl_who (DbkConnection *connection, const char *name, DbkWho *who, GError **error);

/**
 * dbk_ctl_note:
 *
 * Notes in the records that something was taken out of them. What was asked for is done by then:
 * records that can't be written to are read all the same.
 */
void dbk_ctl_note (DbkCtl *ctl, const char *kind, gint64 client_row, const char *detail);

/* The functions behind the commands. */
gboolean dbk_ctl_demo (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_find (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_due (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_outcome (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_show (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_summary (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_duplicates (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_merge (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_import (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_export (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_review (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_archive (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_anonymise (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_erase (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_reset_pin (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_activity (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_backup (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_restore (DbkCtl *ctl, GError **error);
gboolean dbk_ctl_verify (DbkCtl *ctl, GError **error);

G_END_DECLS
