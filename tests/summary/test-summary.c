/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed summary: its pages, its facts, what stays off it, how it is written. */
#include "summary-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-type.h"

static void
assert_has (const char *text, const char *fact)
{
  if (strstr (text, fact) == NULL)
    g_error ("“%s” is not on paper:\n%s", fact, text);
}

static void
test_facts (void)
{
  static const char *const client_facts[] = {
    "Linden House Skin Clinic",
    "Amelia Hart",
    "1042",
    "12 March 1983",
    "skin type II",
    "23 November 2026",
    "Softer corners of the eyes",
    "8 Oct 2026",
    "22 Oct 2026",
    "Vitamin C gel",
    "VC-2219",
    "03/2027",
    "SPF 50",
    "No sauna",
    "Priya Nair",
    "41-2207",
    "page 1 of 1",
    "Concerns: Crow’s feet",
    "Areas: Crow’s feet",
    "After microdermabrasion",
    "version 3",
    "Invented",
    "client’s own",
  };
  static const char *const record_facts[] = {
    "Diamond 120",     "15 mmHg",           "Signed by Priya Nair", "After microdermabrasion",
    "lower is better", "Contraindications",
  };
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  g_autoptr (DbkSummary) client = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  g_autoptr (DbkSummary) full = fixture_summary (record, DBK_SUMMARY_FOR_RECORD, "a4");
  g_autofree char *client_text = fixture_text (client);
  g_autofree char *full_text = client_text == NULL ? NULL : fixture_text (full);

  if (client_text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (client_facts); i++)
    assert_has (client_text, client_facts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (record_facts); i++)
    assert_has (full_text, record_facts[i]);
  /* The client's copy speaks plainly. */
  g_assert_null (strstr (client_text, "mmHg"));
}

static DbkSession *
session_of (DbkClientRecord *record, guint n)
{
  return ((DbkCourse *) record->courses->pdata[0])->sessions->pdata[n];
}

static void
test_later_additions (void)
{
  g_autoptr (DbkClientRecord) record = fixture_record (3, 2);
  DbkSession *first = session_of (record, 0);
  DbkSession *wrong = session_of (record, 1);
  DbkAddendum *addendum = dbk_addendum_new ();
  g_autoptr (DbkSummary) client = NULL;
  g_autoptr (DbkSummary) full = NULL;
  g_autofree char *client_text = NULL;
  g_autofree char *full_text = NULL;

  addendum->number = 1;
  addendum->written_at = first->signed_at + 86400000;
  addendum->written_by = g_strdup ("Tom Ellery");
  addendum->reason = g_strdup ("batch number misread");
  addendum->text = g_strdup ("It was the other tube.");
  addendum->field = g_strdup ("products/0/batch_number");
  addendum->old_value = g_strdup ("VC-2219");
  addendum->new_value = g_strdup ("VC-2291");
  g_ptr_array_add (first->addenda, addendum);
  wrong->entered_in_error = dbk_entered_in_error_new ();
  wrong->entered_in_error->marked_by = g_strdup ("Tom Ellery");
  wrong->entered_in_error->marked_at = wrong->signed_at;
  wrong->entered_in_error->reason = g_strdup ("another client’s session");

  client = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  full = fixture_summary (record, DBK_SUMMARY_FOR_RECORD, "a4");
  client_text = fixture_text (client);
  if (client_text == NULL)
    return;
  full_text = fixture_text (full);
  assert_has (full_text, "Addendum 1");
  assert_has (full_text, "Tom Ellery");
  assert_has (full_text, "batch number misread");
  assert_has (full_text, "VC-2291");
  assert_has (full_text, "another client’s session");
  assert_has (client_text, "VC-2291");
  g_assert_null (strstr (client_text, "22 Oct 2026"));
  g_assert_null (strstr (client_text, "another client’s session"));
  assert_has (client_text, "Addendum 1");
}

static void
correct (DbkSession *session, const char *field, const char *old_value, const char *new_value)
{
  DbkAddendum *addendum = dbk_addendum_new ();

  addendum->number = (int) session->addenda->len + 1;
  addendum->written_at = session->signed_at + 86400000;
  addendum->written_by = g_strdup ("Tom Ellery");
  addendum->reason = g_strdup ("misread");
  addendum->field = g_strdup (field);
  addendum->old_value = g_strdup (old_value);
  addendum->new_value = g_strdup (new_value);
  g_ptr_array_add (session->addenda, addendum);
}

/* In the record the right value stands beside the old one with the addendum's number, wherever the
 * field is printed; a client reads the right one. */
static void
test_corrections (void)
{
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  DbkSession *session = session_of (record, 0);
  DbkSessionArea *area = session->areas->pdata[0];
  g_autofree char *passes = g_strdup_printf ("areas/%s/passes", area->area);
  g_autofree char *direction = g_strdup_printf ("areas/%s/direction", area->area);
  g_autoptr (DbkSummary) client = NULL;
  g_autoptr (DbkSummary) full = NULL;
  g_autofree char *client_text = NULL;
  g_autofree char *full_text = NULL;

  area->passes = 2;
  dbk_set_text (&area->direction, "single");
  dbk_set_text (&session->notes, "Left eye");
  correct (session, passes, "2", "7");
  correct (session, direction, "single", "circular");
  correct (session, "notes", "Left eye", "Right eye");
  correct (session, "products/0/name", "Vitamin C gel", "Vitamin C cream");
  correct (session, "scores/0/score", "4", "1.5");
  client = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  full = fixture_summary (record, DBK_SUMMARY_FOR_RECORD, "a4");
  client_text = fixture_text (client);
  if (client_text == NULL)
    return;
  full_text = fixture_text (full);
  assert_has (full_text, "2 7 [1]");
  assert_has (full_text, "Circular [2]");
  assert_has (full_text, "Single → Circular");
  assert_has (full_text, "Left eye Right eye [3]");
  assert_has (full_text, "1.5 [5]");
  assert_has (client_text, "Vitamin C cream");
  g_assert_null (strstr (client_text, "[4]"));
}

/* What went wrong and how it ended, and what was left alone and why: on both prints. */
static void
test_reactions (void)
{
  static const char *const facts[] = { "Bruising",        "Moderate",        "Cold compress",
                                       "faded in 3 days", "25 October 2026", "Stye",
                                       "Tom Ellery",      "41-1983" };
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  DbkSession *session = session_of (record, 1);
  DbkSessionReaction *reaction = dbk_session_reaction_new ();
  DbkReactionResolution *resolution = dbk_reaction_resolution_new ();
  DbkSessionArea *area = session->areas->pdata[0];

  reaction->code = g_strdup ("bruising");
  reaction->severity = g_strdup ("moderate");
  reaction->action_taken = g_strdup ("Cold compress");
  resolution->resolved_on = dbk_date_new (2026, 10, 25);
  resolution->text = g_strdup ("faded in 3 days");
  g_ptr_array_add (reaction->resolutions, resolution);
  g_ptr_array_add (session->reactions, reaction);
  area->treated = FALSE;
  area->not_treated_reason = g_strdup ("Stye");
  dbk_set_text (&session->practitioner, "Tom Ellery");
  dbk_set_text (&session->practitioner_certificate, "41-1983");
  for (guint kind = 0; kind < 2; kind++)
    {
      g_autoptr (DbkSummary) summary = fixture_summary (record, (DbkSummaryKind) kind, "a4");
      g_autofree char *text = fixture_text (summary);

      for (guint i = 0; text != NULL && i < G_N_ELEMENTS (facts); i++)
        assert_has (text, facts[i]);
    }
}

/* A section not chosen is not there; nothing else goes with it. */
static void
test_sections (void)
{
  static const struct
  {
    DbkSummarySections section;
    const char *sign;
  } signs[] = {
    { DBK_PRINT_SECTION_RESULT, "The goal" },
    { DBK_PRINT_SECTION_FIGURES, "Improvement" },
    { DBK_PRINT_SECTION_SESSIONS, "Your sessions" },
    { DBK_PRINT_SECTION_PRODUCTS, "What we used" },
    { DBK_PRINT_SECTION_AFTERCARE, "No sauna" },
    { DBK_PRINT_SECTION_NEXT, "Next step" },
    { DBK_PRINT_SECTION_SIGNATURES, "practitioner," },
  };
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      DbkSummaryOptions options = { DBK_SUMMARY_FOR_CLIENT };
      g_autoptr (DbkSummary) summary = NULL;
      g_autofree char *text = NULL;

      dbk_paper_from_name ("a4", &options.paper);
      options.printed_on = dbk_date_new (2026, 11, 23);
      options.sections = dbk_sections_default (DBK_SUMMARY_FOR_CLIENT) & ~signs[i].section;
      summary = dbk_summary_new (record, NULL, clinic, &options, NULL);
      g_assert_cmpuint (dbk_summary_get_sections (summary), ==, options.sections);
      text = fixture_text (summary);
      for (guint j = 0; text != NULL && j < G_N_ELEMENTS (signs); j++)
        if (j == i)
          g_assert_null (strstr (text, signs[j].sign));
        else
          assert_has (text, signs[j].sign);
    }
}

static void
test_section_codes (void)
{
  static const char *const some[] = { "result", "next", NULL };
  static const char *const wrong[] = { "result", "colour", NULL };
  DbkSummarySections sections = 0;
  g_autofree char *text = NULL;

  g_assert_true (dbk_sections_from_codes (some, &sections));
  g_assert_cmpuint (sections, ==, DBK_PRINT_SECTION_RESULT | DBK_PRINT_SECTION_NEXT);
  text = dbk_sections_to_text (sections);
  g_assert_cmpstr (text, ==, "result,next");
  g_assert_false (dbk_sections_from_codes (wrong, &sections));
  g_assert_null (dbk_section_code (DBK_N_SECTIONS));
  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    g_assert_cmpstr (dbk_section_name (i), !=, "");
}

static char *
read_pdf (DbkSummary *summary, const char *directory, gsize *size)
{
  g_autofree char *path = g_build_filename (directory, "a.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_assert_true (dbk_summary_write_pdf (summary, path, &error));
  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void
test_same_bytes (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autoptr (DbkClientRecord) record = fixture_record (6, 3);
  g_autoptr (DbkSummary) one = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  g_autoptr (DbkSummary) two = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  gsize first_size;
  gsize second_size;
  g_autofree char *first = read_pdf (one, directory, &first_size);
  g_autofree char *second = read_pdf (two, directory, &second_size);

  g_assert_cmpmem (first, first_size, second, second_size);
  g_assert_cmpmem (first, 5, "%PDF-", 5);
  fixture_remove (directory);
}

/* Title, author and language stand in the file, and its table of objects leads to them. */
static void
test_about (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autoptr (DbkClientRecord) record = fixture_record (1, 1);
  g_autoptr (DbkSummary) summary = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  gsize size;
  g_autofree char *bytes = read_pdf (summary, directory, &size);
  const char *tail = g_strrstr (bytes + size - 60, "startxref\n"); /* text by then */
  const char *table;
  const char *catalog;

  g_assert_nonnull (tail);
  table = bytes + g_ascii_strtoull (tail + strlen ("startxref\n"), NULL, 10);
  g_assert_cmpmem (table, 5, "xref\n", 5);
  table = strchr (table + 5, '\n') + 1;
  catalog = bytes + g_ascii_strtoull (table, NULL, 10);
  g_assert_nonnull (g_strstr_len (catalog, 60, "/Type /Catalog"));
  g_assert_nonnull (g_strstr_len (catalog, 120, "/Lang (en)"));
  g_assert_nonnull (memmem (bytes, size, "/Author", strlen ("/Author")));
  g_assert_cmpstr (dbk_summary_get_title (summary), ==, "Amelia Hart – course summary 2026-11-23");
  fixture_remove (directory);
}

/* As an ordinary user, for whom a closed folder is closed. Returns the child's verdict. */
static void
test_unwritable (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autoptr (DbkClientRecord) record = fixture_record (1, 1);
  g_autoptr (DbkSummary) summary = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  g_autofree char *path = g_build_filename (directory, "summary.pdf", NULL);
  g_autofree char *missing = g_build_filename (directory, "no such folder", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  int status;
  pid_t child;

  g_assert_false (dbk_summary_write_pdf (summary, missing, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "untouched"));

  g_assert_cmpint (g_chmod (directory, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (getuid () == 0 && setuid (65534) != 0)
        _exit (3);
      _exit (dbk_summary_write_pdf (summary, path, NULL) ? 1 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_chmod (directory, 0755);
  dir = g_dir_open (directory, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  fixture_remove (directory);
}

/* No space left: one sentence, and the folder as it was. A file size limit stands for the disk. */
static void
test_full (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autoptr (DbkClientRecord) record = fixture_record (1, 1);
  g_autoptr (DbkSummary) summary = fixture_summary (record, DBK_SUMMARY_FOR_CLIENT, "a4");
  g_autofree char *path = g_build_filename (directory, "summary.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GDir) dir = NULL;
  int status;
  pid_t child;

  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  child = fork ();
  if (child == 0)
    {
      struct rlimit limit = { 4096, 4096 };
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (dbk_summary_write_pdf (summary, path, &error))
        _exit (1);
      _exit (strstr (error->message, "untouched") != NULL ? 0 : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as it was");
  dir = g_dir_open (directory, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "summary.pdf");
  g_assert_null (g_dir_read_name (dir));
  g_clear_pointer (&dir, g_dir_close);
  fixture_remove (directory);
}

/* The smallest type there is, on any style. */
static void
test_smallest_type (void)
{
  PangoContext *context = dbk_type_context_new ();

  for (guint style = DBK_TYPE_BODY; style <= DBK_TYPE_TITLE_BOLD; style++)
    {
      PangoLayout *layout = dbk_type_layout (context, (DbkTypeStyle) style, "x", 0);

      g_assert_cmpint (pango_font_description_get_size (pango_layout_get_font_description (layout)),
                       >=, (int) (7.25 * PANGO_SCALE));
      g_object_unref (layout);
    }
  g_object_unref (context);
}

static DbkConsent *
make_consent (void)
{
  DbkConsent *consent = dbk_consent_new ();

  consent->kind = g_strdup ("photographs");
  consent->form_title = g_strdup ("Photographs");
  consent->signed_on = dbk_date_new (2026, 9, 30);
  consent->signed_by = g_strdup ("Amelia Hart");
  return consent;
}

static void
add_photo (DbkClientRecord *record, const char *sha256)
{
  DbkPhoto *photo = dbk_photo_new ();

  photo->sha256 = g_strdup (sha256);
  photo->view = g_strdup ("front");
  photo->taken_on = dbk_date_new (2026, 10, 8);
  g_ptr_array_add (session_of (record, 0)->photos, photo);
}

static char *
text_with_photos (const DbkClientRecord *record, const char *folder)
{
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  DbkSummaryOptions options = { DBK_SUMMARY_FOR_CLIENT };
  g_autoptr (DbkSummary) summary = NULL;

  dbk_paper_from_name ("a4", &options.paper);
  options.printed_on = dbk_date_new (2026, 11, 23);
  options.sections = dbk_sections_of_kind (options.kind);
  options.photos = folder;
  summary = dbk_summary_new (record, NULL, clinic, &options, NULL);
  return fixture_text (summary);
}

/* A picture is printed with its day where the client agreed; a broken one is told of. */
static void
test_photos (void)
{
  static const char good[] = "00000000000000000000000000000000000000000000000000000000000000aa";
  static const char broken[] = "00000000000000000000000000000000000000000000000000000000000000bb";
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (directory, "00", NULL);
  g_autofree char *path = g_build_filename (folder, good, NULL);
  g_autofree char *broken_path = g_build_filename (folder, broken, NULL);
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 40);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autofree char *withdrawn = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (picture);
  g_assert_true (g_file_set_contents (broken_path, "no picture", -1, NULL));
  add_photo (record, good);
  add_photo (record, broken);
  add_photo (record, "../../../etc/passwd");

  without = text_with_photos (record, directory);
  g_ptr_array_add (record->consents, make_consent ());
  with = text_with_photos (record, directory);
  ((DbkConsent *) record->consents->pdata[0])->withdrawal = dbk_consent_withdrawal_new ();
  ((DbkConsent *) record->consents->pdata[0])->withdrawal->withdrawn_on =
      dbk_date_new (2026, 11, 1);
  withdrawn = text_with_photos (record, directory);
  if (with != NULL)
    {
      g_assert_null (strstr (without, "Photographs"));
      g_assert_null (strstr (withdrawn, "Photographs"));
      assert_has (with, "Photographs");
      assert_has (with, "8 Oct 2026 · Front");
      assert_has (with, "2 photographs could not be read");
    }
  fixture_remove (folder);
  fixture_remove (directory);
}

static void
test_no_course (void)
{
  g_autoptr (DbkClientRecord) record = fixture_record (0, 0);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  g_autoptr (GError) error = NULL;
  DbkSummaryOptions options = { DBK_SUMMARY_FOR_CLIENT };

  dbk_paper_from_name ("a4", &options.paper);
  g_assert_null (dbk_summary_new (record, "not-there", clinic, &options, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/facts", test_facts);
  g_test_add_func ("/summary/later-additions", test_later_additions);
  g_test_add_func ("/summary/corrections", test_corrections);
  g_test_add_func ("/summary/reactions", test_reactions);
  g_test_add_func ("/summary/sections", test_sections);
  g_test_add_func ("/summary/section-codes", test_section_codes);
  g_test_add_func ("/summary/same-bytes", test_same_bytes);
  g_test_add_func ("/summary/unwritable", test_unwritable);
  g_test_add_func ("/summary/about", test_about);
  g_test_add_func ("/summary/full", test_full);
  g_test_add_func ("/summary/smallest-type", test_smallest_type);
  g_test_add_func ("/summary/photos", test_photos);
  g_test_add_func ("/summary/no-course", test_no_course);
  return g_test_run ();
}
