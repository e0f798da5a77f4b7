/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows about the program: what it is, and its keyboard shortcuts. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dbk_about_present (GtkWindow *parent);
void dbk_shortcuts_present (GtkWindow *parent);

G_END_DECLS
