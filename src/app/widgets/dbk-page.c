/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolled column of cards a tab consists of. */
#include "config.h"

#include <adwaita.h>

#include "dbk-label.h"
#include "dbk-page.h"

struct _DbkPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DbkPage, dbk_page, GTK_TYPE_WIDGET)

static GtkAdjustment *
adjustment_of (DbkPage *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

GtkWidget *
dbk_page_get_box (DbkPage *self)
{
  g_return_val_if_fail (DBK_IS_PAGE (self), NULL);

  return self->box;
}

void
dbk_page_set_narrow (DbkPage *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_PAGE (self));

  gtk_widget_set_margin_start (self->box, narrow ? 12 : 24);
  gtk_widget_set_margin_end (self->box, narrow ? 12 : 24);
  gtk_widget_set_margin_bottom (self->box, narrow ? 12 : 24);
}

void
dbk_page_scroll_to_top (DbkPage *self)
{
  dbk_page_set_place (self, 0);
}

double
dbk_page_get_place (DbkPage *self)
{
  g_return_val_if_fail (DBK_IS_PAGE (self), 0);

  return gtk_adjustment_get_value (adjustment_of (self));
}

void
dbk_page_set_place (DbkPage *self, double place)
{
  g_return_if_fail (DBK_IS_PAGE (self));

  gtk_adjustment_set_value (adjustment_of (self), place);
}

static void
dbk_page_dispose (GObject *object)
{
  DbkPage *self = DBK_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_page_parent_class)->dispose (object);
}

static void
dbk_page_class_init (DbkPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* A scrolled window asks how high its content would be at the least width it could have, and has no
 * use for the answer: every text of the page would be broken into lines once more for it. */
static void
measure_held (GtkWidget *holder,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size == -1)
    *minimum = *natural = 0;
  else
    gtk_widget_measure (gtk_widget_get_first_child (holder), orientation, for_size, minimum,
                        natural, NULL, NULL);
}

static void
allocate_held (GtkWidget *holder, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (holder), width, height, baseline, NULL);
}

static GtkSizeRequestMode
get_mode_held (GtkWidget *holder)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkWidget *
dbk_page_holder_new (GtkWidget *content)
{
  GtkWidget *holder = adw_bin_new ();

  gtk_widget_set_layout_manager (holder, gtk_custom_layout_new (get_mode_held, measure_held,
                                                                allocate_held));
  adw_bin_set_child (ADW_BIN (holder), content);
  return holder;
}

static void
dbk_page_init (DbkPage *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->box = dbk_column_new (12, NULL);
  /* Shadows and borders of the first card are cut at the edge without it. */
  gtk_widget_set_margin_top (self->box, 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 dbk_page_holder_new (self->box));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  dbk_page_set_narrow (self, FALSE);
}

GtkWidget *
dbk_page_new (void)
{
  return g_object_new (DBK_TYPE_PAGE, NULL);
}
