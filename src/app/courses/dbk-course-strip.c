/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course at a glance: one disc a session. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-strip.h"
#include "dbk-label.h"
#include "dbk-names.h"

/* A course longer than this shows what is near today; the Sessions tab has all of it. */
#define MOST_NODES 64
#define NODES_BEFORE 9
#define NODES_AFTER 7

struct _DbkCourseStrip
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *columns;
  GPtrArray *spoken;
  guint n_nodes;
  guint n_columns;
  guint now; /* the column to have in sight */
  gboolean moved;
};

G_DEFINE_FINAL_TYPE (DbkCourseStrip, dbk_course_strip, GTK_TYPE_WIDGET)

static const struct
{
  const char *style;
  const char *icon;
  const char *word; /* of DBK_NAME_STRIP */
} kinds[] = {
  [DBK_NODE_DONE] = { "done", "object-select-symbolic", "done" },
  [DBK_NODE_SKIPPED] = { "skipped", "dbk-skip-symbolic", "skipped" },
  [DBK_NODE_DRAFT] = { "draft", "document-edit-symbolic", "draft" },
  [DBK_NODE_OVERDUE] = { "overdue", "dbk-overdue-symbolic", "late" },
  [DBK_NODE_NEXT] = { "next", NULL, "next_due" },
  [DBK_NODE_PLANNED] = { "planned", NULL, "planned" },
};

const char *
dbk_course_strip_node_class (DbkNodeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].style;
}

char *
dbk_course_strip_node_word (const DbkCourseProgress *progress, const DbkCourseNode *node)
{
  if (node->kind == DBK_NODE_OVERDUE && progress->window.days_late > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", progress->window.days_late),
                            progress->window.days_late);
  if (node->kind == DBK_NODE_DONE && node->transcribed)
    /* Translators: under a session of a course that was brought in from paper. */
    return g_strdup (C_ ("strip", "from paper"));
  return g_strdup (dbk_name (DBK_NAME_STRIP, kinds[node->kind].word));
}

static char *
day_of (const DbkCourseNode *node, gboolean narrow)
{
  if (node->first == DBK_DATE_NONE)
    return g_strdup ("–");
  if (node->last == DBK_DATE_NONE || node->last == node->first || narrow)
    return dbk_date_format_day (node->first);
  return dbk_date_format_range (node->first, node->last, FALSE);
}

static char *
spoken_of (const DbkCourseNode *node, const char *word)
{
  g_autofree char *first = dbk_date_format_long (node->first);

  if (node->number == 0)
    /* Translators: %1$s is a day, %2$s the state of a session ("skipped"). */
    return g_strdup_printf (_ ("%1$s, %2$s"), first, word);
  if (node->first == DBK_DATE_NONE)
    return g_strdup_printf (_ ("Session %1$d, %2$s"), node->number, word);
  if (node->last != DBK_DATE_NONE && node->last != node->first)
    {
      g_autofree char *last = dbk_date_format_long (node->last);

      return g_strdup_printf (_ ("Session %1$d, from %2$s to %3$s, %4$s"), node->number, first,
                              last, word);
    }
  return g_strdup_printf (_ ("Session %1$d, %2$s, %3$s"), node->number, first, word);
}

static GtkWidget *
make_disc (const DbkCourseNode *node)
{
  GtkWidget *disc = dbk_row_new (0, "dbk-node numeric");
  GtkWidget *inside;

  gtk_widget_add_css_class (disc, kinds[node->kind].style);
  if (kinds[node->kind].icon != NULL)
    inside = gtk_image_new_from_icon_name (kinds[node->kind].icon);
  else
    {
      g_autofree char *number = g_strdup_printf ("%d", node->number);

      inside = gtk_label_new (number);
    }
  /* An expanding child would stretch the disc: it stops here. */
  gtk_widget_set_hexpand (inside, TRUE);
  gtk_widget_set_halign (inside, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (disc, FALSE);
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (disc), inside);
  return disc;
}

static GtkWidget *
make_link (const char *style)
{
  GtkWidget *link = dbk_row_new (0, "dbk-link");

  if (style != NULL)
    gtk_widget_add_css_class (link, style);
  gtk_widget_set_hexpand (link, TRUE);
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  return link;
}

/* A link is solid as far as the course has come. */
static const char *
link_after (const DbkCourseProgress *progress, guint index)
{
  const DbkCourseNode *node;

  if (index + 1 >= progress->nodes->len)
    return "none";
  node = progress->nodes->pdata[index];
  return node->kind == DBK_NODE_DONE || node->kind == DBK_NODE_SKIPPED ? "done" : NULL;
}

static GtkWidget *
make_column (DbkCourseStrip *self, const DbkCourseProgress *progress, guint index, gboolean narrow)
{
  const DbkCourseNode *node = progress->nodes->pdata[index];
  GtkWidget *column = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *line = dbk_row_new (6, NULL);
  g_autofree char *day = day_of (node, narrow);
  g_autofree char *word = dbk_course_strip_node_word (progress, node);
  char *spoken = spoken_of (node, word);
  GtkWidget *label;

  gtk_box_append (GTK_BOX (line),
                  make_link (index == 0 ? "none" : link_after (progress, index - 1)));
  gtk_box_append (GTK_BOX (line), make_disc (node));
  gtk_box_append (GTK_BOX (line), make_link (link_after (progress, index)));
  gtk_widget_set_size_request (line, -1, 30);
  gtk_box_append (GTK_BOX (column), line);
  label = gtk_label_new (day);
  dbk_widget_add_classes (label, node->kind == DBK_NODE_PLANNED ? "caption dbk-dim numeric"
                                                                : "caption-heading numeric");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (column), label);
  label = gtk_label_new (word);
  dbk_widget_add_classes (label, "caption dbk-dim");
  /* Seven columns fit into the narrowest window. */
  gtk_widget_set_margin_start (label, narrow ? 1 : 3);
  gtk_widget_set_margin_end (label, narrow ? 1 : 3);
  gtk_box_append (GTK_BOX (column), label);
  dbk_widget_set_name (column, spoken);
  g_ptr_array_add (self->spoken, spoken);
  return column;
}

/* Once there is a width: what comes next is in sight. */
static void
move_to_now (DbkCourseStrip *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double upper = gtk_adjustment_get_upper (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (self->moved || self->n_nodes == 0 || page <= 1)
    return;
  self->moved = TRUE;
  if (upper > page)
    gtk_adjustment_set_value (adjustment, upper * (self->now + 0.5) / self->n_columns - page / 2);
}

/* In place of @n nodes before or after those on show. */
static void
add_folded (DbkCourseStrip *self, guint n, gboolean earlier)
{
  GtkWidget *column = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_autofree char *text = earlier ? g_strdup_printf (ngettext ("%u earlier", "%u earlier", n), n)
                                  : g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  GtkWidget *icon = gtk_image_new_from_icon_name ("view-more-horizontal-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_size_request (icon, -1, 30);
  gtk_box_append (GTK_BOX (column), icon);
  dbk_widget_add_classes (label, "caption dbk-dim numeric");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (column), label);
  dbk_widget_set_name (column, text);
  gtk_box_append (GTK_BOX (self->columns), column);
  self->n_columns++;
}

void
dbk_course_strip_set_progress (DbkCourseStrip *self,
                               const DbkCourseProgress *progress,
                               gboolean narrow)
{
  guint n = progress->nodes->len;
  guint now = 0;
  guint first = 0;
  guint end = n;

  g_return_if_fail (DBK_IS_COURSE_STRIP (self));
  g_return_if_fail (progress != NULL);

  dbk_box_clear (self->columns);
  g_ptr_array_set_size (self->spoken, 0);
  self->n_nodes = n;
  self->n_columns = 0;
  self->moved = FALSE;
  for (guint i = 0; i < n; i++)
    if (((DbkCourseNode *) progress->nodes->pdata[i])->kind != DBK_NODE_PLANNED)
      now = i;
  if (n > MOST_NODES)
    {
      first = now > NODES_BEFORE ? now - NODES_BEFORE : 0;
      end = MIN (n, now + NODES_AFTER);
    }
  if (first > 0)
    add_folded (self, first, TRUE);
  self->now = self->n_columns + now - first;
  for (guint i = first; i < end; i++)
    {
      gtk_box_append (GTK_BOX (self->columns), make_column (self, progress, i, narrow));
      self->n_columns++;
    }
  if (end < n)
    add_folded (self, n - end, FALSE);
}

guint
dbk_course_strip_get_n_nodes (DbkCourseStrip *self)
{
  g_return_val_if_fail (DBK_IS_COURSE_STRIP (self), 0);

  return self->n_nodes;
}

const char *
dbk_course_strip_get_spoken (DbkCourseStrip *self, guint node)
{
  g_return_val_if_fail (DBK_IS_COURSE_STRIP (self), NULL);
  g_return_val_if_fail (node < self->spoken->len, NULL);

  return self->spoken->pdata[node];
}

static void
dbk_course_strip_dispose (GObject *object)
{
  DbkCourseStrip *self = DBK_COURSE_STRIP (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->spoken, g_ptr_array_unref);

  G_OBJECT_CLASS (dbk_course_strip_parent_class)->dispose (object);
}

static void
dbk_course_strip_class_init (DbkCourseStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_course_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_course_strip_init (DbkCourseStrip *self)
{
  GtkAdjustment *adjustment;

  self->spoken = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_LIST, NULL);
  dbk_widget_set_name (self->columns, _ ("Sessions of the course"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->columns);
  dbk_widget_set_name (self->scroller, _ ("Sessions of the course"));
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (move_to_now), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dbk_course_strip_new (void)
{
  return g_object_new (DBK_TYPE_COURSE_STRIP, NULL);
}
