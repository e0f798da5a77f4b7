/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether it helps, three ways: one chart, a chart an area, a table. */
#include "dbk-progress-card.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dbk-label.h"
#include "dbk-progress-chart.h"
#include "dbk-table.h"
#include "dbk-text.h"

struct _DbkProgressCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *dashed;
  GtkStack *stack;
  DbkClientRecord *record;
  char *course; /* id */
  DbkDate today;
  gboolean narrow;
  DbkProgressState *state;
};

G_DEFINE_FINAL_TYPE (DbkProgressCard, dbk_progress_card, GTK_TYPE_WIDGET)

static GtkWidget *
make_areas (DbkProgressCard *self, const DbkCourse *course)
{
  GtkWidget *areas = dbk_progress_areas_new (self->record, course, self->today);

  if (areas != NULL)
    return areas;
  return dbk_text_new (_ ("No concern of this course was scored by more than one area."),
                       "dbk-dim");
}

/* The page that is shown gets its content the first time. */
static void
fill_page (DbkProgressCard *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  const DbkCourse *course = dbk_client_record_find_course (self->record, self->course);

  if (page == NULL || name == NULL || course == NULL)
    return;
  gtk_widget_set_visible (self->dashed, !g_str_equal (name, "table"));
  if (adw_bin_get_child (ADW_BIN (page)) != NULL)
    return;
  if (g_str_equal (name, "areas"))
    {
      adw_bin_set_child (ADW_BIN (page), make_areas (self, course));
      return;
    }
  adw_bin_set_child (ADW_BIN (page),
                     dbk_progress_table_new (self->record, course, self->today, self->narrow));
  if (self->state->at_once)
    dbk_table_finish (DBK_TABLE (adw_bin_get_child (ADW_BIN (page))));
}

static void
turned_cb (GtkStack *stack, GParamSpec *spec, DbkProgressCard *self)
{
  fill_page (self);
  dbk_set_text (&self->state->page, gtk_stack_get_visible_child_name (stack));
}

static void
add_page (DbkProgressCard *self, GtkWidget *child, const char *name, const char *title)
{
  GtkWidget *page = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (page), child);
  gtk_stack_add_titled (self->stack, page, name, title);
}

static void
build (DbkProgressCard *self, GtkWidget *chart)
{
  GtkWidget *head =
      gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                   self->narrow ? 6 : 12);
  GtkWidget *label = dbk_label_new (_ ("Improvement on Baseline"), "heading");
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_size_request (chart, -1, self->narrow ? 270 : 216);
  gtk_widget_set_vexpand (chart, TRUE);
  add_page (self, chart, "chart", C_ ("how scores are shown", "Chart"));
  add_page (self, NULL, "areas", C_ ("how scores are shown", "By Area"));
  add_page (self, NULL, "table", C_ ("how scores are shown", "Table"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_add_css_class (switcher, "dbk-switcher");
  dbk_widget_set_name (switcher, _ ("How the scores are shown"));
  gtk_widget_set_halign (switcher, self->narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);

  self->dashed = dbk_label_new (_ ("dashed: still to go"), "caption dbk-dim");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), switcher);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), self->dashed);
  if (self->state->page != NULL)
    gtk_stack_set_visible_child_name (self->stack, self->state->page);
  fill_page (self);
  g_signal_connect (self->stack, "notify::visible-child-name", G_CALLBACK (turned_cb), self);
}

static void
dbk_progress_card_dispose (GObject *object)
{
  DbkProgressCard *self = DBK_PROGRESS_CARD (object);

  /* What goes away with the card is nobody's choice. */
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_func (self->stack, turned_cb, self);
  self->stack = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->record, dbk_client_record_unref);

  G_OBJECT_CLASS (dbk_progress_card_parent_class)->dispose (object);
}

static void
dbk_progress_card_finalize (GObject *object)
{
  g_free (DBK_PROGRESS_CARD (object)->course);

  G_OBJECT_CLASS (dbk_progress_card_parent_class)->finalize (object);
}

static void
dbk_progress_card_class_init (DbkProgressCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_progress_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dbk_progress_card_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "progresscard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_progress_card_init (DbkProgressCard *self)
{
  self->box = dbk_column_new (6, "card dbk-pad");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dbk_progress_card_new (const DbkClientRecord *record,
                       const DbkCourse *course,
                       DbkDate today,
                       gboolean narrow,
                       DbkProgressState *state)
{
  GtkWidget *chart = g_object_ref_sink (dbk_chart_view_new ());
  DbkProgressCard *self = NULL;

  if (dbk_progress_chart_fill (DBK_CHART_VIEW (chart), record, course, today))
    {
      self = g_object_new (DBK_TYPE_PROGRESS_CARD, NULL);
      self->record = dbk_client_record_ref ((DbkClientRecord *) record);
      self->course = g_strdup (course->id);
      self->today = today;
      self->narrow = narrow;
      self->state = state;
      build (self, chart);
    }
  g_object_unref (chart);
  return (GtkWidget *) self;
}
