/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what was changed in a draft. */
#include "config.h"

#include "dbk-draft-edit.h"
#include "dbk-draft-private.h"
#include "dbk-draft-undo-private.h"
#include "dbk-draft-undo.h"

/* A day's work on one session stays far below. */
#define MOST_STEPS 500

struct _DbkDraftUndo
{
  DbkTimer timer;
  GPtrArray *past;   /* of DbkSession, the oldest first */
  GPtrArray *future; /* of DbkSession, the nearest last */
  DbkSession *now;
  char *typing; /* the field the last change was typed in, NULL for none */
  gint64 typed_at;
};

/* What differs between two states. */
typedef struct
{
  DbkDraftParts parts;
  guint n_fields;
  char *field;    /* the only one that differs: "notes", "areas/0/vacuum" */
  gboolean typed; /* it is one a person types letter by letter */
} Difference;

/* Not a person's to change, or following from what is. */
static const char *const derived[] = { "recorded_at", "revision",    "consent_version",
                                       "patch_test",  "override_by", "override_at",
                                       "assessed_by", NULL };

static const char *const typed[] = {
  "notes",
  "home_care",
  "feedback",
  "before_treatment",
  "next_recommended",
  "vacuum",
  "passes",
  "duration_seconds",
  "reaction",
  "note",
  "name",
  "batch_number",
  "not_treated_reason",
  "override_reason",
  "onset",
  "action_taken",
  "duration_minutes",
  NULL,
};

static const struct
{
  const char *field;
  DbkDraftParts parts;
} places[] = {
  { "treated_on", DBK_DRAFT_HEAD | DBK_DRAFT_CHECKS | DBK_DRAFT_AREAS },
  { "started_at", DBK_DRAFT_HEAD },
  { "duration_minutes", DBK_DRAFT_HEAD },
  { "practitioner", DBK_DRAFT_HEAD },
  { "practitioner_certificate", DBK_DRAFT_HEAD },
  { "practitioner_row", DBK_DRAFT_HEAD },
  { "device_row", DBK_DRAFT_HEAD | DBK_DRAFT_SETTINGS },
  { "device_kind", DBK_DRAFT_HEAD | DBK_DRAFT_SETTINGS },
  { "device_make", DBK_DRAFT_HEAD | DBK_DRAFT_SETTINGS },
  { "device_model", DBK_DRAFT_HEAD | DBK_DRAFT_SETTINGS },
  { "device_serial", DBK_DRAFT_HEAD | DBK_DRAFT_SETTINGS },
  { "checks_answer", DBK_DRAFT_CHECKS },
  { "checks", DBK_DRAFT_CHECKS },
  { "before_treatment", DBK_DRAFT_PRODUCTS },
  { "products", DBK_DRAFT_PRODUCTS },
  { "scores", DBK_DRAFT_SCORES },
  { "notes", DBK_DRAFT_NOTES },
  { "photos", DBK_DRAFT_PHOTOS },
};

static DbkDraftParts
parts_of (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].field, field))
      return places[i].parts;
  return DBK_DRAFT_REACTION;
}

/* A vacuum and its unit are typed in one entry. */
static const char *
name_of (const char *field)
{
  return g_str_equal (field, "vacuum_unit") ? "vacuum" : field;
}

static void
add_field (Difference *difference, char *path, const char *name)
{
  if (difference->field != NULL && g_str_equal (difference->field, path))
    {
      g_free (path);
      return;
    }
  difference->n_fields++;
  difference->typed = g_strv_contains (typed, name);
  g_free (difference->field);
  difference->field = path;
}

static gboolean
is_derived (const DbkField *field)
{
  return (field->flags & DBK_FIELD_LOCAL) != 0 || g_strv_contains (derived, field->name);
}

static GPtrArray *
list_of (const DbkSession *session, const DbkField *field)
{
  return G_STRUCT_MEMBER (GPtrArray *, session, field->offset);
}

/* Text and areas of a check follow from the day and the client's record. */
static gboolean
is_check_made (const DbkField *list, const DbkField *field)
{
  return g_str_equal (list->name, "checks") && !g_str_equal (field->name, "override_reason");
}

static void
compare_lists (Difference *difference,
               const DbkField *list,
               const DbkSession *a,
               const DbkSession *b)
{
  GPtrArray *one = list_of (a, list);
  GPtrArray *other = list_of (b, list);
  guint before = difference->n_fields;

  if (one->len != other->len)
    {
      if (!g_str_equal (list->name, "checks"))
        add_field (difference, g_strdup (list->name), list->name);
      if (g_str_equal (list->name, "areas"))
        difference->parts |= DBK_DRAFT_AREAS;
      else if (difference->n_fields != before)
        difference->parts |= parts_of (list->name);
      return;
    }
  for (guint i = 0; i < one->len; i++)
    for (guint j = 0; j < list->items->n_fields; j++)
      {
        const DbkField *field = &list->items->fields[j];
        const char *name = name_of (field->name);

        if (is_derived (field) || is_check_made (list, field) ||
            dbk_record_field_equal (one->pdata[i], other->pdata[i], field))
          continue;
        add_field (difference, g_strdup_printf ("%s/%u/%s", list->name, i, name), name);
        if (!g_str_equal (list->name, "areas"))
          difference->parts |= parts_of (list->name);
        else
          difference->parts |= g_str_equal (name, "area") || g_str_equal (name, "treated")
                                   ? DBK_DRAFT_AREAS
                                   : DBK_DRAFT_SETTINGS;
      }
}

static void
compare (const DbkSession *a, const DbkSession *b, Difference *difference)
{
  for (guint i = 0; i < dbk_session_type.n_fields; i++)
    {
      const DbkField *field = &dbk_session_type.fields[i];

      /* Rows are this database's alone, but who treated is a person's choice. */
      if (g_strv_contains (derived, field->name) || g_str_equal (field->name, "row") ||
          g_str_equal (field->name, "course_row"))
        continue;
      if (field->type == DBK_FIELD_LIST)
        compare_lists (difference, field, a, b);
      else if (!dbk_record_field_equal (a, b, field))
        {
          add_field (difference, g_strdup (field->name), field->name);
          difference->parts |= parts_of (field->name);
        }
    }
}

static gint64
now_of (DbkDraftUndo *undo)
{
  return undo->timer.now == NULL ? g_get_monotonic_time () / 1000
                                 : undo->timer.now (undo->timer.data);
}

DbkDraftUndo *
dbk_draft_undo_new (const DbkSession *session, const DbkTimer *timer)
{
  DbkDraftUndo *undo = g_new0 (DbkDraftUndo, 1);

  if (timer != NULL)
    undo->timer = *timer;
  undo->past = g_ptr_array_new_with_free_func (dbk_record_unref);
  undo->future = g_ptr_array_new_with_free_func (dbk_record_unref);
  undo->now = dbk_session_copy (session);
  return undo;
}

void
dbk_draft_undo_free (DbkDraftUndo *undo)
{
  if (undo == NULL)
    return;
  g_ptr_array_unref (undo->past);
  g_ptr_array_unref (undo->future);
  dbk_session_unref (undo->now);
  g_free (undo->typing);
  g_free (undo);
}

static void
take_now (DbkDraftUndo *undo, const DbkSession *session)
{
  dbk_session_unref (undo->now);
  undo->now = dbk_session_copy (session);
}

void
dbk_draft_undo_forget (DbkDraftUndo *undo, const DbkSession *session)
{
  g_ptr_array_set_size (undo->past, 0);
  g_ptr_array_set_size (undo->future, 0);
  g_clear_pointer (&undo->typing, g_free);
  take_now (undo, session);
}

void
dbk_draft_undo_note (DbkDraftUndo *undo, const DbkSession *session)
{
  Difference difference = { 0, 0, NULL, FALSE };
  gint64 at = now_of (undo);
  gboolean one;
  gboolean goes_on;

  compare (undo->now, session, &difference);
  if (difference.n_fields == 0)
    {
      g_free (difference.field);
      return;
    }
  one = difference.n_fields == 1 && difference.typed;
  goes_on = one && g_strcmp0 (undo->typing, difference.field) == 0 &&
            at - undo->typed_at <= DBK_UNDO_PAUSE_MS && undo->past->len > 0;
  if (!goes_on)
    {
      g_ptr_array_add (undo->past, g_steal_pointer (&undo->now));
      if (undo->past->len > MOST_STEPS)
        g_ptr_array_remove_index (undo->past, 0);
    }
  g_ptr_array_set_size (undo->future, 0);
  g_free (undo->typing);
  undo->typing = one ? g_steal_pointer (&difference.field) : NULL;
  undo->typed_at = at;
  g_free (difference.field);
  take_now (undo, session);
}

gboolean
dbk_draft_can_undo (DbkDraft *self)
{
  g_return_val_if_fail (DBK_IS_DRAFT (self), FALSE);

  return self->undo->past->len > 0;
}

gboolean
dbk_draft_can_redo (DbkDraft *self)
{
  g_return_val_if_fail (DBK_IS_DRAFT (self), FALSE);

  return self->undo->future->len > 0;
}

static DbkDraftParts
move (DbkDraft *self, GPtrArray *from, GPtrArray *to)
{
  DbkDraftUndo *undo = self->undo;
  Difference difference = { 0, 0, NULL, FALSE };
  g_autoptr (DbkSession) wanted = NULL;

  if (from->len == 0)
    return 0;
  wanted = g_ptr_array_steal_index (from, from->len - 1);
  compare (undo->now, wanted, &difference);
  g_free (difference.field);
  g_ptr_array_add (to, g_steal_pointer (&undo->now));
  undo->now = dbk_session_copy (wanted);
  g_clear_pointer (&undo->typing, g_free);
  dbk_draft_restore (self, wanted, difference.parts);
  return difference.parts;
}

DbkDraftParts
dbk_draft_undo (DbkDraft *self)
{
  g_return_val_if_fail (DBK_IS_DRAFT (self), 0);

  return move (self, self->undo->past, self->undo->future);
}

DbkDraftParts
dbk_draft_redo (DbkDraft *self)
{
  g_return_val_if_fail (DBK_IS_DRAFT (self), 0);

  return move (self, self->undo->future, self->undo->past);
}
