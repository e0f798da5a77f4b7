/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the due list: who, what, how to reach them, the last call. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-client-text.h"
#include "dbk-due-row.h"
#include "dbk-due-text.h"
#include "dbk-label.h"
#include "dbk-text.h"

static GtkWidget *
make_phone (const DbkDueItem *item)
{
  GtkWidget *column = dbk_column_new (0, NULL);
  const char *reach = dbk_due_text_reach (item);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  if (dbk_due_text_is_quiet (item))
    {
      GtkWidget *badge = dbk_label_new (_ ("Do not call"), "dbk-badge outline");

      gtk_widget_set_halign (badge, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (column), badge);
      return column;
    }
  if (!dbk_text_is_blank (item->phone))
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *inside = dbk_row_new (6, NULL);
      g_autofree char *shown = dbk_phone_shown (item->phone);
      g_autofree char *spoken = g_strdup_printf (_ ("Copy the phone number %s"), item->phone);

      gtk_box_append (GTK_BOX (inside), gtk_label_new (shown));
      gtk_widget_add_css_class (gtk_widget_get_first_child (inside), "numeric");
      gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("edit-copy-symbolic"));
      gtk_button_set_child (GTK_BUTTON (button), inside);
      dbk_widget_add_classes (button, "flat dbk-phone");
      gtk_widget_set_tooltip_text (button, _ ("Copy"));
      dbk_widget_set_name (button, spoken);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", item->phone);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "due.copy");
      gtk_box_append (GTK_BOX (column), button);
    }
  else if (!dbk_text_is_blank (item->email))
    gtk_box_append (GTK_BOX (column), dbk_label_new (item->email, NULL));
  if (*reach != '\0')
    gtk_box_append (GTK_BOX (column), dbk_label_new (reach, "caption dbk-dim"));
  return column;
}

static GtkWidget *
make_call (const DbkDueItem *item)
{
  GtkWidget *column = dbk_column_new (0, NULL);
  g_autofree char *call = dbk_due_text_call (item);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  if (item->last_session != DBK_DATE_NONE)
    {
      g_autofree char *day = dbk_date_format_day (item->last_session);
      /* Translators: %s is the day of the last session. */
      g_autofree char *text = g_strdup_printf (_ ("Last %s"), day);

      gtk_box_append (GTK_BOX (column), dbk_label_new (text, "numeric"));
    }
  if (call != NULL)
    {
      GtkWidget *label = dbk_label_new (call, "caption dbk-dim");
      g_autofree char *tip = dbk_text_is_blank (item->call_note)
                                 ? g_strdup (call)
                                 : g_strdup_printf ("%s\n%s", call, item->call_note);

      gtk_widget_set_tooltip_text (label, tip);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
      gtk_box_append (GTK_BOX (column), label);
    }
  return column;
}

static GtkWidget *
make_when (const DbkDueItem *item, DbkDate today)
{
  const char *style = NULL;
  g_autofree char *text = dbk_due_text_when (item, today, &style);
  GtkWidget *column = dbk_row_new (0, NULL);
  GtkWidget *label = dbk_label_new (text, style != NULL ? "dbk-badge numeric" : "numeric");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_hexpand (label, TRUE);
  /* The column is as wide as its widest, the badge as wide as its text. */
  gtk_box_append (GTK_BOX (column), label);
  gtk_widget_set_hexpand (column, FALSE);
  return column;
}

static GtkWidget *
make_button (const DbkDueItem *item,
             const char *icon,
             const char *tip,
             const char *name,
             const char *action)
{
  GtkWidget *button =
      dbk_action_button_new (icon, NULL, name, action, g_variant_new_int64 (item->row));

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_buttons (const DbkDueItem *item)
{
  GtkWidget *buttons = dbk_row_new (0, NULL);
  gboolean asleep = g_strcmp0 (item->group, dbk_due_group_code (DBK_DUE_GROUP_SNOOZED)) == 0;
  /* Translators: %s is a client. */
  g_autofree char *call = g_strdup_printf (_ ("Note a Call to %s"), item->name);
  g_autofree char *other =
      /* Translators: %s is a client. */
      asleep ? g_strdup_printf (_ ("Ask for %s Again Now"), item->name)
             /* Translators: %s is a client. */
             : g_strdup_printf (_ ("Snooze %s"), item->name);

  gtk_box_append (GTK_BOX (buttons), make_button (item, "call-start-symbolic", _ ("Note a Call"),
                                                  call, "due.note-call"));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (item, "alarm-symbolic", asleep ? _ ("Ask Again Now") : _ ("Snooze"),
                               other, asleep ? "due.wake" : "due.snooze"));
  return buttons;
}

static GtkWidget *
make_who (const DbkDueItem *item)
{
  GtkWidget *column = dbk_column_new (0, NULL);
  g_autofree char *what = dbk_due_text_what (item);

  gtk_box_append (GTK_BOX (column), dbk_label_new (item->name, NULL));
  gtk_box_append (GTK_BOX (column), dbk_label_new (what, "caption dbk-dim numeric"));
  gtk_widget_set_tooltip_text (gtk_widget_get_last_child (column), what);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  return column;
}

static GtkWidget *
make_avatar (const DbkDueItem *item)
{
  g_autofree char *initials = dbk_client_text_avatar (item->name);
  GtkWidget *avatar = adw_avatar_new (36, initials, TRUE);

  gtk_widget_add_css_class (avatar, "dbk-quiet");
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  return avatar;
}

static GtkWidget *
make_wide (const DbkDueItem *item, DbkDate today, const DbkDueColumns *columns)
{
  GtkWidget *line = dbk_row_new (12, NULL);
  GtkWidget *phone = make_phone (item);
  GtkWidget *call = make_call (item);
  GtkWidget *when = make_when (item, today);

  gtk_size_group_add_widget (columns->phone, phone);
  gtk_size_group_add_widget (columns->call, call);
  gtk_size_group_add_widget (columns->when, when);
  gtk_box_append (GTK_BOX (line), make_avatar (item));
  gtk_box_append (GTK_BOX (line), make_who (item));
  gtk_box_append (GTK_BOX (line), phone);
  gtk_box_append (GTK_BOX (line), call);
  gtk_box_append (GTK_BOX (line), when);
  gtk_box_append (GTK_BOX (line), make_buttons (item));
  return line;
}

/* Who and what above, how to reach them below. */
static GtkWidget *
make_narrow (const DbkDueItem *item, DbkDate today)
{
  GtkWidget *column = dbk_column_new (6, NULL);
  GtkWidget *first = dbk_row_new (12, NULL);
  GtkWidget *second = dbk_row_new (12, NULL);
  GtkWidget *phone = make_phone (item);
  GtkWidget *buttons = make_buttons (item);

  gtk_box_append (GTK_BOX (first), make_who (item));
  gtk_box_append (GTK_BOX (first), make_when (item, today));
  gtk_box_append (GTK_BOX (second), phone);
  gtk_box_append (GTK_BOX (second), make_call (item));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (second), TRUE);
  for (GtkWidget *button = gtk_widget_get_first_child (buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_size_request (button, 44, 44);
  gtk_box_append (GTK_BOX (second), buttons);
  gtk_box_append (GTK_BOX (column), first);
  gtk_box_append (GTK_BOX (column), second);
  return column;
}

GtkWidget *
dbk_due_row_new (const DbkDueItem *item, DbkDate today, const DbkDueColumns *columns)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *inside =
      columns != NULL ? make_wide (item, today, columns) : make_narrow (item, today);
  g_autofree char *spoken = dbk_due_text_spoken (item, today);

  gtk_widget_set_margin_start (inside, 12);
  gtk_widget_set_margin_end (inside, 6);
  gtk_widget_set_margin_top (inside, 6);
  gtk_widget_set_margin_bottom (inside, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), inside);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", item->row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-client");
  dbk_widget_set_name (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "item", dbk_due_item_ref ((DbkDueItem *) item),
                          (GDestroyNotify) dbk_due_item_unref);
  return row;
}

const DbkDueItem *
dbk_due_row_get_item (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}
