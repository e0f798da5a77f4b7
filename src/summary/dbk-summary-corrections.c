/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What addenda corrected: the old value struck through where it stood, and each addendum whole. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include "dbk-field-title.h"
#include "dbk-text.h"

char *
dbk_summary_corrected_markup (const char *recorded, const char *corrected, int number)
{
  const char *old = recorded == NULL ? "" : recorded;
  const char *now = corrected == NULL ? "" : corrected;

  if (number == 0 || g_str_equal (old, now))
    return g_markup_escape_text (old, -1);
  if (old[0] == '\0')
    /* Translators: a value an addendum gave, and the addendum's number. */
    return g_markup_printf_escaped (C_ ("corrected value", "%1$s [%2$d]"), now, number);
  if (now[0] == '\0')
    return g_markup_printf_escaped ("<s>%s</s> [%d]", old, number);
  return g_markup_printf_escaped ("<s>%s</s> %s [%d]", old, now, number);
}

static char *
addendum_markup (const DbkSession *session, const DbkAddendum *addendum)
{
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (addendum->written_at));
  g_autofree char *clock = dbk_time_format_clock (addendum->written_at);
  g_autofree char *head = NULL;
  g_autofree char *correction = NULL;
  GString *markup = g_string_new (NULL);

  head = g_strdup_printf (_ ("Addendum %1$d, %2$s at %3$s, %4$s: %5$s."), addendum->number, day,
                          clock, addendum->written_by, addendum->reason);
  {
    g_autofree char *escaped = g_markup_escape_text (head, -1);

    g_string_append (markup, escaped);
  }
  if (!dbk_text_is_blank (addendum->text))
    {
      g_autofree char *escaped = g_markup_escape_text (addendum->text, -1);

      g_string_append_printf (markup, " %s", escaped);
    }
  correction = dbk_addendum_correction_text (session, addendum);
  if (correction != NULL)
    {
      g_autofree char *escaped = g_markup_printf_escaped (" (%s)", correction);

      g_string_append (markup, escaped);
    }
  return g_string_free (markup, FALSE);
}

void
dbk_summary_add_addenda (DbkTable *table, const DbkSession *session, double indent)
{
  for (guint i = 0; i < session->addenda->len; i++)
    {
      g_autofree char *markup = addendum_markup (session, session->addenda->pdata[i]);

      dbk_table_add_note (table, DBK_TYPE_SMALL, markup, indent);
    }
}
