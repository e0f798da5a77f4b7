/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a consent. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-check-dialogs.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-text.h"

#define OF_AGE 18

typedef struct
{
  DbkFormDialog *dialog;
  gint64 client;
  GPtrArray *forms; /* of DbkConsentForm */
  gboolean guardian;
  GtkWidget *form;
  GtkLabel *text;
  GtkWidget *name;
  DbkSignaturePad *pad;
  GtkLabel *pad_error;
  GtkWidget *paper;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_ptr_array_unref (form->forms);
  g_free (form);
}

typedef struct
{
  DbkWho who;
  gint64 client;
  DbkConsent *consent;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_consent_unref (job->consent);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkConsent) consent = dbk_consent_copy (job->consent);

  return dbk_health_store_add_consent (connection, &job->who, job->client, consent, error)
             ? g_steal_pointer (&consent)
             : NULL;
}

static const DbkConsentForm *
chosen_form (Form *form)
{
  const char *id = dbk_code_row_get_code (form->form);

  for (guint i = 0; i < form->forms->len; i++)
    if (g_strcmp0 (((DbkConsentForm *) form->forms->pdata[i])->id, id) == 0)
      return form->forms->pdata[i];
  return form->forms->len > 0 ? form->forms->pdata[0] : NULL;
}

static void
show_pad_error (Form *form, const char *message)
{
  gtk_label_set_text (form->pad_error, message == NULL ? "" : message);
  gtk_widget_set_visible (GTK_WIDGET (form->pad_error), message != NULL);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  const DbkConsentForm *sheet = chosen_form (form);
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  g_autofree char *name = dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->name)));
  gboolean on_paper = gtk_switch_get_active (GTK_SWITCH (form->paper));
  Job *job;

  show_pad_error (form, NULL);
  if (*name == '\0')
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->name), _ ("Write who signs."));
      gtk_widget_grab_focus (form->name);
      return;
    }
  if (!on_paper && dbk_signature_pad_is_empty (form->pad))
    {
      show_pad_error (form, _ ("Sign on the line, or say that it was signed on paper."));
      return;
    }
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (context);
  job->client = form->client;
  job->consent = dbk_consent_new ();
  dbk_set_text (&job->consent->kind, sheet->kind);
  dbk_set_text (&job->consent->form_title, sheet->title);
  dbk_set_text (&job->consent->form_version, sheet->version);
  dbk_set_text (&job->consent->form_text, sheet->body);
  dbk_set_text (&job->consent->signed_by, name);
  dbk_set_text (&job->consent->signer_relation, form->guardian ? "guardian" : "client");
  job->consent->signed_on = dbk_context_get_today (context);
  job->consent->signed_at = dbk_clock_now (dbk_context_get_clock (context));
  if (!on_paper)
    job->consent->signature = dbk_signature_pad_dup_png (form->pad);
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_consent_unref,
                          _ ("Consent taken"));
}

static void
form_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  const DbkConsentForm *sheet = chosen_form (form);

  if (sheet != NULL && !gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    gtk_label_set_text (form->text, sheet->body == NULL ? "" : sheet->body);
}

static void
paper_cb (GtkWidget *paper, GParamSpec *spec, Form *form)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (form->pad),
                            !gtk_switch_get_active (GTK_SWITCH (form->paper)));
  show_pad_error (form, NULL);
  dbk_form_dialog_touch (form->dialog);
}

static void
signed_cb (Form *form)
{
  show_pad_error (form, NULL);
  dbk_form_dialog_touch (form->dialog);
}

static char *
form_title (const DbkConsentForm *sheet)
{
  if (dbk_text_is_blank (sheet->version))
    return g_strdup (sheet->title);
  /* Translators: the title of a form and its version. */
  return g_strdup_printf (_ ("%s, version %s"), sheet->title, sheet->version);
}

static void
add_forms (Form *form)
{
  g_autofree char *first = form_title (form->forms->pdata[0]);
  /* Where there is nothing to choose, the form is a heading. */
  GtkWidget *group =
      dbk_form_dialog_add_group (form->dialog, form->forms->len == 1 ? first : NULL, NULL);

  form->form = dbk_code_row_new (_ ("Form"));
  for (guint i = 0; i < form->forms->len; i++)
    {
      const DbkConsentForm *sheet = form->forms->pdata[i];
      g_autofree char *title = form_title (sheet);

      dbk_code_row_add (form->form, sheet->id, title);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->form);
  gtk_widget_set_visible (form->form, form->forms->len > 1);
  dbk_form_dialog_add (form->dialog, dbk_consent_text_new (&form->text));
  g_signal_connect (form->form, "notify::selected", G_CALLBACK (form_cb), form);
  form_cb (form->form, NULL, form);
}

static void
add_signer (Form *form, const DbkClient *client, int age)
{
  g_autofree char *note = NULL;
  GtkWidget *group;

  if (form->guardian)
    note = g_strdup_printf (ngettext ("The client is %d on the day of the session: a parent or "
                                      "guardian signs.",
                                      "The client is %d on the day of the session: a parent or "
                                      "guardian signs.",
                                      (unsigned long) age),
                            age);
  group = dbk_form_dialog_add_group (form->dialog, NULL, note);
  form->name = dbk_entry_field_new (form->guardian ? _ ("Name of the parent or guardian")
                                                   : _ ("Name of who signs"));
  if (!form->guardian)
    {
      g_autofree char *name = dbk_client_display_name (client);

      dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->name), name);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->name);
  dbk_form_dialog_watch (form->dialog, form->name);
}

static void
add_pad (Form *form)
{
  GtkWidget *box = dbk_column_new (6, NULL);
  GtkWidget *line = dbk_row_new (10, NULL);
  GtkWidget *label = dbk_label_new (_ ("Signed on paper"), NULL);
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("C_lear"));

  form->pad = DBK_SIGNATURE_PAD (dbk_signature_pad_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->pad));
  form->pad_error = GTK_LABEL (dbk_text_new ("", "dbk-error"));
  gtk_widget_set_visible (GTK_WIDGET (form->pad_error), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->pad_error));
  form->paper = gtk_switch_new ();
  gtk_widget_set_valign (form->paper, GTK_ALIGN_CENTER);
  dbk_widget_set_name (form->paper, _ ("Signed on paper"));
  gtk_box_append (GTK_BOX (line), clear);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), form->paper);
  gtk_box_append (GTK_BOX (box), line);
  dbk_form_dialog_add (form->dialog, box);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (dbk_signature_pad_clear), form->pad);
  g_signal_connect_swapped (form->pad, "changed", G_CALLBACK (signed_cb), form);
  g_signal_connect (form->paper, "notify::active", G_CALLBACK (paper_cb), form);
}

static void
add_forms_of (GPtrArray *forms, DbkContext *context, const char *kind)
{
  GPtrArray *all = dbk_context_get_lists (context)->consent_forms;

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((DbkConsentForm *) all->pdata[i])->kind, kind) == 0)
      g_ptr_array_add (forms, dbk_record_ref (all->pdata[i]));
}

/* Those of one kind, or all with the one that is needed for a treatment first. */
static GPtrArray *
find_forms (DbkContext *context, const char *kind)
{
  static const char *const kinds[] = { "treatment", "photographs", "marketing" };
  GPtrArray *forms = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kind == NULL || g_str_equal (kind, kinds[i]))
      add_forms_of (forms, context, kinds[i]);
  return forms;
}

static const char *
title_for (const char *kind)
{
  return g_strcmp0 (kind, "treatment") == 0 ? _ ("Consent to Treatment") : _ ("Take Consent");
}

static const char *
no_form_for (const char *kind)
{
  return g_strcmp0 (kind, "treatment") == 0
             ? _ ("The clinic has no form for consent to treatment. Add one in the preferences, "
                  "then take the consent here.")
             : _ ("The clinic has no form for this consent. Add one in the preferences, then take "
                  "the consent here.");
}

GtkWidget *
dbk_consent_dialog_new (GtkWidget *from,
                        DbkContext *context,
                        const DbkClientRecord *record,
                        const char *kind,
                        DbkDate on)
{
  g_autofree char *name = dbk_client_display_name (record->client);
  int age = dbk_date_age (record->client->birth_date, on);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, title_for (kind), name, _ ("_Take Consent"));
  Form *form = g_new0 (Form, 1);

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->client = record->client->row;
  form->forms = find_forms (context, kind);
  form->guardian = age >= 0 && age < OF_AGE;
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  g_object_set_data (G_OBJECT (dialog), "dbk-consent-form", form);
  if (form->forms->len == 0)
    {
      dbk_form_dialog_set_form (form->dialog, NULL, form, form_free);
      dbk_form_dialog_set_problem (form->dialog, no_form_for (kind));
      return dialog;
    }
  add_forms (form);
  add_signer (form, record->client, age);
  add_pad (form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 640);
  return dialog;
}

DbkSignaturePad *
dbk_consent_dialog_get_pad (GtkWidget *dialog)
{
  const Form *form = g_object_get_data (G_OBJECT (dialog), "dbk-consent-form");

  return form == NULL ? NULL : form->pad;
}
