/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in somebody's list: which order of day and month they are written in. */
#pragma once

#include "dbk-csv-header.h"
#include "dbk-date.h"

G_BEGIN_DECLS

/** What a whole column says. */
typedef struct
{
  guint n_dmy;     /* dates that make sense day first only */
  guint n_mdy;     /* dates that make sense month first only */
  guint n_open;    /* dates that could be either */
  char *open_text; /* the first of them, and where it stands */
  guint open_line;
} DbkDateEvidence;

void dbk_date_evidence_clear (DbkDateEvidence *evidence);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DbkDateEvidence, dbk_date_evidence_clear)

void dbk_date_evidence_add (DbkDateEvidence *evidence, const char *text, guint line);
/**
 * dbk_date_evidence_decide:
 * @header: of the column
 *
 * Returns: FALSE with DBK_ERROR_AMBIGUOUS when the column doesn't tell, or tells both
 */
gboolean dbk_date_evidence_decide (const DbkDateEvidence *evidence,
                                   const char *header,
                                   DbkDateOrder *order,
                                   GError **error);

/** "", "N/A", "NULL", "0000-00-00 00:00:00" …: nothing is said. */
gboolean dbk_cell_is_nothing (const char *text);
/** TRUE for a birthday without a year: "--05-12", "12 May", and the year 1604 some phones write. */
gboolean dbk_cell_is_yearless (const char *text);
/** A copy of a cell without a time of day behind the date. Caller frees. */
char *dbk_cell_date_part (const char *text);

G_END_DECLS
