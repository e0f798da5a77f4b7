/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the clinic's lists: its entries, adding, changing and retiring them. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-label.h"
#include "dbk-list-form.h"
#include "dbk-list-job.h"
#include "dbk-list-page-private.h"
#include "dbk-list-view.h"
#include "dbk-page.h"
#include "dbk-toast.h"

G_DEFINE_FINAL_TYPE (DbkListPage, dbk_list_page, GTK_TYPE_WIDGET)

/* Changing */

GtkWidget *
dbk_list_page_add (DbkListPage *self)
{
  GtkWidget *dialog;

  g_return_val_if_fail (DBK_IS_LIST_PAGE (self), NULL);

  dialog = dbk_list_form_new (GTK_WIDGET (self), self->context, self->kind, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

GtkWidget *
dbk_list_page_open_entry (DbkListPage *self, gconstpointer entry)
{
  gboolean editable = dbk_context_is_clinical (self->context) &&
                      (dbk_list_entry_is_offered (entry) || self->kind->switched);
  GtkWidget *dialog;

  if (editable)
    dialog = dbk_list_form_new (GTK_WIDGET (self), self->context, self->kind, entry);
  else
    dialog = dbk_list_view_window_new (GTK_WIDGET (self), self->kind, entry,
                                       dbk_context_get_today (self->context));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* What the button in a toast takes back; the page may be gone by then. */
typedef struct
{
  GWeakRef page;
  gpointer entry;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->page);
  dbk_record_unref (undo->entry);
  g_free (undo);
}

static void
undo_cb (Undo *undo)
{
  g_autoptr (DbkListPage) self = g_weak_ref_get (&undo->page);

  if (self != NULL && self->page != NULL)
    dbk_list_page_turn_entry (self, undo->entry);
}

static GClosure *
make_undo (DbkListPage *self, gpointer entry)
{
  Undo *undo = g_new0 (Undo, 1);

  g_weak_ref_init (&undo->page, self);
  undo->entry = dbk_record_ref (entry);
  return g_cclosure_new_swap (G_CALLBACK (undo_cb), undo, undo_free);
}

static void
tell_turned (DbkListPage *self, gpointer entry)
{
  g_autofree char *title = dbk_list_entry_title (entry);
  g_autofree char *text = NULL;

  if (dbk_list_entry_is_offered (entry) || self->kind->switched)
    return;
  /* Translators: %s is an entry of a list: a product, a device … */
  text = g_strdup_printf (_ ("“%s” retired"), title);
  dbk_toast_undo (GTK_WIDGET (self), text, make_undo (self, entry));
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkListPage) self = data;
  g_autoptr (GError) error = NULL;
  gpointer entry = dbk_context_finish (result, &error);

  if (self->page != NULL && entry != NULL)
    tell_turned (self, entry);
  else if (self->page != NULL)
    {
      dbk_report_error (GTK_WIDGET (self), _ ("Nothing Was Changed"), error);
      dbk_context_reload (self->context);
    }
  dbk_record_unref (entry);
}

void
dbk_list_page_turn_entry (DbkListPage *self, gconstpointer entry)
{
  gpointer turned = dbk_record_copy (entry);

  dbk_list_entry_set_retired_on (turned, dbk_list_entry_is_offered (entry)
                                             ? dbk_context_get_today (self->context)
                                             : DBK_DATE_NONE);
  dbk_context_write (self->context, dbk_list_write, dbk_list_job_new (self->context, entry, turned),
                     dbk_list_job_free, dbk_record_unref, NULL, turned_cb, g_object_ref (self));
  dbk_record_unref (turned);
}

/* Reading */

typedef struct
{
  gpointer entry;
  char *key;
} Sorted;

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *one = a;
  const Sorted *other = b;
  gint64 rows[] = { dbk_list_entry_row (one->entry), dbk_list_entry_row (other->entry) };
  int order = strcmp (one->key, other->key);

  if (order != 0)
    return order;
  /* The newest version first. */
  return rows[0] > rows[1] ? -1 : rows[0] < rows[1];
}

static void
sort (GPtrArray *entries)
{
  g_autofree Sorted *sorted = g_new (Sorted, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *title = dbk_list_entry_title (entries->pdata[i]);

      sorted[i] = (Sorted){ entries->pdata[i], g_utf8_collate_key (title, -1) };
    }
  qsort (sorted, entries->len, sizeof (Sorted), compare_sorted);
  for (guint i = 0; i < entries->len; i++)
    {
      entries->pdata[i] = sorted[i].entry;
      g_free (sorted[i].key);
    }
}

typedef struct
{
  DbkListPage *page;
  guint generation;
} Load;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Load *load = data;
  g_autoptr (DbkListPage) self = load->page;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = dbk_context_finish (result, &error);

  if (entries == NULL)
    {
      if (self->page != NULL)
        dbk_report_error (GTK_WIDGET (self), _ ("The List Could Not Be Read"), error);
      return;
    }
  if (self->page == NULL || load->generation != self->generation)
    {
      g_ptr_array_unref (entries);
      return;
    }
  sort (entries);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  dbk_list_page_show (self);
}

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
load (DbkListPage *self)
{
  Load *asked = g_new (Load, 1);

  asked->page = g_object_ref (self);
  asked->generation = ++self->generation;
  dbk_context_read (self->context, dbk_list_load_all, (gpointer) self->kind->type, NULL,
                    unref_array, NULL, loaded_cb, asked);
}

static void
clinical_cb (DbkListPage *self)
{
  if (self->entries != NULL)
    dbk_list_page_show (self);
}

static void
dbk_list_page_dispose (GObject *object)
{
  DbkListPage *self = DBK_LIST_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_list_page_parent_class)->dispose (object);
}

static void
dbk_list_page_class_init (DbkListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_list_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_list_page_init (DbkListPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->page = dbk_page_new ();
  self->box = dbk_column_new (18, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_box_append (GTK_BOX (dbk_page_get_box (DBK_PAGE (self->page))), clamp);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_list_page_new (DbkContext *context, const DbkListKind *kind)
{
  DbkListPage *self = g_object_new (DBK_TYPE_LIST_PAGE, NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  g_signal_connect_object (context, "notify::lists", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::clinical", G_CALLBACK (clinical_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

void
dbk_list_page_set_narrow (DbkListPage *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_LIST_PAGE (self));

  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
}

static gpointer
find_entry (DbkListPage *self, const char *title)
{
  gpointer found = NULL;

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      g_autofree char *name = dbk_list_entry_title (self->entries->pdata[i]);

      if (g_str_equal (name, title) &&
          (found == NULL || dbk_list_entry_is_offered (self->entries->pdata[i])))
        found = self->entries->pdata[i];
    }
  return found;
}

GtkWidget *
dbk_list_page_open (DbkListPage *self, const char *title)
{
  gpointer entry;

  g_return_val_if_fail (DBK_IS_LIST_PAGE (self), NULL);

  entry = find_entry (self, title);
  return entry != NULL ? dbk_list_page_open_entry (self, entry) : NULL;
}
