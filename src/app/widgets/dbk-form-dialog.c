/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialog with one form: Cancel, what it does, and the sentence when that failed. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-form-dialog.h"
#include "dbk-toast.h"

struct _DbkFormDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  DbkFormSaveFunc save_func;
  gpointer form;
  GDestroyNotify form_free;
  GDestroyNotify result_free;
  char *done;
  gboolean changed;
  gboolean busy;
  gboolean closing;

  AdwWindowTitle *title;
  GtkButton *save;
  GtkRevealer *problem;
  GtkLabel *problem_text;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (DbkFormDialog, dbk_form_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;
static guint failed_signal;

void
dbk_form_dialog_set_problem (DbkFormDialog *self, const char *text)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  if (text != NULL)
    gtk_label_set_label (self->problem_text, text);
  gtk_revealer_set_reveal_child (self->problem, text != NULL);
}

const char *
dbk_form_dialog_get_problem (DbkFormDialog *self)
{
  g_return_val_if_fail (DBK_IS_FORM_DIALOG (self), NULL);

  return gtk_revealer_get_reveal_child (self->problem) ? gtk_label_get_label (self->problem_text)
                                                       : NULL;
}

void
dbk_form_dialog_touch (DbkFormDialog *self)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  if (self->changed || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  self->changed = TRUE;
  dbk_context_set_unsaved (self->context, G_OBJECT (self), TRUE);
}

void
dbk_form_dialog_set_untouched (DbkFormDialog *self)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  self->changed = FALSE;
  dbk_context_set_unsaved (self->context, G_OBJECT (self), FALSE);
}

gboolean
dbk_form_dialog_is_changed (DbkFormDialog *self)
{
  g_return_val_if_fail (DBK_IS_FORM_DIALOG (self), FALSE);

  return self->changed;
}

void
dbk_form_dialog_watch (DbkFormDialog *self, GtkWidget *widget)
{
  const char *signal = "changed";

  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  if (ADW_IS_COMBO_ROW (widget))
    signal = "notify::selected";
  else if (GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget))
    signal = "notify::active";
  g_signal_connect_object (widget, signal, G_CALLBACK (dbk_form_dialog_touch), self,
                           G_CONNECT_SWAPPED);
}

/* Saving */

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkFormDialog) self = data;
  g_autoptr (GError) error = NULL;
  gpointer stored = dbk_context_finish (result, &error);

  self->busy = FALSE;
  if (error != NULL)
    {
      dbk_form_dialog_set_problem (self, error->message);
      g_signal_emit (self, failed_signal, 0, error);
      return;
    }
  if (self->done != NULL)
    dbk_toast (GTK_WIDGET (self), self->done);
  dbk_context_set_unsaved (self->context, G_OBJECT (self), FALSE);
  g_signal_emit (self, saved_signal, 0, stored);
  if (stored != NULL && self->result_free != NULL)
    self->result_free (stored);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
dbk_form_dialog_submit (DbkFormDialog *self,
                        DbkJobFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        GDestroyNotify result_free,
                        const char *done)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));
  g_return_if_fail (!self->busy);

  dbk_form_dialog_set_problem (self, NULL);
  self->busy = TRUE;
  self->result_free = result_free;
  g_free (self->done);
  self->done = g_strdup (done);
  dbk_context_write (self->context, func, data, data_free, result_free, NULL, submitted_cb,
                     g_object_ref (self));
}

void
dbk_form_dialog_save (DbkFormDialog *self)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  if (!self->busy && self->save_func != NULL)
    self->save_func (self, self->form);
}

/* Closing */

static void
discard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkFormDialog) self = data;
  g_autofree char *response = dbk_alert_finish (result);

  self->closing = FALSE;
  if (!g_str_equal (response, "discard"))
    return;
  dbk_context_set_unsaved (self->context, G_OBJECT (self), FALSE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
dbk_form_dialog_close_request (GtkWindow *window)
{
  const DbkAlertResponse responses[] = {
    { "keep", _ ("_Keep Editing"), DBK_ALERT_PLAIN },
    { "discard", _ ("_Discard"), DBK_ALERT_DESTRUCTIVE },
  };
  DbkFormDialog *self = DBK_FORM_DIALOG (window);

  if (self->busy || self->closing)
    return GDK_EVENT_STOP;
  if (!self->changed)
    return GTK_WINDOW_CLASS (dbk_form_dialog_parent_class)->close_request (window);

  self->closing = TRUE;
  dbk_alert_async (GTK_WIDGET (self), _ ("Discard What You Typed?"),
                   _ ("It has not been saved yet."), responses, G_N_ELEMENTS (responses), NULL,
                   discard_cb, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
dbk_form_dialog_dispose (GObject *object)
{
  DbkFormDialog *self = DBK_FORM_DIALOG (object);

  self->save_func = NULL;
  G_OBJECT_CLASS (dbk_form_dialog_parent_class)->dispose (object);
}

/* Its rows still tell of changes while they go: what they point to goes last. */
static void
dbk_form_dialog_finalize (GObject *object)
{
  DbkFormDialog *self = DBK_FORM_DIALOG (object);

  if (self->form != NULL && self->form_free != NULL)
    self->form_free (g_steal_pointer (&self->form));
  g_clear_pointer (&self->done, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_form_dialog_parent_class)->finalize (object);
}

static void
dbk_form_dialog_class_init (DbkFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_form_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dbk_form_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dbk_form_dialog_close_request;

  saved_signal = g_signal_new ("saved", DBK_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  failed_signal = g_signal_new ("failed", DBK_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/widgets/dbk-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkFormDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DbkFormDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DbkFormDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DbkFormDialog, problem_text);
  gtk_widget_class_bind_template_child (widget_class, DbkFormDialog, box);
  gtk_widget_class_bind_template_callback (widget_class, dbk_form_dialog_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_form_dialog_init (DbkFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_form_dialog_new (GtkWidget *from,
                     DbkContext *context,
                     const char *title,
                     const char *subtitle,
                     const char *save_label)
{
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;
  DbkFormDialog *self = g_object_new (DBK_TYPE_FORM_DIALOG, "transient-for",
                                      GTK_IS_WINDOW (root) ? root : NULL, "title", title, NULL);

  self->context = g_object_ref (context);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_button_set_label (self->save, save_label);
  return GTK_WIDGET (self);
}

void
dbk_form_dialog_set_form (DbkFormDialog *self,
                          DbkFormSaveFunc save,
                          gpointer form,
                          GDestroyNotify form_free)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  self->save_func = save;
  self->form = form;
  self->form_free = form_free;
}

gpointer
dbk_form_dialog_get_form (DbkFormDialog *self)
{
  g_return_val_if_fail (DBK_IS_FORM_DIALOG (self), NULL);

  return self->form;
}

DbkContext *
dbk_form_dialog_get_context (DbkFormDialog *self)
{
  g_return_val_if_fail (DBK_IS_FORM_DIALOG (self), NULL);

  return self->context;
}

void
dbk_form_dialog_add (DbkFormDialog *self, GtkWidget *widget)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  gtk_box_append (self->box, widget);
}

GtkWidget *
dbk_form_dialog_add_group (DbkFormDialog *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  dbk_form_dialog_add (self, group);
  return group;
}

void
dbk_form_dialog_set_destructive (DbkFormDialog *self)
{
  g_return_if_fail (DBK_IS_FORM_DIALOG (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self->save), "suggested-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "destructive-action");
}
