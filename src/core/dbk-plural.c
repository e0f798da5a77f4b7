/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "nplurals=2; plural=(n > 1);": which form of a message a number takes. */
#include <string.h>

#include "dbk-language-private.h"

#define DEPTH_MAX 64

typedef struct
{
  const char *p;
  gulong n;
  guint depth;
  gboolean failed;
} Reading;

static gulong read_choice (Reading *reading);

static gboolean
take (Reading *reading, const char *word)
{
  while (g_ascii_isspace (*reading->p))
    reading->p++;
  if (strncmp (reading->p, word, strlen (word)) != 0)
    return FALSE;
  reading->p += strlen (word);
  return TRUE;
}

static gulong
read_value (Reading *reading)
{
  gulong value;
  char *end;

  if (++reading->depth > DEPTH_MAX)
    reading->failed = TRUE;
  if (reading->failed)
    return 0;
  if (take (reading, "!"))
    value = read_value (reading) == 0;
  else if (take (reading, "("))
    {
      value = read_choice (reading);
      if (!take (reading, ")"))
        reading->failed = TRUE;
    }
  else if (take (reading, "n"))
    value = reading->n;
  else
    {
      value = (gulong) g_ascii_strtoull (reading->p, &end, 10);
      if (end == reading->p || !g_ascii_isdigit (*reading->p))
        reading->failed = TRUE;
      reading->p = end;
    }
  reading->depth--;
  return value;
}

static gulong
apply (Reading *reading, const char *operator, gulong left, gulong right)
{
  switch (operator[0])
    {
    case '*':
      return left * right;
    case '/':
    case '%':
      if (right == 0)
        {
          reading->failed = TRUE;
          return 0;
        }
      return operator[0] == '/' ? left / right : left % right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '<':
      return operator[1] == '=' ? left <= right : left<right;
    case '>':
      return operator[1] == '=' ? left >= right : left> right;
    case '=':
      return left == right;
    case '!':
      return left != right;
    case '&':
      return left != 0 && right != 0;
    case '|':
    default:
      return left != 0 || right != 0;
    }
}

/* What binds closest stands first; of two that begin alike the longer one. */
static const char *const levels[][5] = {
  { "*", "/", "%" }, { "+", "-" }, { "<=", ">=", "<", ">" }, { "==", "!=" }, { "&&" }, { "||" },
};

static gulong
read_level (Reading *reading, guint level)
{
  gulong value = level == 0 ? read_value (reading) : read_level (reading, level - 1);
  gboolean found = TRUE;

  while (found && !reading->failed)
    {
      found = FALSE;
      for (guint i = 0; levels[level][i] != NULL && !found; i++)
        {
          const char *operator= levels[level][i];

          if (!take (reading, operator))
            continue;
          found = TRUE;
          value = apply (reading, operator, value,
                         level == 0 ? read_value (reading) : read_level (reading, level - 1));
        }
    }
  return value;
}

static gulong
read_choice (Reading *reading)
{
  gulong condition = read_level (reading, G_N_ELEMENTS (levels) - 1);
  gulong yes;
  gulong no;

  if (reading->failed || !take (reading, "?"))
    return condition;
  yes = read_choice (reading);
  if (!take (reading, ":"))
    reading->failed = TRUE;
  no = read_choice (reading);
  return condition != 0 ? yes : no;
}

gboolean
dbk_plural_form (const DbkPlural *plural, gulong n, guint *form)
{
  Reading reading = { plural->expression, n, 0, FALSE };
  gulong found = read_choice (&reading);

  take (&reading, ";");
  take (&reading, "");
  if (reading.failed || *reading.p != '\0' || found >= plural->n_forms)
    return FALSE;
  *form = (guint) found;
  return TRUE;
}

void
dbk_plural_read (DbkPlural *plural, const char *header)
{
  const char *line = header == NULL ? NULL : strstr (header, "Plural-Forms:");
  const char *forms = line == NULL ? NULL : strstr (line, "nplurals=");
  const char *rule = line == NULL ? NULL : strstr (line, "plural=");
  guint unused;

  /* "nplurals=" ends like the word itself. */
  if (rule != NULL && forms != NULL && rule == forms + 1)
    rule = strstr (rule + 1, "plural=");
  plural->n_forms = 0;
  plural->expression = NULL;
  if (forms != NULL && rule != NULL)
    {
      plural->n_forms = (guint) g_ascii_strtoull (forms + strlen ("nplurals="), NULL, 10);
      rule += strlen ("plural=");
      plural->expression = g_strstrip (g_strndup (rule, strcspn (rule, "\n")));
    }
  if (plural->expression != NULL && dbk_plural_form (plural, 1, &unused))
    return;
  dbk_plural_clear (plural);
  plural->n_forms = 2;
  plural->expression = g_strdup ("n != 1");
}

void
dbk_plural_clear (DbkPlural *plural)
{
  g_clear_pointer (&plural->expression, g_free);
}
