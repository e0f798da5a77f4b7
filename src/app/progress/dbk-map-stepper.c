/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map at the baseline beside the map at any visit after it. */
#include "dbk-map-stepper.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dbk-area-map-widget.h"
#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-map-picture.h"
#include "dbk-names.h"
#include "dbk-progress.h"
#include "dbk-scale.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

#define LEGEND_WIDTH 150
#define MOST_MARKS 24 /* on the slider, before they run into each other */

typedef struct
{
  DbkDate day;
  const char *session; /* id of one held that day, of a line's point; NULL for none */
} Step;

/* One concern that is scored by area. */
typedef struct
{
  GPtrArray *areas; /* of DbkConcernLine, one an area */
  GArray *steps;    /* of Step, the baseline first */
  DbkMapView view;
} Mapped;

struct _DbkMapStepper
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *range;
  GtkWidget *columns[2];
  GtkWidget *titles[2];
  GtkWidget *days[2];
  GtkWidget *pictures[2];
  GtkWidget *slider;
  GtkWidget *legend;
  GtkWidget *direction;
  DbkClientRecord *record;
  const DbkCourse *course; /* in it */
  GPtrArray *concerns;     /* of Mapped */
  guint chosen;
  DbkProgressState *state;
};

G_DEFINE_FINAL_TYPE (DbkMapStepper, dbk_map_stepper, GTK_TYPE_WIDGET)

void
dbk_progress_state_clear (DbkProgressState *state)
{
  g_clear_pointer (&state->page, g_free);
  g_clear_pointer (&state->concern, g_free);
  state->day = DBK_DATE_NONE;
}

static void
free_mapped (gpointer data)
{
  Mapped *mapped = data;

  g_ptr_array_unref (mapped->areas);
  g_array_unref (mapped->steps);
  g_free (mapped);
}

static const DbkConcernLine *
line_of (const Mapped *mapped, guint index)
{
  return mapped->areas->pdata[index];
}

static const char *
area_of (const DbkConcernLine *line)
{
  return ((DbkAreaChange *) line->areas->pdata[0])->area;
}

/* The view that shows most of the areas. */
static DbkMapView
best_view (const Mapped *mapped)
{
  DbkMapView best = DBK_MAP_VIEW_FACE_FRONT;
  guint most = 0;

  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      guint n = 0;

      for (guint i = 0; i < mapped->areas->len; i++)
        if ((dbk_area_map_views (area_of (line_of (mapped, i))) & (1u << view)) != 0)
          n++;
      if (n > most)
        {
          most = n;
          best = view;
        }
    }
  return best;
}

static Mapped *
shown (DbkMapStepper *self)
{
  return self->concerns->pdata[self->chosen];
}

/* "Baseline", "Session 3" */
static char *
step_title (DbkMapStepper *self, const Step *step)
{
  DbkCourse *of = NULL;
  const DbkSession *session = NULL;

  if (step->day == g_array_index (shown (self)->steps, Step, 0).day)
    return g_strdup (_ ("Baseline"));
  if (step->session != NULL)
    session = dbk_client_record_find_session (self->record, step->session, &of);
  if (session != NULL && of == self->course)
    return g_strdup_printf (_ ("Session %d"), dbk_course_session_number (of, session));
  /* Translators: a visit at which scores were given, between or after the sessions. */
  return g_strdup (C_ ("of a map", "Assessment"));
}

/* The days on which any area was scored, in order. */
static void
find_steps (Mapped *mapped)
{
  for (guint i = 0; i < mapped->areas->len; i++)
    {
      const DbkConcernLine *line = line_of (mapped, i);
      guint at = 0;

      for (guint j = 0; j < line->points->len; j++)
        {
          const DbkConcernPoint *point = line->points->pdata[j];
          Step step = { point->day, point->session };

          while (at < mapped->steps->len && g_array_index (mapped->steps, Step, at).day < step.day)
            at++;
          if (at == mapped->steps->len || g_array_index (mapped->steps, Step, at).day != step.day)
            g_array_insert_val (mapped->steps, at, step);
        }
    }
}

static gboolean
can_be_mapped (const DbkConcernLine *line)
{
  return line->scale != NULL && dbk_scale_is_charted (line->scale) && line->scale->per_area &&
         line->points->len > 0 && dbk_area_map_views (area_of (line)) != 0;
}

static void
find_concerns (DbkMapStepper *self)
{
  char *const *ids = self->course->concerns;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (self->record, ids[i]);
      Mapped *mapped;

      if (concern == NULL)
        continue;
      mapped = g_new0 (Mapped, 1);
      mapped->areas = dbk_concern_area_lines (self->record, concern);
      mapped->steps = g_array_new (FALSE, FALSE, sizeof (Step));
      for (guint j = mapped->areas->len; j > 0; j--)
        if (!can_be_mapped (line_of (mapped, j - 1)))
          g_ptr_array_remove_index (mapped->areas, j - 1);
      if (mapped->areas->len == 0)
        {
          free_mapped (mapped);
          continue;
        }
      mapped->view = best_view (mapped);
      find_steps (mapped);
      g_ptr_array_add (self->concerns, mapped);
    }
}

/* The area's score as it was known on @day. */
static DbkScoreMean
score_on (const DbkConcernLine *line, DbkDate day)
{
  DbkScoreMean score = { 0, 0 };

  for (guint i = 0; i < line->points->len; i++)
    {
      const DbkConcernPoint *point = line->points->pdata[i];

      if (point->day <= day)
        score = point->mean;
    }
  return score;
}

static void
fill_picture (DbkMapStepper *self, guint side, const Step *step)
{
  DbkMapPicture *picture = DBK_MAP_PICTURE (self->pictures[side]);
  Mapped *mapped = shown (self);
  g_autofree char *day = dbk_date_format_day (step->day);
  g_autofree char *title = step_title (self, step);
  /* Translators: what a map shows, spoken: "Scores, Session 3, 19 Nov". */
  g_autofree char *label = g_strdup_printf (_ ("Scores, %1$s, %2$s"), title, day);

  dbk_map_picture_clear (picture, mapped->view);
  dbk_map_picture_set_label (picture, label);
  gtk_label_set_text (GTK_LABEL (self->titles[side]), title);
  gtk_label_set_text (GTK_LABEL (self->days[side]), day);
  for (guint i = 0; i < mapped->areas->len; i++)
    {
      const DbkConcernLine *line = line_of (mapped, i);
      DbkScoreMean score = score_on (line, step->day);
      g_autofree char *text = NULL;
      g_autofree char *spoken = NULL;

      if (score.n == 0)
        continue;
      text = dbk_score_format (score);
      spoken = g_strdup_printf (C_ ("area: score, spoken", "%1$s: %2$s"),
                                dbk_name (DBK_NAME_AREA, area_of (line)), text);
      dbk_map_picture_add_score (picture, area_of (line),
                                 dbk_map_score_step ((double) score.sum / score.n,
                                                     line->scale->minimum, line->scale->maximum),
                                 text, spoken);
    }
}

static void
show_step (DbkMapStepper *self, guint index)
{
  Mapped *mapped = shown (self);
  const Step *step = &g_array_index (mapped->steps, Step, index);
  g_autofree char *day = dbk_date_format_day (step->day);
  g_autofree char *title = step_title (self, step);
  g_autofree char *value = g_strdup_printf (C_ ("table of scores", "%1$s, %2$s"), title, day);

  fill_picture (self, 1, step);
  self->state->day = index + 1 == mapped->steps->len ? DBK_DATE_NONE : step->day;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  value, -1);
}

static void
slid_cb (GtkRange *slider, DbkMapStepper *self)
{
  guint n = shown (self)->steps->len;

  show_step (self, (guint) CLAMP (gtk_range_get_value (slider) + 0.5, 0, n - 1));
}

static void
fill_head (DbkMapStepper *self)
{
  const DbkConcernLine *line = line_of (shown (self), 0);
  g_autofree char *range = dbk_scale_title (line->scale, line->scale_code);

  gtk_label_set_text (GTK_LABEL (self->range), range);
  gtk_label_set_text (GTK_LABEL (self->direction), line->scale->lower_is_better
                                                       ? _ ("lower is better")
                                                       : _ ("higher is better"));
  gtk_widget_queue_draw (self->legend);
}

/* @day: the visit to show; DBK_DATE_NONE the latest. */
static void
show_concern (DbkMapStepper *self, guint index, DbkDate day)
{
  Mapped *mapped;
  guint n, step;

  self->chosen = index;
  mapped = shown (self);
  n = mapped->steps->len;
  step = n - 1;
  for (guint i = 0; i < n && day != DBK_DATE_NONE; i++)
    if (g_array_index (mapped->steps, Step, i).day == day)
      step = i;
  dbk_set_text (&self->state->concern, line_of (mapped, 0)->concern);
  fill_head (self);
  fill_picture (self, 0, &g_array_index (mapped->steps, Step, 0));
  gtk_widget_set_visible (self->columns[1], n > 1);
  gtk_widget_set_visible (self->slider, n > 2);
  g_signal_handlers_block_by_func (self->slider, slid_cb, self);
  gtk_scale_clear_marks (GTK_SCALE (self->slider));
  gtk_range_set_range (GTK_RANGE (self->slider), 0, MAX (n - 1, 1));
  for (guint i = 0; i < n && n <= MOST_MARKS; i++)
    gtk_scale_add_mark (GTK_SCALE (self->slider), i, GTK_POS_BOTTOM, NULL);
  gtk_range_set_value (GTK_RANGE (self->slider), step);
  g_signal_handlers_unblock_by_func (self->slider, slid_cb, self);
  show_step (self, step);
}

static void
chosen_cb (GtkDropDown *chooser, GParamSpec *spec, DbkMapStepper *self)
{
  guint index = gtk_drop_down_get_selected (chooser);

  if (index != self->chosen && index < self->concerns->len)
    show_concern (self, index, self->state->day);
}

static void
draw_legend (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DbkMapStepper *self = data;
  const DbkScaleInfo *scale = line_of (shown (self), 0)->scale;

  dbk_map_paint_legend (cr, dbk_area_map_widget_current_style (), scale->minimum / 10.0,
                        scale->maximum / 10.0, MIN (width, LEGEND_WIDTH), NULL);
}

static void
add_head (DbkMapStepper *self)
{
  GtkWidget *head = dbk_row_new (12, NULL);

  self->range = dbk_label_new ("", self->concerns->len > 1 ? "caption dbk-dim" : "heading");
  if (self->concerns->len > 1)
    {
      GtkStringList *names = gtk_string_list_new (NULL);
      GtkWidget *chooser;

      for (guint i = 0; i < self->concerns->len; i++)
        {
          const DbkConcernLine *line = line_of (self->concerns->pdata[i], 0);

          gtk_string_list_append (names, dbk_name_concern (line->code, line->other_text));
        }
      chooser = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
      dbk_spoken_name_drop_down (GTK_DROP_DOWN (chooser), _ ("Concern on the maps"));
      gtk_widget_set_hexpand (chooser, TRUE);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), self->chosen);
      g_signal_connect (chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (head), chooser);
    }
  gtk_widget_set_hexpand (self->range, self->concerns->len == 1);
  gtk_box_append (GTK_BOX (head), self->range);
  gtk_box_append (GTK_BOX (self->box), head);
}

static GtkWidget *
make_column (DbkMapStepper *self, guint side)
{
  GtkWidget *column = dbk_column_new (0, NULL);

  self->titles[side] = dbk_label_new ("", "caption-heading");
  self->days[side] = dbk_label_new ("", "caption dbk-dim");
  self->pictures[side] = dbk_map_picture_new ();
  gtk_label_set_xalign (GTK_LABEL (self->titles[side]), 0.5);
  gtk_label_set_xalign (GTK_LABEL (self->days[side]), 0.5);
  gtk_widget_set_size_request (self->pictures[side], 120, 186);
  gtk_widget_set_vexpand (self->pictures[side], TRUE);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), self->titles[side]);
  gtk_box_append (GTK_BOX (column), self->days[side]);
  gtk_box_append (GTK_BOX (column), self->pictures[side]);
  self->columns[side] = column;
  return column;
}

static void
add_foot (DbkMapStepper *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *foot = dbk_row_new (12, NULL);
  GtkWidget *sides = dbk_label_new (_ ("client’s right and left"), "caption dbk-dim");

  self->legend = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->legend), LEGEND_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->legend), 28);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->legend), draw_legend, self, NULL);
  dbk_widget_set_name (self->legend, _ ("Shades of the scores"));
  for (guint i = 0; i < 2; i++)
    g_signal_connect_object (manager, i == 0 ? "notify::dark" : "notify::high-contrast",
                             G_CALLBACK (gtk_widget_queue_draw), self->legend, G_CONNECT_SWAPPED);
  self->direction = dbk_label_new ("", "caption dbk-dim");
  gtk_widget_set_valign (self->direction, GTK_ALIGN_START);
  gtk_widget_set_valign (sides, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (foot), self->legend);
  gtk_box_append (GTK_BOX (foot), self->direction);
  gtk_box_append (GTK_BOX (self->box), foot);
  gtk_box_append (GTK_BOX (self->box), sides);
}

static void
build (DbkMapStepper *self)
{
  GtkWidget *maps = dbk_row_new (12, NULL);

  add_head (self);
  gtk_box_set_homogeneous (GTK_BOX (maps), TRUE);
  for (guint i = 0; i < 2; i++)
    gtk_box_append (GTK_BOX (maps), make_column (self, i));
  gtk_box_append (GTK_BOX (self->box), maps);
  self->slider = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);
  gtk_range_set_round_digits (GTK_RANGE (self->slider), 0);
  gtk_scale_set_draw_value (GTK_SCALE (self->slider), FALSE);
  dbk_widget_set_name (self->slider, _ ("Visit on the second map"));
  g_signal_connect (self->slider, "value-changed", G_CALLBACK (slid_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->slider);
  add_foot (self);
}

static void
dbk_map_stepper_dispose (GObject *object)
{
  g_clear_pointer (&DBK_MAP_STEPPER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_map_stepper_parent_class)->dispose (object);
}

static void
dbk_map_stepper_finalize (GObject *object)
{
  g_ptr_array_unref (DBK_MAP_STEPPER (object)->concerns);
  g_clear_pointer (&DBK_MAP_STEPPER (object)->record, dbk_client_record_unref);

  G_OBJECT_CLASS (dbk_map_stepper_parent_class)->finalize (object);
}

static void
dbk_map_stepper_class_init (DbkMapStepperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_map_stepper_dispose;
  G_OBJECT_CLASS (klass)->finalize = dbk_map_stepper_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mapstepper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_map_stepper_init (DbkMapStepper *self)
{
  self->concerns = g_ptr_array_new_with_free_func (free_mapped);
  self->box = dbk_column_new (6, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dbk_map_stepper_new (const DbkClientRecord *record,
                     const DbkCourse *course,
                     DbkProgressState *state)
{
  DbkMapStepper *self = g_object_new (DBK_TYPE_MAP_STEPPER, NULL);

  g_return_val_if_fail (state != NULL, NULL);

  self->state = state;
  self->record = dbk_client_record_ref ((DbkClientRecord *) record);
  self->course = course;
  find_concerns (self);
  if (self->concerns->len == 0)
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }
  for (guint i = 0; i < self->concerns->len; i++)
    if (g_strcmp0 (line_of (self->concerns->pdata[i], 0)->concern, state->concern) == 0)
      self->chosen = i;
  build (self);
  show_concern (self, self->chosen, state->day);
  return GTK_WIDGET (self);
}

guint
dbk_map_stepper_get_n_steps (DbkMapStepper *self)
{
  g_return_val_if_fail (DBK_IS_MAP_STEPPER (self), 0);

  return shown (self)->steps->len;
}

void
dbk_map_stepper_show_step (DbkMapStepper *self, guint step)
{
  g_return_if_fail (DBK_IS_MAP_STEPPER (self));
  g_return_if_fail (step < shown (self)->steps->len);

  gtk_range_set_value (GTK_RANGE (self->slider), step);
}
