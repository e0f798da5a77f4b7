/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The aftercare sheet and the consent forms fresh records start with: plain, short, and saying that
 * the clinic should put its own words in their place. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-catalog.h"

GPtrArray *
dbk_catalog_default_aftercare_sheets (void)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (dbk_record_unref);
  DbkAftercareSheet *sheet = dbk_aftercare_sheet_new ();

  sheet->title = g_strdup (_ ("After microdermabrasion"));
  sheet->version = g_strdup ("1");
  /* Translators: a sheet the client takes home, one piece of advice a line. */
  sheet->body = g_strdup (_ ("Sun protection every day.\n"
                             "No heat, sauna or exercise on the first day.\n"
                             "No scrub for 7 to 10 days.\n"
                             "No retinol or glycolic acid for up to 10 days.\n"
                             "Vitamin C again after 48 hours.\n"
                             "Call us when anything worries you."));
  g_ptr_array_add (sheets, sheet);
  return sheets;
}

static void
add_form (GPtrArray *forms, const char *kind, const char *title, const char *body)
{
  DbkConsentForm *form = dbk_consent_form_new ();

  form->kind = g_strdup (kind);
  form->title = g_strdup (title);
  form->version = g_strdup ("1");
  form->body = g_strdup (body);
  g_ptr_array_add (forms, form);
}

GPtrArray *
dbk_catalog_default_consent_forms (void)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (dbk_record_unref);

  add_form (
      forms, "treatment", _ ("Consent to treatment"),
      _ ("This text is a beginning: put your clinic’s own words in its place before use.\n"
         "\n"
         "I have been told how microdermabrasion is done, what it may do for my skin and what "
         "it may not, and what can follow it: redness and tightness, and less often bruising, "
         "abrasion, infection or lasting changes of color.\n"
         "I have answered the questions about my health and my medicines, and will say so "
         "when anything changes.\n"
         "I have had the aftercare explained, could ask my questions, and know that I can stop "
         "at any time.\n"
         "I agree to be treated."));
  add_form (
      forms, "photographs", _ ("Consent to photographs"),
      _ ("This text is a beginning: put your clinic’s own words in its place before use.\n"
         "\n"
         "I agree that photographs of my skin are taken and kept in my record, to see whether "
         "the treatment helps. They are shown to nobody outside the clinic. I can withdraw "
         "this at any time."));
  add_form (
      forms, "marketing", _ ("Consent to the use of photographs in public"),
      _ ("This text is a beginning: put your clinic’s own words in its place before use.\n"
         "\n"
         "I agree that the clinic shows photographs of my skin in public, without my name. My "
         "treatment does not depend on it. I can withdraw this at any time; what was printed "
         "before cannot be called back."));
  return forms;
}
