/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the clinic's lists as it reads, with nothing to change in it. */
#pragma once

#include <adwaita.h>

#include "dbk-list-kind.h"

G_BEGIN_DECLS

/** A column of groups with what @record has. @suffix: (nullable): beside the first group's title;
 * a group without a title gets none. */
GtkWidget *dbk_list_view_new (const DbkListKind *kind, gconstpointer record, GtkWidget *suffix);
/** The same in a window of its own over that of @from. */
GtkWidget *dbk_list_view_window_new (GtkWidget *from,
                                     const DbkListKind *kind,
                                     gconstpointer record,
                                     DbkDate today);

G_END_DECLS
