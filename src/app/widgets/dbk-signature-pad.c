/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line to sign on. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-signature-pad.h"

#define LEAST_WIDTH 240
#define NATURAL_WIDTH 420
#define HEIGHT 140
/* The line is at this part of the height. */
#define LINE_AT 0.75
#define MARGIN 16
#define INK 2.2
/* Of the picture that is kept: sharp on paper, small in the records. */
#define SCALE 2
#define MOST_PIXELS 1600
#define MOST_POINTS 20000

struct _DbkSignaturePad
{
  GtkWidget parent_instance;

  GPtrArray *strokes; /* of GArray of graphene_point_t */
  guint n_points;
  graphene_point_t start; /* of the stroke that is drawn */
};

G_DEFINE_FINAL_TYPE (DbkSignaturePad, dbk_signature_pad, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_point (DbkSignaturePad *self, float x, float y)
{
  const graphene_point_t point = GRAPHENE_POINT_INIT (x, y);

  /* Nobody signs that long: a stylus left lying on the pad. */
  if (self->strokes->len == 0 || self->n_points >= MOST_POINTS)
    return;
  g_array_append_val ((GArray *) self->strokes->pdata[self->strokes->len - 1], point);
  self->n_points++;
}

static void
begin_stroke (DbkSignaturePad *self)
{
  g_ptr_array_add (self->strokes, g_array_new (FALSE, FALSE, sizeof (graphene_point_t)));
}

static void
tell (DbkSignaturePad *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DbkSignaturePad *self)
{
  /* Else the page would scroll under the finger. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  begin_stroke (self);
  self->start = GRAPHENE_POINT_INIT ((float) x, (float) y);
  add_point (self, (float) x, (float) y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DbkSignaturePad *self)
{
  add_point (self, self->start.x + (float) dx, self->start.y + (float) dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (DbkSignaturePad *self)
{
  tell (self);
}

/* Curves through the middles between the points: a hand has no corners. */
static void
trace (cairo_t *cr, const GArray *stroke)
{
  const graphene_point_t *points = (const graphene_point_t *) (const void *) stroke->data;

  if (stroke->len == 0)
    return;
  cairo_move_to (cr, points[0].x, points[0].y);
  if (stroke->len == 1)
    cairo_line_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < stroke->len; i++)
    {
      double x = (points[i - 1].x + points[i].x) / 2;
      double y = (points[i - 1].y + points[i].y) / 2;
      double from_x;
      double from_y;

      cairo_get_current_point (cr, &from_x, &from_y);
      cairo_curve_to (cr, (from_x + 2 * points[i - 1].x) / 3, (from_y + 2 * points[i - 1].y) / 3,
                      (x + 2 * points[i - 1].x) / 3, (y + 2 * points[i - 1].y) / 3, x, y);
      if (i == stroke->len - 1)
        cairo_line_to (cr, points[i].x, points[i].y);
    }
}

static void
ink (DbkSignaturePad *self, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.15);
  cairo_set_line_width (cr, INK);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->strokes->len; i++)
    trace (cr, self->strokes->pdata[i]);
  cairo_stroke (cr);
}

static void
dbk_signature_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, MARGIN, (int) (height * LINE_AT) + 0.5);
  cairo_line_to (cr, width - MARGIN, (int) (height * LINE_AT) + 0.5);
  cairo_stroke (cr);
  ink (DBK_SIGNATURE_PAD (widget), cr);
  cairo_destroy (cr);
}

static void
dbk_signature_pad_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
dbk_signature_pad_finalize (GObject *object)
{
  g_ptr_array_unref (DBK_SIGNATURE_PAD (object)->strokes);
  G_OBJECT_CLASS (dbk_signature_pad_parent_class)->finalize (object);
}

static void
dbk_signature_pad_class_init (DbkSignaturePadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dbk_signature_pad_finalize;
  widget_class->snapshot = dbk_signature_pad_snapshot;
  widget_class->measure = dbk_signature_pad_measure;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "signature");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dbk_signature_pad_init (DbkSignaturePad *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-signature");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Signature, drawn with the mouse, a finger or a pen"), -1);
}

GtkWidget *
dbk_signature_pad_new (void)
{
  return g_object_new (DBK_TYPE_SIGNATURE_PAD, NULL);
}

gboolean
dbk_signature_pad_is_empty (DbkSignaturePad *self)
{
  g_return_val_if_fail (DBK_IS_SIGNATURE_PAD (self), TRUE);

  return self->n_points == 0;
}

void
dbk_signature_pad_clear (DbkSignaturePad *self)
{
  g_return_if_fail (DBK_IS_SIGNATURE_PAD (self));

  g_ptr_array_set_size (self->strokes, 0);
  self->n_points = 0;
  tell (self);
}

void
dbk_signature_pad_draw (DbkSignaturePad *self, const graphene_point_t *points, guint n)
{
  g_return_if_fail (DBK_IS_SIGNATURE_PAD (self));

  begin_stroke (self);
  for (guint i = 0; i < n; i++)
    add_point (self, points[i].x, points[i].y);
  tell (self);
}

static graphene_rect_t
extents (DbkSignaturePad *self)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT_ZERO;
  gboolean first = TRUE;

  for (guint i = 0; i < self->strokes->len; i++)
    {
      const GArray *stroke = self->strokes->pdata[i];

      for (guint j = 0; j < stroke->len; j++)
        {
          const graphene_point_t *point = &g_array_index (stroke, graphene_point_t, j);

          if (first)
            graphene_rect_init (&box, point->x, point->y, 0, 0);
          else
            graphene_rect_expand (&box, point, &box);
          first = FALSE;
        }
    }
  graphene_rect_inset (&box, -INK - 2, -INK - 2);
  return box;
}

static cairo_status_t
write_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
dbk_signature_pad_dup_png (DbkSignaturePad *self)
{
  graphene_rect_t box;
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *png;

  g_return_val_if_fail (DBK_IS_SIGNATURE_PAD (self), NULL);

  if (dbk_signature_pad_is_empty (self))
    return NULL;
  box = extents (self);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (int) CLAMP (SCALE * box.size.width, 1, MOST_PIXELS),
                                        (int) CLAMP (SCALE * box.size.height, 1, MOST_PIXELS));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, -box.origin.x, -box.origin.y);
  ink (self, cr);
  cairo_destroy (cr);
  png = g_byte_array_new ();
  cairo_surface_write_to_png_stream (surface, write_png, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}
