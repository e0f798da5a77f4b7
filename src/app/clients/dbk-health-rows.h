/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups and rows of the Health tab. */
#pragma once

#include <adwaita.h>

#include "dbk-client-record.h"
#include "dbk-contraindication.h"

G_BEGIN_DECLS

/** A group with @title; where @action is not NULL with a "+" called @name that activates it. */
GtkWidget *dbk_health_group_new (const char *title, const char *name, const char *action);
/** Puts @row at the end of @group. */
void dbk_health_group_add (GtkWidget *group, GtkWidget *row);
gboolean dbk_health_group_is_empty (GtkWidget *group);
/** A quiet line that says that there is nothing. */
void dbk_health_group_add_nothing (GtkWidget *group, const char *text);

/**
 * dbk_health_row_new:
 * @icon: (nullable)
 * @strong: (nullable): at the end, in bold; @strong_below: (nullable): small, below it
 * @action: (nullable): what pressing the row does, with @target (nullable)
 *
 * Two lines at the start, two at the end; spoken as one.
 */
GtkWidget *dbk_health_row_new (const char *icon,
                               const char *title,
                               const char *subtitle,
                               const char *strong,
                               const char *strong_below,
                               const char *action,
                               const char *target);
/** The same with a badge at the end. */
GtkWidget *dbk_health_row_new_with_badge (const char *title,
                                          const char *subtitle,
                                          const char *badge,
                                          const char *action,
                                          const char *target);
GtkWidget *dbk_health_condition_row_new (const DbkClientRecord *record,
                                         const DbkCondition *condition,
                                         const DbkContraindication *from,
                                         gboolean clinical);
/** With the signature on its line, and a button to withdraw it while it is in force. */
GtkWidget *dbk_health_consent_row_new (const DbkClientRecord *record,
                                       const DbkConsent *consent,
                                       DbkDate on,
                                       gboolean clinical);

G_END_DECLS
