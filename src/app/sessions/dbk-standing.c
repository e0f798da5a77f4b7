/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How consent, patch test and medical history stand. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-check-dialogs.h"
#include "dbk-concern-store.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-section-parts.h"
#include "dbk-standing.h"
#include "dbk-text.h"
#include "dbk-toast.h"

typedef struct
{
  GtkWidget *box;
  GtkLabel *text;
  GtkWidget *button;
} Line;

struct _DbkStanding
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  Line consent;
  GtkWidget *show_consent;
  Line patch_test;
  Line history;
};

G_DEFINE_FINAL_TYPE (DbkStanding, dbk_standing, GTK_TYPE_WIDGET)

static const DbkConsent *
consent_of (DbkStanding *self)
{
  return dbk_consent_in_force (dbk_draft_get_record (self->draft)->consents, "treatment",
                               dbk_draft_get_session (self->draft)->treated_on);
}

static char *
describe_consent (DbkStanding *self)
{
  const DbkConsent *consent = consent_of (self);
  g_autofree char *day = NULL;

  if (consent == NULL)
    return g_strdup (_ ("No consent to treatment is in force on this day."));
  day = dbk_date_format_long (consent->signed_on);
  if (dbk_text_is_blank (consent->form_version))
    return g_strdup_printf (_ ("%s, signed %s by %s."), consent->form_title, day,
                            consent->signed_by);
  return g_strdup_printf (_ ("%s, version %s, signed %s by %s."), consent->form_title,
                          consent->form_version, day, consent->signed_by);
}

static gboolean
is_missing (DbkStanding *self, const char *field)
{
  GPtrArray *missing = dbk_draft_get_missing (self->draft);

  for (guint i = 0; i < missing->len; i++)
    if (g_strcmp0 (((DbkMissing *) missing->pdata[i])->field, field) == 0)
      return TRUE;
  return FALSE;
}

static char *
describe_history (DbkStanding *self)
{
  DbkDate on = dbk_draft_get_session (self->draft)->treated_on;
  DbkDate last = dbk_history_last_confirmed (dbk_draft_get_record (self->draft)->confirmations, on);
  g_autofree char *day = NULL;

  if (last == DBK_DATE_NONE)
    return g_strdup (_ ("Not gone through yet."));
  day = dbk_date_format_long (last);
  return g_strdup_printf (_ ("Gone through on %s."), day);
}

static void
fill (DbkStanding *self)
{
  const DbkSession *session = dbk_draft_get_session (self->draft);
  g_autofree char *consent = describe_consent (self);
  g_autofree char *history = describe_history (self);

  gtk_label_set_text (self->consent.text, consent);
  gtk_widget_set_visible (self->consent.button, is_missing (self, "consent_version"));
  gtk_widget_set_visible (self->show_consent, consent_of (self) != NULL);
  gtk_label_set_text (self->patch_test.text, dbk_name (DBK_NAME_PATCH_TEST, session->patch_test));
  gtk_label_set_text (self->history.text, history);
  gtk_widget_set_visible (self->history.button, dbk_draft_history_is_due (self->draft));
}

static void
draft_changed_cb (DbkStanding *self, guint parts)
{
  if ((parts & DBK_DRAFT_CHECKS) != 0)
    fill (self);
}

GtkWidget *
dbk_standing_take_consent (DbkStanding *self)
{
  GtkWidget *dialog;

  g_return_val_if_fail (DBK_IS_STANDING (self), NULL);

  dialog = dbk_consent_dialog_new (GTK_WIDGET (self), dbk_draft_get_context (self->draft),
                                   dbk_draft_get_record (self->draft), "treatment",
                                   dbk_draft_get_session (self->draft)->treated_on);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
take_cb (DbkStanding *self)
{
  dbk_standing_take_consent (self);
}

static void
show_cb (DbkStanding *self)
{
  const DbkConsent *consent = consent_of (self);

  if (consent != NULL)
    gtk_window_present (GTK_WINDOW (dbk_consent_window_new (GTK_WIDGET (self), consent)));
}

static void
patch_test_cb (DbkStanding *self)
{
  gtk_window_present (
      GTK_WINDOW (dbk_patch_test_dialog_new (GTK_WIDGET (self), dbk_draft_get_context (self->draft),
                                             dbk_draft_get_record (self->draft), NULL)));
}

/* The history, gone through again */

typedef struct
{
  DbkWho who;
  gint64 client;
  DbkDate day;
} Confirmation;

static gpointer
confirm_job (DbkConnection *connection, gpointer data, GError **error)
{
  const Confirmation *job = data;
  g_autoptr (DbkHistoryConfirmation) confirmation = dbk_history_confirmation_new ();

  confirmation->confirmed_on = job->day;
  dbk_set_text (&confirmation->answer, "no_change");
  dbk_health_store_add_confirmation (connection, &job->who, job->client, confirmation, error);
  return NULL;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkStanding) self = data;
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    dbk_report_error (GTK_WIDGET (self), _ ("The History Was Not Confirmed"), error);
}

void
dbk_standing_confirm_history (DbkStanding *self)
{
  DbkContext *context;
  Confirmation *job;

  g_return_if_fail (DBK_IS_STANDING (self));

  context = dbk_draft_get_context (self->draft);
  job = g_new0 (Confirmation, 1);
  job->who = dbk_context_get_who (context);
  job->client = dbk_draft_get_record (self->draft)->client->row;
  job->day = dbk_draft_get_session (self->draft)->treated_on;
  dbk_context_write (context, confirm_job, job, g_free, NULL, NULL, confirmed_cb,
                     g_object_ref (self));
}

static void
dbk_standing_dispose (GObject *object)
{
  DbkStanding *self = DBK_STANDING (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_standing_parent_class)->dispose (object);
}

static void
dbk_standing_class_init (DbkStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_standing_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_standing_init (DbkStanding *self)
{
}

static void
make_line (DbkStanding *self, Line *line, const char *title, const char *label, GCallback pressed)
{
  GtkWidget *texts = dbk_column_new (0, NULL);

  line->box = dbk_row_new (10, NULL);
  line->text = GTK_LABEL (dbk_section_text_new ("", NULL));
  gtk_box_append (GTK_BOX (texts), dbk_section_text_new (title, "caption-heading"));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (line->text));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line->box), texts);
  line->button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (line->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (line->button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line->box), line->button);
  gtk_box_append (GTK_BOX (self->box), line->box);
}

GtkWidget *
dbk_standing_new (DbkDraft *draft)
{
  DbkStanding *self = g_object_new (DBK_TYPE_STANDING, NULL);

  self->draft = g_object_ref (draft);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_line (self, &self->consent, _ ("Consent"), _ ("_Take Consent…"), G_CALLBACK (take_cb));
  self->show_consent = gtk_button_new_with_mnemonic (_ ("S_how"));
  gtk_widget_add_css_class (self->show_consent, "flat");
  gtk_widget_set_valign (self->show_consent, GTK_ALIGN_CENTER);
  dbk_widget_set_name (self->show_consent, _ ("Show the consent as signed"));
  g_signal_connect_object (self->show_consent, "clicked", G_CALLBACK (show_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->consent.box), self->show_consent,
                              gtk_widget_get_first_child (self->consent.box));
  make_line (self, &self->patch_test, _ ("Patch test"), _ ("Add _Patch Test…"),
             G_CALLBACK (patch_test_cb));
  make_line (self, &self->history, _ ("Medical history"), _ ("Confirm: Not_hing Has Changed"),
             G_CALLBACK (dbk_standing_confirm_history));
  fill (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
dbk_standing_focus_field (DbkStanding *self, const char *field)
{
  const struct
  {
    const char *field;
    GtkWidget *button;
  } places[] = {
    { "consent_version", self->consent.button },
    { "patch_test", self->patch_test.button },
    { "history", self->history.button },
  };

  g_return_val_if_fail (DBK_IS_STANDING (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].field, field) == 0)
      return gtk_widget_get_visible (places[i].button) && gtk_widget_grab_focus (places[i].button);
  return FALSE;
}
