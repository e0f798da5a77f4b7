/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products with their batches, addenda, scores and checks. */
#include "config.h"

#include "dbk-summary-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dbk-names.h"
#include "dbk-text.h"

char *
dbk_summary_batch_markup (const DbkSession *session, guint product, gboolean plain)
{
  const DbkSessionProduct *value = session->products->pdata[product];
  g_autofree char *path = g_strdup_printf ("products/%u/batch_number", product);

  for (guint i = session->addenda->len; i > 0; i--)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i - 1];

      if (g_strcmp0 (addendum->field, path) == 0)
        return plain ? g_markup_escape_text (addendum->new_value, -1)
                     : g_markup_printf_escaped ("<s>%s</s> %s", value->batch_number,
                                                addendum->new_value);
    }
  return g_markup_escape_text (value->batch_number == NULL ? "" : value->batch_number, -1);
}

/* One product and batch over the course: from and to which session it was used. */
typedef struct
{
  const DbkSessionProduct *product;
  char *batch; /* markup */
  int first;
  int last;
} Use;

static void
clear_use (gpointer data)
{
  g_free (((Use *) data)->batch);
}

static void
note_use (GArray *uses, const DbkSession *session, guint index, int number, gboolean plain)
{
  const DbkSessionProduct *product = session->products->pdata[index];
  g_autofree char *batch = dbk_summary_batch_markup (session, index, plain);
  Use use = { product, NULL, number, number };

  for (guint i = 0; i < uses->len; i++)
    {
      Use *known = &g_array_index (uses, Use, i);

      if (g_strcmp0 (known->product->name, product->name) == 0 &&
          g_strcmp0 (known->batch, batch) == 0 &&
          known->product->expires_on == product->expires_on &&
          g_strcmp0 (known->product->moment, product->moment) == 0)
        {
          known->last = number;
          return;
        }
    }
  use.batch = g_steal_pointer (&batch);
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

static void
add_product_row (DbkTable *table, const Use *use, guint n_sessions)
{
  g_autofree char *when = when_text (use, n_sessions);
  g_autofree char *expires = month_text (use->product->expires_on);
  const char *texts[4] = { use->product->name, when, NULL, expires };
  DbkBlock *block = dbk_table_add_row (table, texts, DBK_TYPE_BODY);
  const DbkTableColumn *column = &table->columns[2];
  PangoLayout *layout;

  if (use->batch[0] == '\0')
    return;
  layout = dbk_type_layout_markup (table->build->type, DBK_TYPE_BODY, use->batch, column->width);
  dbk_block_grow (block, dbk_type_height (layout, DBK_TYPE_BODY));
  dbk_block_add_layout (block, layout, DBK_TYPE_BODY, DBK_SUMMARY_LABEL_WIDTH + column->x, 0);
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

      for (guint j = 0; j < session->products->len; j++)
        note_use (uses, session, j, (int) i + 1, dbk_summary_is_for_client (build));
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

static char *
addendum_markup (const DbkAddendum *addendum)
{
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (addendum->written_at));
  g_autofree char *clock = dbk_time_format_clock (addendum->written_at);
  g_autofree char *head = NULL;
  GString *markup = g_string_new (NULL);

  head = g_strdup_printf (_ ("Addendum %1$d, %2$s at %3$s, %4$s: %5$s."), addendum->number, day,
                          clock, addendum->written_by, addendum->reason);
  {
    g_autofree char *escaped = g_markup_escape_text (head, -1);

    g_string_append (markup, escaped);
  }
  if (!dbk_text_is_blank (addendum->text))
    {
      g_autofree char *escaped = g_markup_escape_text (addendum->text, -1);

      g_string_append_printf (markup, " %s", escaped);
    }
  if (!dbk_text_is_blank (addendum->field))
    {
      g_autofree char *values =
          g_markup_printf_escaped (" (<s>%s</s> %s)", addendum->old_value, addendum->new_value);

      g_string_append (markup, values);
    }
  return g_string_free (markup, FALSE);
}

void
dbk_summary_add_addenda (DbkSummaryBuild *build, const DbkSession *session)
{
  for (guint i = 0; i < session->addenda->len; i++)
    {
      g_autofree char *markup = addendum_markup (session->addenda->pdata[i]);
      PangoLayout *layout =
          dbk_type_layout_markup (build->type, DBK_TYPE_SMALL, markup, build->content - 10);
      DbkBlock *block = dbk_summary_add_block (build, dbk_type_height (layout, DBK_TYPE_SMALL), 1);

      dbk_block_add_layout (block, layout, DBK_TYPE_SMALL, DBK_SUMMARY_LABEL_WIDTH + 10, 0);
      dbk_block_set_keep (block, DBK_KEEP_SOFT);
    }
}

#define MOST_SCORE_COLUMNS 8

static char *
score_at (const DbkSession *session, const DbkConcernLine *line, const char *area)
{
  for (guint i = 0; i < session->scores->len; i++)
    {
      const DbkAssessment *score = session->scores->pdata[i];

      if (g_strcmp0 (score->area == NULL ? "" : score->area, area) == 0 &&
          g_strcmp0 (score->scale, line->scale_code) == 0 && score->score != DBK_NONE &&
          g_strcmp0 (score->concern, line->concern) == 0)
        return dbk_score_format (dbk_score (score->score));
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

      if (area[0] == '\0' || strcmp (change->area, line->code) == 0 ||
          g_str_has_prefix (change->area, line->code))
        g_ptr_array_add (texts, g_strdup (area[0] == '\0' ? concern : area));
      else
        g_ptr_array_add (texts,
                         g_strdup_printf (C_ ("concern, area", "%1$s, %2$s"), concern, area));
      g_ptr_array_add (texts, dbk_score_format (dbk_score (change->baseline)));
      for (guint j = first_session; j < build->sessions->len; j++)
        g_ptr_array_add (texts, score_at (build->sessions->pdata[j], line, change->area));
      g_ptr_array_add (texts, dbk_change_describe (line->scale, dbk_score (change->baseline),
                                                   dbk_score (change->latest)));
      dbk_table_add_row (table, (const char *const *) texts->pdata, DBK_TYPE_BODY);
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
      char *title = g_strdup_printf ("%u", first + i + 1);

      g_ptr_array_add (titles, title);
      columns[n++] = (DbkTableColumn){ title, area + (i + 1) * step, step, FALSE };
    }
  columns[n++] = (DbkTableColumn){ C_ ("column", "Change"), build->content - change, change, TRUE };
  for (guint i = 0; i < build->lines->len; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];

      if (line->scale == NULL || !line->scale->charted || line->areas->len == 0)
        continue;
      if (!begun)
        dbk_table_begin (&table, build, _ ("Scores"), columns, n);
      begun = TRUE;
      add_score_rows (&table, line, first);
    }
  if (begun)
    dbk_table_end (&table);
}

static void
add_fact (DbkSummaryBuild *build,
          const char *label,
          const char *name,
          const char *text,
          double space)
{
  PangoLayout *layout = dbk_type_layout (build->type, DBK_TYPE_BODY, text, build->content - 92);
  DbkBlock *block = dbk_summary_add_block (build, dbk_type_height (layout, DBK_TYPE_BODY), space);

  dbk_summary_hang_label (build, block, label);
  dbk_block_add_layout (block, dbk_type_layout (build->type, DBK_TYPE_BODY_DIM, name, 90),
                        DBK_TYPE_BODY_DIM, DBK_SUMMARY_LABEL_WIDTH, 0);
  dbk_block_add_layout (block, layout, DBK_TYPE_BODY, DBK_SUMMARY_LABEL_WIDTH + 92, 0);
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
            g_string_append_printf (text, _ ("Session %1$u: %2$s"), i + 1, check->text);
          else
            g_string_append_printf (text, _ ("Session %1$u: %2$s Overridden by %3$s: %4$s"), i + 1,
                                    check->text, check->override_by, check->override_reason);
          g_string_append_c (text, '\n');
        }
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  else
    g_string_append (text, _ ("none recorded at the sessions"));
  return g_string_free (text, FALSE);
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
          const DbkSessionReaction *reaction = session->reactions->pdata[j];
          g_autofree char *areas = dbk_names_areas (reaction->areas);
          g_autofree char *line = g_strdup_printf (_ ("Session %1$u: %2$s"), i + 1,
                                                   dbk_name (DBK_NAME_REACTION, reaction->code));

          if (text->len > 0)
            g_string_append_c (text, '\n');
          g_string_append (text, line);
          if (areas[0] != '\0')
            g_string_append_printf (text, ", %s", areas);
          if (!dbk_text_is_blank (reaction->action_taken))
            g_string_append_printf (text, "; %s", reaction->action_taken);
        }
    }
  if (text->len == 0)
    g_string_append (text, C_ ("reaction", "none"));
  return g_string_free (text, FALSE);
}

void
dbk_summary_add_checks (DbkSummaryBuild *build)
{
  const DbkSession *last;
  const DbkConsent *consent =
      dbk_consent_in_force (build->record->consents, "treatment", build->options->printed_on);
  g_autofree char *checks = checks_text (build);
  g_autofree char *adverse = adverse_text (build);
  g_autofree char *device = NULL;

  if (build->sessions->len == 0)
    return;
  last = build->sessions->pdata[build->sessions->len - 1];
  add_fact (build, _ ("Checks"), _ ("Contraindications"), checks, build->section);
  if (consent != NULL)
    {
      g_autofree char *day = dbk_date_format_long (consent->signed_on);
      g_autofree char *text = g_strdup_printf (_ ("%1$s, version %2$s, signed %3$s"),
                                               consent->form_title, consent->form_version, day);

      add_fact (build, NULL, _ ("Consent"), text, 0);
    }
  if (!dbk_text_is_blank (last->patch_test))
    add_fact (build, NULL, _ ("Patch test"), dbk_name (DBK_NAME_PATCH_TEST, last->patch_test), 0);
  add_fact (build, NULL, _ ("Adverse reactions"), adverse, 0);
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

      add_fact (build, NULL, _ ("Device"), text, 0);
    }
}
