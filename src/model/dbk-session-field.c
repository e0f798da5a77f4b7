/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming one field of a session. */
#include "config.h"

#include "dbk-session-field.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dbk-concern.h"

/* Never typed by anybody, so never to be corrected. */
static gboolean
is_made (const char *name)
{
  static const char *const made[] = { "id",          "state",     "recorded_at",
                                      "signed_at",   "signed_by", "concern",
                                      "sha256",      "bytes",     "added_at",
                                      "override_at", "parts",     "signed_by_certificate" };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    if (strcmp (made[i], name) == 0)
      return TRUE;
  return FALSE;
}

static const DbkField *
find_correctable (const DbkRecordType *type, const char *name)
{
  const DbkField *field = dbk_record_type_find (type, name);

  if (field == NULL || field->type == DBK_FIELD_LIST || field->type == DBK_FIELD_RECORD ||
      (field->flags & (DBK_FIELD_LOCAL | DBK_FIELD_SEALED)) != 0 || is_made (field->name))
    return NULL;
  return field;
}

/* The entry "2" of a list, counted from 0. */
static gconstpointer
find_entry (GPtrArray *list, const char *number)
{
  guint64 place;

  if (list->len == 0 || !g_ascii_string_to_unsigned (number, 10, 0, list->len - 1, &place, NULL))
    return NULL;
  return list->pdata[place];
}

static gconstpointer
find_in_list (const DbkSession *session, const char *list, const char *entry)
{
  if (strcmp (list, "areas") == 0)
    return dbk_session_find_area (session, entry);
  if (strcmp (list, "products") == 0)
    return find_entry (session->products, entry);
  if (strcmp (list, "reactions") == 0)
    return find_entry (session->reactions, entry);
  if (strcmp (list, "checks") == 0)
    return find_entry (session->checks, entry);
  if (strcmp (list, "scores") == 0)
    return find_entry (session->scores, entry);
  return NULL;
}

gboolean
dbk_session_find_field (const DbkSession *session,
                        const char *path,
                        gconstpointer *record,
                        const DbkField **field)
{
  g_auto (GStrv) parts = NULL;
  const DbkField *found = NULL;
  gconstpointer in = NULL;

  if (path == NULL)
    return FALSE;
  parts = g_strsplit (path, "/", -1);
  if (g_strv_length (parts) == 1)
    in = session;
  else if (g_strv_length (parts) == 3)
    in = find_in_list (session, parts[0], parts[1]);
  if (in != NULL)
    found = find_correctable (((const DbkRecord *) in)->type, parts[g_strv_length (parts) - 1]);
  if (found == NULL)
    return FALSE;
  if (record != NULL)
    *record = in;
  if (field != NULL)
    *field = found;
  return TRUE;
}

char *
dbk_session_get_field (const DbkSession *session, const char *path)
{
  const DbkField *field;
  gconstpointer record;

  if (!dbk_session_find_field (session, path, &record, &field))
    return NULL;
  return dbk_record_get_text (record, field);
}

char *
dbk_session_current_field (const DbkSession *session, const char *path)
{
  for (guint i = session->addenda->len; i > 0; i--)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i - 1];

      if (g_strcmp0 (addendum->field, path) == 0 && path != NULL && *path != '\0')
        return g_strdup (addendum->new_value == NULL ? "" : addendum->new_value);
    }
  return dbk_session_get_field (session, path);
}

static gboolean
is_tenths (const char *text)
{
  const char *point = strchr (text, '.');
  g_autofree char *whole = point == NULL ? g_strdup (text) : g_strndup (text, point - text);
  gint64 number;

  if (point != NULL && (!g_ascii_isdigit (point[1]) || point[2] != '\0'))
    return FALSE;
  return g_ascii_string_to_signed (whole, 10, -1000000, 1000000, &number, NULL);
}

gboolean
dbk_field_accepts_text (const DbkField *field, const char *text)
{
  gint64 number;
  DbkDate date;
  DbkTime time;

  if (text == NULL || *text == '\0')
    return TRUE;
  switch (field->type)
    {
    case DBK_FIELD_TEXT:
    case DBK_FIELD_CODES:
      return TRUE;
    case DBK_FIELD_INTEGER:
      return g_ascii_string_to_signed (text, 10, -1000000, 1000000, &number, NULL);
    case DBK_FIELD_TENTHS:
      return is_tenths (text);
    case DBK_FIELD_FLAG:
      return strcmp (text, "0") == 0 || strcmp (text, "1") == 0;
    case DBK_FIELD_DATE:
      return dbk_date_from_iso (text, &date);
    case DBK_FIELD_TIME:
      return dbk_time_from_iso (text, &time);
    case DBK_FIELD_ROW:
    case DBK_FIELD_BYTES:
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      return FALSE;
    }
}

#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

/* What dbk_record_get_text() wrote. A text that can't stand there changes nothing. */
static void
set_field (gpointer record, const DbkField *field, const char *text)
{
  const char *value = text == NULL ? "" : text;

  if (!dbk_field_accepts_text (field, value))
    return;
  switch (field->type)
    {
    case DBK_FIELD_TEXT:
      dbk_record_set_text (record, field->name, value);
      break;
    case DBK_FIELD_INTEGER:
      AT (record, field, int) = *value == '\0' ? DBK_NONE : atoi (value);
      break;
    case DBK_FIELD_TENTHS:
      AT (record, field, int) =
          *value == '\0' ? DBK_NONE : (int) lround (g_ascii_strtod (value, NULL) * 10);
      break;
    case DBK_FIELD_FLAG:
      AT (record, field, gboolean) = strcmp (value, "1") == 0;
      break;
    case DBK_FIELD_DATE:
      AT (record, field, DbkDate) = DBK_DATE_NONE;
      if (*value != '\0')
        dbk_date_from_iso (value, &AT (record, field, DbkDate));
      break;
    case DBK_FIELD_TIME:
    case DBK_FIELD_CODES:
    case DBK_FIELD_ROW:
    case DBK_FIELD_BYTES:
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      break;
    }
}

int
dbk_session_correction (const DbkSession *session, const char *start)
{
  for (guint i = session->addenda->len; i > 0; i--)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i - 1];

      if (addendum->field != NULL && addendum->field[0] != '\0' &&
          g_str_has_prefix (addendum->field, start))
        return addendum->number;
    }
  return 0;
}

DbkSession *
dbk_session_as_corrected (const DbkSession *session)
{
  DbkSession *corrected;

  if (dbk_session_correction (session, "") == 0)
    return dbk_session_ref ((DbkSession *) session);
  corrected = dbk_session_copy (session);
  for (guint i = 0; i < session->addenda->len; i++)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i];
      gconstpointer record;
      const DbkField *field;

      if (dbk_session_find_field (corrected, addendum->field, &record, &field))
        set_field ((gpointer) record, field, addendum->new_value);
    }
  return corrected;
}
