/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's logo and color, as they head every print. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkLetterheadGroup:
 *
 * A group of two rows, each change saved at once and undone by the one before it. With a
 * receptionist at work the rows can be read only. Follows the clinic's lists by itself.
 */
#define DBK_TYPE_LETTERHEAD_GROUP (dbk_letterhead_group_get_type ())
G_DECLARE_FINAL_TYPE (DbkLetterheadGroup,
                      dbk_letterhead_group,
                      DBK,
                      LETTERHEAD_GROUP,
                      AdwPreferencesGroup)

GtkWidget *dbk_letterhead_group_new (DbkContext *context);
/** Reads the picture at @path in a thread of its own and keeps it, as Choose… does. */
void dbk_letterhead_group_take_logo (DbkLetterheadGroup *self, const char *path);

G_END_DECLS
