/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still missing: the session's head, products, reaction, aftercare and photos. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-completeness-private.h"
#include "dbk-progress.h"
#include "dbk-text.h"

void
dbk_missing_free (DbkMissing *missing)
{
  if (missing == NULL)
    return;
  g_free (missing->field);
  g_free (missing->label);
  g_free (missing->message);
  g_free (missing);
}

void
dbk_completeness_add (DbkCompleteness *self,
                      DbkMissingWeight weight,
                      DbkSessionSection section,
                      char *field,
                      char *label,
                      char *message)
{
  DbkMissing *missing = g_new (DbkMissing, 1);

  *missing = (DbkMissing){ weight, section, field, label, message };
  g_ptr_array_add (self->missing, missing);
}

static void
check_date (DbkCompleteness *self)
{
  if (self->draft->treated_on == DBK_DATE_NONE)
    dbk_completeness_add (self, DBK_MUST, DBK_SECTION_CHECKS, g_strdup ("treated_on"),
                          g_strdup (_ ("Date")),
                          g_strdup (_ ("Say on which day the client was treated.")));
  else if (self->draft->treated_on > self->today)
    {
      g_autofree char *day = dbk_date_format_long (self->draft->treated_on);

      dbk_completeness_add (
          self, DBK_MUST, DBK_SECTION_CHECKS, g_strdup ("treated_on"), g_strdup (_ ("Date")),
          g_strdup_printf (_ ("%s is still to come. Change the day of treatment to today or "
                              "earlier."),
                           day));
    }
}

static void
check_practitioner (DbkCompleteness *self)
{
  if (dbk_text_is_blank (self->draft->practitioner))
    dbk_completeness_add (self, DBK_MUST, DBK_SECTION_CHECKS, g_strdup ("practitioner"),
                          g_strdup (_ ("Practitioner")),
                          g_strdup (_ ("Say who treated the client.")));
}

static void
check_products (DbkCompleteness *self)
{
  for (guint i = 0; i < self->draft->products->len; i++)
    {
      const DbkSessionProduct *product = self->draft->products->pdata[i];

      /* A facial is something done, not something out of a package. */
      if (g_strcmp0 (product->step, "facial") == 0)
        continue;
      if (dbk_text_is_blank (product->batch_number))
        dbk_completeness_add (
            self, DBK_SHOULD, DBK_SECTION_PRODUCTS,
            g_strdup_printf ("products/%u/batch_number", i + 1),
            g_strdup_printf (_ ("Batch number, %s"), product->name),
            g_strdup_printf (_ ("Type the batch number of “%s”; it stands on the package."),
                             product->name));
      if (product->expires_on != DBK_DATE_NONE && product->expires_on < self->draft->treated_on)
        {
          g_autofree char *day = dbk_date_format_long (product->expires_on);

          dbk_completeness_add (
              self, DBK_SHOULD, DBK_SECTION_PRODUCTS,
              g_strdup_printf ("products/%u/expires_on", i + 1),
              g_strdup_printf (_ ("Expired, %s"), product->name),
              g_strdup_printf (
                  _ ("“%s” expired on %s. Correct the date or the batch, or take it off the list."),
                  product->name, day));
        }
    }
}

static void
check_reaction (DbkCompleteness *self)
{
  if (dbk_text_is_blank (self->draft->reaction_answer))
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_REACTION, g_strdup ("reaction_answer"),
                          g_strdup (_ ("Reaction")),
                          g_strdup (_ ("Say whether there was an adverse reaction.")));
  else if (g_strcmp0 (self->draft->reaction_answer, "some") == 0 &&
           self->draft->reactions->len == 0)
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_REACTION, g_strdup ("reactions"),
                          g_strdup (_ ("Which reaction")),
                          g_strdup (_ ("Add the adverse reaction that was seen or told.")));
  if (!self->draft->aftercare_given)
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_REACTION, g_strdup ("aftercare_given"),
                          g_strdup (_ ("Aftercare")),
                          g_strdup (_ ("Give the aftercare sheet and mark it as given.")));
}

/* Who didn't agree to them isn't photographed, so nothing is missing. */
static void
check_photos (DbkCompleteness *self)
{
  if (dbk_course_is_due_at (self->course->photos_due, self->number) &&
      self->draft->photos->len == 0 &&
      (self->record == NULL ||
       dbk_consent_in_force (self->record->consents, "photographs", self->today) != NULL))
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_PHOTOS, g_strdup ("photos"),
                          g_strdup (_ ("Photos")),
                          g_strdup (_ ("Photos are due at this session: add one.")));
}

/* A draft that was never stored is not in its course yet: it will be the next. */
static int
number_of (const DbkCourse *course, const DbkSession *draft)
{
  int number = dbk_course_session_number (course, draft);
  DbkDueFigures figures;

  if (number > 0)
    return number;
  dbk_course_due_figures (course, &figures);
  return figures.done + 1;
}

GPtrArray *
dbk_session_missing (const DbkSession *draft,
                     const DbkCourse *course,
                     const DbkClientRecord *record,
                     DbkDate today)
{
  DbkCompleteness self = {
    draft,
    course,
    record,
    today,
    number_of (course, draft),
    g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_missing_free),
  };

  check_date (&self);
  check_practitioner (&self);
  dbk_completeness_check_checks (&self);
  dbk_completeness_check_areas (&self);
  check_products (&self);
  check_reaction (&self);
  dbk_completeness_check_scores (&self);
  check_photos (&self);
  return self.missing;
}

GPtrArray *
dbk_session_missing_to_transcribe (const DbkSession *session, DbkDate today)
{
  DbkCompleteness self = {
    session, NULL, NULL,
    today,   0,    g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_missing_free),
  };

  check_date (&self);
  if (dbk_text_is_blank (session->source))
    dbk_completeness_add (&self, DBK_MUST, DBK_SECTION_NOTES, g_strdup ("source"),
                          g_strdup (_ ("Source")),
                          g_strdup (_ ("Say what it is copied from, for example: paper card.")));
  if (dbk_text_is_blank (session->notes) && session->areas->len == 0)
    dbk_completeness_add (
        &self, DBK_MUST, DBK_SECTION_NOTES, g_strdup ("notes"), g_strdup (_ ("Text")),
        g_strdup (_ ("Type what stands on the card, or choose the areas that were treated.")));
  return self.missing;
}

const DbkMissing *
dbk_missing_first_must (GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    {
      const DbkMissing *one = missing->pdata[i];

      if (one->weight == DBK_MUST)
        return one;
    }
  return NULL;
}

guint
dbk_missing_count_section (GPtrArray *missing, DbkSessionSection section)
{
  guint count = 0;

  for (guint i = 0; i < missing->len; i++)
    if (((const DbkMissing *) missing->pdata[i])->section == section)
      count++;
  return count;
}
