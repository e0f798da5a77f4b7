/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an area's name opens: the rest of its fields. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-row-private.h"
#include "dbk-draft-edit.h"
#include "dbk-names.h"
#include "dbk-text.h"

static void
popdown (DbkAreaRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->name_button));
}

static void
same_for_all_cb (DbkAreaRow *self)
{
  g_autoptr (DbkSessionArea) from = dbk_session_area_ref (dbk_area_row_get_values (self));

  popdown (self);
  dbk_draft_set_all (self->draft, from, NULL);
}

/* These take the row away: not before the press is over. */
static gboolean
not_treated_idle (gpointer data)
{
  DbkAreaRow *self = data;

  if (self->draft != NULL)
    dbk_draft_set_treated (self->draft, self->area, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
remove_idle (gpointer data)
{
  DbkAreaRow *self = data;
  g_auto (GStrv) codes = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  if (self->draft == NULL)
    return G_SOURCE_REMOVE;
  codes = dbk_draft_dup_areas (self->draft);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], self->area) != 0)
      g_strv_builder_add (builder, codes[i]);
  rest = g_strv_builder_end (builder);
  dbk_draft_choose_areas (self->draft, rest);
  return G_SOURCE_REMOVE;
}

static void
not_treated_cb (DbkAreaRow *self)
{
  popdown (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, not_treated_idle, g_object_ref (self), g_object_unref);
}

static void
remove_cb (DbkAreaRow *self)
{
  popdown (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_idle, g_object_ref (self), g_object_unref);
}

static void
care_chosen_cb (DbkChoice *choice, DbkAreaRow *self)
{
  dbk_set_text (&dbk_area_row_get_values (self)->tip_care, dbk_choice_get_code (choice));
  /* The tip's key holds its care. */
  dbk_area_row_fill (self);
  dbk_draft_touch (self->draft, 0);
}

static void
duration_edited_cb (DbkSuggestEntry *entry, DbkAreaRow *self)
{
  DbkSessionArea *values = dbk_area_row_get_values (self);
  const char *text = dbk_suggest_entry_get_text (entry);
  double seconds;

  if (dbk_text_is_blank (text))
    values->duration_seconds = DBK_NONE;
  else if (dbk_number_parse (text, &seconds, NULL) && seconds >= 0 && seconds <= 36000 &&
           seconds == (int) seconds)
    values->duration_seconds = (int) seconds;
  else
    {
      values->duration_seconds = DBK_NONE;
      dbk_suggest_entry_set_error (entry, _ ("The duration is a whole number of seconds."));
    }
  dbk_draft_touch (self->draft, 0);
}

static void
reaction_edited_cb (DbkSuggestEntry *entry, DbkAreaRow *self)
{
  dbk_set_text (&dbk_area_row_get_values (self)->reaction, dbk_suggest_entry_get_text (entry));
  dbk_draft_touch (self->draft, 0);
}

static void
note_edited_cb (DbkSuggestEntry *entry, DbkAreaRow *self)
{
  dbk_set_text (&dbk_area_row_get_values (self)->note, dbk_suggest_entry_get_text (entry));
  dbk_draft_touch (self->draft, 0);
}

static void
attach (GtkGrid *grid, int row, const char *title, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dbk-dim");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, control, 1, row, 1, 1);
}

static GtkWidget *
make_text (DbkAreaRow *self, const char *title, const char *text, GCallback edited)
{
  GtkWidget *entry = dbk_suggest_entry_new (title, NULL, NULL);

  dbk_suggest_entry_set_text (DBK_SUGGEST_ENTRY (entry), text);
  g_signal_connect_object (entry, "edited", edited, self, 0);
  return entry;
}

static GtkWidget *
make_care (DbkAreaRow *self, const char *care)
{
  GtkWidget *choice = dbk_choice_new (_ ("Care of the tip"));
  const char *const *codes = dbk_name_codes (DBK_NAME_TIP_CARE);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dbk_name (DBK_NAME_TIP_CARE, codes[i]));
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (DBK_CHOICE (choice), codes, (const char *const *) names->pdata, NULL);
  dbk_choice_set_code (DBK_CHOICE (choice), care, dbk_name (DBK_NAME_TIP_CARE, care));
  g_signal_connect_object (choice, "chosen", G_CALLBACK (care_chosen_cb), self, 0);
  return choice;
}

static GtkWidget *
make_button (DbkAreaRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

void
dbk_area_row_make_details (GtkMenuButton *button, gpointer data)
{
  DbkAreaRow *self = data;
  const DbkSessionArea *values = dbk_area_row_get_values (self);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *duration = NULL;

  if (values == NULL)
    return;
  duration = values->duration_seconds == DBK_NONE
                 ? g_strdup ("")
                 : g_strdup_printf ("%d", values->duration_seconds);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  attach (GTK_GRID (grid), 0, _ ("Reaction"),
          make_text (self, _ ("Reaction of this area"), values->reaction,
                     G_CALLBACK (reaction_edited_cb)));
  attach (GTK_GRID (grid), 1, _ ("Note"),
          make_text (self, _ ("Note on this area"), values->note, G_CALLBACK (note_edited_cb)));
  attach (GTK_GRID (grid), 2, _ ("Duration, seconds"),
          make_text (self, _ ("Duration in seconds"), duration, G_CALLBACK (duration_edited_cb)));
  attach (GTK_GRID (grid), 3, _ ("Care of the tip"), make_care (self, values->tip_care));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), make_button (self, _ ("_Same Settings for All Areas"),
                                              G_CALLBACK (same_for_all_cb)));
  gtk_box_append (GTK_BOX (box),
                  make_button (self, _ ("Mark as _Not Treated"), G_CALLBACK (not_treated_cb)));
  gtk_box_append (GTK_BOX (box), make_button (self, _ ("_Remove Area"), G_CALLBACK (remove_cb)));
  gtk_widget_set_size_request (box, 280, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}
