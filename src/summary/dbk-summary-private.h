/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a summary is put together: one function a section, all adding blocks to one flow. */
#pragma once

#include "dbk-flow.h"
#include "dbk-improvement.h"
#include "dbk-progress.h"
#include "dbk-summary.h"

G_BEGIN_DECLS

#define DBK_SUMMARY_LABEL_WIDTH 96.0
#define DBK_SUMMARY_RULE_LIGHT 0xbbb6b3
#define DBK_SUMMARY_RULE_HEAD 0x8f8a87

/** How much white stands around: less of it where that saves a page. */
typedef enum
{
  DBK_SUMMARY_AIRY,
  DBK_SUMMARY_SNUG,
  DBK_SUMMARY_TIGHT,
} DbkSummaryAir;
#define DBK_SUMMARY_N_AIRS 3

typedef struct
{
  const DbkClientRecord *record;
  const DbkCourse *course;
  const DbkClinic *clinic;
  const DbkSummaryOptions *options;
  DbkCourseProgress *progress;
  const DbkSession *only; /* (nullable): the one session the document is about */
  GPtrArray *lines;       /* of DbkConcernLine: the course's concerns in their order */
  GPtrArray *sessions;    /* unowned: of DbkSession, held ones by day */
  PangoContext *type;
  GHashTable *cells; /* of PangoLayout, by style, width and text: tables say the same often */
  GPtrArray *blocks;
  DbkSummarySections sections;
  double width;   /* inside the margins */
  double content; /* of the content column, which begins at DBK_SUMMARY_LABEL_WIDTH */
  double section; /* space above a section */
  DbkSummaryAir air;
} DbkSummaryBuild;

static inline gboolean
dbk_summary_has (const DbkSummaryBuild *build, DbkSummarySections section)
{
  return (build->sections & section) != 0;
}

static inline gboolean
dbk_summary_is_for_client (const DbkSummaryBuild *build)
{
  return build->options->kind == DBK_SUMMARY_FOR_CLIENT;
}

/* Building */
/** A block added to the flow and owned by it. */
DbkBlock *dbk_summary_add_block (DbkSummaryBuild *build, double height, double space);
/** Hangs a section's name in the label column at the block's top. */
void dbk_summary_hang_label (DbkSummaryBuild *build, DbkBlock *block, const char *label);
/**
 * dbk_summary_add_text:
 * @label: (nullable): hung beside the first line
 *
 * A text of any length in the content column, one block a line so that a page may break in it; the
 * first and the last two lines stay together.
 */
void dbk_summary_add_text (DbkSummaryBuild *build,
                           const char *label,
                           DbkTypeStyle style,
                           const char *text,
                           double space);
/** A line after a dash, hung in by 10. */
void
dbk_summary_add_dash (DbkSummaryBuild *build, const char *label, const char *text, double space);
/** A named fact of any length in the content column. */
void dbk_summary_add_fact (DbkSummaryBuild *build,
                           const char *label,
                           const char *name,
                           const char *text,
                           double space);
/** The last block stays with the next one. */
void dbk_summary_keep_last (DbkSummaryBuild *build, DbkKeep keep);

/* Tables */
#define DBK_TABLE_MAX_COLUMNS 12

typedef struct
{
  const char *title;
  double x; /* from the content column's start; may be negative */
  double width;
  gboolean right; /* aligned to its end */
} DbkTableColumn;

typedef struct
{
  DbkSummaryBuild *build;
  DbkTableColumn columns[DBK_TABLE_MAX_COLUMNS];
  guint n_columns;
  DbkBlock *head; /* repeated on the next page */
  guint n_rows;
} DbkTable;

/** "Sessions, cont.": the section's name on the next page. Caller frees. */
char *dbk_summary_continued (const char *label);
void dbk_table_begin (DbkTable *table,
                      DbkSummaryBuild *build,
                      const char *label,
                      const DbkTableColumn *columns,
                      guint n_columns);
/** @texts: one a column, NULL for none; @style of all cells. The first three rows stay with the
 * head. Returns: the row's block, owned by the flow. */
DbkBlock *dbk_table_add_row (DbkTable *table, const char *const *texts, DbkTypeStyle style);
#define DBK_TABLE_NO_MARKUP G_MAXUINT
#define DBK_TABLE_ALL_MARKUP (G_MAXUINT - 1)
/** The same; the text of column @markup is Pango markup, or that of all. */
DbkBlock *dbk_table_add_row_markup (DbkTable *table,
                                    const char *const *texts,
                                    guint markup,
                                    DbkTypeStyle style);
/** A line of any length below the last row and kept with it, from the content column's start. */
void dbk_table_add_note (DbkTable *table, DbkTypeStyle style, const char *markup, double indent);
void dbk_table_end (DbkTable *table);

/* Sections, in their order on paper */
/** @what: what the document is, opposite the client's name. */
void dbk_summary_add_letterhead (DbkSummaryBuild *build, const char *what);
void dbk_summary_add_goals (DbkSummaryBuild *build);
void dbk_summary_add_result (DbkSummaryBuild *build);
void dbk_summary_add_figures (DbkSummaryBuild *build);
void dbk_summary_add_sessions (DbkSummaryBuild *build);
void dbk_summary_add_products (DbkSummaryBuild *build);
void dbk_summary_add_scores (DbkSummaryBuild *build);
void dbk_summary_add_checks (DbkSummaryBuild *build);
void dbk_summary_add_reactions (DbkSummaryBuild *build);
void dbk_summary_add_photos (DbkSummaryBuild *build);
void dbk_summary_add_end (DbkSummaryBuild *build);

/** A session's addenda below its rows. */
void dbk_summary_add_addenda (DbkTable *table, const DbkSession *session, double indent);
/** Markup: @recorded struck through before @corrected, with the addendum's number; @recorded alone
 * where they are the same. Caller frees. */
char *dbk_summary_corrected_markup (const char *recorded, const char *corrected, int number);
/** The rows of a session's areas for the record; sides treated alike in one. @corrected: the
 * session as its addenda leave it. */
void
dbk_summary_add_areas (DbkTable *table, const DbkSession *session, const DbkSession *corrected);

typedef void (*DbkSummaryFill) (DbkSummaryBuild *build, gpointer data);

/**
 * dbk_summary_lay_out:
 * @build: record (nullable), clinic, options and, where it has them, course and sections
 * @what: "Course summary": for the head of later pages
 * @fill: adds everything; called again with less air where that may save a page
 */
DbkSummary *
dbk_summary_lay_out (DbkSummaryBuild *build, const char *what, DbkSummaryFill fill, gpointer data);
/** Works out what sections need to know of @course; left again before another is entered. */
void dbk_summary_enter_course (DbkSummaryBuild *build, const DbkCourse *course);
void dbk_summary_leave_course (DbkSummaryBuild *build);
/** All sections of the course entered that were asked for. */
void dbk_summary_add_course (DbkSummaryBuild *build);
/** Sets the title: "Amelia Hart – course summary 2026-11-23"; @what in lower case. */
void dbk_summary_set_title (DbkSummary *summary, const char *what);

/** The course a person would mean: the running one, else the newest. (nullable) */
const DbkCourse *dbk_summary_choose_course (const DbkClientRecord *record, const char *course_id);
/** The page's footer and, from the second on, its head. */
void dbk_summary_draw_frame (DbkSummary *summary, cairo_t *cr, guint page);

struct _DbkSummary
{
  DbkPaper paper;
  PangoContext *type;
  GPtrArray *blocks;
  GPtrArray *pages;
  char *title;
  char *what; /* "Course summary" */
  char *course_id;
  char *client_name; /* "" for a document about nobody */
  char *author;
  int client_number;
  DbkDate printed_on;
  DbkSummaryKind kind;
  DbkSummarySections sections;
  DbkLanguage *language; /* (nullable) */
  gboolean invented;
};

G_END_DECLS
