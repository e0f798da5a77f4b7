/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of the due list says, in words and to a screen reader. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-due-text.h"
#include "dbk-names.h"
#include "dbk-text.h"

static gboolean
is_kind (const DbkDueItem *item, const char *kind)
{
  return g_strcmp0 (item->kind, kind) == 0;
}

static gboolean
is_group (const DbkDueItem *item, DbkDueGroup group)
{
  return g_strcmp0 (item->group, dbk_due_group_code (group)) == 0;
}

const char *
dbk_due_text_group (DbkDueGroup group)
{
  switch (group)
    {
    case DBK_DUE_GROUP_OVERDUE:
      return _ ("Overdue");
    case DBK_DUE_GROUP_THIS_WEEK:
      return _ ("This Week");
    case DBK_DUE_GROUP_NEXT_WEEK:
      return _ ("Next Week");
    case DBK_DUE_GROUP_LATER:
      return C_ ("due", "Later");
    case DBK_DUE_GROUP_DRAFTS:
      return _ ("Not Signed Yet");
    case DBK_DUE_GROUP_EXPIRING:
      return _ ("Patch Tests and Consents");
    case DBK_DUE_GROUP_PAUSED:
      return C_ ("due", "Paused");
    case DBK_DUE_GROUP_SNOOZED:
      return C_ ("due", "Snoozed");
    case DBK_DUE_GROUP_LAPSED:
      return C_ ("due", "Lapsed");
    case DBK_N_DUE_GROUPS:
    default:
      return "";
    }
}

char *
dbk_due_text_folded (DbkDueGroup group, int count)
{
  if (group == DBK_DUE_GROUP_PAUSED)
    return g_strdup_printf (ngettext ("%d course, not counted as due",
                                      "%d courses, not counted as due", (gulong) count),
                            count);
  if (group == DBK_DUE_GROUP_SNOOZED)
    return g_strdup_printf (ngettext ("%d client, not asked for before a day to come",
                                      "%d clients, not asked for before a day to come",
                                      (gulong) count),
                            count);
  if (group == DBK_DUE_GROUP_LAPSED)
    return g_strdup_printf (ngettext ("%d client who stopped coming for maintenance",
                                      "%d clients who stopped coming for maintenance",
                                      (gulong) count),
                            count);
  return g_strdup_printf (ngettext ("%d client", "%d clients", (gulong) count), count);
}

char *
dbk_due_text_what (const DbkDueItem *item)
{
  const char *what = item->what == NULL ? "" : item->what;

  if (is_kind (item, "consent"))
    /* Translators: %s is what a consent is for: "Treatment". */
    return g_strdup_printf (_ ("Consent: %s"), dbk_name (DBK_NAME_CONSENT_KIND, what));
  if (is_kind (item, "patch_test"))
    return *what == '\0' ? g_strdup (_ ("Patch test"))
                         /* Translators: %s is the product that was tested. */
                         : g_strdup_printf (_ ("Patch test: %s"), what);
  if (is_kind (item, "draft"))
    /* Translators: %s is a course's title. */
    return g_strdup_printf (_ ("%s, a session to be signed"), what);
  if (is_kind (item, "maintenance"))
    /* Translators: %s is a course's title. */
    return g_strdup_printf (_ ("%s, maintenance"), what);
  if (item->session_number == DBK_NONE)
    return g_strdup (what);
  if (item->planned_sessions == DBK_NONE)
    /* Translators: a course's title and the session that is due. */
    return g_strdup_printf (_ ("%1$s, session %2$d"), what, item->session_number);
  /* Translators: a course's title, the session that is due and how many are planned. */
  return g_strdup_printf (_ ("%1$s, session %2$d of %3$d"), what, item->session_number,
                          item->planned_sessions);
}

static char *
days_late (int days)
{
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
}

static char *
expiry (const DbkDueItem *item, DbkDate today, const char **style)
{
  g_autofree char *day = dbk_date_format_day (item->due_last);

  if (item->days_late != DBK_NONE)
    {
      *style = "overdue";
      /* Translators: %s is a day. */
      return g_strdup_printf (_ ("expired %s"), day);
    }
  if (item->due_last == today)
    return g_strdup (_ ("expires today"));
  /* Translators: %s is a day. */
  return g_strdup_printf (_ ("expires %s"), day);
}

static char *
window (const DbkDueItem *item, DbkDate today, const char **style)
{
  g_autofree char *day = NULL;

  if (item->days_late != DBK_NONE)
    {
      *style = "overdue";
      return days_late (item->days_late);
    }
  if (item->due_first > today)
    {
      day = dbk_date_format_day (item->due_first);
      /* Translators: %s is a day: the first one of the due window. */
      return g_strdup_printf (_ ("from %s"), day);
    }
  *style = "due";
  if (item->due_last == DBK_DATE_NONE)
    return g_strdup (_ ("due now"));
  if (item->due_last == today)
    return g_strdup (C_ ("due", "today"));
  day = dbk_date_format_day (item->due_last);
  /* Translators: %s is a day: the last one of the due window. */
  return g_strdup_printf (_ ("by %s"), day);
}

char *
dbk_due_text_when (const DbkDueItem *item, DbkDate today, const char **style)
{
  g_autofree char *day = NULL;

  *style = NULL;
  if (is_group (item, DBK_DUE_GROUP_SNOOZED))
    {
      day = dbk_date_format_day (item->snoozed_until);
      /* Translators: %s is a day: nobody is asked before. */
      return g_strdup_printf (_ ("till %s"), day);
    }
  if (is_group (item, DBK_DUE_GROUP_EXPIRING))
    return expiry (item, today, style);
  if (is_group (item, DBK_DUE_GROUP_DRAFTS))
    {
      *style = "outline";
      return dbk_date_format_day (item->due_first);
    }
  if (is_group (item, DBK_DUE_GROUP_PAUSED) || is_group (item, DBK_DUE_GROUP_LAPSED))
    {
      DbkDate since = is_group (item, DBK_DUE_GROUP_PAUSED) ? item->due_first
                      : item->due_last != DBK_DATE_NONE     ? item->due_last
                                                            : item->due_first;

      if (since == DBK_DATE_NONE)
        return g_strdup ("");
      day = dbk_date_format_medium (since);
      /* Translators: %s is a day. */
      return g_strdup_printf (_ ("since %s"), day);
    }
  return window (item, today, style);
}

gboolean
dbk_due_text_is_quiet (const DbkDueItem *item)
{
  return g_strcmp0 (item->contact_preference, "do_not_call") == 0;
}

const char *
dbk_due_text_reach (const DbkDueItem *item)
{
  return dbk_due_text_is_quiet (item)
             ? ""
             : dbk_name (DBK_NAME_CONTACT_PREFERENCE, item->contact_preference);
}

char *
dbk_due_text_call (const DbkDueItem *item)
{
  g_autofree char *day = NULL;

  if (item->called_at == DBK_TIME_NONE)
    return NULL;
  day = dbk_date_format_day (dbk_time_local_date (item->called_at));
  /* Translators: what came of a call, and its day. */
  return g_strdup_printf (_ ("%1$s, %2$s"), dbk_name (DBK_NAME_CALL_OUTCOME, item->call_outcome),
                          day);
}

char *
dbk_due_text_spoken (const DbkDueItem *item, DbkDate today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *style;
  const char *reach = dbk_due_text_reach (item);
  char *when = dbk_due_text_when (item, today, &style);
  char *call = dbk_due_text_call (item);

  g_ptr_array_add (parts, g_strdup (item->name));
  g_ptr_array_add (parts, dbk_due_text_what (item));
  g_ptr_array_add (parts, when);
  if (dbk_due_text_is_quiet (item))
    g_ptr_array_add (parts, g_strdup (_ ("do not call")));
  else if (!dbk_text_is_blank (item->phone))
    g_ptr_array_add (parts, g_strdup (item->phone));
  if (*reach != '\0')
    g_ptr_array_add (parts, g_strdup (reach));
  if (call != NULL)
    {
      /* Translators: %s is what came of the last call and its day. */
      g_ptr_array_add (parts, g_strdup_printf (_ ("last call: %s"), call));
      g_free (call);
    }
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a row read aloud. */
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}
