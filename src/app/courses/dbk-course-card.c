/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course's card: title, plan, strip, what is next, and the card of a waiting draft. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-card.h"
#include "dbk-course-strip.h"
#include "dbk-course-text.h"
#include "dbk-label.h"
#include "dbk-text.h"

static void
add_item (GMenu *menu, const char *label, const char *action, const DbkCourse *course)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", course->id);
  g_menu_append_item (menu, item);
}

/* What can be done with a course, and only that. */
static GMenu *
make_menu (const DbkCourse *course, const DbkCardView *view)
{
  GMenu *menu = g_menu_new ();
  gboolean running = dbk_course_is_running (course);
  gboolean paused = g_strcmp0 (course->status, "paused") == 0;
  g_autoptr (GMenu) status = g_menu_new ();

  if (running || paused)
    add_item (menu, _ ("Note a _Skip…"), "client.add-skip", course);
  if (!view->clinical)
    return menu;

  add_item (menu, _ ("_Edit Course…"), "client.edit-course", course);
  if (running)
    add_item (status, _ ("_Pause…"), "client.pause-course", course);
  if (!running)
    add_item (status, _ ("_Resume…"), "client.resume-course", course);
  if (running || paused)
    {
      add_item (status, _ ("_Complete…"), "client.complete-course", course);
      add_item (status, _ ("C_ancel Course…"), "client.cancel-course", course);
    }
  if (view->clinical && course->concerns != NULL && course->concerns[0] != NULL)
    add_item (menu, _ ("Add _Assessment…"), "client.assess-course", course);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (status));
  return menu;
}

/* A menu's popover takes longer to make than the rest of the card. */
static void
open_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_menu_button (const DbkCourse *course, const DbkCardView *view)
{
  g_autoptr (GMenu) menu = make_menu (course, view);
  GtkWidget *button;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return NULL;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_menu_cb,
                                         g_object_ref (menu), g_object_unref);
  gtk_widget_set_tooltip_text (button, _ ("Course Menu"));
  dbk_widget_set_name (button, _ ("Course Menu"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "dbk-corner");
  return button;
}

static GtkWidget *
make_head (const DbkCourse *course, const DbkCourseProgress *progress, const DbkCardView *view)
{
  GtkWidget *head = dbk_row_new (12, NULL);
  GtkWidget *texts = dbk_column_new (0, NULL);
  GtkWidget *button = make_menu_button (course, view);
  g_autofree char *plan = dbk_course_text_plan (course);
  g_autofree char *done = dbk_course_text_done (progress);
  GtkWidget *label;

  gtk_box_append (GTK_BOX (texts), dbk_text_new (dbk_course_title (course), "title-4"));
  if (*plan != '\0')
    gtk_box_append (GTK_BOX (texts), dbk_text_new (plan, "caption dbk-dim"));
  if (!dbk_text_is_blank (course->goal) && !view->narrow)
    {
      /* Translators: the client's goal in their own words. */
      g_autofree char *goal = g_strdup_printf (_ ("“%s”"), course->goal);

      label = dbk_label_new (goal, "caption dbk-dim");
      gtk_widget_set_tooltip_text (label, course->goal);
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (head), texts);
  label = dbk_label_new (done, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), label);
  if (button != NULL)
    gtk_box_append (GTK_BOX (head), button);
  return head;
}

static GtkWidget *
make_next (const DbkCourse *course, const DbkCourseProgress *progress, const DbkCardView *view)
{
  GtkWidget *column = dbk_column_new (3, NULL);
  DbkCourseNext next;
  GtkWidget *label;

  dbk_course_text_next (course, progress, view->today, &next);
  gtk_box_append (GTK_BOX (column), dbk_label_new (next.title, "caption-heading dbk-dim"));
  if (view->narrow)
    {
      GtkWidget *row = dbk_row_new (12, NULL);

      label = dbk_text_new (next.window, "dbk-big");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (row), label);
      if (next.note != NULL)
        {
          label = dbk_text_new (next.note, "dbk-dim");
          gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
          gtk_box_append (GTK_BOX (row), label);
        }
      gtk_box_append (GTK_BOX (column), row);
    }
  else
    {
      label = dbk_text_new (next.window, "dbk-big");
      gtk_box_append (GTK_BOX (column), label);
      if (next.note != NULL)
        gtk_box_append (GTK_BOX (column), dbk_text_new (next.note, "dbk-dim"));
      gtk_widget_set_size_request (column, 168, -1);
      gtk_widget_set_hexpand (column, FALSE);
      gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
    }
  dbk_course_next_clear (&next);
  return column;
}

GtkWidget *
dbk_course_card_new (const DbkCourse *course, const DbkCardView *view)
{
  g_autoptr (DbkCourseProgress) progress = dbk_course_progress_new (course, view->today);
  g_autofree char *spoken = dbk_course_progress_describe (progress);
  GtkWidget *card =
      gtk_box_new (view->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                   view->narrow ? 12 : 18);
  GtkWidget *main_column = dbk_column_new (12, NULL);
  GtkWidget *strip = dbk_course_strip_new ();

  dbk_widget_add_classes (card, "card dbk-pad");
  gtk_box_append (GTK_BOX (main_column), make_head (course, progress, view));
  if (progress->nodes->len > 0)
    {
      dbk_course_strip_set_progress (DBK_COURSE_STRIP (strip), progress, view->narrow);
      gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      spoken, -1);
      gtk_box_append (GTK_BOX (main_column), strip);
    }
  else
    {
      g_object_ref_sink (strip);
      g_object_unref (strip);
    }
  gtk_widget_set_hexpand (main_column, TRUE);
  gtk_box_append (GTK_BOX (card), main_column);
  gtk_box_append (GTK_BOX (card), gtk_separator_new (view->narrow ? GTK_ORIENTATION_HORIZONTAL
                                                                  : GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (card), make_next (course, progress, view));
  return card;
}

/* A draft waiting to be signed */

static char *
draft_title (const DbkCourse *course, const DbkSession *session)
{
  return g_strdup_printf (_ ("Session %d has a draft"),
                          dbk_course_session_number (course, session));
}

static char *
draft_line (const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_long (session->treated_on);
  g_autofree char *begun = dbk_date_format_long (dbk_time_local_date (session->recorded_at));
  g_autofree char *clock = dbk_time_format_clock (session->recorded_at);

  if (session->recorded_at == DBK_TIME_NONE)
    return g_strdup_printf (_ ("Treated on %s, not signed"), day);
  if (dbk_time_local_date (session->recorded_at) == session->treated_on)
    return g_strdup_printf (_ ("Begun on %1$s at %2$s, not signed"), begun, clock);
  return g_strdup_printf (_ ("Treated on %1$s, begun on %2$s at %3$s, not signed"), day, begun,
                          clock);
}

static GtkWidget *
make_draft (const DbkCourse *course, const DbkSession *session, const DbkCardView *view)
{
  GtkWidget *card = dbk_row_new (12, "card dbk-slim");
  GtkWidget *texts = dbk_column_new (0, NULL);
  g_autofree char *title = draft_title (course, session);
  g_autofree char *line = draft_line (session);

  gtk_box_append (GTK_BOX (card), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_box_append (GTK_BOX (texts), dbk_text_new (title, "heading"));
  gtk_box_append (GTK_BOX (texts), dbk_text_new (line, "caption dbk-dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (card), texts);
  if (view->clinical)
    {
      GtkWidget *button =
          dbk_action_button_new (NULL, _ ("_Continue"), _ ("Continue the Draft"),
                                 "client.open-draft", g_variant_new_string (session->id));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (card), button);
    }
  return card;
}

void
dbk_course_card_add_drafts (GtkBox *box, const DbkCourse *course, const DbkCardView *view)
{
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];

      if (!dbk_session_is_locked (session))
        gtk_box_append (box, make_draft (course, session, view));
    }
}
