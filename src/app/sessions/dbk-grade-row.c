/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One score of one concern in one area. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dbk-catalog.h"
#include "dbk-choice.h"
#include "dbk-draft-edit.h"
#include "dbk-grade-box.h"
#include "dbk-improvement.h"
#include "dbk-names.h"
#include "dbk-grade-row.h"
#include "dbk-scale.h"
#include "dbk-score-parts.h"
#include "dbk-section-parts.h"
#include "dbk-suggest-entry.h"
#include "dbk-text.h"

/* More grades than this are typed. */
#define MOST_BUTTONS 11

struct _DbkGradeRow
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  DbkConcern *concern;
  char *area;
  const DbkScaleInfo *scale; /* owned; NULL for one nobody here knows */
  GtkWidget *box;
  GtkLabel *before;
  GtkLabel *words; /* today's grade in words, or what is wrong with it */
  DbkGradeBox *grades;
  DbkChoice *choice;
  DbkSuggestEntry *entry;
};

G_DEFINE_FINAL_TYPE (DbkGradeRow, dbk_grade_row, GTK_TYPE_WIDGET)

char *
dbk_grade_row_text (const DbkAssessment *score)
{
  if (score == NULL)
    return g_strdup ("");
  if (!dbk_text_is_blank (score->word))
    return g_strdup (dbk_name (DBK_NAME_WORD, score->word));
  return score->score == DBK_NONE ? g_strdup ("") : dbk_score_format (dbk_score (score->score));
}

static void
show_words (DbkGradeRow *self, const char *error)
{
  const DbkAssessment *score = dbk_draft_find_score (self->draft, self->concern->id, self->area);
  const char *words = error;

  if (words == NULL && score != NULL && score->score != DBK_NONE)
    words = dbk_scale_grade (self->scale, score->score);
  gtk_label_set_text (self->words, words == NULL ? "" : words);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "dbk-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "dbk-error");
}

static void
grade_chosen_cb (DbkGradeRow *self, int grade, gboolean typed)
{
  dbk_draft_set_score (self->draft, self->concern, self->area,
                       grade == DBK_NONE ? DBK_NONE : grade * 10, NULL);
  show_words (self, NULL);
}

static void
word_chosen_cb (DbkGradeRow *self)
{
  dbk_draft_set_score (self->draft, self->concern, self->area, DBK_NONE,
                       dbk_choice_get_code (self->choice));
}

static gboolean
read_score (DbkGradeRow *self, int *score, GError **error)
{
  const char *text = dbk_suggest_entry_get_text (self->entry);
  double number;

  *score = DBK_NONE;
  if (dbk_text_is_blank (text))
    return TRUE;
  if (!dbk_number_parse (text, &number, error))
    return FALSE;
  if (fabs (number) > 1000 || fabs (number * 10 - round (number * 10)) > 1e-9)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("A score has at most one decimal."));
      return FALSE;
    }
  *score = (int) round (number * 10);
  if (self->scale == NULL || dbk_scale_check_score (self->scale, *score, error))
    return TRUE;
  *score = DBK_NONE;
  return FALSE;
}

static void
entry_edited_cb (DbkGradeRow *self)
{
  int score;

  read_score (self, &score, NULL);
  dbk_draft_set_score (self->draft, self->concern, self->area, score, NULL);
  show_words (self, NULL);
}

static void
entry_done_cb (DbkGradeRow *self)
{
  g_autoptr (GError) error = NULL;
  int score;

  if (read_score (self, &score, &error))
    return;
  dbk_suggest_entry_set_error (self->entry, error->message);
  show_words (self, error->message);
}

static gboolean
dbk_grade_row_grab_focus (GtkWidget *widget)
{
  DbkGradeRow *self = DBK_GRADE_ROW (widget);

  if (self->grades != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grades));
  if (self->choice != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->choice));
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
dbk_grade_row_dispose (GObject *object)
{
  DbkGradeRow *self = DBK_GRADE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_grade_row_parent_class)->dispose (object);
}

static void
dbk_grade_row_finalize (GObject *object)
{
  DbkGradeRow *self = DBK_GRADE_ROW (object);

  g_clear_pointer (&self->concern, dbk_concern_unref);
  dbk_scale_info_unref (self->scale);
  g_free (self->area);
  G_OBJECT_CLASS (dbk_grade_row_parent_class)->finalize (object);
}

static void
dbk_grade_row_class_init (DbkGradeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dbk_grade_row_dispose;
  object_class->finalize = dbk_grade_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dbk_grade_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_grade_row_init (DbkGradeRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-area-row");
}

static const char *
grade_words (int grade, gpointer data)
{
  return dbk_scale_grade (data, grade * 10);
}

static gboolean
is_short (const DbkScaleInfo *scale)
{
  return scale->minimum != DBK_NONE && scale->step == 10 && scale->minimum >= 0 &&
         scale->minimum % 10 == 0 && scale->maximum / 10 - scale->minimum / 10 < MOST_BUTTONS;
}

static GtkWidget *
make_words_choice (DbkGradeRow *self, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; self->scale->words[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dbk_name (DBK_NAME_WORD, self->scale->words[i]));
  g_ptr_array_add (names, NULL);
  self->choice = DBK_CHOICE (dbk_choice_new (name));
  dbk_choice_set_items (self->choice, self->scale->words, (const char *const *) names->pdata, NULL);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (word_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (GTK_WIDGET (self->choice), 180, -1);
  return GTK_WIDGET (self->choice);
}

static GtkWidget *
make_control (DbkGradeRow *self, const char *name)
{
  if (self->scale != NULL && !dbk_scale_is_charted (self->scale))
    return make_words_choice (self, name);
  if (self->scale != NULL && is_short (self->scale))
    {
      self->grades =
          DBK_GRADE_BOX (dbk_grade_box_new (self->scale->minimum / 10, self->scale->maximum / 10));
      dbk_grade_box_set_name (self->grades, name, grade_words, (gpointer) self->scale);
      g_signal_connect_object (self->grades, "chosen", G_CALLBACK (grade_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      return GTK_WIDGET (self->grades);
    }
  self->entry = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (name, NULL, NULL));
  gtk_widget_set_size_request (GTK_WIDGET (self->entry), 100, -1);
  g_signal_connect_object (self->entry, "edited", G_CALLBACK (entry_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "done", G_CALLBACK (entry_done_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->entry);
}

static void
scored_cb (DbkGradeRow *self, int total, const char *parts)
{
  dbk_draft_set_score_parts (self->draft, self->concern, self->area, total, parts);
}

static GtkWidget *
open_parts (gpointer data)
{
  DbkGradeRow *self = data;
  const DbkAssessment *score = dbk_draft_find_score (self->draft, self->concern->id, self->area);
  GtkWidget *parts = dbk_score_parts_new (self->scale, score == NULL ? DBK_NONE : score->score,
                                          score == NULL ? NULL : score->parts);

  g_signal_connect_object (parts, "scored", G_CALLBACK (scored_cb), self, G_CONNECT_SWAPPED);
  return parts;
}

static void
make_children (DbkGradeRow *self)
{
  const char *concern = dbk_name_concern (self->concern->code, self->concern->other_text);
  const char *where = *self->area == '\0' ? concern : dbk_name (DBK_NAME_AREA, self->area);
  g_autofree char *name = *self->area == '\0'
                              ? g_strdup_printf (_ ("Score, %s"), concern)
                              : g_strdup_printf (_ ("Score, %s, %s"), concern, where);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *control = make_control (self, name);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (texts), dbk_section_text_new (where, "heading"));
  self->before = GTK_LABEL (dbk_section_text_new ("", "dbk-last"));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->before));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_halign (control, GTK_ALIGN_START);
  self->words = GTK_LABEL (dbk_section_text_new ("", "dbk-last"));
  gtk_box_append (GTK_BOX (field), control);
  gtk_box_append (GTK_BOX (field), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->box), texts);
  if (self->scale != NULL && self->scale->composite != DBK_COMPOSITE_NONE)
    {
      GtkWidget *parts = dbk_score_parts_button_new (open_parts, self, NULL);

      gtk_widget_set_valign (parts, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->box), parts);
    }
  gtk_box_append (GTK_BOX (self->box), field);
}

GtkWidget *
dbk_grade_row_new (DbkDraft *draft, const DbkConcern *concern, const char *area)
{
  DbkGradeRow *self = g_object_new (DBK_TYPE_GRADE_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->concern = dbk_concern_ref ((DbkConcern *) concern);
  self->area = g_strdup (area);
  self->scale =
      dbk_scale_info_ref (dbk_client_record_find_scale (dbk_draft_get_record (draft), concern));
  make_children (self);
  dbk_grade_row_refresh (self);
  return GTK_WIDGET (self);
}

static char *
describe_before (DbkGradeRow *self)
{
  const DbkAssessment *last = dbk_draft_find_last_score (self->draft, self->concern, self->area);
  const char *words;
  g_autofree char *text = dbk_grade_row_text (last);
  g_autofree char *day = NULL;

  if (*text == '\0')
    return g_strdup (_ ("no score yet"));
  day = dbk_date_format_day (last->assessed_on);
  words = last->score == DBK_NONE ? NULL : dbk_scale_grade (self->scale, last->score);
  if (words == NULL || *words == '\0')
    /* Translators: the score before, and its day: "last 3 on 7 Nov". */
    return g_strdup_printf (_ ("last %s on %s"), text, day);
  /* Translators: the score before, in words, and its day: "last 3, moderately deep, on 7 Nov". */
  return g_strdup_printf (_ ("last %s, %s, on %s"), text, words, day);
}

void
dbk_grade_row_refresh (DbkGradeRow *self)
{
  const DbkAssessment *score;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (DBK_IS_GRADE_ROW (self));

  score = dbk_draft_find_score (self->draft, self->concern->id, self->area);
  before = describe_before (self);
  text = dbk_grade_row_text (score);
  gtk_label_set_text (self->before, before);
  if (self->grades != NULL)
    dbk_grade_box_set_grade (self->grades, score == NULL || score->score == DBK_NONE
                                               ? DBK_NONE
                                               : score->score / 10);
  else if (self->choice != NULL)
    dbk_choice_set_code (self->choice, score == NULL ? NULL : score->word, text);
  else
    dbk_suggest_entry_set_text (self->entry, text);
  show_words (self, NULL);
}

void
dbk_grade_row_set_narrow (DbkGradeRow *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_GRADE_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

gboolean
dbk_grade_row_is_for (DbkGradeRow *self, const char *concern_id, const char *area)
{
  g_return_val_if_fail (DBK_IS_GRADE_ROW (self), FALSE);

  return g_strcmp0 (self->concern->id, concern_id) == 0 && g_strcmp0 (self->area, area) == 0;
}
