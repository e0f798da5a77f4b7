/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PIN a member of staff is asked for before working under their name. */
#include "config.h"

#include "dbk-pin-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-clinic-store.h"
#include "dbk-rows.h"
#include "dbk-secret.h"

/* What the records hold of one. */
typedef struct
{
  char *hash; /* NULL: none */
  int failures;
  DbkTime failed_at;
} Pin;

static void
pin_clear (Pin *pin)
{
  g_free (pin->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pin, pin_clear)

/* The ASCII digits of @text; NULL when there is anything else, or not the right number. */
static char *
read_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        return NULL;
      g_string_append_c (digits, (char) ('0' + digit));
    }
  if (digits->len < DBK_PIN_SHORTEST || digits->len > DBK_PIN_LONGEST)
    return NULL;
  return g_strdup (digits->str);
}

static gboolean
load (DbkConnection *connection, gint64 staff_row, Pin *pin, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_PIN_BY_STAFF, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "staff", staff_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  pin->hash = dbk_named_dup_text (statement, "hash");
  pin->failures = (int) dbk_named_int (statement, "failures");
  pin->failed_at = dbk_named_time (statement, "failed_at");
  return TRUE;
}

/* Setting */

static gboolean
may_set (DbkConnection *connection, const DbkWho *who, gint64 staff_row, GError **error)
{
  g_autoptr (DbkStaff) worker = NULL;

  if (who->staff == staff_row)
    return TRUE;
  if (who->staff != 0)
    {
      worker = dbk_staff_store_load (connection, who->staff, error);
      if (worker == NULL)
        return FALSE;
      if (g_strcmp0 (worker->role, "owner") == 0 && worker->retired_on == DBK_DATE_NONE)
        return TRUE;
    }
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                       _ ("Only the owner, or the person whose PIN it is, can change it. Nothing "
                          "was changed. Choose who is working, then try again."));
  return FALSE;
}

/* @hash: NULL takes it away */
static gboolean
write_pin (DbkConnection *connection, gint64 staff_row, const char *hash, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, hash == NULL ? DBK_SQL_PIN_REMOVE : DBK_SQL_PIN_SET, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "staff", staff_row);
  if (hash != NULL)
    {
      dbk_bind_text (statement, "hash", hash);
      dbk_bind_time (statement, "at", dbk_store_now (connection, NULL));
    }
  if (!dbk_run (statement, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_STAFF, staff_row);
  return TRUE;
}

static gboolean
store_pin (DbkConnection *connection,
           const DbkWho *who,
           gint64 staff_row,
           const char *hash,
           GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStaff) staff = NULL;

  if (transaction == NULL)
    return FALSE;
  staff = dbk_staff_store_load (connection, staff_row, error);
  return staff != NULL && write_pin (connection, staff_row, hash, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_pin_store_set (DbkConnection *connection,
                   const DbkWho *who,
                   gint64 staff_row,
                   const char *current,
                   const char *pin,
                   GError **error)
{
  g_autofree char *digits = read_digits (pin);
  g_autofree char *hash = NULL;

  if (!may_set (connection, who, staff_row, error))
    return FALSE;
  if (pin != NULL && digits == NULL)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   _ ("A PIN is %d to %d digits. Nothing was changed; type another."),
                   DBK_PIN_SHORTEST, DBK_PIN_LONGEST);
      return FALSE;
    }
  /* Whoever passes by an open window doesn't take it over for good. */
  if (who->staff == staff_row && !dbk_pin_store_check (connection, staff_row, current, error))
    return FALSE;
  if (digits != NULL)
    {
      hash = dbk_secret_hash (digits, error);
      if (hash == NULL)
        return FALSE;
    }
  return store_pin (connection, who, staff_row, hash, error);
}

gboolean
dbk_pin_store_reset (DbkConnection *connection, const DbkWho *who, gint64 staff_row, GError **error)
{
  return store_pin (connection, who, staff_row, NULL, error);
}

/* Checking */

/* After so many wrong ones in a row. */
static int
wait_seconds (int failures)
{
  int seconds = DBK_PIN_FIRST_WAIT_SECONDS;

  if (failures < DBK_PIN_FREE_TRIES)
    return 0;
  for (int i = DBK_PIN_FREE_TRIES; i < failures && seconds < DBK_PIN_LONGEST_WAIT_SECONDS; i++)
    seconds *= 2;
  return MIN (seconds, DBK_PIN_LONGEST_WAIT_SECONDS);
}

/* How long is left of it; nothing when the clock was set back meanwhile. */
static int
left_seconds (const Pin *pin, DbkTime now)
{
  gint64 left;

  if (pin->failed_at == DBK_TIME_NONE || now < pin->failed_at)
    return 0;
  left = pin->failed_at + (gint64) wait_seconds (pin->failures) * 1000 - now;
  return left > 0 ? (int) ((left + 999) / 1000) : 0;
}

static void
set_refused (GError **error, const char *what, int seconds)
{
  g_autofree char *wait = NULL;

  if (seconds == 0)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED, what);
      return;
    }
  wait = g_strdup_printf (ngettext ("Try again in %d second.", "Try again in %d seconds.",
                                    (gulong) seconds),
                          seconds);
  g_set_error (error, DBK_ERROR, DBK_ERROR_REFUSED, "%s %s", what, wait);
}

static gboolean
note_failure (DbkConnection *connection, gint64 staff_row, GError **error)
{
  const DbkWho nobody = { 0, DBK_TIME_NONE };
  const DbkTime now = dbk_store_now (connection, NULL);
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &nobody, error);
  g_autoptr (DbkStatement) count = NULL;
  g_autoptr (DbkStatement) note = NULL;

  if (transaction == NULL)
    return FALSE;
  count = dbk_statement (connection, DBK_SQL_PIN_FAILED, error);
  if (count == NULL)
    return FALSE;
  dbk_bind_time (count, "at", now);
  dbk_bind_int (count, "staff", staff_row);
  if (!dbk_run (count, error))
    return FALSE;
  note = dbk_statement (connection, DBK_SQL_ACTIVITY_INSERT, error);
  if (note == NULL)
    return FALSE;
  dbk_bind_time (note, "at", now);
  dbk_bind_int (note, "staff", staff_row);
  dbk_bind_text (note, "kind", "pin_failed");
  dbk_bind_id (note, "client", 0);
  dbk_bind_text (note, "detail", "");
  return dbk_run (note, error) && dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Not being able to write it down is no reason to keep somebody out. */
static void
forget_failures (DbkConnection *connection, gint64 staff_row)
{
  const DbkWho nobody = { 0, DBK_TIME_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &nobody, &error);

  if (transaction != NULL)
    {
      g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_PIN_RIGHT, &error);

      if (statement != NULL)
        {
          dbk_bind_int (statement, "staff", staff_row);
          if (dbk_run (statement, &error))
            dbk_transaction_commit (g_steal_pointer (&transaction), &error);
        }
    }
  if (error != NULL)
    g_message ("%s", error->message);
}

gboolean
dbk_pin_store_check (DbkConnection *connection, gint64 staff_row, const char *pin, GError **error)
{
  g_auto (Pin) stored = { NULL, 0, DBK_TIME_NONE };
  g_autofree char *digits = read_digits (pin);
  int seconds;

  if (!load (connection, staff_row, &stored, error))
    return FALSE;
  if (stored.hash == NULL)
    return TRUE;
  seconds = left_seconds (&stored, dbk_store_now (connection, NULL));
  if (seconds > 0)
    {
      set_refused (error, _ ("There were too many wrong PINs."), seconds);
      return FALSE;
    }
  if (pin == NULL || *pin == '\0')
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                           _ ("The PIN in use is needed. Type it first."));
      return FALSE;
    }
  if (digits != NULL && dbk_secret_matches (stored.hash, digits))
    {
      if (stored.failures > 0)
        forget_failures (connection, staff_row);
      return TRUE;
    }
  if (note_failure (connection, staff_row, error))
    set_refused (error, _ ("This is not the right PIN."), wait_seconds (stored.failures + 1));
  return FALSE;
}
