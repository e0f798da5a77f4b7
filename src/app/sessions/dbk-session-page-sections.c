/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session page's cards: made, filled, opened, jumped to. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-aftercare-section.h"
#include "dbk-area-row.h"
#include "dbk-checks-section.h"
#include "dbk-draft-edit.h"
#include "dbk-missing-groups.h"
#include "dbk-notes-section.h"
#include "dbk-photos-section.h"
#include "dbk-products-section.h"
#include "dbk-scores-section.h"
#include "dbk-session-page-private.h"
#include "dbk-treatment-section.h"

static void
card_pressed_cb (DbkSectionCard *card, DbkSessionPage *self)
{
  for (int i = 0; i < DBK_N_SECTIONS; i++)
    if (self->cards[i] == card)
      dbk_session_page_set_open (self, self->open == i ? -1 : i);
}

static void
row_hovered_cb (DbkSessionPage *self, const char *area)
{
  dbk_area_map_view_set_hovered (self->map, area);
}

static GtkWidget *
make_content (DbkSessionPage *self, DbkSessionSection section)
{
  switch (section)
    {
    case DBK_SECTION_CHECKS:
      return dbk_checks_section_new (self->draft);
    case DBK_SECTION_TREATMENT:
      return dbk_treatment_section_new (self->draft);
    case DBK_SECTION_PRODUCTS:
      return dbk_products_section_new (self->draft);
    case DBK_SECTION_REACTION:
      return dbk_aftercare_section_new (self->draft);
    case DBK_SECTION_SCORES:
      return dbk_scores_section_new (self->draft);
    case DBK_SECTION_NOTES:
      return dbk_notes_section_new (self->draft);
    case DBK_SECTION_PHOTOS:
      return dbk_photos_section_new (self->draft);
    case DBK_N_SECTIONS:
    default:
      return NULL;
    }
}

void
dbk_session_page_make_cards (DbkSessionPage *self)
{
  const char *const titles[DBK_N_SECTIONS] = {
    _ ("Checks"), _ ("Treatment"), _ ("Products"), _ ("Reaction and aftercare"),
    _ ("Scores"), _ ("Photos"),    _ ("Notes"),
  };
  guint number = 1;

  for (int i = 0; i < DBK_N_SECTIONS; i++)
    {
      GtkWidget *content = make_content (self, (DbkSessionSection) i);

      if (content == NULL)
        continue;
      self->cards[i] = DBK_SECTION_CARD (dbk_section_card_new (number++, titles[i], content));
      g_signal_connect_object (self->cards[i], "pressed", G_CALLBACK (card_pressed_cb), self, 0);
      gtk_box_append (self->sections, GTK_WIDGET (self->cards[i]));
    }
  g_signal_connect_object (dbk_session_page_get_section (self, DBK_SECTION_TREATMENT),
                           "area-hovered", G_CALLBACK (row_hovered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dbk_session_page_get_section (self, DBK_SECTION_TREATMENT), "copy-last",
                           G_CALLBACK (dbk_session_page_copy_last), self, G_CONNECT_SWAPPED);
}

void
dbk_session_page_remove_cards (DbkSessionPage *self)
{
  for (int i = 0; i < DBK_N_SECTIONS; i++)
    {
      if (self->cards[i] != NULL)
        gtk_box_remove (self->sections, GTK_WIDGET (self->cards[i]));
      self->cards[i] = NULL;
    }
}

static char *
describe (DbkSessionPage *self, int section)
{
  switch ((DbkSessionSection) section)
    {
    case DBK_SECTION_CHECKS:
      return dbk_checks_section_describe (self->draft);
    case DBK_SECTION_TREATMENT:
      return dbk_treatment_section_describe (self->draft);
    case DBK_SECTION_PRODUCTS:
      return dbk_products_section_describe (self->draft);
    case DBK_SECTION_REACTION:
      return dbk_aftercare_section_describe (self->draft);
    case DBK_SECTION_SCORES:
      return dbk_scores_section_describe (self->draft);
    case DBK_SECTION_NOTES:
      return dbk_notes_section_describe (self->draft);
    case DBK_SECTION_PHOTOS:
      return dbk_photos_section_describe (self->draft);
    case DBK_N_SECTIONS:
    default:
      return g_strdup ("");
    }
}

/* Done is what needed something and lacks nothing now: notes never do, scores only when due. */
static gboolean
is_done (DbkSessionPage *self, int section)
{
  const DbkSession *session = dbk_draft_get_session (self->draft);

  if (dbk_missing_count_section (dbk_draft_get_missing (self->draft), (DbkSessionSection) section) >
      0)
    return FALSE;
  switch ((DbkSessionSection) section)
    {
    case DBK_SECTION_PRODUCTS:
      return session->products->len > 0;
    case DBK_SECTION_SCORES:
      return session->scores->len > 0;
    case DBK_SECTION_NOTES:
      return session->notes != NULL && *session->notes != '\0';
    case DBK_SECTION_PHOTOS:
      return session->photos->len > 0;
    case DBK_SECTION_CHECKS:
    case DBK_SECTION_TREATMENT:
    case DBK_SECTION_REACTION:
    case DBK_N_SECTIONS:
    default:
      return TRUE;
    }
}

void
dbk_session_page_update (DbkSessionPage *self)
{
  const DbkSession *last = dbk_draft_get_last (self->draft);
  g_autoptr (GPtrArray) groups = dbk_missing_groups (self->draft);
  gboolean can_sign = dbk_missing_first_must (dbk_draft_get_missing (self->draft)) == NULL;

  for (int i = 0; i < DBK_N_SECTIONS; i++)
    {
      g_autofree char *summary = NULL;

      if (self->cards[i] == NULL)
        continue;
      summary = describe (self, i);
      dbk_section_card_set_summary (self->cards[i], summary);
      dbk_section_card_set_done (self->cards[i], is_done (self, i));
    }
  if (last != NULL)
    {
      g_autofree char *day = dbk_date_format_day (last->treated_on);
      g_autofree char *aside = g_strdup_printf (_ ("last session %s"), day);

      dbk_section_card_set_aside (self->cards[DBK_SECTION_TREATMENT], aside);
    }
  dbk_missing_strip_update (self->strip, groups, can_sign && !self->busy);
}

int
dbk_session_page_first_missing (DbkSessionPage *self)
{
  GPtrArray *missing = dbk_draft_get_missing (self->draft);

  return missing->len == 0 ? -1 : (int) ((const DbkMissing *) missing->pdata[0])->section;
}

void
dbk_session_page_set_open (DbkSessionPage *self, int section)
{
  self->open = section;
  self->missing_before = section < 0
                             ? 0
                             : dbk_missing_count_section (dbk_draft_get_missing (self->draft),
                                                          (DbkSessionSection) section);
  for (int i = 0; i < DBK_N_SECTIONS; i++)
    if (self->cards[i] != NULL)
      dbk_section_card_set_open (self->cards[i], i == section);
}

void
dbk_session_page_go_on (DbkSessionPage *self)
{
  g_autoptr (GPtrArray) groups = dbk_missing_groups (self->draft);
  const DbkMissingGroup *next;

  if (groups->len == 0)
    {
      dbk_session_page_set_open (self, -1);
      dbk_missing_strip_focus_sign (self->strip);
      return;
    }
  next = groups->pdata[0];
  dbk_session_page_jump (self, next->field, next->section);
}

static gboolean
focus_field (DbkSessionPage *self, const char *field, DbkSessionSection section)
{
  GtkWidget *content = dbk_session_page_get_section (self, section);

  switch (section)
    {
    case DBK_SECTION_CHECKS:
      return dbk_checks_section_focus_field (DBK_CHECKS_SECTION (content), field);
    case DBK_SECTION_TREATMENT:
      return dbk_treatment_section_focus_field (DBK_TREATMENT_SECTION (content), field);
    case DBK_SECTION_PRODUCTS:
      return dbk_products_section_focus_field (DBK_PRODUCTS_SECTION (content), field);
    case DBK_SECTION_REACTION:
      return dbk_aftercare_section_focus_field (DBK_AFTERCARE_SECTION (content), field);
    case DBK_SECTION_SCORES:
      return dbk_scores_section_focus_field (DBK_SCORES_SECTION (content), field);
    case DBK_SECTION_NOTES:
      return gtk_widget_grab_focus (content);
    case DBK_SECTION_PHOTOS:
      return dbk_photos_section_focus_first (DBK_PHOTOS_SECTION (content));
    case DBK_N_SECTIONS:
    default:
      return FALSE;
    }
}

void
dbk_session_page_jump (DbkSessionPage *self, const char *field, DbkSessionSection section)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (DBK_IS_SESSION_PAGE (self));
  g_return_if_fail (self->cards[section] != NULL);

  dbk_session_page_set_open (self, section);
  if (!focus_field (self, field, section))
    gtk_widget_child_focus (GTK_WIDGET (self->cards[section]), GTK_DIR_TAB_FORWARD);
  parts = g_strsplit (field, "/", 3);
  if (g_strv_length (parts) == 3 && g_strcmp0 (parts[0], "areas") == 0)
    {
      dbk_area_map_view_show_area (self->map, parts[1]);
      dbk_area_map_view_set_hovered (self->map, parts[1]);
    }
}
