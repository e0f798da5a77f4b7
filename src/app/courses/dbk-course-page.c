/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Course tab: where the course stands, when it goes on, whether it helps. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-course-card.h"
#include "dbk-course-page.h"
#include "dbk-course-text.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-page.h"
#include "dbk-spoken.h"

struct _DbkCoursePage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;
  char *course; /* the one asked for; it may not have arrived yet */
  char *shown;
  gboolean narrow;
  DbkProgressState state;

  GtkWidget *page;
  GtkWidget *box; /* in it */
};

G_DEFINE_FINAL_TYPE (DbkCoursePage, dbk_course_page, GTK_TYPE_WIDGET)

static void rebuild (DbkCoursePage *self);

static void
switched_cb (GtkDropDown *chooser, GParamSpec *spec, DbkCoursePage *self)
{
  guint chosen = gtk_drop_down_get_selected (chooser);

  if (self->record == NULL || chosen >= self->record->courses->len)
    return;
  dbk_course_page_set_course (self, ((DbkCourse *) self->record->courses->pdata[chosen])->id);
}

static char *
course_name (const DbkCourse *course)
{
  g_autofree char *start = dbk_date_format_medium (course->starts_on);
  const char *status = dbk_name (DBK_NAME_COURSE_STATUS, course->status);

  if (course->starts_on == DBK_DATE_NONE)
    return g_strdup_printf ("%s · %s", dbk_course_title (course), status);
  return g_strdup_printf ("%s · %s · %s", dbk_course_title (course), start, status);
}

/* Two courses and more: which one is on show. */
static GtkWidget *
make_switcher (DbkCoursePage *self, const DbkCourse *shown)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *chooser;
  guint selected = 0;

  for (guint i = 0; i < self->record->courses->len; i++)
    {
      const DbkCourse *course = self->record->courses->pdata[i];

      gtk_string_list_take (names, course_name (course));
      if (course == shown)
        selected = i;
    }
  chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  dbk_spoken_name_drop_down (GTK_DROP_DOWN (chooser), _ ("Course on Show"));
  gtk_widget_set_hexpand (chooser, TRUE);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (switched_cb), self, 0);
  return chooser;
}

static void
add_top (DbkCoursePage *self, const DbkCourse *shown)
{
  gboolean clinical = dbk_context_is_clinical (self->context);
  gboolean several = self->record->courses->len > 1;
  g_autoptr (GPtrArray) running = dbk_courses_running (self->record);
  GtkWidget *row;

  if (!several && (!clinical || running->len > 0))
    return;
  row = dbk_row_new (12, NULL);
  if (several)
    gtk_box_append (GTK_BOX (row), make_switcher (self, shown));
  else
    {
      GtkWidget *space = dbk_row_new (0, NULL);

      gtk_widget_set_hexpand (space, TRUE);
      gtk_box_append (GTK_BOX (row), space);
    }
  if (clinical)
    gtk_box_append (GTK_BOX (row),
                    dbk_action_button_new ("list-add-symbolic",
                                           self->narrow ? NULL : _ ("_Plan a Course"),
                                           _ ("Plan a Course"), "client.plan-course", NULL));
  gtk_box_append (GTK_BOX (self->box), row);
}

static GtkWidget *
make_empty (DbkCoursePage *self)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dbk-course-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Course Yet"));
  gtk_widget_set_vexpand (page, TRUE);
  if (dbk_context_is_clinical (self->context))
    {
      GtkWidget *button = dbk_action_button_new (NULL, _ ("_Plan a Course"), _ ("Plan a Course"),
                                                 "client.plan-course", NULL);

      adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                       _ ("Plan one from a template, or log a single session."));
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  return page;
}

static GtkWidget *
make_unscored (const DbkCourse *course)
{
  gboolean none = course->concerns == NULL || *course->concerns == NULL;

  return dbk_text_new (none ? _ ("This course names no concern, so there is nothing to chart.")
                            : _ ("No scores yet: the chart begins with a baseline on the Skin "
                                 "page or in a session."),
                       "dbk-dim");
}

static void
rebuild (DbkCoursePage *self)
{
  const DbkCourse *course = NULL;
  DbkCardView view = { dbk_context_get_today (self->context), self->narrow,
                       dbk_context_is_clinical (self->context), &self->state };
  GtkWidget *result;

  self->state.at_once = dbk_page_get_place (DBK_PAGE (self->page)) > 0;
  dbk_box_clear (self->box);
  g_clear_pointer (&self->shown, g_free);
  if (self->record == NULL)
    return;

  if (self->course != NULL)
    course = dbk_client_record_find_course (self->record, self->course);
  if (course == NULL)
    course = dbk_courses_first (self->record);
  dbk_set_text (&self->shown, course != NULL ? course->id : NULL);
  if (course == NULL)
    {
      gtk_box_append (GTK_BOX (self->box), make_empty (self));
      return;
    }
  add_top (self, course);
  dbk_course_card_add_drafts (GTK_BOX (self->box), course, &view);
  gtk_box_append (GTK_BOX (self->box), dbk_course_card_new (course, &view));
  result = dbk_course_result_new (self->record, course, &view);
  gtk_box_append (GTK_BOX (self->box), result != NULL ? result : make_unscored (course));
}

void
dbk_course_page_show (DbkCoursePage *self, DbkClientRecord *record, gboolean narrow)
{
  g_return_if_fail (DBK_IS_COURSE_PAGE (self));

  if (record == NULL || self->record == NULL || record->client->row != self->record->client->row)
    {
      g_clear_pointer (&self->course, g_free);
      self->state.day = DBK_DATE_NONE;
      dbk_page_scroll_to_top (DBK_PAGE (self->page));
    }
  if (record != NULL)
    dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  self->narrow = narrow;
  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
  rebuild (self);
}

const char *
dbk_course_page_get_course (DbkCoursePage *self)
{
  g_return_val_if_fail (DBK_IS_COURSE_PAGE (self), NULL);

  return self->shown;
}

static gboolean
rebuild_idle (gpointer data)
{
  DbkCoursePage *self = data;

  if (self->context != NULL)
    rebuild (self);
  return G_SOURCE_REMOVE;
}

void
dbk_course_page_set_course (DbkCoursePage *self, const char *id)
{
  g_return_if_fail (DBK_IS_COURSE_PAGE (self));

  if (g_strcmp0 (self->course, id) == 0)
    return;
  dbk_set_text (&self->course, id);
  /* Not from within the drop-down that is taken away by it. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_idle, g_object_ref (self), g_object_unref);
}

static void
dbk_course_page_dispose (GObject *object)
{
  DbkCoursePage *self = DBK_COURSE_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_pointer (&self->course, g_free);
  g_clear_pointer (&self->shown, g_free);
  dbk_progress_state_clear (&self->state);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_course_page_parent_class)->dispose (object);
}

static void
dbk_course_page_class_init (DbkCoursePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_course_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_course_page_init (DbkCoursePage *self)
{
  self->page = dbk_page_new ();
  self->box = dbk_page_get_box (DBK_PAGE (self->page));
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_course_page_new (DbkContext *context)
{
  DbkCoursePage *self = g_object_new (DBK_TYPE_COURSE_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
