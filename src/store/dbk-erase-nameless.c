/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record without the person it is about. */
#include "config.h"

#include "dbk-erase-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-id.h"

#define AT(record, field, Type) G_STRUCT_MEMBER (Type, record, (field)->offset)

/* Texts that are codes, or come from the clinic's lists and people. Whatever isn't named here goes:
 * a field that is added later is thought of as the person's own until somebody says otherwise. */
static const char *const kept[] = {
  /* codes */
  "code",
  "state",
  "status",
  "occasion",
  "scale",
  "scale_version",
  "word",
  "area",
  "view",
  "outcome",
  "answer",
  "effect",
  "condition",
  "severity",
  "tip_care",
  "vacuum_unit",
  "direction",
  "device_kind",
  "checks_answer",
  "patch_test",
  "reaction_answer",
  "step",
  "moment",
  "field",
  "parts",
  "endpoint",
  "treated",
  /* the clinic's own */
  "template_title",
  "tip",
  "grit",
  "vacuum",
  "device_make",
  "device_model",
  "device_serial",
  "practitioner",
  "practitioner_certificate",
  "consent_version",
  "aftercare_title",
  "aftercare_version",
  "aftercare_text",
  "name",
  "batch_number",
  "product",
  "signed_by",
  "signed_by_certificate",
  "entered_by",
  "written_by",
  "marked_by",
  "recorded_by",
  "noted_by",
  "confirmed_by",
  "tested_by",
  "assessed_by",
  "created_by",
  "override_by",
  "started_at",
};

/* Texts that must not be empty where there is a value. */
static const char *const dashed[] = { "source",     "reason",          "text",
                                      "other_text", "override_reason", "not_treated_reason" };

typedef struct
{
  GHashTable *ids; /* old identifier → new one */
} Scrub;

static gboolean
is_among (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
new_id (Scrub *scrub, const char *old)
{
  char *id = g_hash_table_lookup (scrub->ids, old);

  if (id == NULL)
    {
      id = dbk_id_new ();
      g_hash_table_insert (scrub->ids, g_strdup (old), id);
    }
  return id;
}

/* What an addendum sets right stays where the field itself does: "products.1.batch_number". */
static void
scrub_value (char **value, const char *corrected)
{
  const char *last = corrected == NULL ? NULL : strrchr (corrected, '.');

  if (last != NULL)
    last++;
  else
    last = corrected;
  if (last == NULL || !is_among (kept, G_N_ELEMENTS (kept), last))
    dbk_set_text (value, NULL);
}

static void
scrub_text (Scrub *scrub, gpointer record, const DbkField *field)
{
  char **text = &AT (record, field, char *);

  if (*text == NULL || **text == '\0')
    return;
  if (strcmp (field->name, "id") == 0 || strcmp (field->name, "concern") == 0)
    dbk_set_text (text, new_id (scrub, *text));
  else if (strcmp (field->name, "old_value") == 0 || strcmp (field->name, "new_value") == 0)
    scrub_value (text, ((DbkAddendum *) record)->field);
  else if (is_among (dashed, G_N_ELEMENTS (dashed), field->name))
    dbk_set_text (text, "–");
  else if (!is_among (kept, G_N_ELEMENTS (kept), field->name))
    dbk_set_text (text, NULL);
}

static void
scrub_codes (Scrub *scrub, gpointer record, const DbkField *field)
{
  char **codes = AT (record, field, char **);

  if (strcmp (field->name, "concerns") != 0)
    return;
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    dbk_set_text (&codes[i], new_id (scrub, codes[i]));
}

static void
scrub_record (Scrub *scrub, gpointer record)
{
  const DbkRecordType *type = ((DbkRecord *) record)->type;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if (field->type == DBK_FIELD_TEXT)
        scrub_text (scrub, record, field);
      else if (field->type == DBK_FIELD_CODES)
        scrub_codes (scrub, record, field);
      else if (field->type == DBK_FIELD_BYTES && (field->flags & DBK_FIELD_SEALED) == 0)
        g_clear_pointer (&AT (record, field, GBytes *), g_bytes_unref);
      else if (field->type == DBK_FIELD_RECORD && AT (record, field, gpointer) != NULL)
        scrub_record (scrub, AT (record, field, gpointer));
      else if (field->type == DBK_FIELD_LIST)
        {
          GPtrArray *list = AT (record, field, GPtrArray *);

          if (field->items == &dbk_photo_type)
            g_ptr_array_set_size (list, 0);
          for (guint j = 0; j < list->len; j++)
            scrub_record (scrub, list->pdata[j]);
        }
    }
}

/* What has to be there: a course's title, which may be anybody's words, and an addendum's text. */
static void
fill_in (DbkClientRecord *record)
{
  for (guint i = 0; i < record->courses->len; i++)
    {
      DbkCourse *course = record->courses->pdata[i];

      dbk_set_text (&course->title,
                    course->template_title == NULL || *course->template_title == '\0'
                        ? "–"
                        : course->template_title);
      for (guint j = 0; j < course->sessions->len; j++)
        {
          DbkSession *session = course->sessions->pdata[j];

          for (guint k = 0; k < session->addenda->len; k++)
            {
              DbkAddendum *addendum = session->addenda->pdata[k];

              if (addendum->text == NULL || *addendum->text == '\0')
                dbk_set_text (&addendum->text, "–");
            }
        }
    }
}

void
dbk_record_make_nameless (DbkClientRecord *record)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Scrub scrub = { ids };
  DbkClient *nameless = dbk_client_new ();

  g_ptr_array_set_size (record->consents, 0);
  g_ptr_array_set_size (record->recalls, 0);
  scrub_record (&scrub, record);
  fill_in (record);
  /* Translators: the family name of a client whose name was taken out of the records. */
  nameless->family_name = g_strdup (_ ("Anonymous"));
  nameless->skin_type = record->client->skin_type;
  nameless->added_at = record->client->added_at;
  dbk_client_unref (record->client);
  record->client = nameless;
}
