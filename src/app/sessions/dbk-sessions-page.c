/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sessions tab: what was held, and the one that is chosen to read. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-page.h"
#include "dbk-session-entry.h"
#include "dbk-session-row.h"
#include "dbk-session-text.h"
#include "dbk-session-view.h"
#include "dbk-sessions-page.h"
#include "dbk-strip.h"

/* More rows than these scroll inside their card, so the chosen session stays in sight. */
#define MOST_ROWS 9
#define ROW_HEIGHT 36

struct _DbkSessionsPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;
  GListStore *entries;
  GtkSingleSelection *selection;
  char *selected;
  gboolean narrow;
  gboolean filling;

  GtkWidget *page;
  GtkWidget *table_bin;
  GtkWidget *session_bin;
};

G_DEFINE_FINAL_TYPE (DbkSessionsPage, dbk_sessions_page, GTK_TYPE_WIDGET)

/* The chosen one */

static GtkWidget *
make_skip (DbkSessionEntry *entry)
{
  const DbkCourseSkip *skip = dbk_session_entry_get_skip (entry);
  g_autofree char *day = dbk_date_format_weekday (skip->skipped_on);
  g_autofree char *noted = dbk_date_format_long (dbk_time_local_date (skip->noted_at));
  g_autofree char *title = g_strdup_printf (_ ("Skipped on %s."), day);
  g_autofree char *text = NULL;

  /* Translators: %1$s is the reason of a skip, %2$s a name, %3$s a day. */
  text = g_strdup_printf (_ ("%1$s Noted by %2$s on %3$s; it uses up no session."), skip->reason,
                          skip->noted_by, noted);
  return dbk_strip_new (DBK_STRIP_QUIET, "dbk-skip-symbolic", title, text);
}

static void
show_selected (DbkSessionsPage *self)
{
  DbkSessionEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *child = NULL;

  dbk_set_text (&self->selected, entry != NULL ? dbk_session_entry_get_id (entry) : NULL);
  if (entry != NULL && dbk_session_entry_get_session (entry) != NULL)
    child = dbk_session_view_new (self->context, self->record, dbk_session_entry_get_course (entry),
                                  dbk_session_entry_get_session (entry), self->narrow);
  else if (entry != NULL)
    child = make_skip (entry);
  adw_bin_set_child (ADW_BIN (self->session_bin), child);
}

static void
selected_cb (DbkSessionsPage *self)
{
  if (!self->filling)
    show_selected (self);
}

/* The table */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, DbkSessionsPage *self)
{
  gtk_list_item_set_child (item,
                           dbk_session_row_new (self->narrow, self->record->courses->len > 1));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, DbkSessionsPage *self)
{
  DbkSessionEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *spoken = dbk_session_entry_dup_spoken (entry);

  dbk_session_row_show (row, entry);
  if (gtk_widget_get_parent (row) != NULL)
    dbk_widget_set_name (gtk_widget_get_parent (row), spoken);
}

static GtkWidget *
make_table (DbkSessionsPage *self)
{
  GtkWidget *card = dbk_column_new (0, "card dbk-clip");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (view, "dbk-table");
  gtk_widget_add_css_class (view, "dbk-sessions");
  dbk_widget_set_name (view, _ ("Sessions"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, -1,
                               MIN (g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                                    MOST_ROWS) *
                                   ROW_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card),
                  dbk_session_row_new_head (self->narrow, self->record->courses->len > 1));
  gtk_box_append (GTK_BOX (card), scroller);
  return card;
}

static GtkWidget *
make_empty (DbkSessionsPage *self)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dbk-sessions-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Sessions Yet"));
  if (dbk_context_is_clinical (self->context))
    {
      GtkWidget *button =
          dbk_action_button_new (NULL, _ ("_Transcribe a Past Session…"),
                                 _ ("Transcribe a Past Session"), "client.transcribe", NULL);

      adw_status_page_set_description (
          ADW_STATUS_PAGE (page),
          _ ("Log the first one, or copy past ones from the client’s paper card."));
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  return page;
}

static guint
find (DbkSessionsPage *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (DbkSessionEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (g_strcmp0 (dbk_session_entry_get_id (entry), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The id decides, never the place: a new session on top must not turn another one up. */
static void
fill (DbkSessionsPage *self)
{
  g_autoptr (GListStore) entries =
      self->record != NULL ? dbk_session_entries_new (self->record) : NULL;
  guint n = entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (entries)) : 0;
  guint position;

  self->filling = TRUE;
  g_set_object (&self->entries, entries);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (entries));
  position =
      n > 0 && self->selected != NULL ? find (self, self->selected) : GTK_INVALID_LIST_POSITION;
  if (n > 0)
    gtk_single_selection_set_selected (self->selection,
                                       position != GTK_INVALID_LIST_POSITION ? position : 0);
  self->filling = FALSE;
  adw_bin_set_child (ADW_BIN (self->table_bin), n > 0                  ? make_table (self)
                                                : self->record != NULL ? make_empty (self)
                                                                       : NULL);
  show_selected (self);
}

void
dbk_sessions_page_show (DbkSessionsPage *self, DbkClientRecord *record, gboolean narrow)
{
  g_return_if_fail (DBK_IS_SESSIONS_PAGE (self));

  if (record == NULL || self->record == NULL || record->client->row != self->record->client->row)
    {
      g_clear_pointer (&self->selected, g_free);
      dbk_page_scroll_to_top (DBK_PAGE (self->page));
    }
  if (record != NULL)
    dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  self->narrow = narrow;
  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
  fill (self);
}

const char *
dbk_sessions_page_get_selected (DbkSessionsPage *self)
{
  g_return_val_if_fail (DBK_IS_SESSIONS_PAGE (self), NULL);

  return self->selected;
}

void
dbk_sessions_page_select (DbkSessionsPage *self, const char *id)
{
  guint position;

  g_return_if_fail (DBK_IS_SESSIONS_PAGE (self));

  if (self->entries == NULL)
    return;
  position = find (self, id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
  else
    dbk_set_text (&self->selected, id); /* on its way */
}

guint
dbk_sessions_page_get_n_rows (DbkSessionsPage *self)
{
  g_return_val_if_fail (DBK_IS_SESSIONS_PAGE (self), 0);

  return self->entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->entries)) : 0;
}

static void
dbk_sessions_page_dispose (GObject *object)
{
  DbkSessionsPage *self = DBK_SESSIONS_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_pointer (&self->selected, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_sessions_page_parent_class)->dispose (object);
}

static void
dbk_sessions_page_class_init (DbkSessionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_sessions_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_sessions_page_init (DbkSessionsPage *self)
{
  GtkWidget *box;

  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->page = dbk_page_new ();
  box = dbk_page_get_box (DBK_PAGE (self->page));
  self->table_bin = adw_bin_new ();
  self->session_bin = adw_bin_new ();
  gtk_widget_set_margin_top (self->session_bin, 6);
  gtk_box_append (GTK_BOX (box), self->table_bin);
  gtk_box_append (GTK_BOX (box), self->session_bin);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_sessions_page_new (DbkContext *context)
{
  DbkSessionsPage *self = g_object_new (DBK_TYPE_SESSIONS_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
