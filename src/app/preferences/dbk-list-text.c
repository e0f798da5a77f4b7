/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of the clinic's lists in words. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-improvement.h"
#include "dbk-list-kind.h"
#include "dbk-scale.h"
#include "dbk-text.h"
#include "dbk-unit.h"

const DbkField *
dbk_list_find_field (gconstpointer record, const char *name)
{
  return dbk_record_type_find (((const DbkRecord *) record)->type, name);
}

gint64
dbk_list_entry_row (gconstpointer entry)
{
  return DBK_LIST_AT (entry, dbk_list_find_field (entry, "row"), gint64);
}

const char *
dbk_list_entry_id (gconstpointer entry)
{
  return DBK_LIST_AT (entry, dbk_list_find_field (entry, "id"), char *);
}

DbkDate
dbk_list_entry_retired_on (gconstpointer entry)
{
  return DBK_LIST_AT (entry, dbk_list_find_field (entry, "retired_on"), DbkDate);
}

gboolean
dbk_list_entry_is_offered (gconstpointer entry)
{
  return dbk_list_entry_retired_on (entry) == DBK_DATE_NONE;
}

void
dbk_list_entry_set_retired_on (gpointer entry, DbkDate day)
{
  DBK_LIST_AT (entry, dbk_list_find_field (entry, "retired_on"), DbkDate) = day;
}

gconstpointer
dbk_list_entry_successor (GPtrArray *entries, gconstpointer entry)
{
  const DbkField *replaces = dbk_list_find_field (entry, "replaces");

  for (guint i = 0; replaces != NULL && i < entries->len; i++)
    if (g_strcmp0 (DBK_LIST_AT (entries->pdata[i], replaces, char *), dbk_list_entry_id (entry)) ==
        0)
      return entries->pdata[i];
  return NULL;
}

/* Joins with a dot between what isn't blank; takes what it is given. */
static char *
join (char *first, char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;

  if (dbk_text_is_blank (a))
    return g_strdup (b != NULL ? b : "");
  if (dbk_text_is_blank (b))
    return g_strdup (a);
  /* Translators: two facts of one entry of a list, one after the other. */
  return g_strdup_printf (C_ ("facts", "%s · %s"), a, b);
}

static char *
range_of (const DbkDevice *device)
{
  const char *unit = dbk_vacuum_unit_name (dbk_vacuum_unit_from_code (device->vacuum_unit));
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (!dbk_text_is_blank (device->vacuum_min))
    least = dbk_number_format (g_ascii_strtod (device->vacuum_min, NULL), 2);
  if (!dbk_text_is_blank (device->vacuum_max))
    most = dbk_number_format (g_ascii_strtod (device->vacuum_max, NULL), 2);
  if (least != NULL && most != NULL)
    /* Translators: a range and its unit: "15–30 mmHg". */
    return g_strdup_printf (C_ ("range", "%s–%s %s"), least, most, unit);
  if (least != NULL)
    return g_strdup_printf (C_ ("range", "from %s %s"), least, unit);
  if (most != NULL)
    return g_strdup_printf (C_ ("range", "up to %s %s"), most, unit);
  return NULL;
}

static char *
device_subtitle (const DbkDevice *device)
{
  const char *kind = dbk_name (DBK_NAME_DEVICE_KIND, device->kind);
  gboolean named = !dbk_text_is_blank (device->make) || !dbk_text_is_blank (device->model);
  guint n_tips = 0;
  char *tips;

  for (guint i = 0; i < device->tips->len; i++)
    n_tips += ((DbkDeviceTip *) device->tips->pdata[i])->retired_on == DBK_DATE_NONE;
  tips = g_strdup_printf (ngettext ("%u tip", "%u tips", n_tips), n_tips);
  return join (join (g_strdup (named ? kind : NULL), tips), range_of (device));
}

static char *
batch_text (const DbkProduct *product, DbkDate today)
{
  g_autofree char *day = dbk_date_format_medium (product->open_expires_on);

  if (dbk_text_is_blank (product->open_batch_number))
    return NULL;
  if (product->open_expires_on == DBK_DATE_NONE)
    return g_strdup_printf (_ ("batch %s"), product->open_batch_number);
  if (product->open_expires_on < today)
    return g_strdup_printf (_ ("batch %s, expired %s"), product->open_batch_number, day);
  return g_strdup_printf (_ ("batch %s, expires %s"), product->open_batch_number, day);
}

static char *
product_subtitle (const DbkProduct *product, DbkDate today)
{
  return join (join (g_strdup (dbk_name (DBK_NAME_STEP, product->step)),
                     g_strdup (dbk_name (DBK_NAME_MOMENT, product->moment))),
               batch_text (product, today));
}

static char *
rule_subtitle (const DbkRule *rule)
{
  g_autofree char *facts = NULL;
  char *days = NULL;

  if (rule->window_days != DBK_NONE)
    days = g_strdup_printf (ngettext ("wait %d day", "wait %d days", (gulong) rule->window_days),
                            rule->window_days);
  facts = join (join (g_strdup (dbk_name (DBK_NAME_EFFECT, rule->effect)), days),
                dbk_names_areas_sentence (rule->areas));
  /* The title is what the clinic calls it. */
  if (!dbk_text_is_blank (rule->name))
    facts =
        join (g_strdup (dbk_name (DBK_NAME_CONDITION, rule->condition)), g_steal_pointer (&facts));
  return dbk_text_is_blank (rule->source) ? g_steal_pointer (&facts)
                                          : g_strdup_printf ("%s\n%s", facts, rule->source);
}

static char *
version_text (const char *version)
{
  return dbk_text_is_blank (version) ? NULL : g_strdup_printf (_ ("Version %s"), version);
}

static char *
scale_subtitle (const DbkScale *scale)
{
  const DbkScaleInfo *info = &scale->info;
  g_autofree char *minimum = dbk_score_format (dbk_score (info->minimum));
  g_autofree char *maximum = dbk_score_format (dbk_score (info->maximum));
  g_autofree char *step = dbk_score_format (dbk_score (info->step));
  /* Translators: a scale: the lowest and the highest score and the distance of two grades. */
  char *range = g_strdup_printf (_ ("%1$s–%2$s in steps of %3$s"), minimum, maximum, step);
  char *facts = join (range, g_strdup (info->lower_is_better ? _ ("lower is better")
                                                             : _ ("higher is better")));

  return join (join (facts, g_strdup (_ ("not validated"))), version_text (info->version));
}

static char *
template_subtitle (const DbkCourseTemplate *plan)
{
  char *sessions = NULL;
  char *days = NULL;

  if (plan->planned_sessions != DBK_NONE)
    sessions =
        g_strdup_printf (ngettext ("%d session", "%d sessions", (gulong) plan->planned_sessions),
                         plan->planned_sessions);
  if (plan->interval_target_days != DBK_NONE && plan->planned_sessions != 1)
    days = g_strdup_printf (ngettext ("every %d day", "every %d days",
                                      (gulong) plan->interval_target_days),
                            plan->interval_target_days);
  return join (sessions, days);
}

char *
dbk_list_entry_subtitle (gconstpointer entry, DbkDate today)
{
  const DbkRecordType *type = ((const DbkRecord *) entry)->type;

  if (type == &dbk_device_type)
    return device_subtitle (entry);
  if (type == &dbk_product_type)
    return product_subtitle (entry, today);
  if (type == &dbk_rule_type)
    return rule_subtitle (entry);
  if (type == &dbk_aftercare_sheet_type)
    return join (NULL, version_text (((const DbkAftercareSheet *) entry)->version));
  if (type == &dbk_consent_form_type)
    {
      const DbkConsentForm *form = entry;

      return join (g_strdup (dbk_name (DBK_NAME_CONSENT_KIND, form->kind)),
                   version_text (form->version));
    }
  if (type == &dbk_scale_type)
    return scale_subtitle (entry);
  if (type == &dbk_course_template_type)
    return template_subtitle (entry);
  return g_strdup ("");
}

gboolean
dbk_list_entry_needs_look (gconstpointer entry, DbkDate today)
{
  const DbkProduct *product = entry;

  return product->record.type == &dbk_product_type && product->open_expires_on != DBK_DATE_NONE &&
         product->open_expires_on < today;
}

static char *
device_title (const DbkDevice *device)
{
  g_autofree char *title =
      g_strstrip (g_strjoin (" ", device->make != NULL ? device->make : "",
                             device->model != NULL ? device->model : "", NULL));

  return g_strdup (*title != '\0' ? title : dbk_name (DBK_NAME_DEVICE_KIND, device->kind));
}

static const char *
plain_title (gconstpointer entry)
{
  static const char *const names[] = { "name", "title", "number" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DbkField *field = dbk_list_find_field (entry, names[i]);

      if (field != NULL && !dbk_text_is_blank (DBK_LIST_AT (entry, field, char *)))
        return DBK_LIST_AT (entry, field, char *);
    }
  return NULL;
}

char *
dbk_list_entry_title (gconstpointer entry)
{
  const DbkRecordType *type = ((const DbkRecord *) entry)->type;
  const char *plain;

  if (type == &dbk_device_type)
    return device_title (entry);
  plain = plain_title (entry);
  if (plain == NULL && type == &dbk_rule_type)
    plain = dbk_name (DBK_NAME_CONDITION, ((const DbkRule *) entry)->condition);
  if (type == &dbk_device_tip_type && plain != NULL)
    {
      const DbkDeviceTip *tip = entry;

      if (!dbk_text_is_blank (tip->grit))
        /* Translators: a tip and its grit: "Diamond, grit 120". */
        return g_strdup_printf (_ ("%s, grit %s"), plain, tip->grit);
    }
  return g_strdup (plain != NULL && *plain != '\0' ? plain : _ ("Without a name"));
}

static char *
names_of (DbkNameKind kind, char *const *codes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dbk_name (kind, codes[i]));
  g_ptr_array_add (names, NULL);
  return dbk_names_join ((char *const *) names->pdata);
}

char *
dbk_list_field_text (const DbkListField *field, gconstpointer record)
{
  const DbkField *place = dbk_list_find_field (record, field->name);
  char **codes;

  switch (field->kind)
    {
    case DBK_LIST_CHOICE:
      return g_strdup (dbk_name (field->names, DBK_LIST_AT (record, place, char *)));
    case DBK_LIST_CONDITION:
      return g_strdup (dbk_name (DBK_NAME_CONDITION, DBK_LIST_AT (record, place, char *)));
    case DBK_LIST_UNIT:
      return g_strdup (dbk_vacuum_unit_name (dbk_vacuum_unit_from_code (DBK_LIST_AT (record, place,
                                                                                     char *))));
    case DBK_LIST_DECIMAL:
      if (dbk_text_is_blank (DBK_LIST_AT (record, place, char *)))
        return g_strdup ("");
      return dbk_number_format (g_ascii_strtod (DBK_LIST_AT (record, place, char *), NULL), 2);
    case DBK_LIST_DAY:
      return dbk_date_format_long (DBK_LIST_AT (record, place, DbkDate));
    case DBK_LIST_AREAS:
      return dbk_names_areas_plain (DBK_LIST_AT (record, place, char **));
    case DBK_LIST_CODES:
      return names_of (field->names, DBK_LIST_AT (record, place, char **));
    case DBK_LIST_SESSIONS:
      codes = DBK_LIST_AT (record, place, char **);
      return codes != NULL ? g_strjoinv (", ", codes) : g_strdup ("");
    case DBK_LIST_TENTHS:
      return dbk_score_format (dbk_score (DBK_LIST_AT (record, place, int)));
    case DBK_LIST_EITHER:
      return g_strdup (
          dbk_name (field->names,
                    dbk_name_codes (field->names)[DBK_LIST_AT (record, place, gboolean) ? 0 : 1]));
    case DBK_LIST_LINES:
      codes = DBK_LIST_AT (record, place, char **);
      return codes != NULL ? g_strjoinv ("\n", codes) : g_strdup ("");
    case DBK_LIST_LINE:
    case DBK_LIST_TEXT:
    case DBK_LIST_NUMBER:
      return dbk_record_get_text (record, place);
    case DBK_LIST_PARTS:
    default:
      return g_strdup ("");
    }
}
