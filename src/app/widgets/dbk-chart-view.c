/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A progress chart in the window. */
#include "dbk-chart-view.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dbk-colour.h"

struct _DbkChartView
{
  GtkWidget parent_instance;

  DbkChart *chart;
  DbkChartLayout *layout;
  int layout_width;
  int layout_height;
  GPtrArray *points;
  char *name;
  gboolean compact;
  int told; /* index in points, -1 for none */
};

G_DEFINE_FINAL_TYPE (DbkChartView, dbk_chart_view, GTK_TYPE_WIDGET)

void
dbk_chart_point_free (DbkChartPoint *point)
{
  g_free (point->text);
  g_free (point);
}

static DbkChartStyle
current_style (void)
{
  gboolean dark = dbk_style_is_dark ();

  if (dbk_style_is_high_contrast ())
    return dark ? DBK_CHART_STYLE_HIGH_CONTRAST_DARK : DBK_CHART_STYLE_HIGH_CONTRAST;
  return dark ? DBK_CHART_STYLE_DARK : DBK_CHART_STYLE_LIGHT;
}

static void
forget_layout (DbkChartView *self)
{
  g_clear_pointer (&self->layout, dbk_chart_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
ensure_layout (DbkChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->chart == NULL || width < 2 || height < 2)
    return FALSE;
  if (self->layout != NULL && self->layout_width == width && self->layout_height == height)
    return TRUE;
  g_clear_pointer (&self->layout, dbk_chart_layout_free);
  self->layout = dbk_chart_layout (self->chart, width, height,
                                   gtk_widget_get_pango_context (GTK_WIDGET (self)));
  self->layout_width = width;
  self->layout_height = height;
  return TRUE;
}

/* The words beside the point, inside the widget, on the side with more room. */
static void
snapshot_words (DbkChartView *self, GtkSnapshot *snapshot, const DbkChartPoint *point)
{
  g_autoptr (PangoLayout) words = gtk_widget_create_pango_layout (GTK_WIDGET (self), point->text);
  GdkRGBA ground;
  GdkRGBA text;
  GskRoundedRect outline;
  double x;
  double y;
  double left;
  double top;
  int width;
  int height;
  int room = gtk_widget_get_width (GTK_WIDGET (self));

  if (!dbk_chart_layout_get_point (self->layout, point->series, point->tick, &x, &y))
    return;
  pango_layout_set_width (words, MIN (room - 24, 260) * PANGO_SCALE);
  pango_layout_get_pixel_size (words, &width, &height);
  left = CLAMP (x - width / 2.0, 10, MAX (10, room - width - 10));
  top = y - height - 22 > 2 ? y - height - 22 : y + 16;
  dbk_widget_get_colour (GTK_WIDGET (self), "popover_bg_color", &ground);
  dbk_widget_get_text_colour (GTK_WIDGET (self), &text);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) left - 8, (float) top - 5,
                                                        (float) width + 16, (float) height + 10),
                                   6);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.25F }, 0, 1, 0, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
  gtk_snapshot_append_layout (snapshot, words, &text);
  gtk_snapshot_restore (snapshot);
}

static void
dbk_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkChartView *self = DBK_CHART_VIEW (widget);
  const DbkChartPoint *point = NULL;
  cairo_t *cr;

  if (!ensure_layout (self))
    return;
  if (self->told >= 0)
    point = self->points->pdata[self->told];
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->layout_width,
                                                                 (float) self->layout_height));
  dbk_chart_paint (self->layout, cr, current_style ());
  if (point != NULL)
    dbk_chart_paint_focus (self->layout, cr, current_style (), point->series, point->tick);
  cairo_destroy (cr);
  if (point != NULL)
    snapshot_words (self, snapshot, point);
}

static void
dbk_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gboolean compact = DBK_CHART_VIEW (widget)->compact;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = compact ? 200 : 240;
      *natural = compact ? 220 : 480;
    }
  else
    {
      *minimum = compact ? 130 : 180;
      *natural = compact ? 140 : 220;
    }
}

static void
describe (DbkChartView *self)
{
  g_autofree char *all = self->chart == NULL ? g_strdup ("") : dbk_chart_describe (self->chart);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      self->name != NULL ? self->name : _ ("Progress chart"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      self->told >= 0 ? ((DbkChartPoint *) self->points->pdata[self->told])->text : all, -1);
}

static void
tell (DbkChartView *self, int index)
{
  if (self->told == index)
    return;
  self->told = index;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DbkChartView *self)
{
  guint series;
  guint tick;

  if (!ensure_layout (self) || !dbk_chart_hit (self->layout, x, y, &series, &tick))
    {
      tell (self, -1);
      return;
    }
  for (guint i = 0; self->points != NULL && i < self->points->len; i++)
    {
      const DbkChartPoint *point = self->points->pdata[i];

      if (point->series == series && point->tick == tick)
        tell (self, (int) i);
    }
}

static void
leave_cb (GtkEventController *controller, DbkChartView *self)
{
  tell (self, -1);
}

static gboolean
step (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DbkChartView *self = DBK_CHART_VIEW (widget);
  int n = self->points == NULL ? 0 : (int) self->points->len;
  int by = g_variant_get_int32 (arguments);

  if (n == 0)
    return FALSE;
  if (self->told < 0)
    tell (self, by > 0 ? 0 : n - 1);
  else
    tell (self, CLAMP (self->told + by, 0, n - 1));
  return TRUE;
}

static gboolean
untell (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DbkChartView *self = DBK_CHART_VIEW (widget);

  if (self->told < 0)
    return FALSE;
  tell (self, -1);
  return TRUE;
}

static void
dbk_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dbk_chart_view_parent_class)->css_changed (widget, change);
  forget_layout (DBK_CHART_VIEW (widget));
}

static void
dbk_chart_view_finalize (GObject *object)
{
  DbkChartView *self = DBK_CHART_VIEW (object);

  g_clear_pointer (&self->layout, dbk_chart_layout_free);
  g_clear_pointer (&self->chart, dbk_chart_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_free (self->name);
  G_OBJECT_CLASS (dbk_chart_view_parent_class)->finalize (object);
}

static void
dbk_chart_view_class_init (DbkChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dbk_chart_view_finalize;
  widget_class->snapshot = dbk_chart_view_snapshot;
  widget_class->measure = dbk_chart_view_measure;
  widget_class->css_changed = dbk_chart_view_css_changed;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, step, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, untell, NULL);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dbk_chart_view_init (DbkChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->told = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dbk_chart_view_new (void)
{
  return g_object_new (DBK_TYPE_CHART_VIEW, NULL);
}

void
dbk_chart_view_set_chart (DbkChartView *self, DbkChart *chart, GPtrArray *points)
{
  if (chart != NULL)
    dbk_chart_ref (chart);
  g_clear_pointer (&self->chart, dbk_chart_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->chart = chart;
  self->points = points;
  self->told = -1;
  forget_layout (self);
  describe (self);
}

void
dbk_chart_view_set_name (DbkChartView *self, const char *name)
{
  g_return_if_fail (DBK_IS_CHART_VIEW (self));

  g_free (self->name);
  self->name = g_strdup (name);
  describe (self);
}

void
dbk_chart_view_set_compact (DbkChartView *self, gboolean compact)
{
  g_return_if_fail (DBK_IS_CHART_VIEW (self));

  self->compact = compact;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
dbk_chart_view_get_told (DbkChartView *self)
{
  return self->told < 0 ? NULL : ((DbkChartPoint *) self->points->pdata[self->told])->text;
}
