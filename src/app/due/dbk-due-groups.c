/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The due page's groups: a title with its count, and a row for each client. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-due-page-private.h"
#include "dbk-due-text.h"
#include "dbk-label.h"

/* What nobody works through from top to bottom is folded away. */
static gboolean
is_folded (DbkDueGroup group)
{
  return group == DBK_DUE_GROUP_LATER || group >= DBK_DUE_GROUP_PAUSED;
}

/* The keyboard stays with the client while the list is built anew. */
typedef struct
{
  gint64 client;
  GtkWidget *row;
} Focus;

static gint64
client_with_focus (DbkDuePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->box))
    return 0;
  for (; focus != self->box; focus = gtk_widget_get_parent (focus))
    {
      const DbkDueItem *item = dbk_due_row_get_item (focus);

      if (item != NULL)
        return item->row;
    }
  return 0;
}

static GtkWidget *
make_more (DbkDueGroup group, int more)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Show %d more", "Show %d more", (gulong) more), more);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = dbk_label_new (text, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", (guint) group);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "due.more");
  dbk_widget_set_name (row, text);
  return row;
}

static void
put (GtkWidget *list, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (list))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (list), row);
  else
    gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
fill_rows (DbkDuePage *self, DbkDueGroup group, GtkWidget *list, Focus *focus)
{
  gboolean narrow = self->narrow || dbk_width_bin_get_narrow (self->bin);
  int shown = 0;

  for (guint i = 0; i < self->list->items->len; i++)
    {
      const DbkDueItem *item = self->list->items->pdata[i];
      GtkWidget *row;

      if (!g_str_equal (item->group, dbk_due_group_code (group)))
        continue;
      row = dbk_due_row_new (item, self->day, narrow ? NULL : &self->columns);
      put (list, row);
      if (focus->row == NULL && item->row == focus->client)
        focus->row = row;
      shown++;
    }
  if (self->list->counts[group] > shown)
    put (list, make_more (group, self->list->counts[group] - shown));
}

static GtkWidget *
make_list (DbkDueGroup group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  dbk_widget_set_name (list, dbk_due_text_group (group));
  return list;
}

static void
add_open (DbkDuePage *self, DbkDueGroup group, Focus *focus)
{
  GtkWidget *column = dbk_column_new (6, NULL);
  GtkWidget *head = dbk_row_new (6, NULL);
  g_autofree char *count = g_strdup_printf ("%d", self->list->counts[group]);
  GtkWidget *list = make_list (group);

  gtk_box_append (GTK_BOX (head), dbk_label_new (dbk_due_text_group (group), "heading"));
  gtk_box_append (GTK_BOX (head), dbk_label_new (count, "dbk-dim numeric"));
  fill_rows (self, group, list, focus);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), list);
  gtk_box_append (GTK_BOX (self->box), column);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *spec, gboolean *open)
{
  *open = adw_expander_row_get_expanded (row);
}

static void
add_folded (DbkDuePage *self, DbkDueGroup group, Focus *focus)
{
  GtkWidget *list = make_list (group);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *text = dbk_due_text_folded (group, self->list->counts[group]);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dbk_due_text_group (group));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  fill_rows (self, group, row, focus);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), self->open[group]);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), &self->open[group]);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (self->box), list);
}

void
dbk_due_page_fill (DbkDuePage *self)
{
  gboolean narrow = self->narrow || dbk_width_bin_get_narrow (self->bin);
  Focus focus = { client_with_focus (self), NULL };
  gboolean empty = TRUE;

  if (self->list == NULL)
    return;
  dbk_box_clear (self->box);
  gtk_widget_set_margin_start (self->box, narrow ? 12 : 24);
  gtk_widget_set_margin_end (self->box, narrow ? 12 : 24);
  for (guint i = 0; i < DBK_N_DUE_GROUPS; i++)
    {
      if (self->list->counts[i] == 0)
        continue;
      empty = FALSE;
      if (is_folded (i))
        add_folded (self, i, &focus);
      else
        add_open (self, i, &focus);
    }
  gtk_stack_set_visible_child_name (self->states, empty ? "empty" : "list");
  if (focus.row != NULL)
    gtk_widget_grab_focus (focus.row);
}
