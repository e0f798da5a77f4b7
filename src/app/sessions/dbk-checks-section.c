/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks section. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-check-dialogs.h"
#include "dbk-checks-section.h"
#include "dbk-draft-edit.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-section-parts.h"
#include "dbk-session-head.h"
#include "dbk-standing.h"
#include "dbk-suggest-entry.h"
#include "dbk-text.h"

struct _DbkChecksSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  DbkSessionHead *head;
  GtkWidget *checks; /* one strip each */
  GtkToggleButton *no_change;
  GtkToggleButton *changed;
  GtkWidget *changed_hint;
  GtkWidget *others; /* conditions that don't matter on this day */
  DbkStanding *standing;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DbkChecksSection, dbk_checks_section, GTK_TYPE_WIDGET)

static void
reason_edited_cb (DbkSuggestEntry *entry, DbkChecksSection *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "index"));

  dbk_draft_override (self->draft, index, dbk_suggest_entry_get_text (entry));
}

static const char *
css_of (DbkEffect effect)
{
  switch (effect)
    {
    case DBK_EFFECT_BLOCK:
      return "block";
    case DBK_EFFECT_CAUTION:
    case DBK_EFFECT_SIGN_OFF:
    case DBK_EFFECT_AVOID_AREA:
      return "caution";
    case DBK_EFFECT_NONE:
    case DBK_EFFECT_NOTE:
    default:
      return "quiet";
    }
}

static GtkWidget *
make_reason (DbkChecksSection *self, const DbkSessionCheck *check, guint index)
{
  GtkWidget *entry = dbk_suggest_entry_new (_ ("Reason to treat all the same"), NULL, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason to treat all the same"));
  dbk_suggest_entry_set_text (DBK_SUGGEST_ENTRY (entry), check->override_reason);
  g_object_set_data (G_OBJECT (entry), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (entry, "edited", G_CALLBACK (reason_edited_cb), self, 0);
  gtk_widget_set_hexpand (entry, TRUE);
  return entry;
}

/* Conditions */

static void
show_condition_dialog (DbkChecksSection *self, const DbkCondition *condition)
{
  gtk_window_present (
      GTK_WINDOW (dbk_condition_dialog_new (GTK_WIDGET (self), dbk_draft_get_context (self->draft),
                                            dbk_draft_get_record (self->draft), condition)));
}

static void
add_cb (DbkChecksSection *self)
{
  show_condition_dialog (self, NULL);
}

static void
edit_cb (GtkButton *button, DbkChecksSection *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "condition");
  GPtrArray *conditions = dbk_draft_get_record (self->draft)->conditions;

  for (guint i = 0; i < conditions->len; i++)
    if (g_strcmp0 (((DbkCondition *) conditions->pdata[i])->id, id) == 0)
      {
        show_condition_dialog (self, conditions->pdata[i]);
        return;
      }
}

static GtkWidget *
make_edit (DbkChecksSection *self, const DbkContraindication *from)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  /* Translators: %s is a condition: "Edit Waxing". */
  g_autofree char *name = g_strdup_printf (_ ("Edit %s"), from->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Edit Condition"));
  dbk_widget_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "condition", g_strdup (from->condition_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_cb), self, 0);
  return button;
}

/* What is over, or has no rule: one quiet line each. */
static void
fill_others (DbkChecksSection *self)
{
  GPtrArray *all = dbk_draft_get_contraindications (self->draft);

  dbk_section_remove_children (self->others);
  for (guint i = 0; i < all->len; i++)
    {
      const DbkContraindication *one = all->pdata[i];
      GtkWidget *line;
      GtkWidget *label;
      g_autofree char *text = NULL;

      if (one->active)
        continue;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      text = g_strdup_printf ("%s %s", one->reason, one->title);
      label = dbk_section_text_new (text, "dbk-dim");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), make_edit (self, one));
      gtk_box_append (GTK_BOX (self->others), line);
    }
  gtk_widget_set_visible (self->others, gtk_widget_get_first_child (self->others) != NULL);
}

/* The checks are made of the active contraindications, in their order. */
static const DbkContraindication *
source_of (DbkChecksSection *self, guint index)
{
  GPtrArray *all = dbk_draft_get_contraindications (self->draft);

  for (guint i = 0; i < all->len; i++)
    if (((DbkContraindication *) all->pdata[i])->active && index-- == 0)
      return all->pdata[i];
  return NULL;
}

static GtkWidget *
make_check (DbkChecksSection *self, const DbkSessionCheck *check, guint index)
{
  const DbkContraindication *from = source_of (self, index);
  DbkEffect effect = dbk_effect_from_code (check->effect);
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (effect == DBK_EFFECT_BLOCK ? "action-unavailable-symbolic"
                                                               : "dialog-warning-symbolic");
  g_autofree char *areas = dbk_names_areas (check->areas);
  g_autofree char *text = *areas == '\0' ? g_strdup (check->text)
                                         : g_strdup_printf (_ ("%s Area: %s."), check->text, areas);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (strip, "dbk-strip");
  gtk_widget_add_css_class (strip, css_of (effect));
  gtk_box_append (GTK_BOX (texts),
                  dbk_section_text_new (dbk_name (DBK_NAME_EFFECT, check->effect), "heading"));
  gtk_box_append (GTK_BOX (texts), dbk_section_text_new (text, NULL));
  if (effect >= DBK_EFFECT_SIGN_OFF)
    {
      GtkWidget *reason = make_reason (self, check, index);

      gtk_box_append (GTK_BOX (texts), reason);
      g_object_set_data (G_OBJECT (strip), "reason", reason);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (strip), icon);
  gtk_box_append (GTK_BOX (strip), texts);
  if (from != NULL)
    gtk_box_append (GTK_BOX (strip), make_edit (self, from));
  return strip;
}

static void
fill_checks (DbkChecksSection *self)
{
  GPtrArray *checks = dbk_draft_get_session (self->draft)->checks;

  dbk_section_remove_children (self->checks);
  for (guint i = 0; i < checks->len; i++)
    gtk_box_append (GTK_BOX (self->checks), make_check (self, checks->pdata[i], i));
  if (checks->len == 0)
    gtk_box_append (
        GTK_BOX (self->checks),
        dbk_section_text_new (_ ("Nothing in the record speaks against treating on this day."),
                              "dbk-dim"));
  fill_others (self);
}

static void
fill (DbkChecksSection *self)
{
  DbkSession *session = dbk_draft_get_session (self->draft);

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->no_change,
                                g_strcmp0 (session->checks_answer, "no_change") == 0);
  gtk_toggle_button_set_active (self->changed, g_strcmp0 (session->checks_answer, "changed") == 0);
  self->filling = FALSE;
  gtk_widget_set_visible (self->changed_hint, g_strcmp0 (session->checks_answer, "changed") == 0);
}

static void
answer_cb (GtkToggleButton *button, DbkChecksSection *self)
{
  DbkSession *session = dbk_draft_get_session (self->draft);

  if (self->filling)
    return;
  dbk_set_text (&session->checks_answer, !gtk_toggle_button_get_active (button) ? NULL
                                         : button == self->no_change            ? "no_change"
                                                                                : "changed");
  fill (self);
  dbk_draft_touch (self->draft, 0);
}

static void
draft_changed_cb (DbkChecksSection *self, guint parts)
{
  if ((parts & DBK_DRAFT_HEAD) != 0)
    dbk_session_head_refresh (self->head);
  if ((parts & DBK_DRAFT_CHECKS) == 0)
    return;
  fill_checks (self);
  fill (self);
}

static void
dbk_checks_section_dispose (GObject *object)
{
  DbkChecksSection *self = DBK_CHECKS_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_checks_section_parent_class)->dispose (object);
}

static void
dbk_checks_section_class_init (DbkChecksSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_checks_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_checks_section_init (DbkChecksSection *self)
{
}

static void
make_children (DbkChecksSection *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add C_ondition…"));

  self->head = DBK_SESSION_HEAD (dbk_session_head_new (self->draft));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  self->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->checks);
  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->others);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (add, _ ("A Condition, Medication or Recent Procedure"));
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), add);
  gtk_box_append (GTK_BOX (self->box),
                  dbk_section_field_new (_ ("Anything new since last time?"),
                                         dbk_section_pair_new (_ ("Anything new since last time?"),
                                                               _ ("_No Change"),
                                                               _ ("Something _Changed"),
                                                               &self->no_change, &self->changed)));
  self->changed_hint = dbk_section_text_new (
      _ ("Write what changed in the notes of this session, and bring the client’s health record up "
         "to date."),
      "dbk-dim");
  gtk_box_append (GTK_BOX (self->box), self->changed_hint);
  self->standing = DBK_STANDING (dbk_standing_new (self->draft));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->standing));
}

GtkWidget *
dbk_checks_section_new (DbkDraft *draft)
{
  DbkChecksSection *self = g_object_new (DBK_TYPE_CHECKS_SECTION, NULL);

  self->draft = g_object_ref (draft);
  self->box = dbk_section_body_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_children (self);
  fill_checks (self);
  fill (self);
  g_signal_connect_object (self->no_change, "toggled", G_CALLBACK (answer_cb), self, 0);
  g_signal_connect_object (self->changed, "toggled", G_CALLBACK (answer_cb), self, 0);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dbk_checks_section_set_narrow (DbkChecksSection *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_CHECKS_SECTION (self));

  dbk_session_head_set_narrow (self->head, narrow);
}

/* The reason's entry in the strip of the check counted from 1. */
static GtkWidget *
find_reason (DbkChecksSection *self, guint number)
{
  GtkWidget *strip = gtk_widget_get_first_child (self->checks);

  while (strip != NULL && --number > 0)
    strip = gtk_widget_get_next_sibling (strip);
  return strip == NULL ? NULL : g_object_get_data (G_OBJECT (strip), "reason");
}

gboolean
dbk_checks_section_focus_field (DbkChecksSection *self, const char *field)
{
  GtkWidget *reason;

  g_return_val_if_fail (DBK_IS_CHECKS_SECTION (self), FALSE);

  if (g_strcmp0 (field, "checks_answer") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->no_change));
  if (!g_str_has_prefix (field, "checks/"))
    return dbk_session_head_focus_field (self->head, field) ||
           dbk_standing_focus_field (self->standing, field);
  reason = find_reason (self, (guint) g_ascii_strtoull (field + strlen ("checks/"), NULL, 10));
  return DBK_IS_SUGGEST_ENTRY (reason) && gtk_widget_grab_focus (reason);
}

static void
add_worst (GPtrArray *parts, DbkDraft *draft)
{
  GPtrArray *all = dbk_draft_get_contraindications (draft);
  g_auto (GStrv) avoided = dbk_contraindications_avoided_areas (all);

  switch (dbk_contraindications_worst (all))
    {
    case DBK_EFFECT_BLOCK:
      g_ptr_array_add (parts, g_strdup (((DbkContraindication *) all->pdata[0])->title));
      break;
    case DBK_EFFECT_AVOID_AREA:
      if (avoided != NULL)
        {
          g_autofree char *names = dbk_names_areas_plain (avoided);

          /* Translators: areas that must not be treated today: "Glabella avoided". */
          g_ptr_array_add (parts, g_strdup_printf (_ ("%s avoided"), names));
        }
      break;
    case DBK_EFFECT_SIGN_OFF:
    case DBK_EFFECT_CAUTION:
    case DBK_EFFECT_NOTE:
      g_ptr_array_add (parts, g_strdup (((DbkContraindication *) all->pdata[0])->reason));
      break;
    case DBK_EFFECT_NONE:
    default:
      break;
    }
}

char *
dbk_checks_section_describe (DbkDraft *draft)
{
  DbkSession *session = dbk_draft_get_session (draft);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (dbk_text_is_blank (session->checks_answer))
    g_ptr_array_add (parts, g_strdup (_ ("Ask whether anything is new")));
  add_worst (parts, draft);
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (g_strcmp0 (session->checks_answer, "changed") == 0
                                          ? _ ("Something changed")
                                          : _ ("Nothing new")));
  g_ptr_array_add (parts, g_strdup (dbk_text_is_blank (session->consent_version)
                                        ? _ ("no consent in force")
                                        : _ ("consent in force")));
  if (g_strcmp0 (session->patch_test, "not_required") != 0)
    {
      g_autofree char *standing =
          g_utf8_strdown (dbk_name (DBK_NAME_PATCH_TEST, session->patch_test), -1);

      /* Translators: how the patch test stands: "patch test passed". */
      g_ptr_array_add (parts, g_strdup_printf (_ ("patch test %s"), standing));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

void
dbk_checks_section_answer (DbkChecksSection *self, const char *answer)
{
  g_return_if_fail (DBK_IS_CHECKS_SECTION (self));

  gtk_toggle_button_set_active (g_strcmp0 (answer, "no_change") == 0 ? self->no_change
                                                                     : self->changed,
                                TRUE);
}
