/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two who may be one person, side by side. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-duplicates.h"

G_BEGIN_DECLS

/**
 * dbk_duplicate_card_new:
 * @clinical: merging is offered
 *
 * What speaks for one person, both records side by side with what differs in bold, and buttons for
 * "win.show-client", "duplicates.apart" and "duplicates.merge"; the last two have both rows as
 * their target.
 */
GtkWidget *dbk_duplicate_card_new (const DbkDuplicate *pair, gboolean clinical, gboolean narrow);
/** Whether the card shows these two. */
gboolean dbk_duplicate_card_is_of (GtkWidget *card, gint64 one, gint64 other);

G_END_DECLS
