/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed course summary: a client's record in, pages out. */
#pragma once

#include <cairo.h>

#include "dbk-client-record.h"
#include "dbk-clinic.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_SUMMARY_FOR_CLIENT, /* plain words, improvement, no settings */
  DBK_SUMMARY_FOR_RECORD, /* everything, raw scores */
} DbkSummaryKind;

/** Lengths in points (1/72 inch). */
typedef struct
{
  double width;
  double height;
  double margin_top;
  double margin_bottom; /* the footer stands in it */
  double margin_side;
} DbkPaper;

/** "a4" or "letter" with the usual margins; FALSE for another name. */
gboolean dbk_paper_from_name (const char *name, DbkPaper *paper);

typedef struct
{
  DbkSummaryKind kind;
  DbkPaper paper;
  DbkDate printed_on; /* stands on it, and is what "now" means for the next session */
} DbkSummaryOptions;

/**
 * DbkSummary:
 *
 * A laid out document. One layout serves preview, printer, PDF and dermabookctl. It has its own
 * fonts: use it in one thread at a time, any thread. The same record, clinic and options give the
 * same pages.
 */
typedef struct _DbkSummary DbkSummary;

/**
 * dbk_summary_new:
 * @course_id: (nullable): NULL for the course a person would mean: the running one, else the newest
 *
 * A client without any course gets DBK_ERROR_NOT_FOUND; a course without sessions is printed.
 */
DbkSummary *dbk_summary_new (const DbkClientRecord *record,
                             const char *course_id,
                             const DbkClinic *clinic,
                             const DbkSummaryOptions *options,
                             GError **error);
void dbk_summary_free (DbkSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkSummary, dbk_summary_free)

guint dbk_summary_get_n_pages (DbkSummary *summary);
const DbkPaper *dbk_summary_get_paper (DbkSummary *summary);
/** Paints one page (from 0) in points at the cairo_t's origin, on whatever is there: no ground. */
void dbk_summary_draw_page (DbkSummary *summary, cairo_t *cr, guint page);
/** "Amelia Hart – course summary 2026-11-23": for a file's name, without an ending. */
const char *dbk_summary_get_title (DbkSummary *summary);
/** The course it shows: its id. */
const char *dbk_summary_get_course_id (DbkSummary *summary);

/**
 * dbk_summary_write_pdf:
 * @path: where; replaced when it is there
 *
 * Written beside it and renamed: on failure nothing is left behind and what was there stays.
 */
gboolean dbk_summary_write_pdf (DbkSummary *summary, const char *path, GError **error);

G_END_DECLS
