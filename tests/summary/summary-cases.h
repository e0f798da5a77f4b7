/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twenty invented clients a layout may stumble over, each with the pages it takes. */
#pragma once

#include "dbk-summary.h"

#define N_CASES 20

typedef struct
{
  const char *name;
  guint client[2]; /* pages of the client's copy on A4, on Letter */
  guint record[2]; /* of the record's */
} SummaryCase;

extern const SummaryCase summary_cases[N_CASES];

DbkClientRecord *summary_case_record (guint index);
/** The clinic of most cases, or one whose name and address don't fit. */
DbkClinic *summary_case_clinic (guint index);
/** @paper: "a4", "letter" or NULL for what @options has already. */
DbkSummary *summary_case_print (guint index, DbkSummaryKind kind, const DbkPaper *paper);
