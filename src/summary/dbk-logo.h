/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's logo and color at the head of its prints. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * dbk_logo_read:
 * @path: a picture: PNG, JPEG, SVG, what else the system reads
 *
 * Returns: what the records keep of it: a PNG of at most 1000 × 400 pixels without metadata, so
 *   that a backup holds the logo and a print needs no file; NULL with a sentence for a person when
 *   it can't be read or is larger than any logo. May take a moment: not in the main thread.
 */
GBytes *dbk_logo_read (const char *path, GError **error);

/** NULL when @logo (nullable) is no picture; the print then goes without. Destroy it. */
cairo_surface_t *dbk_logo_to_surface (GBytes *logo);

/**
 * dbk_letterhead_ink:
 * @color: (nullable): "#rrggbb"; anything else is black
 *
 * Returns: 0xRRGGBB, darkened where it would be hard to read on white paper (less than 4.5 : 1)
 */
guint dbk_letterhead_ink (const char *color);

G_END_DECLS
