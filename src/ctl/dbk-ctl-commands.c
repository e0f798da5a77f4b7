/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands and their help. */
#include "config.h"

#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

const DbkCtlCommand dbk_ctl_commands[] = {
  { "demo", "", N_ ("Fill empty records with an invented clinic"),
    N_ ("24 invented clients with courses, sessions and scores. The same seed gives the same "
        "clinic; its days count from today."),
    0, 0, dbk_ctl_demo },
  { "find", "TEXT", N_ ("Find clients, best first"),
    N_ ("TEXT is a scrap of a name, digits of a phone number, a client number, a birthday or an "
        "e-mail address. An empty text lists everyone in name order."),
    1, 1, dbk_ctl_find },
  { "due", "", N_ ("List who is due or overdue"),
    N_ ("Whoever has waited longest comes first. Unsigned drafts are in the list too."), 0, 0,
    dbk_ctl_due },
  { "outcome", "", N_ ("Say what finished courses came to"),
    N_ ("By concern and template: courses, sessions held, courses improved by under 25 %, 25–50 %, "
        "51–75 % and over 75 %, courses without a figure, and courses with an adverse reaction."),
    0, 0, dbk_ctl_outcome },
  { "show", "CLIENT", N_ ("Show everything about one client"),
    N_ ("With --json in the record format."), 1, 1, dbk_ctl_show },
  { "summary", "CLIENT…", N_ ("Write a course summary, or another print, as PDF"),
    N_ ("Needs no display. Without --course it is the course that runs, or the newest. Several "
        "clients make a folder of files. --kind due and an empty consultation sheet take no "
        "client. Every file is noted in the records."),
    0, G_MAXUINT, dbk_ctl_summary },
  { "duplicates", "", N_ ("List clients who are likely in the records twice"),
    N_ ("The likeliest pair first: number, name and birthday of both, and what speaks for it. "
        "Twins, families and households are told apart; nothing is changed."),
    0, 0, dbk_ctl_duplicates },
  { "merge", "KEEP OTHER", N_ ("Make two records of one person one"),
    N_ ("Courses, concerns and everything else of OTHER become KEEP’s; both are clients, named "
        "like "
        "CLIENT. No signed session is touched, and --undo takes it back, also later; name OTHER by "
        "its number then."),
    2, 2, dbk_ctl_merge },
  { "import", "FILE…", N_ ("Bring in clients from .csv, .vcf, or .json in the record format"),
    N_ ("A row that can’t be read is left out and listed. A client who is there already is brought "
        "up to date. Look first with --dry-run: it changes nothing. --undo takes a whole import "
        "back. Linked lists of another program (clients.csv, treatments.csv, product_sales.csv), "
        "or the folder of them, are named together."),
    0, 10, dbk_ctl_import },
  { "export", "DIR", N_ ("Write everything, or one client, to a new folder"),
    N_ ("JSON in the record format, one CSV per table, the photos, and a README of the columns."),
    1, 1, dbk_ctl_export },
  { "review", "", N_ ("List whose record is older than the clinic keeps records"),
    N_ ("Counted from the last entry, by the clinic’s own settings. Nothing is deleted by itself."),
    0, 0, dbk_ctl_review },
  { "archive", "CLIENT", N_ ("Put a client away, or back"),
    N_ ("Out of lists and search; everything recorded stays."), 1, 1, dbk_ctl_archive },
  { "anonymise", "CLIENT", N_ ("Erase the person, keep the treatments without a name"),
    N_ ("Codes, figures, days and products stay, under a new number. Nothing leads back. Needs "
        "--reason and --confirm."),
    1, 1, dbk_ctl_anonymise },
  { "erase", "CLIENT", N_ ("Erase a client for good"),
    N_ ("Everything recorded of the person goes from the records, old values and photos too. What "
        "stays is that it was done. Needs --reason and --confirm."),
    1, 1, dbk_ctl_erase },
  { "reset-pin", "NAME", N_ ("Take away the PIN of a member of staff who forgot it"),
    N_ ("For the owner’s above all: the window asks for no PIN of that name any more until a new "
        "one is set there. The history tells of it."),
    1, 1, dbk_ctl_reset_pin },
  { "activity", "[CLIENT]", N_ ("List who looked at, printed or took out what"),
    N_ ("The newest first: looks at a client, prints, exports, backups and restores. "
        "What was changed is in the history that export --audit writes."),
    0, 1, dbk_ctl_activity },
  { "backup", "FILE", N_ ("Write a consistent copy of the records"),
    N_ ("Also while the window is open. Photos are not in it."), 1, 1, dbk_ctl_backup },
  { "restore", "FILE", N_ ("Put a backup back, and keep what it replaces"),
    N_ ("Close Dermabook first."), 1, 1, dbk_ctl_restore },
  { "verify", "", N_ ("Check that the records are whole and unaltered"),
    N_ ("Integrity, schema, references, the audit chain, signed sessions and photos. Changes "
        "nothing."),
    0, 0, dbk_ctl_verify },
  { 0 },
};
