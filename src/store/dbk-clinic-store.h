/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic: its name, its staff, its lists, first start. */
#pragma once

#include "dbk-clinic.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Fresh records: the shipped rules, templates, aftercare sheet, consent forms, products and a
 * generic device, once; and the clinic's name. Does nothing to lists that have entries. */
gboolean dbk_clinic_store_set_up (DbkConnection *connection,
                                  const DbkWho *who,
                                  const DbkClinic *clinic,
                                  GError **error);
/** TRUE once a clinic's name or a member of staff is there. */
gboolean dbk_clinic_store_is_set_up (DbkConnection *connection, gboolean *set_up, GError **error);
DbkClinic *dbk_clinic_store_load (DbkConnection *connection, GError **error);
gboolean dbk_clinic_store_save (DbkConnection *connection,
                                const DbkWho *who,
                                const DbkClinic *clinic,
                                GError **error);
/** Merges with what others changed since @base; the same field changed differently is a
 * DBK_ERROR_CONFLICT. @clinic becomes what is stored. Clinical. */
gboolean dbk_clinic_store_update (DbkConnection *connection,
                                  const DbkWho *who,
                                  const DbkClinic *base,
                                  DbkClinic *clinic,
                                  GError **error);
char *dbk_setting_get (DbkConnection *connection, const char *name, GError **error);
gboolean dbk_setting_set (DbkConnection *connection,
                          const DbkWho *who,
                          const char *name,
                          const char *value,
                          GError **error);

/** Staff: everyone may be added by anyone clinical, or by anybody while there are none. Who is an
 * owner is said by owners alone, once there is one. */
gboolean
dbk_staff_store_add (DbkConnection *connection, const DbkWho *who, DbkStaff *staff, GError **error);
gboolean dbk_staff_store_update (DbkConnection *connection,
                                 const DbkWho *who,
                                 const DbkStaff *base,
                                 DbkStaff *staff,
                                 GError **error);
/** Refuses for the last clinical member of staff. */
gboolean dbk_staff_store_retire (DbkConnection *connection,
                                 const DbkWho *who,
                                 gint64 staff_row,
                                 GError **error);
DbkStaff *dbk_staff_store_load (DbkConnection *connection, gint64 staff_row, GError **error);
/** In name order. (element-type DbkStaff) */
GPtrArray *dbk_staff_store_list (DbkConnection *connection, gboolean with_retired, GError **error);

/**
 * dbk_list_store_load:
 * @type: &dbk_device_type, &dbk_product_type, &dbk_rule_type, &dbk_aftercare_sheet_type,
 *   &dbk_consent_form_type, &dbk_scale_type or &dbk_course_template_type
 * Returns: (transfer full): values of @type that are not retired, by title
 */
GPtrArray *
dbk_list_store_load (DbkConnection *connection, const DbkRecordType *type, GError **error);
/** The same with the retired ones, and with the retired parts of each. */
GPtrArray *
dbk_list_store_load_all (DbkConnection *connection, const DbkRecordType *type, GError **error);
/** Adds (row 0) or updates one entry of a list, whose revision must be the stored one. Changes no
 * record of any client. A part (tip, batch) left out is retired, not removed. Clinical. */
gboolean
dbk_list_store_save (DbkConnection *connection, const DbkWho *who, gpointer entry, GError **error);
/**
 * dbk_list_store_update:
 * @base: the entry as it was when editing began, from dbk_list_store_load_all()
 * @entry: as it is wanted; becomes what is stored
 *
 * Merges with what others changed since; the same field changed differently is a
 * DBK_ERROR_CONFLICT. Where what a sheet or a form says changes, a new version is added and the one
 * before is retired. To retire an entry or bring it back, change its "retired_on". Clinical.
 */
gboolean dbk_list_store_update (DbkConnection *connection,
                                const DbkWho *who,
                                gconstpointer base,
                                gpointer entry,
                                GError **error);
/** @entry as it is stored now: the newest version of it. NULL with @error. (transfer full) */
gpointer dbk_list_store_load_now (DbkConnection *connection, gconstpointer entry, GError **error);

/** All lists in one read: what the pages offer. */
typedef struct
{
  DbkRecord record;
  DbkClinic *clinic;
  GPtrArray *staff; /* not retired */
  GPtrArray *devices;
  GPtrArray *products;
  GPtrArray *rules;
  GPtrArray *aftercare_sheets;
  GPtrArray *consent_forms;
  GPtrArray *course_templates;
  GPtrArray *scales; /* the clinic's own */
} DbkClinicLists;

DBK_DECLARE_RECORD (DbkClinicLists, clinic_lists)

DbkClinicLists *dbk_clinic_store_load_lists (DbkConnection *connection, GError **error);

G_END_DECLS
