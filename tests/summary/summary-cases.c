/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twenty invented clients a layout may stumble over. */
#include "summary-cases.h"

#include "summary-fixture.h"

enum
{
  NO_SESSION,
  ONE_SESSION,
  SIX_SESSIONS,
  TWELVE_BY_TEN,
  SIXTY_SESSIONS,
  ALL_AREAS,
  SIXTY_BY_ALL,
  LONG_NOTES,
  RIGHT_TO_LEFT,
  MIXED_SCRIPTS,
  LONG_NAME,
  UNBROKEN_WORDS,
  LONG_CLINIC,
  NO_SCORES,
  REACTIONS,
  NOTHING_TREATED,
  BODY,
  LONG_AFTERCARE,
  MANY_PRODUCTS,
  PAPER_CARDS,
};

const SummaryCase summary_cases[N_CASES] = {
  [NO_SESSION] = { "no session", { 1, 1 }, { 1, 1 } },
  [ONE_SESSION] = { "one session", { 1, 1 }, { 1, 1 } },
  [SIX_SESSIONS] = { "six sessions", { 1, 1 }, { 2, 2 } },
  [TWELVE_BY_TEN] = { "12 sessions, 10 areas", { 2, 2 }, { 4, 4 } },
  [SIXTY_SESSIONS] = { "60 sessions", { 2, 2 }, { 4, 4 } },
  [ALL_AREAS] = { "25 areas", { 1, 1 }, { 2, 2 } },
  [SIXTY_BY_ALL] = { "60 sessions, 25 areas", { 6, 7 }, { 42, 42 } },
  [LONG_NOTES] = { "long notes", { 1, 1 }, { 5, 6 } },
  [RIGHT_TO_LEFT] = { "right to left", { 1, 1 }, { 2, 2 } },
  [MIXED_SCRIPTS] = { "mixed scripts", { 1, 1 }, { 2, 2 } },
  [LONG_NAME] = { "a name that does not fit", { 1, 1 }, { 2, 2 } },
  [UNBROKEN_WORDS] = { "unbroken words", { 2, 2 }, { 3, 3 } },
  [LONG_CLINIC] = { "a clinic that does not fit", { 1, 1 }, { 2, 2 } },
  [NO_SCORES] = { "no scores", { 1, 1 }, { 1, 1 } },
  [REACTIONS] = { "reactions and addenda", { 1, 2 }, { 2, 2 } },
  [NOTHING_TREATED] = { "nothing treated", { 1, 1 }, { 1, 2 } },
  [BODY] = { "the body", { 1, 1 }, { 2, 2 } },
  [LONG_AFTERCARE] = { "long aftercare", { 4, 5 }, { 5, 5 } },
  [MANY_PRODUCTS] = { "60 products", { 2, 2 }, { 3, 3 } },
  [PAPER_CARDS] = { "paper cards", { 3, 3 }, { 2, 2 } },
};

static DbkCourse *
course_of (DbkClientRecord *record)
{
  return record->courses->pdata[0];
}

static DbkSession *
session_of (DbkClientRecord *record, guint n)
{
  return course_of (record)->sessions->pdata[n];
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
set_repeated (char **place, const char *text, guint n)
{
  g_autofree char *all = repeat (text, n);

  dbk_set_text (place, all);
}

static void
write_right_to_left (DbkClientRecord *record)
{
  DbkSession *session = session_of (record, 1);

  dbk_set_text (&record->client->given_name, "فاطمة");
  dbk_set_text (&record->client->family_name, "الزهراء");
  dbk_set_text (&course_of (record)->title, "خطوط دقيقة حول العينين");
  dbk_set_text (&course_of (record)->goal,
                "بشرة أنعم حول العينين قبل الصيف, score 1 on both sides");
  dbk_set_text (&session->feedback, "شعرت بتحسن كبير بعد الجلسة الثانية");
  set_repeated (&session->notes, "ملاحظة طويلة بالعربية مع English words والأرقام 12. ", 12);
  dbk_set_text (&((DbkSessionArea *) session->areas->pdata[0])->reaction, "احمرار خفيف ليوم واحد");
}

static void
write_mixed_scripts (DbkClientRecord *record)
{
  DbkSession *session = session_of (record, 1);

  dbk_set_text (&record->client->given_name, "花子");
  dbk_set_text (&record->client->family_name, "山本");
  dbk_set_text (&course_of (record)->title, "目尻のしわ · Ρυτίδες έκφρασης · झुर्रियाँ");
  set_repeated (&session->notes,
                "長いメモですが改行の場所がありません。Ελένη Παππά, प्रिया शर्मा и Анна "
                "Соколова, שלום עולם. ",
                8);
  dbk_set_text (&((DbkSessionArea *) session->areas->pdata[0])->reaction, "ほんのり赤み、一日");
}

static void
write_unbroken_words (DbkClientRecord *record)
{
  const char *word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten";
  DbkSession *session = session_of (record, 0);

  set_repeated (&record->client->family_name, word, 3);
  set_repeated (&course_of (record)->title, word, 2);
  set_repeated (&course_of (record)->goal, word, 6);
  set_repeated (&session->notes, word, 20);
  set_repeated (&session->practitioner, word, 2);
  set_repeated (&session->signed_by, word, 2);
  set_repeated (&session->aftercare_title, word, 2);
  set_repeated (&((DbkSessionArea *) session->areas->pdata[0])->reaction, word, 2);
  set_repeated (&((DbkSessionArea *) session->areas->pdata[0])->tip, word, 2);
  set_repeated (&((DbkSessionProduct *) session->products->pdata[0])->name, word, 2);
  set_repeated (&((DbkSessionProduct *) session->products->pdata[0])->batch_number, word, 1);
}

static void
write_reactions (DbkClientRecord *record)
{
  static const char *const codes[] = { "erythema", "bruising", "petechiae", "abrasion" };

  for (guint i = 0; i < course_of (record)->sessions->len; i++)
    {
      DbkSession *session = session_of (record, i);
      DbkSessionReaction *reaction = dbk_session_reaction_new ();
      DbkAddendum *addendum = dbk_addendum_new ();

      dbk_set_text (&session->reaction_answer, "some");
      reaction->code = g_strdup (codes[i % G_N_ELEMENTS (codes)]);
      reaction->severity = g_strdup ("moderate");
      reaction->action_taken = g_strdup ("Cold compress, seen again the next day");
      if (i % 2 == 0)
        {
          DbkReactionResolution *resolution = dbk_reaction_resolution_new ();

          resolution->resolved_on = session->treated_on + 3;
          resolution->text = g_strdup ("faded without a mark");
          g_ptr_array_add (reaction->resolutions, resolution);
        }
      g_ptr_array_add (session->reactions, reaction);
      addendum->number = 1;
      addendum->written_at = session->signed_at + 86400000;
      addendum->written_by = g_strdup ("Tom Ellery");
      addendum->reason = g_strdup ("the client called");
      addendum->text = g_strdup ("It was gone after three days & left no mark.");
      g_ptr_array_add (session->addenda, addendum);
    }
}

static void
write_nothing_treated (DbkClientRecord *record)
{
  for (guint i = 0; i < course_of (record)->sessions->len; i++)
    {
      DbkSession *session = session_of (record, i);

      for (guint j = 0; j < session->areas->len; j++)
        {
          DbkSessionArea *area = session->areas->pdata[j];

          area->treated = FALSE;
          area->not_treated_reason = g_strdup (j == 0 ? "Sunburn" : "Waxed yesterday");
        }
    }
}

static void
write_body (DbkClientRecord *record)
{
  static const char *const both[] = { "abdomen", "hip_left", "hip_right", NULL };
  DbkConcern *concern = record->concerns->pdata[0];

  dbk_set_text (&concern->code, "stretch_marks");
  dbk_set_text (&concern->scale, "davey");
  g_strfreev (concern->areas);
  concern->areas = g_strdupv ((char **) both);
  for (guint i = 0; i < concern->scores->len; i++)
    {
      DbkAssessment *score = concern->scores->pdata[i];

      dbk_set_text (&score->scale, "davey");
      dbk_set_text (&score->area, both[i]);
      score->score = 60;
    }
  for (guint i = 0; i < course_of (record)->sessions->len; i++)
    for (guint j = 0; j < session_of (record, i)->scores->len; j++)
      {
        DbkAssessment *score = session_of (record, i)->scores->pdata[j];

        dbk_set_text (&score->scale, "davey");
        dbk_set_text (&score->area, both[j]);
      }
}

static void
write_many_products (DbkClientRecord *record)
{
  DbkSession *session = session_of (record, 0);

  for (guint i = 0; i < 60; i++)
    {
      DbkSessionProduct *product = dbk_session_product_new ();

      product->moment = g_strdup (i % 2 == 0 ? "before" : "after");
      product->name = g_strdup_printf ("Invented serum %u", i + 1);
      product->batch_number = g_strdup_printf ("B-%04u", i * 37 + 11);
      product->expires_on = dbk_date_new (2027, 1 + (int) (i % 12), 1);
      g_ptr_array_add (session->products, product);
    }
}

/* Transcribed cards without areas: the note is all there is. One was the wrong client's. */
static void
write_paper_cards (DbkClientRecord *record)
{
  DbkCourse *course = course_of (record);
  DbkCourseSkip *skip = dbk_course_skip_new ();

  for (guint i = 0; i < course->sessions->len; i++)
    {
      DbkSession *session = session_of (record, i);

      g_ptr_array_set_size (session->areas, 0);
      g_ptr_array_set_size (session->products, 0);
      dbk_set_text (&session->state, "transcribed");
      dbk_set_text (&session->source, "paper card <1998> & later");
      dbk_set_text (&session->entered_by, "Tom Ellery");
      set_repeated (&session->notes, "Crystal, two passes; <b>cheeks</b> & chin, slightly red. ",
                    i == 2 ? 60 : 4);
    }
  session_of (record, 1)->entered_in_error = dbk_entered_in_error_new ();
  session_of (record, 1)->entered_in_error->marked_by = g_strdup ("Tom Ellery");
  session_of (record, 1)->entered_in_error->marked_at = session_of (record, 1)->recorded_at;
  session_of (record, 1)->entered_in_error->reason = g_strdup ("another client’s card");
  skip->skipped_on = fixture_day (1) + 2;
  skip->reason = g_strdup ("Away at sea");
  g_ptr_array_add (course->skips, skip);
}

DbkClientRecord *
summary_case_record (guint index)
{
  static const guint sizes[N_CASES][2] = {
    [NO_SESSION] = { 0, 0 },
    [ONE_SESSION] = { 1, 1 },
    [SIX_SESSIONS] = { 6, 3 },
    [TWELVE_BY_TEN] = { 12, 10 },
    [SIXTY_SESSIONS] = { 60, 1 },
    [ALL_AREAS] = { 1, 25 },
    [SIXTY_BY_ALL] = { 60, 25 },
    [LONG_NOTES] = { 3, 2 },
    [RIGHT_TO_LEFT] = { 3, 2 },
    [MIXED_SCRIPTS] = { 3, 2 },
    [LONG_NAME] = { 3, 2 },
    [UNBROKEN_WORDS] = { 2, 2 },
    [LONG_CLINIC] = { 3, 2 },
    [NO_SCORES] = { 2, 2 },
    [REACTIONS] = { 4, 2 },
    [NOTHING_TREATED] = { 2, 3 },
    [BODY] = { 5, 3 },
    [LONG_AFTERCARE] = { 2, 2 },
    [MANY_PRODUCTS] = { 2, 2 },
    [PAPER_CARDS] = { 6, 0 },
  };
  DbkClientRecord *record = fixture_record (sizes[index][0], sizes[index][1]);

  switch (index)
    {
    case LONG_NOTES:
      set_repeated (&session_of (record, 1)->notes,
                    "A long note about the day, written without haste. ", 600);
      break;
    case RIGHT_TO_LEFT:
      write_right_to_left (record);
      break;
    case MIXED_SCRIPTS:
      write_mixed_scripts (record);
      break;
    case LONG_NAME:
      dbk_set_text (&record->client->given_name, "María del Carmen Inmaculada Concepción");
      set_repeated (&record->client->family_name, "Fernández-Villaverde y Ortiz de Zárate ", 4);
      break;
    case UNBROKEN_WORDS:
      write_unbroken_words (record);
      break;
    case NO_SCORES:
      g_ptr_array_set_size (((DbkConcern *) record->concerns->pdata[0])->scores, 0);
      for (guint i = 0; i < 2; i++)
        g_ptr_array_set_size (session_of (record, i)->scores, 0);
      break;
    case REACTIONS:
      write_reactions (record);
      break;
    case NOTHING_TREATED:
      write_nothing_treated (record);
      break;
    case BODY:
      write_body (record);
      break;
    case LONG_AFTERCARE:
      set_repeated (&session_of (record, 1)->aftercare_text, "", 0);
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint i = 0; i < 160; i++)
          g_string_append_printf (text, "Rule %u: leave the skin alone.\n", i + 1);
        dbk_set_text (&session_of (record, 1)->aftercare_text, text->str);
      }
      break;
    case MANY_PRODUCTS:
      write_many_products (record);
      break;
    case PAPER_CARDS:
      write_paper_cards (record);
      break;
    default:
      break;
    }
  return record;
}

DbkClinic *
summary_case_clinic (guint index)
{
  DbkClinic *clinic = fixture_clinic ();

  if (index == LONG_CLINIC)
    {
      set_repeated (&clinic->name, "The Invented Institute of Skin and Everything Near It ", 3);
      set_repeated (&clinic->address, "House of the Very Long Address, Entrance B\n", 6);
      set_repeated (&clinic->email, "reception.and.appointments@", 5);
    }
  return clinic;
}

DbkSummary *
summary_case_print (guint index, DbkSummaryKind kind, const DbkPaper *paper)
{
  g_autoptr (DbkClientRecord) record = summary_case_record (index);
  g_autoptr (DbkClinic) clinic = summary_case_clinic (index);
  g_autoptr (GError) error = NULL;
  DbkSummaryOptions options = { kind, *paper, dbk_date_new (2026, 11, 23), 0 };
  DbkSummary *summary = dbk_summary_new (record, NULL, clinic, &options, &error);

  g_assert_no_error (error);
  return summary;
}
