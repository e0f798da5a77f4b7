/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session page's header and maps, wide and narrow. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-checks-section.h"
#include "dbk-draft-edit.h"
#include "dbk-products-section.h"
#include "dbk-scores-section.h"
#include "dbk-session-page-private.h"
#include "dbk-treatment-section.h"

static gboolean
is_narrow (DbkSessionPage *self)
{
  return dbk_width_bin_get_narrow (self->bin);
}

/* "Saved 14:06" only once that is true of everything on the page. */
static char *
describe_saved (DbkSessionPage *self)
{
  DbkTime at = dbk_draft_get_saved_at (self->draft);
  g_autofree char *clock = NULL;

  switch (dbk_draft_get_save_state (self->draft))
    {
    case DBK_AUTOSAVE_FAILED:
      return g_strdup (_ ("Not saved"));
    case DBK_AUTOSAVE_WAITING:
    case DBK_AUTOSAVE_SAVING:
      return g_strdup (_ ("Saving…"));
    case DBK_AUTOSAVE_CLEAN:
    default:
      break;
    }
  if (at == DBK_TIME_NONE)
    return g_strdup (dbk_draft_is_stored (self->draft) ? _ ("Saved") : "");
  clock = dbk_time_format_clock (at);
  /* Translators: the time of day of the last save: "Saved 14:06". */
  return g_strdup_printf (_ ("Saved %s"), clock);
}

/* The same where there is no room for the time. */
static const char *
describe_saved_short (DbkSessionPage *self)
{
  switch (dbk_draft_get_save_state (self->draft))
    {
    case DBK_AUTOSAVE_FAILED:
      return _ ("not saved");
    case DBK_AUTOSAVE_WAITING:
    case DBK_AUTOSAVE_SAVING:
      return _ ("saving…");
    case DBK_AUTOSAVE_CLEAN:
    default:
      return dbk_draft_is_stored (self->draft) ? _ ("saved") : "";
    }
}

static char *
describe_session (DbkSessionPage *self)
{
  const char *saved = describe_saved_short (self);
  const DbkCourse *course = dbk_draft_get_course (self->draft);
  int number = dbk_draft_get_number (self->draft);
  g_autofree char *day = dbk_date_format_medium (dbk_draft_get_session (self->draft)->treated_on);
  g_autofree char *session =
      course->planned_sessions == DBK_NONE
          ? g_strdup_printf (_ ("Session %d"), number)
          : g_strdup_printf (_ ("Session %d of %d"), number, course->planned_sessions);

  if (!is_narrow (self))
    return g_strdup_printf ("%s · %s · %s", session, course->title, day);
  if (*saved == '\0')
    return g_strdup_printf ("%s · %s", session, day);
  return g_strdup_printf ("%s · %s", session, saved);
}

static void
update_trouble (DbkSessionPage *self)
{
  const GError *error = dbk_draft_get_save_error (self->draft);
  gboolean failed = error != NULL && dbk_draft_get_save_state (self->draft) == DBK_AUTOSAVE_FAILED;
  gboolean conflict = failed && g_error_matches (error, DBK_ERROR, DBK_ERROR_CONFLICT);

  gtk_widget_set_visible (self->trouble, failed);
  gtk_widget_set_visible (self->keep_mine, conflict);
  gtk_widget_set_visible (self->take_theirs, conflict);
  if (failed)
    gtk_label_set_text (self->trouble_text, error->message);
}

void
dbk_session_page_update_header (DbkSessionPage *self)
{
  const DbkClient *client = dbk_draft_get_record (self->draft)->client;
  g_autofree char *name = dbk_client_display_name (client);
  g_autofree char *title = NULL;
  g_autofree char *saved = describe_saved (self);
  g_autofree char *subtitle = describe_session (self);

  /* Translators: a client's name and number. */
  title = is_narrow (self) || client->number == DBK_NONE
              ? g_strdup (name)
              : g_strdup_printf (_ ("%s · no. %d"), name, client->number);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->saved, saved);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), !is_narrow (self));
  /* While it is offered in the treatment section it needs no second place. */
  gtk_widget_set_visible (self->copy, dbk_draft_get_last (self->draft) != NULL &&
                                          !dbk_draft_can_copy_last (self->draft));
  gtk_widget_set_visible (self->copy_label, !is_narrow (self));
  dbk_session_page_update_undo (self);
  update_trouble (self);
}

static char *
count_words (guint n, gboolean treated)
{
  if (treated)
    return g_strdup_printf (ngettext ("%u area treated", "%u areas treated", n), n);
  return g_strdup_printf (ngettext ("%u not treated", "%u not treated", n), n);
}

void
dbk_session_page_update_maps (DbkSessionPage *self)
{
  g_auto (GStrv) areas = dbk_draft_dup_areas (self->draft);
  g_auto (GStrv) not_treated = dbk_draft_dup_not_treated (self->draft);
  g_auto (GStrv) avoided = dbk_draft_dup_avoided (self->draft);
  guint n_left = not_treated == NULL ? 0 : g_strv_length (not_treated);
  guint n_treated = dbk_session_count_treated (dbk_draft_get_session (self->draft));
  g_autofree char *treated_text = count_words (n_treated, TRUE);
  g_autofree char *left_text = count_words (n_left, FALSE);
  g_autofree char *both =
      n_left == 0 ? g_strdup (treated_text) : g_strdup_printf ("%s\n%s", treated_text, left_text);

  dbk_area_map_view_set_selected (self->map, areas);
  dbk_area_map_view_set_not_treated (self->map, not_treated);
  dbk_area_map_view_set_avoided (self->map, avoided);
  dbk_area_map_view_set_key (self->map, treated_text, n_left == 0 ? NULL : left_text);
  dbk_area_map_widget_set_selected (self->small_map, areas);
  dbk_area_map_widget_set_not_treated (self->small_map, not_treated);
  dbk_area_map_widget_set_avoided (self->small_map, avoided);
  dbk_area_map_widget_set_view (self->small_map, dbk_area_map_view_get_view (self->map));
  gtk_label_set_text (self->areas_text, both);
  gtk_label_set_text (self->sides_text,
                      dbk_area_map_view_get_view (self->map) == DBK_MAP_VIEW_BODY_BACK
                          ? _ ("The client’s left is on the left")
                          : _ ("The client’s left is on the right"));
  gtk_widget_set_visible (GTK_WIDGET (self->sides_text),
                          dbk_area_map_view_get_view (self->map) != DBK_MAP_VIEW_FACE_LEFT &&
                              dbk_area_map_view_get_view (self->map) != DBK_MAP_VIEW_FACE_RIGHT);
}

void
dbk_session_page_fold (DbkSessionPage *self)
{
  gboolean narrow = is_narrow (self);
  gboolean cards = narrow || dbk_width_bin_get_narrow (self->sections_bin);

  gtk_widget_set_visible (self->pane, !narrow);
  gtk_widget_set_visible (self->pane_separator, !narrow);
  gtk_widget_set_visible (self->areas_card, narrow);
  if (narrow)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->sections), "wide");
      gtk_widget_add_css_class (GTK_WIDGET (self->sections), "narrow");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->sections), "narrow");
      gtk_widget_add_css_class (GTK_WIDGET (self->sections), "wide");
    }
  dbk_missing_strip_set_narrow (self->strip, narrow);
  if (self->draft == NULL || self->cards[DBK_SECTION_TREATMENT] == NULL)
    return;
  for (int i = 0; i < DBK_N_SECTIONS; i++)
    if (self->cards[i] != NULL)
      dbk_section_card_set_narrow (self->cards[i], narrow);
  dbk_checks_section_set_narrow (
      DBK_CHECKS_SECTION (dbk_session_page_get_section (self, DBK_SECTION_CHECKS)), narrow);
  dbk_treatment_section_set_narrow (
      DBK_TREATMENT_SECTION (dbk_session_page_get_section (self, DBK_SECTION_TREATMENT)), cards);
  dbk_products_section_set_narrow (
      DBK_PRODUCTS_SECTION (dbk_session_page_get_section (self, DBK_SECTION_PRODUCTS)), narrow);
  dbk_scores_section_set_narrow (
      DBK_SCORES_SECTION (dbk_session_page_get_section (self, DBK_SECTION_SCORES)), narrow);
  dbk_session_page_update_header (self);
}

static void
window_selection_cb (DbkAreaMapView *view, DbkSessionPage *self)
{
  g_auto (GStrv) codes = dbk_area_map_view_dup_selected (view);

  if (self->draft == NULL)
    return;
  dbk_area_map_view_set_view (self->map, dbk_area_map_view_get_view (view));
  dbk_draft_choose_areas (self->draft, codes);
}

static GtkWidget *
make_window_content (DbkSessionPage *self, GtkWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = dbk_area_map_view_new ();
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done"));
  g_auto (GStrv) areas = dbk_draft_dup_areas (self->draft);
  g_auto (GStrv) not_treated = dbk_draft_dup_not_treated (self->draft);
  g_auto (GStrv) avoided = dbk_draft_dup_avoided (self->draft);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Areas"), NULL));
  gtk_widget_add_css_class (done, "suggested-action");
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (gtk_window_destroy), window);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  dbk_area_map_view_set_selected (DBK_AREA_MAP_VIEW (view), areas);
  dbk_area_map_view_set_not_treated (DBK_AREA_MAP_VIEW (view), not_treated);
  dbk_area_map_view_set_avoided (DBK_AREA_MAP_VIEW (view), avoided);
  dbk_area_map_view_set_view (DBK_AREA_MAP_VIEW (view), dbk_area_map_view_get_view (self->map));
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (window_selection_cb), self, 0);
  gtk_widget_set_margin_start (view, 12);
  gtk_widget_set_margin_end (view, 12);
  gtk_widget_set_margin_top (view, 12);
  gtk_widget_set_margin_bottom (view, 12);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

void
dbk_session_page_choose_areas (DbkSessionPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->draft == NULL || self->areas_window != NULL)
    return;
  g_set_weak_pointer (&self->areas_window, GTK_WINDOW (adw_window_new ()));
  gtk_window_set_title (self->areas_window, _ ("Areas"));
  gtk_window_set_modal (self->areas_window, TRUE);
  gtk_window_set_destroy_with_parent (self->areas_window, TRUE);
  gtk_window_set_default_size (self->areas_window, 384, 680);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->areas_window, GTK_WINDOW (root));
  adw_window_set_content (ADW_WINDOW (self->areas_window),
                          make_window_content (self, self->areas_window));
  gtk_window_present (self->areas_window);
}
