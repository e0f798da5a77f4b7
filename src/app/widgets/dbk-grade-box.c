/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grade out of a few whole numbers. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-grade-box.h"
#include "dbk-record.h"

struct _DbkGradeBox
{
  GtkWidget parent_instance;

  int first;
  int grade;
  gboolean filling;
  GPtrArray *buttons; /* unowned: GtkToggleButton, children of self */
};

G_DEFINE_FINAL_TYPE (DbkGradeBox, dbk_grade_box, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show (DbkGradeBox *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], self->grade == self->first + (int) i);
  self->filling = FALSE;
}

static void
choose (DbkGradeBox *self, int grade, gboolean typed)
{
  self->grade = grade;
  show (self);
  g_signal_emit (self, signals[CHOSEN], 0, grade, typed);
}

static void
toggled_cb (GtkToggleButton *button, DbkGradeBox *self)
{
  guint place;

  if (self->filling || !g_ptr_array_find (self->buttons, button, &place))
    return;
  choose (self, gtk_toggle_button_get_active (button) ? self->first + (int) place : DBK_NONE,
          FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DbkGradeBox *self)
{
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || digit < self->first ||
      digit >= self->first + (int) self->buttons->len)
    return GDK_EVENT_PROPAGATE;
  choose (self, digit, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
dbk_grade_box_grab_focus (GtkWidget *widget)
{
  DbkGradeBox *self = DBK_GRADE_BOX (widget);
  int place = self->grade == DBK_NONE ? 0 : self->grade - self->first;

  if (place < 0 || place >= (int) self->buttons->len)
    place = 0;
  return self->buttons->len > 0 && gtk_widget_grab_focus (self->buttons->pdata[place]);
}

static void
dbk_grade_box_dispose (GObject *object)
{
  DbkGradeBox *self = DBK_GRADE_BOX (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
  G_OBJECT_CLASS (dbk_grade_box_parent_class)->dispose (object);
}

static void
dbk_grade_box_finalize (GObject *object)
{
  g_ptr_array_unref (DBK_GRADE_BOX (object)->buttons);
  G_OBJECT_CLASS (dbk_grade_box_parent_class)->finalize (object);
}

static void
dbk_grade_box_class_init (DbkGradeBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_grade_box_dispose;
  object_class->finalize = dbk_grade_box_finalize;
  widget_class->grab_focus = dbk_grade_box_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_grade_box_init (DbkGradeBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grade = DBK_NONE;
  self->buttons = g_ptr_array_new ();
  gtk_box_layout_set_homogeneous (
      GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-digits");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
dbk_grade_box_new (int first, int last)
{
  DbkGradeBox *self = g_object_new (DBK_TYPE_GRADE_BOX, NULL);

  self->first = first;
  for (int grade = first; grade <= last; grade++)
    {
      g_autofree char *text = g_strdup_printf ("%d", grade);
      GtkWidget *button = gtk_toggle_button_new_with_label (text);

      gtk_widget_add_css_class (button, "numeric");
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
  return GTK_WIDGET (self);
}

void
dbk_grade_box_set_name (DbkGradeBox *self, const char *name, DbkGradeWordFunc word, gpointer data)
{
  g_return_if_fail (DBK_IS_GRADE_BOX (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int grade = self->first + (int) i;
      const char *words = word == NULL ? NULL : word (grade, data);
      g_autofree char *spoken = NULL;

      if (words != NULL && *words != '\0')
        /* Translators: what is graded, the grade as a number, the grade in words; spoken. */
        spoken = g_strdup_printf (_ ("%s: %d, %s"), name, grade, words);
      else
        /* Translators: what is graded, and the grade as a number; spoken. */
        spoken = g_strdup_printf (_ ("%s: %d"), name, grade);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons->pdata[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_widget_set_tooltip_text (self->buttons->pdata[i],
                                   words != NULL && *words != '\0' ? words : NULL);
    }
}

void
dbk_grade_box_set_grade (DbkGradeBox *self, int grade)
{
  g_return_if_fail (DBK_IS_GRADE_BOX (self));

  if (self->grade == grade)
    return;
  self->grade = grade;
  show (self);
}

int
dbk_grade_box_get_grade (DbkGradeBox *self)
{
  g_return_val_if_fail (DBK_IS_GRADE_BOX (self), DBK_NONE);

  return self->grade;
}

void
dbk_grade_box_choose (DbkGradeBox *self, int grade)
{
  g_return_if_fail (DBK_IS_GRADE_BOX (self));

  choose (self, grade, FALSE);
}
