/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One section of the session page. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-section-card.h"

struct _DbkSectionCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkStack *badge;
  GtkLabel *number;
  GtkBox *texts;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *aside;
  GtkImage *arrow;
  GtkWidget *content;
  gboolean open;
  gboolean done;
};

G_DEFINE_FINAL_TYPE (DbkSectionCard, dbk_section_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OPEN,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  PRESSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show (DbkSectionCard *self)
{
  gboolean check = self->done && !self->open;
  const char *aside = gtk_label_get_text (self->aside);

  set_class (GTK_WIDGET (self), "now", self->open);
  set_class (GTK_WIDGET (self->badge), "now", self->open);
  set_class (GTK_WIDGET (self->badge), "done", check);
  gtk_stack_set_visible_child_name (self->badge, check ? "check" : "number");
  gtk_widget_set_visible (GTK_WIDGET (self->aside), self->open && *aside != '\0');
  gtk_image_set_from_icon_name (self->arrow, self->open ? "pan-down-symbolic" : "pan-end-symbolic");
  if (self->content != NULL)
    gtk_widget_set_visible (self->content, self->open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->open, -1);
}

static void
speak (DbkSectionCard *self)
{
  g_autofree char *spoken = NULL;

  if (self->done)
    /* Translators: a section of the session page, spoken: its title and what it says. */
    spoken = g_strdup_printf (_ ("%s, complete: %s"), gtk_label_get_text (self->title),
                              gtk_label_get_text (self->summary));
  else
    spoken = g_strdup_printf (_ ("%s: %s"), gtk_label_get_text (self->title),
                              gtk_label_get_text (self->summary));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
head_clicked_cb (DbkSectionCard *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}

static void
dbk_section_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DbkSectionCard *self = DBK_SECTION_CARD (object);

  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (self->texts)) ==
                                      GTK_ORIENTATION_VERTICAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_section_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DbkSectionCard *self = DBK_SECTION_CARD (object);

  switch (id)
    {
    case PROP_OPEN:
      dbk_section_card_set_open (self, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      dbk_section_card_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_section_card_dispose (GObject *object)
{
  DbkSectionCard *self = DBK_SECTION_CARD (object);

  self->content = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DBK_TYPE_SECTION_CARD);
  G_OBJECT_CLASS (dbk_section_card_parent_class)->dispose (object);
}

static void
dbk_section_card_class_init (DbkSectionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dbk_section_card_get_property;
  object_class->set_property = dbk_section_card_set_property;
  object_class->dispose = dbk_section_card_dispose;
  properties[PROP_OPEN] =
      g_param_spec_boolean ("open", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/sessions/dbk-section-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, box);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, head);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, badge);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, number);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, texts);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, title);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, summary);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, aside);
  gtk_widget_class_bind_template_child (widget_class, DbkSectionCard, arrow);
  gtk_widget_class_bind_template_callback (widget_class, head_clicked_cb);
}

static void
dbk_section_card_init (DbkSectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
}

GtkWidget *
dbk_section_card_new (guint number, const char *title, GtkWidget *content)
{
  DbkSectionCard *self = g_object_new (DBK_TYPE_SECTION_CARD, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (self->number, text);
  gtk_label_set_text (self->title, title);
  self->content = content;
  gtk_box_append (GTK_BOX (self->box), content);
  show (self);
  speak (self);
  return GTK_WIDGET (self);
}

void
dbk_section_card_set_summary (DbkSectionCard *self, const char *summary)
{
  g_return_if_fail (DBK_IS_SECTION_CARD (self));

  if (g_strcmp0 (gtk_label_get_text (self->summary), summary) == 0)
    return;
  gtk_label_set_text (self->summary, summary);
  speak (self);
}

void
dbk_section_card_set_aside (DbkSectionCard *self, const char *aside)
{
  g_return_if_fail (DBK_IS_SECTION_CARD (self));

  gtk_label_set_text (self->aside, aside != NULL ? aside : "");
  show (self);
}

void
dbk_section_card_set_done (DbkSectionCard *self, gboolean done)
{
  g_return_if_fail (DBK_IS_SECTION_CARD (self));

  if (self->done == done)
    return;
  self->done = done;
  show (self);
  speak (self);
}

void
dbk_section_card_set_open (DbkSectionCard *self, gboolean open)
{
  g_return_if_fail (DBK_IS_SECTION_CARD (self));

  if (self->open == open)
    return;
  self->open = open;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

gboolean
dbk_section_card_get_open (DbkSectionCard *self)
{
  g_return_val_if_fail (DBK_IS_SECTION_CARD (self), FALSE);

  return self->open;
}

void
dbk_section_card_set_narrow (DbkSectionCard *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_SECTION_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->texts, narrow ? 0 : 10);
}

GtkWidget *
dbk_section_card_get_content (DbkSectionCard *self)
{
  g_return_val_if_fail (DBK_IS_SECTION_CARD (self), NULL);

  return self->content;
}
