/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, for the owner. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-outcome-file.h"
#include "dbk-outcome-store.h"
#include "dbk-outcome-window.h"
#include "dbk-page.h"
#include "dbk-table.h"
#include "dbk-text.h"
#include "dbk-toast.h"
#include "dbk-width-bin.h"

struct _DbkOutcomeWindow
{
  AdwWindow parent_instance;

  DbkContext *context;
  DbkOutcome *outcome;
  GCancellable *cancellable;

  DbkWidthBin *bin;
  GtkWidget *copy;
  GtkStack *stack;
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (DbkOutcomeWindow, dbk_outcome_window, ADW_TYPE_WINDOW)

enum
{
  COLUMN_TEMPLATE,
  COLUMN_COURSES,
  COLUMN_SESSIONS,
  COLUMN_CLASSES,
  COLUMN_UNSCORED = COLUMN_CLASSES + DBK_OUTCOME_N_CLASSES,
  COLUMN_REACTIONS,
  N_COLUMNS,
};

static void
add_row (DbkTable *table, const DbkOutcomeRow *row)
{
  g_auto (GStrv) cells = g_new0 (char *, N_COLUMNS + 1);

  cells[COLUMN_TEMPLATE] = dbk_text_is_blank (row->template)
                               ? g_markup_escape_text (_ ("Without a template"), -1)
                               : g_markup_escape_text (row->template, -1);
  cells[COLUMN_COURSES] = g_strdup_printf ("%u", row->courses);
  cells[COLUMN_SESSIONS] = g_strdup_printf ("%u", row->sessions);
  for (guint i = 0; i < DBK_OUTCOME_N_CLASSES; i++)
    cells[COLUMN_CLASSES + i] = dbk_outcome_row_class_text (row, i);
  cells[COLUMN_UNSCORED] = g_strdup_printf ("%u", row->unscored);
  cells[COLUMN_REACTIONS] = g_strdup_printf ("%u", row->reactions);
  dbk_table_add (table, (const char *const *) cells, FALSE);
}

static GtkWidget *
make_table (DbkOutcomeWindow *self, const char *concern)
{
  DbkTableColumn columns[N_COLUMNS] = {
    [COLUMN_TEMPLATE] = { C_ ("outcome", "Course"), DBK_TABLE_EXPAND },
    [COLUMN_COURSES] = { C_ ("outcome", "Courses"), DBK_TABLE_END | DBK_TABLE_STRONG },
    [COLUMN_SESSIONS] = { C_ ("outcome", "Sessions"), DBK_TABLE_END | DBK_TABLE_FOLD },
    [COLUMN_UNSCORED] = { C_ ("outcome", "No figure"), DBK_TABLE_END | DBK_TABLE_FOLD },
    [COLUMN_REACTIONS] = { C_ ("outcome", "Reactions"), DBK_TABLE_END | DBK_TABLE_FOLD },
  };
  const char *name = dbk_name (DBK_NAME_CONCERN, concern);
  GtkWidget *table;

  for (guint i = 0; i < DBK_OUTCOME_N_CLASSES; i++)
    columns[COLUMN_CLASSES + i] =
        (DbkTableColumn){ dbk_quartile_name ((DbkQuartile) (DBK_QUARTILE_UNDER_25 + i)),
                          DBK_TABLE_END | DBK_TABLE_FOLD };
  table = dbk_table_new (columns, N_COLUMNS, dbk_width_bin_get_narrow (self->bin));
  dbk_table_set_name (DBK_TABLE (table), name);
  for (guint i = 0; i < self->outcome->rows->len; i++)
    {
      const DbkOutcomeRow *row = self->outcome->rows->pdata[i];

      if (g_str_equal (row->concern, concern))
        add_row (DBK_TABLE (table), row);
    }
  return table;
}

static char *
describe (const DbkOutcome *outcome)
{
  g_autofree char *courses =
      g_strdup_printf (ngettext ("%u finished course", "%u finished courses", outcome->courses),
                       outcome->courses);
  g_autofree char *sessions =
      g_strdup_printf (ngettext ("%u session held", "%u sessions held", outcome->sessions),
                       outcome->sessions);
  g_autofree char *reactions =
      outcome->reactions == 0
          ? g_strdup (_ ("no adverse reaction"))
          : g_strdup_printf (ngettext ("an adverse reaction in %u of them",
                                       "adverse reactions in %u of them", outcome->reactions),
                             outcome->reactions);

  /* Translators: courses, sessions, reactions: "24 finished courses · 131 sessions held · no
   * adverse reaction". */
  return g_strdup_printf (C_ ("outcome", "%1$s · %2$s · %3$s"), courses, sessions, reactions);
}

static void
rebuild (DbkOutcomeWindow *self)
{
  GtkWidget *box = dbk_page_get_box (DBK_PAGE (self->page));
  const char *before = NULL;
  g_autofree char *sum = NULL;

  if (self->outcome == NULL)
    return;
  dbk_box_clear (box);
  dbk_page_set_narrow (DBK_PAGE (self->page), dbk_width_bin_get_narrow (self->bin));
  sum = describe (self->outcome);
  gtk_box_append (GTK_BOX (box), dbk_text_new (sum, "heading"));
  gtk_box_append (
      GTK_BOX (box),
      dbk_text_new (
          _ ("Improvement from the score before a course to the last one before the next "
             "for the same concern. A course for several concerns stands with each. Shares "
             "are of the courses with a figure, and are left out where these are few. Other "
             "causes are not told apart: the figures prove nothing by themselves."),
          "caption dbk-dim"));
  for (guint i = 0; i < self->outcome->rows->len; i++)
    {
      const DbkOutcomeRow *row = self->outcome->rows->pdata[i];

      if (g_strcmp0 (before, row->concern) == 0)
        continue;
      before = row->concern;
      gtk_box_append (GTK_BOX (box),
                      dbk_label_new (dbk_name (DBK_NAME_CONCERN, row->concern), "heading"));
      gtk_box_append (GTK_BOX (box), make_table (self, row->concern));
    }
}

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_outcome_store_load (connection, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkOutcomeWindow) self = data;
  g_autoptr (GError) error = NULL;
  DbkOutcome *outcome = dbk_context_finish (result, &error);

  dbk_outcome_free (self->outcome);
  self->outcome = outcome;
  /* Closed meanwhile: there is nothing to show it in, nor to tell an error over. */
  if (self->stack == NULL)
    return;
  if (outcome == NULL)
    {
      dbk_report_error (GTK_WIDGET (self), _ ("The Courses Could Not Be Read"), error);
      return;
    }
  rebuild (self);
  gtk_widget_set_sensitive (self->copy, outcome->rows->len > 0);
  gtk_stack_set_visible_child_name (self->stack, outcome->courses > 0 ? "courses" : "empty");
}

static void
copy_cb (DbkOutcomeWindow *self)
{
  g_autofree char *csv = dbk_outcome_to_csv (self->outcome);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  dbk_toast (self->page, _ ("Copied"));
}

static void
dbk_outcome_window_dispose (GObject *object)
{
  DbkOutcomeWindow *self = DBK_OUTCOME_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  self->stack = NULL;

  G_OBJECT_CLASS (dbk_outcome_window_parent_class)->dispose (object);
}

static void
dbk_outcome_window_finalize (GObject *object)
{
  dbk_outcome_free (DBK_OUTCOME_WINDOW (object)->outcome);

  G_OBJECT_CLASS (dbk_outcome_window_parent_class)->finalize (object);
}

static void
dbk_outcome_window_class_init (DbkOutcomeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_outcome_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dbk_outcome_window_finalize;

  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  g_type_ensure (DBK_TYPE_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/outcome/dbk-outcome-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkOutcomeWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkOutcomeWindow, copy);
  gtk_widget_class_bind_template_child (widget_class, DbkOutcomeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkOutcomeWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, rebuild);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_outcome_window_init (DbkOutcomeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_outcome_window_new (GtkWindow *parent, DbkContext *context)
{
  DbkOutcomeWindow *self = g_object_new (DBK_TYPE_OUTCOME_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->cancellable = g_cancellable_new ();
  dbk_engine_submit (dbk_context_get_engine (context), DBK_JOB_LONG_READ, load, NULL, NULL,
                     (GDestroyNotify) dbk_outcome_free, self->cancellable, loaded_cb,
                     g_object_ref (self));
  return GTK_WIDGET (self);
}
