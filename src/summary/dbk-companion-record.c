/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's whole record on paper. */
#include "config.h"

#include "dbk-companion.h"
#include "dbk-summary-private.h"

#include "dbk-gettext.h"

#include "dbk-names.h"
#include "dbk-text.h"

/* Facts under one name in the label column, which stands at the first of them. */
typedef struct
{
  DbkSummaryBuild *build;
  const char *label;
  double space;
} Facts;

static void
fact (Facts *facts, const char *name, const char *text)
{
  if (dbk_text_is_blank (text))
    return;
  dbk_summary_add_fact (facts->build, facts->label, name, text, facts->space);
  facts->label = NULL;
  facts->space = 0;
}

static void
add_contact (DbkSummaryBuild *build)
{
  const DbkClient *client = build->record->client;
  Facts facts = { build, _ ("Client"), 22 };
  const char *parts[] = { client->address, client->town, client->postcode, client->country };
  g_autoptr (GString) address = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dbk_text_is_blank (parts[i]))
      g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", parts[i]);
  g_strdelimit (address->str, "\n", ' ');
  fact (&facts, _ ("Former name"), client->former_name);
  for (guint i = 0; i < client->phones->len; i++)
    fact (&facts, _ ("Phone"), ((DbkClientPhone *) client->phones->pdata[i])->number);
  fact (&facts, _ ("E-mail"), client->email);
  fact (&facts, _ ("Address"), address->str);
  fact (&facts, _ ("Reach by"), dbk_name (DBK_NAME_CONTACT_PREFERENCE, client->contact_preference));
  fact (&facts, _ ("Language"), client->language);
  fact (&facts, _ ("Heard of us"), client->heard_of_us);
  fact (&facts, _ ("Note"), client->desk_note);
}

static char *
condition_text (const DbkCondition *condition)
{
  g_autofree char *areas = dbk_names_areas (condition->areas);
  g_autofree char *started = dbk_date_format_long (condition->started_on);
  g_autofree char *ended = dbk_date_format_long (condition->ended_on);
  g_autoptr (GString) text = g_string_new (dbk_name (DBK_NAME_CONDITION, condition->code));
  const char *parts[] = { condition->detail, areas, condition->note };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dbk_text_is_blank (parts[i]))
      g_string_append_printf (text, "; %s", parts[i]);
  if (condition->started_on != DBK_DATE_NONE)
    g_string_append_printf (text, C_ ("condition", "; since %s"), started);
  if (condition->ended_on != DBK_DATE_NONE)
    g_string_append_printf (text, C_ ("condition", "; ended %s"), ended);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_health (DbkSummaryBuild *build)
{
  const DbkClientRecord *record = build->record;
  Facts facts = { build, _ ("Health"), build->section };

  fact (&facts, _ ("Allergies"), record->client->allergies);
  fact (&facts, _ ("Clinical note"), record->client->clinical_note);
  for (guint i = 0; i < record->conditions->len; i++)
    {
      g_autofree char *text = condition_text (record->conditions->pdata[i]);

      fact (&facts, i == 0 ? _ ("Conditions") : "", text);
    }
  for (guint i = 0; i < record->confirmations->len; i++)
    {
      const DbkHistoryConfirmation *confirmation = record->confirmations->pdata[i];
      g_autofree char *day = dbk_date_format_long (confirmation->confirmed_on);
      g_autofree char *text =
          g_strdup_printf (C_ ("medical history", "%1$s: %2$s, asked by %3$s"), day,
                           dbk_name (DBK_NAME_CHECKS_ANSWER, confirmation->answer),
                           confirmation->confirmed_by == NULL ? "–" : confirmation->confirmed_by);

      fact (&facts, i == 0 ? _ ("Gone through") : "", text);
    }
  for (guint i = 0; i < record->patch_tests->len; i++)
    {
      const DbkPatchTest *test = record->patch_tests->pdata[i];
      g_autofree char *day = dbk_date_format_long (test->tested_on);
      g_autofree char *text = g_strdup_printf (C_ ("patch test", "%1$s: %2$s"), day,
                                               dbk_name (DBK_NAME_PATCH_TEST, test->outcome));

      fact (&facts, i == 0 ? _ ("Patch tests") : "", text);
    }
}

static char *
consent_text (const DbkConsent *consent)
{
  g_autofree char *day = dbk_date_format_long (consent->signed_on);
  g_autofree char *withdrawn = NULL;
  g_autofree char *signed_text = NULL;

  if (consent->signed_on == DBK_DATE_NONE)
    signed_text = g_strdup_printf (C_ ("consent", "%1$s, version %2$s, not signed"),
                                   consent->form_title, consent->form_version);
  else
    signed_text =
        g_strdup_printf (C_ ("consent", "%1$s, version %2$s, signed by %3$s on %4$s"),
                         consent->form_title, consent->form_version, consent->signed_by, day);
  if (consent->withdrawal == NULL)
    return g_steal_pointer (&signed_text);
  withdrawn = dbk_date_format_long (consent->withdrawal->withdrawn_on);
  return g_strdup_printf (C_ ("consent", "%1$s; withdrawn on %2$s"), signed_text, withdrawn);
}

static void
add_consents (DbkSummaryBuild *build)
{
  Facts facts = { build, _ ("Consents"), build->section };

  for (guint i = 0; i < build->record->consents->len; i++)
    {
      const DbkConsent *consent = build->record->consents->pdata[i];
      g_autofree char *text = consent_text (consent);

      fact (&facts, dbk_name (DBK_NAME_CONSENT_KIND, consent->kind), text);
    }
}

static void
add_concerns (DbkSummaryBuild *build)
{
  Facts facts = { build, _ ("Concerns"), build->section };

  for (guint i = 0; i < build->record->concerns->len; i++)
    {
      const DbkConcern *concern = build->record->concerns->pdata[i];
      g_autofree char *areas = dbk_names_areas (concern->areas);
      g_autoptr (GString) text = g_string_new (areas);
      const char *parts[] = { dbk_name (DBK_NAME_CAUSE, concern->cause), concern->onset,
                              dbk_name (DBK_NAME_CONCERN_STATUS, concern->status), concern->notes };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (!dbk_text_is_blank (parts[j]))
          g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", parts[j]);
      fact (&facts, dbk_name_concern (concern->code, concern->other_text), text->str);
    }
}

static char *
call_text (const DbkRecall *call)
{
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (call->called_at));
  const char *outcome = dbk_text_is_blank (call->outcome)
                            ? C_ ("call", "put off")
                            : dbk_name (DBK_NAME_CALL_OUTCOME, call->outcome);
  /* Translators: when, who called, what came of it: "28 November 2026, Jo Farrow: No answer". */
  g_autofree char *text =
      g_strdup_printf (C_ ("call", "%1$s, %2$s: %3$s"), day,
                       dbk_text_is_blank (call->called_by) ? "–" : call->called_by, outcome);

  if (dbk_text_is_blank (call->note))
    return g_steal_pointer (&text);
  return g_strdup_printf (C_ ("call", "%1$s; %2$s"), text, call->note);
}

static void
add_calls (DbkSummaryBuild *build)
{
  Facts facts = { build, C_ ("of a client record", "Calls"), build->section };

  for (guint i = 0; i < build->record->recalls->len; i++)
    {
      g_autofree char *text = call_text (build->record->recalls->pdata[i]);

      fact (&facts, i == 0 ? _ ("Called") : "", text);
    }
}

static void
fill_record (DbkSummaryBuild *build, gpointer data)
{
  const DbkClientRecord *record = build->record;

  dbk_summary_add_letterhead (build, _ ("Client record"));
  add_contact (build);
  add_health (build);
  add_consents (build);
  add_concerns (build);
  add_calls (build);
  for (guint i = 0; i < record->courses->len; i++)
    {
      dbk_summary_enter_course (build, record->courses->pdata[i]);
      dbk_summary_add_course (build);
      dbk_summary_leave_course (build);
    }
}

DbkSummary *
dbk_companion_new_record (const DbkClientRecord *record,
                          const DbkClinic *clinic,
                          const DbkSummaryOptions *options)
{
  DbkSummaryOptions full = *options;
  DbkSummaryBuild build = { record, NULL, clinic, &full };
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (NULL);
  DbkSummary *summary;

  speaks = dbk_language_enter (options->language);
  full.kind = DBK_SUMMARY_FOR_RECORD;
  build.sections = dbk_sections_of_kind (full.kind);
  summary = dbk_summary_lay_out (&build, _ ("Client record"), fill_record, NULL);
  dbk_summary_set_title (summary, C_ ("in a file's name", "client record"));
  return summary;
}
