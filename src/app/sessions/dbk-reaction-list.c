/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adverse reactions of a session. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-choice.h"
#include "dbk-draft-edit.h"
#include "dbk-names.h"
#include "dbk-reaction-list.h"
#include "dbk-section-parts.h"
#include "dbk-suggest-entry.h"

struct _DbkReactionList
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (DbkReactionList, dbk_reaction_list, GTK_TYPE_WIDGET)

/* Which reaction a field belongs to. */
static DbkSessionReaction *
reaction_of (DbkReactionList *self, gpointer field)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (field, "index"));

  return dbk_draft_get_session (self->draft)->reactions->pdata[index];
}

static void
code_chosen_cb (DbkChoice *choice, DbkReactionList *self)
{
  const char *code = dbk_choice_get_code (choice);

  /* A reaction is always one of the list; taking it away is the bin's. */
  if (code != NULL)
    dbk_set_text (&reaction_of (self, choice)->code, code);
  else
    dbk_choice_set_code (choice, reaction_of (self, choice)->code, NULL);
  dbk_draft_touch (self->draft, 0);
}

static void
severity_chosen_cb (DbkChoice *choice, DbkReactionList *self)
{
  dbk_set_text (&reaction_of (self, choice)->severity, dbk_choice_get_code (choice));
  dbk_draft_touch (self->draft, 0);
}

static void
onset_edited_cb (DbkSuggestEntry *entry, DbkReactionList *self)
{
  dbk_set_text (&reaction_of (self, entry)->onset, dbk_suggest_entry_get_text (entry));
  dbk_draft_touch (self->draft, 0);
}

static void
action_edited_cb (DbkSuggestEntry *entry, DbkReactionList *self)
{
  dbk_set_text (&reaction_of (self, entry)->action_taken, dbk_suggest_entry_get_text (entry));
  dbk_draft_touch (self->draft, 0);
}

static void
area_toggled_cb (GtkCheckButton *check, DbkReactionList *self)
{
  DbkSessionReaction *reaction = reaction_of (self, check);
  const char *area = g_object_get_data (G_OBJECT (check), "area");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = gtk_check_button_get_active (check);

  for (guint i = 0; reaction->areas != NULL && reaction->areas[i] != NULL; i++)
    if (g_strcmp0 (reaction->areas[i], area) != 0)
      {
        g_strv_builder_add (builder, reaction->areas[i]);
        any = TRUE;
      }
  if (gtk_check_button_get_active (check))
    g_strv_builder_add (builder, area);
  g_strfreev (reaction->areas);
  reaction->areas = any ? g_strv_builder_end (builder) : NULL;
  dbk_draft_touch (self->draft, 0);
}

/* The session's areas to tick, behind a button that says which are. */
static void
make_areas (GtkMenuButton *button, gpointer data)
{
  DbkReactionList *self = data;
  const DbkSession *session = dbk_draft_get_session (self->draft);
  const DbkSessionReaction *reaction = reaction_of (self, button);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *row = session->areas->pdata[i];
      GtkWidget *check = gtk_check_button_new_with_label (dbk_name (DBK_NAME_AREA, row->area));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   dbk_codes_contain (reaction->areas, row->area));
      g_object_set_data (G_OBJECT (check), "index", g_object_get_data (G_OBJECT (button), "index"));
      g_object_set_data_full (G_OBJECT (check), "area", g_strdup (row->area), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (area_toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
remove_idle (gpointer data)
{
  GtkWidget *button = data;
  DbkReactionList *self =
      DBK_REACTION_LIST (gtk_widget_get_ancestor (button, DBK_TYPE_REACTION_LIST));

  if (self != NULL && self->draft != NULL)
    dbk_draft_remove_reaction (self->draft,
                               GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
  return G_SOURCE_REMOVE;
}

/* The press takes its row away: not before it is over. */
static void
remove_cb (GtkWidget *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_idle, g_object_ref (button), g_object_unref);
}

static gpointer
numbered (gpointer field, guint index)
{
  g_object_set_data (field, "index", GUINT_TO_POINTER (index));
  return field;
}

static GtkWidget *
make_entry (DbkReactionList *self,
            guint index,
            const char *name,
            const char *text,
            GCallback edited)
{
  GtkWidget *entry = numbered (dbk_suggest_entry_new (name, NULL, NULL), index);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  dbk_suggest_entry_set_text (DBK_SUGGEST_ENTRY (entry), text);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "edited", edited, self, 0);
  return entry;
}

static GtkWidget *
make_choice (DbkReactionList *self,
             guint index,
             const char *name,
             DbkNameKind kind,
             const char *code,
             GCallback chosen)
{
  GtkWidget *choice = numbered (dbk_choice_new (name), index);

  dbk_section_fill_choice (choice, kind, NULL);
  dbk_choice_set_code (DBK_CHOICE (choice), code, dbk_name (kind, code));
  gtk_widget_set_hexpand (choice, TRUE);
  g_signal_connect_object (choice, "chosen", chosen, self, 0);
  return choice;
}

static GtkWidget *
make_row (DbkReactionList *self, guint index)
{
  const DbkSessionReaction *reaction = dbk_draft_get_session (self->draft)->reactions->pdata[index];
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *areas = numbered (gtk_menu_button_new (), index);
  GtkWidget *remove =
      numbered (dbk_section_icon_button_new ("user-trash-symbolic", _ ("Remove This Reaction")),
                index);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "dbk-area-row");
  gtk_grid_attach (GTK_GRID (grid),
                   make_choice (self, index, _ ("Reaction"), DBK_NAME_REACTION, reaction->code,
                                G_CALLBACK (code_chosen_cb)),
                   0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_choice (self, index, _ ("Severity"), DBK_NAME_SEVERITY, reaction->severity,
                                G_CALLBACK (severity_chosen_cb)),
                   1, 0, 1, 1);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (areas), _ ("Areas"));
  dbk_section_name_menu_button (areas, _ ("Areas of this reaction"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (areas), make_areas, self, NULL);
  gtk_grid_attach (GTK_GRID (grid), areas, 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), remove, 3, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_entry (self, index, _ ("When it began"), reaction->onset,
                               G_CALLBACK (onset_edited_cb)),
                   0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_entry (self, index, _ ("What was done"), reaction->action_taken,
                               G_CALLBACK (action_edited_cb)),
                   1, 1, 3, 1);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), NULL);
  return grid;
}

static void
picked_cb (GtkButton *button, DbkReactionList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  dbk_draft_add_reaction (self->draft, g_object_get_data (G_OBJECT (button), "code"));
}

static void
make_list (GtkMenuButton *button, gpointer data)
{
  DbkReactionList *self = data;
  const char *const *codes = dbk_name_codes (DBK_NAME_REACTION);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      GtkWidget *item = gtk_button_new_with_label (dbk_name (DBK_NAME_REACTION, codes[i]));

      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (item))), 0);
      gtk_widget_add_css_class (item, "flat");
      gtk_widget_add_css_class (item, "dbk-suggestion");
      g_object_set_data (G_OBJECT (item), "code", (gpointer) codes[i]);
      g_signal_connect_object (item, "clicked", G_CALLBACK (picked_cb), self, 0);
      gtk_box_append (GTK_BOX (box), item);
    }
  gtk_widget_add_css_class (popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
dbk_reaction_list_dispose (GObject *object)
{
  DbkReactionList *self = DBK_REACTION_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_reaction_list_parent_class)->dispose (object);
}

static gboolean
dbk_reaction_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (DBK_REACTION_LIST (widget)->box, GTK_DIR_TAB_FORWARD);
}

static void
dbk_reaction_list_class_init (DbkReactionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_reaction_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dbk_reaction_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_reaction_list_init (DbkReactionList *self)
{
}

void
dbk_reaction_list_refresh (DbkReactionList *self)
{
  guint n;

  g_return_if_fail (DBK_IS_REACTION_LIST (self));

  n = dbk_draft_get_session (self->draft)->reactions->len;
  dbk_section_remove_children (self->rows);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->rows), make_row (self, i));
  gtk_widget_set_visible (self->rows, n > 0);
}

GtkWidget *
dbk_reaction_list_new (DbkDraft *draft)
{
  DbkReactionList *self = g_object_new (DBK_TYPE_REACTION_LIST, NULL);
  GtkWidget *add = gtk_menu_button_new ();

  self->draft = g_object_ref (draft);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "dbk-bleed");
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (add), _ ("Add Reaction"));
  dbk_section_name_menu_button (add, _ ("Add Reaction"));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (add), make_list, self, NULL);
  gtk_box_append (GTK_BOX (self->box), add);
  dbk_reaction_list_refresh (self);
  return GTK_WIDGET (self);
}
