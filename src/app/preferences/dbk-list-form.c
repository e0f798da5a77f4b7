/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog an entry of the clinic's lists is added and changed in. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-list-check.h"
#include "dbk-list-form.h"
#include "dbk-list-job.h"
#include "dbk-list-row.h"
#include "dbk-part-list.h"
#include "dbk-scale.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  const DbkListKind *kind;
  gpointer base;   /* NULL for a new one */
  GPtrArray *rows; /* of GtkWidget, as in the description */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_record_unref (form->base);
  g_ptr_array_unref (form->rows);
  g_free (form);
}

/* One field, whatever its kind */

static void
fill_field (Form *form, guint i, gconstpointer record)
{
  if (DBK_IS_PART_LIST (form->rows->pdata[i]))
    dbk_part_list_fill (form->rows->pdata[i], record);
  else
    dbk_list_row_fill (form->rows->pdata[i], &form->kind->fields[i], record);
}

static gboolean
read_field (Form *form, guint i, gpointer record)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));

  if (DBK_IS_PART_LIST (form->rows->pdata[i]))
    return dbk_part_list_read (form->rows->pdata[i], record, today);
  return dbk_list_row_read (form->rows->pdata[i], &form->kind->fields[i], record, today);
}

static void
set_field_error (Form *form, guint i, const char *message)
{
  if (DBK_IS_PART_LIST (form->rows->pdata[i]))
    dbk_part_list_set_error (form->rows->pdata[i], message);
  else
    dbk_list_row_set_error (form->rows->pdata[i], message);
}

static const char *
get_field_error (Form *form, guint i)
{
  if (DBK_IS_PART_LIST (form->rows->pdata[i]))
    return dbk_part_list_get_error (form->rows->pdata[i]);
  return dbk_list_row_get_error (form->rows->pdata[i]);
}

static void
focus_first_error (Form *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      if (get_field_error (form, i) == NULL)
        continue;
      if (DBK_IS_PART_LIST (form->rows->pdata[i]))
        dbk_part_list_focus (form->rows->pdata[i]);
      else
        dbk_list_row_focus (form->rows->pdata[i]);
      return;
    }
}

/* All of it. FALSE when something can't be read; the rest is in @entry all the same. */
static gboolean
read_all (Form *form, gpointer entry)
{
  gboolean good = TRUE;

  for (guint i = 0; i < form->rows->len; i++)
    good &= read_field (form, i, entry);
  return good;
}

static gpointer
new_entry (Form *form)
{
  gpointer entry = dbk_record_new (form->kind->type);

  if (form->kind->type == &dbk_scale_type)
    {
      DbkScale *scale = entry;

      /* As most of the catalogue's are. */
      scale->info.minimum = 0;
      scale->info.step = 10;
      scale->info.lower_is_better = TRUE;
      scale->info.per_area = TRUE;
    }
  if (dbk_list_has_versions (form->kind->type))
    {
      g_autofree char *first = dbk_list_next_version (NULL);

      dbk_record_set_text (entry, "version", first);
    }
  return entry;
}

/* NULL when something is wrong; it stands beside its field. */
static gpointer
read_form (Form *form)
{
  gpointer entry = form->base != NULL ? dbk_record_copy (form->base) : new_entry (form);
  g_autoptr (GError) error = NULL;
  const char *wrong = NULL;

  if (read_all (form, entry) && dbk_list_check (entry, &wrong, &error))
    return entry;
  for (guint i = 0; wrong != NULL && i < form->rows->len; i++)
    if (g_str_equal (form->kind->fields[i].name, wrong))
      set_field_error (form, i, error->message);
  focus_first_error (form);
  dbk_record_unref (entry);
  return NULL;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  gpointer entry = read_form (form);

  if (entry == NULL)
    return;
  dbk_form_dialog_submit (dialog, dbk_list_write,
                          dbk_list_job_new (dbk_form_dialog_get_context (dialog), form->base,
                                            entry),
                          dbk_list_job_free, dbk_record_unref,
                          form->base != NULL ? _ ("Saved") : _ ("Added"));
  dbk_record_unref (entry);
}

/* Somebody else was faster */

static void
show_theirs (Form *form, guint i, gconstpointer theirs)
{
  const DbkListField *field = &form->kind->fields[i];
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  if (field->kind != DBK_LIST_PARTS)
    text = dbk_list_field_text (field, theirs);
  if (dbk_text_is_blank (text))
    message = g_strdup (_ ("Somebody else changed this meanwhile. Save again to keep what stands "
                           "here, or cancel to keep theirs."));
  else
    /* Translators: %s is what somebody else wrote into the field. */
    message = g_strdup_printf (_ ("Somebody else made this “%s” meanwhile. Save again to keep what "
                                  "stands here, or cancel to keep theirs."),
                               text);
  set_field_error (form, i, message);
}

/* From here on the form changes what they stored: their fields where mine was not touched. */
static void
rebase (Form *form, gpointer theirs)
{
  gpointer mine = dbk_record_copy (form->base);

  read_all (form, mine);
  for (guint i = 0; i < form->rows->len; i++)
    {
      const DbkField *field = dbk_list_find_field (mine, form->kind->fields[i].name);

      if (dbk_record_field_equal (form->base, theirs, field) ||
          dbk_record_field_equal (mine, theirs, field))
        continue;
      if (dbk_record_field_equal (form->base, mine, field))
        fill_field (form, i, theirs);
      else
        show_theirs (form, i, theirs);
    }
  dbk_record_unref (mine);
  dbk_record_unref (form->base);
  form->base = dbk_record_ref (theirs);
  focus_first_error (form);
}

static void
theirs_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkFormDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  gpointer theirs = dbk_context_finish (result, &error);

  if (theirs == NULL)
    return;
  if (gtk_widget_get_realized (GTK_WIDGET (dialog)))
    rebase (dbk_form_dialog_get_form (dialog), theirs);
  dbk_record_unref (theirs);
}

static void
failed_cb (DbkFormDialog *dialog, const GError *error, Form *form)
{
  if (form->base == NULL || !g_error_matches (error, DBK_ERROR, DBK_ERROR_CONFLICT))
    return;
  dbk_context_read (dbk_form_dialog_get_context (dialog), dbk_list_load_now,
                    dbk_record_copy (form->base), dbk_record_unref, dbk_record_unref, NULL,
                    theirs_cb, g_object_ref (dialog));
}

/* Building */

static const char *
text_or_none (const char *text)
{
  return text != NULL && *text != '\0' ? _ (text) : NULL;
}

static void
add_to_group (GtkWidget *group, GtkWidget *row)
{
  GtkWidget *companion = dbk_list_row_get_companion (row);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (companion != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), companion);
}

static void
build (Form *form)
{
  GtkWidget *group = NULL;

  for (const DbkListField *field = form->kind->fields; field->name != NULL; field++)
    {
      GtkWidget *row;

      if (field->group != NULL)
        group = dbk_form_dialog_add_group (form->dialog, text_or_none (field->group),
                                           text_or_none (field->note));
      if (field->kind == DBK_LIST_PARTS)
        row = dbk_part_list_new (field, form->dialog);
      else
        row = dbk_list_row_new (field, form->dialog);
      g_ptr_array_add (form->rows, row);
      if (field->kind == DBK_LIST_PARTS || field->kind == DBK_LIST_AREAS)
        {
          dbk_form_dialog_add (form->dialog, row);
          continue;
        }
      add_to_group (group, row);
      if (field->group != NULL)
        dbk_spoken_name_list (row, *field->group != '\0' ? _ (field->group) : _ (field->title));
    }
}

static char *
subtitle_of (const DbkListKind *kind, gconstpointer entry)
{
  const DbkField *version = dbk_record_type_find (kind->type, "version");
  g_autofree char *next = NULL;

  if (entry == NULL || kind->type == &dbk_clinic_type)
    return NULL;
  if (version == NULL)
    return dbk_list_entry_title (entry);
  next = dbk_list_next_version (DBK_LIST_AT (entry, version, char *));
  return g_strdup_printf (_ ("A change becomes version %s"), next);
}

GtkWidget *
dbk_list_form_new (GtkWidget *from,
                   DbkContext *context,
                   const DbkListKind *kind,
                   gconstpointer entry)
{
  g_autofree char *subtitle = subtitle_of (kind, entry);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, entry != NULL ? _ (kind->edit) : _ (kind->add), subtitle,
                           entry != NULL ? _ ("_Save") : _ ("_Add"));
  Form *form = g_new0 (Form, 1);
  gpointer shown;

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->kind = kind;
  form->base = dbk_record_copy (entry);
  form->rows = g_ptr_array_new ();
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  g_signal_connect (dialog, "failed", G_CALLBACK (failed_cb), form);
  build (form);
  shown = entry != NULL ? dbk_record_copy (entry) : new_entry (form);
  for (guint i = 0; i < form->rows->len; i++)
    fill_field (form, i, shown);
  dbk_record_unref (shown);
  dbk_form_dialog_set_untouched (form->dialog);
  dbk_spoken_begin_at (dialog, form->rows->pdata[0]);
  return dialog;
}

GtkWidget *
dbk_list_form_get_row (DbkFormDialog *dialog, const char *field)
{
  Form *form = dbk_form_dialog_get_form (dialog);

  for (guint i = 0; i < form->rows->len; i++)
    if (g_str_equal (form->kind->fields[i].name, field))
      return form->rows->pdata[i];
  return NULL;
}
