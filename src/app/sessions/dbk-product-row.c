/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One product used in a session. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-choice.h"
#include "dbk-draft-edit.h"
#include "dbk-names.h"
#include "dbk-product-row.h"
#include "dbk-section-parts.h"
#include "dbk-suggest-entry.h"
#include "dbk-text.h"

struct _DbkProductRow
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  guint index;
  GtkWidget *box;
  GtkWidget *fields;
  DbkChoice *step;
  DbkSuggestEntry *name;
  DbkSuggestEntry *batch;
  DbkSuggestEntry *expires;
  GtkWidget *areas;
  GtkLabel *areas_text;
  GtkWidget *remove;
  GtkLabel *warning;
};

G_DEFINE_FINAL_TYPE (DbkProductRow, dbk_product_row, GTK_TYPE_WIDGET)

static DbkSessionProduct *
values_of (DbkProductRow *self)
{
  return dbk_draft_get_session (self->draft)->products->pdata[self->index];
}

static void
warn (DbkProductRow *self, const char *message)
{
  gtk_label_set_text (self->warning, message == NULL ? "" : message);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), message != NULL);
}

static void
check_expiry (DbkProductRow *self)
{
  const DbkSessionProduct *values = values_of (self);
  const DbkSession *session = dbk_draft_get_session (self->draft);
  g_autofree char *day = NULL;
  g_autofree char *message = NULL;

  if (values->expires_on == DBK_DATE_NONE || values->expires_on >= session->treated_on)
    {
      warn (self, NULL);
      return;
    }
  day = dbk_date_format_long (values->expires_on);
  message = g_strdup_printf (_ ("This batch expired on %s."), day);
  warn (self, message);
}

static void
step_chosen_cb (DbkProductRow *self)
{
  dbk_set_text (&values_of (self)->step, dbk_choice_get_code (self->step));
  dbk_draft_touch (self->draft, 0);
}

static void
name_edited_cb (DbkProductRow *self)
{
  dbk_set_text (&values_of (self)->name, dbk_suggest_entry_get_text (self->name));
  dbk_draft_touch (self->draft, 0);
}

static void
batch_edited_cb (DbkProductRow *self)
{
  dbk_set_text (&values_of (self)->batch_number, dbk_suggest_entry_get_text (self->batch));
  dbk_draft_touch (self->draft, 0);
}

static void
expires_done_cb (DbkProductRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  /* An expiry lies ahead, so a year of two digits may as well. */
  DbkDate day =
      dbk_date_parse (dbk_suggest_entry_get_text (self->expires), dbk_date_order_of_locale (),
                      dbk_date_add_months (dbk_draft_get_today (self->draft), 600), &error);

  if (error != NULL)
    {
      dbk_suggest_entry_set_error (self->expires, error->message);
      warn (self, error->message);
      return;
    }
  values_of (self)->expires_on = day;
  text = dbk_date_format_medium (day);
  dbk_suggest_entry_set_text (self->expires, text);
  check_expiry (self);
  dbk_draft_touch (self->draft, 0);
}

static gboolean
remove_idle (gpointer data)
{
  DbkProductRow *self = data;

  if (self->draft != NULL)
    dbk_draft_remove_product (self->draft, self->index);
  return G_SOURCE_REMOVE;
}

/* The press takes this row away: not before it is over. */
static void
remove_cb (DbkProductRow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_idle, g_object_ref (self), g_object_unref);
}

/* Where it was put on */

static void
show_areas (DbkProductRow *self)
{
  const DbkSessionProduct *values = values_of (self);
  g_autofree char *names = dbk_names_areas (values->areas);
  const char *text = *names == '\0' ? _ ("All areas treated") : names;
  /* Translators: where a product was used, spoken: "Areas of this product: Chin". */
  g_autofree char *spoken = g_strdup_printf (_ ("Areas of this product: %s"), text);

  gtk_label_set_text (self->areas_text, text);
  dbk_section_name_menu_button (self->areas, spoken);
}

static void
area_toggled_cb (GtkCheckButton *check, DbkProductRow *self)
{
  DbkSessionProduct *values = values_of (self);
  const char *area = g_object_get_data (G_OBJECT (check), "area");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = gtk_check_button_get_active (check);

  for (guint i = 0; values->areas != NULL && values->areas[i] != NULL; i++)
    if (g_strcmp0 (values->areas[i], area) != 0)
      {
        g_strv_builder_add (builder, values->areas[i]);
        any = TRUE;
      }
  if (gtk_check_button_get_active (check))
    g_strv_builder_add (builder, area);
  g_strfreev (values->areas);
  values->areas = any ? g_strv_builder_end (builder) : NULL;
  show_areas (self);
  dbk_draft_touch (self->draft, 0);
}

static void
make_areas (GtkMenuButton *button, gpointer data)
{
  DbkProductRow *self = data;
  const DbkSession *session = dbk_draft_get_session (self->draft);
  const DbkSessionProduct *values = values_of (self);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box),
                  dbk_section_text_new (_ ("None ticked: all areas treated."), "dbk-dim"));
  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *row = session->areas->pdata[i];
      GtkWidget *check;

      if (!row->treated)
        continue;
      check = gtk_check_button_new_with_label (dbk_name (DBK_NAME_AREA, row->area));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   dbk_codes_contain (values->areas, row->area));
      g_object_set_data_full (G_OBJECT (check), "area", g_strdup (row->area), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (area_toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
make_areas_button (DbkProductRow *self)
{
  self->areas = gtk_menu_button_new ();
  self->areas_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->areas_text, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->areas_text, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->areas_text), "dbk-last");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->areas), GTK_WIDGET (self->areas_text));
  gtk_widget_add_css_class (self->areas, "flat");
  gtk_widget_add_css_class (self->areas, "dbk-area-name");
  gtk_widget_set_tooltip_text (self->areas, _ ("Where It Was Put On"));
  gtk_widget_set_halign (self->areas, GTK_ALIGN_START);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->areas), make_areas, self, NULL);
}

static void
dbk_product_row_dispose (GObject *object)
{
  DbkProductRow *self = DBK_PRODUCT_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_product_row_parent_class)->dispose (object);
}

static void
dbk_product_row_class_init (DbkProductRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_product_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_product_row_init (DbkProductRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-area-row");
}

static void
connect (DbkProductRow *self, gpointer entry, const char *signal, void (*handler) (DbkProductRow *))
{
  g_signal_connect_object (entry, signal, G_CALLBACK (handler), self, G_CONNECT_SWAPPED);
}

static void
make_children (DbkProductRow *self)
{
  self->remove = dbk_section_icon_button_new ("user-trash-symbolic", _ ("Remove This Product"));
  self->fields = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->fields), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->fields), 6);
  self->step = DBK_CHOICE (dbk_choice_new (_ ("Step")));
  self->name = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Product"), NULL, NULL));
  self->batch = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Batch number"), NULL, NULL));
  self->expires = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Expires on"), NULL, NULL));
  dbk_section_fill_choice (GTK_WIDGET (self->step), DBK_NAME_STEP, NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Product"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->batch), _ ("Batch number"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->expires), _ ("Expires on"));
  gtk_widget_set_size_request (GTK_WIDGET (self->step), 140, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->batch), 120, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->expires), 120, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_grid_attach (GTK_GRID (self->fields), GTK_WIDGET (self->step), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->fields), GTK_WIDGET (self->name), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->fields), GTK_WIDGET (self->batch), 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->fields), GTK_WIDGET (self->expires), 3, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->fields), self->remove, 4, 0, 1, 1);
  self->warning = GTK_LABEL (dbk_section_text_new ("", "dbk-error"));
  make_areas_button (self);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  gtk_box_append (GTK_BOX (self->box), self->areas);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->warning));
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (DbkProductRow *self)
{
  const DbkSessionProduct *values = values_of (self);
  g_autofree char *expires = dbk_date_format_medium (values->expires_on);

  dbk_choice_set_code (self->step, values->step, dbk_name (DBK_NAME_STEP, values->step));
  dbk_suggest_entry_set_text (self->name, values->name);
  dbk_suggest_entry_set_text (self->batch, values->batch_number);
  dbk_suggest_entry_set_text (self->expires, expires);
  show_areas (self);
  check_expiry (self);
}

GtkWidget *
dbk_product_row_new (DbkDraft *draft, guint index)
{
  DbkProductRow *self = g_object_new (DBK_TYPE_PRODUCT_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->index = index;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_children (self);
  fill (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dbk_suggest_entry_get_text (self->name), -1);
  connect (self, self->step, "chosen", step_chosen_cb);
  connect (self, self->name, "edited", name_edited_cb);
  connect (self, self->batch, "edited", batch_edited_cb);
  connect (self, self->expires, "done", expires_done_cb);
  return GTK_WIDGET (self);
}

static void
place (DbkProductRow *self, gpointer widget, int column, int row, int width)
{
  g_object_ref (widget);
  gtk_grid_remove (GTK_GRID (self->fields), widget);
  gtk_grid_attach (GTK_GRID (self->fields), widget, column, row, width, 1);
  g_object_unref (widget);
}

void
dbk_product_row_set_narrow (DbkProductRow *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_PRODUCT_ROW (self));

  /* The name in the first line beside the bin, the rest below it. */
  place (self, self->name, narrow ? 0 : 1, 0, narrow ? 2 : 1);
  place (self, self->step, 0, narrow ? 1 : 0, narrow ? 3 : 1);
  place (self, self->batch, narrow ? 0 : 2, narrow ? 2 : 0, 1);
  place (self, self->expires, narrow ? 1 : 3, narrow ? 2 : 0, narrow ? 2 : 1);
  place (self, self->remove, narrow ? 2 : 4, 0, 1);
  gtk_widget_set_halign (self->remove, GTK_ALIGN_END);
}

gboolean
dbk_product_row_focus_field (DbkProductRow *self, const char *field)
{
  g_return_val_if_fail (DBK_IS_PRODUCT_ROW (self), FALSE);

  if (g_strcmp0 (field, "batch_number") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->batch));
  if (g_strcmp0 (field, "expires_on") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->expires));
  return gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
