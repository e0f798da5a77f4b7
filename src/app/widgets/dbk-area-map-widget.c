/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing of the face or body whose areas can be chosen. */
#include "dbk-area-map-widget.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#include "config.h"
#include <glib/gi18n-lib.h>

#include "dbk-area-button.h"
#include "dbk-catalog.h"
#include "dbk-record.h"

#define LEAST_WIDTH 120
#define NATURAL_WIDTH 336

struct _DbkAreaMapWidget
{
  GtkWidget parent_instance;

  DbkMapView view;
  gboolean editable;
  GPtrArray *buttons;   /* unowned: of DbkAreaButton, children of self */
  GHashTable *selected; /* codes */
  char **avoided;
  char **not_treated;
  char *hovered;
  char *last_focused;
  int natural_width;
  double scale;
  double offset_x;
  double offset_y;
};

G_DEFINE_FINAL_TYPE (DbkAreaMapWidget, dbk_area_map_widget, GTK_TYPE_WIDGET)

enum
{
  SELECTION_CHANGED,
  AREA_HOVERED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

DbkMapStyle
dbk_area_map_widget_current_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? DBK_MAP_STYLE_HIGH_CONTRAST_DARK : DBK_MAP_STYLE_HIGH_CONTRAST;
  return dark ? DBK_MAP_STYLE_DARK : DBK_MAP_STYLE_LIGHT;
}

static DbkMapAreaState
state_of (DbkAreaMapWidget *self, const char *code)
{
  DbkMapAreaState state = DBK_MAP_AREA_FREE;

  if (dbk_codes_contain (self->avoided, code))
    state |= DBK_MAP_AREA_AVOIDED;
  if (dbk_codes_contain (self->not_treated, code))
    state |= DBK_MAP_AREA_NOT_TREATED;
  else if (g_hash_table_contains (self->selected, code))
    state |= DBK_MAP_AREA_SELECTED;
  if (g_strcmp0 (self->hovered, code) == 0)
    state |= DBK_MAP_AREA_HOVER;
  return state;
}

static void
dbk_area_map_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkAreaMapWidget *self = DBK_AREA_MAP_WIDGET (widget);
  DbkMapStyle style = dbk_area_map_widget_current_style ();
  graphene_rect_t bounds;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, self->offset_x, self->offset_y);
  cairo_scale (cr, self->scale, self->scale);
  dbk_map_paint_ground (cr, self->view, style);
  for (int order = 0; order <= 4; order++)
    for (guint i = 0; i < self->buttons->len; i++)
      {
        DbkMapAreaState state = state_of (self, dbk_area_button_get_code (self->buttons->pdata[i]));

        if (dbk_map_area_order (state, DBK_MAP_STEP_NONE) == order)
          dbk_map_paint_area (cr, self->view, i, style, state, DBK_MAP_STEP_NONE);
      }
  dbk_map_paint_outline (cr, self->view, style);
  for (guint i = 0; i < self->buttons->len; i++)
    if ((gtk_widget_get_state_flags (self->buttons->pdata[i]) & GTK_STATE_FLAG_FOCUS_VISIBLE) !=
            0 &&
        gtk_widget_has_focus (self->buttons->pdata[i]))
      dbk_map_paint_focus (cr, self->view, i, style);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
dbk_area_map_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dbk_area_map_widget_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  DbkAreaMapWidget *self = DBK_AREA_MAP_WIDGET (widget);
  double width;
  double height;

  dbk_area_map_size (self->view, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = self->natural_width;
    }
  else
    {
      /* Where the window is low the drawing shrinks instead of pushing the window. */
      *minimum = (int) (LEAST_WIDTH * height / width);
      *natural = (int) (self->natural_width * height / width);
      if (for_size > 0)
        *natural = MAX (*minimum, (int) (for_size * height / width));
    }
}

static void
dbk_area_map_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DbkAreaMapWidget *self = DBK_AREA_MAP_WIDGET (widget);
  double map_width;
  double map_height;

  dbk_area_map_size (self->view, &map_width, &map_height);
  self->scale = MIN (width / map_width, height / map_height);
  self->offset_x = (width - map_width * self->scale) / 2;
  self->offset_y = (height - map_height * self->scale) / 2;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      GskTransform *transform;
      DbkMapBox box;
      int natural;

      dbk_area_map_bounds (self->view, i, &box);
      dbk_area_button_set_scale (DBK_AREA_BUTTON (button), self->scale);
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      transform = gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT ((float) (self->offset_x + box.x * self->scale),
                                      (float) (self->offset_y + box.y * self->scale)));
      gtk_widget_allocate (button, (int) ceil (box.width * self->scale),
                           (int) ceil (box.height * self->scale), -1, transform);
    }
}

static void
button_toggled_cb (GtkToggleButton *button, DbkAreaMapWidget *self)
{
  const char *code = dbk_area_button_get_code (DBK_AREA_BUTTON (button));
  gboolean active = gtk_toggle_button_get_active (button);

  if (g_hash_table_contains (self->selected, code) == active)
    return;
  if (active)
    g_hash_table_add (self->selected, g_strdup (code));
  else
    g_hash_table_remove (self->selected, code);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
dbk_area_map_widget_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  DbkAreaMapWidget *self = DBK_AREA_MAP_WIDGET (widget);
  const char *code = NULL;

  GTK_WIDGET_CLASS (dbk_area_map_widget_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    {
      code = dbk_area_button_get_code (DBK_AREA_BUTTON (child));
      g_free (self->last_focused);
      self->last_focused = g_strdup (code);
    }
  g_signal_emit (self, signals[AREA_HOVERED], 0, code);
}

static void
describe_button (DbkAreaMapWidget *self, GtkWidget *button)
{
  DbkMapAreaState state = state_of (self, dbk_area_button_get_code (DBK_AREA_BUTTON (button)));
  const char *description = "";

  if ((state & DBK_MAP_AREA_AVOIDED) != 0)
    description = C_ ("state of an area, spoken", "to be avoided today");
  else if ((state & DBK_MAP_AREA_NOT_TREATED) != 0)
    description = C_ ("state of an area, spoken", "not treated");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

static void
sync_buttons (DbkAreaMapWidget *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkToggleButton *button = self->buttons->pdata[i];
      const char *code = dbk_area_button_get_code (DBK_AREA_BUTTON (button));

      gtk_toggle_button_set_active (button, g_hash_table_contains (self->selected, code));
      describe_button (self, GTK_WIDGET (button));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
remove_buttons (DbkAreaMapWidget *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
make_buttons (DbkAreaMapWidget *self)
{
  remove_buttons (self);
  for (guint i = 0; i < dbk_area_map_n_areas (self->view); i++)
    {
      GtkWidget *button = dbk_area_button_new (self->view, i);

      gtk_widget_set_sensitive (button, self->editable);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
  sync_buttons (self);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      g_signal_connect_object (self->buttons->pdata[i], "toggled", G_CALLBACK (button_toggled_cb),
                               self, 0);
      g_signal_connect_object (self->buttons->pdata[i], "state-flags-changed",
                               G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
}

static GtkWidget *
find_button (DbkAreaMapWidget *self, const char *code)
{
  guint index;

  if (code == NULL || !dbk_area_map_find (self->view, code, &index))
    return NULL;
  return self->buttons->pdata[index];
}

static GtkWidget *
first_button (DbkAreaMapWidget *self)
{
  GtkWidget *button = find_button (self, self->last_focused);

  if (button != NULL)
    return button;
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return self->buttons->pdata[i];
  return self->buttons->len > 0 ? self->buttons->pdata[0] : NULL;
}

/* The nearest anchor in the direction; what lies sideways counts double, as a person would judge.
 */
static GtkWidget *
neighbor (DbkAreaMapWidget *self, guint from, GtkDirectionType direction)
{
  double x;
  double y;
  double best = INFINITY;
  GtkWidget *found = NULL;

  dbk_area_map_anchor (self->view, from, &x, &y, NULL);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      double other_x;
      double other_y;
      double along;
      double across;

      dbk_area_map_anchor (self->view, i, &other_x, &other_y, NULL);
      if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
        {
          along = direction == GTK_DIR_RIGHT ? other_x - x : x - other_x;
          across = fabs (other_y - y);
        }
      else
        {
          along = direction == GTK_DIR_DOWN ? other_y - y : y - other_y;
          across = fabs (other_x - x);
        }
      if (i != from && along > 0.5 && along + 2 * across < best)
        {
          best = along + 2 * across;
          found = self->buttons->pdata[i];
        }
    }
  return found;
}

static gboolean
dbk_area_map_widget_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DbkAreaMapWidget *self = DBK_AREA_MAP_WIDGET (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  GtkWidget *next;

  if (!self->editable)
    return FALSE;
  if (child == NULL)
    next = first_button (self);
  else if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  else
    next = neighbor (self, dbk_area_button_get_index (DBK_AREA_BUTTON (child)), direction);
  return next != NULL && gtk_widget_grab_focus (next);
}

static int
hit (DbkAreaMapWidget *self, double x, double y)
{
  if (self->scale <= 0)
    return -1;
  return dbk_area_map_hit (self->view, (x - self->offset_x) / self->scale,
                           (y - self->offset_y) / self->scale, DBK_MAP_SLACK / self->scale);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DbkAreaMapWidget *self)
{
  int index;
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  /* A press on an area is its button's; this takes those that just missed. */
  if (!self->editable || DBK_IS_AREA_BUTTON (picked))
    return;
  index = hit (self, x, y);
  if (index < 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (self->buttons->pdata[index]);
  gtk_toggle_button_set_active (self->buttons->pdata[index],
                                !gtk_toggle_button_get_active (self->buttons->pdata[index]));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DbkAreaMapWidget *self)
{
  int index = hit (self, x, y);
  const char *code = index < 0 ? NULL : dbk_area_map_code (self->view, (guint) index);

  if (g_strcmp0 (code, self->hovered) == 0)
    return;
  dbk_area_map_widget_set_hovered (self, code);
  g_signal_emit (self, signals[AREA_HOVERED], 0, code);
}

static void
leave_cb (GtkEventControllerMotion *controller, DbkAreaMapWidget *self)
{
  if (self->hovered == NULL)
    return;
  dbk_area_map_widget_set_hovered (self, NULL);
  g_signal_emit (self, signals[AREA_HOVERED], 0, NULL);
}

static void
dbk_area_map_widget_dispose (GObject *object)
{
  remove_buttons (DBK_AREA_MAP_WIDGET (object));
  G_OBJECT_CLASS (dbk_area_map_widget_parent_class)->dispose (object);
}

static void
dbk_area_map_widget_finalize (GObject *object)
{
  DbkAreaMapWidget *self = DBK_AREA_MAP_WIDGET (object);

  g_ptr_array_unref (self->buttons);
  g_hash_table_unref (self->selected);
  g_strfreev (self->avoided);
  g_strfreev (self->not_treated);
  g_free (self->hovered);
  g_free (self->last_focused);
  G_OBJECT_CLASS (dbk_area_map_widget_parent_class)->finalize (object);
}

static void
dbk_area_map_widget_class_init (DbkAreaMapWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_area_map_widget_dispose;
  object_class->finalize = dbk_area_map_widget_finalize;
  widget_class->snapshot = dbk_area_map_widget_snapshot;
  widget_class->get_request_mode = dbk_area_map_widget_get_request_mode;
  widget_class->measure = dbk_area_map_widget_measure;
  widget_class->size_allocate = dbk_area_map_widget_size_allocate;
  widget_class->focus = dbk_area_map_widget_focus;
  widget_class->set_focus_child = dbk_area_map_widget_set_focus_child;

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[AREA_HOVERED] =
      g_signal_new ("area-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "areamap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_area_map_widget_init (DbkAreaMapWidget *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->editable = TRUE;
  self->natural_width = NATURAL_WIDTH;
  self->buttons = g_ptr_array_new ();
  self->selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  make_buttons (self);
}

GtkWidget *
dbk_area_map_widget_new (void)
{
  return g_object_new (DBK_TYPE_AREA_MAP_WIDGET, NULL);
}

DbkMapView
dbk_area_map_widget_get_view (DbkAreaMapWidget *self)
{
  return self->view;
}

void
dbk_area_map_widget_set_view (DbkAreaMapWidget *self, DbkMapView view)
{
  if (self->view == view)
    return;
  self->view = view;
  g_clear_pointer (&self->hovered, g_free);
  make_buttons (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dbk_area_map_widget_set_editable (DbkAreaMapWidget *self, gboolean editable)
{
  self->editable = editable;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_sensitive (self->buttons->pdata[i], editable);
}

gboolean
dbk_area_map_widget_get_editable (DbkAreaMapWidget *self)
{
  return self->editable;
}

void
dbk_area_map_widget_set_selected (DbkAreaMapWidget *self, char *const *codes)
{
  g_hash_table_remove_all (self->selected);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_hash_table_add (self->selected, g_strdup (codes[i]));
  sync_buttons (self);
}

static int
compare_positions (const void *a, const void *b)
{
  guint left = dbk_catalog_area_position (*(const char *const *) a);
  guint right = dbk_catalog_area_position (*(const char *const *) b);

  return (left > right) - (left < right);
}

char **
dbk_area_map_widget_dup_selected (DbkAreaMapWidget *self)
{
  guint n = 0;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->selected, &n);
  char **codes;

  if (n == 0)
    return NULL;
  codes = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    codes[i] = g_strdup (keys[i]);
  qsort (codes, n, sizeof (char *), compare_positions);
  return codes;
}

static void
set_codes (DbkAreaMapWidget *self, char ***place, char *const *codes)
{
  char **copy = dbk_codes_copy (codes);

  g_strfreev (*place);
  *place = copy;
  sync_buttons (self);
}

void
dbk_area_map_widget_set_avoided (DbkAreaMapWidget *self, char *const *codes)
{
  set_codes (self, &self->avoided, codes);
}

void
dbk_area_map_widget_set_not_treated (DbkAreaMapWidget *self, char *const *codes)
{
  set_codes (self, &self->not_treated, codes);
}

void
dbk_area_map_widget_set_hovered (DbkAreaMapWidget *self, const char *code)
{
  char *copy = g_strdup (code);

  g_free (self->hovered);
  self->hovered = copy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
dbk_area_map_widget_focus_area (DbkAreaMapWidget *self, const char *code)
{
  GtkWidget *button = find_button (self, code);

  return button != NULL && gtk_widget_grab_focus (button);
}

void
dbk_area_map_widget_set_natural_width (DbkAreaMapWidget *self, int width)
{
  self->natural_width = MAX (width, LEAST_WIDTH);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
