/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for several lines of text. */
#include "config.h"

#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-text-row.h"

struct _DbkTextRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (DbkTextRow, dbk_text_row, ADW_TYPE_PREFERENCES_ROW)

static guint changed_signal;

static void
changed_cb (DbkTextRow *self)
{
  dbk_field_set_error (GTK_WIDGET (self), NULL);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
dbk_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DBK_TEXT_ROW (widget)->view));
}

static void
dbk_text_row_class_init (DbkTextRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = dbk_text_row_grab_focus;
  changed_signal = g_signal_new ("changed", DBK_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
dbk_text_row_init (DbkTextRow *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "dbk-text");
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 48);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
dbk_text_row_new (const char *title)
{
  DbkTextRow *self = g_object_new (DBK_TYPE_TEXT_ROW, "title", title, NULL);
  GtkWidget *box = dbk_column_new (3, NULL);

  gtk_box_append (GTK_BOX (box), dbk_label_new (title, "caption dbk-dim"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  dbk_widget_set_name (GTK_WIDGET (self), title);
  dbk_widget_set_name (GTK_WIDGET (self->view), title);
  return GTK_WIDGET (self);
}

char *
dbk_text_row_dup_text (DbkTextRow *self)
{
  char *text = NULL;

  g_return_val_if_fail (DBK_IS_TEXT_ROW (self), NULL);

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text != NULL ? text : g_strdup ("");
}

void
dbk_text_row_set_text (DbkTextRow *self, const char *text)
{
  g_return_if_fail (DBK_IS_TEXT_ROW (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
}
