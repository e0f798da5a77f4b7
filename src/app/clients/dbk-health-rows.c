/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups and rows of the Health tab. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-check-dialogs.h"
#include "dbk-health-rows.h"
#include "dbk-health-text.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

#define SIGNATURE_WIDTH 110
#define SIGNATURE_HEIGHT 36
#define LINE_WIDTH 160
#define END_CHARS 19

/* Groups */

GtkWidget *
dbk_health_group_new (const char *title, const char *name, const char *action)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (action != NULL)
    {
      GtkWidget *button = dbk_action_button_new ("list-add-symbolic", NULL, name, action, NULL);

      gtk_widget_add_css_class (button, "flat");
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }
  return group;
}

void
dbk_health_group_add (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (group), "dbk-filled", GINT_TO_POINTER (TRUE));
}

gboolean
dbk_health_group_is_empty (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "dbk-filled") == NULL;
}

void
dbk_health_group_add_nothing (GtkWidget *group, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dbk-dim");
  dbk_health_group_add (group, row);
}

/* Rows */

static GtkWidget *
make_end (const char *strong, const char *below)
{
  GtkWidget *box = dbk_column_new (0, NULL);
  const struct
  {
    const char *text;
    const char *classes;
  } lines[] = { { strong, "heading" }, { below, "caption dbk-dim numeric" } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label;

      if (dbk_text_is_blank (lines[i].text))
        continue;
      label = dbk_text_new (lines[i].text, lines[i].classes);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
      /* The words at the start give way first, down to lines of this length. */
      gtk_label_set_width_chars (GTK_LABEL (label),
                                 (int) MIN (g_utf8_strlen (lines[i].text, -1), END_CHARS));
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *action, const char *target)
{
  GtkWidget *row = adw_action_row_new ();

  /* What a person typed is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (!dbk_text_is_blank (subtitle))
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (action != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      if (target != NULL)
        gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
    }
  return row;
}

/* One sentence instead of four labels. */
static void
set_spoken (GtkWidget *row, const char *const *texts, guint n)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (!dbk_text_is_blank (texts[i]))
      g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", texts[i]);
  /* Called by its title and by this it would be called twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  dbk_widget_set_name (row, spoken->str);
  g_string_free (spoken, TRUE);
}

GtkWidget *
dbk_health_row_new (const char *icon,
                    const char *title,
                    const char *subtitle,
                    const char *strong,
                    const char *strong_below,
                    const char *action,
                    const char *target)
{
  GtkWidget *row = make_row (title, subtitle, action, target);
  const char *const texts[] = { title, strong, strong_below, subtitle };

  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  if (!dbk_text_is_blank (strong) || !dbk_text_is_blank (strong_below))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_end (strong, strong_below));
  set_spoken (row, texts, G_N_ELEMENTS (texts));
  return row;
}

GtkWidget *
dbk_health_row_new_with_badge (const char *title,
                               const char *subtitle,
                               const char *badge,
                               const char *action,
                               const char *target)
{
  GtkWidget *row = make_row (title, subtitle, action, target);
  GtkWidget *label = dbk_label_new (badge, "dbk-badge outline");
  const char *const texts[] = { title, badge, subtitle };

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  set_spoken (row, texts, G_N_ELEMENTS (texts));
  return row;
}

static GtkWidget *
make_effect_icon (const DbkContraindication *from)
{
  const char *icon = "dialog-warning-symbolic";
  const char *class = "warning";
  GtkWidget *image;

  if (from->effect == DBK_EFFECT_NONE || from->effect == DBK_EFFECT_NOTE)
    {
      icon = "dialog-information-symbolic";
      class = "dbk-dim";
    }
  else if (!from->active)
    {
      icon = "object-select-symbolic";
      class = "dbk-dim";
    }
  else if (from->effect == DBK_EFFECT_BLOCK)
    {
      icon = "action-unavailable-symbolic";
      class = "error";
    }
  image = gtk_image_new_from_icon_name (icon);
  gtk_widget_add_css_class (image, class);
  return image;
}

GtkWidget *
dbk_health_condition_row_new (const DbkClientRecord *record,
                              const DbkCondition *condition,
                              const DbkContraindication *from,
                              gboolean clinical)
{
  const char *title = g_strcmp0 (condition->code, "other") == 0
                          ? from->name
                          : dbk_name (DBK_NAME_CONDITION, condition->code);
  g_autofree char *subtitle = dbk_health_text_condition (condition);
  g_autofree char *clearing = dbk_health_text_clearing (from, record);
  GtkWidget *row =
      dbk_health_row_new (NULL, title, subtitle, dbk_health_text_effect (from), clearing,
                          clinical ? "client.edit-condition" : NULL, condition->id);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_effect_icon (from));
  return row;
}

/* Consents */

static GtkWidget *
make_signature (const DbkConsent *consent)
{
  GtkWidget *box;
  GtkWidget *picture = dbk_consent_signature_new (consent, SIGNATURE_WIDTH, SIGNATURE_HEIGHT);
  GtkWidget *line;

  if (picture == NULL)
    return dbk_text_new (consent->signature == NULL ? _ ("signed on paper")
                                                    : _ ("the signature can’t be shown"),
                         "caption dbk-dim");
  box = dbk_column_new (0, "dbk-signed");
  line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (line, LINE_WIDTH, -1);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 4);
  return box;
}

static GtkWidget *
make_withdraw (const DbkConsent *consent, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("With_draw…"));
  /* Translators: %s is the title of a form. */
  g_autofree char *name = g_strdup_printf (_ ("Withdraw %s"), title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", consent->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "client.withdraw-consent");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  dbk_spoken_name_button (GTK_BUTTON (button), name);
  return button;
}

GtkWidget *
dbk_health_consent_row_new (const DbkClientRecord *record,
                            const DbkConsent *consent,
                            DbkDate on,
                            gboolean clinical)
{
  DbkConsentStanding standing = dbk_health_consent_standing (record->consents, consent, on);
  const char *title = dbk_text_is_blank (consent->form_title)
                          ? dbk_name (DBK_NAME_CONSENT_KIND, consent->kind)
                          : consent->form_title;
  g_autofree char *below = dbk_health_text_consent (consent);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = dbk_row_new (12, NULL);
  GtkWidget *texts = dbk_column_new (0, NULL);
  GtkWidget *end = dbk_column_new (0, NULL);
  GtkWidget *label = dbk_label_new (dbk_health_text_standing (standing), "heading");
  const char *const spoken[] = { title, dbk_health_text_standing (standing), below };

  gtk_box_append (GTK_BOX (texts), dbk_text_new (title, NULL));
  gtk_box_append (GTK_BOX (texts), dbk_text_new (below, "caption dbk-dim numeric"));
  if (standing == DBK_CONSENT_IN_FORCE || standing == DBK_CONSENT_EXPIRED)
    gtk_box_append (GTK_BOX (texts), make_signature (consent));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (end), label);
  if (clinical && standing == DBK_CONSENT_IN_FORCE)
    {
      GtkWidget *button = make_withdraw (consent, title);

      gtk_widget_set_vexpand (button, TRUE);
      gtk_box_append (GTK_BOX (end), button);
    }
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", consent->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.show-consent");
  set_spoken (row, spoken, G_N_ELEMENTS (spoken));
  return row;
}
