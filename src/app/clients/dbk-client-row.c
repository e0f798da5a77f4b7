/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the client list. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-client-row.h"
#include "dbk-client-text.h"
#include "dbk-text.h"

struct _DbkClientRow
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *heading;
  GtkWidget *box;
  GtkLabel *avatar;
  GtkInscription *name;
  GtkInscription *line;
  GtkImage *mark;
  GtkLabel *badge;

  DbkContext *context;
  DbkClientModel *model;
  GtkListItem *list_item; /* while bound; the list owns it */
  DbkClientItem *item;
  const char *mark_style;
  const char *badge_style;
};

G_DEFINE_FINAL_TYPE (DbkClientRow, dbk_client_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char **current, const char *wanted)
{
  if (g_strcmp0 (*current, wanted) == 0)
    return;

  if (*current != NULL)
    gtk_widget_remove_css_class (widget, *current);
  if (wanted != NULL)
    gtk_widget_add_css_class (widget, wanted);
  *current = wanted;
}

/* Where the window reads from right to left a name of Latin letters would hang at the other edge:
 * the mark in front makes the line begin where the others do. */
#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"
#define ISOLATE "\xe2\x81\xa6"
#define END_ISOLATE "\xe2\x81\xa9"

static gboolean
is_mirrored (DbkClientRow *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
show_name (DbkClientRow *self, const DbkClientSummary *summary)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *initials = dbk_text_initials (summary->name);
  g_autofree char *name =
      g_strconcat (is_mirrored (self) ? RIGHT_TO_LEFT_MARK : "", summary->name, NULL);

  dbk_client_text_match (name, dbk_client_model_get_match (self->model), FALSE, attributes);
  gtk_inscription_set_text (self->name, name);
  gtk_inscription_set_attributes (self->name, attributes);
  gtk_label_set_label (self->avatar, initials);
}

/* A number reads from left to right wherever it stands. */
static char *
isolate_phone (char *line, const char *phone)
{
  g_autofree char *whole = line;
  const char *rest = whole + strlen (phone);

  return g_strconcat (RIGHT_TO_LEFT_MARK ISOLATE, phone, END_ISOLATE, rest, NULL);
}

static void
show_line (DbkClientRow *self, const DbkClientSummary *summary)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *line =
      dbk_client_text_found (summary, dbk_client_model_get_match (self->model),
                             dbk_context_get_today (self->context), &attributes);

  if (line == NULL)
    line = dbk_client_text_line (summary, &attributes);
  if (attributes == NULL)
    {
      attributes = pango_attr_list_new ();
      if (!dbk_text_is_blank (summary->phone))
        {
          if (is_mirrored (self) && g_str_has_prefix (line, summary->phone))
            line = isolate_phone (line, summary->phone);
          dbk_client_text_match (line, dbk_client_model_get_match (self->model), TRUE, attributes);
        }
    }
  gtk_inscription_set_text (self->line, line);
  gtk_inscription_set_attributes (self->line, attributes);
}

static void
show_marks (DbkClientRow *self, const DbkClientSummary *summary)
{
  const char *style = NULL;
  const char *icon = dbk_client_text_mark (summary, &style);
  g_autofree char *badge = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->mark), icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (self->mark, icon);
  set_class (GTK_WIDGET (self->mark), &self->mark_style, icon != NULL ? style : NULL);

  badge = dbk_client_text_badge (summary, dbk_context_get_today (self->context), &style);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL);
  gtk_label_set_label (self->badge, badge != NULL ? badge : "");
  set_class (GTK_WIDGET (self->badge), &self->badge_style, badge != NULL ? style : NULL);
}

/* GTK names a list's row after its type: the sentence has to be set on it from here. */
static void
speak (DbkClientRow *self, const DbkClientSummary *summary)
{
  g_autofree char *spoken = NULL;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row == NULL)
    return;

  spoken = dbk_client_text_spoken (summary, dbk_context_get_today (self->context));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show (DbkClientRow *self)
{
  DbkClientSummary *summary;

  if (self->item == NULL)
    return;

  summary = dbk_client_item_get_summary (self->item);
  gtk_widget_set_visible (self->box, summary != NULL);
  if (summary == NULL)
    {
      dbk_client_model_want (self->model, self->item, gtk_list_item_get_position (self->list_item));
      return;
    }
  show_name (self, summary);
  show_line (self, summary);
  show_marks (self, summary);
  speak (self, summary);
}

/* The recent clients lead, and everybody else follows: it says so where each group begins. */
static void
show_heading (DbkClientRow *self, GtkWidget *row, guint position)
{
  guint n_recent = dbk_client_model_get_n_recent (self->model);
  const char *heading = NULL;

  if (n_recent > 0 && position == 0)
    heading = C_ ("group of clients", "Recent");
  else if (n_recent > 0 && position == n_recent)
    heading = C_ ("group of clients", "All others");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  if (heading != NULL)
    gtk_widget_add_css_class (row, "dbk-headed");
  else
    gtk_widget_remove_css_class (row, "dbk-headed");
}

/* The first match has a ring: what Enter in the search opens. */
static void
show_place (DbkClientRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row == NULL || self->list_item == NULL)
    return;

  show_heading (self, row, gtk_list_item_get_position (self->list_item));
  if (gtk_list_item_get_position (self->list_item) == 0 &&
      !dbk_text_is_blank (dbk_client_model_get_match (self->model)))
    gtk_widget_add_css_class (row, "dbk-first");
  else
    gtk_widget_remove_css_class (row, "dbk-first");
}

static void
match_cb (DbkClientRow *self)
{
  show (self);
  show_place (self);
}

static void
dbk_client_row_dispose (GObject *object)
{
  DbkClientRow *self = DBK_CLIENT_ROW (object);

  if (self->item != NULL)
    dbk_client_row_unbind (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), DBK_TYPE_CLIENT_ROW);

  G_OBJECT_CLASS (dbk_client_row_parent_class)->dispose (object);
}

static void
dbk_client_row_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (dbk_client_row_parent_class)->direction_changed (widget, before);
  show (DBK_CLIENT_ROW (widget));
}

static void
dbk_client_row_class_init (DbkClientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_client_row_dispose;
  widget_class->direction_changed = dbk_client_row_direction_changed;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/clients/dbk-client-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, content);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, box);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, name);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, line);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DbkClientRow, badge);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_client_row_init (DbkClientRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_client_row_new (DbkContext *context, DbkClientModel *model)
{
  DbkClientRow *self = g_object_new (DBK_TYPE_CLIENT_ROW, NULL);

  self->context = g_object_ref (context);
  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "notify::match", G_CALLBACK (match_cb), self);
  g_signal_connect_swapped (model, "notify::n-recent", G_CALLBACK (show_place), self);
  return GTK_WIDGET (self);
}

void
dbk_client_row_bind (DbkClientRow *self, GtkListItem *list_item)
{
  g_return_if_fail (DBK_IS_CLIENT_ROW (self));
  g_return_if_fail (self->item == NULL);

  self->list_item = list_item;
  self->item = g_object_ref (gtk_list_item_get_item (list_item));
  dbk_client_item_show (self->item);
  g_signal_connect_swapped (self->item, "notify::summary", G_CALLBACK (show), self);
  g_signal_connect_swapped (list_item, "notify::position", G_CALLBACK (show_place), self);
  show (self);
  show_place (self);
}

void
dbk_client_row_unbind (DbkClientRow *self)
{
  g_return_if_fail (DBK_IS_CLIENT_ROW (self));

  if (self->item == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->item, self);
  g_signal_handlers_disconnect_by_data (self->list_item, self);
  dbk_client_item_unshow (self->item);
  g_clear_object (&self->item);
  self->list_item = NULL;
}

gint64
dbk_client_row_get_row (DbkClientRow *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_ROW (self), 0);

  return self->item != NULL ? dbk_client_item_get_row (self->item) : 0;
}
