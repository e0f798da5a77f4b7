/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of the treatment section's columns, and the offer to copy. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-values.h"
#include "dbk-catalog.h"
#include "dbk-draft-edit.h"
#include "dbk-grade-box.h"
#include "dbk-names.h"
#include "dbk-section-parts.h"
#include "dbk-treatment-head.h"

struct _DbkTreatmentHead
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  GtkWidget *offer;
  GtkLabel *offer_text;
  GtkWidget *copy;
  GtkWidget *heads;
  GtkWidget *narrow_all; /* "set all" where there are no columns */
  GtkLabel *narrow_label;
  DbkGradeBox *all;
  GtkWidget *all_cell;
};

G_DEFINE_FINAL_TYPE (DbkTreatmentHead, dbk_treatment_head, GTK_TYPE_WIDGET)

enum
{
  COPY_LAST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
copy_cb (DbkTreatmentHead *self)
{
  g_signal_emit (self, signals[COPY_LAST], 0);
}

static void
all_chosen_cb (DbkTreatmentHead *self, int grade, gboolean typed)
{
  /* A command, not a value: it shows nothing. */
  dbk_grade_box_set_grade (self->all, DBK_NONE);
  if (grade != DBK_NONE)
    dbk_draft_set_endpoints (self->draft, grade);
}

static void
dbk_treatment_head_dispose (GObject *object)
{
  DbkTreatmentHead *self = DBK_TREATMENT_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_treatment_head_parent_class)->dispose (object);
}

static void
dbk_treatment_head_class_init (DbkTreatmentHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_treatment_head_dispose;
  signals[COPY_LAST] = g_signal_new ("copy-last", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_treatment_head_init (DbkTreatmentHead *self)
{
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
make_offer (DbkTreatmentHead *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->offer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->offer, "dbk-area-row");
  gtk_widget_add_css_class (self->offer, "next");
  gtk_box_append (GTK_BOX (texts), make_label (_ ("Same as last session?"), "heading"));
  self->offer_text = GTK_LABEL (make_label ("", "dbk-last"));
  gtk_label_set_wrap (self->offer_text, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->offer_text), "numeric");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->offer_text));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->offer), texts);
  self->copy = gtk_button_new ();
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("edit-copy-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Copy last session")));
  gtk_button_set_child (GTK_BUTTON (self->copy), content);
  gtk_widget_set_valign (self->copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->copy, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy last session"), -1);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (self->offer), self->copy);
  gtk_box_append (GTK_BOX (self->box), self->offer);
}

static void
make_heads (DbkTreatmentHead *self, DbkRowColumns *columns)
{
  const char *const titles[DBK_N_COLUMNS] = { _ ("Area"),      _ ("Tip"),
                                              _ ("Vacuum"),    _ ("Passes"),
                                              _ ("Direction"), _ ("Endpoint 0–4, set all") };

  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->heads, "dbk-area-heads");
  for (int i = 0; i < DBK_N_COLUMNS; i++)
    {
      GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      GtkWidget *label = make_label (titles[i], "caption-heading");

      gtk_widget_add_css_class (label, "dbk-dim");
      gtk_widget_set_valign (cell, GTK_ALIGN_END);
      gtk_widget_set_size_request (cell, dbk_row_column_width (GTK_WIDGET (self), (DbkColumn) i),
                                   -1);
      gtk_widget_set_hexpand (cell, i == DBK_COLUMN_AREA);
      gtk_size_group_add_widget (columns->groups[i], cell);
      gtk_box_append (GTK_BOX (cell), label);
      if (i == DBK_COLUMN_ENDPOINT)
        self->all_cell = cell;
      gtk_box_append (GTK_BOX (self->heads), cell);
    }
  self->all = DBK_GRADE_BOX (dbk_grade_box_new (0, 4));
  dbk_grade_box_set_name (self->all, _ ("Endpoint of all areas that have none yet"),
                          dbk_area_endpoint_word, NULL);
  g_signal_connect_swapped (self->all, "chosen", G_CALLBACK (all_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->all_cell), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (self->box), self->heads);
  self->narrow_all = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->narrow_all, "dbk-area-heads");
  self->narrow_label = GTK_LABEL (make_label (_ ("Endpoint of all areas"), "caption-heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->narrow_label), TRUE);
  gtk_box_append (GTK_BOX (self->narrow_all), GTK_WIDGET (self->narrow_label));
  gtk_widget_set_visible (self->narrow_all, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->narrow_all);
}

GtkWidget *
dbk_treatment_head_new (DbkDraft *draft, DbkRowColumns *columns)
{
  DbkTreatmentHead *self = g_object_new (DBK_TYPE_TREATMENT_HEAD, NULL);

  self->draft = g_object_ref (draft);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_offer (self);
  make_heads (self, columns);
  return GTK_WIDGET (self);
}

static gboolean
same_areas (const DbkSession *draft, const DbkSession *last)
{
  for (guint i = 0; i < last->areas->len; i++)
    {
      const DbkSessionArea *row = last->areas->pdata[i];

      if (row->treated && dbk_session_find_area (draft, row->area) == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
describe_last (DbkTreatmentHead *self, const DbkSession *last)
{
  g_autofree char *day = dbk_date_format_day (last->treated_on);
  guint treated = dbk_session_count_treated (last);
  const char *reaction = g_strcmp0 (last->reaction_answer, "some") == 0
                             ? _ ("an adverse reaction was noted")
                             : _ ("no adverse reaction");

  if (same_areas (dbk_draft_get_session (self->draft), last))
    /* Translators: the last session's day, how many areas, and how the skin took it. */
    return g_strdup_printf (ngettext ("%s: the same %u area, %s", "%s: the same %u areas, %s",
                                      treated),
                            day, treated, reaction);
  return g_strdup_printf (ngettext ("%s: %u area, %s", "%s: %u areas, %s", treated), day, treated,
                          reaction);
}

void
dbk_treatment_head_update (DbkTreatmentHead *self)
{
  const DbkSession *last;
  gboolean offer;

  g_return_if_fail (DBK_IS_TREATMENT_HEAD (self));

  last = dbk_draft_get_last (self->draft);
  offer = dbk_draft_can_copy_last (self->draft);
  gtk_widget_set_visible (self->offer, offer);
  if (offer)
    {
      g_autofree char *text = describe_last (self, last);

      gtk_label_set_text (self->offer_text, text);
    }
}

void
dbk_treatment_head_set_narrow (DbkTreatmentHead *self, gboolean narrow)
{
  GtkWidget *from;
  GtkWidget *to;

  g_return_if_fail (DBK_IS_TREATMENT_HEAD (self));

  from = gtk_widget_get_parent (GTK_WIDGET (self->all));
  to = narrow ? self->narrow_all : self->all_cell;
  if (from != to)
    {
      g_object_ref (self->all);
      gtk_box_remove (GTK_BOX (from), GTK_WIDGET (self->all));
      gtk_box_append (GTK_BOX (to), GTK_WIDGET (self->all));
      g_object_unref (self->all);
    }
  gtk_widget_set_visible (self->heads, !narrow);
  gtk_widget_set_visible (self->narrow_all, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->offer),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

gboolean
dbk_treatment_head_focus_copy (DbkTreatmentHead *self)
{
  g_return_val_if_fail (DBK_IS_TREATMENT_HEAD (self), FALSE);

  return gtk_widget_get_visible (self->offer) && gtk_widget_grab_focus (self->copy);
}

static void
area_toggled_cb (GtkCheckButton *check, DbkDraft *draft)
{
  const char *area = g_object_get_data (G_OBJECT (check), "area");
  g_auto (GStrv) codes = dbk_draft_dup_areas (draft);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) wanted = NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], area) != 0)
      g_strv_builder_add (builder, codes[i]);
  if (gtk_check_button_get_active (check))
    g_strv_builder_add (builder, area);
  wanted = g_strv_builder_end (builder);
  dbk_draft_choose_areas (draft, wanted);
}

/* Every area there is, in two columns: face and body. */
static void
make_area_list (GtkMenuButton *button, gpointer data)
{
  DbkDraft *draft = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  guint n;
  const DbkAreaInfo *areas = dbk_catalog_areas (&n);
  int rows[2] = { 1, 1 };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_attach (GTK_GRID (grid), make_label (_ ("Face"), "heading"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (_ ("Body"), "heading"), 1, 0, 1, 1);
  for (guint i = 0; i < n; i++)
    {
      int column = areas[i].region == DBK_REGION_FACE ? 0 : 1;
      GtkWidget *check = gtk_check_button_new_with_label (dbk_name (DBK_NAME_AREA, areas[i].code));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   dbk_session_find_area (dbk_draft_get_session (draft),
                                                          areas[i].code) != NULL);
      g_object_set_data (G_OBJECT (check), "area", (gpointer) areas[i].code);
      g_signal_connect_object (check, "toggled", G_CALLBACK (area_toggled_cb), draft, 0);
      gtk_grid_attach (GTK_GRID (grid), check, column, rows[column]++, 1, 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
dbk_treatment_head_make_add_area (DbkDraft *draft)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add Area"));
  dbk_section_name_menu_button (button, _ ("Add Area"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (button, 6);
  gtk_widget_set_margin_top (button, 4);
  gtk_widget_set_margin_bottom (button, 4);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_area_list,
                                         g_object_ref (draft), g_object_unref);
  return button;
}
