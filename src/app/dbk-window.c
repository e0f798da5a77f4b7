/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on one clinic's records. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-window.h"

struct _DbkWindow
{
  AdwApplicationWindow parent_instance;

  DbkContext *context;
};

G_DEFINE_FINAL_TYPE (DbkWindow, dbk_window, ADW_TYPE_APPLICATION_WINDOW)

static void
dbk_window_dispose (GObject *object)
{
  DbkWindow *self = DBK_WINDOW (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_window_parent_class)->dispose (object);
}

static void
dbk_window_class_init (DbkWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_window_dispose;
}

static void
dbk_window_init (DbkWindow *self)
{
}

GtkWidget *
dbk_window_new (GtkApplication *application, DbkContext *context)
{
  DbkWindow *self = g_object_new (DBK_TYPE_WINDOW, "application", application, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

DbkContext *
dbk_window_get_context (DbkWindow *self)
{
  g_return_val_if_fail (DBK_IS_WINDOW (self), NULL);

  return self->context;
}

gboolean
dbk_window_is_narrow (DbkWindow *self)
{
  return FALSE;
}

gint64
dbk_window_get_client (DbkWindow *self)
{
  return 0;
}
