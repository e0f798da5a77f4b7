/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person as one. */
#include "config.h"

#include "dbk-client-merge.h"

#include <string.h>

#include "dbk-gettext.h"
#include "dbk-names.h"
#include "dbk-text.h"

/* Of these the first stands for all: a street of the one in the town of the other is nobody's. */
static const char *const place[] = { "address", "town", "postcode", "country" };

static gboolean
is_place (const DbkField *field)
{
  return strcmp (field->name, place[0]) == 0;
}

static gboolean
is_choice (const DbkField *field)
{
  static const char *const kept[] = { "id", "number", "added_at", "archived_on" };

  for (guint i = 1; i < G_N_ELEMENTS (place); i++)
    if (strcmp (field->name, place[i]) == 0)
      return FALSE;

  if ((field->flags & (DBK_FIELD_LOCAL | DBK_FIELD_UNSTORED)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strcmp (field->name, kept[i]) == 0)
      return FALSE;
  return TRUE;
}

/* Phones */

static gboolean
is_phones (const DbkField *field)
{
  return strcmp (field->name, "phones") == 0;
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

static gboolean
has_all_phones (const DbkClient *client, const DbkClient *other)
{
  for (guint i = 0; i < other->phones->len; i++)
    if (!has_phone (client, other->phones->pdata[i]))
      return FALSE;
  return TRUE;
}

static char *
phones_text (const DbkClient *client)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      const char *kind = dbk_name (DBK_NAME_PHONE_KIND, phone->kind);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (*kind != '\0')
        /* Translators: a phone number and its kind: "07700 900123 (Mobile)" */
        g_string_append_printf (text, C_ ("phone", "%1$s (%2$s)"), phone->number, kind);
      else
        g_string_append (text, phone->number);
    }
  return g_string_free (text, FALSE);
}

static void
take_phones (DbkClient *merged,
             const DbkClient *kept,
             const DbkClient *other,
             DbkMergeSource source)
{
  const DbkClient *first = source == DBK_MERGE_OTHER ? other : kept;

  g_ptr_array_set_size (merged->phones, 0);
  for (guint i = 0; i < first->phones->len; i++)
    g_ptr_array_add (merged->phones, dbk_client_phone_copy (first->phones->pdata[i]));
  if (source != DBK_MERGE_BOTH)
    return;
  for (guint i = 0; i < other->phones->len; i++)
    if (!has_phone (merged, other->phones->pdata[i]))
      g_ptr_array_add (merged->phones, dbk_client_phone_copy (other->phones->pdata[i]));
}

/* Places */

static const char *
place_part (const DbkClient *client, guint part)
{
  const DbkField *field = dbk_record_type_find (&dbk_client_type, place[part]);
  const char *text = G_STRUCT_MEMBER (const char *, client, field->offset);

  return text == NULL ? "" : text;
}

static char *
place_text (const DbkClient *client)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (place); i++)
    if (!dbk_text_is_blank (place_part (client, i)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", place_part (client, i));
  return g_string_free (text, FALSE);
}

/* Whether @other says all that @kept says. */
static gboolean
has_place (const DbkClient *other, const DbkClient *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (place); i++)
    if (!dbk_text_is_blank (place_part (kept, i)) &&
        strcmp (place_part (kept, i), place_part (other, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
take_place (DbkClient *merged, const DbkClient *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (place); i++)
    dbk_record_copy_field (merged, from, dbk_record_type_find (&dbk_client_type, place[i]));
}

/* Notes and allergies are never lost: what only the other says is added. */

static const char *
find_separator (const DbkField *field)
{
  if (strcmp (field->name, "desk_note") == 0 || strcmp (field->name, "clinical_note") == 0)
    return "\n";
  return strcmp (field->name, "allergies") == 0 ? "; " : NULL;
}

static gboolean
adds_something (const char *note, const char *other)
{
  return !dbk_text_is_blank (other) && (note == NULL || strstr (note, other) == NULL);
}

static void
take_note (DbkClient *merged, const DbkClient *kept, const DbkClient *other, const DbkField *field)
{
  const char *note = G_STRUCT_MEMBER (const char *, kept, field->offset);
  const char *theirs = G_STRUCT_MEMBER (const char *, other, field->offset);
  g_autofree char *both = NULL;

  if (dbk_text_is_blank (note))
    both = g_strdup (theirs);
  else if (adds_something (note, theirs))
    both = g_strconcat (note, find_separator (field), theirs, NULL);
  else
    both = g_strdup (note);
  dbk_set_text (&G_STRUCT_MEMBER (char *, merged, field->offset), both);
}

void
dbk_client_merge_take (DbkClient *merged,
                       const DbkClient *kept,
                       const DbkClient *other,
                       const DbkField *field,
                       DbkMergeSource source)
{
  if (is_phones (field))
    take_phones (merged, kept, other, source);
  else if (is_place (field))
    take_place (merged, source == DBK_MERGE_OTHER ? other : kept);
  else if (source == DBK_MERGE_BOTH && find_separator (field) != NULL)
    take_note (merged, kept, other, field);
  else
    dbk_record_copy_field (merged, source == DBK_MERGE_OTHER ? other : kept, field);
}

/* What there is to choose */

static char *
value_text (const DbkClient *client, const DbkField *field)
{
  if (is_phones (field))
    return phones_text (client);
  if (is_place (field))
    return place_text (client);
  if (strcmp (field->name, "birth_date") == 0)
    return dbk_date_format_long (client->birth_date);
  if (strcmp (field->name, "contact_preference") == 0)
    return g_strdup (dbk_name (DBK_NAME_CONTACT_PREFERENCE, client->contact_preference));
  if (strcmp (field->name, "skin_type") == 0)
    return g_strdup (dbk_name_skin_type (client->skin_type));
  return dbk_record_get_text (client, field);
}

static void
merge_field_free (gpointer data)
{
  DbkMergeField *line = data;

  g_free (line->kept);
  g_free (line->other);
  g_free (line);
}

static void
propose (DbkMergeField *line, const DbkClient *kept, const DbkClient *other)
{
  const DbkField *field = line->field;
  gboolean has_kept = !dbk_text_is_blank (line->kept);
  gboolean has_more = !has_kept && !dbk_text_is_blank (line->other);

  if (is_phones (field))
    {
      gboolean all = has_all_phones (kept, other);

      line->same = all && has_all_phones (other, kept);
      line->joinable = has_kept && !all;
    }
  else if (is_place (field))
    {
      line->same = has_place (other, kept) && has_place (kept, other);
      has_more = has_place (other, kept);
    }
  else
    {
      line->same = dbk_record_field_equal (kept, other, field);
      line->joinable = find_separator (field) != NULL && has_kept &&
                       adds_something (G_STRUCT_MEMBER (const char *, kept, field->offset),
                                       G_STRUCT_MEMBER (const char *, other, field->offset));
    }
  line->proposed = line->joinable ? DBK_MERGE_BOTH : has_more ? DBK_MERGE_OTHER : DBK_MERGE_KEPT;
}

GPtrArray *
dbk_client_merge_fields (const DbkClient *kept, const DbkClient *other)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (merge_field_free);

  for (guint i = 0; i < dbk_client_type.n_fields; i++)
    {
      const DbkField *field = &dbk_client_type.fields[i];
      DbkMergeField *line;

      if (!is_phones (field) && !is_choice (field))
        continue;
      line = g_new0 (DbkMergeField, 1);
      line->field = field;
      line->kept = value_text (kept, field);
      line->other = value_text (other, field);
      propose (line, kept, other);
      if (dbk_text_is_blank (line->kept) && dbk_text_is_blank (line->other))
        merge_field_free (line);
      else
        g_ptr_array_add (lines, line);
    }
  return lines;
}

DbkClient *
dbk_client_merged (const DbkClient *kept, const DbkClient *other)
{
  DbkClient *merged = dbk_client_copy (kept);
  g_autoptr (GPtrArray) lines = dbk_client_merge_fields (kept, other);

  for (guint i = 0; i < lines->len; i++)
    {
      const DbkMergeField *line = lines->pdata[i];

      if (!line->same)
        dbk_client_merge_take (merged, kept, other, line->field, line->proposed);
    }
  /* Who comes back isn't archived any more. */
  if (kept->archived_on == DBK_DATE_NONE || other->archived_on == DBK_DATE_NONE)
    merged->archived_on = DBK_DATE_NONE;
  return merged;
}
