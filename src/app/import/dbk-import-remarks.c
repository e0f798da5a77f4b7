/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything an import left out or noted, however much it is, with a search. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-import-remarks.h"
#include "dbk-label.h"

struct _DbkImportRemarks
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkWidget *list;
  GtkStringFilter *filter;
};

G_DEFINE_FINAL_TYPE (DbkImportRemarks, dbk_import_remarks, ADW_TYPE_BIN)

char *
dbk_import_remark_place (const DbkImportRemark *remark)
{
  if (remark->line == 0)
    return g_strdup (remark->file);
  if (remark->file == NULL)
    /* Translators: a line of a file. */
    return g_strdup_printf (_ ("Line %u"), remark->line);
  /* Translators: a file's name, and a line of it. */
  return g_strdup_printf (_ ("%1$s, line %2$u"), remark->file, remark->line);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = dbk_text_new ("", NULL);

  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (text));
  /* The row has the keyboard, and would be called by its type. */
  dbk_widget_set_name (gtk_widget_get_parent (label), gtk_string_object_get_string (text));
}

static void
search_cb (DbkImportRemarks *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

void
dbk_import_remarks_show (DbkImportRemarks *self, GPtrArray *remarks, const char *name)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  GtkFilterListModel *filtered;
  g_autoptr (GtkSelectionModel) model = NULL;

  for (guint i = 0; i < remarks->len; i++)
    {
      const DbkImportRemark *remark = remarks->pdata[i];
      g_autofree char *place = dbk_import_remark_place (remark);
      /* Translators: "Line 5", and what is wrong there. */
      g_autofree char *text = place == NULL ? g_strdup (remark->text)
                                            : g_strdup_printf (C_ ("line of a file", "%1$s: %2$s"),
                                                               place, remark->text);

      gtk_string_list_append (texts, text);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_steal_pointer (&texts)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), model);
  dbk_widget_set_name (self->list, name);
}

static void
dbk_import_remarks_dispose (GObject *object)
{
  g_clear_object (&DBK_IMPORT_REMARKS (object)->filter);

  G_OBJECT_CLASS (dbk_import_remarks_parent_class)->dispose (object);
}

static void
dbk_import_remarks_class_init (DbkImportRemarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_import_remarks_dispose;
}

static void
dbk_import_remarks_init (DbkImportRemarks *self)
{
  GtkWidget *box = dbk_column_new (6, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->filter =
      gtk_string_filter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  self->search = gtk_search_entry_new ();
  dbk_widget_set_name (self->search, _ ("Search the List"));
  g_object_set (self->search, "placeholder-text", _ ("Search the List"), NULL);
  gtk_widget_set_margin_start (self->search, 12);
  gtk_widget_set_margin_end (self->search, 12);
  gtk_widget_set_margin_top (self->search, 6);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}
