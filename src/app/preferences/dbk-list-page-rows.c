/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list's page. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-list-page-private.h"
#include "dbk-page.h"
#include "dbk-spoken.h"
#include "dbk-strip.h"

#define LONGEST 240 /* characters of a title or what stands below it */

static gpointer
entry_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "dbk-entry");
}

static void
activated_cb (DbkListPage *self, GtkWidget *row)
{
  dbk_list_page_open_entry (self, entry_of (row));
}

static void
turn_cb (DbkListPage *self, GtkWidget *button)
{
  dbk_list_page_turn_entry (self, entry_of (button));
}

static gboolean
switched_cb (GtkSwitch *toggle, gboolean state, DbkListPage *self)
{
  gpointer entry = entry_of (GTK_WIDGET (toggle));

  if (state != dbk_list_entry_is_offered (entry))
    dbk_list_page_turn_entry (self, entry);
  return GDK_EVENT_PROPAGATE;
}

static void
keep_entry (GtkWidget *widget, gconstpointer entry)
{
  g_object_set_data_full (G_OBJECT (widget), "dbk-entry", dbk_record_ref ((gpointer) entry),
                          dbk_record_unref);
}

static GtkWidget *
make_turn_button (DbkListPage *self, gconstpointer entry, const char *title)
{
  gboolean offered = dbk_list_entry_is_offered (entry);
  GtkWidget *button = gtk_button_new_with_mnemonic (offered ? _ ("_Retire") : _ ("_Bring Back"));
  /* Translators: read aloud; %s is an entry of a list. */
  g_autofree char *spoken =
      g_strdup_printf (offered ? _ ("Retire %s") : _ ("Bring back %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  dbk_spoken_name_button (GTK_BUTTON (button), spoken);
  keep_entry (button, entry);
  g_signal_connect_object (button, "clicked", G_CALLBACK (turn_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_switch (DbkListPage *self, gconstpointer entry, const char *title)
{
  GtkWidget *toggle = gtk_switch_new ();
  /* Translators: read aloud, of a switch; %s is a rule. */
  g_autofree char *spoken = g_strdup_printf (_ ("%s is looked at"), title);

  gtk_switch_set_active (GTK_SWITCH (toggle), dbk_list_entry_is_offered (entry));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (toggle, dbk_context_is_clinical (self->context));
  dbk_widget_set_name (toggle, spoken);
  keep_entry (toggle, entry);
  g_signal_connect_object (toggle, "state-set", G_CALLBACK (switched_cb), self, 0);
  return toggle;
}

static char *
subtitle_of (DbkListPage *self, gconstpointer entry)
{
  g_autofree char *text = dbk_list_entry_subtitle (entry, dbk_context_get_today (self->context));
  g_autofree char *day = dbk_date_format_medium (dbk_list_entry_retired_on (entry));

  if (dbk_list_entry_is_offered (entry))
    return g_steal_pointer (&text);
  if (self->kind->switched)
    /* Translators: the day a rule was switched off, then its facts. */
    return g_strdup_printf (_ ("Off since %s · %s"), day, text);
  /* Translators: an entry's facts, then the day it was retired. */
  return *text == '\0' ? g_strdup_printf (_ ("until %s"), day)
                       : g_strdup_printf (_ ("%s · until %s"), text, day);
}

/* That the row opens is said by the row. */
static GtkWidget *
make_arrow (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/* Whatever was pasted into a name, the list stays a list: GTK takes minutes to wrap a long word. */
static char *
shorten (char *text)
{
  g_autofree char *whole = text;
  g_autofree char *part = NULL;

  if (g_utf8_strlen (whole, -1) <= LONGEST)
    return g_steal_pointer (&whole);
  part = g_utf8_substring (whole, 0, LONGEST);
  /* Translators: a text that is too long to be shown whole. */
  return g_strdup_printf (_ ("%s…"), part);
}

/* @turns: it can be retired or brought back; an earlier version can't. */
static GtkWidget *
make_row (DbkListPage *self, gconstpointer entry, gboolean turns)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = shorten (dbk_list_entry_title (entry));
  g_autofree char *subtitle = shorten (subtitle_of (self, entry));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  keep_entry (row, entry);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  if (dbk_list_entry_needs_look (entry, dbk_context_get_today (self->context)))
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      dbk_widget_set_name (icon, _ ("Its open batch has expired"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  if (self->kind->switched)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_switch (self, entry, title));
  else if (turns && dbk_context_is_clinical (self->context))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_turn_button (self, entry, title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_arrow ());
  return row;
}

static void
earlier_cb (GtkWidget *row, GParamSpec *spec, DbkListPage *self)
{
  self->earlier = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
}

/* Those that are not offered any more; earlier versions of what still is stand apart. */
static void
add_past (DbkListPage *self, GtkWidget *group, gboolean versions)
{
  GtkWidget *expander = adw_expander_row_new ();
  const char *title = versions ? _ ("Earlier Versions") : _ ("Retired");
  gboolean any = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      gconstpointer entry = self->entries->pdata[i];
      gboolean replaced = dbk_list_entry_successor (self->entries, entry) != NULL;

      if (dbk_list_entry_is_offered (entry) || replaced != versions)
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (self, entry, !versions));
      any = TRUE;
    }
  if (!any)
    {
      g_object_ref_sink (expander);
      g_object_unref (expander);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  dbk_widget_set_name (expander, title);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), self->earlier);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (earlier_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  dbk_spoken_name_list (expander, title);
}

static void
add_empty (DbkListPage *self, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->kind->empty));
  gtk_widget_add_css_class (row, "dbk-dim");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_offered (DbkListPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  gboolean any = FALSE;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ (self->kind->note));
  if (dbk_context_is_clinical (self->context))
    {
      GtkWidget *add = gtk_button_new_with_label (_ (self->kind->add));

      gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
      g_signal_connect_object (add, "clicked", G_CALLBACK (dbk_list_page_add), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (dbk_list_entry_is_offered (self->entries->pdata[i]) || self->kind->switched)
      {
        GtkWidget *row = make_row (self, self->entries->pdata[i], TRUE);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        if (!any)
          dbk_spoken_name_list (row, _ (self->kind->title));
        any = TRUE;
      }
  if (!any)
    add_empty (self, group);
  gtk_box_append (GTK_BOX (self->box), group);
}

/* The row the keyboard is on keeps it, by its entry. */
static char *
focused_id (DbkListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; focus != NULL && focus != self->box; focus = gtk_widget_get_parent (focus))
    if (ADW_IS_ACTION_ROW (focus) && entry_of (focus) != NULL &&
        gtk_widget_is_ancestor (focus, self->box))
      return g_strdup (dbk_list_entry_id (entry_of (focus)));
  return NULL;
}

static gboolean
focus_id (GtkWidget *from, const char *id)
{
  if (ADW_IS_ACTION_ROW (from) && entry_of (from) != NULL &&
      g_strcmp0 (dbk_list_entry_id (entry_of (from)), id) == 0)
    return gtk_widget_grab_focus (from);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_id (child, id))
      return TRUE;
  return FALSE;
}

void
dbk_list_page_show (DbkListPage *self)
{
  g_autofree char *focused = focused_id (self);
  double place = dbk_page_get_place (DBK_PAGE (self->page));
  GtkWidget *past;

  dbk_box_clear (self->box);
  if (!dbk_context_is_clinical (self->context))
    gtk_box_append (GTK_BOX (self->box),
                    dbk_strip_new (DBK_STRIP_QUIET, "changes-prevent-symbolic", NULL,
                                   _ ("A practitioner or the owner can change this.")));
  add_offered (self);
  if (!self->kind->switched)
    {
      past = adw_preferences_group_new ();
      gtk_box_append (GTK_BOX (self->box), past);
      add_past (self, past, TRUE);
      add_past (self, past, FALSE);
    }
  if (focused != NULL)
    focus_id (self->box, focused);
  dbk_page_set_place (DBK_PAGE (self->page), place);
}
