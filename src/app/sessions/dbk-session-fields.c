/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a session an addendum may correct. */
#include "config.h"

#include "dbk-session-dialogs.h"
#include "dbk-session-field.h"

/* In the order of the page. */
static const char *const head_fields[] = {
  "treated_on",      "started_at",       "duration_minutes",    "practitioner",  "device_make",
  "device_model",    "device_serial",    "before_treatment",    "checks_answer", "patch_test",
  "consent_version", "reaction_answer",  "aftercare_given",     "home_care",     "feedback",
  "satisfaction",    "next_recommended", "next_recommended_on", "notes",
};
static const char *const area_fields[] = {
  "treated",  "not_treated_reason", "tip",    "grit",      "tip_care",
  "vacuum",   "vacuum_unit",        "passes", "direction", "duration_seconds",
  "endpoint", "reaction",           "note",
};
static const char *const product_fields[] = { "name", "batch_number", "expires_on" };
static const char *const reaction_fields[] = { "code", "severity", "onset", "action_taken",
                                               "note" };

static void
add (GPtrArray *paths, const DbkSession *session, char *path)
{
  if (dbk_session_find_field (session, path, NULL, NULL))
    g_ptr_array_add (paths, path);
  else
    g_free (path);
}

char **
dbk_session_list_fields (const DbkSession *session)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < session->areas->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (area_fields); j++)
      add (paths, session,
           g_strdup_printf ("areas/%s/%s", ((DbkSessionArea *) session->areas->pdata[i])->area,
                            area_fields[j]));
  for (guint i = 0; i < session->products->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (product_fields); j++)
      add (paths, session, g_strdup_printf ("products/%u/%s", i, product_fields[j]));
  for (guint i = 0; i < session->reactions->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (reaction_fields); j++)
      add (paths, session, g_strdup_printf ("reactions/%u/%s", i, reaction_fields[j]));
  for (guint i = 0; i < session->scores->len; i++)
    {
      const DbkAssessment *score = session->scores->pdata[i];

      add (paths, session,
           g_strdup_printf ("scores/%u/%s", i, score->score != DBK_NONE ? "score" : "word"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (head_fields); i++)
    add (paths, session, g_strdup (head_fields[i]));
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}
