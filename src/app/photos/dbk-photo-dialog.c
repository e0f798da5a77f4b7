/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about photographs: the day, the view, the area. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-code-row.h"
#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-photo-dialog.h"
#include "dbk-photo-store.h"
#include "dbk-photo-thumb.h"
#include "dbk-text.h"

typedef struct
{
  DbkPhoto *photo;
  GtkWidget *view;
  GtkWidget *area;
} One;

typedef struct
{
  DbkFormDialog *dialog;
  DbkContext *context;
  GtkWidget *from;
  gint64 client; /* 0: nothing is added to one */
  DbkPhotoTakeFunc take;
  GPtrArray *all; /* of One */
  GtkWidget *day;
  GtkWidget *note; /* NULL for several */
  gboolean stored; /* the files are somebody's now */
} Form;

/* The files of what was not added go again. */

typedef struct
{
  DbkWho who;
  gint64 client;
  gboolean add;
  GPtrArray *photos; /* of DbkPhoto */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->photos);
  g_free (job);
}

static Job *
job_new (Form *form)
{
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (form->context);
  job->client = form->client;
  job->photos = g_ptr_array_new_with_free_func (dbk_record_unref);
  return job;
}

static gpointer
sweep (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  for (guint i = 0; i < job->photos->len; i++)
    dbk_photo_store_sweep (connection, &job->who,
                           ((const DbkPhoto *) job->photos->pdata[i])->sha256);
  return NULL;
}

static void
one_free (gpointer data)
{
  One *one = data;

  dbk_photo_unref (one->photo);
  g_free (one);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  if (!form->stored)
    {
      Job *job = job_new (form);

      for (guint i = 0; i < form->all->len; i++)
        g_ptr_array_add (job->photos, dbk_photo_ref (((One *) form->all->pdata[i])->photo));
      dbk_context_write (form->context, sweep, job, job_free, NULL, NULL, NULL, NULL);
    }
  g_ptr_array_unref (form->all);
  g_object_unref (form->from);
  g_object_unref (form->context);
  g_free (form);
}

/* Saving */

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &job->who, error);

  if (transaction == NULL)
    return NULL;
  for (guint i = 0; i < job->photos->len; i++)
    {
      g_autoptr (DbkPhoto) photo = dbk_photo_copy (job->photos->pdata[i]);

      if (!(job->add ? dbk_photo_store_add (connection, &job->who, job->client, photo, error)
                     : dbk_photo_store_update (connection, &job->who, photo, error)))
        return NULL;
    }
  dbk_transaction_commit (g_steal_pointer (&transaction), error);
  return NULL;
}

static void
saved_cb (DbkFormDialog *dialog, gpointer stored, Form *form)
{
  form->stored = TRUE;
}

static gboolean
read_day (Form *form, DbkDate *day)
{
  DbkDate today = dbk_context_get_today (form->context);

  if (!dbk_entry_field_get_date (DBK_ENTRY_FIELD (form->day), today, day))
    {
      dbk_field_focus_first_error (&form->day, 1);
      return FALSE;
    }
  if (*day <= today)
    return TRUE;
  dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->day), _ ("This day is still to come."));
  gtk_widget_grab_focus (form->day);
  return FALSE;
}

static DbkPhoto *
read_one (Form *form, One *one, DbkDate day)
{
  DbkPhoto *photo = dbk_photo_copy (one->photo);

  if (day != DBK_DATE_NONE || form->all->len == 1)
    photo->taken_on = day;
  dbk_set_text (&photo->view, dbk_code_row_get_code (one->view));
  dbk_set_text (&photo->area, dbk_code_row_get_code (one->area));
  if (form->note != NULL)
    {
      g_autofree char *note =
          dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->note)));

      dbk_set_text (&photo->note, note);
    }
  return photo;
}

static gboolean
check_views (Form *form)
{
  for (guint i = 0; i < form->all->len; i++)
    {
      One *one = form->all->pdata[i];

      if (*dbk_code_row_get_code (one->view) != '\0')
        continue;
      dbk_field_set_error (one->view, _ ("Choose from where it was taken."));
      gtk_widget_grab_focus (one->view);
      return FALSE;
    }
  return TRUE;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkDate day = DBK_DATE_NONE;
  Job *job;

  if (!check_views (form) || !read_day (form, &day))
    return;
  job = job_new (form);
  for (guint i = 0; i < form->all->len; i++)
    g_ptr_array_add (job->photos, read_one (form, form->all->pdata[i], day));
  if (form->take != NULL)
    {
      form->stored = TRUE;
      form->take (form->from, job->photos);
      job_free (job);
      dbk_form_dialog_set_untouched (dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  job->add = form->client != 0;
  dbk_form_dialog_submit (dialog, store, job, job_free, NULL, NULL);
}

/* The form */

static void
view_cb (GtkWidget *row)
{
  if (*dbk_code_row_get_code (row) != '\0')
    dbk_field_set_error (row, NULL);
}

static GtkWidget *
add_choice (Form *form,
            GtkWidget *group,
            const char *title,
            DbkNameKind kind,
            const char *none,
            const char *code)
{
  GtkWidget *row = dbk_code_row_new (title);
  const char *const *codes = dbk_name_codes (kind);

  dbk_code_row_add (row, "", none);
  for (guint i = 0; codes[i] != NULL; i++)
    dbk_code_row_add (row, codes[i], dbk_name (kind, codes[i]));
  /* One that came from elsewhere stays what it is. */
  if (!dbk_text_is_blank (code) && !g_strv_contains (codes, code))
    dbk_code_row_add (row, code, dbk_name (kind, code));
  dbk_code_row_set_code (row, code == NULL ? "" : code);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  dbk_form_dialog_watch (form->dialog, row);
  return row;
}

static void
add_one (Form *form, const DbkPhoto *photo, GdkTexture *small)
{
  One *one = g_new0 (One, 1);
  GtkWidget *line = dbk_row_new (12, NULL);
  GtkWidget *thumb = dbk_photo_thumb_new (112, 112);
  GtkWidget *group = adw_preferences_group_new ();

  one->photo = dbk_photo_ref ((DbkPhoto *) photo);
  gtk_widget_set_valign (thumb, GTK_ALIGN_CENTER);
  if (small != NULL)
    dbk_photo_thumb_show_texture (DBK_PHOTO_THUMB (thumb), small);
  else
    dbk_photo_thumb_show (DBK_PHOTO_THUMB (thumb), dbk_photo_cache_get (form->context),
                          photo->sha256, NULL);
  dbk_widget_set_name (thumb, _ ("Photograph"));
  gtk_widget_set_hexpand (group, TRUE);
  one->view = add_choice (form, group, _ ("View"), DBK_NAME_VIEW, _ ("Choose…"), photo->view);
  one->area =
      add_choice (form, group, _ ("Area"), DBK_NAME_AREA, _ ("No single area"), photo->area);
  g_signal_connect (one->view, "notify::selected", G_CALLBACK (view_cb), NULL);
  gtk_box_append (GTK_BOX (line), thumb);
  gtk_box_append (GTK_BOX (line), group);
  g_ptr_array_add (form->all, one);
  dbk_form_dialog_add (form->dialog, line);
}

static Form *
form_new (GtkWidget *from, DbkContext *context, const char *title, const char *label)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->dialog = DBK_FORM_DIALOG (dbk_form_dialog_new (from, context, title, NULL, label));
  form->context = g_object_ref (context);
  form->from = g_object_ref (from);
  form->all = g_ptr_array_new_with_free_func (one_free);
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  g_signal_connect (form->dialog, "saved", G_CALLBACK (saved_cb), form);
  group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);
  form->day = dbk_entry_field_new (_ ("Taken on"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->day);
  gtk_window_set_default_size (GTK_WINDOW (form->dialog), 560, 620);
  return form;
}

static void
add_note (Form *form, const char *note)
{
  GtkWidget *group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);

  form->note = dbk_entry_field_new (_ ("Note"));
  if (note != NULL)
    dbk_entry_field_set_text (DBK_ENTRY_FIELD (form->note), note);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->note);
}

/* What the camera noted, where all say the same; today, where none says anything. */
static DbkDate
common_day (GPtrArray *photos, DbkDate today)
{
  DbkDate first = ((const DbkPhotoIn *) photos->pdata[0])->photo->taken_on;

  for (guint i = 1; i < photos->len; i++)
    if (((const DbkPhotoIn *) photos->pdata[i])->photo->taken_on != first)
      return DBK_DATE_NONE;
  return first == DBK_DATE_NONE || first > today ? today : first;
}

static GtkWidget *
fill (Form *form, GPtrArray *photos)
{
  DbkDate day = common_day (photos, dbk_context_get_today (form->context));

  for (guint i = 0; i < photos->len; i++)
    {
      const DbkPhotoIn *in = photos->pdata[i];

      add_one (form, in->photo, in->small);
    }
  if (photos->len == 1)
    add_note (form, NULL);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->day), day);
  if (day == DBK_DATE_NONE)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->day),
                                   _ ("Taken on (empty: the day each camera noted)"));
  dbk_form_dialog_watch (form->dialog, form->day);
  if (form->note != NULL)
    dbk_form_dialog_watch (form->dialog, form->note);
  return GTK_WIDGET (form->dialog);
}

GtkWidget *
dbk_photo_add_dialog_new (GtkWidget *from,
                          DbkContext *context,
                          gint64 client_row,
                          GPtrArray *photos)
{
  Form *form = form_new (from, context, _ ("Add Photographs"), _ ("_Add"));

  form->client = client_row;
  return fill (form, photos);
}

GtkWidget *
dbk_photo_take_dialog_new (GtkWidget *from,
                           DbkContext *context,
                           GPtrArray *photos,
                           DbkPhotoTakeFunc take)
{
  Form *form = form_new (from, context, _ ("Add Photographs"), _ ("_Add"));

  form->take = take;
  return fill (form, photos);
}

/* Removing */

static gpointer
remove_job (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  dbk_photo_store_remove (connection, &job->who, ((const DbkPhoto *) job->photos->pdata[0])->row,
                          error);
  return NULL;
}

static void
removal_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkFormDialog) dialog = data;
  g_autofree char *response = dbk_alert_finish (result);
  Form *form = dbk_form_dialog_get_form (dialog);
  const DbkPhoto *photo;
  Job *job;

  if (!g_str_equal (response, "remove") || gtk_widget_in_destruction (GTK_WIDGET (dialog)))
    return;
  photo = ((One *) form->all->pdata[0])->photo;
  job = job_new (form);
  g_ptr_array_add (job->photos, dbk_photo_ref ((DbkPhoto *) photo));
  dbk_photo_cache_forget (dbk_photo_cache_get (form->context), photo->sha256);
  dbk_form_dialog_submit (dialog, remove_job, job, job_free, NULL, _ ("Photograph removed"));
}

static void
remove_cb (DbkFormDialog *dialog)
{
  const DbkAlertResponse responses[] = {
    { "keep", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "remove", _ ("_Remove"), DBK_ALERT_DESTRUCTIVE },
  };

  dbk_alert_async (GTK_WIDGET (dialog), _ ("Remove This Photograph?"),
                   _ ("The photograph itself is deleted and can’t be brought back. The history "
                      "keeps that it was there, and who removed it."),
                   responses, G_N_ELEMENTS (responses), NULL, removal_cb, g_object_ref (dialog));
}

static void
add_removal (Form *form)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove Photograph…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), form->dialog,
                           G_CONNECT_SWAPPED);
  dbk_form_dialog_add (form->dialog, button);
}

static Form *
edit_form_new (GtkWidget *from, DbkContext *context, const DbkPhoto *photo)
{
  Form *form = form_new (from, context, _ ("Edit Photograph"), _ ("_Save"));

  form->stored = TRUE;
  add_one (form, photo, NULL);
  add_note (form, photo->note);
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->day), photo->taken_on);
  dbk_form_dialog_watch (form->dialog, form->day);
  dbk_form_dialog_watch (form->dialog, form->note);
  return form;
}

GtkWidget *
dbk_photo_change_dialog_new (GtkWidget *from,
                             DbkContext *context,
                             const DbkPhoto *photo,
                             DbkPhotoTakeFunc take)
{
  Form *form = edit_form_new (from, context, photo);

  form->take = take;
  return GTK_WIDGET (form->dialog);
}

GtkWidget *
dbk_photo_edit_dialog_new (GtkWidget *from, DbkContext *context, const DbkPhoto *photo)
{
  Form *form = edit_form_new (from, context, photo);

  add_removal (form);
  return GTK_WIDGET (form->dialog);
}
