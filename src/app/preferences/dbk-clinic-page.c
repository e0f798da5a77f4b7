/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic itself: the head of its prints and how it works. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-clinic-page.h"
#include "dbk-label.h"
#include "dbk-letterhead-group.h"
#include "dbk-list-form.h"
#include "dbk-list-view.h"
#include "dbk-page.h"
#include "dbk-spoken.h"
#include "dbk-strip.h"

struct _DbkClinicPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  GtkWidget *page;
  GtkWidget *clamp;
  GtkWidget *letterhead; /* stays when the rest is built anew: it may have the keyboard */
};

G_DEFINE_FINAL_TYPE (DbkClinicPage, dbk_clinic_page, GTK_TYPE_WIDGET)

GtkWidget *
dbk_clinic_page_edit (DbkClinicPage *self)
{
  GtkWidget *dialog;

  g_return_val_if_fail (DBK_IS_CLINIC_PAGE (self), NULL);

  dialog = dbk_list_form_new (GTK_WIDGET (self), self->context, dbk_list_kind_of_clinic (),
                              dbk_context_get_lists (self->context)->clinic);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static GtkWidget *
make_edit_button (DbkClinicPage *self)
{
  GtkWidget *button;

  if (!dbk_context_is_clinical (self->context))
    return NULL;
  button = gtk_button_new_with_mnemonic (_ ("_Edit…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  dbk_spoken_name_button (GTK_BUTTON (button), _ ("Edit Clinic"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (dbk_clinic_page_edit), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
show (DbkClinicPage *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  GtkWidget *box;
  GtkWidget *view;
  GtkWidget *parent;

  if (lists == NULL || self->clamp == NULL)
    return;
  box = dbk_column_new (18, NULL);
  if (!dbk_context_is_clinical (self->context))
    gtk_box_append (GTK_BOX (box),
                    dbk_strip_new (DBK_STRIP_QUIET, "changes-prevent-symbolic", NULL,
                                   _ ("A practitioner or the owner can change this.")));
  view = dbk_list_view_new (dbk_list_kind_of_clinic (), lists->clinic, make_edit_button (self));
  gtk_box_append (GTK_BOX (box), view);
  parent = gtk_widget_get_parent (self->letterhead);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), self->letterhead);
  /* Under the head of every print. */
  gtk_box_insert_child_after (GTK_BOX (view), self->letterhead, gtk_widget_get_first_child (view));
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);
}

static void
dbk_clinic_page_dispose (GObject *object)
{
  DbkClinicPage *self = DBK_CLINIC_PAGE (object);

  self->clamp = NULL;
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->letterhead);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_clinic_page_parent_class)->dispose (object);
}

static void
dbk_clinic_page_class_init (DbkClinicPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_clinic_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_clinic_page_init (DbkClinicPage *self)
{
  self->page = dbk_page_new ();
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 680);
  gtk_box_append (GTK_BOX (dbk_page_get_box (DBK_PAGE (self->page))), self->clamp);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_clinic_page_new (DbkContext *context)
{
  DbkClinicPage *self = g_object_new (DBK_TYPE_CLINIC_PAGE, NULL);

  self->context = g_object_ref (context);
  self->letterhead = g_object_ref_sink (dbk_letterhead_group_new (context));
  g_signal_connect_object (context, "notify::lists", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::clinical", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

void
dbk_clinic_page_set_narrow (DbkClinicPage *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_CLINIC_PAGE (self));

  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
}
