/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and boxes as pages put them together. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** One line that is cut short where there is no room. @classes: (nullable): separated by spaces. */
GtkWidget *dbk_label_new (const char *text, const char *classes);
/** The same, wrapping. */
GtkWidget *dbk_text_new (const char *text, const char *classes);
/** One line of Pango markup, wrapping. */
GtkWidget *dbk_markup_new (const char *markup, const char *classes);
void dbk_widget_add_classes (GtkWidget *widget, const char *classes);
/** A vertical box; @classes as above. */
GtkWidget *dbk_column_new (int spacing, const char *classes);
GtkWidget *dbk_row_new (int spacing, const char *classes);
/** Takes all children out of @box. */
void dbk_box_clear (GtkWidget *box);
/** A phone number as it is shown: its groups of digits keep their order where text runs from right
 * to left. Caller frees. */
char *dbk_phone_shown (const char *number);
/** Sets the spoken name. */
void dbk_widget_set_name (GtkWidget *widget, const char *name);
/** A button that activates @action. @icon: (nullable): alone or before the label; @label:
 * (nullable): with mnemonic; @name: spoken and as tooltip where there is no label. @target:
 * (nullable): floating references are taken. */
GtkWidget *dbk_action_button_new (const char *icon,
                                  const char *label,
                                  const char *name,
                                  const char *action,
                                  GVariant *target);

G_END_DECLS
