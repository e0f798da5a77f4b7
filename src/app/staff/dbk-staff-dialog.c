/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's staff: who there is, adding a person, retiring one. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-clinic-store.h"
#include "dbk-field.h"
#include "dbk-names.h"
#include "dbk-pin-dialog.h"
#include "dbk-spoken.h"
#include "dbk-staff-dialog.h"
#include "dbk-text.h"
#include "dbk-toast.h"

struct _DbkStaffDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  DbkStaff *edited; /* NULL for a new person */
  gboolean busy;

  GtkStack *stack;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkWidget *save;
  GtkListBox *list;
  GtkWidget *retired_title;
  GtkListBox *retired;
  GtkWidget *refusal;
  GtkLabel *refusal_text;
  DbkEntryField *name;
  AdwComboRow *role;
  DbkEntryField *certificate_number;
  AdwActionRow *pin_row;
  GtkButton *pin_button;
};

G_DEFINE_FINAL_TYPE (DbkStaffDialog, dbk_staff_dialog, ADW_TYPE_WINDOW)

static void load (DbkStaffDialog *self);

static void
show_refusal (DbkStaffDialog *self, const char *text)
{
  gtk_widget_set_visible (self->refusal, text != NULL);
  if (text != NULL)
    gtk_label_set_label (self->refusal_text, text);
}

static void
show_page (DbkStaffDialog *self, const char *page, const char *title)
{
  gboolean form = g_str_equal (page, "form");

  gtk_stack_set_visible_child_name (self->stack, page);
  adw_window_title_set_title (self->title, title);
  gtk_widget_set_visible (self->back, form);
  gtk_widget_set_visible (self->save, form);
  show_refusal (self, NULL);
}

static void
back_cb (DbkStaffDialog *self)
{
  show_page (self, "list", _ ("Staff"));
}

/* The PIN is changed by itself: it isn't read back, and not everybody may. */
static void
show_pin (DbkStaffDialog *self)
{
  const DbkStaff *staff = self->edited;
  gboolean may = staff != NULL && dbk_pin_dialog_may (self->context, staff);
  const char *text;

  gtk_widget_set_visible (GTK_WIDGET (self->pin_row), staff != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pin_button), may);
  if (staff == NULL)
    return;
  if (!may)
    text = _ ("Set by the person, or by the owner");
  else
    text = staff->has_pin ? _ ("Asked for before this person works") : _ ("None is asked for");
  adw_action_row_set_subtitle (self->pin_row, text);
  gtk_button_set_label (self->pin_button, staff->has_pin ? _ ("C_hange…") : _ ("Se_t…"));
  dbk_spoken_name_button (self->pin_button, staff->has_pin ? _ ("Change PIN") : _ ("Set PIN"));
}

static void
pin_set_cb (DbkStaffDialog *self)
{
  load (self);
}

static void
pin_cb (DbkStaffDialog *self)
{
  GtkWidget *dialog = dbk_pin_dialog_new (GTK_WIDGET (self), self->context, self->edited);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (pin_set_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit (DbkStaffDialog *self, DbkStaff *staff)
{
  const char *const *roles = dbk_name_codes (DBK_NAME_ROLE);

  g_clear_pointer (&self->edited, dbk_staff_unref);
  if (staff != NULL)
    self->edited = dbk_staff_copy (staff);
  dbk_entry_field_set_text (self->name, staff != NULL ? staff->name : "");
  dbk_entry_field_set_text (self->certificate_number,
                            staff != NULL ? staff->certificate_number : "");
  dbk_entry_field_set_error (self->name, NULL);
  adw_combo_row_set_selected (self->role, 0);
  for (guint i = 0; staff != NULL && roles[i] != NULL; i++)
    if (g_strcmp0 (roles[i], staff->role) == 0)
      adw_combo_row_set_selected (self->role, i);
  show_pin (self);
  show_page (self, "form", staff != NULL ? _ ("Edit Person") : _ ("New Person"));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
add_cb (DbkStaffDialog *self)
{
  edit (self, NULL);
}

static DbkStaff *
staff_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "staff");
}

static void
row_activated_cb (DbkStaffDialog *self, GtkListBoxRow *row)
{
  edit (self, staff_of (GTK_WIDGET (row)));
}

/* Writing */

typedef struct
{
  DbkWho who;
  DbkStaff *base;
  DbkStaff *staff; /* NULL: retire base */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_staff_unref (job->base);
  dbk_staff_unref (job->staff);
  g_free (job);
}

static gpointer
write_staff (DbkConnection *connection, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (DbkStaff) staff = dbk_staff_copy (job->staff != NULL ? job->staff : job->base);
  gboolean done;

  if (job->staff == NULL)
    done = dbk_staff_store_retire (connection, &job->who, job->base->row, error);
  else if (job->base != NULL)
    done = dbk_staff_store_update (connection, &job->who, job->base, staff, error);
  else
    done = dbk_staff_store_add (connection, &job->who, staff, error);
  return done ? g_steal_pointer (&staff) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkStaffDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkStaff) staff = dbk_context_finish (result, &error);

  self->busy = FALSE;
  if (staff == NULL)
    {
      show_refusal (self, error->message);
      return;
    }
  show_page (self, "list", _ ("Staff"));
  load (self);
}

static void
write_job (DbkStaffDialog *self, DbkStaff *base, DbkStaff *staff)
{
  Job *job;

  if (self->busy)
    return;

  self->busy = TRUE;
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (self->context);
  job->base = base != NULL ? dbk_staff_ref (base) : NULL;
  job->staff = staff != NULL ? dbk_staff_ref (staff) : NULL;
  dbk_context_write (self->context, write_staff, job, job_free, (GDestroyNotify) dbk_staff_unref,
                     NULL, written_cb, g_object_ref (self));
}

static void
save_cb (DbkStaffDialog *self)
{
  const char *const *roles = dbk_name_codes (DBK_NAME_ROLE);
  g_autoptr (DbkStaff) staff = NULL;

  if (dbk_text_is_blank (dbk_entry_field_get_text (self->name)))
    {
      dbk_entry_field_set_error (self->name, _ ("A name is needed. What is the person called?"));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  staff = self->edited != NULL ? dbk_staff_copy (self->edited) : dbk_staff_new ();
  dbk_record_set_text (staff, "name", dbk_entry_field_get_text (self->name));
  dbk_record_set_text (staff, "certificate_number",
                       dbk_entry_field_get_text (self->certificate_number));
  dbk_set_text (&staff->role, roles[adw_combo_row_get_selected (self->role)]);
  write_job (self, self->edited, staff);
}

static void
retire_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkStaff) staff = data;
  g_autofree char *response = dbk_alert_finish (result);

  if (g_str_equal (response, "retire"))
    write_job (DBK_STAFF_DIALOG (source), staff, NULL);
}

static void
retire_cb (DbkStaffDialog *self, GtkButton *button)
{
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "retire", _ ("_Retire"), DBK_ALERT_DESTRUCTIVE },
  };
  DbkStaff *staff = staff_of (GTK_WIDGET (button));
  /* Translators: %s is a person's name. */
  g_autofree char *heading = g_strdup_printf (_ ("Retire %s?"), staff->name);

  dbk_alert_async (GTK_WIDGET (self), heading,
                   _ ("The person can no longer be chosen as working. What they signed stays as it "
                      "is, in their name."),
                   responses, G_N_ELEMENTS (responses), NULL, retire_answer_cb,
                   dbk_staff_ref (staff));
}

/* Reading */

static gpointer
list_staff (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_staff_store_list (connection, TRUE, error);
}

static void
keep_staff (gpointer object, DbkStaff *staff)
{
  g_object_set_data_full (object, "staff", dbk_staff_ref (staff), (GDestroyNotify) dbk_staff_unref);
}

static char *
subtitle_of (const DbkStaff *staff)
{
  const char *role = dbk_name (DBK_NAME_ROLE, staff->role);
  g_autofree char *day = NULL;

  if (staff->retired_on != DBK_DATE_NONE)
    {
      day = dbk_date_format_medium (staff->retired_on);
      /* Translators: a role and a day: "Practitioner, until 3 Mar 2026". */
      return g_strdup_printf (_ ("%s, until %s"), role, day);
    }
  if (dbk_text_is_blank (staff->certificate_number))
    return g_strdup (role);
  /* Translators: a role and a number: "Practitioner · certificate 1234". */
  return g_strdup_printf (_ ("%s · certificate %s"), role, staff->certificate_number);
}

static void
add_row (DbkStaffDialog *self, DbkStaff *staff)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = subtitle_of (staff);
  gboolean retired = staff->retired_on != DBK_DATE_NONE;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), staff->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  keep_staff (row, staff);
  if (!retired)
    {
      GtkWidget *retire = gtk_button_new_with_mnemonic (_ ("_Retire…"));
      /* Translators: %s is a person's name; read aloud. */
      g_autofree char *spoken = g_strdup_printf (_ ("Retire %s"), staff->name);

      gtk_widget_set_valign (retire, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (retire, "flat");
      dbk_spoken_name_button (GTK_BUTTON (retire), spoken);
      keep_staff (retire, staff);
      g_signal_connect_swapped (retire, "clicked", G_CALLBACK (retire_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), retire);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  gtk_list_box_append (retired ? self->retired : self->list, row);
}

static void
empty_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkStaffDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = dbk_context_finish (result, &error);
  gboolean any_retired = FALSE;

  if (self->list == NULL)
    return;
  if (staff == NULL)
    {
      show_refusal (self, error->message);
      return;
    }
  empty_list (self->list);
  empty_list (self->retired);
  for (guint i = 0; i < staff->len; i++)
    {
      DbkStaff *one = g_ptr_array_index (staff, i);

      add_row (self, one);
      any_retired = any_retired || one->retired_on != DBK_DATE_NONE;
      /* Its PIN may be another now; what is typed in the form stays. */
      if (self->edited != NULL && self->edited->row == one->row)
        self->edited->has_pin = one->has_pin;
    }
  show_pin (self);
  gtk_widget_set_visible (GTK_WIDGET (self->retired), any_retired);
  gtk_widget_set_visible (self->retired_title, any_retired);
}

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
load (DbkStaffDialog *self)
{
  dbk_context_read (self->context, list_staff, NULL, NULL, unref_array, NULL, loaded_cb,
                    g_object_ref (self));
}

static void
dbk_staff_dialog_dispose (GObject *object)
{
  DbkStaffDialog *self = DBK_STAFF_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->edited, dbk_staff_unref);

  G_OBJECT_CLASS (dbk_staff_dialog_parent_class)->dispose (object);
}

static void
dbk_staff_dialog_class_init (DbkStaffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_staff_dialog_dispose;

  g_type_ensure (DBK_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/staff/dbk-staff-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, back);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, retired_title);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, retired);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, refusal_text);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, role);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, certificate_number);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, pin_row);
  gtk_widget_class_bind_template_child (widget_class, DbkStaffDialog, pin_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_staff_dialog_init (DbkStaffDialog *self)
{
  const char *const *roles = dbk_name_codes (DBK_NAME_ROLE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; roles[i] != NULL; i++)
    gtk_string_list_append (names, dbk_name (DBK_NAME_ROLE, roles[i]));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (names));
  dbk_spoken_name_list (GTK_WIDGET (self->name), _ ("Person"));
}

GtkWidget *
dbk_staff_dialog_new (GtkWindow *parent, DbkContext *context)
{
  DbkStaffDialog *self = g_object_new (DBK_TYPE_STAFF_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  load (self);
  return GTK_WIDGET (self);
}

void
dbk_staff_dialog_add (DbkStaffDialog *self)
{
  g_return_if_fail (DBK_IS_STAFF_DIALOG (self));

  edit (self, NULL);
}
