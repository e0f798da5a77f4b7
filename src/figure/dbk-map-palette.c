/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colors of the maps. One hue for the score, plum, away from the red of erythema; its lightness
 * falls in steps of 7 to 17 L*, so it survives a grey printer. In dark pupils and nostrils stay
 * dark and the ramp runs the other way. */
#include "dbk-map-palette.h"

#define STEPS_ON_LIGHT                                                                             \
  {                                                                                                \
    0xf4edf0, 0xead3de, 0xd7a9c0, 0xbd7b9d, 0x974b77, 0x66264f                                     \
  }
#define STEPS_ON_DARK                                                                              \
  {                                                                                                \
    0x3b3136, 0x55394a, 0x7b4a66, 0x9f5b81, 0xd48cb2, 0xf7c6df                                     \
  }

/* Classes: skin, hair, cloth, lip, eye, iris, dark, brow, mass, line, fine, faint. */
static const DbkMapPalette palettes[DBK_MAP_N_STYLES] = {
  [DBK_MAP_STYLE_LIGHT] = {
    .classes = { 0xf7f2ee, 0xe4dbd4, 0xe9e4df, 0xe8dcd4, 0xffffff, 0x9a8a80, 0x4a3e39, 0x7f7068,
                 0x5a4d47, 0x5a4d47, 0xa0918a, 0xcfc3bb },
    .paper = 0xffffff, .ink = 0x5f5a57, .border = 0x94877e, .chosen = 0x8a3b66, .hatch = 0x6b6460,
    .steps = STEPS_ON_LIGHT, .digits = { 0x2b2522, 0xffffff },
    .chosen_tint = 0.20, .hatch_tint = 0.10, .border_width = 0.8, .chosen_width = 1.8,
    .line_least = 0.5, .text_least = 9.0,
  },
  [DBK_MAP_STYLE_DARK] = {
    .classes = { 0x322e2d, 0x191716, 0x262423, 0x46403d, 0xa0968f, 0x4f4641, 0x141110, 0xa89c94,
                 0xd3c8c1, 0xd3c8c1, 0x978b85, 0x5d5552 },
    .paper = 0x1e1e1e, .ink = 0xb8aea8, .border = 0x857a74, .chosen = 0xf0a6cc, .hatch = 0xb8aea8,
    .steps = STEPS_ON_DARK, .digits = { 0xffffff, 0x1e1216 },
    .chosen_tint = 0.26, .hatch_tint = 0.10, .border_width = 0.8, .chosen_width = 1.8,
    .line_least = 0.5, .text_least = 9.0,
  },
  [DBK_MAP_STYLE_PRINT] = {
    .classes = { 0xffffff, 0xececec, 0xf2f2f2, 0xe6e6e6, 0xffffff, 0x8a8a8a, 0x333333, 0x6a6a6a,
                 0x3c3c3c, 0x3c3c3c, 0x8a8a8a, 0xc6c6c6 },
    .paper = 0xffffff, .ink = 0x5f5a57, .border = 0xffffff, .chosen = 0x8a3b66, .hatch = 0x555555,
    .steps = STEPS_ON_LIGHT, .digits = { 0x2b2522, 0xffffff },
    .chosen_tint = 0.20, .hatch_tint = 0.10, .border_width = 0.0, .chosen_width = 1.8,
    .line_least = 0.0, .text_least = 7.25,
  },
  [DBK_MAP_STYLE_HIGH_CONTRAST] = {
    .classes = { 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0x767676, 0x000000, 0x000000,
                 0x000000, 0x000000, 0x595959, 0x767676 },
    .paper = 0xffffff, .ink = 0x000000, .border = 0x000000, .chosen = 0x000000, .hatch = 0x000000,
    .steps = STEPS_ON_LIGHT, .digits = { 0x000000, 0xffffff },
    .chosen_tint = 0.0, .hatch_tint = 0.0, .border_width = 1.2, .chosen_width = 3.4,
    .line_least = 0.7, .text_least = 9.0, .contrast = TRUE,
  },
  [DBK_MAP_STYLE_HIGH_CONTRAST_DARK] = {
    .classes = { 0x000000, 0x000000, 0x000000, 0x000000, 0x767676, 0x000000, 0x000000, 0xffffff,
                 0xffffff, 0xffffff, 0xa6a6a6, 0x8a8a8a },
    .paper = 0x000000, .ink = 0xffffff, .border = 0xffffff, .chosen = 0xffffff, .hatch = 0xffffff,
    .steps = STEPS_ON_DARK, .digits = { 0xffffff, 0x000000 },
    .chosen_tint = 0.0, .hatch_tint = 0.0, .border_width = 1.2, .chosen_width = 3.4,
    .line_least = 0.7, .text_least = 9.0, .contrast = TRUE,
  },
};

const DbkMapPalette *
dbk_map_palette (DbkMapStyle style)
{
  g_return_val_if_fail ((guint) style < DBK_MAP_N_STYLES, &palettes[DBK_MAP_STYLE_LIGHT]);

  return &palettes[style];
}

void
dbk_map_set_color (cairo_t *cr, guint32 color, double alpha)
{
  cairo_set_source_rgba (cr, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                         (color & 0xff) / 255.0, alpha);
}

guint32
dbk_map_step_color (DbkMapStyle style, int step)
{
  g_return_val_if_fail (step >= 0 && step < DBK_MAP_N_STEPS, 0);

  return dbk_map_palette (style)->steps[step];
}

guint32
dbk_map_step_text_color (DbkMapStyle style, int step)
{
  g_return_val_if_fail (step >= 0 && step < DBK_MAP_N_STEPS, 0);

  return dbk_map_palette (style)->digits[step >= 4 ? 1 : 0];
}
