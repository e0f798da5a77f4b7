/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session keeps of the contraindications and the patch test of its day. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-contraindication.h"

DbkSessionCheck *
dbk_contraindication_to_check (const DbkContraindication *contraindication)
{
  DbkSessionCheck *check = dbk_session_check_new ();

  check->condition = g_strdup (contraindication->condition);
  /* Translators: two sentences after each other. */
  check->text = g_strdup_printf (_ ("%s %s"), contraindication->title, contraindication->reason);
  check->effect = g_strdup (dbk_effect_code (contraindication->effect));
  check->areas = dbk_codes_copy (contraindication->areas);
  check->clears_on = contraindication->clears_on;
  return check;
}

/* The same condition can stand there twice (waxed here, waxed there): the one with the same words
 * is the same, else the first of its kind that is left. */
static DbkSessionCheck *
take_old (GPtrArray *old, const DbkSessionCheck *check)
{
  guint found = old->len;

  for (guint i = 0; i < old->len; i++)
    {
      const DbkSessionCheck *candidate = old->pdata[i];

      if (g_strcmp0 (candidate->condition, check->condition) != 0 ||
          g_strcmp0 (candidate->effect, check->effect) != 0)
        continue;
      if (found == old->len)
        found = i;
      if (g_strcmp0 (candidate->text, check->text) == 0)
        {
          found = i;
          break;
        }
    }
  return found == old->len ? NULL : g_ptr_array_steal_index (old, found);
}

void
dbk_session_update_checks (DbkSession *draft, GPtrArray *contraindications)
{
  g_autoptr (GPtrArray) old = draft->checks;

  draft->checks = g_ptr_array_new_with_free_func (dbk_record_unref);
  for (guint i = 0; i < contraindications->len; i++)
    {
      const DbkContraindication *result = contraindications->pdata[i];
      g_autoptr (DbkSessionCheck) before = NULL;
      DbkSessionCheck *check;

      if (!result->active)
        continue;
      check = dbk_contraindication_to_check (result);
      before = take_old (old, check);
      if (before != NULL)
        {
          dbk_set_text (&check->override_reason, before->override_reason);
          dbk_set_text (&check->override_by, before->override_by);
          check->override_at = before->override_at;
        }
      g_ptr_array_add (draft->checks, check);
    }
}

static const DbkPatchTest *
newest_test (GPtrArray *patch_tests, DbkDate on)
{
  const DbkPatchTest *newest = NULL;

  for (guint i = 0; i < patch_tests->len; i++)
    {
      const DbkPatchTest *test = patch_tests->pdata[i];

      if (test->tested_on <= on && (newest == NULL || test->tested_on >= newest->tested_on))
        newest = test;
    }
  return newest;
}

const char *
dbk_patch_test_standing (GPtrArray *patch_tests, DbkDate on)
{
  const DbkPatchTest *newest = newest_test (patch_tests, on);

  if (newest == NULL)
    return "not_required";
  if (g_strcmp0 (newest->outcome, "pending") == 0 || newest->read_on > on)
    return "pending";
  if (g_strcmp0 (newest->outcome, "passed") != 0)
    return "failed";
  return newest->valid_until != DBK_DATE_NONE && newest->valid_until < on ? "expired" : "passed";
}

const char *
dbk_patch_test_standing_by_rule (GPtrArray *patch_tests, int months, DbkDate on)
{
  const char *standing = dbk_patch_test_standing (patch_tests, on);
  const DbkPatchTest *newest = newest_test (patch_tests, on);

  if (months == DBK_NONE || months <= 0)
    return standing;
  if (newest == NULL)
    return "required";
  if (g_str_equal (standing, "passed") && newest->valid_until == DBK_DATE_NONE &&
      on >= dbk_date_add_months (newest->tested_on, months))
    return "expired";
  return standing;
}
