/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map at the baseline beside the map at any visit after it. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"

G_BEGIN_DECLS

/** What a person chose to look at; it outlives the widgets, which are made anew with the record. */
typedef struct
{
  char *page;       /* (nullable): "chart", "areas", "table" */
  char *concern;    /* (nullable): id: on the maps */
  DbkDate day;      /* on the second map; DBK_DATE_NONE: the latest */
  gboolean at_once; /* long tables are made whole: the page stays where it is scrolled to */
} DbkProgressState;

void dbk_progress_state_clear (DbkProgressState *state);

/**
 * DbkMapStepper:
 *
 * Two maps shaded by score, with the scale as a bar of shades and numbers; a slider (pointer, arrow
 * keys, Home and End) steps the second one through the visits. Where several concerns are scored by
 * area, one is chosen above.
 */
#define DBK_TYPE_MAP_STEPPER (dbk_map_stepper_get_type ())
G_DECLARE_FINAL_TYPE (DbkMapStepper, dbk_map_stepper, DBK, MAP_STEPPER, GtkWidget)

/**
 * dbk_map_stepper_new:
 * @state: kept up to date, and begun with; must outlive the widget
 *
 * Returns: (nullable): NULL where no concern of the course has a score by area
 */
GtkWidget *dbk_map_stepper_new (const DbkClientRecord *record,
                                const DbkCourse *course,
                                DbkProgressState *state);
/** How many visits the slider has, the baseline among them. */
guint dbk_map_stepper_get_n_steps (DbkMapStepper *self);
/** Shows the visit @step of the chosen concern, 0 the baseline. */
void dbk_map_stepper_show_step (DbkMapStepper *self, guint step);

G_END_DECLS
