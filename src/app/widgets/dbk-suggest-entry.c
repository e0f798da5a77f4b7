/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that takes any text and offers some. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-suggest-entry.h"

struct _DbkSuggestEntry
{
  GtkEntry parent_instance;

  DbkSuggestFunc func;
  gpointer data;
  GtkWidget *popover; /* made when first asked for */
  gboolean filling;
  gboolean changed; /* since it was last done */
  gboolean error;
};

G_DEFINE_FINAL_TYPE (DbkSuggestEntry, dbk_suggest_entry, GTK_TYPE_ENTRY)

enum
{
  EDITED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
done (DbkSuggestEntry *self)
{
  if (!self->changed)
    return;
  self->changed = FALSE;
  g_signal_emit (self, signals[DONE], 0);
}

static void
changed_cb (DbkSuggestEntry *self)
{
  if (self->filling)
    return;
  self->changed = TRUE;
  dbk_suggest_entry_set_error (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
pick_cb (GtkButton *button, DbkSuggestEntry *self)
{
  g_autofree char *text = g_strdup (gtk_button_get_label (button));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  dbk_suggest_entry_enter (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
make_list (DbkSuggestEntry *self, char **texts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "dbk-suggestion");
      g_signal_connect (button, "clicked", G_CALLBACK (pick_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
open_list (DbkSuggestEntry *self)
{
  g_auto (GStrv) texts = self->func == NULL ? NULL : self->func (self, self->data);
  GdkRectangle box;

  if (texts == NULL || texts[0] == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
      gtk_widget_add_css_class (self->popover, "menu");
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_list (self, texts));
  box = (GdkRectangle){ 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)) };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &box);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
icon_press_cb (DbkSuggestEntry *self, GtkEntryIconPosition position)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    open_list (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DbkSuggestEntry *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (self->func == NULL)
    return GDK_EVENT_PROPAGATE;
  open_list (self);
  return GDK_EVENT_STOP;
}

static void
dbk_suggest_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DbkSuggestEntry *self = DBK_SUGGEST_ENTRY (widget);

  GTK_WIDGET_CLASS (dbk_suggest_entry_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
dbk_suggest_entry_dispose (GObject *object)
{
  DbkSuggestEntry *self = DBK_SUGGEST_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (dbk_suggest_entry_parent_class)->dispose (object);
}

static void
dbk_suggest_entry_class_init (DbkSuggestEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_suggest_entry_dispose;
  widget_class->size_allocate = dbk_suggest_entry_size_allocate;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
dbk_suggest_entry_init (DbkSuggestEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 8);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (done), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "activate", G_CALLBACK (done), NULL);
  g_signal_connect (self, "icon-press", G_CALLBACK (icon_press_cb), NULL);
}

GtkWidget *
dbk_suggest_entry_new (const char *name, DbkSuggestFunc func, gpointer data)
{
  DbkSuggestEntry *self = g_object_new (DBK_TYPE_SUGGEST_ENTRY, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->func = func;
  self->data = data;
  if (func != NULL)
    {
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY,
                                         "pan-down-symbolic");
      gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY, _ ("Usual"));
    }
  return GTK_WIDGET (self);
}

void
dbk_suggest_entry_set_text (DbkSuggestEntry *self, const char *text)
{
  g_return_if_fail (DBK_IS_SUGGEST_ENTRY (self));

  if (text == NULL)
    text = "";
  self->changed = FALSE;
  dbk_suggest_entry_set_error (self, NULL);
  if (g_str_equal (text, dbk_suggest_entry_get_text (self)))
    return;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->filling = FALSE;
}

const char *
dbk_suggest_entry_get_text (DbkSuggestEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

void
dbk_suggest_entry_enter (DbkSuggestEntry *self, const char *text)
{
  g_return_if_fail (DBK_IS_SUGGEST_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  done (self);
}

void
dbk_suggest_entry_set_error (DbkSuggestEntry *self, const char *message)
{
  g_return_if_fail (DBK_IS_SUGGEST_ENTRY (self));

  if (message == NULL && !self->error)
    return;
  self->error = message != NULL;
  if (self->error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               self->error ? GTK_ACCESSIBLE_INVALID_TRUE
                                           : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

gboolean
dbk_suggest_entry_has_error (DbkSuggestEntry *self)
{
  g_return_val_if_fail (DBK_IS_SUGGEST_ENTRY (self), FALSE);

  return self->error;
}
