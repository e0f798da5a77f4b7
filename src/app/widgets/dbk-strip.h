/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip across a page: an icon, a bold clause, the reason after it, at most one button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_STRIP_CAUTION,
  DBK_STRIP_BLOCK,
  DBK_STRIP_INFO,
  DBK_STRIP_QUIET,
} DbkStripKind;

/** @icon: (nullable): NULL for the kind's own. @title: (nullable): said first, in bold. @text:
 * (nullable) */
GtkWidget *dbk_strip_new (DbkStripKind kind, const char *icon, const char *title, const char *text);
/** @button: a small button at its end. */
void dbk_strip_add_button (GtkWidget *strip, GtkWidget *button);
/** What the strip says, without markup. */
const char *dbk_strip_get_text (GtkWidget *strip);

G_END_DECLS
