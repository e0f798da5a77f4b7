/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with a session as a whole: copy, sign, discard, leave. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-undo.h"
#include "dbk-missing-groups.h"
#include "dbk-session-page-private.h"
#include "dbk-text.h"
#include "dbk-toast.h"

/* Most things listed in the question before signing. */
#define MOST_LISTED 6

/* Copy last session, and its way back */

typedef struct
{
  DbkDraft *draft;
  DbkSession *after;
} Copy;

static void
copy_free (gpointer data, GClosure *closure)
{
  Copy *copy = data;

  g_object_unref (copy->draft);
  dbk_session_unref (copy->after);
  g_free (copy);
}

static void
undo_copy_cb (AdwToast *toast, gpointer data)
{
  Copy *copy = data;

  /* What was typed since is worth more than the undo. */
  if (dbk_record_equal (dbk_draft_get_session (copy->draft), copy->after))
    dbk_draft_undo (copy->draft);
}

static void
offer_undo (DbkSessionPage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;
  Copy *copy;

  if (overlay == NULL)
    return;
  copy = g_new (Copy, 1);
  *copy =
      (Copy){ g_object_ref (self->draft), dbk_session_copy (dbk_draft_get_session (self->draft)) };
  toast = adw_toast_new (_ ("Settings and products of the last session copied"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_copy_cb), copy, copy_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

void
dbk_session_page_copy_last (DbkSessionPage *self)
{
  if (self->draft == NULL)
    return;
  if (!dbk_draft_copy_last (self->draft))
    {
      dbk_toast (GTK_WIDGET (self), _ ("There was nothing left to copy"));
      return;
    }
  offer_undo (self);
  dbk_session_page_go_on (self);
}

/* Undo and redo */

static int
section_of (DbkSessionPage *self, DbkDraftParts parts)
{
  static const DbkDraftParts sections[DBK_N_SECTIONS] = {
    [DBK_SECTION_CHECKS] = DBK_DRAFT_HEAD | DBK_DRAFT_CHECKS,
    [DBK_SECTION_TREATMENT] = DBK_DRAFT_AREAS | DBK_DRAFT_SETTINGS,
    [DBK_SECTION_PRODUCTS] = DBK_DRAFT_PRODUCTS,
    [DBK_SECTION_REACTION] = DBK_DRAFT_REACTION,
    [DBK_SECTION_SCORES] = DBK_DRAFT_SCORES,
    [DBK_SECTION_NOTES] = DBK_DRAFT_NOTES,
  };

  if (self->open >= 0 && (sections[self->open] & parts) != 0)
    return self->open;
  for (int i = 0; i < DBK_N_SECTIONS; i++)
    if ((sections[i] & parts) != 0)
      return i;
  return self->open;
}

/* What changes is shown: a step taken back behind a closed card would look like nothing. */
static void
go_back (DbkSessionPage *self, DbkDraftParts (*step) (DbkDraft *))
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DbkDraftParts parts;
  GtkWidget *focus;

  if (self->draft == NULL || self->busy)
    return;
  self->going_back = TRUE;
  parts = step (self->draft);
  self->going_back = FALSE;
  if (parts == 0)
    return;
  dbk_session_page_set_open (self, section_of (self, parts));
  focus = root == NULL ? NULL : gtk_root_get_focus (root);
  /* The key that takes the next step back needs the focus on the page. */
  if ((focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))) && self->open >= 0)
    gtk_widget_child_focus (GTK_WIDGET (self->cards[self->open]), GTK_DIR_TAB_FORWARD);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_back (DBK_SESSION_PAGE (widget), dbk_draft_undo);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_back (DBK_SESSION_PAGE (widget), dbk_draft_redo);
}

void
dbk_session_page_update_undo (DbkSessionPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.undo",
                                 self->draft != NULL && dbk_draft_can_undo (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.redo",
                                 self->draft != NULL && dbk_draft_can_redo (self->draft));
}

/* Before the fields see the keys: theirs is the page's stack too. */
void
dbk_session_page_add_keys (DbkSessionPage *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } keys[] = {
    { "<Control>z", "session.undo" },
    { "<Control><Shift>z", "session.redo" },
    { "<Control>y", "session.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Leaving */

static void
emit_closed (DbkSessionPage *self)
{
  g_signal_emit_by_name (self, "closed");
  dbk_session_page_clear (self);
}

static void
leave_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (source);
  g_autofree char *response = dbk_alert_finish (result);

  if (g_strcmp0 (response, "leave") != 0 || self->draft == NULL)
    return;
  dbk_draft_abandon (self->draft);
  emit_closed (self);
}

static void
ask_to_leave (DbkSessionPage *self, const GError *error)
{
  const DbkAlertResponse responses[] = {
    { "stay", _ ("_Stay Here"), DBK_ALERT_PLAIN },
    { "leave", _ ("_Leave Without Saving"), DBK_ALERT_DESTRUCTIVE },
  };

  dbk_alert_async (GTK_WIDGET (self), _ ("The Draft Is Not Saved"), error->message, responses,
                   G_N_ELEMENTS (responses), NULL, leave_answered_cb, NULL);
}

static void
close_flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSessionPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!dbk_draft_flush_finish (DBK_DRAFT (source), result, &error))
    {
      if (self->draft == DBK_DRAFT (source))
        ask_to_leave (self, error);
      return;
    }
  if (self->draft == DBK_DRAFT (source))
    emit_closed (self);
}

void
dbk_session_page_close (DbkSessionPage *self)
{
  GtkRoot *root;

  g_return_if_fail (DBK_IS_SESSION_PAGE (self));

  if (self->draft == NULL)
    {
      emit_closed (self);
      return;
    }
  /* A field hands over its text when the cursor leaves it. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  dbk_draft_flush_async (self->draft, close_flushed_cb, g_object_ref (self));
}

/* Signing */

static void
set_busy (DbkSessionPage *self, gboolean busy)
{
  self->busy = busy;
  if (self->draft != NULL)
    dbk_session_page_update (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
}

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSessionPage) self = data;
  DbkDraft *draft = DBK_DRAFT (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!dbk_draft_sign_finish (draft, result, &error))
    {
      set_busy (self, FALSE);
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        dbk_report_error (GTK_WIDGET (self), _ ("The Session Was Not Signed"), error);
      return;
    }
  set_busy (self, FALSE);
  if (self->draft != draft)
    return;
  text = g_strdup_printf (_ ("Session %d signed"), dbk_draft_get_number (draft));
  emit_closed (self);
  dbk_toast (GTK_WIDGET (self), text);
}

static void
sign_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (source);
  g_autofree char *response = dbk_alert_finish (result);

  if (g_strcmp0 (response, "sign") != 0 || self->draft == NULL || self->busy)
    return;
  set_busy (self, TRUE);
  dbk_draft_sign_async (self->draft, signed_cb, g_object_ref (self));
}

static char *
list_missing (GPtrArray *groups)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < groups->len && i < MOST_LISTED; i++)
    {
      const DbkMissingGroup *group = groups->pdata[i];

      if (g_strcmp0 (group->field, "copy") != 0)
        g_string_append_printf (list, "\n• %s", group->label);
    }
  if (groups->len > MOST_LISTED)
    g_string_append (list, "\n• …");
  return g_string_free (list, FALSE);
}

static char *
sign_body (DbkSessionPage *self, const DbkStaff *staff)
{
  g_autoptr (GPtrArray) groups = dbk_missing_groups (self->draft);
  g_autofree char *signer = dbk_text_is_blank (staff->certificate_number)
                                ? g_strdup_printf (_ ("%s signs this session."), staff->name)
                                : g_strdup_printf (_ ("%s, certificate %s, signs this session."),
                                                   staff->name, staff->certificate_number);
  g_autofree char *missing = NULL;

  if (groups->len == 0)
    return g_strdup_printf (
        /* Translators: the first is "Priya Nair signs this session." */
        _ ("%s Nothing in it can change afterwards; corrections are added as addenda."), signer);
  missing = list_missing (groups);
  return g_strdup_printf (
      _ ("%s Nothing in it can change afterwards; corrections are added as addenda.\n\nStill "
         "missing:%s"),
      signer, missing);
}

void
dbk_session_page_sign (DbkSessionPage *self)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);
  const DbkMissing *must;
  g_autofree char *body = NULL;
  g_autofree char *heading = NULL;
  GtkRoot *root;
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "sign", _ ("_Sign"), DBK_ALERT_SUGGESTED },
  };

  if (self->draft == NULL || self->busy || staff == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  must = dbk_missing_first_must (dbk_draft_get_missing (self->draft));
  if (must != NULL)
    {
      dbk_session_page_jump (self, must->field, must->section);
      dbk_toast (GTK_WIDGET (self), must->message);
      return;
    }
  heading = g_strdup_printf (_ ("Sign Session %d?"), dbk_draft_get_number (self->draft));
  body = sign_body (self, staff);
  dbk_alert_async (GTK_WIDGET (self), heading, body, responses, G_N_ELEMENTS (responses), NULL,
                   sign_answered_cb, NULL);
}

/* Discarding */

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSessionPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!dbk_draft_discard_finish (DBK_DRAFT (source), result, &error))
    {
      set_busy (self, FALSE);
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        dbk_report_error (GTK_WIDGET (self), _ ("The Draft Was Not Discarded"), error);
      return;
    }
  set_busy (self, FALSE);
  if (self->draft != DBK_DRAFT (source))
    return;
  emit_closed (self);
  dbk_toast (GTK_WIDGET (self), _ ("Draft discarded"));
}

static void
discard_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (source);
  g_autofree char *response = dbk_alert_finish (result);

  if (g_strcmp0 (response, "discard") != 0 || self->draft == NULL || self->busy)
    return;
  set_busy (self, TRUE);
  dbk_draft_discard_async (self->draft, discarded_cb, g_object_ref (self));
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (widget);
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "discard", _ ("_Discard"), DBK_ALERT_DESTRUCTIVE },
  };

  if (self->draft == NULL || self->busy)
    return;
  dbk_alert_async (widget, _ ("Discard This Draft?"),
                   _ ("What was typed in this session is removed. The audit keeps that there was a "
                      "draft."),
                   responses, G_N_ELEMENTS (responses), NULL, discard_answered_cb, NULL);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_session_page_copy_last (DBK_SESSION_PAGE (widget));
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_session_page_sign (DBK_SESSION_PAGE (widget));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_session_page_close (DBK_SESSION_PAGE (widget));
}

/* The one key for the whole way: to what is missing next, and at its end to Sign. */
static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (widget);

  if (self->draft == NULL)
    return;
  if (dbk_draft_get_missing (self->draft)->len == 0)
    dbk_session_page_sign (self);
  else
    dbk_session_page_go_on (self);
}

/* An area is refused: to the reason that opens it. */
static void
override_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (widget);
  g_autofree char *field = NULL;

  if (self->draft == NULL)
    return;
  field = g_strdup_printf ("checks/%u/override_reason", g_variant_get_uint32 (parameter) + 1);
  dbk_session_page_jump (self, field, DBK_SECTION_CHECKS);
  dbk_toast (widget, _ ("This area is to be avoided today: type a reason to treat it"));
}

void
dbk_session_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.copy-last", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "session.sign", NULL, sign_cb);
  gtk_widget_class_install_action (widget_class, "session.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "session.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "session.override", "u", override_cb);
  gtk_widget_class_install_action (widget_class, "session.discard", NULL, discard_cb);
  gtk_widget_class_install_action (widget_class, "session.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "session.next", NULL, next_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "session.next", NULL);
}
