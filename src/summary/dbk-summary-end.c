/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the client takes home last: care at home, the next step, the signatures. One block. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"

#include "dbk-text.h"

static const DbkSession *
last_session (DbkSummaryBuild *build)
{
  return build->sessions->len == 0 ? NULL : build->sessions->pdata[build->sessions->len - 1];
}

static void
add_dashes (DbkSummaryBuild *build, const char **label, const char *text, GHashTable *said)
{
  g_auto (GStrv) lines = g_strsplit (text == NULL ? "" : text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      g_autofree char *key = dbk_text_fold (line);

      if (line[0] == '\0' || !g_hash_table_add (said, g_strdup (key)))
        continue;
      dbk_summary_add_dash (build, *label, line, *label != NULL ? build->section : 0);
      dbk_summary_keep_last (build, DBK_KEEP_SOFT);
      *label = NULL;
    }
}

static void
add_home (DbkSummaryBuild *build)
{
  const DbkSession *session = last_session (build);
  const char *label = dbk_summary_is_for_client (build) ? _ ("At home") : _ ("Aftercare");
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_dashes (build, &label, build->course->home_care, said);
  if (session == NULL)
    return;
  add_dashes (build, &label, session->home_care, said);
  if (session->aftercare_given)
    add_dashes (build, &label, session->aftercare_text, said);
  if (session->aftercare_given && !dbk_text_is_blank (session->aftercare_title))
    {
      g_autofree char *day = dbk_date_format_long (session->treated_on);
      g_autofree char *text =
          dbk_text_is_blank (session->aftercare_version)
              ? g_strdup_printf (_ ("Sheet “%1$s”, handed over on %2$s."), session->aftercare_title,
                                 day)
              : g_strdup_printf (_ ("Sheet “%1$s”, version %2$s, handed over on %3$s."),
                                 session->aftercare_title, session->aftercare_version, day);

      dbk_summary_add_text (build, NULL, DBK_TYPE_SMALL_DIM, text, 1);
      dbk_summary_keep_last (build, DBK_KEEP_SOFT);
    }
}

static char *
next_text (DbkSummaryBuild *build)
{
  const DbkDueWindow *window = &build->progress->window;
  g_autofree char *range = NULL;
  g_autofree char *first = dbk_date_format_long (window->first);

  if (g_strcmp0 (build->course->status, "paused") == 0)
    return g_strdup (_ ("The course is paused."));
  if (window->state == DBK_DUE_NONE)
    return g_strdup (_ ("No further session is planned."));
  range = window->last == DBK_DATE_NONE || window->last == window->first
              ? NULL
              : dbk_date_format_range (window->first, window->last, TRUE);
  if (window->state == DBK_DUE_OVERDUE || window->state == DBK_DUE_LAPSED)
    {
      g_autofree char *last =
          dbk_date_format_long (window->last != DBK_DATE_NONE ? window->last : window->first);

      return window->maintenance
                 ? g_strdup_printf (_ ("A maintenance session was due by %s."), last)
                 : g_strdup_printf (_ ("Session %1$d was due by %2$s."),
                                    build->progress->next_number, last);
    }
  if (window->maintenance)
    return range != NULL ? g_strdup_printf (_ ("Maintenance session: %s."), range)
                         : g_strdup_printf (_ ("Maintenance session from %s."), first);
  if (range != NULL)
    return g_strdup_printf (_ ("Session %1$d: %2$s."), build->progress->next_number, range);
  return g_strdup_printf (_ ("Session %1$d from %2$s."), build->progress->next_number, first);
}

static void
add_next (DbkSummaryBuild *build)
{
  const DbkSession *session = last_session (build);
  g_autofree char *text = next_text (build);
  int days = build->course->maintenance_days;

  dbk_summary_add_text (build, _ ("Next step"), DBK_TYPE_BODY_BOLD, text, build->section);
  dbk_summary_keep_last (build, DBK_KEEP_HARD);
  if (build->progress->window.maintenance && days != DBK_NONE && days > 0)
    {
      g_autofree char *then =
          days % 7 == 0
              ? g_strdup_printf (ngettext ("Then every week.", "Then every %d weeks.",
                                           (gulong) (days / 7)),
                                 days / 7)
              : g_strdup_printf (ngettext ("Then every day.", "Then every %d days.", (gulong) days),
                                 days);

      dbk_summary_add_text (build, NULL, DBK_TYPE_BODY, then, 0);
      dbk_summary_keep_last (build, DBK_KEEP_HARD);
    }
  if (session != NULL && !dbk_text_is_blank (session->next_recommended) &&
      build->progress->window.state != DBK_DUE_NONE && !build->progress->window.maintenance)
    {
      g_autofree char *advice =
          g_strdup_printf (_ ("Advice at the last session: %s"), session->next_recommended);

      dbk_summary_add_text (build, NULL, DBK_TYPE_BODY_DIM, advice, 0);
      dbk_summary_keep_last (build, DBK_KEEP_HARD);
    }
}

static void
add_signature (DbkSummaryBuild *build, DbkBlock *block, const char *who, double x1, double x2)
{
  double room = 34 - 6 * (int) build->air; /* for the pen */
  PangoLayout *date =
      dbk_type_layout (build->type, DBK_TYPE_SMALL_DIM, C_ ("signature line", "date"), 0);
  PangoLayout *name =
      dbk_type_layout (build->type, DBK_TYPE_SMALL_DIM, who, x2 - x1 - dbk_type_width (date) - 8);

  dbk_block_add_rule (block, x1, x2, room, 0.6, 0x000000);
  dbk_block_grow (block, room + 5 + dbk_type_height (name, DBK_TYPE_SMALL_DIM));
  dbk_block_add_layout (block, name, DBK_TYPE_SMALL_DIM, x1, room + 3.5);
  dbk_block_add_layout_right (block, date, DBK_TYPE_SMALL_DIM, x2, room + 3.5);
}

static void
add_signatures (DbkSummaryBuild *build)
{
  const DbkSession *session = last_session (build);
  g_autofree char *name = dbk_client_display_name (build->record->client);
  g_autofree char *client = g_strdup_printf (C_ ("signature line", "%s, client"), name);
  g_autofree char *practitioner = NULL;
  double left = DBK_SUMMARY_LABEL_WIDTH;
  double right = left + build->content;
  double width = (build->content - 20) / 2;
  DbkBlock *block;

  /* Never alone on a page. */
  dbk_summary_keep_last (build, DBK_KEEP_HARD);
  block = dbk_summary_add_block (build, 0, 0);
  if (session == NULL || dbk_text_is_blank (session->practitioner))
    practitioner = g_strdup (C_ ("signature line", "Practitioner"));
  else if (dbk_text_is_blank (session->practitioner_certificate))
    practitioner =
        g_strdup_printf (C_ ("signature line", "%s, practitioner"), session->practitioner);
  else
    practitioner = g_strdup_printf (C_ ("signature line", "%1$s, practitioner, certificate %2$s"),
                                    session->practitioner, session->practitioner_certificate);
  add_signature (build, block, practitioner, left, left + width);
  add_signature (build, block, client, right - width, right);
}

void
dbk_summary_add_end (DbkSummaryBuild *build)
{
  if (dbk_summary_has (build, DBK_PRINT_SECTION_AFTERCARE))
    add_home (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_NEXT))
    add_next (build);
  if (dbk_summary_has (build, DBK_PRINT_SECTION_SIGNATURES))
    add_signatures (build);
}
