/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list row says of a client. */
#include <glib.h>
#include <locale.h>

#include <string.h>

#include "dbk-client-text.h"

static DbkDate
today (void)
{
  return dbk_date_new (2026, 11, 23); /* a Monday */
}

static DbkClientSummary *
fiona (void)
{
  DbkClientSummary *summary = dbk_client_summary_new ();

  summary->row = 7;
  summary->number = 1051;
  dbk_set_text (&summary->name, "Fiona Braithwaite");
  summary->birth_date = dbk_date_new (1966, 5, 2);
  dbk_set_text (&summary->phone, "07700 900610");
  dbk_set_text (&summary->town, "Hove");
  summary->namesakes = 0;
  return summary;
}

static void
test_line (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();
  g_autofree char *full = dbk_client_text_line (summary, NULL);
  g_autofree char *no_year = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *only_year = NULL;

  g_assert_cmpstr (full, ==, "07700 900610 · 1966");
  summary->birth_date = DBK_DATE_NONE;
  no_year = dbk_client_text_line (summary, NULL);
  g_assert_cmpstr (no_year, ==, "07700 900610");
  dbk_set_text (&summary->phone, NULL);
  nothing = dbk_client_text_line (summary, NULL);
  g_assert_cmpstr (nothing, ==, "no. 1051");
  summary->birth_date = dbk_date_new (1966, 5, 2);
  only_year = dbk_client_text_line (summary, NULL);
  g_assert_cmpstr (only_year, ==, "born 1966");
}

static void
test_namesake (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *line = NULL;
  g_autofree char *marked = NULL;

  summary->namesakes = 1;
  line = dbk_client_text_line (summary, &attributes);
  g_assert_cmpstr (line, ==, "born 2 May 1966 · Hove");
  marked = pango_attr_list_to_string (attributes);
  g_assert_cmpstr (marked, ==, "5 15 weight bold");
}

static void
check_found (const DbkClientSummary *summary,
             const char *query,
             const char *wanted,
             const char *marks)
{
  PangoAttrList *attributes = NULL;
  g_autofree char *line = dbk_client_text_found (summary, query, today (), &attributes);
  g_autofree char *marked = attributes == NULL ? NULL : pango_attr_list_to_string (attributes);

  g_assert_cmpstr (line, ==, wanted);
  if (marks != NULL)
    g_assert_nonnull (strstr (marked, marks));
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

/* Why a client is in the list, where neither name nor phone says it. */
static void
test_found (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();

  dbk_set_text (&summary->name, "Fee Braithwaite");
  dbk_set_text (&summary->given_name, "Fiona");
  dbk_set_text (&summary->former_name, "Lowe");
  dbk_set_text (&summary->email, "Fiona.B@mail.example");
  summary->birth_date = dbk_date_new (1966, 5, 2);
  check_found (summary, NULL, NULL, NULL);
  check_found (summary, "fee br", NULL, NULL);
  check_found (summary, "900610", NULL, NULL);
  check_found (summary, "lo", "formerly Lowe", "9 11 weight bold");
  check_found (summary, "brai lo", "formerly Lowe", "9 11 weight bold");
  check_found (summary, "fio", "given name Fiona", "11 14 weight bold");
  check_found (summary, "fiona.b@m", "Fiona.B@mail.example", "0 9 weight bold");
  check_found (summary, "2 May 1966", "born 2 May 1966", "5 15 weight bold");
  check_found (summary, "1966-05-02", "born 2 May 1966", "5 15 weight bold");
}

/* Namesakes are told apart by whatever is known. */
static void
test_unborn (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  summary->namesakes = 1;
  summary->birth_date = DBK_DATE_NONE;
  summary->last_session = dbk_date_new (2026, 11, 3);
  with = dbk_client_text_line (summary, NULL);
  g_assert_true (g_str_has_suffix (with, " · last here 3 Nov 2026"));
  summary->last_session = DBK_DATE_NONE;
  without = dbk_client_text_line (summary, NULL);
  g_assert_nonnull (strstr (without, "no. "));
}

static void
check_badge (const DbkClientSummary *summary, const char *wanted, const char *wanted_style)
{
  const char *style = NULL;
  g_autofree char *badge = dbk_client_text_badge (summary, today (), &style);

  g_assert_cmpstr (badge, ==, wanted);
  if (wanted != NULL)
    g_assert_cmpstr (style, ==, wanted_style);
}

static void
test_badge (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();

  check_badge (summary, NULL, NULL);
  dbk_set_text (&summary->due_state, "overdue");
  summary->days_late = 1;
  check_badge (summary, "1 day late", "overdue");
  summary->days_late = 12;
  check_badge (summary, "12 days late", "overdue");

  dbk_set_text (&summary->due_state, "due");
  summary->due_first = today () - 3;
  summary->due_last = today ();
  check_badge (summary, "Due today", "due");
  summary->due_last = today () + 4;
  check_badge (summary, "Due by Fri", "due");
  summary->due_last = today () + 8;
  check_badge (summary, "Due by 1 Dec", "due");

  dbk_set_text (&summary->due_state, "too_early");
  summary->due_first = today () + 2;
  check_badge (summary, "Due Wed", "due");
  summary->due_first = today () + 10;
  check_badge (summary, NULL, NULL);

  dbk_set_text (&summary->due_state, "draft");
  check_badge (summary, "Draft", "outline");
}

static void
test_mark (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();
  const char *style = NULL;

  g_assert_null (dbk_client_text_mark (summary, &style));
  dbk_set_text (&summary->mark, "avoid_area");
  g_assert_cmpstr (dbk_client_text_mark (summary, &style), ==, "dialog-warning-symbolic");
  g_assert_cmpstr (style, ==, "warning");
  dbk_set_text (&summary->mark, "block");
  g_assert_cmpstr (dbk_client_text_mark (summary, &style), ==, "action-unavailable-symbolic");
  g_assert_cmpstr (style, ==, "error");
}

static void
test_spoken (void)
{
  g_autoptr (DbkClientSummary) summary = fiona ();
  g_autofree char *spoken = NULL;
  g_autofree char *namesake = NULL;

  dbk_set_text (&summary->mark, "caution");
  dbk_set_text (&summary->due_state, "overdue");
  summary->days_late = 4;
  spoken = dbk_client_text_spoken (summary, today ());
  g_assert_cmpstr (spoken, ==, "Fiona Braithwaite, born 1966, caution, 4 days late");

  summary->namesakes = 1;
  namesake = dbk_client_text_spoken (summary, today ());
  g_assert_cmpstr (namesake, ==, "Fiona Braithwaite, born 2 May 1966, Hove, caution, 4 days late");
}

static void
check_match (const char *text, const char *query, gboolean phone, const char *wanted)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *marked = NULL;
  GSList *ranges = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  dbk_client_text_match (text, query, phone, attributes);
  ranges = pango_attr_list_get_attributes (attributes);
  for (GSList *l = ranges; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;

      if (attribute->klass->type != PANGO_ATTR_UNDERLINE)
        continue;
      if (found->len > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, text + attribute->start_index,
                           attribute->end_index - attribute->start_index);
    }
  g_slist_free_full (ranges, (GDestroyNotify) pango_attribute_destroy);
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_match (void)
{
  check_match ("Sarah Whitfield", "sar whit", FALSE, "Sar|Whit");
  check_match ("Oona Whitby-Saravan", "sar whit", FALSE, "Whit|Sar");
  check_match ("Sarah Whitfield", "arah", FALSE, "");
  check_match ("Renée Dubois-Søndergård", "rene son", FALSE, "René|Søn");
  check_match ("Straße", "strass", FALSE, "Straß");
  check_match ("Katarzyna Wójcik", "woj", FALSE, "Wój");
  check_match ("Sarah Whitfield", "", FALSE, "");
  check_match ("07700 900123 · 1983", "0123", TRUE, "0123");
  check_match ("07700 900123 · 1983", "0 900", TRUE, "0 900");
  check_match ("07700 900123 · 1983", "12", TRUE, "");
  check_match ("07700 900123 · 1983", "555", TRUE, "");
}

static void
test_avatar (void)
{
  g_autofree char *two = dbk_client_text_avatar ("Amelia Hart");
  g_autofree char *none = dbk_client_text_avatar ("");

  g_assert_cmpstr (two, ==, "A H");
  g_assert_cmpstr (none, ==, " ");
}

static void
test_count (void)
{
  static const struct
  {
    int total;
    int similar;
    const char *text;
  } cases[] = {
    { 0, 0, "0 clients match" },
    { 1, 0, "1 client matches" },
    { 24, 0, "24 clients match" },
    { 0, 1, "No match; 1 client is spelled alike" },
    { 0, 3, "No match; 3 clients are spelled alike" },
    { 2, 1, "2 clients match · 1 more is spelled alike" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dbk_client_text_count (cases[i].total, cases[i].similar);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/client-text/found", test_found);
  g_test_add_func ("/client-text/unborn", test_unborn);
  g_test_add_func ("/client-text/line", test_line);
  g_test_add_func ("/client-text/namesake", test_namesake);
  g_test_add_func ("/client-text/badge", test_badge);
  g_test_add_func ("/client-text/mark", test_mark);
  g_test_add_func ("/client-text/spoken", test_spoken);
  g_test_add_func ("/client-text/match", test_match);
  g_test_add_func ("/client-text/avatar", test_avatar);
  g_test_add_func ("/client-text/count", test_count);
  return g_test_run ();
}
