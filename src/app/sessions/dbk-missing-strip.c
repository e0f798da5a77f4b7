/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip at the bottom of the session page. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-missing-groups.h"
#include "dbk-missing-strip.h"

/* The rest is told by the count. */
#define MOST_CHIPS 5

struct _DbkMissingStrip
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *next;
  GtkLabel *next_label;
  GtkWidget *then;
  GtkWidget *chips; /* in a scroller without bars: what doesn't fit is cut off */
  GtkWidget *chips_area;
  GtkWidget *ready;
  GtkLabel *count;
  GtkLabel *narrow_count;
  GtkWidget *sign;
  char *next_field;
  int next_section;
  gboolean narrow;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (DbkMissingStrip, dbk_missing_strip, GTK_TYPE_WIDGET)

enum
{
  JUMP,
  SIGN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
next_cb (DbkMissingStrip *self)
{
  g_autofree char *field = g_strdup (self->next_field);

  if (field != NULL)
    g_signal_emit (self, signals[JUMP], 0, field, self->next_section);
}

static void
chip_cb (GtkWidget *chip, DbkMissingStrip *self)
{
  g_autofree char *field = g_strdup (g_object_get_data (G_OBJECT (chip), "field"));

  g_signal_emit (self, signals[JUMP], 0, field,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "section")));
}

static void
sign_cb (DbkMissingStrip *self)
{
  g_signal_emit (self, signals[SIGN], 0);
}

static void
dbk_missing_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DBK_TYPE_MISSING_STRIP);
  G_OBJECT_CLASS (dbk_missing_strip_parent_class)->dispose (object);
}

static void
dbk_missing_strip_finalize (GObject *object)
{
  g_free (DBK_MISSING_STRIP (object)->next_field);
  G_OBJECT_CLASS (dbk_missing_strip_parent_class)->finalize (object);
}

static void
dbk_missing_strip_class_init (DbkMissingStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_missing_strip_dispose;
  object_class->finalize = dbk_missing_strip_finalize;
  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGN] = g_signal_new ("sign", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/sessions/dbk-missing-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, box);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, next);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, next_label);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, then);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, chips);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, chips_area);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, ready);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, count);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, narrow_count);
  gtk_widget_class_bind_template_child (widget_class, DbkMissingStrip, sign);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
}

static void
dbk_missing_strip_init (DbkMissingStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_missing_strip_new (void)
{
  return g_object_new (DBK_TYPE_MISSING_STRIP, NULL);
}

static void
arrange (DbkMissingStrip *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_count), self->narrow);
  gtk_widget_set_visible (self->next, !self->complete);
  gtk_widget_set_visible (self->ready, self->complete && !self->narrow);
  gtk_widget_set_visible (self->chips_area, !self->complete && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !self->complete && !self->narrow);
  gtk_widget_set_hexpand (self->next, self->narrow);
  gtk_widget_set_hexpand (self->sign, self->narrow && self->complete);
}

/* Inside a sentence the label's capital goes, in languages that do so. */
static char *
after_colon (const char *label)
{
  const char *habit =
      /* Translators: "lower" where what follows a colon begins with a small letter, as in "Next:
       * endpoint, cheek left"; "keep" where it stays as it is. */
      C_ ("habit after a colon", "lower");
  const char *second = g_utf8_next_char (label);
  g_autofree char *first = NULL;

  if (g_strcmp0 (habit, "lower") != 0 || *label == '\0')
    return g_strdup (label);
  first = g_utf8_strdown (label, (gssize) (second - label));
  return g_strconcat (first, second, NULL);
}

static void
set_next (DbkMissingStrip *self, const DbkMissingGroup *group)
{
  g_autofree char *label = after_colon (group->label);
  /* Translators: the one thing to do next: "Next: endpoint, cheek left". */
  g_autofree char *text = g_strdup_printf (_ ("Next: %s"), label);

  if (g_strcmp0 (gtk_label_get_text (self->next_label), text) != 0)
    {
      gtk_label_set_text (self->next_label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
    }
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->next), group->message) != 0)
    gtk_widget_set_tooltip_text (self->next, group->message);
  g_free (self->next_field);
  self->next_field = g_strdup (group->field);
  self->next_section = group->section;
}

static void
add_chip (DbkMissingStrip *self, const DbkMissingGroup *group)
{
  GtkWidget *chip = gtk_button_new_with_label (group->label);

  gtk_widget_add_css_class (chip, "dbk-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, group->message);
  g_object_set_data_full (G_OBJECT (chip), "field", g_strdup (group->field), g_free);
  g_object_set_data (G_OBJECT (chip), "section", GINT_TO_POINTER (group->section));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_cb), self, 0);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

/* Chips stay the widgets they are while what they say stays: one may have the keyboard focus. */
static gboolean
same_chips (DbkMissingStrip *self, GPtrArray *groups)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (guint i = 1; i < groups->len && i <= MOST_CHIPS; i++)
    {
      const DbkMissingGroup *group = groups->pdata[i];

      if (chip == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (chip)), group->label) != 0 ||
          g_strcmp0 (g_object_get_data (G_OBJECT (chip), "field"), group->field) != 0)
        return FALSE;
      chip = gtk_widget_get_next_sibling (chip);
    }
  return chip == NULL;
}

static void
set_counts (DbkMissingStrip *self, GPtrArray *groups, gboolean can_sign)
{
  guint n = dbk_missing_groups_count (groups);
  g_autofree char *count = g_strdup_printf (ngettext ("%u missing", "%u missing", n), n);
  g_autofree char *narrow = NULL;

  if (self->complete)
    narrow = g_strdup (_ ("Nothing missing"));
  else
    narrow = g_strdup_printf (ngettext ("%u thing missing before you sign",
                                        "%u things missing before you sign", n),
                              n);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->narrow_count, narrow);
  gtk_widget_set_sensitive (self->sign, can_sign);
}

void
dbk_missing_strip_update (DbkMissingStrip *self, GPtrArray *groups, gboolean can_sign)
{
  g_return_if_fail (DBK_IS_MISSING_STRIP (self));

  self->complete = groups->len == 0;
  if (!self->complete)
    set_next (self, groups->pdata[0]);
  if (!same_chips (self, groups))
    {
      GtkWidget *chip;

      while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
        gtk_box_remove (GTK_BOX (self->chips), chip);
      for (guint i = 1; i < groups->len && i <= MOST_CHIPS; i++)
        add_chip (self, groups->pdata[i]);
    }
  gtk_widget_set_visible (self->then, groups->len > 1);
  set_counts (self, groups, can_sign);
  if (self->complete)
    gtk_widget_add_css_class (self->sign, "suggested-action");
  else
    gtk_widget_remove_css_class (self->sign, "suggested-action");
  arrange (self);
}

void
dbk_missing_strip_set_narrow (DbkMissingStrip *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_MISSING_STRIP (self));

  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  arrange (self);
}

void
dbk_missing_strip_focus_sign (DbkMissingStrip *self)
{
  g_return_if_fail (DBK_IS_MISSING_STRIP (self));

  gtk_widget_grab_focus (self->sign);
}

void
dbk_missing_strip_press_next (DbkMissingStrip *self)
{
  g_return_if_fail (DBK_IS_MISSING_STRIP (self));

  next_cb (self);
}
