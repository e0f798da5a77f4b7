/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a draft begins, and what it takes over from the last session. */
#include "config.h"

#include "dbk-draft-template.h"
#include "dbk-text.h"

static DbkSessionArea *
add_area (DbkSession *draft, const char *area)
{
  DbkSessionArea *row = dbk_session_area_new ();

  row->area = g_strdup (area);
  row->treated = TRUE;
  g_ptr_array_add (draft->areas, row);
  return row;
}

static DbkSession *
new_draft_of (const DbkStaff *staff, DbkTime now)
{
  DbkSession *draft = dbk_session_new ();

  draft->state = g_strdup ("draft");
  draft->treated_on = dbk_time_local_date (now);
  draft->recorded_at = now;
  if (staff != NULL)
    {
      draft->practitioner = g_strdup (staff->name);
      draft->practitioner_certificate = g_strdup (staff->certificate_number);
      draft->practitioner_row = staff->row;
    }
  return draft;
}

DbkSession *
dbk_session_new_draft (const DbkCourse *course, const DbkStaff *staff, DbkTime now)
{
  DbkSession *draft = new_draft_of (staff, now);

  draft->course_row = course->row;
  draft->home_care = g_strdup (course->home_care);
  for (guint i = 0; course->areas != NULL && course->areas[i] != NULL; i++)
    if (dbk_session_find_area (draft, course->areas[i]) == NULL)
      add_area (draft, course->areas[i]);
  return draft;
}

/* Fills an empty text; TRUE when it did. */
static gboolean
fill_text (char **place, const char *text)
{
  if (!dbk_text_is_blank (*place) || dbk_text_is_blank (text))
    return FALSE;
  dbk_set_text (place, text);
  return TRUE;
}

static gboolean
fill_number (int *place, int number)
{
  if (*place != DBK_NONE || number == DBK_NONE)
    return FALSE;
  *place = number;
  return TRUE;
}

/* A tip with its grit and care, a vacuum with its unit: half of each would be a third thing. */
static gboolean
fill_area (DbkSessionArea *row, const DbkSessionArea *last)
{
  gboolean changed = FALSE;

  if (dbk_text_is_blank (row->tip) && dbk_text_is_blank (row->grit))
    {
      changed |= fill_text (&row->tip, last->tip);
      changed |= fill_text (&row->grit, last->grit);
      changed |= fill_text (&row->tip_care, last->tip_care);
    }
  if (dbk_text_is_blank (row->vacuum) && !dbk_text_is_blank (last->vacuum))
    {
      dbk_set_text (&row->vacuum, last->vacuum);
      dbk_set_text (&row->vacuum_unit, last->vacuum_unit);
      changed = TRUE;
    }
  changed |= fill_number (&row->passes, last->passes);
  changed |= fill_text (&row->direction, last->direction);
  changed |= fill_number (&row->duration_seconds, last->duration_seconds);
  return changed;
}

static gboolean
fill_areas (DbkSession *draft, const DbkSession *last)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < last->areas->len; i++)
    {
      const DbkSessionArea *last_row = last->areas->pdata[i];
      DbkSessionArea *row = dbk_session_find_area (draft, last_row->area);

      if (!last_row->treated || (row != NULL && !row->treated))
        continue;
      if (row == NULL)
        {
          row = add_area (draft, last_row->area);
          changed = TRUE;
        }
      changed |= fill_area (row, last_row);
    }
  return changed;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *a_folded = dbk_text_fold (a);
  g_autofree char *b_folded = dbk_text_fold (b);

  return g_str_equal (a_folded, b_folded);
}

static const DbkProduct *
find_product (GPtrArray *products, const char *name)
{
  for (guint i = 0; products != NULL && i < products->len; i++)
    {
      const DbkProduct *product = products->pdata[i];

      if (product->retired_on == DBK_DATE_NONE && is_same_name (product->name, name))
        return product;
    }
  return NULL;
}

static gboolean
holds_product (const DbkSession *draft, const DbkSessionProduct *wanted)
{
  for (guint i = 0; i < draft->products->len; i++)
    {
      const DbkSessionProduct *product = draft->products->pdata[i];

      if (g_strcmp0 (product->moment, wanted->moment) == 0 &&
          is_same_name (product->name, wanted->name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fill_products (DbkSession *draft, const DbkSession *last, GPtrArray *products)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < last->products->len; i++)
    {
      const DbkSessionProduct *last_product = last->products->pdata[i];
      const DbkProduct *listed = find_product (products, last_product->name);
      DbkSessionProduct *product;

      if (holds_product (draft, last_product))
        continue;
      product = dbk_session_product_copy (last_product);
      /* The package is a fact of the day: only what the list says is open may stand for it. */
      dbk_set_text (&product->batch_number, listed == NULL ? NULL : listed->open_batch_number);
      product->expires_on = listed == NULL ? DBK_DATE_NONE : listed->open_expires_on;
      g_ptr_array_add (draft->products, product);
      changed = TRUE;
    }
  return changed;
}

static gboolean
fill_device (DbkSession *draft, const DbkSession *last)
{
  if (!dbk_text_is_blank (draft->device_kind) || dbk_text_is_blank (last->device_kind))
    return FALSE;
  dbk_set_text (&draft->device_kind, last->device_kind);
  dbk_set_text (&draft->device_make, last->device_make);
  dbk_set_text (&draft->device_model, last->device_model);
  dbk_set_text (&draft->device_serial, last->device_serial);
  draft->device_row = last->device_row;
  return TRUE;
}

gboolean
dbk_session_copy_settings (DbkSession *draft, const DbkSession *last, GPtrArray *products)
{
  gboolean changed = fill_device (draft, last);

  changed |= fill_text (&draft->before_treatment, last->before_treatment);
  changed |= fill_areas (draft, last);
  changed |= fill_products (draft, last, products);
  return changed;
}

DbkSession *
dbk_session_log_again (const DbkSession *session, const DbkStaff *staff, DbkTime now)
{
  g_autoptr (DbkSession) fresh = new_draft_of (staff, now);
  DbkSession *draft = dbk_session_copy (session);

  /* What names this one session or was set when it was locked begins anew. Observations and photos
   * are of whoever was treated, so they come along; scores name the other client's concerns. */
  draft->row = 0;
  draft->course_row = 0;
  dbk_set_text (&draft->id, NULL);
  dbk_set_text (&draft->state, fresh->state);
  dbk_set_text (&draft->source, NULL);
  dbk_set_text (&draft->entered_by, NULL);
  draft->recorded_at = fresh->recorded_at;
  draft->signed_at = DBK_TIME_NONE;
  dbk_set_text (&draft->signed_by, NULL);
  dbk_set_text (&draft->signed_by_certificate, NULL);
  g_clear_pointer (&draft->entered_in_error, dbk_entered_in_error_unref);
  draft->revision = DBK_NONE;
  g_ptr_array_set_size (draft->addenda, 0);
  g_ptr_array_set_size (draft->scores, 0);
  /* Weighed against the other client's health record: to be answered again. */
  g_ptr_array_set_size (draft->checks, 0);
  dbk_set_text (&draft->checks_answer, NULL);
  dbk_set_text (&draft->patch_test, NULL);
  dbk_set_text (&draft->consent_version, NULL);
  for (guint i = 0; i < draft->reactions->len; i++)
    {
      DbkSessionReaction *reaction = draft->reactions->pdata[i];

      reaction->row = 0;
      dbk_set_text (&reaction->id, NULL);
      g_ptr_array_set_size (reaction->resolutions, 0);
    }
  for (guint i = 0; i < draft->photos->len; i++)
    {
      DbkPhoto *photo = draft->photos->pdata[i];

      photo->row = 0;
      dbk_set_text (&photo->id, NULL);
    }
  /* Who treated stays who treated; whoever logs it again becomes that only where nobody stands. */
  if (dbk_text_is_blank (draft->practitioner))
    {
      dbk_set_text (&draft->practitioner, fresh->practitioner);
      dbk_set_text (&draft->practitioner_certificate, fresh->practitioner_certificate);
      draft->practitioner_row = fresh->practitioner_row;
    }
  return draft;
}

void
dbk_session_take_aftercare (DbkSession *draft, const DbkAftercareSheet *sheet)
{
  dbk_set_text (&draft->aftercare_title, sheet->title);
  dbk_set_text (&draft->aftercare_version, sheet->version);
  dbk_set_text (&draft->aftercare_text, sheet->body);
}

void
dbk_session_take_device (DbkSession *draft, const DbkDevice *device)
{
  dbk_set_text (&draft->device_kind, device->kind);
  dbk_set_text (&draft->device_make, device->make);
  dbk_set_text (&draft->device_model, device->model);
  dbk_set_text (&draft->device_serial, device->serial);
  draft->device_row = device->row;
}

DbkCourse *
dbk_course_new_from_template (const DbkCourseTemplate *course_template, DbkDate starts_on)
{
  DbkCourse *course = dbk_course_new ();

  course->title = g_strdup (course_template->title);
  course->template_title = g_strdup (course_template->title);
  course->planned_sessions = course_template->planned_sessions;
  course->interval_min_days = course_template->interval_min_days;
  course->interval_target_days = course_template->interval_target_days;
  course->interval_max_days = course_template->interval_max_days;
  course->maintenance_days = course_template->maintenance_days;
  course->home_care = g_strdup (course_template->home_care);
  course->scores_due = dbk_codes_copy (course_template->scores_due);
  course->photos_due = dbk_codes_copy (course_template->photos_due);
  course->starts_on = starts_on;
  course->status = g_strdup ("active");
  return course;
}
