/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed course summary: a client's record in, pages out. */
#pragma once

#include <cairo.h>

#include "dbk-client-record.h"
#include "dbk-clinic.h"
#include "dbk-language.h"

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

/** What a person may leave off a print. The letterhead, the client and the course always stand. */
typedef enum
{
  DBK_PRINT_SECTION_RESULT = 1 << 0,
  DBK_PRINT_SECTION_FIGURES = 1 << 1, /* the chart and both maps */
  DBK_PRINT_SECTION_SESSIONS = 1 << 2,
  DBK_PRINT_SECTION_PRODUCTS = 1 << 3,
  DBK_PRINT_SECTION_REACTIONS = 1 << 4,
  DBK_PRINT_SECTION_SCORES = 1 << 5, /* for the record */
  DBK_PRINT_SECTION_CHECKS = 1 << 6, /* for the record */
  DBK_PRINT_SECTION_PHOTOS = 1 << 7, /* where a consent to photographs is in force */
  DBK_PRINT_SECTION_AFTERCARE = 1 << 8,
  DBK_PRINT_SECTION_NEXT = 1 << 9,
  DBK_PRINT_SECTION_SIGNATURES = 1 << 10,
} DbkSummarySections;
#define DBK_N_SECTIONS 11

/** "result", "figures" … in the order on paper, for settings and command lines. Static; NULL for
 * an @index past the last. */
const char *dbk_section_code (guint index);
/** "Result", "Chart and maps": translated. Static. */
const char *dbk_section_name (guint index);
/** Those @kind can have. */
DbkSummarySections dbk_sections_of_kind (DbkSummaryKind kind);
/** Those it has when nobody chose: all but the photographs. */
DbkSummarySections dbk_sections_default (DbkSummaryKind kind);
/** FALSE when one of @codes is none; @sections is then not set. */
gboolean dbk_sections_from_codes (const char *const *codes, DbkSummarySections *sections);
/** "result,figures". Caller frees. */
char *dbk_sections_to_text (DbkSummarySections sections);

/** "a4" or "letter" with the usual margins; FALSE for another name. */
gboolean dbk_paper_from_name (const char *name, DbkPaper *paper);
/** Widens the margins so that nothing is drawn outside what the printer can reach: the four widths
 * it leaves blank, in points. */
void dbk_paper_keep_off (DbkPaper *paper, double top, double bottom, double left, double right);

typedef struct
{
  DbkSummaryKind kind;
  DbkPaper paper;
  DbkDate printed_on;          /* stands on it, and is what "now" means for the next session */
  DbkSummarySections sections; /* 0: dbk_sections_default() of the kind */
  const char *photos;    /* (nullable): the folder of the records' pictures; NULL prints none */
  DbkLanguage *language; /* (nullable): what it is written in; NULL for the window's language */
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
/** The course it shows: its id; "" for a document that is not of one course. */
const char *dbk_summary_get_course_id (DbkSummary *summary);
/** What it is written in, as a BCP 47 tag. */
const char *dbk_summary_get_language (DbkSummary *summary);
/** The sections it was made with; 0 for a document that has none. */
DbkSummarySections dbk_summary_get_sections (DbkSummary *summary);

/**
 * dbk_summary_write_pdf:
 * @path: where; replaced when it is there
 *
 * Written beside it and renamed: on failure nothing is left behind and what was there stays.
 */
gboolean dbk_summary_write_pdf (DbkSummary *summary, const char *path, GError **error);

G_END_DECLS
