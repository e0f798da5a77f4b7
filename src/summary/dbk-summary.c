/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as a whole: what it is made from, its pages and what frames them. */
#include "config.h"

#include "dbk-summary-private.h"

#include <glib/gi18n-lib.h>
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

static void
collect (DbkSummaryBuild *build)
{
  const DbkCourse *course = build->course;

  for (guint i = 0; i < course->sessions->len; i++)
    if (dbk_session_is_held (course->sessions->pdata[i]))
      g_ptr_array_add (build->sessions, course->sessions->pdata[i]);
  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern =
          dbk_client_record_find_concern (build->record, course->concerns[i]);

      if (concern != NULL)
        g_ptr_array_add (build->lines, dbk_concern_line (build->record, concern));
    }
}

static void
add_everything (DbkSummaryBuild *build)
{
  dbk_summary_add_letterhead (build);
  dbk_summary_add_goals (build);
  dbk_summary_add_result (build);
  dbk_summary_add_figures (build);
  dbk_summary_add_sessions (build);
  dbk_summary_add_products (build);
  if (!dbk_summary_is_for_client (build))
    {
      dbk_summary_add_scores (build);
      dbk_summary_add_checks (build);
    }
  dbk_summary_add_end (build);
}

static DbkSummary *
lay_out (DbkSummaryBuild *build, gboolean tight)
{
  DbkSummary *summary = g_new0 (DbkSummary, 1);
  const DbkPaper *paper = &build->options->paper;
  g_autofree char *day = dbk_date_to_iso (build->options->printed_on);
  double bottom = paper->height - paper->margin_bottom - 6;

  build->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_block_unref);
  build->type = dbk_type_context_new ();
  build->tight = tight;
  build->section = tight ? 10 : build->options->kind == DBK_SUMMARY_FOR_CLIENT ? 15 : 18;
  add_everything (build);
  summary->paper = *paper;
  summary->type = build->type;
  summary->blocks = build->blocks;
  summary->client_name = dbk_client_display_name (build->record->client);
  summary->client_number = build->record->client->number;
  summary->course_id = g_strdup (build->course->id);
  summary->printed_on = build->options->printed_on;
  summary->kind = build->options->kind;
  summary->invented = build->clinic->invented;
  summary->author = g_strdup (build->clinic->name == NULL ? "" : build->clinic->name);
  /* Translators: the name of a PDF: client, day. */
  summary->title = g_strdup_printf (_ ("%1$s – course summary %2$s"), summary->client_name, day);
  summary->pages =
      dbk_flow_paginate (build->blocks, paper->margin_top, paper->margin_top + 30, bottom);
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
  DbkSummary *summary;

  build.course = dbk_summary_choose_course (record, course_id);
  if (build.course == NULL)
    {
      g_autofree char *name = dbk_client_display_name (record->client);

      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                   _ ("There is no such course of %s to print. Start a course first, or choose "
                      "another one."),
                   name);
      return NULL;
    }
  build.progress = dbk_course_progress_new (build.course, options->printed_on);
  build.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);
  build.sessions = g_ptr_array_new ();
  build.width = options->paper.width - 2 * options->paper.margin_side;
  build.content = build.width - DBK_SUMMARY_LABEL_WIDTH;
  collect (&build);
  summary = lay_out (&build, FALSE);
  if (options->kind == DBK_SUMMARY_FOR_CLIENT && summary->pages->len == 2)
    {
      DbkSummary *tight = lay_out (&build, TRUE);

      if (tight->pages->len == 1)
        {
          DbkSummary *loose = summary;

          summary = tight;
          tight = loose;
        }
      dbk_summary_free (tight);
    }
  dbk_course_progress_free (build.progress);
  g_ptr_array_unref (build.lines);
  g_ptr_array_unref (build.sessions);
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
  g_free (summary->course_id);
  g_free (summary->client_name);
  g_free (summary->author);
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

const char *
dbk_summary_get_course_id (DbkSummary *summary)
{
  return summary->course_id;
}

static void
draw_text (DbkSummary *summary,
           cairo_t *cr,
           DbkTypeStyle style,
           const char *text,
           double y,
           gboolean right)
{
  g_autoptr (DbkBlock) block = dbk_block_new (0);
  PangoLayout *layout = dbk_type_layout (summary->type, style, text, 0);
  double width = summary->paper.width - 2 * summary->paper.margin_side;

  if (right)
    dbk_block_add_layout_right (block, layout, style, width, 0);
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

void
dbk_summary_draw_frame (DbkSummary *summary, cairo_t *cr, guint page)
{
  double foot = summary->paper.height - summary->paper.margin_bottom + 16;
  g_autofree char *place =
      g_strdup_printf (_ ("%1$s · no. %2$d · page %3$u of %4$u"), summary->client_name,
                       summary->client_number, page + 1, summary->pages->len);

  draw_rule (summary, cr, foot);
  draw_text (summary, cr, DBK_TYPE_SMALL_DIM,
             summary->invented
                 ? _ ("Left and right are the client’s own. Invented demonstration data.")
                 : _ ("Left and right are the client’s own."),
             foot + 4, FALSE);
  draw_text (summary, cr, DBK_TYPE_SMALL_DIM, place, foot + 4, TRUE);
  if (page > 0)
    {
      g_autofree char *day = dbk_date_format_long (summary->printed_on);
      g_autofree char *name =
          g_strdup_printf (_ ("%1$s · no. %2$d"), summary->client_name, summary->client_number);
      g_autofree char *what = g_strdup_printf (_ ("Course summary, %s"), day);

      draw_text (summary, cr, DBK_TYPE_SMALL_BOLD, name, summary->paper.margin_top - 5, FALSE);
      draw_text (summary, cr, DBK_TYPE_SMALL_DIM, what, summary->paper.margin_top - 5, TRUE);
      draw_rule (summary, cr, summary->paper.margin_top + 12);
    }
}

void
dbk_summary_draw_page (DbkSummary *summary, cairo_t *cr, guint page)
{
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
