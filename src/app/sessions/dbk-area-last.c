/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last time's values below an area's fields. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-row-private.h"
#include "dbk-area-values.h"
#include "dbk-names.h"
#include "dbk-text.h"

/* Erythema of 3 is moderate: with it the rows say what it was. */
#define STRONG_ENDPOINT 3

/* Takes @last; "" when last time has no such value. */
static void
show_last (DbkAreaCell *cell, char *last, gboolean changed)
{
  g_autofree char *value = last;
  /* Translators: last time's value, in small letters under the field: "last 30 mmHg". */
  g_autofree char *text = *value == '\0' ? g_strdup ("") : g_strdup_printf (_ ("last %s"), value);

  gtk_label_set_text (cell->last, text);
  /* GTK asks the display where the pointer is at each tooltip that is set, changed or not. */
  if (gtk_widget_get_has_tooltip (GTK_WIDGET (cell->last)))
    gtk_widget_set_tooltip_text (GTK_WIDGET (cell->last), NULL);
  if (changed && *value != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (cell->last), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell->last), "changed");
}

static char *
lower_direction (const DbkSessionArea *row)
{
  return g_utf8_strdown (dbk_name (DBK_NAME_DIRECTION, row->direction), -1);
}

static gboolean
differs (const char *now, const char *before)
{
  return !dbk_text_is_blank (now) && g_strcmp0 (now, before) != 0;
}

/* Last time's reaction that speaks for less this time; NULL when it was calm. Caller frees. */
static char *
describe_strong (DbkAreaRow *self, const DbkSessionArea *last)
{
  const DbkSession *session = dbk_draft_get_last (self->draft);

  for (guint i = 0; i < session->reactions->len; i++)
    {
      const DbkSessionReaction *reaction = session->reactions->pdata[i];

      if (reaction->areas == NULL || dbk_codes_contain (reaction->areas, self->area))
        {
          g_autofree char *name = g_utf8_strdown (dbk_name (DBK_NAME_REACTION, reaction->code), -1);

          /* Translators: an adverse reaction: "petechiae last time". */
          return g_strdup_printf (_ ("%s last time"), name);
        }
    }
  if (last->endpoint < STRONG_ENDPOINT)
    return NULL;
  return g_strdup_printf (_ ("erythema %d last time"), last->endpoint);
}

static void
show_hint (DbkAreaRow *self, const DbkSessionArea *last)
{
  GtkLabel *label = self->cells[DBK_COLUMN_AREA].last;
  g_autofree char *strong = last != NULL && last->treated ? describe_strong (self, last) : NULL;

  if (strong == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (label), "dbk-warning");
      return;
    }
  gtk_label_set_text (label, strong);
  gtk_widget_set_tooltip_text (self->name_button,
                               _ ("The skin reacted strongly here last time: less may do"));
  gtk_widget_add_css_class (GTK_WIDGET (label), "dbk-warning");
}

static void
show_reaction (DbkAreaRow *self, const DbkSessionArea *last)
{
  g_autofree char *text = NULL;

  if (dbk_draft_refuses (self->draft, self->area, NULL))
    {
      gtk_label_set_text (self->cells[DBK_COLUMN_AREA].last, _ ("avoid today: reason needed"));
      return;
    }
  if (last == NULL)
    text = g_strdup (_ ("not treated last time"));
  else if (!last->treated)
    text = g_strdup (_ ("last: not treated"));
  else
    /* Translators: how the skin took it last time: "last: slight pink, 1 day". */
    text = g_strdup_printf (_ ("last: %s"), dbk_text_is_blank (last->reaction)
                                                ? C_ ("reaction", "none")
                                                : last->reaction);
  if (dbk_draft_get_last (self->draft) == NULL)
    g_clear_pointer (&text, g_free);
  gtk_label_set_text (self->cells[DBK_COLUMN_AREA].last, text == NULL ? "" : text);
  show_hint (self, last);
}

/* In the unit that is typed today, so that the two can be compared; as recorded in the tip. */
static void
show_vacuum (DbkAreaRow *self, const DbkSessionArea *values, const DbkSessionArea *last)
{
  DbkAreaCell *cell = &self->cells[DBK_COLUMN_VACUUM];
  g_autofree char *now = dbk_area_vacuum_text (values);
  g_autofree char *recorded = dbk_area_vacuum_text (last);
  g_autofree char *converted = dbk_area_vacuum_text_in (last, values->vacuum_unit);
  g_autofree char *tip = NULL;

  show_last (cell,
             /* Translators: last time's vacuum, converted: "≈ 187.5 mmHg". */
             converted == NULL ? g_strdup (recorded) : g_strdup_printf (_ ("≈ %s"), converted),
             differs (now, converted == NULL ? recorded : converted));
  if (converted == NULL)
    return;
  /* Translators: last time's vacuum in its own unit: "Recorded as 25 kPa". */
  tip = g_strdup_printf (_ ("Recorded as %s"), recorded);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell->last), tip);
}

void
dbk_area_row_show_last (DbkAreaRow *self)
{
  const DbkSessionArea *values = dbk_area_row_get_values (self);
  const DbkSessionArea *last = dbk_draft_get_last_area (self->draft, self->area);
  const DbkDevice *device = dbk_draft_get_device (self->draft);
  g_autoptr (DbkSessionArea) none = NULL;
  g_autofree char *warning = dbk_area_range_warning (values, device);

  show_reaction (self, last);
  if (last == NULL || !last->treated)
    last = none = dbk_session_area_new ();
  show_last (&self->cells[DBK_COLUMN_TIP],
             dbk_text_is_blank (last->grit) ? dbk_area_tip_text (last) : g_strdup (last->grit),
             differs (values->tip, last->tip) || differs (values->grit, last->grit));
  show_vacuum (self, values, last);
  show_last (&self->cells[DBK_COLUMN_PASSES],
             last->passes == DBK_NONE ? g_strdup ("") : g_strdup_printf ("%d", last->passes),
             values->passes != DBK_NONE && values->passes != last->passes);
  show_last (&self->cells[DBK_COLUMN_DIRECTION], lower_direction (last),
             differs (values->direction, last->direction));
  show_last (&self->cells[DBK_COLUMN_ENDPOINT],
             last->endpoint == DBK_NONE ? g_strdup ("") : g_strdup_printf ("%d", last->endpoint),
             values->endpoint != DBK_NONE && values->endpoint != last->endpoint);
  if (warning != NULL)
    {
      GtkLabel *label = self->cells[DBK_COLUMN_VACUUM].last;

      gtk_label_set_text (label, warning);
      gtk_widget_set_tooltip_text (GTK_WIDGET (label), warning);
      gtk_widget_add_css_class (GTK_WIDGET (label), "dbk-warning");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->cells[DBK_COLUMN_VACUUM].last), "dbk-warning");
}
