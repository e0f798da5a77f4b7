/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at one draft: what each changed is kept, by field and by entry of a list. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-field-title.h"
#include "dbk-names.h"
#include "dbk-session-private.h"

/* What makes two entries of two lists the same one. Caller frees; NULL: a new one. */
typedef char *(*KeyFunc) (GPtrArray *list, guint place);

static char *
numbered_key (GPtrArray *list,
              guint place,
              const char *name,
              const char *(*name_of) (gconstpointer))
{
  guint number = 0;

  for (guint i = 0; i < place; i++)
    if (g_strcmp0 (name_of (list->pdata[i]), name) == 0)
      number++;
  return g_strdup_printf ("%u %s", number, name == NULL ? "" : name);
}

static const char *
area_name (gconstpointer record)
{
  return ((const DbkSessionArea *) record)->area;
}

static const char *
product_name (gconstpointer record)
{
  return ((const DbkSessionProduct *) record)->name;
}

static const char *
check_name (gconstpointer record)
{
  return ((const DbkSessionCheck *) record)->condition;
}

static char *
area_key (GPtrArray *list, guint place)
{
  return g_strdup (area_name (list->pdata[place]));
}

static char *
product_key (GPtrArray *list, guint place)
{
  return numbered_key (list, place, product_name (list->pdata[place]), product_name);
}

static char *
check_key (GPtrArray *list, guint place)
{
  return numbered_key (list, place, check_name (list->pdata[place]), check_name);
}

static char *
id_key (GPtrArray *list, guint place)
{
  const DbkRecord *record = list->pdata[place];
  const DbkField *field = dbk_record_type_find (record->type, "id");
  const char *id = *(char *const *) ((const char *) record + field->offset);

  return id == NULL || *id == '\0' ? NULL : g_strdup (id);
}

/* Borrowed entries by key. */
static GHashTable *
index_list (GPtrArray *list, KeyFunc key_of)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      char *key = key_of (list, i);

      if (key != NULL)
        g_hash_table_insert (index, key, list->pdata[i]);
    }
  return index;
}

/* Names the field of an entry both changed: "Passes, crow’s feet, left". */
static char *
name_field (gconstpointer entry, const char *field)
{
  const char *title = dbk_field_title (field);
  const char *of = NULL;

  if (((const DbkRecord *) entry)->type == &dbk_session_area_type)
    of = dbk_name (DBK_NAME_AREA, area_name (entry));
  else if (((const DbkRecord *) entry)->type == &dbk_session_product_type)
    of = product_name (entry);
  /* Translators: a field and what it belongs to: "Batch number, Rose toner" */
  return of == NULL ? g_strdup (title) : g_strdup_printf (C_ ("field", "%s, %s"), title, of);
}

/* Merges one entry of @mine; @drop is set when others removed it. Returns what both changed in
 * words, NULL when there is nothing. */
static char *
merge_entry (gconstpointer base,
             gconstpointer theirs,
             gpointer mine,
             const char *list_name,
             gboolean *drop)
{
  const char *field = NULL;
  gpointer nothing = NULL;

  *drop = FALSE;
  if (theirs == NULL)
    {
      if (base == NULL)
        return NULL;
      *drop = dbk_record_equal (base, mine);
      return *drop ? NULL : g_strdup (list_name);
    }
  if (base == NULL)
    base = nothing = dbk_record_new (((const DbkRecord *) mine)->type);
  dbk_rows_merge_fields (base, theirs, mine, &field);
  if (field == NULL && ((const DbkRecord *) mine)->type == &dbk_assessment_type &&
      !dbk_rows_merge_field (base, theirs, mine, "concern"))
    field = list_name;
  dbk_record_unref (nothing);
  return field == NULL ? NULL : name_field (mine, field);
}

static char *
merge_list (GPtrArray *base,
            GPtrArray *theirs,
            GPtrArray *mine,
            const char *list_name,
            KeyFunc key_of)
{
  g_autoptr (GHashTable) base_index = index_list (base, key_of);
  g_autoptr (GHashTable) theirs_index = index_list (theirs, key_of);
  g_autoptr (GHashTable) mine_index = index_list (mine, key_of);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < mine->len; i++)
    g_ptr_array_add (keys, key_of (mine, i));
  for (guint i = mine->len; i > 0; i--)
    {
      const char *key = keys->pdata[i - 1];
      char *conflict;
      gboolean drop;

      if (key == NULL)
        continue;
      conflict = merge_entry (g_hash_table_lookup (base_index, key),
                              g_hash_table_lookup (theirs_index, key), mine->pdata[i - 1],
                              list_name, &drop);
      if (conflict != NULL)
        return conflict;
      if (drop)
        g_ptr_array_remove_index (mine, i - 1);
    }
  for (guint i = 0; i < theirs->len; i++)
    {
      g_autofree char *key = key_of (theirs, i);
      gconstpointer before;

      if (key == NULL || g_hash_table_contains (mine_index, key))
        continue;
      before = g_hash_table_lookup (base_index, key);
      if (before == NULL)
        g_ptr_array_add (mine, dbk_record_copy (theirs->pdata[i]));
      else if (!dbk_record_equal (before, theirs->pdata[i]))
        return g_strdup (list_name);
    }
  return NULL;
}

/* What a save never changes is as it is stored, whatever the caller's copy says. */
static void
keep_fixed_fields (const DbkSession *from, DbkSession *to)
{
  static const char *const fixed[] = { "row",       "course_row", "id",
                                       "state",     "entered_by", "recorded_at",
                                       "signed_at", "signed_by",  "signed_by_certificate" };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    dbk_record_copy_field (to, from, dbk_record_type_find (&dbk_session_type, fixed[i]));
  to->revision = from->revision;
}

gboolean
dbk_session_merge (const DbkSession *base,
                   const DbkSession *theirs,
                   DbkSession *mine,
                   GError **error)
{
  static const struct
  {
    const char *name;
    gsize offset;
    KeyFunc key_of;
  } lists[] = {
    { "areas", G_STRUCT_OFFSET (DbkSession, areas), area_key },
    { "products", G_STRUCT_OFFSET (DbkSession, products), product_key },
    { "reactions", G_STRUCT_OFFSET (DbkSession, reactions), id_key },
    { "checks", G_STRUCT_OFFSET (DbkSession, checks), check_key },
    { "scores", G_STRUCT_OFFSET (DbkSession, scores), id_key },
    { "photos", G_STRUCT_OFFSET (DbkSession, photos), id_key },
  };
  g_autofree char *conflict = NULL;

  keep_fixed_fields (theirs, mine);
  /* Nobody wrote in between: what is wanted stands. */
  if (base == NULL || base->revision == theirs->revision)
    return TRUE;
  for (guint i = 0; i < dbk_session_type.n_fields && conflict == NULL; i++)
    {
      const DbkField *field = &dbk_session_type.fields[i];

      if ((field->flags & (DBK_FIELD_UNSTORED | DBK_FIELD_LOCAL)) == 0 &&
          !dbk_record_field_equal (theirs, mine, field) &&
          !dbk_rows_merge_field (base, theirs, mine, field->name))
        conflict = g_strdup (field->name);
    }
  /* The rows follow the names copied beside them. */
  dbk_rows_merge_field (base, theirs, mine, "practitioner_row");
  dbk_rows_merge_field (base, theirs, mine, "device_row");
  for (guint i = 0; i < G_N_ELEMENTS (lists) && conflict == NULL; i++)
    {
      gsize at = lists[i].offset;

      conflict = merge_list (*(GPtrArray *const *) ((const char *) base + at),
                             *(GPtrArray *const *) ((const char *) theirs + at),
                             *(GPtrArray **) ((char *) mine + at), lists[i].name, lists[i].key_of);
    }
  if (conflict != NULL)
    {
      dbk_rows_set_conflict (error, conflict);
      return FALSE;
    }
  return TRUE;
}
