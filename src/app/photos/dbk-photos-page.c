/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Photos tab. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-check-dialogs.h"
#include "dbk-label.h"
#include "dbk-photo-cache.h"
#include "dbk-photo-cell.h"
#include "dbk-photo-consent.h"
#include "dbk-photo-dialog.h"
#include "dbk-photo-window.h"
#include "dbk-photos-page.h"

struct _DbkPhotosPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;
  GListStore *items;
  GtkSingleSelection *selection; /* the grid's */

  GtkWidget *stack;
  GtkWidget *bar;
  GtkWidget *count;
  GtkWidget *scroller;
  AdwStatusPage *empty;
  AdwStatusPage *consent;
};

G_DEFINE_FINAL_TYPE (DbkPhotosPage, dbk_photos_page, GTK_TYPE_WIDGET)

/* Adding */

static gboolean
is_known (DbkPhotosPage *self, const char *sha256)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (DbkPhotoItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (dbk_photo_item_get_photo (item)->sha256, sha256) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_add (GtkWidget *widget)
{
  DbkPhotosPage *self = DBK_PHOTOS_PAGE (widget);

  return self->record != NULL &&
         dbk_photo_consent_of (self->record, dbk_context_get_today (self->context)) ==
             DBK_PHOTO_CONSENT_IN_FORCE;
}

static void
taken_in_cb (GtkWidget *widget, GPtrArray *photos, const char *problem)
{
  DbkPhotosPage *self = DBK_PHOTOS_PAGE (widget);
  g_autoptr (GPtrArray) new = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (problem);
  GtkWidget *dialog;

  if (!may_add (widget))
    return;
  for (guint i = 0; i < photos->len; i++)
    if (!is_known (self, ((DbkPhotoIn *) photos->pdata[i])->photo->sha256))
      g_ptr_array_add (new, photos->pdata[i]);
  if (new->len < photos->len)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _ ("What is in the client’s record already was not added again."));
  if (new->len == 0)
    {
      if (text->len > 0)
        dbk_alert_say (widget, _ ("No Photograph Was Added"), text->str);
      return;
    }
  dialog = dbk_photo_add_dialog_new (widget, self->context, self->record->client->row, new);
  if (text->len > 0)
    dbk_form_dialog_set_problem (DBK_FORM_DIALOG (dialog), text->str);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_photo_intake_choose (widget, DBK_PHOTOS_PAGE (widget)->context, taken_in_cb);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_photo_intake_paste (widget, DBK_PHOTOS_PAGE (widget)->context, taken_in_cb);
}

static void
consent_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkPhotosPage *self = DBK_PHOTOS_PAGE (widget);

  gtk_window_present (GTK_WINDOW (dbk_consent_dialog_new (widget, self->context, self->record,
                                                          "photographs",
                                                          dbk_context_get_today (self->context))));
}

/* The list stays what it was while the window is open. */
static void
open_window (DbkPhotosPage *self, guint position, DbkCompareMode mode)
{
  g_autoptr (GListStore) items = g_list_store_new (DBK_TYPE_PHOTO_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (DbkPhotoItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_list_store_append (items, item);
    }
  gtk_window_present (GTK_WINDOW (dbk_photo_window_new (GTK_WIDGET (self), self->context,
                                                        G_LIST_MODEL (items), position, mode)));
}

static void
activate_cb (DbkPhotosPage *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    open_window (self, position, DBK_COMPARE_ONE);
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkPhotosPage *self = DBK_PHOTOS_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  open_window (self, position == GTK_INVALID_LIST_POSITION ? 0 : position, DBK_COMPARE_BESIDE);
}

/* Showing */

static gboolean
is_same (DbkPhotosPage *self, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (DbkPhotoItem) shown = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      DbkPhotoItem *item = items->pdata[i];

      if (!dbk_record_equal (dbk_photo_item_get_photo (shown), dbk_photo_item_get_photo (item)) ||
          dbk_photo_item_is_locked (shown) != dbk_photo_item_is_locked (item))
        return FALSE;
    }
  return TRUE;
}

static void
show_consent (DbkPhotosPage *self, DbkPhotoConsent state, guint n_photos)
{
  g_autofree char *sentence =
      dbk_photo_consent_dup_sentence (self->record, dbk_context_get_today (self->context),
                                      n_photos);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (self->consent, state == DBK_PHOTO_CONSENT_NONE
                                                ? _ ("No Consent to Photographs")
                                                : _ ("Photographs Are Not Shown"));
  adw_status_page_set_description (self->consent, markup);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "consent");
}

void
dbk_photos_page_show (DbkPhotosPage *self, DbkClientRecord *record, gboolean narrow)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean clinical = dbk_context_is_clinical (self->context);
  gboolean other;
  DbkPhotoConsent state;
  g_autofree char *text = NULL;
  int margin = narrow ? 12 : 24;

  g_return_if_fail (DBK_IS_PHOTOS_PAGE (self));

  other =
      record == NULL || self->record == NULL || record->client->row != self->record->client->row;
  if (record != NULL)
    dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  gtk_widget_set_margin_start (self->bar, margin);
  gtk_widget_set_margin_end (self->bar, margin);
  gtk_widget_set_margin_start (self->scroller, margin - 8);
  gtk_widget_set_margin_end (self->scroller, margin - 8);
  if (record == NULL)
    {
      g_list_store_remove_all (self->items);
      return;
    }
  items = dbk_photo_items_of (record);
  state = dbk_photo_consent_of (record, dbk_context_get_today (self->context));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add",
                                 clinical && state == DBK_PHOTO_CONSENT_IN_FORCE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.paste",
                                 clinical && state == DBK_PHOTO_CONSENT_IN_FORCE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.take-consent", clinical);
  if (state != DBK_PHOTO_CONSENT_IN_FORCE)
    {
      /* Not only out of sight: nothing of them is read, and no copy stays beside the records. */
      g_list_store_remove_all (self->items);
      for (guint i = 0; i < items->len; i++)
        dbk_photo_cache_forget (dbk_photo_cache_get (self->context),
                                dbk_photo_item_get_photo (items->pdata[i])->sha256);
      show_consent (self, state, items->len);
      return;
    }
  if (other || !is_same (self, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                         items->pdata, items->len);
  if (other)
    gtk_adjustment_set_value (dbk_photos_page_get_adjustment (self), 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.compare", items->len > 1);
  text = g_strdup_printf (ngettext ("%u photograph", "%u photographs", items->len), items->len);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "photos" : "empty");
}

const char *
dbk_photos_page_get_state (DbkPhotosPage *self)
{
  g_return_val_if_fail (DBK_IS_PHOTOS_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

GtkAdjustment *
dbk_photos_page_get_adjustment (DbkPhotosPage *self)
{
  g_return_val_if_fail (DBK_IS_PHOTOS_PAGE (self), NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* The class */

static void
dbk_photos_page_dispose (GObject *object)
{
  DbkPhotosPage *self = DBK_PHOTOS_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_photos_page_parent_class)->dispose (object);
}

static void
dbk_photos_page_class_init (DbkPhotosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_photos_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "photos.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "photos.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "photos.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "photos.take-consent", NULL, consent_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photos.paste",
                                       NULL);
}

static void
dbk_photos_page_init (DbkPhotosPage *self)
{
  self->items = g_list_store_new (DBK_TYPE_PHOTO_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
}

static AdwStatusPage *
add_status (DbkPhotosPage *self, const char *name, const char *icon, GtkWidget *button)
{
  GtkWidget *status = adw_status_page_new ();

  gtk_widget_add_css_class (status, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  gtk_stack_add_named (GTK_STACK (self->stack), status, name);
  return ADW_STATUS_PAGE (status);
}

static GtkWidget *
make_photos (DbkPhotosPage *self)
{
  GtkWidget *column = dbk_column_new (0, NULL);
  GtkWidget *grid = gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                       dbk_photo_cell_factory_new (self->context));
  GtkWidget *compare = dbk_action_button_new (NULL, _ ("_Compare…"), NULL, "photos.compare", NULL);
  GtkWidget *add =
      dbk_action_button_new ("list-add-symbolic", _ ("_Add…"), NULL, "photos.add", NULL);

  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 12);
  gtk_grid_view_set_min_columns (GTK_GRID_VIEW (grid), 1);
  gtk_widget_add_css_class (grid, "dbk-photos");
  dbk_widget_set_name (grid, _ ("Photographs"));
  g_signal_connect_object (grid, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  self->bar = dbk_row_new (6, NULL);
  gtk_widget_set_margin_top (self->bar, 6);
  gtk_widget_set_margin_bottom (self->bar, 6);
  self->count = dbk_label_new ("", "heading");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_box_append (GTK_BOX (self->bar), self->count);
  gtk_box_append (GTK_BOX (self->bar), compare);
  gtk_box_append (GTK_BOX (self->bar), add);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), grid);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (column), self->bar);
  gtk_box_append (GTK_BOX (column), self->scroller);
  return column;
}

GtkWidget *
dbk_photos_page_new (DbkContext *context)
{
  DbkPhotosPage *self = g_object_new (DBK_TYPE_PHOTOS_PAGE, NULL);

  self->context = g_object_ref (context);
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_stack_add_named (GTK_STACK (self->stack), make_photos (self), "photos");
  self->empty =
      add_status (self, "empty", "camera-photo-symbolic",
                  dbk_action_button_new (NULL, _ ("_Add Photographs…"), NULL, "photos.add", NULL));
  adw_status_page_set_title (self->empty, _ ("No Photographs Yet"));
  adw_status_page_set_description (
      self->empty, _ ("Choose files, drop them here, or paste one that was copied."));
  self->consent = add_status (self, "consent", "action-unavailable-symbolic",
                              dbk_action_button_new (NULL, _ ("Take _Consent…"), NULL,
                                                     "photos.take-consent", NULL));
  dbk_photo_intake_accept_drops (GTK_WIDGET (self), context, may_add, taken_in_cb);
  return GTK_WIDGET (self);
}
