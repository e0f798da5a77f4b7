/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of possible duplicates, and of merges that can be taken back. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-duplicate-card.h"
#include "dbk-duplicates-page-private.h"
#include "dbk-label.h"
#include "dbk-spoken.h"
#include "dbk-strip.h"

/* Where the keyboard was, while the list is built anew. */
typedef struct
{
  int place; /* of the card; -1: elsewhere */
  char *action;
} Focus;

static void
note_focus (DbkDuplicatesPage *self, Focus *focus)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  int place = 0;

  focus->place = -1;
  if (widget == NULL || !gtk_widget_is_ancestor (widget, self->box))
    return;
  if (GTK_IS_ACTIONABLE (widget))
    focus->action = g_strdup (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  while (gtk_widget_get_parent (widget) != self->box)
    widget = gtk_widget_get_parent (widget);
  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    place++;
  focus->place = place;
}

/* The first button below @widget with this action. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What stands where the keyboard was: the pair after one that is done with. */
static void
restore_focus (DbkDuplicatesPage *self, const Focus *focus)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);
  GtkWidget *button = NULL;

  if (focus->place < 0)
    return;
  for (int i = 0; child != NULL && i < focus->place; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && focus->action != NULL)
    button = find_button (child, focus->action);
  if (button != NULL)
    gtk_widget_grab_focus (button);
  else
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/* Merges */

static GtkWidget *
make_merge_row (const DbkMerge *merge, gboolean clinical)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *kept = dbk_duplicate_text_client (merge->kept);
  g_autofree char *other = dbk_duplicate_text_client (merge->other);
  g_autofree char *day = dbk_date_format_medium (dbk_time_local_date (merge->merged_at));
  /* Translators: two clients who were merged. */
  g_autofree char *title = g_strdup_printf (_ ("%1$s is now part of %2$s"), other, kept);
  /* Translators: a day, and who did it. */
  g_autofree char *text = *merge->merged_by != '\0' ? g_strdup_printf (_ ("Merged on %1$s by %2$s"),
                                                                       day, merge->merged_by)
                                                    : g_strdup_printf (_ ("Merged on %s"), day);
  g_autofree char *spoken = g_strdup_printf (_ ("Take back the merge of %s"), other);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (merge->kept_into != 0)
    {
      /* Translators: the first sentence says when two clients were merged; %2$s is a client. */
      g_autofree char *blocked =
          g_strdup_printf (_ ("%1$s. %2$s was merged on since: take that merge back first."), text,
                           kept);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), blocked);
    }
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (merge->kept_into == 0 && clinical)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Take Back"));

      dbk_spoken_name_button (GTK_BUTTON (button), spoken);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", merge->kept->row,
                                        merge->other->row);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duplicates.undo");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
add_merges (DbkDuplicatesPage *self)
{
  const GPtrArray *merges = self->duplicates->merges;
  gboolean clinical = dbk_context_is_clinical (self->context);
  GtkWidget *group;

  if (merges->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Merged"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Taken back, both are there as before, but for what "
                                            "was entered since: that stays with the "
                                            "record that was kept."));
  for (guint i = 0; i < merges->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_merge_row (merges->pdata[i], clinical));
  gtk_box_append (GTK_BOX (self->box), group);
}

/* Pairs */

static void
add_more (DbkDuplicatesPage *self, guint more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Show %u more", "Show %u more", more), more);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duplicates.more");
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_nobody (DbkDuplicatesPage *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody Seems to Be Here Twice"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Records whose name, birthday, phone or address speak for one and the same person stand "
         "here, until somebody says they are two, or merges them."));
  gtk_widget_add_css_class (page, "compact");
  gtk_box_append (GTK_BOX (self->box), page);
}

static void
add_pairs (DbkDuplicatesPage *self, gboolean narrow)
{
  const DbkDuplicates *duplicates = self->duplicates;
  gboolean clinical = dbk_context_is_clinical (self->context);

  if (!clinical)
    gtk_box_append (GTK_BOX (self->box),
                    dbk_strip_new (DBK_STRIP_INFO, NULL, _ ("Merging is up to a practitioner."),
                                   _ ("Here you can say who is not the same person.")));
  for (guint i = 0; i < duplicates->pairs->len; i++)
    gtk_box_append (GTK_BOX (self->box),
                    dbk_duplicate_card_new (duplicates->pairs->pdata[i], clinical, narrow));
  if (duplicates->found->len > duplicates->pairs->len)
    add_more (self, duplicates->found->len - duplicates->pairs->len);
}

static void
show_count (DbkDuplicatesPage *self)
{
  guint n = self->duplicates->found->len;
  g_autofree char *text = n == 0 ? NULL : g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);

  adw_window_title_set_subtitle (self->title, text == NULL ? "" : text);
}

void
dbk_duplicates_page_fill (DbkDuplicatesPage *self)
{
  gboolean narrow = self->narrow || dbk_width_bin_get_narrow (self->bin);
  Focus focus = { 0 };

  if (self->duplicates == NULL)
    return;
  note_focus (self, &focus);
  dbk_box_clear (self->box);
  gtk_widget_set_margin_start (self->box, narrow ? 12 : 24);
  gtk_widget_set_margin_end (self->box, narrow ? 12 : 24);
  show_count (self);
  if (self->duplicates->found->len > 0)
    add_pairs (self, narrow);
  else
    add_nobody (self);
  add_merges (self);
  restore_focus (self, &focus);
  g_free (focus.action);
}
