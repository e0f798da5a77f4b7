/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line to sign on with the mouse, a finger or a pen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkSignaturePad:
 *
 * White paper with dark ink, whatever the window's colours: what is drawn is kept and printed.
 *
 * Signal "changed": a stroke was drawn, or all were taken away.
 */
#define DBK_TYPE_SIGNATURE_PAD (dbk_signature_pad_get_type ())
G_DECLARE_FINAL_TYPE (DbkSignaturePad, dbk_signature_pad, DBK, SIGNATURE_PAD, GtkWidget)

GtkWidget *dbk_signature_pad_new (void);
/** TRUE until something was drawn. */
gboolean dbk_signature_pad_is_empty (DbkSignaturePad *self);
void dbk_signature_pad_clear (DbkSignaturePad *self);
/** A PNG of the strokes on white, cut to them; NULL when nothing was drawn. (transfer full) */
GBytes *dbk_signature_pad_dup_png (DbkSignaturePad *self);
/** One stroke through @n points, as if drawn. */
void dbk_signature_pad_draw (DbkSignaturePad *self, const graphene_point_t *points, guint n);

G_END_DECLS
