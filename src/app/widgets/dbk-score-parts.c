/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score that is made of parts. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-composite.h"
#include "dbk-grade-box.h"
#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-score-parts.h"
#include "dbk-text.h"

#define N_PLACES 4
#define MOST_PARTS 3
#define MOST_QUADRANT 2

struct _DbkScoreParts
{
  GtkWidget parent_instance;

  const DbkScaleInfo *scale;
  guint n_parts; /* in each place: 3 for MASI, 2 for mMASI, 1 for Davey */
  GtkWidget *box;
  DbkGradeBox *grades[N_PLACES][MOST_PARTS];
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (DbkScoreParts, dbk_score_parts, GTK_TYPE_WIDGET)

enum
{
  SCORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_modified (DbkScoreParts *self)
{
  return self->n_parts == 2;
}

static gboolean
is_whole (DbkScoreParts *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    for (guint j = 0; j < self->n_parts; j++)
      if (dbk_grade_box_get_grade (self->grades[i][j]) == DBK_NONE)
        return FALSE;
  return TRUE;
}

static int
grade_at (DbkScoreParts *self, guint place, guint part)
{
  return part < self->n_parts ? dbk_grade_box_get_grade (self->grades[place][part]) : 0;
}

/* @json: (out) (transfer full) */
static gboolean
work_out (DbkScoreParts *self, int *total, char **json, GError **error)
{
  DbkMasiPart masi[N_PLACES];
  int quadrants[N_PLACES];

  for (guint i = 0; i < N_PLACES; i++)
    {
      masi[i] =
          (DbkMasiPart){ grade_at (self, i, 0), grade_at (self, i, 1), grade_at (self, i, 2) };
      quadrants[i] = grade_at (self, i, 0);
    }
  if (self->scale->composite == DBK_COMPOSITE_DAVEY)
    {
      *json = dbk_davey_parts_to_json (quadrants);
      return dbk_davey_total (quadrants, total, error);
    }
  if (!dbk_masi_total (masi, is_modified (self), total, error))
    return FALSE;
  *json = dbk_masi_parts_to_json (masi, is_modified (self));
  return TRUE;
}

static void
say (DbkScoreParts *self, const char *text, gboolean wrong)
{
  gtk_label_set_text (self->text, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "dbk-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "dbk-error");
}

static void
say_total (DbkScoreParts *self, int total)
{
  g_autofree char *number = dbk_score_format (dbk_score (total));
  /* Translators: a score worked out from its parts: "Total 10.8". */
  g_autofree char *text = g_strdup_printf (_ ("Total %s"), number);

  say (self, text, FALSE);
}

static void
changed_cb (DbkScoreParts *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  int total;

  if (!is_whole (self))
    {
      say (self, _ ("Give every part a grade."), FALSE);
      return;
    }
  if (!work_out (self, &total, &json, &error))
    {
      say (self, error->message, TRUE);
      return;
    }
  say_total (self, total);
  g_signal_emit (self, signals[SCORED], 0, total, json);
}

/* Shows the parts the score was given with. */
static void
fill (DbkScoreParts *self, int total, const char *parts)
{
  DbkMasiPart masi[N_PLACES];
  int quadrants[N_PLACES];
  gboolean known;

  say (self, _ ("Give every part a grade."), FALSE);
  if (dbk_text_is_blank (parts))
    return;
  if (self->scale->composite == DBK_COMPOSITE_DAVEY)
    known = dbk_davey_parts_from_json (parts, quadrants, NULL);
  else
    known = dbk_masi_parts_from_json (parts, is_modified (self), masi, NULL);
  for (guint i = 0; known && i < N_PLACES; i++)
    {
      const int grades[MOST_PARTS] = {
        self->scale->composite == DBK_COMPOSITE_DAVEY ? quadrants[i] : masi[i].area,
        masi[i].darkness,
        masi[i].homogeneity,
      };

      for (guint j = 0; j < self->n_parts; j++)
        dbk_grade_box_set_grade (self->grades[i][j], grades[j]);
    }
  if (known && total != DBK_NONE)
    say_total (self, total);
}

static void
dbk_score_parts_dispose (GObject *object)
{
  g_clear_pointer (&DBK_SCORE_PARTS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_score_parts_parent_class)->dispose (object);
}

static void
dbk_score_parts_class_init (DbkScorePartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_score_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SCORED] = g_signal_new ("scored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
dbk_score_parts_init (DbkScoreParts *self)
{
}

static void
attach (GtkGrid *grid, const char *text, const char *css_class, int column, int row)
{
  gtk_grid_attach (grid, dbk_label_new (text, css_class), column, row, 1, 1);
}

static void
make_grades (DbkScoreParts *self)
{
  const char *const regions[N_PLACES] = { _ ("Forehead"), _ ("Right cheek"), _ ("Left cheek"),
                                          _ ("Chin") };
  const char *const quadrants[N_PLACES] = { _ ("Quadrant 1"), _ ("Quadrant 2"), _ ("Quadrant 3"),
                                            _ ("Quadrant 4") };
  const char *const parts[MOST_PARTS] = { _ ("Area 0–6"), _ ("Darkness 0–4"),
                                          _ ("Homogeneity 0–4") };
  gboolean davey = self->scale->composite == DBK_COMPOSITE_DAVEY;
  const int most[MOST_PARTS] = { davey ? MOST_QUADRANT : 6, 4, 4 };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint j = 0; j < self->n_parts; j++)
    attach (GTK_GRID (grid), davey ? _ ("Grade 0–2") : parts[j], "caption-heading", (int) j + 1, 0);
  for (guint i = 0; i < N_PLACES; i++)
    {
      const char *place = davey ? quadrants[i] : regions[i];

      attach (GTK_GRID (grid), place, NULL, 0, (int) i + 1);
      for (guint j = 0; j < self->n_parts; j++)
        {
          GtkWidget *box = dbk_grade_box_new (0, most[j]);
          /* Translators: a place and a part of a score: "Forehead, Darkness 0–4". */
          g_autofree char *name =
              davey ? g_strdup (place) : g_strdup_printf (_ ("%s, %s"), place, parts[j]);

          self->grades[i][j] = DBK_GRADE_BOX (box);
          dbk_grade_box_set_name (self->grades[i][j], name, NULL, NULL);
          g_signal_connect_object (box, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
          gtk_grid_attach (GTK_GRID (grid), box, (int) j + 1, (int) i + 1, 1, 1);
        }
    }
  gtk_box_append (GTK_BOX (self->box), grid);
}

GtkWidget *
dbk_score_parts_new (const DbkScaleInfo *scale, int total, const char *parts)
{
  DbkScoreParts *self = g_object_new (DBK_TYPE_SCORE_PARTS, NULL);

  self->scale = scale;
  if (scale->composite == DBK_COMPOSITE_DAVEY)
    self->n_parts = 1;
  else
    self->n_parts = g_str_equal (scale->code, "mmasi") ? 2 : 3;
  self->box = dbk_column_new (10, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_grades (self);
  self->text = GTK_LABEL (dbk_text_new ("", "heading"));
  gtk_label_set_max_width_chars (self->text, 40);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  fill (self, total, parts);
  return GTK_WIDGET (self);
}

void
dbk_score_parts_choose (DbkScoreParts *self, guint place, guint part, int grade)
{
  g_return_if_fail (DBK_IS_SCORE_PARTS (self));
  g_return_if_fail (place < N_PLACES && part < self->n_parts);

  dbk_grade_box_choose (self->grades[place][part], grade);
}

const char *
dbk_score_parts_get_text (DbkScoreParts *self)
{
  g_return_val_if_fail (DBK_IS_SCORE_PARTS (self), NULL);

  return gtk_label_get_text (self->text);
}

typedef struct
{
  GtkWidget *(*opened) (gpointer data);
  gpointer data;
  GDestroyNotify data_free;
} Opener;

static void
opener_free (gpointer data)
{
  Opener *opener = data;

  if (opener->data_free != NULL)
    opener->data_free (opener->data);
  g_free (opener);
}

static void
open_cb (GtkMenuButton *button, gpointer data)
{
  const Opener *opener = data;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), opener->opened (opener->data));
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
dbk_score_parts_button_new (GtkWidget *(*opened) (gpointer data),
                            gpointer data,
                            GDestroyNotify data_free)
{
  GtkWidget *button = gtk_menu_button_new ();
  const char *name = _ ("Work out the score from its parts");
  Opener *opener = g_new (Opener, 1);

  *opener = (Opener){ opened, data, data_free };
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("By Parts"));
  /* The button inside is what has the keyboard focus. */
  dbk_widget_set_name (button, name);
  dbk_widget_set_name (gtk_widget_get_first_child (button), name);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_cb, opener, opener_free);
  return button;
}
