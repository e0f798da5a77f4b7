/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products with their batches, scores and checks. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include <stdlib.h>
#include <string.h>

#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-session-field.h"
#include "dbk-text.h"

/* The number people know the session at @index by. */
static guint
number_of (DbkSummaryBuild *build, guint index)
{
  return (guint) MAX (dbk_course_session_number (build->course, build->sessions->pdata[index]), 0);
}

/* One product and batch over the course: from and to which session it was used. */
typedef struct
{
  const DbkSessionProduct *product;
  char *name; /* markup, like the next two */
  char *batch;
  char *expires;
  int first;
  int last;
} Use;

static void
clear_use (gpointer data)
{
  Use *use = data;

  g_free (use->name);
  g_free (use->batch);
  g_free (use->expires);
}

static char *
month_text (DbkDate date)
{
  int year;
  int month;

  if (date == DBK_DATE_NONE)
    return g_strdup ("");
  dbk_date_split (date, &year, &month, NULL);
  return g_strdup_printf ("%02d/%d", month, year);
}

/* What stands in the row: for the record with what an addendum put right, for the client only that.
 */
static void
fill_use (Use *use,
          const DbkSession *session,
          const DbkSessionProduct *recorded,
          const DbkSessionProduct *now,
          guint index,
          gboolean plain)
{
  g_autofree char *start = g_strdup_printf ("products/%u/", index);
  int addendum = plain ? 0 : dbk_session_correction (session, start);
  const DbkSessionProduct *from = plain ? now : recorded;
  g_autofree char *month = month_text (from->expires_on);
  g_autofree char *new_month = month_text (now->expires_on);

  use->name = dbk_summary_corrected_markup (from->name, now->name, addendum);
  use->batch = dbk_summary_corrected_markup (from->batch_number, now->batch_number, addendum);
  use->expires = dbk_summary_corrected_markup (month, new_month, addendum);
}

static void
note_use (GArray *uses,
          const DbkSession *session,
          const DbkSession *corrected,
          guint index,
          int number,
          gboolean plain)
{
  const DbkSessionProduct *product = session->products->pdata[index];
  Use use = { product, NULL, NULL, NULL, number, number };

  fill_use (&use, session, product, corrected->products->pdata[index], index, plain);
  for (guint i = 0; i < uses->len; i++)
    {
      Use *known = &g_array_index (uses, Use, i);

      if (g_str_equal (known->name, use.name) && g_str_equal (known->batch, use.batch) &&
          g_str_equal (known->expires, use.expires) &&
          g_strcmp0 (known->product->moment, product->moment) == 0)
        {
          known->last = number;
          clear_use (&use);
          return;
        }
    }
  g_array_append_val (uses, use);
}

static char *
when_text (const Use *use, guint n_sessions)
{
  const char *moment = dbk_name (DBK_NAME_MOMENT, use->product->moment);

  if (use->first == 1 && use->last == (int) n_sessions)
    return g_strdup (moment);
  if (use->first == use->last)
    return g_strdup_printf (C_ ("when a product was used", "%1$s, session %2$d"), moment,
                            use->first);
  if (use->last == (int) n_sessions)
    return g_strdup_printf (C_ ("when a product was used", "%1$s, from session %2$d"), moment,
                            use->first);
  return g_strdup_printf (C_ ("when a product was used", "%1$s, sessions %2$d to %3$d"), moment,
                          use->first, use->last);
}

static void
add_product_row (DbkTable *table, const Use *use, guint n_sessions)
{
  g_autofree char *when = when_text (use, n_sessions);
  g_autofree char *escaped = g_markup_escape_text (when, -1);
  const char *texts[4] = { use->name, escaped, use->batch, use->expires };

  dbk_table_add_row_markup (table, texts, DBK_TABLE_ALL_MARKUP, DBK_TYPE_BODY);
}

void
dbk_summary_add_products (DbkSummaryBuild *build)
{
  double stretch = build->content / 397;
  DbkTableColumn columns[] = {
    { C_ ("column", "Product"), 0, 150 * stretch, FALSE },
    { C_ ("column", "When"), 157 * stretch, 116 * stretch, FALSE },
    { C_ ("column", "Batch"), 279 * stretch, 55 * stretch, FALSE },
    { C_ ("column", "Use before"), 338 * stretch, 59 * stretch, FALSE },
  };
  g_autoptr (GArray) uses = g_array_new (FALSE, TRUE, sizeof (Use));
  DbkTable table;

  g_array_set_clear_func (uses, clear_use);
  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];
      g_autoptr (DbkSession) corrected = dbk_session_as_corrected (session);

      for (guint j = 0; j < session->products->len; j++)
        note_use (uses, session, corrected, j, (int) i + 1, dbk_summary_is_for_client (build));
    }
  if (uses->len == 0)
    return;
  dbk_table_begin (&table, build,
                   dbk_summary_is_for_client (build) ? _ ("What we used") : _ ("Products"), columns,
                   G_N_ELEMENTS (columns));
  for (guint i = 0; i < uses->len; i++)
    add_product_row (&table, &g_array_index (uses, Use, i), build->sessions->len);
  dbk_table_end (&table);
}

#define MOST_SCORE_COLUMNS 8
#define FACT_WIDTH 92.0

static char *
score_at (const DbkSession *session, const DbkConcernLine *line, const char *area)
{
  g_autoptr (DbkSession) corrected = dbk_session_as_corrected (session);

  for (guint i = 0; i < session->scores->len; i++)
    {
      const DbkAssessment *score = session->scores->pdata[i];
      const DbkAssessment *now = corrected->scores->pdata[i];

      if (g_strcmp0 (score->area == NULL ? "" : score->area, area) == 0 &&
          g_strcmp0 (score->scale, line->scale_code) == 0 && score->score != DBK_NONE &&
          g_strcmp0 (score->concern, line->concern) == 0)
        {
          g_autofree char *path = g_strdup_printf ("scores/%u/score", i);
          g_autofree char *recorded = dbk_score_format (dbk_score (score->score));
          g_autofree char *text =
              now->score == DBK_NONE ? g_strdup ("") : dbk_score_format (dbk_score (now->score));

          return dbk_summary_corrected_markup (recorded, text,
                                               dbk_session_correction (session, path));
        }
    }
  return g_strdup ("");
}

static void
add_score_rows (DbkTable *table, const DbkConcernLine *line, guint first_session)
{
  DbkSummaryBuild *build = table->build;

  for (guint i = 0; i < line->areas->len; i++)
    {
      const DbkAreaChange *change = line->areas->pdata[i];
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      const char *concern = dbk_name_concern (line->code, line->other_text);
      const char *area = dbk_name (DBK_NAME_AREA, change->area);

      g_autofree char *both = g_strdup_printf (C_ ("concern, area", "%1$s, %2$s"), concern, area);

      if (area[0] == '\0')
        g_ptr_array_add (texts, g_markup_escape_text (concern, -1));
      else if (g_str_has_prefix (change->area, line->code))
        g_ptr_array_add (texts, g_markup_escape_text (area, -1));
      else
        g_ptr_array_add (texts, g_markup_escape_text (both, -1));
      g_ptr_array_add (texts, dbk_score_format (dbk_score (change->baseline)));
      for (guint j = first_session; j < build->sessions->len; j++)
        g_ptr_array_add (texts, score_at (build->sessions->pdata[j], line, change->area));
      g_ptr_array_add (texts, dbk_change_describe_at_least (line->scale, line->smallest_change,
                                                            dbk_score (change->baseline),
                                                            dbk_score (change->latest)));
      dbk_table_add_row_markup (table, (const char *const *) texts->pdata, DBK_TABLE_ALL_MARKUP,
                                DBK_TYPE_BODY);
    }
}

void
dbk_summary_add_scores (DbkSummaryBuild *build)
{
  DbkTableColumn columns[DBK_TABLE_MAX_COLUMNS];
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  guint first =
      build->sessions->len > MOST_SCORE_COLUMNS ? build->sessions->len - MOST_SCORE_COLUMNS : 0;
  guint shown = build->sessions->len - first;
  double area = 136;
  double change = 78;
  double step = (build->content - area - change) / (shown + 1);
  guint n = 0;
  DbkTable table;
  gboolean begun = FALSE;

  columns[n++] = (DbkTableColumn){ C_ ("column", "Area"), 0, area - 6, FALSE };
  columns[n++] = (DbkTableColumn){ C_ ("column", "Start"), area, step, FALSE };
  for (guint i = 0; i < shown; i++)
    {
      char *title = g_strdup_printf ("%u", number_of (build, first + i));

      g_ptr_array_add (titles, title);
      columns[n++] = (DbkTableColumn){ title, area + (i + 1) * step, step, FALSE };
    }
  columns[n++] = (DbkTableColumn){ C_ ("column", "Change"), build->content - change, change, TRUE };
  for (guint i = 0; i < build->lines->len; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];

      if (line->scale == NULL || !dbk_scale_is_charted (line->scale) || line->areas->len == 0)
        continue;
      if (!begun)
        dbk_table_begin (&table, build, _ ("Scores"), columns, n);
      begun = TRUE;
      add_score_rows (&table, line, first);
    }
  if (begun)
    dbk_table_end (&table);
}

/* A fact of any length: its name hangs at its first line. */
void
dbk_summary_add_fact (DbkSummaryBuild *build,
                      const char *label,
                      const char *name,
                      const char *text,
                      double space)
{
  g_autoptr (PangoLayout) layout =
      dbk_type_layout (build->type, DBK_TYPE_BODY, text, build->content - FACT_WIDTH);
  PangoLayout *title = dbk_type_layout (build->type, DBK_TYPE_BODY_DIM, name, FACT_WIDTH - 2);
  int n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++)
    {
      DbkBlock *block = dbk_summary_add_block (build, DBK_TYPE_LINE, i == 0 ? space : 0);

      dbk_block_add_line (block, layout, i, DBK_TYPE_BODY, DBK_SUMMARY_LABEL_WIDTH + FACT_WIDTH, 0);
      if (n > 1 && (i == 0 || i == n - 2))
        dbk_block_set_keep (block, DBK_KEEP_SOFT);
      if (i > 0)
        continue;
      dbk_summary_hang_label (build, block, label);
      if (n == 1)
        dbk_block_grow (block, dbk_type_height (title, DBK_TYPE_BODY_DIM));
      dbk_block_add_layout (block, title, DBK_TYPE_BODY_DIM, DBK_SUMMARY_LABEL_WIDTH, 0);
    }
}

static char *
checks_text (DbkSummaryBuild *build)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];

      for (guint j = 0; j < session->checks->len; j++)
        {
          const DbkSessionCheck *check = session->checks->pdata[j];

          if (dbk_text_is_blank (check->override_reason))
            g_string_append_printf (text, _ ("Session %1$u: %2$s"), number_of (build, i),
                                    check->text);
          else
            g_string_append_printf (text, _ ("Session %1$u: %2$s Overridden by %3$s: %4$s"),
                                    number_of (build, i), check->text, check->override_by,
                                    check->override_reason);
          g_string_append_c (text, '\n');
        }
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  else
    g_string_append (text, _ ("none recorded at the sessions"));
  return g_string_free (text, FALSE);
}

/* "Over on 5 October 2026": the last word on it, from the session or added later. */
static char *
ending_text (const DbkSessionReaction *reaction)
{
  DbkDate over = reaction->resolved_on;
  const char *text = NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; i < reaction->resolutions->len; i++)
    {
      const DbkReactionResolution *resolution = reaction->resolutions->pdata[i];

      if (resolution->resolved_on != DBK_DATE_NONE)
        over = resolution->resolved_on;
      if (!dbk_text_is_blank (resolution->text))
        text = resolution->text;
    }
  if (over == DBK_DATE_NONE)
    return g_strdup (text == NULL ? _ ("no end noted yet") : text);
  day = dbk_date_format_long (over);
  return text == NULL ? g_strdup_printf (C_ ("a reaction", "over on %s"), day)
                      : g_strdup_printf (C_ ("a reaction", "over on %1$s: %2$s"), day, text);
}

/* "Session 2: bruising, left cheek; moderate; cold compress; over on 5 October 2026". */
static char *
reaction_line (const DbkSessionReaction *reaction, guint number)
{
  g_autofree char *areas = dbk_names_areas (reaction->areas);
  g_autofree char *ending = ending_text (reaction);
  g_autofree char *head = g_strdup_printf (_ ("Session %1$u: %2$s"), number,
                                           dbk_name (DBK_NAME_REACTION, reaction->code));
  GString *line = g_string_new (head);
  const char *parts[] = { areas,           dbk_name (DBK_NAME_SEVERITY, reaction->severity),
                          reaction->onset, reaction->action_taken,
                          reaction->note,  ending };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dbk_text_is_blank (parts[i]))
      g_string_append_printf (line, "%s%s", i == 0 ? ", " : "; ", parts[i]);
  return g_string_free (line, FALSE);
}

static char *
adverse_text (DbkSummaryBuild *build)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];

      for (guint j = 0; j < session->reactions->len; j++)
        {
          g_autofree char *line =
              reaction_line (session->reactions->pdata[j], number_of (build, i));

          if (text->len > 0)
            g_string_append_c (text, '\n');
          g_string_append (text, line);
        }
    }
  return g_string_free (text, FALSE);
}

void
dbk_summary_add_reactions (DbkSummaryBuild *build)
{
  g_autofree char *text = adverse_text (build);

  if (build->sessions->len == 0)
    return;
  if (text[0] != '\0')
    dbk_summary_add_text (build, _ ("Reactions"), DBK_TYPE_BODY, text, build->section);
  else if (!dbk_summary_is_for_client (build))
    dbk_summary_add_fact (build,
                          dbk_summary_has (build, DBK_PRINT_SECTION_CHECKS) ? NULL
                                                                            : _ ("Reactions"),
                          _ ("Adverse reactions"), C_ ("reaction", "none"),
                          dbk_summary_has (build, DBK_PRINT_SECTION_CHECKS) ? 0 : build->section);
}

void
dbk_summary_add_checks (DbkSummaryBuild *build)
{
  const DbkSession *last;
  const DbkConsent *consent =
      dbk_consent_in_force (build->record->consents, "treatment", build->options->printed_on);
  g_autofree char *checks = checks_text (build);
  g_autofree char *device = NULL;

  if (build->sessions->len == 0)
    return;
  last = build->sessions->pdata[build->sessions->len - 1];
  dbk_summary_add_fact (build, _ ("Checks"), _ ("Contraindications"), checks, build->section);
  if (consent != NULL)
    {
      g_autofree char *day = dbk_date_format_long (consent->signed_on);
      g_autofree char *text = g_strdup_printf (_ ("%1$s, version %2$s, signed %3$s"),
                                               consent->form_title, consent->form_version, day);

      dbk_summary_add_fact (build, NULL, _ ("Consent"), text, 0);
    }
  if (!dbk_text_is_blank (last->patch_test))
    dbk_summary_add_fact (build, NULL, _ ("Patch test"),
                          dbk_name (DBK_NAME_PATCH_TEST, last->patch_test), 0);
  device = g_strjoin (" ", dbk_name (DBK_NAME_DEVICE_KIND, last->device_kind),
                      last->device_make == NULL ? "" : last->device_make,
                      last->device_model == NULL ? "" : last->device_model, NULL);
  g_strstrip (device);
  if (device[0] != '\0')
    {
      g_autofree char *text =
          dbk_text_is_blank (last->device_serial)
              ? g_strdup (device)
              : g_strdup_printf (_ ("%1$s, serial %2$s"), device, last->device_serial);

      dbk_summary_add_fact (build, NULL, _ ("Device"), text, 0);
    }
}
