/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling a person that something was done, or was not. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shows @text (translated, one short sentence) for some seconds in the window @from stands in. */
void dbk_toast (GtkWidget *from, const char *text);
/** The same with a button that takes it back. @undo: floating or not; takes the AdwToast. */
void dbk_toast_undo (GtkWidget *from, const char *text, GClosure *undo);
/** A dialog over the window @from stands in: @heading says what was not done, the error's sentence
 * why and what to do. Does nothing for a cancelled job. */
void dbk_report_error (GtkWidget *from, const char *heading, const GError *error);

G_END_DECLS
