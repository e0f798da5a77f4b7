/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consent as it was signed. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-check-dialogs.h"
#include "dbk-label.h"
#include "dbk-strip.h"
#include "dbk-text.h"

#define TEXT_HEIGHT 180

GtkWidget *
dbk_consent_text_new (GtkLabel **label)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text = dbk_text_new ("", NULL);

  *label = GTK_LABEL (text);
  gtk_label_set_selectable (*label, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_widget_set_margin_start (text, 12);
  gtk_widget_set_margin_end (text, 12);
  gtk_widget_set_margin_top (text, 12);
  gtk_widget_set_margin_bottom (text, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 60);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

static char *
signed_line (const DbkConsent *consent)
{
  g_autofree char *day = dbk_date_format_long (consent->signed_on);

  if (g_strcmp0 (consent->signer_relation, "guardian") == 0)
    /* Translators: %1$s is a name, %2$s a day. */
    return g_strdup_printf (_ ("Signed by %1$s, parent or guardian, on %2$s."), consent->signed_by,
                            day);
  return g_strdup_printf (_ ("Signed by %1$s on %2$s."), consent->signed_by, day);
}

static char *
withdrawn_line (const DbkConsentWithdrawal *withdrawal)
{
  g_autofree char *day = dbk_date_format_long (withdrawal->withdrawn_on);

  if (dbk_text_is_blank (withdrawal->reason))
    /* Translators: a day. */
    return g_strdup_printf (_ ("Taken back on %s."), day);
  /* Translators: %1$s is a day, %2$s the reason a person gave. */
  return g_strdup_printf (_ ("Taken back on %1$s: %2$s"), day, withdrawal->reason);
}

GtkWidget *
dbk_consent_signature_new (const DbkConsent *consent, int width, int height)
{
  g_autoptr (GdkTexture) texture = NULL;
  GtkWidget *picture;

  if (consent->signature == NULL)
    return NULL;
  texture = gdk_texture_new_from_bytes (consent->signature, NULL);
  if (texture == NULL)
    return NULL;
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_set_size_request (picture, width, height);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), _ ("Signature"));
  return picture;
}

GtkWidget *
dbk_consent_window_new (GtkWidget *from, const DbkConsent *consent)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *window =
      g_object_new (ADW_TYPE_WINDOW, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, "modal",
                    TRUE, "destroy-with-parent", TRUE, "default-width", 460, NULL);
  GtkWidget *box = dbk_column_new (0, NULL);
  GtkWidget *body = dbk_column_new (12, NULL);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *text;
  GtkWidget *picture;
  GtkLabel *label;
  g_autofree char *line = signed_line (consent);

  gtk_window_set_title (GTK_WINDOW (window), consent->form_title);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (consent->form_title,
                                                         consent->form_version));
  text = dbk_consent_text_new (&label);
  gtk_label_set_text (label, consent->form_text == NULL ? "" : consent->form_text);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_box_append (GTK_BOX (body), text);
  gtk_box_append (GTK_BOX (body), dbk_text_new (line, NULL));
  picture = dbk_consent_signature_new (consent, -1, 90);
  if (picture != NULL)
    {
      gtk_widget_add_css_class (picture, "dbk-signature");
      gtk_box_append (GTK_BOX (body), picture);
    }
  else if (consent->signature == NULL)
    gtk_box_append (GTK_BOX (body), dbk_text_new (_ ("Signed on paper."), "dbk-dim"));
  if (consent->withdrawal != NULL)
    {
      g_autofree char *withdrawn = withdrawn_line (consent->withdrawal);

      gtk_box_append (GTK_BOX (body),
                      dbk_strip_new (DBK_STRIP_CAUTION, NULL, _ ("Withdrawn."), withdrawn));
    }
  gtk_widget_set_margin_start (body, 18);
  gtk_widget_set_margin_end (body, 18);
  gtk_widget_set_margin_top (body, 12);
  gtk_widget_set_margin_bottom (body, 18);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
}
