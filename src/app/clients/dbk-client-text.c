/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list row says of a client, in words and to a screen reader. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-client-text.h"
#include "dbk-search-query.h"
#include "dbk-text.h"

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static char *
year_of (DbkDate date)
{
  int year;

  if (date == DBK_DATE_NONE)
    return NULL;

  dbk_date_split (date, &year, NULL, NULL);
  return g_strdup_printf ("%d", year);
}

/* Namesakes without a birthday: whoever is meant may know when they were here. */
static char *
line_of_unborn (const DbkClientSummary *summary)
{
  g_autofree char *day = dbk_date_format_medium (summary->last_session);
  g_autofree char *number = g_strdup_printf (_ ("no. %d"), summary->number);
  const char *phone = dbk_text_is_blank (summary->phone) ? number : summary->phone;

  if (summary->last_session == DBK_DATE_NONE)
    return g_strdup_printf ("%s · %s", phone,
                            phone == number && !dbk_text_is_blank (summary->town) ? summary->town
                                                                                  : number);
  /* Translators: a phone, and the day of the last session. */
  return g_strdup_printf (_ ("%1$s · last here %2$s"), phone, day);
}

static char *
line_of_namesake (const DbkClientSummary *summary, PangoAttrList **attributes)
{
  g_autofree char *day = dbk_date_format_medium (summary->birth_date);
  g_autofree char *born = NULL;
  const char *place;

  /* Translators: %s is a day. In a list, of a client who shares a name with another. */
  born = g_strdup_printf (_ ("born %s"), day);
  place = strstr (born, day);
  if (attributes != NULL && place != NULL)
    {
      *attributes = pango_attr_list_new ();
      add_attribute (*attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), place - born,
                     place - born + strlen (day));
    }
  if (dbk_text_is_blank (summary->town))
    return g_steal_pointer (&born);
  return g_strdup_printf ("%s · %s", born, summary->town);
}

char *
dbk_client_text_line (const DbkClientSummary *summary, PangoAttrList **attributes)
{
  g_autofree char *year = year_of (summary->birth_date);
  gboolean phone = !dbk_text_is_blank (summary->phone);

  if (attributes != NULL)
    *attributes = NULL;

  if (summary->namesakes > 0 && summary->birth_date != DBK_DATE_NONE)
    return line_of_namesake (summary, attributes);
  if (summary->namesakes > 0)
    return line_of_unborn (summary);
  if (phone && year != NULL)
    return g_strdup_printf ("%s · %s", summary->phone, year);
  if (phone)
    return g_strdup (summary->phone);
  if (year != NULL)
    /* Translators: %s is a year. */
    return g_strdup_printf (_ ("born %s"), year);
  /* Translators: a client's number. */
  return g_strdup_printf (_ ("no. %d"), summary->number);
}

/* "Wed" within the coming days, "3 Dec" beyond. */
static char *
near_day (DbkDate date, DbkDate today)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, number;

  if (date - today > 6)
    return dbk_date_format_day (date);

  dbk_date_split (date, &year, &month, &number);
  day = g_date_time_new_utc (year, month, number, 12, 0, 0);
  return g_date_time_format (day, "%a");
}

char *
dbk_client_text_badge (const DbkClientSummary *summary, DbkDate today, const char **style)
{
  const char *state = summary->due_state != NULL ? summary->due_state : "";
  g_autofree char *day = NULL;

  if (g_str_equal (state, "draft"))
    {
      *style = "outline";
      return g_strdup (_ ("Draft"));
    }
  if (g_str_equal (state, "overdue"))
    {
      *style = "overdue";
      if (summary->days_late == DBK_NONE)
        return g_strdup (_ ("Late"));
      return g_strdup_printf (ngettext ("%d day late", "%d days late", summary->days_late),
                              summary->days_late);
    }

  *style = "due";
  if (g_str_equal (state, "due"))
    {
      if (summary->due_last == DBK_DATE_NONE || summary->due_last <= today)
        return g_strdup (_ ("Due today"));
      day = near_day (summary->due_last, today);
      /* Translators: %s is a weekday ("Wed") or a day ("3 Dec"): the last one of the due window. */
      return g_strdup_printf (_ ("Due by %s"), day);
    }
  if (g_str_equal (state, "too_early") && summary->due_first != DBK_DATE_NONE &&
      summary->due_first - today <= 6)
    {
      day = near_day (summary->due_first, today);
      /* Translators: %s is a weekday: the day from which the next session is due. */
      return g_strdup_printf (_ ("Due %s"), day);
    }
  return NULL;
}

const char *
dbk_client_text_mark (const DbkClientSummary *summary, const char **style)
{
  if (dbk_text_is_blank (summary->mark))
    return NULL;

  if (g_str_equal (summary->mark, "block"))
    {
      *style = "error";
      return "action-unavailable-symbolic";
    }
  *style = "warning";
  return "dialog-warning-symbolic";
}

static const char *
mark_word (const DbkClientSummary *summary)
{
  if (dbk_text_is_blank (summary->mark))
    return NULL;
  if (g_str_equal (summary->mark, "block"))
    return _ ("do not treat");
  if (g_str_equal (summary->mark, "sign_off"))
    return _ ("sign-off needed");
  if (g_str_equal (summary->mark, "avoid_area"))
    return _ ("areas to avoid");
  return _ ("caution");
}

char *
dbk_client_text_spoken (const DbkClientSummary *summary, DbkDate today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *style;
  const char *mark = mark_word (summary);
  char *badge = dbk_client_text_badge (summary, today, &style);

  g_ptr_array_add (parts, g_strdup (summary->name));
  if (summary->birth_date != DBK_DATE_NONE)
    {
      g_autofree char *when = summary->namesakes > 0 ? dbk_date_format_long (summary->birth_date)
                                                     : year_of (summary->birth_date);

      g_ptr_array_add (parts, g_strdup_printf (_ ("born %s"), when));
    }
  if (summary->namesakes > 0 && !dbk_text_is_blank (summary->town))
    g_ptr_array_add (parts, g_strdup (summary->town));
  if (mark != NULL)
    g_ptr_array_add (parts, g_strdup (mark));
  if (badge != NULL)
    g_ptr_array_add (parts, badge);
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a row read aloud. */
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

char *
dbk_client_text_avatar (const char *name)
{
  g_autofree char *initials = dbk_text_initials (name);
  const char *second = *initials != '\0' ? g_utf8_next_char (initials) : initials;

  return g_strdup_printf ("%.*s %s", (int) (second - initials), initials, second);
}

static gboolean
is_word_part (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
mark_range (PangoAttrList *attributes, gsize start, gsize end)
{
  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
}

/* How many bytes at the start of @word fold to @wanted; 0 when it doesn't begin so. */
static gsize
matched_length (const char *word, const char *end, const char *wanted)
{
  g_autofree char *whole = g_strndup (word, end - word);
  g_autofree char *folded = dbk_text_fold (whole);

  if (!g_str_has_prefix (folded, wanted))
    return 0;

  for (const char *p = g_utf8_next_char (word); p < end; p = g_utf8_next_char (p))
    {
      g_autofree char *start = NULL;
      g_autofree char *start_folded = NULL;

      if (g_unichar_ismark (g_utf8_get_char (p)))
        continue;
      start = g_strndup (word, p - word);
      start_folded = dbk_text_fold (start);
      if (g_str_has_prefix (start_folded, wanted))
        return p - word;
    }
  return end - word;
}

static void
match_words (const char *text, char *const *wanted, PangoAttrList *attributes)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *word;
      gsize longest = 0;

      while (*p != '\0' && !is_word_part (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = p;
      while (*p != '\0' && is_word_part (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (word == p)
        break;

      for (guint i = 0; wanted[i] != NULL; i++)
        longest = MAX (longest, matched_length (word, p, wanted[i]));
      if (longest > 0)
        mark_range (attributes, word - text, word - text + longest);
    }
}

/* Marks where the digits of @wanted stand in @text, whatever is written between them. */
static void
match_digits (const char *text, const char *wanted, PangoAttrList *attributes)
{
  for (const char *start = text; *start != '\0'; start++)
    {
      const char *p = start;
      const char *w = wanted;

      if (*start != *wanted)
        continue;
      for (; *p != '\0' && *w != '\0'; p++)
        {
          if (*p == *w)
            w++;
          else if (g_ascii_isdigit (*p))
            break;
        }
      if (*w == '\0')
        {
          mark_range (attributes, start - text, p - text);
          return;
        }
    }
}

void
dbk_client_text_match (const char *text,
                       const char *query,
                       gboolean phone,
                       PangoAttrList *attributes)
{
  if (dbk_text_is_blank (text) || dbk_text_is_blank (query))
    return;

  if (phone)
    {
      g_autofree char *digits = dbk_text_phone_digits (query);

      /* Fewer say nothing: a year or a house number has them too. */
      if (strlen (digits) >= 3)
        match_digits (text, digits, attributes);
    }
  else
    {
      g_auto (GStrv) wanted = dbk_text_words (query);

      match_words (text, wanted, attributes);
    }
}

static gboolean
is_marked (const char *text, const char *word)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GSList *marks;
  gboolean marked;

  dbk_client_text_match (text, word, FALSE, attributes);
  marks = pango_attr_list_get_attributes (attributes);
  marked = marks != NULL;
  g_slist_free_full (marks, (GDestroyNotify) pango_attribute_destroy);
  pango_attr_list_unref (attributes);
  return marked;
}

/* Whether a word finds the client by @text and not by the name that is on show. */
static gboolean
is_found_by (const DbkClientSummary *summary, const char *text, char *const *words)
{
  if (dbk_text_is_blank (text))
    return FALSE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!is_marked (summary->name, words[i]) && is_marked (text, words[i]))
      return TRUE;
  return FALSE;
}

/* @text with @part of it marked. */
static char *
mark_part (char *text, const char *part, gsize length, PangoAttrList **attributes)
{
  const char *place = strstr (text, part);

  *attributes = pango_attr_list_new ();
  if (place != NULL)
    mark_range (*attributes, place - text, place - text + MIN (length, strlen (part)));
  return text;
}

static char *
found_by_day (const DbkClientSummary *summary,
              const DbkSearchQuery *asked,
              PangoAttrList **attributes)
{
  g_autofree char *day = dbk_date_format_long (summary->birth_date);

  for (guint i = 0; summary->birth_date != DBK_DATE_NONE && i < asked->dates->len; i++)
    if (g_array_index (asked->dates, DbkDate, i) == summary->birth_date)
      return mark_part (g_strdup_printf (_ ("born %s"), day), day, strlen (day), attributes);
  return NULL;
}

char *
dbk_client_text_found (const DbkClientSummary *summary,
                       const char *query,
                       DbkDate today,
                       PangoAttrList **attributes)
{
  g_autoptr (DbkSearchQuery) asked = NULL;
  g_autofree char *email = NULL;
  char *line;

  *attributes = NULL;
  if (dbk_text_is_blank (query))
    return NULL;
  asked = dbk_search_query_new (query, today);
  line = found_by_day (summary, asked, attributes);
  if (line != NULL)
    return line;
  email = g_ascii_strdown (summary->email == NULL ? "" : summary->email, -1);
  if (asked->email != NULL && g_str_has_prefix (email, asked->email))
    return mark_part (g_strdup (summary->email), summary->email, strlen (asked->email), attributes);
  if (is_found_by (summary, summary->former_name, asked->words))
    /* Translators: %s is a former name. */
    line = g_strdup_printf (_ ("formerly %s"), summary->former_name);
  else if (is_found_by (summary, summary->given_name, asked->words))
    /* Translators: %s is the given name of a client who is called otherwise. */
    line = g_strdup_printf (_ ("given name %s"), summary->given_name);
  if (line == NULL)
    return NULL;
  *attributes = pango_attr_list_new ();
  dbk_client_text_match (line, query, FALSE, *attributes);
  return line;
}

char *
dbk_client_text_count (int total, int similar)
{
  g_autofree char *exact = NULL;
  g_autofree char *alike = NULL;

  if (total == 0 && similar > 0)
    return g_strdup_printf (ngettext ("No match; %d client is spelled alike",
                                      "No match; %d clients are spelled alike", similar),
                            similar);
  exact = g_strdup_printf (ngettext ("%d client matches", "%d clients match", total), total);
  if (similar == 0)
    return g_steal_pointer (&exact);
  alike =
      g_strdup_printf (ngettext ("%d more is spelled alike", "%d more are spelled alike", similar),
                       similar);
  /* Translators: "1 client matches · 2 more are spelled alike" */
  return g_strdup_printf (C_ ("two counts", "%s · %s"), exact, alike);
}
