/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's logo and color in the preferences. */
#include <glib/gstdio.h>

#include "app-fixture.h"
#include "dbk-letterhead-group.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  GtkWidget *group;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
  fixture->window = gtk_window_new ();
  fixture->group = dbk_letterhead_group_new (fixture->base.context);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->group);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->group), (gpointer *) &fixture->group);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->group);
  app_fixture_tear_down (&fixture->base, data);
}

static const DbkClinic *
clinic (Fixture *fixture)
{
  return dbk_context_get_lists (fixture->base.context)->clinic;
}

static gboolean
is_teal (gpointer data)
{
  return g_strcmp0 (clinic (data)->color, "#1f6b6b") == 0;
}

static gboolean
is_black (gpointer data)
{
  const char *color = clinic (data)->color;

  return color == NULL || color[0] == '\0';
}

static void
test_color (Fixture *fixture, gconstpointer data)
{
  GtkWidget *black = app_find (fixture->group, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Black");
  GtkWidget *teal = app_find (fixture->group, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Teal");

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (black)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (teal), TRUE);
  app_wait (is_teal, fixture);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (black)));
  g_assert_cmpstr (clinic (fixture)->name, ==, "Linden House Skin Clinic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (black), TRUE);
  app_wait (is_black, fixture);
}

static gboolean
has_logo (gpointer data)
{
  return clinic (data)->logo != NULL;
}

static gboolean
has_no_logo (gpointer data)
{
  return !has_logo (data);
}

static void
test_logo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.directory, "logo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 100);
  GtkWidget *picture = app_find (fixture->group, GTK_TYPE_PICTURE, NULL, NULL);
  GtkWidget *remove = app_find (fixture->group, GTK_TYPE_BUTTON, "label", "_Remove");

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_false (gtk_widget_get_visible (picture));
  g_assert_false (gtk_widget_get_visible (remove));
  dbk_letterhead_group_take_logo (DBK_LETTERHEAD_GROUP (fixture->group), path);
  app_wait (has_logo, fixture);
  g_assert_true (gtk_widget_get_visible (picture));
  g_assert_true (gtk_widget_get_visible (remove));
  /* In the records: the file may go. */
  g_unlink (path);
  g_signal_emit_by_name (remove, "clicked");
  app_wait (has_no_logo, fixture);
  g_assert_false (gtk_widget_get_visible (picture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, APP_FIXTURE_DEMO, set_up, func, tear_down)
  ADD ("/letterhead/color", test_color);
  ADD ("/letterhead/logo", test_logo);
#undef ADD
  return g_test_run ();
}
