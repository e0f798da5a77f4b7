/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First start, and all lists in one read. */
#include "config.h"

#include "dbk-clinic-store.h"

#include "dbk-catalog.h"
#include "dbk-rows.h"
#include "dbk-scale.h"

static const DbkField clinic_lists_fields[] = {
  DBK_FIELD_OF (DbkClinicLists, RECORD, clinic, &dbk_clinic_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists, LIST, staff, &dbk_staff_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists, LIST, devices, &dbk_device_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists, LIST, products, &dbk_product_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists, LIST, rules, &dbk_rule_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists,
                LIST,
                aftercare_sheets,
                &dbk_aftercare_sheet_type,
                DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists, LIST, consent_forms, &dbk_consent_form_type, DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists,
                LIST,
                course_templates,
                &dbk_course_template_type,
                DBK_FIELD_UNSTORED),
  DBK_FIELD_OF (DbkClinicLists, LIST, scales, &dbk_scale_type, DBK_FIELD_UNSTORED),
};
const DbkRecordType dbk_clinic_lists_type =
    DBK_RECORD_TYPE (DbkClinicLists, "clinic_lists", clinic_lists_fields);

typedef struct
{
  const DbkRecordType *type;
  GPtrArray *(*make_defaults) (void);
} Shipped;

static const Shipped shipped[] = {
  { &dbk_rule_type, dbk_catalog_default_rules },
  { &dbk_course_template_type, dbk_catalog_default_templates },
  { &dbk_aftercare_sheet_type, dbk_catalog_default_aftercare_sheets },
  { &dbk_consent_form_type, dbk_catalog_default_consent_forms },
  { &dbk_product_type, dbk_catalog_default_products },
  { &dbk_device_type, dbk_catalog_default_devices },
};

static gboolean
set_up_list (DbkConnection *connection, const DbkWho *who, const Shipped *list, GError **error)
{
  g_autoptr (GPtrArray) present = dbk_list_store_load (connection, list->type, error);
  g_autoptr (GPtrArray) defaults = NULL;

  if (present == NULL)
    return FALSE;
  if (present->len > 0)
    return TRUE;
  defaults = list->make_defaults ();
  for (guint i = 0; i < defaults->len; i++)
    if (!dbk_list_store_save (connection, who, defaults->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
dbk_clinic_store_set_up (DbkConnection *connection,
                         const DbkWho *who,
                         const DbkClinic *clinic,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL || !dbk_clinic_store_save (connection, who, clinic, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (!set_up_list (connection, who, &shipped[i], error))
      return FALSE;
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Replaces the empty list in @place. */
static gboolean
load_list (DbkConnection *connection, const DbkRecordType *type, GPtrArray **place, GError **error)
{
  GPtrArray *entries = type == &dbk_staff_type ? dbk_staff_store_list (connection, FALSE, error)
                                               : dbk_list_store_load (connection, type, error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_unref (*place);
  *place = entries;
  return TRUE;
}

DbkClinicLists *
dbk_clinic_store_load_lists (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkClinicLists) lists = dbk_clinic_lists_new ();
  gboolean done;

  if (!dbk_read_begin (connection, error))
    return NULL;
  lists->clinic = dbk_clinic_store_load (connection, error);
  done = lists->clinic != NULL && load_list (connection, &dbk_staff_type, &lists->staff, error) &&
         load_list (connection, &dbk_device_type, &lists->devices, error) &&
         load_list (connection, &dbk_product_type, &lists->products, error) &&
         load_list (connection, &dbk_rule_type, &lists->rules, error) &&
         load_list (connection, &dbk_aftercare_sheet_type, &lists->aftercare_sheets, error) &&
         load_list (connection, &dbk_consent_form_type, &lists->consent_forms, error) &&
         load_list (connection, &dbk_course_template_type, &lists->course_templates, error) &&
         load_list (connection, &dbk_scale_type, &lists->scales, error);
  dbk_read_end (connection);
  return done ? g_steal_pointer (&lists) : NULL;
}
