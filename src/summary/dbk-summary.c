/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as a whole: what it is made from, its pages and what frames them. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include <string.h>

#include "dbk-text.h"

gboolean
dbk_paper_from_name (const char *name, DbkPaper *paper)
{
  static const DbkPaper a4 = { 595.276, 841.89, 48, 62, 51 };
  static const DbkPaper letter = { 612, 792, 48, 62, 51 };

  if (g_strcmp0 (name, "a4") == 0)
    *paper = a4;
  else if (g_strcmp0 (name, "letter") == 0)
    *paper = letter;
  else
    return FALSE;
  return TRUE;
}

#define FOOT_ROOM 16.0   /* from where text must end to the footer's rule */
#define FOOT_HEIGHT 15.0 /* the rule and the line below it */
#define HEAD_RISE 6.0    /* of a later page's head above the margin */
#define INK_RISE 5.0     /* of a map's ink above its block */

void
dbk_paper_keep_off (DbkPaper *paper, double top, double bottom, double left, double right)
{
  paper->margin_top = MAX (paper->margin_top, top + MAX (HEAD_RISE, INK_RISE));
  paper->margin_bottom = MAX (paper->margin_bottom, bottom + FOOT_ROOM + FOOT_HEIGHT);
  paper->margin_side = MAX (paper->margin_side, MAX (left, right) + 1);
}

const DbkCourse *
dbk_summary_choose_course (const DbkClientRecord *record, const char *course_id)
{
  const DbkCourse *chosen = NULL;

  if (course_id != NULL && course_id[0] != '\0')
    return dbk_client_record_find_course (record, course_id);
  /* Newest start first; a running one before all others. */
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];
      gboolean running =
          g_strcmp0 (course->status, "active") == 0 || g_strcmp0 (course->status, "paused") == 0;

      if (running)
        return course;
      if (chosen == NULL)
        chosen = course;
    }
  return chosen;
}

void
dbk_summary_enter_course (DbkSummaryBuild *build, const DbkCourse *course)
{
  build->course = course;
  build->progress = dbk_course_progress_new (course, build->options->printed_on);
  build->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);
  build->sessions = g_ptr_array_new ();
  for (guint i = 0; i < course->sessions->len; i++)
    if (dbk_session_is_held (course->sessions->pdata[i]) &&
        (build->only == NULL || build->only == course->sessions->pdata[i]))
      g_ptr_array_add (build->sessions, course->sessions->pdata[i]);
  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern =
          dbk_client_record_find_concern (build->record, course->concerns[i]);

      if (concern != NULL)
        g_ptr_array_add (build->lines, dbk_concern_line (build->record, concern));
    }
}

void
dbk_summary_leave_course (DbkSummaryBuild *build)
{
  g_clear_pointer (&build->progress, dbk_course_progress_free);
  g_clear_pointer (&build->lines, g_ptr_array_unref);
  g_clear_pointer (&build->sessions, g_ptr_array_unref);
  build->course = NULL;
}

void
dbk_summary_add_course (DbkSummaryBuild *build)
{
  dbk_summary_add_goals (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_RESULT))
    dbk_summary_add_result (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_FIGURES))
    dbk_summary_add_figures (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_SESSIONS))
    dbk_summary_add_sessions (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_PRODUCTS))
    dbk_summary_add_products (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_SCORES))
    dbk_summary_add_scores (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_CHECKS))
    dbk_summary_add_checks (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_REACTIONS))
    dbk_summary_add_reactions (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_PHOTOS))
    dbk_summary_add_photos (build);
}

static void
fill_course_summary (DbkSummaryBuild *build, gpointer data)
{
  dbk_summary_add_letterhead (build, dbk_summary_is_for_client (build)
                                         ? _ ("Course summary · for the client")
                                         : _ ("Course summary · for the record"));
  dbk_summary_add_course (build);
  dbk_summary_add_end (build);
}

void
dbk_summary_set_title (DbkSummary *summary, const char *what)
{
  g_autofree char *day = dbk_date_to_iso (summary->printed_on);

  g_free (summary->title);
  /* Translators: the name of a PDF: what it is, day. */
  summary->title =
      summary->client_name[0] == '\0'
          ? g_strdup_printf (C_ ("document", "%1$s %2$s"), what, day)
          /* Translators: the name of a PDF: client, what it is, day. */
          : g_strdup_printf (C_ ("document", "%1$s – %2$s %3$s"), summary->client_name, what, day);
}

static DbkSummary *
lay_out_once (DbkSummaryBuild *build,
              const char *what,
              DbkSummaryFill fill,
              gpointer data,
              DbkSummaryAir air)
{
  static const double sections[2][DBK_SUMMARY_N_AIRS] = { { 15, 11, 6 }, { 18, 13, 9 } };
  DbkSummary *summary = g_new0 (DbkSummary, 1);
  const DbkPaper *paper = &build->options->paper;
  double bottom = paper->height - paper->margin_bottom - 6;

  build->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_block_unref);
  build->air = air;
  build->section = sections[build->options->kind == DBK_SUMMARY_FOR_CLIENT ? 0 : 1][air];
  fill (build, data);
  summary->paper = *paper;
  summary->type = g_object_ref (build->type);
  summary->blocks = build->blocks;
  summary->what = g_strdup (what);
  summary->client_name =
      build->record == NULL ? g_strdup ("") : dbk_client_display_name (build->record->client);
  summary->client_number = build->record == NULL ? 0 : build->record->client->number;
  summary->printed_on = build->options->printed_on;
  summary->kind = build->options->kind;
  summary->sections = build->sections;
  summary->invented = build->clinic->invented;
  summary->language =
      build->options->language == NULL ? NULL : dbk_language_ref (build->options->language);
  summary->author = g_strdup (build->clinic->name == NULL ? "" : build->clinic->name);
  summary->course_id = g_strdup (build->course == NULL ? "" : build->course->id);
  summary->pages =
      dbk_flow_paginate (build->blocks, paper->margin_top, paper->margin_top + 30, bottom);
  return summary;
}

/* Takes @other for @summary where it has fewer pages, or, with @or_equal, no more. */
static gboolean
keep_shorter (DbkSummary **summary, DbkSummary *other, gboolean or_equal)
{
  gboolean shorter = other->pages->len < (*summary)->pages->len ||
                     (or_equal && other->pages->len == (*summary)->pages->len);

  dbk_summary_free (shorter ? *summary : other);
  if (shorter)
    *summary = other;
  return shorter;
}

/* How much of the last page is used, 0 … 1. */
static double
last_page_share (DbkSummary *summary)
{
  GArray *last = summary->pages->pdata[summary->pages->len - 1];
  const DbkPlaced *place = &g_array_index (last, DbkPlaced, last->len - 1);

  return (place->y + dbk_block_get_height (place->block) - summary->paper.margin_top) /
         (summary->paper.height - summary->paper.margin_top - summary->paper.margin_bottom);
}

/* A second, tighter layout is worth its time where a page may be saved. */
#define MOST_PAGES_TO_TIGHTEN 6
#define MOST_TO_SAVE 0.4 /* of a page: more than all the air there is */

DbkSummary *
dbk_summary_lay_out (DbkSummaryBuild *build, const char *what, DbkSummaryFill fill, gpointer data)
{
  DbkSummary *summary;

  build->width = build->options->paper.width - 2 * build->options->paper.margin_side;
  build->content = build->width - DBK_SUMMARY_LABEL_WIDTH;
  /* One for both tries: finding the fonts takes longer than a page. */
  build->type = dbk_type_context_new ();
  build->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (build->options->language != NULL)
    pango_context_set_language (
        build->type, pango_language_from_string (dbk_language_get_tag (build->options->language)));
  summary = lay_out_once (build, what, fill, data, DBK_SUMMARY_AIRY);
  if (summary->pages->len > 1 && summary->pages->len <= MOST_PAGES_TO_TIGHTEN &&
      last_page_share (summary) <= MOST_TO_SAVE)
    {
      /* Tight only where snug is not enough. */
      if (keep_shorter (&summary, lay_out_once (build, what, fill, data, DBK_SUMMARY_TIGHT), FALSE))
        keep_shorter (&summary, lay_out_once (build, what, fill, data, DBK_SUMMARY_SNUG), TRUE);
    }
  g_clear_pointer (&build->cells, g_hash_table_unref);
  g_clear_object (&build->type);
  return summary;
}

DbkSummary *
dbk_summary_new (const DbkClientRecord *record,
                 const char *course_id,
                 const DbkClinic *clinic,
                 const DbkSummaryOptions *options,
                 GError **error)
{
  DbkSummaryBuild build = { record, NULL, clinic, options };
  const DbkCourse *course = dbk_summary_choose_course (record, course_id);
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (NULL);
  DbkSummary *summary;

  if (course == NULL)
    {
      g_autofree char *name = dbk_client_display_name (record->client);

      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                   _ ("There is no such course of %s to print. Start a course first, or choose "
                      "another one."),
                   name);
      return NULL;
    }
  speaks = dbk_language_enter (options->language);
  build.sections =
      options->sections == 0
          ? dbk_sections_default (options->kind)
          : (DbkSummarySections) (options->sections & dbk_sections_of_kind (options->kind));
  dbk_summary_enter_course (&build, course);
  summary = dbk_summary_lay_out (&build, _ ("Course summary"), fill_course_summary, NULL);
  dbk_summary_set_title (summary, C_ ("in a file's name", "course summary"));
  dbk_summary_leave_course (&build);
  return summary;
}

void
dbk_summary_free (DbkSummary *summary)
{
  if (summary == NULL)
    return;
  g_ptr_array_unref (summary->pages);
  g_ptr_array_unref (summary->blocks);
  g_object_unref (summary->type);
  g_free (summary->title);
  g_free (summary->what);
  g_free (summary->course_id);
  g_free (summary->client_name);
  g_free (summary->author);
  g_clear_pointer (&summary->language, dbk_language_unref);
  g_free (summary);
}

guint
dbk_summary_get_n_pages (DbkSummary *summary)
{
  return summary->pages->len;
}

const DbkPaper *
dbk_summary_get_paper (DbkSummary *summary)
{
  return &summary->paper;
}

const char *
dbk_summary_get_title (DbkSummary *summary)
{
  return summary->title;
}

DbkSummarySections
dbk_summary_get_sections (DbkSummary *summary)
{
  return summary->sections;
}

const char *
dbk_summary_get_language (DbkSummary *summary)
{
  return summary->language != NULL ? dbk_language_get_tag (summary->language)
                                   : C_ ("language of this translation", "en");
}

const char *
dbk_summary_get_course_id (DbkSummary *summary)
{
  return summary->course_id;
}

/* One line of at most @width, which begins or ends at the margin. */
static void
draw_text (DbkSummary *summary,
           cairo_t *cr,
           DbkTypeStyle style,
           const char *text,
           double y,
           double width,
           gboolean right)
{
  g_autoptr (DbkBlock) block = dbk_block_new (0);
  PangoLayout *layout = dbk_type_layout_cut (summary->type, style, text, width);

  if (right)
    dbk_block_add_layout_right (block, layout, style,
                                summary->paper.width - 2 * summary->paper.margin_side, 0);
  else
    dbk_block_add_layout (block, layout, style, 0, 0);
  dbk_block_draw (block, cr, summary->paper.margin_side, y);
}

static void
draw_rule (DbkSummary *summary, cairo_t *cr, double y)
{
  g_autoptr (DbkBlock) block = dbk_block_new (0);

  dbk_block_add_rule (block, 0, summary->paper.width - 2 * summary->paper.margin_side, 0, 0.4,
                      DBK_SUMMARY_RULE_HEAD);
  dbk_block_draw (block, cr, summary->paper.margin_side, y);
}

/* "Amelia Hart · no. 1042": a long name gives way, the number stays. */
static char *
whose (DbkSummary *summary, double width)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *name = g_strdup (summary->client_name);
  glong length = g_utf8_strlen (name, -1);

  if (name[0] == '\0')
    return g_strdup ("");
  for (;;)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (_ ("%1$s · no. %2$d"), name, summary->client_number);
      g_clear_object (&layout);
      layout = dbk_type_layout (summary->type, DBK_TYPE_SMALL_BOLD, text, 0);
      if (dbk_type_width (layout) <= width || length < 8)
        return g_steal_pointer (&text);
      length -= 2;
      {
        g_autofree char *start = g_utf8_substring (summary->client_name, 0, length);

        g_free (name);
        name = g_strconcat (g_strchomp (start), "…", NULL);
      }
    }
}

static void
draw_foot (DbkSummary *summary, cairo_t *cr, guint page, const char *client, double width)
{
  double foot = summary->paper.height - summary->paper.margin_bottom + FOOT_ROOM;
  g_autofree char *number =
      g_strdup_printf (_ ("page %1$u of %2$u"), page + 1, summary->pages->len);
  g_autofree char *place =
      client[0] == '\0' ? g_strdup (number) : g_strdup_printf ("%s · %s", client, number);

  draw_rule (summary, cr, foot);
  draw_text (summary, cr, DBK_TYPE_SMALL_DIM,
             summary->invented
                 ? _ ("Left and right are the client’s own. Invented demonstration data.")
                 : _ ("Left and right are the client’s own."),
             foot + 4, width * 0.48, FALSE);
  draw_text (summary, cr, DBK_TYPE_SMALL_DIM, place, foot + 4, width * 0.5, TRUE);
}

void
dbk_summary_draw_frame (DbkSummary *summary, cairo_t *cr, guint page)
{
  double width = summary->paper.width - 2 * summary->paper.margin_side;
  g_autofree char *client = whose (summary, width * 0.36);

  draw_foot (summary, cr, page, client, width);
  if (page > 0)
    {
      double y = summary->paper.margin_top - 5;
      g_autofree char *day = dbk_date_format_long (summary->printed_on);
      /* Translators: at the head of a page: the clinic, what the document is, its day. */
      g_autofree char *what =
          g_strdup_printf (_ ("%1$s · %2$s, %3$s"), summary->author, summary->what, day);

      draw_text (summary, cr, DBK_TYPE_SMALL_BOLD, client, y, width * 0.4, FALSE);
      draw_text (summary, cr, DBK_TYPE_SMALL_DIM,
                 summary->author[0] == '\0' ? strstr (what, summary->what) : what, y, width * 0.58,
                 TRUE);
      draw_rule (summary, cr, summary->paper.margin_top + 12);
    }
}

void
dbk_summary_draw_page (DbkSummary *summary, cairo_t *cr, guint page)
{
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (summary->language);
  GArray *placed;

  g_return_if_fail (page < summary->pages->len);
  placed = summary->pages->pdata[page];
  for (guint i = 0; i < placed->len; i++)
    {
      const DbkPlaced *place = &g_array_index (placed, DbkPlaced, i);

      dbk_block_draw (place->block, cr, summary->paper.margin_side, place->y);
    }
  dbk_summary_draw_frame (summary, cr, page);
}
