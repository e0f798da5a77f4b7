/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of facts of a session to read. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-session-text.h"
#include "dbk-session-view.h"
#include "dbk-text.h"

typedef struct
{
  const DbkClientRecord *record;
  const DbkSession *session;
  GtkGrid *grid;
  int n_columns;
  int n;
} Facts;

/* A fact: its title over its lines of markup. Nothing at all when there are none. */
static void
add_fact (Facts *facts, const char *title, GPtrArray *lines)
{
  GtkWidget *column;

  if (lines->len == 0)
    return;
  column = dbk_column_new (0, NULL);
  gtk_box_append (GTK_BOX (column), dbk_text_new (title, "caption-heading dbk-dim"));
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *label = dbk_markup_new (lines->pdata[i], NULL);

      gtk_label_set_selectable (GTK_LABEL (label), FALSE);
      gtk_box_append (GTK_BOX (column), label);
    }
  gtk_grid_attach (facts->grid, column, facts->n % facts->n_columns, facts->n / facts->n_columns, 1,
                   1);
  facts->n++;
}

static void
add_line (GPtrArray *lines, const Facts *facts, const char *path, const char *text)
{
  if (!dbk_text_is_blank (text) || dbk_session_text_corrected (facts->session, path) != 0)
    g_ptr_array_add (lines, dbk_session_text_markup (facts->session, path, text));
}

static GPtrArray *
lines_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static char *
product_line (const Facts *facts, guint index)
{
  const DbkSessionProduct *product = facts->session->products->pdata[index];
  g_autofree char *name_path = g_strdup_printf ("products/%u/name", index + 1);
  g_autofree char *batch_path = g_strdup_printf ("products/%u/batch_number", index + 1);
  g_autofree char *expiry_path = g_strdup_printf ("products/%u/expires_on", index + 1);
  g_autofree char *name = dbk_session_text_markup (facts->session, name_path, product->name);
  g_autofree char *batch =
      dbk_session_text_markup (facts->session, batch_path, product->batch_number);
  g_autofree char *day = dbk_date_format_medium (product->expires_on);
  g_autofree char *expiry = dbk_session_text_markup (facts->session, expiry_path, day);
  GString *line = g_string_new (name);

  if (*batch != '\0')
    {
      g_string_append (line, ", ");
      /* Translators: the batch number of a product. */
      g_string_append_printf (line, C_ ("product", "batch %s"), batch);
    }
  if (*expiry != '\0')
    {
      g_string_append (line, ", ");
      /* Translators: the day a product has to be used before. */
      g_string_append_printf (line, C_ ("product", "use before %s"), expiry);
    }
  return g_string_free (line, FALSE);
}

static void
add_products (Facts *facts)
{
  g_autoptr (GPtrArray) lines = lines_new ();

  add_line (lines, facts, "before_treatment", facts->session->before_treatment);
  for (guint i = 0; i < facts->session->products->len; i++)
    g_ptr_array_add (lines, product_line (facts, i));
  add_fact (facts, facts->session->products->len > 0 ? _ ("Products") : _ ("Before treatment"),
            lines);
}

static void
add_aftercare (Facts *facts)
{
  const DbkSession *session = facts->session;
  g_autoptr (GPtrArray) lines = lines_new ();
  g_autofree char *sheet = NULL;

  if (!dbk_text_is_blank (session->aftercare_title))
    {
      /* Translators: a sheet of advice and its version. */
      sheet = dbk_text_is_blank (session->aftercare_version)
                  ? g_strdup (session->aftercare_title)
                  : g_strdup_printf (_ ("%1$s, version %2$s"), session->aftercare_title,
                                     session->aftercare_version);
      add_line (lines, facts, "aftercare_title", sheet);
    }
  add_line (lines, facts, "home_care", session->home_care);
  add_fact (facts,
            session->aftercare_given ? _ ("Aftercare handed over")
                                     : _ ("Aftercare, not handed over"),
            lines);
}

static void
add_words (Facts *facts)
{
  const DbkSession *session = facts->session;
  g_autoptr (GPtrArray) lines = lines_new ();

  if (!dbk_text_is_blank (session->feedback))
    {
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), session->feedback);

      add_line (lines, facts, "feedback", quoted);
    }
  if (session->satisfaction != DBK_NONE)
    {
      g_autofree char *text = g_strdup_printf (_ ("Satisfied: %d of 5"), session->satisfaction);

      add_line (lines, facts, "satisfaction", text);
    }
  add_fact (facts, _ ("Client’s words"), lines);
}

static void
add_checks (Facts *facts)
{
  const DbkSession *session = facts->session;
  g_autoptr (GPtrArray) lines = lines_new ();

  add_line (lines, facts, "checks_answer",
            dbk_name (DBK_NAME_CHECKS_ANSWER, session->checks_answer));
  for (guint i = 0; i < session->checks->len; i++)
    {
      const DbkSessionCheck *check = session->checks->pdata[i];
      g_autofree char *text_path = g_strdup_printf ("checks/%u/text", i + 1);

      add_line (lines, facts, text_path, check->text);
      if (!dbk_text_is_blank (check->override_reason))
        g_ptr_array_add (lines,
                         g_markup_printf_escaped (_ ("Treated all the same: %s (%s)"),
                                                  check->override_reason, check->override_by));
    }
  if (!dbk_text_is_blank (session->patch_test))
    {
      g_autofree char *text = g_strdup_printf (_ ("Patch test: %s"),
                                               dbk_name (DBK_NAME_PATCH_TEST, session->patch_test));

      add_line (lines, facts, "patch_test", text);
    }
  add_line (lines, facts, "consent_version", session->consent_version);
  add_fact (facts, _ ("Checks"), lines);
}

static void
add_reactions (Facts *facts)
{
  const DbkSession *session = facts->session;
  g_autoptr (GPtrArray) lines = lines_new ();

  if (session->reactions->len == 0)
    add_line (lines, facts, "reaction_answer",
              dbk_name (DBK_NAME_REACTION_ANSWER, session->reaction_answer));
  for (guint i = 0; i < session->reactions->len; i++)
    {
      const DbkSessionReaction *reaction = session->reactions->pdata[i];
      g_autofree char *where = dbk_names_areas (reaction->areas);
      g_autofree char *code_path = g_strdup_printf ("reactions/%u/code", i + 1);
      const char *const texts[] = { dbk_name (DBK_NAME_REACTION, reaction->code),
                                    dbk_name (DBK_NAME_SEVERITY, reaction->severity),
                                    where,
                                    reaction->onset,
                                    reaction->action_taken,
                                    reaction->note };
      GString *line = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        if (!dbk_text_is_blank (texts[j]))
          g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", texts[j]);
      add_line (lines, facts, code_path, line->str);
      g_string_free (line, TRUE);
      for (guint j = 0; j < reaction->resolutions->len; j++)
        {
          const DbkReactionResolution *over = reaction->resolutions->pdata[j];
          g_autofree char *day = dbk_date_format_long (over->resolved_on);

          g_ptr_array_add (lines, g_markup_printf_escaped (_ ("Over on %s. %s"), day,
                                                           over->text != NULL ? over->text : ""));
        }
    }
  add_fact (facts, _ ("Adverse reaction"), lines);
}

static void
add_scores (Facts *facts)
{
  const DbkSession *session = facts->session;
  g_autoptr (GPtrArray) lines = lines_new ();

  for (guint i = 0; i < session->scores->len; i++)
    {
      const DbkAssessment *score = session->scores->pdata[i];
      const DbkConcern *concern = dbk_client_record_find_concern (facts->record, score->concern);
      g_autofree char *path =
          g_strdup_printf ("scores/%u/%s", i + 1, score->score != DBK_NONE ? "score" : "word");
      g_autofree char *value = score->score != DBK_NONE
                                   ? dbk_score_format (dbk_score (score->score))
                                   : g_strdup (dbk_name (DBK_NAME_WORD, score->word));
      g_autofree char *shown = dbk_session_text_markup (session, path, value);
      const char *what =
          dbk_text_is_blank (score->area)
              ? (concern != NULL ? dbk_name_concern (concern->code, concern->other_text) : "")
              : dbk_name (DBK_NAME_AREA, score->area);
      g_autofree char *name = g_markup_escape_text (what, -1);
      g_autofree char *scale = g_markup_escape_text (
          dbk_scale_name (dbk_client_record_find_scale_of (facts->record, score), score->scale),
          -1);

      /* Translators: an area, its score and the scale: "Crow’s feet, left: 2 (Lemperle)". */
      g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s: %2$s (%3$s)"), name, shown, scale));
    }
  add_fact (facts, _ ("Scores"), lines);
}

static void
add_rest (Facts *facts)
{
  const DbkSession *session = facts->session;
  g_autoptr (GPtrArray) next = lines_new ();
  g_autoptr (GPtrArray) device = lines_new ();
  g_autoptr (GPtrArray) notes = lines_new ();
  g_autofree char *day = dbk_date_format_long (session->next_recommended_on);

  add_line (next, facts, "next_recommended_on", day);
  add_line (next, facts, "next_recommended", session->next_recommended);
  add_fact (facts, _ ("Next session recommended"), next);

  add_line (device, facts, "device_make", session->device_make);
  add_line (device, facts, "device_model", session->device_model);
  if (!dbk_text_is_blank (session->device_serial))
    {
      g_autofree char *serial = g_strdup_printf (_ ("Serial number %s"), session->device_serial);

      add_line (device, facts, "device_serial", serial);
    }
  if (device->len == 0)
    add_line (device, facts, "device_kind", dbk_name (DBK_NAME_DEVICE_KIND, session->device_kind));
  add_fact (facts, _ ("Device"), device);

  add_line (notes, facts, "notes", session->notes);
  add_fact (facts, _ ("Notes"), notes);
}

GtkWidget *
dbk_session_facts_new (const DbkClientRecord *record, const DbkSession *session, gboolean narrow)
{
  Facts facts = { record, session, GTK_GRID (gtk_grid_new ()), narrow ? 1 : 3, 0 };

  gtk_grid_set_column_homogeneous (facts.grid, TRUE);
  gtk_grid_set_column_spacing (facts.grid, 24);
  gtk_grid_set_row_spacing (facts.grid, 18);
  gtk_widget_set_margin_start (GTK_WIDGET (facts.grid), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (facts.grid), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (facts.grid), 6);
  add_products (&facts);
  add_aftercare (&facts);
  add_words (&facts);
  add_reactions (&facts);
  add_checks (&facts);
  add_scores (&facts);
  add_rest (&facts);
  return GTK_WIDGET (facts.grid);
}
