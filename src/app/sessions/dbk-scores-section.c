/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores section. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-catalog.h"
#include "dbk-draft-edit.h"
#include "dbk-names.h"
#include "dbk-progress.h"
#include "dbk-grade-row.h"
#include "dbk-scale.h"
#include "dbk-scores-section.h"
#include "dbk-section-parts.h"

struct _DbkScoresSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DbkScoresSection, dbk_scores_section, GTK_TYPE_WIDGET)

#define FOR_EACH_ROW(self, row)                                                                    \
  for (GtkWidget *row = gtk_widget_get_first_child ((self)->box); row != NULL;                     \
       row = gtk_widget_get_next_sibling (row))                                                    \
    if (DBK_IS_GRADE_ROW (row))

static void
draft_changed_cb (DbkScoresSection *self, guint parts)
{
  if ((parts & DBK_DRAFT_SCORES) == 0)
    return;
  FOR_EACH_ROW (self, row)
  dbk_grade_row_refresh (DBK_GRADE_ROW (row));
}

static void
dbk_scores_section_dispose (GObject *object)
{
  DbkScoresSection *self = DBK_SCORES_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_scores_section_parent_class)->dispose (object);
}

static void
dbk_scores_section_class_init (DbkScoresSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_scores_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_scores_section_init (DbkScoresSection *self)
{
}

static gboolean
is_due (DbkDraft *draft)
{
  return dbk_course_is_due_at (dbk_draft_get_course (draft)->scores_due,
                               dbk_draft_get_number (draft));
}

static void
add_concern (DbkScoresSection *self, const DbkConcern *concern)
{
  const DbkScaleInfo *scale =
      dbk_client_record_find_scale (dbk_draft_get_record (self->draft), concern);
  g_autofree char *range = dbk_scale_title (scale, concern->scale);
  g_autofree char *title = NULL;
  const char *name = dbk_name_concern (concern->code, concern->other_text);

  if (scale == NULL || !dbk_scale_is_charted (scale))
    title = g_strdup_printf (_ ("%s · %s"), name, range);
  else
    title = g_strdup_printf (scale->lower_is_better ? _ ("%s · %s, lower is better")
                                                    : _ ("%s · %s, higher is better"),
                             name, range);
  gtk_box_append (GTK_BOX (self->box), dbk_section_text_new (title, "dbk-score-title"));
  if (scale != NULL && !scale->validated)
    gtk_box_append (GTK_BOX (self->box),
                    dbk_section_text_new (_ ("This scale is not validated."), "dbk-score-note"));
  if (concern->areas == NULL || (scale != NULL && !scale->per_area))
    gtk_box_append (GTK_BOX (self->box), dbk_grade_row_new (self->draft, concern, ""));
  else
    for (guint i = 0; concern->areas[i] != NULL; i++)
      if (dbk_scale_asks_for (scale, concern->areas[i]))
        gtk_box_append (GTK_BOX (self->box),
                        dbk_grade_row_new (self->draft, concern, concern->areas[i]));
}

GtkWidget *
dbk_scores_section_new (DbkDraft *draft)
{
  DbkScoresSection *self = g_object_new (DBK_TYPE_SCORES_SECTION, NULL);
  const DbkCourse *course = dbk_draft_get_course (draft);

  self->draft = g_object_ref (draft);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  if (!is_due (draft))
    gtk_box_append (GTK_BOX (self->box),
                    dbk_section_text_new (
                        _ ("No scores are due at this session. You can give them all the same."),
                        "dbk-score-note"));
  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern =
          dbk_client_record_find_concern (dbk_draft_get_record (draft), course->concerns[i]);

      if (concern != NULL)
        add_concern (self, concern);
    }
  if (course->concerns == NULL)
    gtk_box_append (
        GTK_BOX (self->box),
        dbk_section_text_new (_ ("This course names no concern, so there is nothing to score."),
                              "dbk-score-note"));
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dbk_scores_section_set_narrow (DbkScoresSection *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_SCORES_SECTION (self));

  FOR_EACH_ROW (self, row)
  dbk_grade_row_set_narrow (DBK_GRADE_ROW (row), narrow);
}

gboolean
dbk_scores_section_focus_field (DbkScoresSection *self, const char *field)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (DBK_IS_SCORES_SECTION (self), FALSE);

  parts = g_strsplit (field, "/", 3);
  if (g_strv_length (parts) != 3)
    return FALSE;
  FOR_EACH_ROW (self, row)
  if (dbk_grade_row_is_for (DBK_GRADE_ROW (row), parts[1], parts[2]))
    return gtk_widget_grab_focus (row);
  return FALSE;
}

/* "3 → 2" */
static char *
describe_change (DbkDraft *draft, const DbkAssessment *score)
{
  const DbkConcern *concern =
      dbk_client_record_find_concern (dbk_draft_get_record (draft), score->concern);
  const DbkAssessment *last =
      concern == NULL
          ? NULL
          : dbk_draft_find_last_score (draft, concern, score->area == NULL ? "" : score->area);
  g_autofree char *now = dbk_grade_row_text (score);
  g_autofree char *before = dbk_grade_row_text (last);

  return *before == '\0' ? g_steal_pointer (&now) : g_strdup_printf ("%s → %s", before, now);
}

char *
dbk_scores_section_describe (DbkDraft *draft)
{
  const DbkSession *session = dbk_draft_get_session (draft);
  guint missing = dbk_missing_count_section (dbk_draft_get_missing (draft), DBK_SECTION_SCORES);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < session->scores->len; i++)
    {
      const DbkAssessment *score = session->scores->pdata[i];
      g_autofree char *change = describe_change (draft, score);

      if (score->area == NULL || *score->area == '\0')
        g_ptr_array_add (parts, g_steal_pointer (&change));
      else
        /* Translators: an area and its scores before and now: "Crow’s feet, left 3 → 2". */
        g_ptr_array_add (parts, g_strdup_printf (C_ ("score of an area", "%s %s"),
                                                 dbk_name (DBK_NAME_AREA, score->area), change));
    }
  if (missing > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u score due", "%u scores due", missing),
                                             missing));
  if (parts->len == 0)
    return g_strdup (_ ("Not due at this session"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
