/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as the desktop sees it: one instance per data directory. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-about.h"
#include "dbk-application.h"
#include "dbk-context.h"
#include "dbk-records.h"
#include "dbk-window.h"
#include "dbk-translation.h"

#define RESOURCE_PATH "/org/dermabook/Dermabook"

struct _DbkApplication
{
  AdwApplication parent_instance;

  char *directory;
  DbkContext *context;
};

G_DEFINE_FINAL_TYPE (DbkApplication, dbk_application, ADW_TYPE_APPLICATION)

static void
dbk_application_activate (GApplication *application)
{
  DbkApplication *self = DBK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      self->directory = dbk_records_default_directory ();
      self->context = dbk_context_new (self->directory, NULL, NULL);
      window = GTK_WINDOW (dbk_window_new (GTK_APPLICATION (self), self->context));
    }
  gtk_window_present (window);
}

static void
dbk_application_dispose (GObject *object)
{
  DbkApplication *self = DBK_APPLICATION (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->directory, g_free);

  G_OBJECT_CLASS (dbk_application_parent_class)->dispose (object);
}

static void
dbk_application_class_init (DbkApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_application_dispose;
  G_APPLICATION_CLASS (klass)->activate = dbk_application_activate;
}

static void
dbk_application_init (DbkApplication *self)
{
}

GApplication *
dbk_application_new (void)
{
  dbk_translation_bind ();
  g_set_prgname (DBK_APPLICATION_ID);

  return g_object_new (DBK_TYPE_APPLICATION, "application-id", DBK_APPLICATION_ID,
                       "resource-base-path", RESOURCE_PATH, NULL);
}

char *
dbk_application_id_for_directory (const char *directory)
{
  g_autofree char *digest = NULL;

  if (directory == NULL)
    return g_strdup (DBK_APPLICATION_ID);

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, directory, -1);
  digest[16] = '\0';
  /* A letter first: a part of an id may not begin with a digit. */
  return g_strdup_printf ("%s.d%s", DBK_APPLICATION_ID, digest);
}
