/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person as one. */
#include "config.h"

#include "dbk-client-merge.h"

#include <string.h>

#include "dbk-text.h"

static gboolean
is_blank (const DbkClient *client, const DbkField *field)
{
  g_autofree char *text = dbk_record_get_text (client, field);

  return dbk_text_is_blank (text);
}

gboolean
dbk_client_merge_field (const DbkField *field)
{
  static const char *const kept[] = { "id", "number", "added_at" };

  if ((field->flags & (DBK_FIELD_LOCAL | DBK_FIELD_UNSTORED)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strcmp (field->name, kept[i]) == 0)
      return FALSE;
  return TRUE;
}

/* Notes and allergies are never lost: what only the other says is added. */
static void
add_note (char **note, const char *other, const char *between)
{
  if (dbk_text_is_blank (other) || (*note != NULL && strstr (*note, other) != NULL))
    return;
  if (dbk_text_is_blank (*note))
    dbk_set_text (note, other);
  else
    {
      g_autofree char *both = g_strconcat (*note, between, other, NULL);

      dbk_set_text (note, both);
    }
}

static gboolean
has_phone (const DbkClient *client, const DbkClientPhone *phone)
{
  g_autofree char *digits = dbk_text_phone_digits (phone->number);

  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *one = client->phones->pdata[i];
      g_autofree char *theirs = dbk_text_phone_digits (one->number);

      if (strcmp (digits, theirs) == 0)
        return TRUE;
    }
  return FALSE;
}

DbkClient *
dbk_client_merged (const DbkClient *kept, const DbkClient *other)
{
  DbkClient *merged = dbk_client_copy (kept);

  for (guint i = 0; i < dbk_client_type.n_fields; i++)
    {
      const DbkField *field = &dbk_client_type.fields[i];

      if (dbk_client_merge_field (field) && is_blank (merged, field))
        dbk_record_copy_field (merged, other, field);
    }
  add_note (&merged->desk_note, other->desk_note, "\n");
  add_note (&merged->clinical_note, other->clinical_note, "\n");
  add_note (&merged->allergies, other->allergies, "; ");
  for (guint i = 0; i < other->phones->len; i++)
    if (!has_phone (merged, other->phones->pdata[i]))
      g_ptr_array_add (merged->phones, dbk_client_phone_copy (other->phones->pdata[i]));
  /* Who comes back isn't archived any more. */
  if (kept->archived_on == DBK_DATE_NONE || other->archived_on == DBK_DATE_NONE)
    merged->archived_on = DBK_DATE_NONE;
  return merged;
}
