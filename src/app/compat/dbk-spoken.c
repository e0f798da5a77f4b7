/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 doesn't say rightly to a screen reader. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "dbk-spoken.h"

/* On an object whose name is seen to. */
static const char named_key[] = "dbk-spoken-named";

/* "_Save" → "Save", "Save __all" → "Save _all". */
static char *
without_mnemonic (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

void
dbk_spoken_fix_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_button_get_use_underline (button) || strchr (label, '_') == NULL ||
      g_object_get_data (G_OBJECT (button), named_key) != NULL)
    return;

  name = without_mnemonic (label);
  /* Named by its label and by itself it would be called twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_expander (GtkExpander *expander)
{
  const char *label = gtk_expander_get_label (expander);
  g_autofree char *name = NULL;

  if (label == NULL)
    return;

  name = gtk_expander_get_use_underline (expander) ? without_mnemonic (label) : g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The pane in it takes the keyboard, to be scrolled, where there is nothing else to take it. */
static void
name_status_page (AdwStatusPage *page)
{
  GtkWidget *pane = gtk_widget_get_first_child (GTK_WIDGET (page));

  if (GTK_IS_SCROLLED_WINDOW (pane))
    gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_status_page_get_title (page), -1);
}

static void
watch_status_page (AdwStatusPage *page)
{
  name_status_page (page);
  if (g_object_get_data (G_OBJECT (page), named_key) != NULL)
    return;
  g_object_set_data (G_OBJECT (page), named_key, GINT_TO_POINTER (TRUE));
  g_signal_connect (page, "notify::title", G_CALLBACK (name_status_page), NULL);
}

/* A group's list is called by the group's title, and where it has none by the dialog's. */
static void
name_group (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  GtkRoot *root = gtk_widget_get_root (list);
  const char *title;

  if (group == NULL || g_object_get_data (G_OBJECT (list), named_key) != NULL)
    return;

  title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
  if ((title == NULL || *title == '\0') && GTK_IS_WINDOW (root))
    title = gtk_window_get_title (GTK_WINDOW (root));
  if (title != NULL && *title != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    -1);
}

static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_BUTTON (widget))
    dbk_spoken_fix_button (GTK_BUTTON (widget));
  else if (GTK_IS_EXPANDER (widget))
    name_expander (GTK_EXPANDER (widget));
  else if (ADW_IS_STATUS_PAGE (widget))
    watch_status_page (ADW_STATUS_PAGE (widget));
  else if (GTK_IS_LIST_BOX (widget))
    name_group (GTK_WIDGET (widget));
  return TRUE;
}

void
dbk_spoken_install (void)
{
  g_type_ensure (GTK_TYPE_WIDGET);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_BUTTON));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
}

void
dbk_spoken_name_button (GtkButton *button, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  g_object_set_data (G_OBJECT (button), named_key, GINT_TO_POINTER (TRUE));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dbk_spoken_name_list (GtkWidget *row, const char *name)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);

  g_return_if_fail (list != NULL);

  g_object_set_data (G_OBJECT (list), named_key, GINT_TO_POINTER (TRUE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dbk_spoken_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
begin_cb (GtkWidget *field)
{
  gtk_widget_grab_focus (field);
}

void
dbk_spoken_begin_at (GtkWidget *dialog, GtkWidget *field)
{
  g_signal_connect_object (dialog, "map", G_CALLBACK (begin_cb), field,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
