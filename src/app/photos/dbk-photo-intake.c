/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs on their way in: chosen, dropped or pasted. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-file-dialog.h"
#include "dbk-photo-cache.h"
#include "dbk-photo-intake.h"
#include "dbk-photo-store.h"

static void
in_free (gpointer data)
{
  DbkPhotoIn *in = data;

  dbk_photo_unref (in->photo);
  g_object_unref (in->small);
  g_free (in);
}

/* Reading and keeping, in a thread of its own */

typedef struct
{
  char *directory;
  GPtrArray *files;  /* of GFile */
  GPtrArray *pieces; /* of GBytes: those without a file */
  GPtrArray *photos; /* of DbkPhotoIn */
  GString *problem;
  DbkPhotoIntakeFunc func;
} Intake;

static void
intake_free (gpointer data)
{
  Intake *intake = data;

  g_free (intake->directory);
  g_ptr_array_unref (intake->files);
  g_ptr_array_unref (intake->pieces);
  g_ptr_array_unref (intake->photos);
  g_string_free (intake->problem, TRUE);
  g_free (intake);
}

static Intake *
intake_new (DbkContext *context, DbkPhotoIntakeFunc func)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->directory = g_strdup (dbk_context_get_directory (context));
  intake->files = g_ptr_array_new_with_free_func (g_object_unref);
  intake->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  intake->photos = g_ptr_array_new_with_free_func (in_free);
  intake->problem = g_string_new (NULL);
  intake->func = func;
  return intake;
}

static void
keep (Intake *intake, GBytes *bytes, const char *name, GError *read_error)
{
  g_autoptr (GError) error = read_error;
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (DbkPhoto) photo = NULL;
  DbkPhotoIn *in;

  if (bytes != NULL)
    photo = dbk_photo_keep (intake->directory, bytes, &small, NULL, &error);
  if (photo == NULL)
    {
      if (intake->problem->len > 0)
        g_string_append_c (intake->problem, '\n');
      if (name != NULL)
        g_string_append_printf (intake->problem, "%s: ", name);
      g_string_append (intake->problem, error->message);
      return;
    }
  in = g_new (DbkPhotoIn, 1);
  in->photo = g_steal_pointer (&photo);
  in->small = dbk_photo_texture_new (small);
  g_ptr_array_add (intake->photos, in);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Intake *intake = data;

  for (guint i = 0; i < intake->files->len; i++)
    {
      g_autofree char *path = g_file_get_path (intake->files->pdata[i]);
      g_autofree char *name = path == NULL ? NULL : g_filename_display_basename (path);
      g_autoptr (GBytes) bytes = NULL;
      GError *error = NULL;

      bytes = dbk_picture_read_file (path == NULL ? "" : path, &error);
      keep (intake, bytes, name, error);
    }
  for (guint i = 0; i < intake->pieces->len; i++)
    keep (intake, intake->pieces->pdata[i], NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Intake *intake = g_task_get_task_data (G_TASK (result));

  if (gtk_widget_get_root (GTK_WIDGET (source)) != NULL)
    intake->func (GTK_WIDGET (source), intake->photos,
                  intake->problem->len > 0 ? intake->problem->str : NULL);
}

static void
start (GtkWidget *widget, Intake *intake)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, worked_cb, NULL);

  g_task_set_task_data (task, intake, intake_free);
  g_task_run_in_thread (task, work);
}

void
dbk_photo_intake_take (GtkWidget *widget,
                       DbkContext *context,
                       GPtrArray *files,
                       DbkPhotoIntakeFunc func)
{
  Intake *intake = intake_new (context, func);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (intake->files, g_object_ref (files->pdata[i]));
  start (widget, intake);
}

/* Choosing */

typedef struct
{
  DbkContext *context;
  DbkPhotoIntakeFunc func;
} Asked;

static Asked *
asked_new (DbkContext *context, DbkPhotoIntakeFunc func)
{
  Asked *asked = g_new (Asked, 1);

  asked->context = g_object_ref (context);
  asked->func = func;
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->context);
  g_free (asked);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GPtrArray) files = dbk_files_dialog_finish (result);

  if (files->len > 0)
    dbk_photo_intake_take (GTK_WIDGET (source), asked->context, files, asked->func);
  asked_free (asked);
}

void
dbk_photo_intake_choose (GtkWidget *widget, DbkContext *context, DbkPhotoIntakeFunc func)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileFilter *filters[] = { filter, NULL };
  const char **types = dbk_picture_media_types ();

  gtk_file_filter_set_name (filter, _ ("Photographs"));
  for (guint i = 0; types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  g_free (types);
  dbk_files_open_async (widget, _ ("Add Photographs"), _ ("_Add"), filters, chosen_cb,
                        asked_new (context, func));
}

/* Dropping and pasting */

static void
take_list (GtkWidget *widget, const GValue *value, DbkContext *context, DbkPhotoIntakeFunc func)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *item = g_value_get_boxed (value); item != NULL; item = item->next)
    g_ptr_array_add (files, g_object_ref (item->data));
  dbk_photo_intake_take (widget, context, files, func);
}

typedef struct
{
  Asked *asked;
  gboolean (*may) (GtkWidget *widget);
} Drops;

static void
drops_free (gpointer data, GClosure *closure)
{
  Drops *drops = data;

  asked_free (drops->asked);
  g_free (drops);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  Drops *drops = data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (!dbk_context_is_clinical (drops->asked->context) ||
      (drops->may != NULL && !drops->may (widget)))
    return FALSE;
  take_list (widget, value, drops->asked->context, drops->asked->func);
  return TRUE;
}

void
dbk_photo_intake_accept_drops (GtkWidget *widget,
                               DbkContext *context,
                               gboolean (*may) (GtkWidget *widget),
                               DbkPhotoIntakeFunc func)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drops *drops = g_new (Drops, 1);

  drops->asked = asked_new (context, func);
  drops->may = may;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drops, drops_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

typedef struct
{
  GtkWidget *widget;
  Asked *asked;
  GOutputStream *memory;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->widget);
  g_clear_object (&paste->memory);
  asked_free (paste->asked);
  g_free (paste);
}

static void
say_nothing_there (Paste *paste)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (gtk_widget_get_root (paste->widget) != NULL)
    paste->asked->func (paste->widget, none,
                        _ ("There is no photograph on the clipboard. Nothing was changed; copy one "
                           "first."));
}

static void
pasted_files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    take_list (paste->widget, value, paste->asked->context, paste->asked->func);
  else
    say_nothing_there (paste);
  paste_free (paste);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  Intake *intake;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) <= 0)
    say_nothing_there (paste);
  else
    {
      intake = intake_new (paste->asked->context, paste->asked->func);
      g_ptr_array_add (intake->pieces, g_memory_output_stream_steal_as_bytes (
                                           G_MEMORY_OUTPUT_STREAM (paste->memory)));
      start (paste->widget, intake);
    }
  paste_free (paste);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream == NULL)
    {
      say_nothing_there (paste);
      paste_free (paste);
      return;
    }
  paste->memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (paste->memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, paste);
}

void
dbk_photo_intake_paste (GtkWidget *widget, DbkContext *context, DbkPhotoIntakeFunc func)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  Paste *paste = g_new0 (Paste, 1);
  const char **types;

  paste->widget = g_object_ref (widget);
  paste->asked = asked_new (context, func);
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    {
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                      pasted_files_cb, paste);
      return;
    }
  /* The bytes as they were copied, not a picture made of them. */
  types = dbk_picture_media_types ();
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, pasted_cb, paste);
  g_free (types);
}
