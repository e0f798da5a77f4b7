/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces the sections of the session page are made of. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-names.h"

G_BEGIN_DECLS

/** A vertical box with the margins of a section's content. */
GtkWidget *dbk_section_body_new (void);
/** A label at the start of its line, which wraps. */
GtkWidget *dbk_section_text_new (const char *text, const char *css_class);
/** A small heading over @control, which it names for a screen reader as well. */
GtkWidget *dbk_section_field_new (const char *title, GtkWidget *control);
/** Two toggle buttons side by side, none pressed. */
GtkWidget *dbk_section_pair_new (const char *name,
                                 const char *first,
                                 const char *second,
                                 GtkToggleButton **first_button,
                                 GtkToggleButton **second_button);
/**
 * DbkSectionNotes:
 *
 * A text view in a frame, without an undo of its own. @name: spoken. @lines: its least height.
 * Signals are its buffer's.
 */
GtkWidget *dbk_section_text_view_new (const char *name, int lines, GtkTextView **view);
/** Caller frees. */
char *dbk_section_text_view_dup (GtkTextView *view);
/** Does nothing when the text stands there already. */
void dbk_section_text_view_set (GtkTextView *view, const char *text);
/** Fills a DbkChoice with all codes of a kind. */
void dbk_section_fill_choice (GtkWidget *choice, DbkNameKind kind, const char *placeholder);
/** A flat round button with an icon; @name is spoken and shown as tooltip. */
GtkWidget *dbk_section_icon_button_new (const char *icon, const char *name);
/** Says what a GtkMenuButton is: the button inside it is what has the keyboard focus. */
void dbk_section_name_menu_button (GtkWidget *button, const char *name);
/** Empties a GtkBox. */
void dbk_section_remove_children (GtkWidget *box);

G_END_DECLS
