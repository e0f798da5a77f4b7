/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's lists: devices, products, rules, sheets, forms, templates. */
#include "config.h"

#include "dbk-clinic-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-list-check.h"
#include "dbk-list-private.h"
#include "dbk-scale.h"

/* What every list's entry has, by its description. */
#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

typedef struct
{
  const DbkRecordType *type;
  DbkSql list;
  DbkSql add;
  DbkSql update;
} ListQueries;

static const ListQueries lists[] = {
  { &dbk_device_type, DBK_SQL_DEVICE_LIST, DBK_SQL_DEVICE_ADD, DBK_SQL_DEVICE_UPDATE },
  { &dbk_product_type, DBK_SQL_PRODUCT_LIST, DBK_SQL_PRODUCT_ADD, DBK_SQL_PRODUCT_UPDATE },
  { &dbk_rule_type, DBK_SQL_RULE_LIST, DBK_SQL_RULE_ADD, DBK_SQL_RULE_UPDATE },
  { &dbk_aftercare_sheet_type, DBK_SQL_AFTERCARE_SHEET_LIST, DBK_SQL_AFTERCARE_SHEET_ADD,
    DBK_SQL_AFTERCARE_SHEET_UPDATE },
  { &dbk_consent_form_type, DBK_SQL_CONSENT_FORM_LIST, DBK_SQL_CONSENT_FORM_ADD,
    DBK_SQL_CONSENT_FORM_UPDATE },
  { &dbk_scale_type, DBK_SQL_SCALE_LIST, DBK_SQL_SCALE_ADD, DBK_SQL_SCALE_UPDATE },
  { &dbk_course_template_type, DBK_SQL_COURSE_TEMPLATE_LIST, DBK_SQL_COURSE_TEMPLATE_ADD,
    DBK_SQL_COURSE_TEMPLATE_UPDATE },
};

static const ListQueries *
find_list (const DbkRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].type == type)
      return &lists[i];
  g_error ("“%s” is no list of the clinic", type->name);
}

static GPtrArray *
load (DbkConnection *connection, const DbkRecordType *type, gboolean with_retired, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, find_list (type)->list, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (statement == NULL)
    return NULL;
  dbk_bind_bool (statement, "with_retired", with_retired);
  entries = dbk_rows_read_all (statement, type, error);
  if (entries == NULL || !dbk_list_parts_load (connection, type, entries, with_retired, error))
    return NULL;
  return g_steal_pointer (&entries);
}

GPtrArray *
dbk_list_store_load (DbkConnection *connection, const DbkRecordType *type, GError **error)
{
  return load (connection, type, FALSE, error);
}

GPtrArray *
dbk_list_store_load_all (DbkConnection *connection, const DbkRecordType *type, GError **error)
{
  return load (connection, type, TRUE, error);
}

static DbkDate
today (DbkConnection *connection, const DbkWho *who)
{
  return dbk_time_local_date (dbk_store_now (connection, who));
}

/* @entry as a new row; fills in what it got. */
static gboolean
add_entry (DbkConnection *connection, const DbkWho *who, gpointer entry, GError **error)
{
  const DbkRecordType *type = ((DbkRecord *) entry)->type;

  AT (entry, dbk_record_type_find (type, "revision"), int) = 1;
  if (type == &dbk_scale_type)
    dbk_scale_ensure_code (entry);
  return dbk_store_ensure_id (&AT (entry, dbk_record_type_find (type, "id"), char *), error) &&
         dbk_store_insert (connection, find_list (type)->add, entry,
                           &AT (entry, dbk_record_type_find (type, "row"), gint64), error) &&
         dbk_list_parts_save (connection, entry, today (connection, who), error);
}

/* FALSE without @error when the stored one has another revision. */
static gboolean
update_entry (DbkConnection *connection, const DbkWho *who, gpointer entry, GError **error)
{
  const DbkRecordType *type = ((DbkRecord *) entry)->type;
  g_autoptr (DbkStatement) statement = dbk_statement (connection, find_list (type)->update, error);

  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, entry);
  if (!dbk_run (statement, error))
    return FALSE;
  if (dbk_connection_changed_rows (connection) != 1)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                           _ ("Somebody else changed this entry of the list meanwhile. Nothing "
                              "was saved; look at the entry as it is now, then change it again."));
      return FALSE;
    }
  AT (entry, dbk_record_type_find (type, "revision"), int) += 1;
  return dbk_list_parts_save (connection, entry, today (connection, who), error);
}

static void
take_over (gpointer to, gconstpointer from)
{
  const DbkRecordType *type = ((DbkRecord *) to)->type;

  for (guint i = 0; i < type->n_fields; i++)
    dbk_record_copy_field (to, from, &type->fields[i]);
}

gboolean
dbk_list_store_save (DbkConnection *connection, const DbkWho *who, gpointer entry, GError **error)
{
  const DbkRecordType *type = ((DbkRecord *) entry)->type;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  gpointer saved;
  gboolean done;

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error) ||
      !dbk_list_check (entry, NULL, error))
    return FALSE;
  saved = dbk_record_copy (entry);
  done = AT (saved, dbk_record_type_find (type, "row"), gint64) != 0
             ? update_entry (connection, who, saved, error)
             : add_entry (connection, who, saved, error);
  dbk_connection_note_change (connection, DBK_CHANGE_LIST, 0);
  done = done && dbk_transaction_commit (g_steal_pointer (&transaction), error);
  if (done)
    take_over (entry, saved);
  dbk_record_unref (saved);
  return done;
}

/* Changing */

static gpointer
find_row (GPtrArray *entries, gint64 row)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const DbkRecordType *type = ((DbkRecord *) entries->pdata[i])->type;

      if (AT (entries->pdata[i], dbk_record_type_find (type, "row"), gint64) == row)
        return entries->pdata[i];
    }
  return NULL;
}

static gpointer
find_successor (GPtrArray *entries, gconstpointer entry)
{
  const DbkRecordType *type = ((const DbkRecord *) entry)->type;
  const DbkField *id = dbk_record_type_find (type, "id");
  const DbkField *replaces = dbk_record_type_find (type, "replaces");

  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (AT (entries->pdata[i], replaces, char *), AT (entry, id, char *)) == 0)
      return entries->pdata[i];
  return NULL;
}

gpointer
dbk_list_store_load_now (DbkConnection *connection, gconstpointer entry, GError **error)
{
  const DbkRecordType *type = ((const DbkRecord *) entry)->type;
  g_autoptr (GPtrArray) entries = load (connection, type, TRUE, error);
  gpointer found;

  if (entries == NULL)
    return NULL;
  found = find_row (entries, AT (entry, dbk_record_type_find (type, "row"), gint64));
  if (found == NULL)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("This entry is not in the list any more. Nothing was changed."));
      return NULL;
    }
  if (dbk_list_has_versions (type))
    for (gpointer next; (next = find_successor (entries, found)) != NULL;)
      found = next;
  return dbk_record_ref (found);
}

static gboolean
merge (gconstpointer base, gconstpointer theirs, gpointer mine, GError **error)
{
  const DbkField *parts = dbk_list_parts_field (((DbkRecord *) mine)->type);
  const char *field;

  if (!dbk_rows_merge_fields (base, theirs, mine, &field))
    {
      dbk_rows_set_conflict (error, field);
      return FALSE;
    }
  if (parts == NULL || dbk_rows_merge_field (base, theirs, mine, parts->name))
    return TRUE;
  dbk_rows_set_conflict (error, parts->name);
  return FALSE;
}

/* What was handed over or signed names the version before by its words, and it is still there. */
static gboolean
write_version (DbkConnection *connection,
               const DbkWho *who,
               gconstpointer theirs,
               gpointer mine,
               GError **error)
{
  const DbkRecordType *type = ((DbkRecord *) mine)->type;
  const DbkField *id = dbk_record_type_find (type, "id");
  const DbkField *version = dbk_record_type_find (type, "version");
  gpointer old = dbk_record_copy (theirs);
  g_autofree char *next = dbk_list_next_version (AT (old, version, char *));
  gboolean done;

  AT (old, dbk_record_type_find (type, "retired_on"), DbkDate) = today (connection, who);
  done = update_entry (connection, who, old, error);
  dbk_set_text (&AT (mine, version, char *), next);
  dbk_set_text (&AT (mine, dbk_record_type_find (type, "replaces"), char *), AT (old, id, char *));
  dbk_set_text (&AT (mine, id, char *), NULL);
  AT (mine, dbk_record_type_find (type, "row"), gint64) = 0;
  dbk_record_unref (old);
  return done && add_entry (connection, who, mine, error);
}

static gboolean
write_change (DbkConnection *connection,
              const DbkWho *who,
              gconstpointer theirs,
              gpointer mine,
              GError **error)
{
  if (dbk_list_has_versions (((DbkRecord *) mine)->type) && dbk_list_says_other (theirs, mine))
    return write_version (connection, who, theirs, mine, error);
  return update_entry (connection, who, mine, error);
}

gboolean
dbk_list_store_update (DbkConnection *connection,
                       const DbkWho *who,
                       gconstpointer base,
                       gpointer entry,
                       GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  gpointer theirs;
  gpointer mine;
  gboolean done;

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error) ||
      !dbk_list_check (entry, NULL, error))
    return FALSE;
  theirs = dbk_list_store_load_now (connection, base, error);
  if (theirs == NULL)
    return FALSE;
  mine = dbk_record_copy (entry);
  done = merge (base, theirs, mine, error);
  if (done && !dbk_record_equal (theirs, mine))
    {
      done = write_change (connection, who, theirs, mine, error);
      dbk_connection_note_change (connection, DBK_CHANGE_LIST, 0);
    }
  done = done && dbk_transaction_commit (g_steal_pointer (&transaction), error);
  if (done)
    take_over (entry, mine);
  dbk_record_unref (mine);
  dbk_record_unref (theirs);
  return done;
}
