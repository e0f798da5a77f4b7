/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 doesn't say rightly to a screen reader. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** From now on every button with a mnemonic is called "Cancel", not "_Cancel Cancel", and what can
 * be unfolded, a group's list and an empty page are called by their titles. Once, at the start of
 * the program. */
void dbk_spoken_install (void);
/** The same for one button whose label was changed on screen. */
void dbk_spoken_fix_button (GtkButton *button);
/** Names a button that says more aloud than on screen: "Retire Rose toner". */
void dbk_spoken_name_button (GtkButton *button, const char *name);
/** Names the list @row stands in: GTK calls a list without a name after its type. */
void dbk_spoken_name_list (GtkWidget *row, const char *name);
/** Names a drop-down, and the button in it: that has the keyboard, and would say only its value. */
void dbk_spoken_name_drop_down (GtkDropDown *drop_down, const char *name);
/** Where the keyboard is when @dialog comes up. A dialog whose field has it before is never told of
 * as a window by GTK 4.8. */
void dbk_spoken_begin_at (GtkWidget *dialog, GtkWidget *field);

G_END_DECLS
