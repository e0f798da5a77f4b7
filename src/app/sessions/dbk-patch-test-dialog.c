/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A patch test: put on, and read days later. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-list.h"
#include "dbk-check-dialogs.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-names.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  gint64 client;
  DbkPatchTest *base; /* NULL: a new one */
  GtkWidget *outcome;
  GtkWidget *tested_on;
  GtkWidget *read_on;
  GtkWidget *until;
  GtkWidget *product;
  GtkWidget *note;
  DbkAreaList *areas;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->base, dbk_patch_test_unref);
  g_free (form);
}

typedef struct
{
  DbkWho who;
  gint64 client;
  DbkPatchTest *base;
  DbkPatchTest *test;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->base, dbk_patch_test_unref);
  dbk_patch_test_unref (job->test);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkPatchTest) test = dbk_patch_test_copy (job->test);
  gboolean done;

  if (job->base == NULL)
    done = dbk_health_store_add_patch_test (connection, &job->who, job->client, test, error);
  else
    done = dbk_health_store_update_patch_test (connection, &job->who, job->base, test, error);
  return done ? g_steal_pointer (&test) : NULL;
}

static gboolean
refuse (GtkWidget *field, const char *message)
{
  dbk_entry_field_set_error (DBK_ENTRY_FIELD (field), message);
  gtk_widget_grab_focus (field);
  return FALSE;
}

static gboolean
read_days (Form *form, DbkPatchTest *test)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  GtkWidget *const fields[] = { form->tested_on, form->read_on, form->until };
  DbkDate *const days[] = { &test->tested_on, &test->read_on, &test->valid_until };
  gboolean good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!dbk_entry_field_get_date (DBK_ENTRY_FIELD (fields[i]), today, days[i]))
      good = FALSE;
  if (!good)
    {
      dbk_field_focus_first_error (fields, G_N_ELEMENTS (fields));
      return FALSE;
    }
  if (test->tested_on == DBK_DATE_NONE)
    return refuse (form->tested_on, _ ("Write on which day it was tested."));
  if (test->tested_on > today)
    return refuse (form->tested_on, _ ("This day is still to come."));
  if (test->read_on > today)
    return refuse (form->read_on, _ ("This day is still to come."));
  if (test->read_on != DBK_DATE_NONE && test->read_on < test->tested_on)
    return refuse (form->read_on, _ ("This day lies before the one above."));
  return TRUE;
}

static void
set_typed (char **place, GtkWidget *field)
{
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (field)));

  dbk_set_text (place, text);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  g_autoptr (DbkPatchTest) test =
      form->base == NULL ? dbk_patch_test_new () : dbk_patch_test_copy (form->base);
  g_auto (GStrv) areas = dbk_area_list_dup_areas (form->areas);
  Job *job;

  if (!read_days (form, test))
    return;
  dbk_set_text (&test->area, areas == NULL ? NULL : areas[0]);
  dbk_set_text (&test->outcome, dbk_code_row_get_code (form->outcome));
  set_typed (&test->product, form->product);
  set_typed (&test->note, form->note);
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->client = form->client;
  job->base = form->base == NULL ? NULL : dbk_patch_test_ref (form->base);
  job->test = g_steal_pointer (&test);
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_patch_test_unref,
                          NULL);
}

/* An outcome was seen on a day, and that is mostly today. */
static void
outcome_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (form->dialog)) ||
      g_strcmp0 (dbk_code_row_get_code (row), "pending") == 0 ||
      *dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->read_on)) != '\0')
    return;
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->read_on),
                            dbk_context_get_today (dbk_form_dialog_get_context (form->dialog)));
}

static GtkWidget *
add_field (Form *form, GtkWidget *group, const char *title)
{
  GtkWidget *field = dbk_entry_field_new (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field);
  return field;
}

static void
fill (Form *form)
{
  const DbkPatchTest *base = form->base;

  dbk_code_row_set_code (form->outcome, base->outcome);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->tested_on), base->tested_on);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->read_on), base->read_on);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->until), base->valid_until);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->product),
                            base->product == NULL ? "" : base->product);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->note), base->note == NULL ? "" : base->note);
  if (!dbk_text_is_blank (base->area))
    {
      char *const areas[] = { base->area, NULL };

      dbk_area_list_set_areas (form->areas, areas);
    }
}

static void
watch (Form *form)
{
  GtkWidget *const widgets[] = { form->outcome, form->tested_on, form->read_on,
                                 form->until,   form->product,   form->note };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    dbk_form_dialog_watch (form->dialog, widgets[i]);
  g_signal_connect_object (form->areas, "changed", G_CALLBACK (dbk_form_dialog_touch), form->dialog,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dbk_patch_test_dialog_new (GtkWidget *from,
                           DbkContext *context,
                           const DbkClientRecord *record,
                           const DbkPatchTest *test)
{
  static const char *const outcomes[] = { "pending", "passed", "failed" };
  g_autofree char *name = dbk_client_display_name (record->client);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context,
                           test == NULL ? _ ("Add Patch Test") : _ ("Edit Patch Test"), name,
                           test == NULL ? _ ("_Add") : _ ("_Save"));
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->client = record->client->row;
  form->base = test == NULL ? NULL : dbk_patch_test_ref ((DbkPatchTest *) test);
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);
  form->outcome = dbk_code_row_new (_ ("Outcome"));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    dbk_code_row_add (form->outcome, outcomes[i], dbk_name (DBK_NAME_PATCH_TEST, outcomes[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->outcome);
  form->tested_on = add_field (form, group, _ ("Tested on"));
  form->read_on = add_field (form, group, _ ("Read on"));
  form->until = add_field (form, group, _ ("Valid until (day, empty: no end)"));
  form->product = add_field (form, group, _ ("Product"));
  form->note = add_field (form, group, _ ("Note"));
  form->areas = DBK_AREA_LIST (dbk_area_list_new ());
  dbk_form_dialog_add (form->dialog, GTK_WIDGET (form->areas));
  if (test != NULL)
    fill (form);
  else
    dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->tested_on), dbk_context_get_today (context));
  g_signal_connect (form->outcome, "notify::selected", G_CALLBACK (outcome_cb), form);
  watch (form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 640);
  return dialog;
}
