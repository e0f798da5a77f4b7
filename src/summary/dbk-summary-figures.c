/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart and the two maps side by side. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include <math.h>
#include <string.h>

#include "dbk-chart.h"
#include "dbk-map-painter.h"
#include "dbk-names.h"
#include "dbk-scale.h"

#define USUAL_CONTENT 397.0
#define MAP_SHARE 0.95 /* of a map's width: its edges are blank */
#define CHART_GAP 10.0
#define CHART_PER_MAP (156.0 / 112.5) /* the chart ends where the face maps do */

static double
map_width (DbkSummaryBuild *build)
{
  static const double widths[DBK_SUMMARY_N_AIRS] = { 112.5, 99, 84 };
  double width = widths[build->air]; /* of 112.5 the drawn shoulders take 100 */

  /* A printer may ask for margins that leave less than the usual column. */
  return width * MIN (build->content / USUAL_CONTENT, 1);
}

/* What the two maps leave, as on the usual sheet: 173. */
static double
chart_width (DbkSummaryBuild *build)
{
  return MIN (build->content, USUAL_CONTENT) - 2 * MAP_SHARE * map_width (build) - CHART_GAP;
}

typedef struct
{
  DbkMapView view;
  GArray *marks; /* of DbkMapMark; texts and codes owned by texts */
  GPtrArray *texts;
  double width;
} Map;

static void
free_map (gpointer data)
{
  Map *map = data;

  g_array_unref (map->marks);
  g_ptr_array_unref (map->texts);
  g_free (map);
}

static void
paint_map (cairo_t *cr, gpointer data)
{
  Map *map = data;

  dbk_map_paint (cr, map->view, DBK_MAP_STYLE_PRINT, (const DbkMapMark *) map->marks->data,
                 map->marks->len, map->width, NULL);
}

static void
paint_chart (cairo_t *cr, gpointer data)
{
  dbk_chart_paint (data, cr, DBK_CHART_STYLE_PRINT);
}

typedef struct
{
  double minimum;
  double maximum;
} Legend;

static void
paint_legend (cairo_t *cr, gpointer data)
{
  const Legend *legend = data;

  dbk_map_paint_legend (cr, DBK_MAP_STYLE_PRINT, legend->minimum, legend->maximum, 78, NULL);
}

/* The first concern with figures per area: what the maps show, and the record's chart. */
static const DbkConcernLine *
main_line (DbkSummaryBuild *build)
{
  for (guint i = 0; i < build->lines->len; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];

      if (line->scale != NULL && dbk_scale_is_charted (line->scale) && line->points->len > 0)
        return line;
    }
  return NULL;
}

static DbkMapView
best_view (DbkSummaryBuild *build, const DbkScaleInfo *scale)
{
  guint best = 0;
  DbkMapView view = DBK_MAP_VIEW_FACE_FRONT;

  for (guint v = 0; v < DBK_MAP_N_VIEWS; v++)
    {
      guint n = 0;

      for (guint i = 0; i < build->lines->len; i++)
        {
          const DbkConcernLine *line = build->lines->pdata[i];

          for (guint j = 0; line->scale == scale && j < line->areas->len; j++)
            if ((dbk_area_map_views (((DbkAreaChange *) line->areas->pdata[j])->area) &
                 (1u << v)) != 0)
              n++;
        }
      if (n > best)
        {
          best = n;
          view = v;
        }
    }
  return view;
}

static Map *
make_map (DbkSummaryBuild *build, const DbkScaleInfo *scale, DbkMapView view, gboolean latest)
{
  Map *map = g_new0 (Map, 1);

  map->view = view;
  map->width = map_width (build);
  map->marks = g_array_new (FALSE, TRUE, sizeof (DbkMapMark));
  map->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < build->lines->len; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];

      for (guint j = 0; line->scale == scale && j < line->areas->len; j++)
        {
          const DbkAreaChange *change = line->areas->pdata[j];
          int score = latest && change->latest != DBK_NONE ? change->latest : change->baseline;
          DbkMapMark mark = { g_strdup (change->area), DBK_MAP_AREA_FREE, DBK_MAP_STEP_NONE, NULL };

          g_ptr_array_add (map->texts, (gpointer) mark.code);
          if (score == DBK_NONE)
            continue;
          mark.step = dbk_map_score_step (score, scale->minimum, scale->maximum);
          mark.text = dbk_score_format (dbk_score (score));
          g_ptr_array_add (map->texts, (gpointer) mark.text);
          g_array_append_val (map->marks, mark);
        }
    }
  return map;
}

static void
add_map (DbkSummaryBuild *build,
         DbkBlock *block,
         Map *map,
         double right,
         const char *caption,
         DbkDate day)
{
  double width;
  double height;
  double foot;
  double middle;
  double x = right - map->width * MAP_SHARE;
  g_autofree char *date = dbk_date_format_medium (day);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>  %s", caption, date);
  PangoLayout *text = dbk_type_layout_markup (build->type, DBK_TYPE_SMALL, markup, 0);

  dbk_area_map_size (map->view, &width, &height);
  /* On paper the bust is open below; the body is drawn to the edge. */
  foot = map->view <= DBK_MAP_VIEW_FACE_RIGHT ? map->width * 1.38 : height / width * map->width - 4;
  dbk_block_add_paint (block, x, -4, paint_map, map, free_map);
  middle = x + (map->width - dbk_type_width (text)) / 2;
  dbk_block_add_layout (block, text, DBK_TYPE_SMALL, MIN (middle, right - dbk_type_width (text)),
                        foot);
  dbk_block_grow (block, foot + 11);
}

static DbkDate
line_day (const DbkConcernLine *line, gboolean latest)
{
  const DbkConcernPoint *point = line->points->pdata[latest ? line->points->len - 1 : 0];

  return point->day;
}

static void
add_maps (DbkSummaryBuild *build, DbkBlock *block, const DbkConcernLine *line)
{
  DbkMapView view = best_view (build, line->scale);
  double right = DBK_SUMMARY_LABEL_WIDTH + build->content;

  if (line->points->len > 1)
    {
      add_map (build, block, make_map (build, line->scale, view, FALSE),
               right - map_width (build) * MAP_SHARE, C_ ("map caption", "Start"),
               line_day (line, FALSE));
      add_map (build, block, make_map (build, line->scale, view, TRUE), right,
               C_ ("map caption", "Latest"), line_day (line, TRUE));
    }
  else
    add_map (build, block, make_map (build, line->scale, view, FALSE), right,
             C_ ("map caption", "Start"), line_day (line, FALSE));
}

/* Ticks: the start, then each session held. A follow-up outside sessions gets its day. */
typedef struct
{
  GPtrArray *days;      /* of DbkDate as pointer */
  GHashTable *sessions; /* id → tick + 1 */
  guint n;
} Ticks;

static int
tick_of (const Ticks *ticks, const DbkConcernPoint *point, gboolean first)
{
  if (first)
    return 0;
  if (point->session != NULL && g_hash_table_contains (ticks->sessions, point->session))
    return GPOINTER_TO_INT (g_hash_table_lookup (ticks->sessions, point->session));
  for (guint i = 0; i < ticks->days->len; i++)
    if (GPOINTER_TO_INT (ticks->days->pdata[i]) == point->day)
      return (int) i;
  return -1;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (*(gconstpointer *) a) - GPOINTER_TO_INT (*(gconstpointer *) b);
}

static void
collect_ticks (DbkSummaryBuild *build, DbkChart *chart, Ticks *ticks)
{
  g_autoptr (GPtrArray) follow_ups = g_ptr_array_new ();
  DbkDate last = build->progress->last_treated_on;

  ticks->days = g_ptr_array_new ();
  ticks->sessions = g_hash_table_new (g_str_hash, g_str_equal);
  dbk_chart_add_tick (chart, C_ ("chart, first tick", "start"), NULL, DBK_CHART_TICK_PLAIN);
  g_ptr_array_add (ticks->days, GINT_TO_POINTER (-1));
  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      guint tick = dbk_chart_add_tick (chart, number, NULL, DBK_CHART_TICK_PLAIN);

      g_hash_table_insert (ticks->sessions, session->id, GUINT_TO_POINTER (tick));
      g_ptr_array_add (ticks->days, GINT_TO_POINTER (session->treated_on));
    }
  for (guint i = 0; i < build->lines->len; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];

      for (guint j = 1; j < line->points->len; j++)
        {
          const DbkConcernPoint *point = line->points->pdata[j];
          gpointer day = GINT_TO_POINTER (point->day);

          if (point->session == NULL && point->day > last &&
              !g_ptr_array_find (follow_ups, day, NULL))
            g_ptr_array_add (follow_ups, day);
        }
    }
  g_ptr_array_sort (follow_ups, compare_days);
  for (guint i = 0; i < follow_ups->len; i++)
    {
      g_autofree char *day = dbk_date_format_day (GPOINTER_TO_INT (follow_ups->pdata[i]));

      dbk_chart_add_tick (chart, day, NULL, DBK_CHART_TICK_PLAIN);
      g_ptr_array_add (ticks->days, follow_ups->pdata[i]);
    }
}

static void
clear_ticks (Ticks *ticks)
{
  g_ptr_array_unref (ticks->days);
  g_hash_table_unref (ticks->sessions);
}

/* For the client: improvement, so that up is better whatever the scale. */
static void
add_improvement (DbkSummaryBuild *build, DbkChart *chart, const Ticks *ticks)
{
  guint n = 0;

  dbk_chart_set_title (chart, _ ("Improvement"), _ ("per cent of the start, up is better"));
  dbk_chart_set_axis_improvement (chart);
  for (guint i = 0; i < build->lines->len && n < 3; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];
      guint series;

      if (line->scale == NULL || !dbk_scale_is_charted (line->scale) || line->points->len == 0)
        continue;
      series = dbk_chart_add_series (chart, dbk_name_concern (line->code, line->other_text), NULL,
                                     n, n == 0 ? DBK_CHART_SERIES_MAIN : DBK_CHART_SERIES_HOLLOW);
      n++;
      for (guint j = 0; j < line->points->len; j++)
        {
          const DbkConcernPoint *point = line->points->pdata[j];
          int tick = tick_of (ticks, point, j == 0);

          if (tick >= 0 && point->improvement != DBK_NONE)
            dbk_chart_set_value (chart, series, (guint) tick, point->improvement / 10.0);
        }
    }
}

static const DbkAssessment *
find_score (GPtrArray *scores, const DbkConcernLine *line, const char *area)
{
  for (guint i = 0; i < scores->len; i++)
    {
      const DbkAssessment *score = scores->pdata[i];

      if (g_strcmp0 (score->area, area) == 0 && g_strcmp0 (score->scale, line->scale_code) == 0 &&
          score->score != DBK_NONE &&
          (score->concern == NULL || g_strcmp0 (score->concern, line->concern) == 0))
        return score;
    }
  return NULL;
}

/* Scores taken outside sessions, at the tick of their day. */
static void
add_follow_up_scores (DbkSummaryBuild *build,
                      DbkChart *chart,
                      const Ticks *ticks,
                      const DbkConcernLine *line,
                      const DbkAreaChange *change,
                      guint series)
{
  const DbkConcern *concern = dbk_client_record_find_concern (build->record, line->concern);

  for (guint i = 0; concern != NULL && i < concern->scores->len; i++)
    {
      const DbkAssessment *score = concern->scores->pdata[i];

      if (g_strcmp0 (score->occasion, "follow_up") != 0 || score->score == DBK_NONE ||
          g_strcmp0 (score->scale, line->scale_code) != 0 ||
          g_strcmp0 (score->area == NULL ? "" : score->area, change->area) != 0)
        continue;
      for (guint tick = build->sessions->len + 1; tick < ticks->days->len; tick++)
        if (GPOINTER_TO_INT (ticks->days->pdata[tick]) == score->assessed_on)
          dbk_chart_set_value (chart, series, tick, score->score / 10.0);
    }
}

static void
add_area_series (DbkSummaryBuild *build,
                 DbkChart *chart,
                 const Ticks *ticks,
                 const DbkConcernLine *line,
                 const DbkAreaChange *change,
                 guint n)
{
  const DbkAreaInfo *area = dbk_catalog_find_area (change->area);
  const char *name = dbk_name (DBK_NAME_AREA, change->area);
  gboolean right = area != NULL && area->side == DBK_SIDE_RIGHT;
  guint series;

  if (area != NULL && area->side != DBK_SIDE_MIDDLE && line->areas->len == 2)
    name = right ? C_ ("side in a chart", "right") : C_ ("side in a chart", "left");
  series = dbk_chart_add_series (chart, name, NULL, n,
                                 right ? DBK_CHART_SERIES_HOLLOW : DBK_CHART_SERIES_MAIN);
  if (change->baseline != DBK_NONE)
    dbk_chart_set_value (chart, series, 0, change->baseline / 10.0);
  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];
      const DbkAssessment *score = find_score (session->scores, line, change->area);

      if (score != NULL)
        dbk_chart_set_value (chart, series,
                             (guint) GPOINTER_TO_INT (g_hash_table_lookup (ticks->sessions,
                                                                           session->id)),
                             score->score / 10.0);
    }
  add_follow_up_scores (build, chart, ticks, line, change, series);
  if (line->target != DBK_NONE && n == 0)
    dbk_chart_set_target (chart, series, 0, line->target / 10.0);
}

/* For the record: raw scores of the main concern, the direction named. */
static void
add_scores (DbkSummaryBuild *build, DbkChart *chart, const Ticks *ticks, const DbkConcernLine *line)
{
  g_autofree char *range = dbk_scale_title (line->scale, line->scale_code);
  g_autofree char *note =
      g_strdup_printf (line->scale->lower_is_better ? _ ("%s, lower is better")
                                                    : _ ("%s, higher is better"),
                       range);

  dbk_chart_set_title (chart, dbk_name_concern (line->code, line->other_text), note);
  dbk_chart_set_axis_scale (chart, line->scale->minimum / 10.0, line->scale->maximum / 10.0, 0);
  for (guint i = 0; i < line->areas->len && i < 4; i++)
    add_area_series (build, chart, ticks, line, line->areas->pdata[i], i);
}

static void
add_chart (DbkSummaryBuild *build, DbkBlock *block, const DbkConcernLine *line)
{
  g_autoptr (DbkChart) chart = dbk_chart_new (DBK_CHART_LOOK_PRINT);
  PangoFontDescription *font = pango_font_description_from_string (DBK_TYPE_FAMILY " 7.25");
  DbkChartLayout *layout;
  Ticks ticks = { 0 };

  collect_ticks (build, chart, &ticks);
  if (dbk_summary_is_for_client (build))
    add_improvement (build, chart, &ticks);
  else
    add_scores (build, chart, &ticks, line);
  dbk_chart_set_tick_title (chart, C_ ("under a chart's ticks", "session"));
  clear_ticks (&ticks);
  pango_context_set_font_description (build->type, font);
  pango_font_description_free (font);
  layout =
      dbk_chart_layout (chart, chart_width (build), map_width (build) * CHART_PER_MAP, build->type);
  dbk_block_add_paint (block, DBK_SUMMARY_LABEL_WIDTH, 0, paint_chart, layout,
                       (GDestroyNotify) dbk_chart_layout_free);
}

static void
add_legend (DbkSummaryBuild *build, DbkBlock *block, const DbkConcernLine *line)
{
  g_autofree char *range = dbk_scale_title (line->scale, line->scale_code);
  g_autofree char *text = g_strdup_printf (line->scale->lower_is_better
                                               ? _ ("Scores on the maps: %s, lower is better")
                                               : _ ("Scores on the maps: %s, higher is better"),
                                           range);
  PangoLayout *layout =
      dbk_type_layout (build->type, DBK_TYPE_SMALL_DIM, text, DBK_SUMMARY_LABEL_WIDTH - 16);
  Legend *legend = g_new (Legend, 1);

  legend->minimum = line->scale->minimum / 10.0;
  legend->maximum = line->scale->maximum / 10.0;
  dbk_block_add_paint (block, 0, dbk_type_height (layout, DBK_TYPE_SMALL_DIM) + 5, paint_legend,
                       legend, g_free);
  dbk_block_add_layout (block, layout, DBK_TYPE_SMALL_DIM, 0, 0);
}

void
dbk_summary_add_figures (DbkSummaryBuild *build)
{
  const DbkConcernLine *line = main_line (build);
  DbkBlock *block;

  if (line == NULL)
    return;
  block = dbk_summary_add_block (build, map_width (build) * CHART_PER_MAP, build->section - 6);
  add_legend (build, block, line);
  add_chart (build, block, line);
  add_maps (build, block, line);
}
