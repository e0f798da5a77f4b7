/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products section. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-draft-edit.h"
#include "dbk-product-row.h"
#include "dbk-products-section.h"
#include "dbk-section-parts.h"
#include "dbk-suggest-entry.h"
#include "dbk-text.h"

struct _DbkProductsSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  DbkSuggestEntry *before;
  GtkWidget *rows;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (DbkProductsSection, dbk_products_section, GTK_TYPE_WIDGET)

static void
fill (DbkProductsSection *self)
{
  const DbkSession *session = dbk_draft_get_session (self->draft);

  dbk_suggest_entry_set_text (self->before, session->before_treatment);
  dbk_section_remove_children (self->rows);
  for (guint i = 0; i < session->products->len; i++)
    {
      GtkWidget *row = dbk_product_row_new (self->draft, i);

      if (self->narrow)
        dbk_product_row_set_narrow (DBK_PRODUCT_ROW (row), TRUE);
      gtk_box_append (GTK_BOX (self->rows), row);
    }
  gtk_widget_set_visible (self->rows, session->products->len > 0);
}

static void
before_edited_cb (DbkProductsSection *self)
{
  dbk_set_text (&dbk_draft_get_session (self->draft)->before_treatment,
                dbk_suggest_entry_get_text (self->before));
  dbk_draft_touch (self->draft, 0);
}

static char **
suggest_before (DbkSuggestEntry *entry, gpointer data)
{
  DbkProductsSection *self = data;
  const DbkSession *last = dbk_draft_get_last (self->draft);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (last != NULL && !dbk_text_is_blank (last->before_treatment))
    g_strv_builder_add (builder, last->before_treatment);
  g_strv_builder_add (builder, _ ("Conventional facial"));
  g_strv_builder_add (builder, _ ("Cleansed only"));
  return g_strv_builder_end (builder);
}

static void
picked_cb (GtkButton *button, DbkProductsSection *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  DbkProduct *product = g_object_get_data (G_OBJECT (button), "product");

  dbk_draft_add_product (self->draft, product);
  if (product != NULL)
    {
      /* Mostly several are taken, one after the other. */
      gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  dbk_product_row_focus_field (DBK_PRODUCT_ROW (gtk_widget_get_last_child (self->rows)), "name");
}

static void
add_item (DbkProductsSection *self, GtkWidget *box, const char *label, DbkProduct *product)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dbk-suggestion");
  if (product != NULL)
    g_object_set_data_full (G_OBJECT (button), "product", dbk_product_ref (product),
                            dbk_record_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (picked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static gboolean
is_used (DbkProductsSection *self, const DbkProduct *product)
{
  GPtrArray *used = dbk_draft_get_session (self->draft)->products;

  for (guint i = 0; i < used->len; i++)
    if (g_strcmp0 (((DbkSessionProduct *) used->pdata[i])->name, product->name) == 0)
      return TRUE;
  return FALSE;
}

static void
make_list (GtkMenuButton *button, gpointer data)
{
  DbkProductsSection *self = data;
  GPtrArray *products = dbk_context_get_lists (dbk_draft_get_context (self->draft))->products;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < products->len; i++)
    if (!is_used (self, products->pdata[i]))
      add_item (self, box, ((DbkProduct *) products->pdata[i])->name, products->pdata[i]);
  add_item (self, box, _ ("Another Product"), NULL);
  gtk_widget_add_css_class (popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
draft_changed_cb (DbkProductsSection *self, guint parts)
{
  if ((parts & DBK_DRAFT_PRODUCTS) != 0)
    fill (self);
}

static void
dbk_products_section_dispose (GObject *object)
{
  DbkProductsSection *self = DBK_PRODUCTS_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_products_section_parent_class)->dispose (object);
}

static void
dbk_products_section_class_init (DbkProductsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_products_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_products_section_init (DbkProductsSection *self)
{
}

GtkWidget *
dbk_products_section_new (DbkDraft *draft)
{
  DbkProductsSection *self = g_object_new (DBK_TYPE_PRODUCTS_SECTION, NULL);
  GtkWidget *add = gtk_menu_button_new ();

  self->draft = g_object_ref (draft);
  self->box = dbk_section_body_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->before = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Done before the treatment"),
                                                           suggest_before, self));
  gtk_box_append (GTK_BOX (self->box), dbk_section_field_new (_ ("Done before the treatment"),
                                                              GTK_WIDGET (self->before)));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "dbk-bleed");
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (add), _ ("Add Product"));
  dbk_section_name_menu_button (add, _ ("Add Product"));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (add), make_list, self, NULL);
  gtk_box_append (GTK_BOX (self->box), add);
  fill (self);
  g_signal_connect_object (self->before, "edited", G_CALLBACK (before_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dbk_products_section_set_narrow (DbkProductsSection *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_PRODUCTS_SECTION (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    dbk_product_row_set_narrow (DBK_PRODUCT_ROW (row), narrow);
}

gboolean
dbk_products_section_focus_field (DbkProductsSection *self, const char *field)
{
  g_auto (GStrv) parts = NULL;
  GtkWidget *row;
  guint number;

  g_return_val_if_fail (DBK_IS_PRODUCTS_SECTION (self), FALSE);

  parts = g_strsplit (field, "/", 3);
  if (g_strv_length (parts) != 3)
    return FALSE;
  number = (guint) g_ascii_strtoull (parts[1], NULL, 10);
  row = gtk_widget_get_first_child (self->rows);
  while (row != NULL && number-- > 1)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL && dbk_product_row_focus_field (DBK_PRODUCT_ROW (row), parts[2]);
}

/* What it is for says more in a line of many than its maker's name; in a row of words only the
 * first has a capital. Caller frees. */
static char *
short_name (const DbkSessionProduct *product, gboolean first)
{
  gboolean named = g_strcmp0 (product->step, "other") == 0 || dbk_text_is_blank (product->step);
  const char *name = named && !dbk_text_is_blank (product->name)
                         ? product->name
                         : dbk_name (DBK_NAME_STEP, product->step);
  const char *rest = g_utf8_next_char (name);
  g_autofree char *lower = NULL;

  if (first || named || *name == '\0')
    return g_strdup (name);
  lower = g_utf8_strdown (name, (gssize) (rest - name));
  return g_strconcat (lower, rest, NULL);
}

char *
dbk_products_section_describe (DbkDraft *draft)
{
  const DbkSession *session = dbk_draft_get_session (draft);
  guint missing = dbk_missing_count_section (dbk_draft_get_missing (draft), DBK_SECTION_PRODUCTS);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *rest = NULL;

  if (session->products->len == 0)
    return g_strdup (dbk_text_is_blank (session->before_treatment) ? _ ("None noted")
                                                                   : session->before_treatment);
  for (guint i = 0; i < session->products->len; i++)
    {
      const DbkSessionProduct *product = session->products->pdata[i];

      g_ptr_array_add (names, short_name (product, i == 0));
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  rest =
      missing == 0
          ? g_strdup (_ ("all batch numbers"))
          : g_strdup_printf (ngettext ("%u thing missing", "%u things missing", missing), missing);
  return g_strdup_printf ("%s · %s", list, rest);
}
