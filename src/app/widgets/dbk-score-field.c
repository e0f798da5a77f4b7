/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a score: grades with their wording to choose from, or a number to type. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dbk-code-row.h"
#include "dbk-field.h"
#include "dbk-improvement.h"
#include "dbk-scale.h"
#include "dbk-score-parts.h"
#include "dbk-names.h"
#include "dbk-score-field.h"
#include "dbk-text.h"

/* Longer scales are typed. */
#define MOST_GRADES 24

static gboolean
has_words (const DbkScaleInfo *scale)
{
  return scale->words != NULL && scale->words[0] != NULL;
}

static gboolean
is_listed (const DbkScaleInfo *scale)
{
  return has_words (scale) || (scale->maximum - scale->minimum) / scale->step <= MOST_GRADES;
}

static void
add_grades (GtkWidget *row, const DbkScaleInfo *scale)
{
  for (int score = scale->minimum; score <= scale->maximum; score += scale->step)
    {
      g_autofree char *code = g_strdup_printf ("%d", score);
      g_autofree char *number = dbk_score_format (dbk_score (score));
      const char *grade = dbk_scale_grade (scale, score);
      g_autofree char *text = grade != NULL
                                  ? g_strdup_printf (C_ ("score", "%1$s, %2$s"), number, grade)
                                  : g_strdup (number);

      dbk_code_row_add (row, code, text);
    }
}

/* What a score was worked out from; a number chosen by hand afterwards has none. */
typedef struct
{
  const DbkScaleInfo *scale;
  int total;
  char *parts;
} Parts;

static const char *const parts_key = "dbk-score-parts";

static void
parts_free (gpointer data)
{
  g_free (((Parts *) data)->parts);
  g_free (data);
}

static void
scored_cb (GtkWidget *row, int total, const char *json)
{
  Parts *parts = g_object_get_data (G_OBJECT (row), parts_key);

  parts->total = total;
  dbk_set_text (&parts->parts, json);
  dbk_score_field_set (row, parts->scale, total, NULL);
}

static GtkWidget *
open_parts (gpointer data)
{
  const Parts *parts = g_object_get_data (data, parts_key);
  GtkWidget *widget = dbk_score_parts_new (parts->scale, parts->total, parts->parts);

  g_signal_connect_object (widget, "scored", G_CALLBACK (scored_cb), data, G_CONNECT_SWAPPED);
  return widget;
}

static GtkWidget *
add_parts (GtkWidget *row, const DbkScaleInfo *scale)
{
  Parts *parts;
  GtkWidget *button;

  if (scale->composite == DBK_COMPOSITE_NONE)
    return row;
  parts = g_new0 (Parts, 1);
  parts->scale = scale;
  parts->total = DBK_NONE;
  g_object_set_data_full (G_OBJECT (row), parts_key, parts, parts_free);
  button = dbk_score_parts_button_new (open_parts, row, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

GtkWidget *
dbk_score_field_new (const DbkScaleInfo *scale, const char *title)
{
  GtkWidget *row;

  if (!is_listed (scale))
    return add_parts (dbk_entry_field_new (title), scale);
  row = dbk_code_row_new (title);
  dbk_code_row_add (row, "", _ ("Not scored"));
  if (has_words (scale))
    for (const char *const *word = scale->words; *word != NULL; word++)
      dbk_code_row_add (row, *word, dbk_name (DBK_NAME_WORD, *word));
  else
    add_grades (row, scale);
  return add_parts (row, scale);
}

char *
dbk_score_field_dup_parts (GtkWidget *row, int score)
{
  const Parts *parts = g_object_get_data (G_OBJECT (row), parts_key);

  return parts != NULL && parts->parts != NULL && parts->total == score ? g_strdup (parts->parts)
                                                                        : NULL;
}

static const char *
known_word (const DbkScaleInfo *scale, const char *code)
{
  for (const char *const *word = scale->words; *word != NULL; word++)
    if (g_str_equal (*word, code))
      return *word;
  return NULL;
}

gboolean
dbk_score_field_get (GtkWidget *row, const DbkScaleInfo *scale, int *score, const char **word)
{
  g_autoptr (GError) error = NULL;
  double number;

  *score = DBK_NONE;
  if (word != NULL)
    *word = NULL;
  if (is_listed (scale))
    {
      const char *code = dbk_code_row_get_code (row);

      if (*code == '\0')
        return TRUE;
      if (!has_words (scale))
        *score = (int) g_ascii_strtoll (code, NULL, 10);
      else if (word != NULL)
        *word = known_word (scale, code);
      return TRUE;
    }
  if (dbk_text_is_blank (dbk_entry_field_get_text (DBK_ENTRY_FIELD (row))))
    return TRUE;
  if (dbk_number_parse (dbk_entry_field_get_text (DBK_ENTRY_FIELD (row)), &number, &error) &&
      fabs (number) < 1e6)
    {
      *score = (int) lround (number * 10);
      if (dbk_scale_check_score (scale, *score, &error))
        return TRUE;
    }
  dbk_entry_field_set_error (DBK_ENTRY_FIELD (row),
                             error != NULL ? error->message : _ ("This is off the scale."));
  return FALSE;
}

void
dbk_score_field_set (GtkWidget *row, const DbkScaleInfo *scale, int score, const char *word)
{
  g_autofree char *text = NULL;

  if (has_words (scale))
    dbk_code_row_set_code (row, word != NULL ? word : "");
  else if (is_listed (scale))
    {
      text = score != DBK_NONE ? g_strdup_printf ("%d", score) : g_strdup ("");
      dbk_code_row_set_code (row, text);
    }
  else
    {
      text = score != DBK_NONE ? dbk_score_format (dbk_score (score)) : g_strdup ("");
      dbk_entry_field_set_text (DBK_ENTRY_FIELD (row), text);
    }
}
