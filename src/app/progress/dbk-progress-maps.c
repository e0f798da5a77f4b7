/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Baseline and latest maps of a course, made from the record. */
#include "dbk-progress-chart.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-improvement.h"
#include "dbk-names.h"

/* The view that shows most of the line's areas. */
static DbkMapView
best_view (const DbkConcernLine *line)
{
  DbkMapView best = DBK_MAP_VIEW_FACE_FRONT;
  guint most = 0;

  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      guint n = 0;

      for (guint i = 0; i < line->areas->len; i++)
        if ((dbk_area_map_views (((DbkAreaChange *) line->areas->pdata[i])->area) & (1u << view)) !=
            0)
          n++;
      if (n > most)
        {
          most = n;
          best = view;
        }
    }
  return best;
}

static void
add_score (DbkMapPicture *picture, const DbkConcernLine *line, const char *area, int score)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (score == DBK_NONE)
    return;
  text = dbk_score_format (dbk_score (score));
  spoken = g_strdup_printf (C_ ("area: score, spoken", "%1$s: %2$s"),
                            dbk_name (DBK_NAME_AREA, area), text);
  dbk_map_picture_add_score (picture, area,
                             dbk_map_score_step (score, line->scale->minimum, line->scale->maximum),
                             text, spoken);
}

static DbkConcernLine *
first_line (const DbkClientRecord *record, const DbkCourse *course)
{
  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (record, course->concerns[i]);
      g_autoptr (DbkConcernLine) line = concern == NULL ? NULL : dbk_concern_line (record, concern);

      if (line != NULL && line->scale != NULL && line->scale->charted && line->scale->per_area &&
          line->areas->len > 0)
        return g_steal_pointer (&line);
    }
  return NULL;
}

const char *
dbk_progress_maps_fill (DbkMapPicture *baseline,
                        DbkMapPicture *latest,
                        const DbkClientRecord *record,
                        const DbkCourse *course,
                        DbkDate *baseline_day,
                        DbkDate *latest_day)
{
  g_autoptr (DbkConcernLine) line = first_line (record, course);
  DbkMapView view;

  *baseline_day = DBK_DATE_NONE;
  *latest_day = DBK_DATE_NONE;
  if (line == NULL)
    return NULL;
  view = best_view (line);
  dbk_map_picture_clear (baseline, view);
  dbk_map_picture_clear (latest, view);
  for (guint i = 0; i < line->areas->len; i++)
    {
      const DbkAreaChange *change = line->areas->pdata[i];

      add_score (baseline, line, change->area, change->baseline);
      add_score (latest, line, change->area,
                 change->latest != DBK_NONE ? change->latest : change->baseline);
      if (*baseline_day == DBK_DATE_NONE || change->baseline_on < *baseline_day)
        *baseline_day = change->baseline_on;
      *latest_day = MAX (*latest_day, change->latest_on);
    }
  return line->scale->code;
}
