/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty consultation sheet: lines to write on, boxes to tick, faces to draw on. */
#include "config.h"

#include "dbk-companion.h"
#include "dbk-summary-private.h"

#include "dbk-gettext.h"

#include "dbk-map-painter.h"
#include "dbk-names.h"

#define LINE_HEIGHT 25.0 /* of one handwritten line */
#define BOX 7.5
#define TREATMENT_ROWS 8

typedef struct
{
  const char *name;
  const char *text; /* filled in already; NULL for a line to write on */
  double share;     /* of the row */
} Blank;

static void
add_blanks (DbkSummaryBuild *build, const char *label, const Blank *blanks, guint n, double space)
{
  DbkBlock *block = dbk_summary_add_block (build, LINE_HEIGHT, space);
  double x = DBK_SUMMARY_LABEL_WIDTH;

  dbk_summary_hang_label (build, block, label);
  for (guint i = 0; i < n; i++)
    {
      double width = build->content * blanks[i].share;

      dbk_block_add_rule (block, x, x + width - (i + 1 < n ? 10 : 0), 14, 0.6, 0x000000);
      if (blanks[i].text != NULL)
        dbk_block_add_layout (block,
                              dbk_type_layout_cut (build->type, DBK_TYPE_BODY, blanks[i].text,
                                                   width - 12),
                              DBK_TYPE_BODY, x, 0);
      dbk_block_add_layout (block,
                            dbk_type_layout_cut (build->type, DBK_TYPE_SMALL_DIM, blanks[i].name,
                                                 width - 10),
                            DBK_TYPE_SMALL_DIM, x, 15);
      x += width;
    }
}

static void
add_person (DbkSummaryBuild *build)
{
  const DbkClient *client = build->record == NULL ? NULL : build->record->client;
  g_autofree char *name = client == NULL ? NULL : dbk_client_display_name (client);
  g_autofree char *born = client == NULL || client->birth_date == DBK_DATE_NONE
                              ? NULL
                              : dbk_date_format_long (client->birth_date);
  const Blank first[] = { { _ ("Name"), name, 0.64 }, { _ ("Birth date"), born, 0.36 } };
  const Blank second[] = {
    { _ ("Phone"), client == NULL ? NULL : dbk_client_phone (client), 0.36 },
    { _ ("E-mail"), client == NULL ? NULL : client->email, 0.40 },
    { _ ("Date of the consultation"), NULL, 0.24 },
  };

  add_blanks (build, _ ("Client"), first, G_N_ELEMENTS (first), 20);
  add_blanks (build, NULL, second, G_N_ELEMENTS (second), 3);
}

static void
paint_box (cairo_t *cr, gpointer data)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.6);
  cairo_rectangle (cr, 0, 0, BOX, BOX);
  cairo_stroke (cr);
}

/* Boxes in three columns, each with its name. */
static void
add_boxes (DbkSummaryBuild *build,
           const char *label,
           DbkNameKind kind,
           const char *left_out,
           double space)
{
  const char *const *codes = dbk_name_codes (kind);
  double width = build->content / 3;
  DbkBlock *block = NULL;
  guint n = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      PangoLayout *name;
      double x = DBK_SUMMARY_LABEL_WIDTH + (n % 3) * width;

      if (g_strcmp0 (codes[i], left_out) == 0)
        continue;
      if (n % 3 == 0)
        {
          if (block != NULL)
            dbk_block_set_keep (block, DBK_KEEP_SOFT);
          block = dbk_summary_add_block (build, DBK_TYPE_LINE, n == 0 ? space : 0);
          dbk_summary_hang_label (build, block, n == 0 ? label : NULL);
        }
      name = dbk_type_layout_cut (build->type, DBK_TYPE_BODY, dbk_name (kind, codes[i]),
                                  width - BOX - 10);
      dbk_block_add_paint (block, x + 0.5, 3, paint_box, NULL, NULL);
      dbk_block_add_layout (block, name, DBK_TYPE_BODY, x + BOX + 5, 0);
      n++;
    }
}

typedef struct
{
  DbkMapView view;
  double width;
} Face;

static void
paint_face (cairo_t *cr, gpointer data)
{
  const Face *face = data;

  dbk_map_paint (cr, face->view, DBK_MAP_STYLE_PRINT, NULL, 0, face->width, NULL);
}

static void
add_faces (DbkSummaryBuild *build)
{
  static const DbkMapView views[] = { DBK_MAP_VIEW_FACE_RIGHT, DBK_MAP_VIEW_FACE_FRONT,
                                      DBK_MAP_VIEW_FACE_LEFT };
  double width = build->content / 3.2;
  DbkBlock *block = dbk_summary_add_block (build, width * 1.42, build->section);
  PangoLayout *hint = dbk_type_layout (build->type, DBK_TYPE_SMALL_DIM,
                                       _ ("Draw what you see. Right and left are the client’s."),
                                       DBK_SUMMARY_LABEL_WIDTH - 16);

  dbk_summary_hang_label (build, block, _ ("Where"));
  dbk_block_add_layout (block, hint, DBK_TYPE_SMALL_DIM, 0, DBK_TYPE_LINE + 2);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      Face *face = g_new (Face, 1);

      face->view = views[i];
      face->width = width;
      dbk_block_add_paint (block, DBK_SUMMARY_LABEL_WIDTH + build->content / 3 * i, 0, paint_face,
                           face, g_free);
    }
}

static void
add_lines (DbkSummaryBuild *build, const char *label, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DbkBlock *block = dbk_summary_add_block (build, 19, i == 0 ? build->section : 0);

      dbk_summary_hang_label (build, block, i == 0 ? label : NULL);
      dbk_block_add_rule (block, DBK_SUMMARY_LABEL_WIDTH, DBK_SUMMARY_LABEL_WIDTH + build->content,
                          14, 0.25, DBK_SUMMARY_RULE_HEAD);
      if (i + 1 < n)
        dbk_block_set_keep (block, DBK_KEEP_SOFT);
    }
}

static void
fill_consultation (DbkSummaryBuild *build, gpointer data)
{
  const Blank settings[] = {
    { _ ("Areas"), NULL, 0.34 },          { _ ("Tip and grit"), NULL, 0.18 },
    { _ ("Vacuum and unit"), NULL, 0.2 }, { _ ("Passes"), NULL, 0.12 },
    { _ ("Endpoint 0–4"), NULL, 0.16 },
  };
  const Blank signature[] = {
    { C_ ("signature line", "Client"), NULL, 0.5 },
    { C_ ("signature line", "Practitioner"), NULL, 0.5 },
  };

  dbk_summary_add_letterhead (build, _ ("Consultation"));
  add_person (build);
  add_boxes (build, _ ("Concerns"), DBK_NAME_CONCERN, NULL, build->section);
  add_faces (build);
  add_boxes (build, _ ("Health"), DBK_NAME_CONDITION, NULL, build->section);
  add_lines (build, _ ("Notes"), 3);
  /* The back of the sheet. */
  for (guint i = 0; i < TREATMENT_ROWS; i++)
    {
      add_blanks (build, i == 0 ? _ ("Treatment") : NULL, settings, G_N_ELEMENTS (settings),
                  i == 0 ? build->section : 6);
      dbk_summary_keep_last (build, DBK_KEEP_SOFT);
    }
  dbk_summary_keep_last (build, DBK_KEEP_NONE);
  add_lines (build, _ ("Products and batch numbers"), 5);
  add_lines (build, _ ("How the skin reacted"), 3);
  add_lines (build, _ ("Aftercare given and next session"), 4);
  dbk_summary_keep_last (build, DBK_KEEP_HARD);
  add_blanks (build, _ ("Signed"), signature, G_N_ELEMENTS (signature), build->section + 6);
}

DbkSummary *
dbk_companion_new_consultation (const DbkClientRecord *record,
                                const DbkClinic *clinic,
                                const DbkSummaryOptions *options)
{
  DbkSummaryBuild build = { record, NULL, clinic, options };
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (options->language);
  DbkSummary *summary = dbk_summary_lay_out (&build, _ ("Consultation"), fill_consultation, NULL);

  dbk_summary_set_title (summary, C_ ("in a file's name", "consultation sheet"));
  return summary;
}
