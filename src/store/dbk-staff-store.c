/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people who work here. */
#include "config.h"

#include "dbk-clinic-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-rows.h"
#include "dbk-text.h"

DbkStaff *
dbk_staff_store_load (DbkConnection *connection, gint64 staff_row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_STAFF_BY_ROW, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "row", staff_row);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  if (has_row)
    return dbk_rows_read (statement, &dbk_staff_type);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                       _ ("This person is not in the list of staff any more."));
  return NULL;
}

typedef struct
{
  char *key;
  DbkStaff *staff;
} Named;

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *one = a;
  const Named *other = b;
  int order = strcmp (one->key, other->key);

  if (order != 0)
    return order;
  return one->staff->row < other->staff->row ? -1 : one->staff->row > other->staff->row;
}

/* The database compares bytes; people look for Éva under E. */
static void
sort_by_name (GPtrArray *list)
{
  g_autofree Named *named = g_new (Named, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    {
      DbkStaff *staff = list->pdata[i];

      named[i] = (Named){ dbk_text_fold (staff->name), staff };
    }
  qsort (named, list->len, sizeof (Named), compare_named);
  for (guint i = 0; i < list->len; i++)
    {
      list->pdata[i] = named[i].staff;
      g_free (named[i].key);
    }
}

GPtrArray *
dbk_staff_store_list (DbkConnection *connection, gboolean with_retired, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_STAFF_LIST, error);
  GPtrArray *list;

  if (statement == NULL)
    return NULL;
  dbk_bind_bool (statement, "with_retired", with_retired);
  list = dbk_rows_read_all (statement, &dbk_staff_type, error);
  if (list != NULL)
    sort_by_name (list);
  return list;
}

/* Whether anybody but @staff_row may write clinical pages. */
static gboolean
count_other_clinical (DbkConnection *connection, gint64 staff_row, int *n, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_STAFF_OTHER_CLINICAL, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", staff_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *n = (int) dbk_column_int (statement, 0);
  return TRUE;
}

/* Refuses what would leave the clinic without anybody who may sign. */
static gboolean
check_staff (DbkConnection *connection, const DbkStaff *staff, GError **error)
{
  int n_others;

  if (dbk_text_is_blank (staff->name))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("A member of staff needs a name. Nothing was saved; type the name."));
      return FALSE;
    }
  if (dbk_staff_is_clinical (staff) && staff->retired_on == DBK_DATE_NONE)
    return TRUE;
  if (!count_other_clinical (connection, staff->row, &n_others, error))
    return FALSE;
  if (n_others > 0)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                       _ ("Somebody has to be able to sign sessions, so nothing was changed. Add "
                          "another practitioner or owner first."));
  return FALSE;
}

static gboolean
is_owner (const DbkStaff *staff)
{
  return staff != NULL && g_strcmp0 (staff->role, "owner") == 0 &&
         staff->retired_on == DBK_DATE_NONE;
}

/* An owner may set everybody's PIN: who could become one, or unseat one, would need none. */
static gboolean
check_owners (DbkConnection *connection,
              const DbkWho *who,
              const DbkStaff *before,
              const DbkStaff *after,
              GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  if (is_owner (before) == is_owner (after))
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_STAFF_MAY_MAKE_OWNERS, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", who->staff);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (dbk_named_bool (statement, "allowed"))
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                       _ ("Only an owner says who is an owner. Nothing was changed; let an owner "
                          "do it."));
  return FALSE;
}

static gboolean
add_staff (DbkConnection *connection, const DbkWho *who, DbkStaff *staff, GError **error)
{
  if (staff->role == NULL || *staff->role == '\0')
    dbk_set_text (&staff->role, "practitioner");
  if (!dbk_store_require_clinical (connection, who, error) ||
      !check_owners (connection, who, NULL, staff, error) ||
      !check_staff (connection, staff, error) || !dbk_store_ensure_id (&staff->id, error) ||
      !dbk_store_insert (connection, DBK_SQL_STAFF_ADD, staff, &staff->row, error))
    return FALSE;
  staff->revision = 1;
  dbk_connection_note_change (connection, DBK_CHANGE_STAFF, staff->row);
  return TRUE;
}

static void
take_over (DbkStaff *to, const DbkStaff *from)
{
  for (guint i = 0; i < dbk_staff_type.n_fields; i++)
    dbk_record_copy_field (to, from, &dbk_staff_type.fields[i]);
}

gboolean
dbk_staff_store_add (DbkConnection *connection, const DbkWho *who, DbkStaff *staff, GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStaff) added = NULL;

  if (transaction == NULL)
    return FALSE;
  added = dbk_staff_copy (staff);
  added->row = 0;
  if (!add_staff (connection, who, added, error) ||
      !dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  take_over (staff, added);
  return TRUE;
}

static gboolean
write_staff (DbkConnection *connection, DbkStaff *staff, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  if (!check_staff (connection, staff, error))
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_STAFF_UPDATE, error);
  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, staff);
  if (!dbk_run (statement, error))
    return FALSE;
  staff->revision++;
  dbk_connection_note_change (connection, DBK_CHANGE_STAFF, staff->row);
  return TRUE;
}

gboolean
dbk_staff_store_update (DbkConnection *connection,
                        const DbkWho *who,
                        const DbkStaff *base,
                        DbkStaff *staff,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStaff) theirs = NULL;
  g_autoptr (DbkStaff) merged = NULL;
  const char *field;

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error))
    return FALSE;
  theirs = dbk_staff_store_load (connection, base->row, error);
  if (theirs == NULL)
    return FALSE;
  merged = dbk_staff_copy (staff);
  if (!dbk_rows_merge_fields (base, theirs, merged, &field))
    {
      dbk_rows_set_conflict (error, field);
      return FALSE;
    }
  if (!dbk_record_equal (theirs, merged) &&
      (!check_owners (connection, who, theirs, merged, error) ||
       !write_staff (connection, merged, error)))
    return FALSE;
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  take_over (staff, merged);
  return TRUE;
}

gboolean
dbk_staff_store_retire (DbkConnection *connection,
                        const DbkWho *who,
                        gint64 staff_row,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStaff) staff = NULL;

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error))
    return FALSE;
  staff = dbk_staff_store_load (connection, staff_row, error);
  if (staff == NULL)
    return FALSE;
  if (staff->retired_on == DBK_DATE_NONE)
    {
      g_autoptr (DbkStaff) before = dbk_staff_copy (staff);

      staff->retired_on = dbk_time_local_date (dbk_store_now (connection, who));
      if (!check_owners (connection, who, before, staff, error) ||
          !write_staff (connection, staff, error))
        return FALSE;
    }
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_store_require_staff (DbkConnection *connection, const DbkWho *who, GError **error)
{
  g_autoptr (DbkStaff) staff = NULL;

  if (who->staff == 0)
    return dbk_store_require_clinical (connection, who, error);
  staff = dbk_staff_store_load (connection, who->staff, error);
  if (staff == NULL)
    return FALSE;
  if (staff->retired_on == DBK_DATE_NONE)
    return TRUE;
  return dbk_store_require_clinical (connection, who, error);
}
