/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photograph, or two of them seen together. */
#include "config.h"

#include "dbk-photo-compare.h"

#define MOST_ZOOM 12.0
#define STEP 1.25
#define PAN_STEP 0.1
#define GAP 8.0f

struct _DbkPhotoCompare
{
  GtkWidget parent_instance;

  DbkCompareMode mode;
  GdkTexture *textures[2];
  double zoom;
  double x; /* the middle of what is shown, in parts of the photograph */
  double y;
  double split;
  double drag_x;
  double drag_y;
  double pinch;
};

G_DEFINE_FINAL_TYPE (DbkPhotoCompare, dbk_photo_compare, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Where things are */

static void
frame_of (DbkPhotoCompare *self, int index, graphene_rect_t *frame)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float half = MAX (1, (width - GAP) / 2);

  if (self->mode == DBK_COMPARE_BESIDE)
    graphene_rect_init (frame, index == 0 ? 0 : width - half, 0, half, height);
  else
    graphene_rect_init (frame, 0, 0, width, height);
}

/* The whole photograph at the zoom of now; what lies outside its frame is cut off. */
static void
picture_of (DbkPhotoCompare *self, int index, graphene_rect_t *picture)
{
  float texture_width = (float) gdk_texture_get_width (self->textures[index]);
  float texture_height = (float) gdk_texture_get_height (self->textures[index]);
  graphene_rect_t frame;
  float scale;

  frame_of (self, index, &frame);
  scale = MIN (frame.size.width / texture_width, frame.size.height / texture_height) *
          (float) self->zoom;
  graphene_rect_init (
      picture, frame.origin.x + frame.size.width / 2 - texture_width * scale * (float) self->x,
      frame.origin.y + frame.size.height / 2 - texture_height * scale * (float) self->y,
      texture_width * scale, texture_height * scale);
}

static void
part_of (DbkPhotoCompare *self, int index, graphene_rect_t *part)
{
  float at;

  frame_of (self, index, part);
  if (self->mode != DBK_COMPARE_SLIDER)
    return;
  at = part->size.width * (float) self->split;
  if (index == 0)
    part->size.width = at;
  else
    {
      part->origin.x += at;
      part->size.width -= at;
    }
}

static gboolean
is_shown (DbkPhotoCompare *self, int index)
{
  return self->textures[index] != NULL && (index == 1 || self->mode != DBK_COMPARE_ONE);
}

int
dbk_photo_compare_locate (DbkPhotoCompare *self, double x, double y, double *at_x, double *at_y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  for (int i = 0; i < 2; i++)
    {
      graphene_rect_t rect;

      if (!is_shown (self, i))
        continue;
      part_of (self, i, &rect);
      if (!graphene_rect_contains_point (&rect, &point))
        continue;
      picture_of (self, i, &rect);
      *at_x = (x - rect.origin.x) / rect.size.width;
      *at_y = (y - rect.origin.y) / rect.size.height;
      return *at_x >= 0 && *at_x <= 1 && *at_y >= 0 && *at_y <= 1 ? i : -1;
    }
  return -1;
}

/* Changing them */

static void
changed (DbkPhotoCompare *self)
{
  double reach = 0.5 / self->zoom;

  /* At least half of the frame stays filled. */
  self->x = CLAMP (self->x, MIN (reach, 0.5), MAX (1 - reach, 0.5));
  self->y = CLAMP (self->y, MIN (reach, 0.5), MAX (1 - reach, 0.5));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

void
dbk_photo_compare_zoom (DbkPhotoCompare *self, double factor)
{
  g_return_if_fail (DBK_IS_PHOTO_COMPARE (self));

  self->zoom = CLAMP (self->zoom * factor, 1, MOST_ZOOM);
  changed (self);
}

double
dbk_photo_compare_get_zoom (DbkPhotoCompare *self)
{
  g_return_val_if_fail (DBK_IS_PHOTO_COMPARE (self), 1);

  return self->zoom;
}

void
dbk_photo_compare_pan (DbkPhotoCompare *self, double x, double y)
{
  g_return_if_fail (DBK_IS_PHOTO_COMPARE (self));

  self->x += x;
  self->y += y;
  changed (self);
}

void
dbk_photo_compare_set_split (DbkPhotoCompare *self, double split)
{
  g_return_if_fail (DBK_IS_PHOTO_COMPARE (self));

  split = CLAMP (split, 0, 1);
  if (split == self->split)
    return;
  self->split = split;
  changed (self);
}

double
dbk_photo_compare_get_split (DbkPhotoCompare *self)
{
  g_return_val_if_fail (DBK_IS_PHOTO_COMPARE (self), 0);

  return self->split;
}

void
dbk_photo_compare_set_mode (DbkPhotoCompare *self, DbkCompareMode mode)
{
  g_return_if_fail (DBK_IS_PHOTO_COMPARE (self));

  self->mode = mode;
  changed (self);
}

void
dbk_photo_compare_set_texture (DbkPhotoCompare *self, gboolean second, GdkTexture *texture)
{
  g_return_if_fail (DBK_IS_PHOTO_COMPARE (self));

  if (g_set_object (&self->textures[second ? 1 : 0], texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* By hand */

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, DbkPhotoCompare *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = self->x;
  self->drag_y = self->y;
}

static void
drag_update_cb (GtkGestureDrag *drag, double x, double y, DbkPhotoCompare *self)
{
  int index = is_shown (self, 1) ? 1 : 0;
  graphene_rect_t picture;

  if (!is_shown (self, index))
    return;
  picture_of (self, index, &picture);
  self->x = self->drag_x - x / picture.size.width;
  self->y = self->drag_y - y / picture.size.height;
  changed (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double x, double y, DbkPhotoCompare *self)
{
  dbk_photo_compare_zoom (self, y < 0 ? STEP : 1 / STEP);
  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, DbkPhotoCompare *self)
{
  self->pinch = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, DbkPhotoCompare *self)
{
  if (self->pinch > 0)
    dbk_photo_compare_zoom (self, self->pinch * scale / self->zoom);
}

static gboolean
zoom_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  double factor = g_variant_get_double (arguments);
  DbkPhotoCompare *self = DBK_PHOTO_COMPARE (widget);

  dbk_photo_compare_zoom (self, factor > 0 ? factor : 1 / self->zoom);
  return TRUE;
}

static gboolean
pan_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DbkPhotoCompare *self = DBK_PHOTO_COMPARE (widget);
  double x;
  double y;

  g_variant_get (arguments, "(dd)", &x, &y);
  dbk_photo_compare_pan (self, x * PAN_STEP / self->zoom, y * PAN_STEP / self->zoom);
  return TRUE;
}

/* The class */

static void
dbk_photo_compare_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkPhotoCompare *self = DBK_PHOTO_COMPARE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  for (int i = 0; i < 2; i++)
    {
      graphene_rect_t part;
      graphene_rect_t picture;

      if (!is_shown (self, i))
        continue;
      part_of (self, i, &part);
      picture_of (self, i, &picture);
      if (part.size.width < 1)
        continue;
      gtk_snapshot_push_clip (snapshot, &part);
      gtk_snapshot_append_texture (snapshot, self->textures[i], &picture);
      gtk_snapshot_pop (snapshot);
    }
  if (self->mode == DBK_COMPARE_SLIDER)
    {
      float at = width * (float) self->split;
      const GdkRGBA white = { 1, 1, 1, 1 };
      const GdkRGBA black = { 0, 0, 0, 1 };

      /* Seen on skin as on dark hair. */
      gtk_snapshot_append_color (snapshot, &black, &GRAPHENE_RECT_INIT (at - 2, 0, 4, height));
      gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (at - 1, 0, 2, height));
    }
}

static void
dbk_photo_compare_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 160;
  *natural = 640;
}

static void
dbk_photo_compare_finalize (GObject *object)
{
  DbkPhotoCompare *self = DBK_PHOTO_COMPARE (object);

  g_clear_object (&self->textures[0]);
  g_clear_object (&self->textures[1]);
  G_OBJECT_CLASS (dbk_photo_compare_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    double factor;
  } zooms[] = {
    { GDK_KEY_plus, STEP },      { GDK_KEY_equal, STEP },           { GDK_KEY_KP_Add, STEP },
    { GDK_KEY_minus, 1 / STEP }, { GDK_KEY_KP_Subtract, 1 / STEP }, { GDK_KEY_0, 0 },
    { GDK_KEY_KP_0, 0 }
  };
  static const struct
  {
    guint key;
    double x;
    double y;
  } pans[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_key_cb, "d", zooms[i].factor);
  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding (widget_class, pans[i].key, 0, pan_key_cb, "(dd)", pans[i].x,
                                  pans[i].y);
}

static void
dbk_photo_compare_class_init (DbkPhotoCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dbk_photo_compare_finalize;
  widget_class->snapshot = dbk_photo_compare_snapshot;
  widget_class->measure = dbk_photo_compare_measure;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "photocompare");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
dbk_photo_compare_init (DbkPhotoCompare *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                       GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->zoom = 1;
  self->x = 0.5;
  self->y = 0.5;
  self->split = 0.5;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

GtkWidget *
dbk_photo_compare_new (void)
{
  return g_object_new (DBK_TYPE_PHOTO_COMPARE, NULL);
}
