/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area that was left alone, and why. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-values.h"
#include "dbk-draft-edit.h"
#include "dbk-names.h"
#include "dbk-row-columns.h"
#include "dbk-suggest-entry.h"
#include "dbk-untreated-row.h"

struct _DbkUntreatedRow
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  char *area;
  GtkWidget *box;
  GtkWidget *fields;
  GtkLabel *name;
  DbkSuggestEntry *reason;
  GtkLabel *last;
};

G_DEFINE_FINAL_TYPE (DbkUntreatedRow, dbk_untreated_row, GTK_TYPE_WIDGET)

enum
{
  HOVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static DbkSessionArea *
values_of (DbkUntreatedRow *self)
{
  return dbk_session_find_area (dbk_draft_get_session (self->draft), self->area);
}

static void
reason_edited_cb (DbkUntreatedRow *self)
{
  dbk_set_text (&values_of (self)->not_treated_reason, dbk_suggest_entry_get_text (self->reason));
  dbk_draft_touch (self->draft, 0);
}

/* What speaks against it today comes first. */
static char **
suggest_reasons (DbkSuggestEntry *entry, gpointer data)
{
  DbkUntreatedRow *self = data;
  GPtrArray *contraindications = dbk_draft_get_contraindications (self->draft);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < contraindications->len; i++)
    {
      const DbkContraindication *one = contraindications->pdata[i];

      if (one->active && one->effect >= DBK_EFFECT_SIGN_OFF &&
          (one->areas == NULL || dbk_codes_contain (one->areas, self->area)))
        g_strv_builder_add (builder, one->reason);
    }
  g_strv_builder_add (builder, _ ("Still healing from last time"));
  g_strv_builder_add (builder, _ ("Irritated skin"));
  g_strv_builder_add (builder, _ ("Broken skin"));
  g_strv_builder_add (builder, _ ("Client asked to leave it out"));
  g_strv_builder_add (builder, _ ("No time left"));
  return g_strv_builder_end (builder);
}

static gboolean
treat_idle (gpointer data)
{
  DbkUntreatedRow *self = data;

  guint check;

  if (self->draft == NULL || dbk_draft_set_treated (self->draft, self->area, TRUE))
    return G_SOURCE_REMOVE;
  if (dbk_draft_refuses (self->draft, self->area, &check))
    gtk_widget_activate_action (GTK_WIDGET (self), "session.override", "u", check);
  return G_SOURCE_REMOVE;
}

/* The press takes this row away: not before it is over. */
static void
treat_cb (DbkUntreatedRow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, treat_idle, g_object_ref (self), g_object_unref);
}

static void
enter_cb (DbkUntreatedRow *self)
{
  g_signal_emit (self, signals[HOVERED], 0, TRUE);
}

static void
leave_cb (DbkUntreatedRow *self)
{
  g_signal_emit (self, signals[HOVERED], 0, FALSE);
}

static gboolean
dbk_untreated_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DBK_UNTREATED_ROW (widget)->reason));
}

static void
dbk_untreated_row_dispose (GObject *object)
{
  DbkUntreatedRow *self = DBK_UNTREATED_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_untreated_row_parent_class)->dispose (object);
}

static void
dbk_untreated_row_finalize (GObject *object)
{
  g_free (DBK_UNTREATED_ROW (object)->area);
  G_OBJECT_CLASS (dbk_untreated_row_parent_class)->finalize (object);
}

static void
dbk_untreated_row_class_init (DbkUntreatedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_untreated_row_dispose;
  object_class->finalize = dbk_untreated_row_finalize;
  widget_class->grab_focus = dbk_untreated_row_grab_focus;
  signals[HOVERED] = g_signal_new ("hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_untreated_row_init (DbkUntreatedRow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-area-row");
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
make_children (DbkUntreatedRow *self)
{
  const char *area = dbk_name (DBK_NAME_AREA, self->area);
  g_autofree char *reason_name = g_strdup_printf (_ ("Why not treated, %s"), area);
  g_autofree char *treat_name = g_strdup_printf (_ ("Treat %s"), area);
  GtkWidget *label = gtk_label_new (_ ("Not treated"));
  GtkWidget *treat = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->name = GTK_LABEL (gtk_label_new (area));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  gtk_widget_set_size_request (GTK_WIDGET (self->name),
                               dbk_row_column_width (GTK_WIDGET (self), DBK_COLUMN_AREA), -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->name));
  self->fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  gtk_widget_add_css_class (label, "dbk-dim");
  gtk_box_append (GTK_BOX (self->fields), label);
  self->reason = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (reason_name, suggest_reasons, self));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why?"));
  gtk_widget_set_size_request (GTK_WIDGET (self->reason), 150, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  g_signal_connect_object (self->reason, "edited", G_CALLBACK (reason_edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->fields), GTK_WIDGET (self->reason));
  self->last = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->last, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->last, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->last), "dbk-last");
  gtk_widget_add_css_class (GTK_WIDGET (self->last), "numeric");
  gtk_box_append (GTK_BOX (self->fields), GTK_WIDGET (self->last));
  gtk_widget_add_css_class (treat, "flat");
  gtk_widget_set_tooltip_text (treat, _ ("Treat This Area"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (treat), GTK_ACCESSIBLE_PROPERTY_LABEL, treat_name,
                                  -1);
  g_signal_connect_object (treat, "clicked", G_CALLBACK (treat_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->fields), treat);
}

GtkWidget *
dbk_untreated_row_new (DbkDraft *draft, const char *area)
{
  DbkUntreatedRow *self = g_object_new (DBK_TYPE_UNTREATED_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->area = g_strdup (area);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dbk_name (DBK_NAME_AREA, area), -1);
  make_children (self);
  dbk_untreated_row_refresh (self);
  return GTK_WIDGET (self);
}

const char *
dbk_untreated_row_get_area (DbkUntreatedRow *self)
{
  g_return_val_if_fail (DBK_IS_UNTREATED_ROW (self), NULL);

  return self->area;
}

void
dbk_untreated_row_refresh (DbkUntreatedRow *self)
{
  const DbkSessionArea *values;
  const DbkSessionArea *last;

  g_return_if_fail (DBK_IS_UNTREATED_ROW (self));

  values = values_of (self);
  last = dbk_draft_get_last_area (self->draft, self->area);
  if (values != NULL)
    dbk_suggest_entry_set_text (self->reason, values->not_treated_reason);
  if (last != NULL)
    {
      g_autofree char *history = dbk_area_history_text (last);
      g_autofree char *text = g_strdup_printf (_ ("last: %s"), history);

      gtk_label_set_text (self->last, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->last), text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->last), last != NULL);
}

void
dbk_untreated_row_set_next (DbkUntreatedRow *self, gboolean next)
{
  g_return_if_fail (DBK_IS_UNTREATED_ROW (self));

  if (next)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "next");
      gtk_widget_add_css_class (GTK_WIDGET (self->reason), "missing");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "next");
      gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "missing");
    }
}

void
dbk_untreated_row_set_narrow (DbkUntreatedRow *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_UNTREATED_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->box), narrow ? 4 : 10);
  gtk_widget_set_visible (GTK_WIDGET (self->last),
                          !narrow && dbk_draft_get_last_area (self->draft, self->area) != NULL);
}
