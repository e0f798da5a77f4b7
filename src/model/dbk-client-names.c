/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is called, where the list puts them, and what is wrong with what was typed. */
#include "config.h"

#include "dbk-gettext.h"
#include <string.h>

#include "dbk-client.h"
#include "dbk-text.h"

#define OLDEST_AGE 130

/* Scripts whose people write the family name first and without a space between. */
static gboolean
is_family_first (const char *name)
{
  gboolean found = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      GUnicodeScript script;

      if (!g_unichar_isalpha (letter))
        continue;
      script = g_unichar_get_script (letter);
      if (script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HANGUL &&
          script != G_UNICODE_SCRIPT_HIRAGANA && script != G_UNICODE_SCRIPT_KATAKANA)
        return FALSE;
      found = TRUE;
    }
  return found;
}

char *
dbk_client_display_name (const DbkClient *client)
{
  g_autofree char *family = dbk_text_clean (client->family_name);
  g_autofree char *preferred = dbk_text_clean (client->preferred_name);
  g_autofree char *given =
      preferred[0] != '\0' ? g_steal_pointer (&preferred) : dbk_text_clean (client->given_name);

  if (family[0] == '\0' || given[0] == '\0')
    return g_strconcat (family, given, NULL);
  if (is_family_first (family) && is_family_first (given))
    return g_strconcat (family, given, NULL);
  return g_strdup_printf ("%s %s", given, family);
}

char *
dbk_client_sort_key (const DbkClient *client)
{
  g_autofree char *family = dbk_text_fold (client->family_name);
  g_autofree char *given = dbk_text_fold (client->given_name);

  if (family[0] == '\0')
    return g_steal_pointer (&given);
  /* U+0001 sorts before every letter, so "Li, Wei" stands before "Lima, Ana". */
  return g_strdup_printf ("%s\001%s", family, given);
}

const char *
dbk_client_phone (const DbkClient *client)
{
  const DbkClientPhone *phone;

  if (client->phones->len == 0)
    return "";
  phone = client->phones->pdata[0];
  return phone->number == NULL ? "" : phone->number;
}

void
dbk_field_problem_free (DbkFieldProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (GPtrArray *problems, const char *field, char *message)
{
  DbkFieldProblem *problem = g_new (DbkFieldProblem, 1);

  problem->field = field;
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

/* The same day in this or the last century, where that makes an age people have. */
static DbkDate
other_century (DbkDate birth, DbkDate today)
{
  int year;
  int month;
  int day;
  DbkDate other;

  dbk_date_split (birth, &year, &month, &day);
  other = dbk_date_new (birth > today ? year - 100 : year + 100, month, day);
  return other != DBK_DATE_NONE && dbk_date_age (other, today) >= 0 &&
                 dbk_date_age (other, today) <= OLDEST_AGE
             ? other
             : DBK_DATE_NONE;
}

static void
check_birth_date (GPtrArray *problems, DbkDate birth, DbkDate today)
{
  g_autofree char *typed = dbk_date_format_long (birth);
  g_autofree char *other = NULL;
  gboolean future = birth > today;
  DbkDate meant;

  if (birth == DBK_DATE_NONE || (!future && dbk_date_age (birth, today) <= OLDEST_AGE))
    return;
  meant = other_century (birth, today);
  other = dbk_date_format_long (meant);
  if (future && meant != DBK_DATE_NONE)
    add_problem (problems, "birth_date",
                 g_strdup_printf (_ ("%s is still to come. Did you mean %s?"), typed, other));
  else if (future)
    add_problem (problems, "birth_date",
                 g_strdup_printf (_ ("%s is still to come. Check the year."), typed));
  else if (meant != DBK_DATE_NONE)
    add_problem (problems, "birth_date",
                 g_strdup_printf (_ ("%s is more than %d years ago. Did you mean %s?"), typed,
                                  OLDEST_AGE, other));
  else
    add_problem (problems, "birth_date",
                 g_strdup_printf (_ ("%s is more than %d years ago. Check the year."), typed,
                                  OLDEST_AGE));
}

/* What is most often wrong: a comma for the point, a space, a missing @. */
static void
check_email (GPtrArray *problems, const char *email)
{
  g_autoptr (GString) guess = NULL;

  if (dbk_text_is_blank (email) || dbk_text_is_email (email))
    return;
  guess = g_string_new (email);
  g_string_replace (guess, " ", "", 0);
  g_string_replace (guess, ",", ".", 0);
  g_string_replace (guess, "@@", "@", 0);
  if (dbk_text_is_email (guess->str))
    add_problem (problems, "email",
                 g_strdup_printf (_ ("An e-mail address looks like this: name@example.org. Did you "
                                     "mean %s?"),
                                  guess->str));
  else if (strchr (email, '@') == NULL)
    add_problem (problems, "email",
                 g_strdup (_ ("The @ is missing. An e-mail address looks like this: "
                              "name@example.org. You can also leave it empty.")));
  else
    add_problem (problems, "email",
                 g_strdup (_ ("An e-mail address looks like this: name@example.org. Correct it, or "
                              "leave it empty.")));
}

GPtrArray *
dbk_client_validate (const DbkClient *client, DbkDate today)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_field_problem_free);

  if (dbk_text_is_blank (client->given_name) && dbk_text_is_blank (client->family_name))
    add_problem (problems, "given_name",
                 g_strdup (_ ("A client needs a name: type a given or a family name.")));
  check_birth_date (problems, client->birth_date, today);
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *digits = NULL;

      if (dbk_text_is_blank (phone->number))
        continue;
      digits = dbk_text_phone_digits (phone->number);
      if (digits[0] != '\0')
        continue;
      add_problem (
          problems, "phones",
          g_strdup_printf (_ ("“%s” holds no digits. Correct the phone number, or leave it "
                              "empty."),
                           phone->number));
      break;
    }
  check_email (problems, client->email);
  return problems;
}
