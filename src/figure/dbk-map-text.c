/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words and numbers on a map. */
#include "dbk-map-text.h"

/* Of the font's size, near enough in any text face; numbers in a row then share a baseline, which
 * their own ink would not give. */
#define DIGIT_HEIGHT 0.69

PangoLayout *
dbk_map_text_layout (cairo_t *cr, const char *family, double size, gboolean bold, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);

  pango_font_description_set_family (font, family != NULL ? family : DBK_FIGURE_FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
dbk_map_text_show_centered (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  cairo_move_to (cr, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

void
dbk_map_text_measure (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  *width = (double) ink.width / PANGO_SCALE;
  *height = (double) ink.height / PANGO_SCALE;
}
