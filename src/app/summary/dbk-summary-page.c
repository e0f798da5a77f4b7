/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course summary before it goes on paper. */
#include "dbk-summary-page-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>

#include "dbk-section-parts.h"
#include "dbk-spoken.h"
#include "dbk-summary-sheet.h"

G_DEFINE_FINAL_TYPE (DbkSummaryPage, dbk_summary_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_NARROW,
  N_PROPERTIES,
};
static GParamSpec *properties[N_PROPERTIES];

enum
{
  CLOSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const char *const paper_names[] = { "a4", "letter" };

static double
current_scale (DbkSummaryPage *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 48;

  if (self->zoom > 0)
    return self->zoom;
  if (room < 200)
    return 1;
  /* Fitted, but never larger than a page held in the hand. */
  return MIN (room / self->paper.width, 1.35);
}

static void
scale_sheets (DbkSummaryPage *self)
{
  double scale = current_scale (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dbk_summary_sheet_set_scale (DBK_SUMMARY_SHEET (child), scale);
}

static void
clear_sheets (DbkSummaryPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->thumbnails))) != NULL)
    gtk_box_remove (self->thumbnails, child);
  g_clear_pointer (&self->summary, dbk_summary_free);
}

void
dbk_summary_page_rebuild (DbkSummaryPage *self)
{
  g_autoptr (GError) error = NULL;
  guint n;

  clear_sheets (self);
  if (self->record == NULL || dbk_context_get_lists (self->context) == NULL)
    return;
  self->summary = dbk_summary_page_make (self, &self->paper, &error);
  gtk_widget_set_sensitive (self->print, self->summary != NULL);
  gtk_widget_set_sensitive (self->save, self->summary != NULL);
  if (self->summary == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failure, markup);
      gtk_label_set_label (self->pages, "");
      dbk_summary_page_fill_thumbnails (self);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  n = dbk_summary_get_n_pages (self->summary);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->sheets, dbk_summary_sheet_new (self->summary, i));
  scale_sheets (self);
  dbk_summary_page_fill_thumbnails (self);
  {
    g_autofree char *text = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);

    gtk_label_set_label (self->pages, text);
  }
  gtk_stack_set_visible_child_name (self->stack, "sheets");
}

static void
kind_cb (DbkSummaryPage *self)
{
  /* Both buttons of the pair toggle; one of the two is enough. */
  if (self->context == NULL)
    return;
  dbk_summary_page_fill_sections (self);
  if (self->reader != NULL)
    dbk_summary_page_fill_languages (self);
  dbk_summary_page_rebuild (self);
}

/* The window's title says what is shown, and of whom. */
static void
show_title (DbkSummaryPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->documents);
  gboolean due = dbk_summary_page_get_document (self) == DBK_SUMMARY_DOCUMENT_DUE;
  g_autofree char *name = dbk_client_display_name (self->record->client);

  adw_window_title_set_title (self->title, gtk_string_object_get_string (chosen));
  adw_window_title_set_subtitle (self->title, due ? "" : name);
}

static void
document_cb (DbkSummaryPage *self)
{
  DbkSummaryDocument document = dbk_summary_page_get_document (self);
  gboolean course = document == DBK_SUMMARY_DOCUMENT_COURSE;

  if (self->filling || self->record == NULL)
    return;
  gtk_widget_set_sensitive (self->kinds, course);
  gtk_widget_set_sensitive (self->choice, course);
  show_title (self);
  dbk_summary_page_fill_languages (self);
  if (document == DBK_SUMMARY_DOCUMENT_DUE)
    dbk_summary_page_ask_due (self);
  dbk_summary_page_rebuild (self);
}

static void
paper_cb (DbkSummaryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->papers);

  if (chosen >= G_N_ELEMENTS (paper_names) || self->filling || self->context == NULL)
    return;
  dbk_paper_from_name (paper_names[chosen], &self->paper);
  g_settings_set_string (dbk_context_get_settings (self->context), "paper-size",
                         paper_names[chosen]);
  dbk_summary_page_rebuild (self);
}

static void
zoom (DbkSummaryPage *self, double factor)
{
  self->zoom = factor == 0 ? 0 : CLAMP (current_scale (self) * factor, 0.4, 3.0);
  scale_sheets (self);
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (DBK_SUMMARY_PAGE (widget), 1.25);
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (DBK_SUMMARY_PAGE (widget), 0.8);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (DBK_SUMMARY_PAGE (widget), 0);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (DBK_SUMMARY_PAGE (widget)->summary != NULL)
    dbk_summary_page_print (DBK_SUMMARY_PAGE (widget));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (DBK_SUMMARY_PAGE (widget)->summary != NULL)
    dbk_summary_page_choose_file (DBK_SUMMARY_PAGE (widget));
}

static void
view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (DBK_SUMMARY_PAGE (widget)->summary != NULL)
    dbk_summary_page_view (DBK_SUMMARY_PAGE (widget));
}

static void
save_due_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_summary_page_save_due (DBK_SUMMARY_PAGE (widget));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

DbkContext *
dbk_summary_page_get_context (DbkSummaryPage *self)
{
  return self->context;
}

const DbkPaper *
dbk_summary_page_get_paper (DbkSummaryPage *self)
{
  return &self->paper;
}

static guint
preferred_paper (DbkSummaryPage *self)
{
  g_autofree char *name =
      g_settings_get_string (dbk_context_get_settings (self->context), "paper-size");

  if (g_str_equal (name, "automatic"))
    return g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0 ? 1 : 0;
  return g_str_equal (name, "letter") ? 1 : 0;
}

static void
dbk_summary_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DbkSummaryPage *self = DBK_SUMMARY_PAGE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static gboolean
rescale_idle (gpointer data)
{
  scale_sheets (DBK_SUMMARY_PAGE (data));
  return G_SOURCE_REMOVE;
}

/* Not while sizes are handed out: the sheets ask for a new one. */
static void
width_changed_cb (DbkSummaryPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 10, rescale_idle, g_object_ref (self), g_object_unref);
}

static void
dbk_summary_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (DBK_SUMMARY_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* What stood in one line stands in lines of their own. */
static void
set_narrow (DbkSummaryPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bars),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), !narrow);
  /* Only its picture: the way back and the window's own buttons need the room. */
  adw_button_content_set_label (self->print_words, narrow ? "" : _ ("_Print…"));
  /* The menu has these too. */
  gtk_widget_set_visible (self->save, !narrow);
  gtk_widget_set_visible (self->zooms, !narrow);
  dbk_summary_page_fill_thumbnails (self);
}

static void
dbk_summary_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkSummaryPage *self = DBK_SUMMARY_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_summary_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkSummaryPage *self = DBK_SUMMARY_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_summary_page_dispose (GObject *object)
{
  DbkSummaryPage *self = DBK_SUMMARY_PAGE (object);

  if (self->sheets != NULL)
    clear_sheets (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DBK_TYPE_SUMMARY_PAGE);
  for (guint i = 0; self->viewed != NULL && i < self->viewed->len; i++)
    g_unlink (self->viewed->pdata[i]);
  g_clear_pointer (&self->viewed, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_pointer (&self->reader, dbk_client_unref);
  G_OBJECT_CLASS (dbk_summary_page_parent_class)->dispose (object);
}

static void
dbk_summary_page_finalize (GObject *object)
{
  g_free (DBK_SUMMARY_PAGE (object)->course_id);
  G_OBJECT_CLASS (dbk_summary_page_parent_class)->finalize (object);
}

#define BIND_CHILD(name) gtk_widget_class_bind_template_child (widget_class, DbkSummaryPage, name)

static void
dbk_summary_page_class_init (DbkSummaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dbk_summary_page_get_property;
  object_class->set_property = dbk_summary_page_set_property;
  object_class->dispose = dbk_summary_page_dispose;
  object_class->finalize = dbk_summary_page_finalize;
  widget_class->size_allocate = dbk_summary_page_size_allocate;
  widget_class->measure = dbk_summary_page_measure;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/summary/dbk-summary-page.ui");
  BIND_CHILD (box);
  BIND_CHILD (title);
  BIND_CHILD (documents);
  BIND_CHILD (kinds);
  BIND_CHILD (for_client);
  BIND_CHILD (for_record);
  BIND_CHILD (choice);
  BIND_CHILD (sections);
  BIND_CHILD (bars);
  BIND_CHILD (papers);
  BIND_CHILD (languages);
  BIND_CHILD (stack);
  BIND_CHILD (failure);
  BIND_CHILD (scroller);
  BIND_CHILD (sheets);
  BIND_CHILD (side);
  BIND_CHILD (thumbnails);
  BIND_CHILD (pages);
  BIND_CHILD (zooms);
  BIND_CHILD (print);
  BIND_CHILD (print_words);
  BIND_CHILD (save);
  BIND_CHILD (more);
  BIND_CHILD (bar);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, dbk_summary_page_language_chosen);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);

  gtk_widget_class_install_action (widget_class, "summary.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "summary.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "summary.view", NULL, view_cb);
  gtk_widget_class_install_action (widget_class, "summary.save-due", NULL, save_due_cb);
  gtk_widget_class_install_action (widget_class, "summary.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "summary.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "summary.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "summary.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "summary.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "summary.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "summary.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "summary.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "summary.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "summary.close", NULL);
}

static void
dbk_summary_page_init (DbkSummaryPage *self)
{
  dbk_paper_from_name ("a4", &self->paper);
  gtk_widget_init_template (GTK_WIDGET (self));
  dbk_spoken_name_drop_down (self->papers, _ ("Paper"));
  dbk_summary_page_init_languages (self);
  dbk_spoken_name_button (GTK_BUTTON (self->print), _ ("Print…"));
  dbk_spoken_name_drop_down (self->languages, _ ("Language"));
  dbk_spoken_name_drop_down (self->documents, _ ("Document"));
  dbk_section_name_menu_button (self->choice, _ ("Sections"));
  dbk_section_name_menu_button (self->more, _ ("More Ways Out"));
  dbk_summary_page_init_sections (self);
  /* The scroller's page size is what follows its width. */
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dbk_summary_page_new (DbkContext *context)
{
  return g_object_new (DBK_TYPE_SUMMARY_PAGE, "context", context, NULL);
}

void
dbk_summary_page_open (DbkSummaryPage *self, DbkClientRecord *record, const char *course_id)
{
  guint paper = preferred_paper (self);

  dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  g_clear_pointer (&self->reader, dbk_client_unref);
  self->reader = dbk_client_ref (record->client);
  g_free (self->course_id);
  self->course_id = course_id == NULL || course_id[0] == '\0' ? NULL : g_strdup (course_id);
  self->zoom = 0;
  dbk_paper_from_name (paper_names[paper], &self->paper);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->papers, paper);
  gtk_drop_down_set_selected (self->documents, DBK_SUMMARY_DOCUMENT_COURSE);
  self->filling = FALSE;
  show_title (self);
  gtk_widget_set_sensitive (self->kinds, TRUE);
  gtk_widget_set_sensitive (self->choice, TRUE);
  dbk_summary_page_fill_sections (self);
  dbk_summary_page_fill_languages (self);
  dbk_summary_page_rebuild (self);
  gtk_widget_grab_focus (self->print);
}

guint
dbk_summary_page_get_n_pages (DbkSummaryPage *self)
{
  return self->summary == NULL ? 0 : dbk_summary_get_n_pages (self->summary);
}
