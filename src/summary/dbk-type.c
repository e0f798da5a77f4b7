/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print's type. */
#include "dbk-type.h"

#include <string.h>

typedef struct
{
  double size;
  PangoWeight weight;
  guint color;
  double step;
  double baseline;
} Style;

#define INK 0x1d1a19
#define GREY 0x5f5a57

static const Style styles[] = {
  [DBK_TYPE_BODY] = { 9, PANGO_WEIGHT_NORMAL, INK, DBK_TYPE_LINE, 9.6 },
  [DBK_TYPE_BODY_BOLD] = { 9, PANGO_WEIGHT_BOLD, INK, DBK_TYPE_LINE, 9.6 },
  [DBK_TYPE_BODY_DIM] = { 9, PANGO_WEIGHT_NORMAL, GREY, DBK_TYPE_LINE, 9.6 },
  [DBK_TYPE_BODY_STRUCK] = { 9, PANGO_WEIGHT_NORMAL, GREY, DBK_TYPE_LINE, 9.6 },
  [DBK_TYPE_SMALL] = { 7.25, PANGO_WEIGHT_NORMAL, INK, 10.5, 7.6 },
  [DBK_TYPE_SMALL_BOLD] = { 7.25, PANGO_WEIGHT_BOLD, INK, 10.5, 7.6 },
  [DBK_TYPE_SMALL_DIM] = { 7.25, PANGO_WEIGHT_NORMAL, GREY, 10.5, 7.6 },
  [DBK_TYPE_TITLE_LIGHT] = { 15, PANGO_WEIGHT_LIGHT, INK, 20.5, 15.2 },
  [DBK_TYPE_TITLE_BOLD] = { 15, PANGO_WEIGHT_BOLD, INK, 20.5, 15.2 },
};

PangoContext *
dbk_type_context_new (void)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Points are the unit, and no screen's pixels pull letters out of place. */
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* Reading a description costs as much as setting a short text: one a style is kept with the
 * context. */
static const PangoFontDescription *
font_of (PangoContext *context, DbkTypeStyle style)
{
  static const char *const key = "dbk-type-fonts";
  GPtrArray *fonts = g_object_get_data (G_OBJECT (context), key);

  if (fonts == NULL)
    {
      fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_font_description_free);
      for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
        {
          PangoFontDescription *font = pango_font_description_from_string (DBK_TYPE_FAMILY);

          pango_font_description_set_size (font, (int) (styles[i].size * PANGO_SCALE));
          pango_font_description_set_weight (font, styles[i].weight);
          g_ptr_array_add (fonts, font);
        }
      g_object_set_data_full (G_OBJECT (context), key, fonts, (GDestroyNotify) g_ptr_array_unref);
    }
  return fonts->pdata[style];
}

static PangoLayout *
new_layout (PangoContext *context, DbkTypeStyle style, double width)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font_of (context, style));
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

PangoLayout *
dbk_type_layout (PangoContext *context, DbkTypeStyle style, const char *text, double width)
{
  PangoLayout *layout = new_layout (context, style, width);

  pango_layout_set_text (layout, text == NULL ? "" : text, -1);
  if (style == DBK_TYPE_BODY_STRUCK)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

PangoLayout *
dbk_type_layout_cut (PangoContext *context, DbkTypeStyle style, const char *text, double width)
{
  PangoLayout *layout = dbk_type_layout (context, style, text, MAX (width, 1));

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

PangoLayout *
dbk_type_layout_markup (PangoContext *context, DbkTypeStyle style, const char *markup, double width)
{
  PangoLayout *layout = new_layout (context, style, width);

  /* Nearly every text holds none, and reading it costs as much as setting it. */
  if (strpbrk (markup, "<&") == NULL)
    pango_layout_set_text (layout, markup, -1);
  else
    pango_layout_set_markup (layout, markup, -1);
  return layout;
}

double
dbk_type_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
dbk_type_height (PangoLayout *layout, DbkTypeStyle style)
{
  return pango_layout_get_line_count (layout) * styles[style].step;
}

double
dbk_type_line_step (DbkTypeStyle style)
{
  return styles[style].step;
}

double
dbk_type_baseline (DbkTypeStyle style)
{
  return styles[style].baseline;
}

guint
dbk_type_color (DbkTypeStyle style)
{
  return styles[style].color;
}
