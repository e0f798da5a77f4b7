/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a print by code and by name. */
#include "config.h"

#include "dbk-summary.h"

#include "dbk-gettext.h"
#include <string.h>

/* In the order of their bits. */
static const char *const codes[DBK_N_SECTIONS] = {
  "result", "figures", "sessions",  "products", "reactions",  "scores",
  "checks", "photos",  "aftercare", "next",     "signatures",
};
static const char *const names[DBK_N_SECTIONS] = {
  NC_ ("section of a print", "Result"),
  NC_ ("section of a print", "Chart and Maps"),
  NC_ ("section of a print", "Sessions"),
  NC_ ("section of a print", "Products"),
  NC_ ("section of a print", "Reactions"),
  NC_ ("section of a print", "Scores"),
  NC_ ("section of a print", "Checks and Consent"),
  NC_ ("section of a print", "Photographs"),
  NC_ ("section of a print", "Aftercare"),
  NC_ ("section of a print", "Next Step"),
  NC_ ("section of a print", "Signatures"),
};

const char *
dbk_section_code (guint index)
{
  return index < DBK_N_SECTIONS ? codes[index] : NULL;
}

const char *
dbk_section_name (guint index)
{
  g_return_val_if_fail (index < DBK_N_SECTIONS, "");
  return dbk_pgettext_of ("section of a print", names[index]);
}

DbkSummarySections
dbk_sections_of_kind (DbkSummaryKind kind)
{
  guint all = (1u << DBK_N_SECTIONS) - 1;

  return kind == DBK_SUMMARY_FOR_CLIENT
             ? all & ~(guint) (DBK_PRINT_SECTION_SCORES | DBK_PRINT_SECTION_CHECKS)
             : all;
}

DbkSummarySections
dbk_sections_default (DbkSummaryKind kind)
{
  return dbk_sections_of_kind (kind) & ~(guint) DBK_PRINT_SECTION_PHOTOS;
}

gboolean
dbk_sections_from_codes (const char *const *wanted, DbkSummarySections *sections)
{
  guint found = 0;

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      guint index = 0;

      while (index < DBK_N_SECTIONS && strcmp (codes[index], wanted[i]) != 0)
        index++;
      if (index == DBK_N_SECTIONS)
        return FALSE;
      found |= 1u << index;
    }
  *sections = found;
  return TRUE;
}

char *
dbk_sections_to_text (DbkSummarySections sections)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    if ((sections & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", codes[i]);
  return g_string_free (text, FALSE);
}
