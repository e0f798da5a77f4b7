/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Fitzpatrick questionnaire. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-composite.h"
#include "dbk-grade-box.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-record.h"
#include "dbk-skin-parts.h"

struct _DbkSkinParts
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *text;
  DbkGradeBox *answers[DBK_N_SKIN_QUESTIONS];
};

G_DEFINE_FINAL_TYPE (DbkSkinParts, dbk_skin_parts, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (DbkSkinParts *self)
{
  int answers[DBK_N_SKIN_QUESTIONS];
  g_autoptr (GError) error = NULL;
  g_autofree char *type = NULL;
  g_autofree char *text = NULL;
  int total;

  for (guint i = 0; i < DBK_N_SKIN_QUESTIONS; i++)
    answers[i] = dbk_grade_box_get_grade (self->answers[i]);
  if (!dbk_skin_total (answers, &total, &error))
    {
      gtk_label_set_text (self->text, error->message);
      return;
    }
  type = dbk_name_skin_type_long (dbk_fitzpatrick_skin_type (total));
  /* Translators: the points of a questionnaire and what they mean: "Total 23: skin type IV". */
  text = g_strdup_printf (_ ("Total %1$d: %2$s"), total, type);
  gtk_label_set_text (self->text, text);
  g_signal_emit (self, signals[TYPED], 0, dbk_fitzpatrick_skin_type (total));
}

static void
dbk_skin_parts_dispose (GObject *object)
{
  g_clear_pointer (&DBK_SKIN_PARTS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_skin_parts_parent_class)->dispose (object);
}

static void
dbk_skin_parts_class_init (DbkSkinPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_skin_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
dbk_skin_parts_init (DbkSkinParts *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *note = dbk_text_new (_ ("Points as on your form. What a total means: NBK481857."),
                                  "caption dbk-dim");
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < DBK_N_SKIN_QUESTIONS; i++)
    {
      const char *section;
      const char *question = dbk_skin_question (i, &section);
      GtkWidget *answer = dbk_grade_box_new (0, DBK_SKIN_MOST_POINTS);

      if (section != NULL)
        gtk_grid_attach (GTK_GRID (grid), dbk_label_new (section, "caption-heading"), 0, row++, 2,
                         1);
      gtk_grid_attach (GTK_GRID (grid), dbk_label_new (question, NULL), 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), answer, 1, row++, 1, 1);
      self->answers[i] = DBK_GRADE_BOX (answer);
      dbk_grade_box_set_name (self->answers[i], question, NULL, NULL);
      g_signal_connect_object (answer, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->box = dbk_column_new (8, NULL);
  self->text = GTK_LABEL (dbk_text_new (_ ("Answer all ten questions."), "heading"));
  gtk_label_set_max_width_chars (self->text, 36);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dbk_skin_parts_new (void)
{
  return g_object_new (DBK_TYPE_SKIN_PARTS, NULL);
}

void
dbk_skin_parts_answer (DbkSkinParts *self, guint question, int points)
{
  g_return_if_fail (DBK_IS_SKIN_PARTS (self));
  g_return_if_fail (question < DBK_N_SKIN_QUESTIONS);

  dbk_grade_box_choose (self->answers[question], points);
}

const char *
dbk_skin_parts_get_text (DbkSkinParts *self)
{
  g_return_val_if_fail (DBK_IS_SKIN_PARTS (self), NULL);

  return gtk_label_get_text (self->text);
}
