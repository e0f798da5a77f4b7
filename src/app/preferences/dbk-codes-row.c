/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that opens to a list of codes, any of which may be chosen. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-codes-row.h"
#include "dbk-label.h"

struct _DbkCodesRow
{
  AdwExpanderRow parent_instance;

  DbkNameKind names;
  GPtrArray *buttons; /* of GtkCheckButton, in the order of the codes */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DbkCodesRow, dbk_codes_row, ADW_TYPE_EXPANDER_ROW)

static guint changed_signal;

static void
show_summary (DbkCodesRow *self)
{
  const char *const *codes = dbk_name_codes (self->names);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      g_ptr_array_add (names, (gpointer) dbk_name (self->names, codes[i]));
  g_ptr_array_add (names, NULL);
  text = dbk_names_join ((char *const *) names->pdata);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), *text != '\0' ? text : _ ("Any"));
}

static void
button_cb (DbkCodesRow *self)
{
  if (self->showing)
    return;
  show_summary (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
dbk_codes_row_dispose (GObject *object)
{
  DbkCodesRow *self = DBK_CODES_ROW (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (dbk_codes_row_parent_class)->dispose (object);
}

static void
dbk_codes_row_class_init (DbkCodesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_codes_row_dispose;
  changed_signal = g_signal_new ("changed", DBK_TYPE_CODES_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
dbk_codes_row_init (DbkCodesRow *self)
{
  self->buttons = g_ptr_array_new ();
}

GtkWidget *
dbk_codes_row_new (const char *title, DbkNameKind names)
{
  DbkCodesRow *self = g_object_new (DBK_TYPE_CODES_ROW, "title", title, NULL);
  const char *const *codes = dbk_name_codes (names);

  self->names = names;
  dbk_widget_set_name (GTK_WIDGET (self), title);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dbk_name (names, codes[i]));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      dbk_widget_set_name (button, dbk_name (names, codes[i]));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      g_signal_connect_object (button, "notify::active", G_CALLBACK (button_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->buttons, button);
    }
  show_summary (self);
  return GTK_WIDGET (self);
}

void
dbk_codes_row_set_codes (GtkWidget *row, char *const *codes)
{
  DbkCodesRow *self = DBK_CODES_ROW (row);
  const char *const *offered = dbk_name_codes (self->names);

  self->showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_check_button_set_active (self->buttons->pdata[i], dbk_codes_contain (codes, offered[i]));
  self->showing = FALSE;
  show_summary (self);
}

char **
dbk_codes_row_dup_codes (GtkWidget *row)
{
  DbkCodesRow *self = DBK_CODES_ROW (row);
  const char *const *offered = dbk_name_codes (self->names);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      g_ptr_array_add (codes, (gpointer) offered[i]);
  g_ptr_array_add (codes, NULL);
  return codes->len > 1 ? dbk_codes_copy ((char *const *) codes->pdata) : NULL;
}
