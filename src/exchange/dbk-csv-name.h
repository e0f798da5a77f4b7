/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column that holds a whole name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dbk_name_split:
 * @title: (out): "Mrs." where the name began with one, else ""
 *
 * "Byrne, Aoife", "Aoife Byrne", "Anna van den Berg", "山本 太郎" (family first), "Smith Jr.". What
 * can't be told is a first name alone. Caller frees all three.
 */
void dbk_name_split (const char *name, char **title, char **given, char **family);

G_END_DECLS
