/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for one person, in words. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-duplicate.h"

static const char *const field_codes[DBK_DUPLICATE_N_FIELDS] = {
  [DBK_DUPLICATE_GIVEN_NAME] = "given_name",
  [DBK_DUPLICATE_FAMILY_NAME] = "family_name",
  [DBK_DUPLICATE_BIRTH_DATE] = "birth_date",
  [DBK_DUPLICATE_PHONE] = "phones",
  [DBK_DUPLICATE_EMAIL] = "email",
  [DBK_DUPLICATE_ADDRESS] = "address",
  [DBK_DUPLICATE_TOWN] = "town",
  [DBK_DUPLICATE_POSTCODE] = "postcode",
};

static const char *const likeness_codes[DBK_LIKENESS_LAST + 1] = {
  [DBK_LIKENESS_UNKNOWN] = "unknown", [DBK_LIKENESS_DIFFERENT] = "different",
  [DBK_LIKENESS_LOOSE] = "loose",     [DBK_LIKENESS_NEAR] = "near",
  [DBK_LIKENESS_SWAPPED] = "swapped", [DBK_LIKENESS_NICKNAME] = "nickname",
  [DBK_LIKENESS_EQUAL] = "equal",
};

const char *
dbk_duplicate_field_code (DbkDuplicateField field)
{
  g_return_val_if_fail (field < DBK_DUPLICATE_N_FIELDS, "");
  return field_codes[field];
}

const char *
dbk_likeness_code (DbkLikeness likeness)
{
  g_return_val_if_fail (likeness <= DBK_LIKENESS_LAST, "");
  return likeness_codes[likeness];
}

/* Empty: not worth a line. */
static const char *const words[DBK_DUPLICATE_N_FIELDS][DBK_LIKENESS_LAST + 1] = {
  [DBK_DUPLICATE_GIVEN_NAME] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other given name"),
    [DBK_LIKENESS_LOOSE] = N_("Given names begin alike or have the same letters"),
    [DBK_LIKENESS_NEAR] = N_("Given name spelled almost the same"),
    [DBK_LIKENESS_NICKNAME] = N_("Given names one person may go by"),
    [DBK_LIKENESS_EQUAL] = N_("Same given name"),
  },
  [DBK_DUPLICATE_FAMILY_NAME] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other family name"),
    [DBK_LIKENESS_LOOSE] = N_("Family names begin alike or have the same letters"),
    [DBK_LIKENESS_NEAR] = N_("Family name spelled almost the same"),
    [DBK_LIKENESS_EQUAL] = N_("Same family name"),
  },
  [DBK_DUPLICATE_BIRTH_DATE] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other birthday"),
    [DBK_LIKENESS_LOOSE] = N_("Birthdays have much in common"),
    [DBK_LIKENESS_NEAR] = N_("Birthdays a slip apart"),
    [DBK_LIKENESS_SWAPPED] = N_("Birthdays with the same digits in another order"),
    [DBK_LIKENESS_EQUAL] = N_("Same birthday"),
  },
  [DBK_DUPLICATE_PHONE] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other phone number"),
    [DBK_LIKENESS_NEAR] = N_("Phone numbers one digit apart"),
    [DBK_LIKENESS_SWAPPED] = N_("Phone numbers with two digits changed over"),
    [DBK_LIKENESS_EQUAL] = N_("Same phone number"),
  },
  [DBK_DUPLICATE_EMAIL] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other email"),
    [DBK_LIKENESS_LOOSE] = N_("Emails have much in common"),
    [DBK_LIKENESS_NEAR] = N_("Emails a slip apart"),
    [DBK_LIKENESS_EQUAL] = N_("Same email"),
  },
  [DBK_DUPLICATE_ADDRESS] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other address"),
    [DBK_LIKENESS_LOOSE] = N_("Addresses have much in common"),
    [DBK_LIKENESS_NEAR] = N_("Address written almost the same"),
    [DBK_LIKENESS_EQUAL] = N_("Same address"),
  },
  [DBK_DUPLICATE_TOWN] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other town"),
  },
  [DBK_DUPLICATE_POSTCODE] = {
    [DBK_LIKENESS_DIFFERENT] = N_("Other postcode"),
    [DBK_LIKENESS_SWAPPED] = N_("Postcodes with two digits changed over"),
    [DBK_LIKENESS_NEAR] = N_("Postcodes one digit apart"),
    [DBK_LIKENESS_EQUAL] = N_("Same postcode"),
  },
};

static gboolean
is_name (int field)
{
  return field == DBK_DUPLICATE_GIVEN_NAME || field == DBK_DUPLICATE_FAMILY_NAME;
}

static void
add_words (GPtrArray *list, const DbkDuplicateEvidence *evidence, gboolean against)
{
  for (int i = 0; i < DBK_DUPLICATE_N_FIELDS; i++)
    {
      DbkLikeness likeness = evidence->fields[i];

      if ((likeness == DBK_LIKENESS_DIFFERENT) != against || words[i][likeness] == NULL)
        continue;
      if (is_name (i) && (evidence->names_swapped || evidence->half_swapped))
        continue;
      g_ptr_array_add (list, g_strdup (_ (words[i][likeness])));
    }
}

char **
dbk_duplicate_evidence_words (const DbkDuplicateEvidence *evidence)
{
  GPtrArray *list = g_ptr_array_new ();

  if (evidence->names_swapped)
    g_ptr_array_add (list, g_strdup (_ ("Given and family name changed places")));
  else if (evidence->half_swapped)
    g_ptr_array_add (list, g_strdup (_ ("The family name of one is the given name of the other")));
  add_words (list, evidence, FALSE);
  add_words (list, evidence, TRUE);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}
