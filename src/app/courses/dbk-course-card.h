/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the Course tab. Each is built anew from the record. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-date.h"
#include "dbk-map-stepper.h"

G_BEGIN_DECLS

/** How a page is to be shown. */
typedef struct
{
  DbkDate today;
  gboolean narrow;
  gboolean clinical;       /* offer what only clinical staff may do */
  DbkProgressState *state; /* the page's: what of the result is looked at */
} DbkCardView;

/** Title, plan, strip, what is next, menu. */
GtkWidget *dbk_course_card_new (const DbkCourse *course, const DbkCardView *view);
/** One card for each draft of the course: "Session 4 has a draft", Continue. */
void dbk_course_card_add_drafts (GtkBox *box, const DbkCourse *course, const DbkCardView *view);
/** Chart, maps and the table of areas; NULL when there are no scores to show. */
GtkWidget *dbk_course_result_new (const DbkClientRecord *record,
                                  const DbkCourse *course,
                                  const DbkCardView *view);

G_END_DECLS
