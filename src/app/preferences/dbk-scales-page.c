/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scales that can be charted, and the smallest change of each that counts. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "dbk-catalog.h"
#include "dbk-clinic-store.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-improvement.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-page.h"
#include "dbk-scales-page.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

struct _DbkScalesPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  GtkWidget *page;
  GtkWidget *clamp;
};

G_DEFINE_FINAL_TYPE (DbkScalesPage, dbk_scales_page, GTK_TYPE_WIDGET)

static const char *
changes_of (DbkContext *context)
{
  DbkClinicLists *lists = dbk_context_get_lists (context);

  return lists == NULL ? NULL : lists->clinic->smallest_changes;
}

/* All scales of numbers, the clinic's own behind the catalogue's. */
static GPtrArray *
collect_scales (DbkContext *context)
{
  DbkClinicLists *lists = dbk_context_get_lists (context);
  GPtrArray *scales = g_ptr_array_new ();
  guint n;
  const DbkScaleInfo *known = dbk_catalog_scales (&n);

  for (guint i = 0; i < n; i++)
    if (dbk_scale_is_charted (&known[i]))
      g_ptr_array_add (scales, (gpointer) &known[i]);
  for (guint i = 0; lists != NULL && i < lists->scales->len; i++)
    g_ptr_array_add (scales, &((DbkScale *) lists->scales->pdata[i])->info);
  return scales;
}

/* The dialog */

typedef struct
{
  const DbkScaleInfo *scale; /* owned */
  GtkWidget *field;
} Row;

static void
row_clear (gpointer data)
{
  dbk_scale_info_unref (((Row *) data)->scale);
}

typedef struct
{
  char *before;
  GArray *rows; /* of Row */
} Form;

typedef struct
{
  DbkWho who;
  char *changes;
} Job;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_free (form->before);
  g_array_unref (form->rows);
  g_free (form);
}

static void
job_free (gpointer data)
{
  g_free (((Job *) data)->changes);
  g_free (data);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  return dbk_setting_set (connection, &job->who, "clinic.smallest_changes", job->changes, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

/* FALSE when what was typed is no change of the scale; the field then says so. */
static gboolean
read_field (const Row *row, int *tenths)
{
  DbkEntryField *field = DBK_ENTRY_FIELD (row->field);
  int length = row->scale->maximum - row->scale->minimum;
  g_autofree char *most = NULL;
  g_autofree char *message = NULL;
  double number;

  *tenths = DBK_NONE;
  if (dbk_text_is_blank (dbk_entry_field_get_text (field)))
    return TRUE;
  if (dbk_number_parse (dbk_entry_field_get_text (field), &number, NULL) && number > 0 &&
      number * 10 <= length)
    {
      *tenths = MAX ((int) lround (number * 10), 1);
      return TRUE;
    }
  most = dbk_score_format (dbk_score (length));
  /* Translators: %s is how far the scale goes from end to end. */
  message = g_strdup_printf (_ ("Enter a number above 0 and up to %s, or nothing."), most);
  dbk_entry_field_set_error (field, message);
  return FALSE;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  g_autofree char *changes = g_strdup (form->before);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  gboolean good = TRUE;
  Job *job;

  for (guint i = 0; i < form->rows->len; i++)
    {
      const Row *row = &g_array_index (form->rows, Row, i);
      char *with;
      int tenths;

      g_ptr_array_add (fields, row->field);
      if (!read_field (row, &tenths))
        {
          good = FALSE;
          continue;
        }
      with = dbk_smallest_change_set (changes, row->scale->code, tenths);
      g_free (changes);
      changes = with;
    }
  if (!good)
    {
      dbk_field_focus_first_error ((GtkWidget *const *) fields->pdata, fields->len);
      return;
    }
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->changes = g_steal_pointer (&changes);
  dbk_form_dialog_submit (dialog, store, job, job_free, NULL, _ ("Scales saved"));
}

GtkWidget *
dbk_scales_page_edit (DbkScalesPage *self)
{
  Form *form;
  GtkWidget *dialog;
  GtkWidget *group;
  g_autoptr (GPtrArray) scales = NULL;

  g_return_val_if_fail (DBK_IS_SCALES_PAGE (self), NULL);

  dialog = dbk_form_dialog_new (GTK_WIDGET (self), self->context, _ ("Smallest Changes"), NULL,
                                _ ("_Save"));
  form = g_new0 (Form, 1);
  form->before = g_strdup (changes_of (self->context));
  form->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (form->rows, row_clear);
  dbk_form_dialog_set_form (DBK_FORM_DIALOG (dialog), save, form, form_free);
  group = dbk_form_dialog_add_group (
      DBK_FORM_DIALOG (dialog), NULL,
      _ ("A change smaller than this reads “no clear change”. Take it from a source you trust; "
         "without one, a whole step of the scale counts."));
  scales = collect_scales (self->context);
  for (guint i = 0; i < scales->len; i++)
    {
      const DbkScaleInfo *scale = scales->pdata[i];
      g_autofree char *title = dbk_scale_title (scale, NULL);
      int tenths = dbk_smallest_change_find (form->before, scale->code);
      Row row = { dbk_scale_info_ref (scale), NULL };

      row.field = dbk_entry_field_new (title);
      if (tenths != DBK_NONE)
        {
          g_autofree char *text = dbk_score_format (dbk_score (tenths));

          dbk_entry_field_set_text (DBK_ENTRY_FIELD (row.field), text);
        }
      dbk_form_dialog_watch (DBK_FORM_DIALOG (dialog), row.field);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row.field);
      g_array_append_val (form->rows, row);
    }
  dbk_form_dialog_set_untouched (DBK_FORM_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* The page */

static GtkWidget *
make_row (DbkScalesPage *self, const DbkScaleInfo *scale)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *range = dbk_scale_title (scale, NULL);
  int tenths = dbk_smallest_change_find (changes_of (self->context), scale->code);
  g_autofree char *number =
      dbk_score_format (dbk_score (tenths == DBK_NONE ? scale->step : tenths));
  g_autofree char *text = tenths == DBK_NONE
                              /* Translators: %s is a number: one step of a scale. */
                              ? g_strdup_printf (_ ("one step: %s"), number)
                              : g_strdup (number);
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), range);
  if (!scale->validated)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("This scale is not validated."));
  gtk_widget_add_css_class (label, tenths == DBK_NONE ? "dbk-dim" : "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
show (DbkScalesPage *self)
{
  GtkWidget *group;
  g_autoptr (GPtrArray) scales = collect_scales (self->context);

  if (self->clamp == NULL)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("Smallest change that counts"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("What is smaller reads “no clear change” on screen and on paper."));
  if (dbk_context_is_clinical (self->context))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Edit…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      dbk_spoken_name_button (GTK_BUTTON (button), _ ("Edit Smallest Changes"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (dbk_scales_page_edit), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }
  for (guint i = 0; i < scales->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, scales->pdata[i]));
  adw_clamp_set_child (ADW_CLAMP (self->clamp), group);
}

static void
dbk_scales_page_dispose (GObject *object)
{
  DbkScalesPage *self = DBK_SCALES_PAGE (object);

  self->clamp = NULL;
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_scales_page_parent_class)->dispose (object);
}

static void
dbk_scales_page_class_init (DbkScalesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_scales_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_scales_page_init (DbkScalesPage *self)
{
  self->page = dbk_page_new ();
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 680);
  gtk_box_append (GTK_BOX (dbk_page_get_box (DBK_PAGE (self->page))), self->clamp);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_scales_page_new (DbkContext *context)
{
  DbkScalesPage *self = g_object_new (DBK_TYPE_SCALES_PAGE, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::lists", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::clinical", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

void
dbk_scales_page_set_narrow (DbkScalesPage *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_SCALES_PAGE (self));

  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
}
