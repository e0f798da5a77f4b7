/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the sessions' table, and the line of titles above it. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-session-row.h"

/* Widths in characters: the same in every row, so the columns stand below each other. */
static const struct
{
  const char *title;
  guint least;
  guint most;
  gboolean wide; /* left out while narrow */
  gboolean expand;
} columns[DBK_N_ENTRY_COLUMNS] = {
  [DBK_ENTRY_NUMBER] = { N_ ("No."), 4, 4, FALSE, FALSE },
  [DBK_ENTRY_DATE] = { N_ ("Date"), 11, 13, FALSE, FALSE },
  [DBK_ENTRY_COURSE] = { N_ ("Course"), 8, 20, TRUE, TRUE },
  [DBK_ENTRY_PRACTITIONER] = { N_ ("Practitioner"), 8, 14, TRUE, FALSE },
  [DBK_ENTRY_TREATED] = { N_ ("Treated"), 8, 30, TRUE, TRUE },
  [DBK_ENTRY_REACTION] = { N_ ("Reaction"), 8, 18, TRUE, TRUE },
  [DBK_ENTRY_STATE] = { N_ ("State"), 12, 18, FALSE, FALSE },
};

static gboolean
is_shown (guint column, gboolean narrow, gboolean courses)
{
  return !(narrow && columns[column].wide) && (courses || column != DBK_ENTRY_COURSE);
}

static GtkWidget *
make_cell (guint column, const char *text, gboolean narrow)
{
  GtkWidget *cell = gtk_inscription_new (text);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), columns[column].least);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), columns[column].most);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), column == DBK_ENTRY_NUMBER ? 1 : 0);
  gtk_widget_set_hexpand (cell, columns[column].expand || (narrow && column == DBK_ENTRY_DATE));
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  return cell;
}

GtkWidget *
dbk_session_row_new_head (gboolean narrow, gboolean courses)
{
  GtkWidget *row = dbk_row_new (18, "dbk-table-head");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  for (guint i = 0; i < DBK_N_ENTRY_COLUMNS; i++)
    if (is_shown (i, narrow, courses))
      {
        GtkWidget *cell = make_cell (i, _ (columns[i].title), narrow);

        /* The font stays the rows' own, as the columns' widths follow from it. */
        gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), attributes);
        gtk_widget_add_css_class (cell, "dbk-dim");
        if (i == DBK_ENTRY_STATE)
          gtk_widget_set_margin_start (cell, 24);
        gtk_box_append (GTK_BOX (row), cell);
      }
  return row;
}

GtkWidget *
dbk_session_row_new (gboolean narrow, gboolean courses)
{
  GtkWidget *row = dbk_row_new (18, NULL);

  for (guint i = 0; i < DBK_N_ENTRY_COLUMNS; i++)
    if (is_shown (i, narrow, courses))
      {
        GtkWidget *cell = make_cell (i, NULL, narrow);
        GtkWidget *place = cell;

        gtk_widget_add_css_class (cell, "numeric");
        g_object_set_data (G_OBJECT (cell), "dbk-column", GUINT_TO_POINTER (i + 1));
        if (i == DBK_ENTRY_STATE)
          {
            place = dbk_row_new (8, NULL);
            gtk_box_append (GTK_BOX (place), gtk_image_new ());
            gtk_box_append (GTK_BOX (place), cell);
          }
        gtk_box_append (GTK_BOX (row), place);
      }
  return row;
}

static void
show_cell (GtkWidget *cell, DbkSessionEntry *entry)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "dbk-column")) - 1;
  g_autofree char *text = dbk_session_entry_dup_text (entry, column);
  const DbkSession *session = dbk_session_entry_get_session (entry);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* The state itself says it in words. */
  if (session != NULL && session->entered_in_error != NULL && column != DBK_ENTRY_STATE)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), attributes);
  if (session == NULL && column != DBK_ENTRY_DATE && column != DBK_ENTRY_STATE)
    gtk_widget_add_css_class (cell, "dbk-dim");
  else
    gtk_widget_remove_css_class (cell, "dbk-dim");
}

void
dbk_session_row_show (GtkWidget *row, DbkSessionEntry *entry)
{
  g_return_if_fail (GTK_IS_BOX (row));

  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    if (GTK_IS_BOX (cell))
      {
        GtkWidget *icon = gtk_widget_get_first_child (cell);

        gtk_image_set_from_icon_name (GTK_IMAGE (icon), dbk_session_entry_get_icon (entry));
        show_cell (gtk_widget_get_next_sibling (icon), entry);
      }
    else
      show_cell (cell, entry);
}
