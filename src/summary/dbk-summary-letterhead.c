/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of every print: the clinic with its logo, and whom or what the print is about. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include "dbk-logo.h"
#include "dbk-names.h"
#include "dbk-text.h"

#define LOGO_WIDTH 130.0
#define LOGO_GAP 12.0

typedef struct
{
  cairo_surface_t *surface;
  double scale;
} Logo;

static void
free_logo (gpointer data)
{
  Logo *logo = data;

  cairo_surface_destroy (logo->surface);
  g_free (logo);
}

static void
paint_logo (cairo_t *cr, gpointer data)
{
  const Logo *logo = data;

  cairo_scale (cr, logo->scale, logo->scale);
  cairo_set_source_surface (cr, logo->surface, 0, 0);
  cairo_paint (cr);
}

/* At the start of the block; what it takes. A logo that can't be read leaves the name alone. */
static void
add_logo (DbkSummaryBuild *build, DbkBlock *block, double *width, double *height)
{
  /* No higher than a line of the name where that may save a page. */
  static const double heights[DBK_SUMMARY_N_AIRS] = { 30, 24, 20.5 };
  cairo_surface_t *surface = dbk_logo_to_surface (build->clinic->logo);
  Logo *logo;

  *width = *height = 0;
  if (surface == NULL)
    return;
  logo = g_new0 (Logo, 1);
  logo->surface = surface;
  logo->scale = MIN (LOGO_WIDTH / cairo_image_surface_get_width (surface),
                     heights[build->air] / cairo_image_surface_get_height (surface));
  *width = cairo_image_surface_get_width (surface) * logo->scale;
  *height = cairo_image_surface_get_height (surface) * logo->scale;
  dbk_block_add_paint (block, 0, 0, paint_logo, logo, free_logo);
}

static void
set_ink (PangoLayout *layout, guint ink)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new ((ink >> 16 & 0xff) * 257,
                                                     (ink >> 8 & 0xff) * 257, (ink & 0xff) * 257));
  pango_layout_set_attributes (layout, attributes);
}

/* The address in one line. Caller frees. */
static char *
address_line (const DbkClinic *clinic)
{
  g_auto (GStrv) parts = g_strsplit_set (clinic->address == NULL ? "" : clinic->address, ",\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!dbk_text_is_blank (parts[i]))
      g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", g_strstrip (parts[i]));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_clinic (DbkSummaryBuild *build)
{
  const DbkClinic *clinic = build->clinic;
  const char *name = dbk_text_is_blank (clinic->name) ? _ ("Skin clinic") : clinic->name;
  g_autofree char *address = address_line (clinic);
  g_autofree char *reach = NULL;
  guint ink = dbk_letterhead_ink (clinic->color);
  DbkBlock *block = dbk_summary_add_block (build, 0, 0);
  PangoLayout *title;
  PangoLayout *where;
  PangoLayout *contact;
  double logo_width, logo_height, title_height;
  double indent = 0;

  if (!dbk_text_is_blank (clinic->phone) && !dbk_text_is_blank (clinic->email))
    reach = g_strdup_printf ("%s · %s", clinic->phone, clinic->email);
  else
    reach = g_strdup (dbk_text_is_blank (clinic->phone) ? clinic->email : clinic->phone);

  add_logo (build, block, &logo_width, &logo_height);
  if (logo_width > 0)
    indent = logo_width + LOGO_GAP;
  where = dbk_type_layout (build->type, DBK_TYPE_SMALL_DIM, address, build->width * 0.4);
  contact = dbk_type_layout_cut (build->type, DBK_TYPE_SMALL_DIM, reach, build->width * 0.4);
  title = dbk_type_layout (build->type, DBK_TYPE_TITLE_LIGHT, name,
                           build->width - indent - LOGO_GAP -
                               MAX (dbk_type_width (where), dbk_type_width (contact)));
  if (ink != 0)
    set_ink (title, ink);
  title_height = dbk_type_height (title, DBK_TYPE_TITLE_LIGHT);
  dbk_block_grow (block, MAX (title_height, logo_height) + 7);
  dbk_block_grow (block, dbk_type_height (where, DBK_TYPE_SMALL_DIM) + 10);
  dbk_block_add_layout_right (block, contact, DBK_TYPE_SMALL_DIM, build->width,
                              -4 + (address[0] == '\0'
                                        ? 0
                                        : dbk_type_height (where, DBK_TYPE_SMALL_DIM)));
  dbk_block_add_layout_right (block, where, DBK_TYPE_SMALL_DIM, build->width, -3.5);
  dbk_block_add_layout (block, title, DBK_TYPE_TITLE_LIGHT, indent,
                        MAX (-1, (logo_height - title_height) / 2 - 1));
  dbk_block_add_rule (block, 0, build->width, dbk_block_get_height (block) - 3.4, 0.6, ink);
  dbk_block_set_keep (block, DBK_KEEP_HARD);
}

static char *
client_facts (DbkSummaryBuild *build)
{
  const DbkClient *client = build->record->client;
  g_autofree char *born = dbk_date_format_long (client->birth_date);
  g_autofree char *skin = dbk_name_skin_type_long (client->skin_type);
  g_autofree char *number = NULL;
  g_autofree char *birthday = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  number = g_strdup_printf (_ ("Client no. %d"), client->number);
  g_ptr_array_add (parts, number);
  if (client->birth_date != DBK_DATE_NONE)
    {
      birthday = g_strdup_printf (C_ ("birth date", "born %s"), born);
      g_ptr_array_add (parts, birthday);
    }
  if (skin[0] != '\0')
    g_ptr_array_add (parts, skin);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_client (DbkSummaryBuild *build, const char *what)
{
  g_autofree char *name = dbk_client_display_name (build->record->client);
  g_autofree char *facts = client_facts (build);
  g_autofree char *day = dbk_date_format_long (build->options->printed_on);
  PangoLayout *kind =
      dbk_type_layout_cut (build->type, DBK_TYPE_BODY_DIM, what, build->width * 0.45);
  PangoLayout *date = dbk_type_layout (build->type, DBK_TYPE_BODY_DIM, day, 0);
  PangoLayout *more = dbk_type_layout (build->type, DBK_TYPE_BODY_DIM, facts,
                                       build->width - dbk_type_width (date) - 16);
  PangoLayout *title = dbk_type_layout (build->type, DBK_TYPE_TITLE_BOLD, name,
                                        build->width - dbk_type_width (kind) - 16);
  double height = dbk_type_height (title, DBK_TYPE_TITLE_BOLD);
  DbkBlock *block =
      dbk_summary_add_block (build, height + dbk_type_height (more, DBK_TYPE_BODY_DIM),
                             18 - 4 * (int) build->air);

  dbk_block_add_layout (block, title, DBK_TYPE_TITLE_BOLD, 0, 0);
  dbk_block_add_layout_right (block, kind, DBK_TYPE_BODY_DIM, build->width,
                              height - dbk_type_line_step (DBK_TYPE_TITLE_BOLD) + 5.6);
  dbk_block_add_layout (block, more, DBK_TYPE_BODY_DIM, 0, height);
  dbk_block_add_layout_right (block, date, DBK_TYPE_BODY_DIM, build->width, height);
  dbk_block_set_keep (block, DBK_KEEP_HARD);
}

/* A document about nobody has its own name there. */
static void
add_title (DbkSummaryBuild *build, const char *what)
{
  g_autofree char *day = dbk_date_format_long (build->options->printed_on);
  PangoLayout *date = dbk_type_layout (build->type, DBK_TYPE_BODY_DIM, day, 0);
  PangoLayout *title = dbk_type_layout (build->type, DBK_TYPE_TITLE_BOLD, what,
                                        build->width - dbk_type_width (date) - 16);
  double height = dbk_type_height (title, DBK_TYPE_TITLE_BOLD);
  DbkBlock *block = dbk_summary_add_block (build, height, 18);

  dbk_block_add_layout (block, title, DBK_TYPE_TITLE_BOLD, 0, 0);
  dbk_block_add_layout_right (block, date, DBK_TYPE_BODY_DIM, build->width,
                              height - dbk_type_line_step (DBK_TYPE_TITLE_BOLD) + 5.6);
  dbk_block_set_keep (block, DBK_KEEP_HARD);
}

void
dbk_summary_add_letterhead (DbkSummaryBuild *build, const char *what)
{
  add_clinic (build);
  if (build->record != NULL)
    add_client (build, what);
  else
    add_title (build, what);
}
