/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a summary as a sheet of paper. */
#include "dbk-summary-sheet.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DbkSummarySheet
{
  GtkWidget parent_instance;

  DbkSummary *summary; /* unowned */
  guint page;
  double scale;
};

G_DEFINE_FINAL_TYPE (DbkSummarySheet, dbk_summary_sheet, GTK_TYPE_WIDGET)

static void
dbk_summary_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkSummarySheet *self = DBK_SUMMARY_SHEET (widget);
  const DbkPaper *paper = dbk_summary_get_paper (self->summary);
  graphene_rect_t bounds;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, (float) (paper->width * self->scale),
                      (float) (paper->height * self->scale));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->scale, self->scale);
  dbk_summary_draw_page (self->summary, cr, self->page);
  cairo_destroy (cr);
}

static void
dbk_summary_sheet_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DbkSummarySheet *self = DBK_SUMMARY_SHEET (widget);
  const DbkPaper *paper = dbk_summary_get_paper (self->summary);

  *minimum = *natural =
      (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? paper->width : paper->height) *
                  self->scale);
}

static void
dbk_summary_sheet_class_init (DbkSummarySheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dbk_summary_sheet_snapshot;
  widget_class->measure = dbk_summary_sheet_measure;

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dbk_summary_sheet_init (DbkSummarySheet *self)
{
  self->scale = 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-sheet");
}

GtkWidget *
dbk_summary_sheet_new (DbkSummary *summary, guint page)
{
  DbkSummarySheet *self = g_object_new (DBK_TYPE_SUMMARY_SHEET, NULL);
  g_autofree char *label =
      g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, dbk_summary_get_n_pages (summary));

  self->summary = summary;
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
dbk_summary_sheet_set_scale (DbkSummarySheet *self, double scale)
{
  if (fabs (self->scale - scale) < 0.001)
    return;
  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
