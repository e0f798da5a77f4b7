/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: how many twenty fixed cases take, and that no ink leaves what the printer can reach.
 * With DBK_SUMMARY_OUT set to a folder every case is written there as PDF, to be looked at. */
#include "summary-cases.h"
#include "summary-fixture.h"

static const char *const papers[] = { "a4", "letter" };

static void
write_out (DbkSummary *summary, guint index, DbkSummaryKind kind, const char *paper)
{
  const char *folder = g_getenv ("DBK_SUMMARY_OUT");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%02u-%s-%s.pdf", folder, index,
                          kind == DBK_SUMMARY_FOR_CLIENT ? "client" : "record", paper);
  g_assert_true (dbk_summary_write_pdf (summary, path, NULL));
}

static void
test_counts (void)
{
  gboolean same = TRUE;

  for (guint i = 0; i < N_CASES; i++)
    for (guint p = 0; p < 2; p++)
      {
        const SummaryCase *expected = &summary_cases[i];
        DbkPaper paper;
        g_autoptr (DbkSummary) client = NULL;
        g_autoptr (DbkSummary) full = NULL;

        g_assert_true (dbk_paper_from_name (papers[p], &paper));
        client = summary_case_print (i, DBK_SUMMARY_FOR_CLIENT, &paper);
        full = summary_case_print (i, DBK_SUMMARY_FOR_RECORD, &paper);
        write_out (client, i, DBK_SUMMARY_FOR_CLIENT, papers[p]);
        write_out (full, i, DBK_SUMMARY_FOR_RECORD, papers[p]);
        if (dbk_summary_get_n_pages (client) != expected->client[p] ||
            dbk_summary_get_n_pages (full) != expected->record[p])
          {
            g_test_message ("%s, %s: %u and %u pages, not %u and %u", expected->name, papers[p],
                            dbk_summary_get_n_pages (client), dbk_summary_get_n_pages (full),
                            expected->client[p], expected->record[p]);
            same = FALSE;
          }
      }
  g_assert_true (same);
}

/* The pages' ink within @left … of the paper's edges; a page without ink is blank. */
static void
assert_ink (DbkSummary *summary, double top, double bottom, double side)
{
  const DbkPaper *paper = dbk_summary_get_paper (summary);

  for (guint i = 0; i < dbk_summary_get_n_pages (summary); i++)
    {
      cairo_surface_t *ink = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (ink);
      double x;
      double y;
      double width;
      double height;

      dbk_summary_draw_page (summary, cr, i);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (ink, &x, &y, &width, &height);
      cairo_surface_destroy (ink);
      g_test_message ("page %u: %.1f %.1f %.1f %.1f", i + 1, x, y, x + width, y + height);
      g_assert_cmpfloat (width, >, 0);
      g_assert_cmpfloat (x, >=, side);
      g_assert_cmpfloat (x + width, <=, paper->width - side);
      g_assert_cmpfloat (y, >=, top);
      g_assert_cmpfloat (y + height, <=, paper->height - bottom);
    }
}

/* What printers ask for, from nothing to an inch and a half. */
static void
test_margins (void)
{
  static const double margins[][3] = {
    { 0, 0, 0 }, { 12, 36, 12 }, { 48, 62, 51 }, { 72, 72, 72 }, { 108, 108, 108 },
  };

  for (guint i = 0; i < N_CASES; i++)
    for (guint m = 0; m < G_N_ELEMENTS (margins); m++)
      {
        DbkPaper paper;
        g_autoptr (DbkSummary) client = NULL;
        g_autoptr (DbkSummary) full = NULL;

        /* Each paper, each margin; not every pair of them. */
        dbk_paper_from_name (papers[(i + m) % 2], &paper);
        dbk_paper_keep_off (&paper, margins[m][0], margins[m][1], margins[m][2], margins[m][2]);
        g_test_message ("%s, margins %.0f", summary_cases[i].name, margins[m][0]);
        client = summary_case_print (i, DBK_SUMMARY_FOR_CLIENT, &paper);
        full = summary_case_print (i, DBK_SUMMARY_FOR_RECORD, &paper);
        assert_ink (client, margins[m][0], margins[m][1], margins[m][2]);
        assert_ink (full, margins[m][0], margins[m][1], margins[m][2]);
      }
}

/* Without any choice of margins the sheet's own are kept all round. */
static void
test_own_margins (void)
{
  for (guint i = 0; i < N_CASES; i++)
    {
      DbkPaper paper;
      g_autoptr (DbkSummary) summary = NULL;

      dbk_paper_from_name ("a4", &paper);
      summary = summary_case_print (i, DBK_SUMMARY_FOR_RECORD, &paper);
      assert_ink (summary, paper.margin_top - 6, 31, paper.margin_side - 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/pages/counts", test_counts);
  g_test_add_func ("/summary/pages/margins", test_margins);
  g_test_add_func ("/summary/pages/own-margins", test_own_margins);
  return g_test_run ();
}
