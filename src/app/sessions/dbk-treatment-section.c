/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment section: one row an area. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-area-row.h"
#include "dbk-area-values.h"
#include "dbk-draft-edit.h"
#include "dbk-missing-groups.h"
#include "dbk-treatment-head.h"
#include "dbk-treatment-section.h"
#include "dbk-untreated-row.h"

struct _DbkTreatmentSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  DbkRowColumns columns;
  GtkWidget *box;
  DbkTreatmentHead *head;
  GtkWidget *rows; /* DbkAreaRow, then DbkUntreatedRow */
  GtkWidget *empty;
  char *open; /* the area open in the narrow form */
  char *hovered;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (DbkTreatmentSection, dbk_treatment_section, GTK_TYPE_WIDGET)

enum
{
  AREA_HOVERED,
  COPY_LAST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
area_of (GtkWidget *row)
{
  if (DBK_IS_AREA_ROW (row))
    return dbk_area_row_get_area (DBK_AREA_ROW (row));
  return dbk_untreated_row_get_area (DBK_UNTREATED_ROW (row));
}

#define FOR_EACH_ROW(self, row)                                                                    \
  for (GtkWidget *row = gtk_widget_get_first_child ((self)->rows); row != NULL;                    \
       row = gtk_widget_get_next_sibling (row))

GtkWidget *
dbk_treatment_section_find_row (DbkTreatmentSection *self, const char *area)
{
  FOR_EACH_ROW (self, row)
  if (g_strcmp0 (area_of (row), area) == 0)
    return row;
  return NULL;
}

static void
hovered_cb (GtkWidget *row, gboolean hovered, DbkTreatmentSection *self)
{
  g_signal_emit (self, signals[AREA_HOVERED], 0, hovered ? area_of (row) : NULL);
}

static void
set_open (DbkTreatmentSection *self, const char *area)
{
  if (g_strcmp0 (self->open, area) != 0)
    {
      g_free (self->open);
      self->open = g_strdup (area);
    }
  FOR_EACH_ROW (self, row)
  {
    if (DBK_IS_AREA_ROW (row))
      dbk_area_row_set_form (DBK_AREA_ROW (row), self->narrow,
                             g_strcmp0 (area_of (row), self->open) == 0);
    else
      dbk_untreated_row_set_narrow (DBK_UNTREATED_ROW (row), self->narrow);
  }
}

static void
opened_cb (GtkWidget *row, DbkTreatmentSection *self)
{
  set_open (self, area_of (row));
  dbk_area_row_focus_field (DBK_AREA_ROW (row), "tip");
}

/* A digit typed in an endpoint goes on to the next one. */
static void
moved_on_cb (GtkWidget *row, DbkTreatmentSection *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (!DBK_IS_AREA_ROW (next))
    return;
  if (self->narrow)
    set_open (self, area_of (next));
  dbk_area_row_focus_field (DBK_AREA_ROW (next), "endpoint");
}

static GtkWidget *
make_row (DbkTreatmentSection *self, const DbkSessionArea *values)
{
  GtkWidget *row;

  if (!values->treated)
    row = dbk_untreated_row_new (self->draft, values->area);
  else
    {
      row = dbk_area_row_new (self->draft, values->area, &self->columns);
      g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), self, 0);
      g_signal_connect_object (row, "moved-on", G_CALLBACK (moved_on_cb), self, 0);
    }
  g_signal_connect_object (row, "hovered", G_CALLBACK (hovered_cb), self, 0);
  return row;
}

/* Rows that stay keep their widgets, so that nothing typed loses the cursor. */
static void
sync_kind (DbkTreatmentSection *self, gboolean treated, GtkWidget **after)
{
  GPtrArray *areas = dbk_draft_get_session (self->draft)->areas;

  for (guint i = 0; i < areas->len; i++)
    {
      const DbkSessionArea *values = areas->pdata[i];
      GtkWidget *row;

      if (values->treated != treated)
        continue;
      row = dbk_treatment_section_find_row (self, values->area);
      if (row == NULL)
        {
          row = make_row (self, values);
          gtk_box_insert_child_after (GTK_BOX (self->rows), row, *after);
        }
      else
        gtk_box_reorder_child_after (GTK_BOX (self->rows), row, *after);
      *after = row;
    }
}

static void
light_rows (DbkTreatmentSection *self)
{
  FOR_EACH_ROW (self, row)
  {
    if (self->hovered != NULL && g_strcmp0 (area_of (row), self->hovered) == 0)
      gtk_widget_add_css_class (row, "lit");
    else
      gtk_widget_remove_css_class (row, "lit");
  }
}

static void
sync_rows (DbkTreatmentSection *self)
{
  DbkSession *session = dbk_draft_get_session (self->draft);
  GtkWidget *after = NULL;
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = next)
    {
      const DbkSessionArea *values = dbk_session_find_area (session, area_of (row));

      next = gtk_widget_get_next_sibling (row);
      if (values == NULL || values->treated != DBK_IS_AREA_ROW (row))
        gtk_box_remove (GTK_BOX (self->rows), row);
    }
  sync_kind (self, TRUE, &after);
  sync_kind (self, FALSE, &after);
  gtk_widget_set_visible (self->empty, session->areas->len == 0);
  set_open (self, self->open);
  light_rows (self);
}

static void
refresh_rows (DbkTreatmentSection *self)
{
  FOR_EACH_ROW (self, row)
  {
    if (DBK_IS_AREA_ROW (row))
      dbk_area_row_refresh (DBK_AREA_ROW (row));
    else
      dbk_untreated_row_refresh (DBK_UNTREATED_ROW (row));
  }
}

void
dbk_treatment_section_update (DbkTreatmentSection *self)
{
  GPtrArray *missing = dbk_draft_get_missing (self->draft);
  g_autofree char *next_area = NULL;
  const char *next_field = NULL;
  gboolean copy = dbk_draft_can_copy_last (self->draft);

  /* While a copy is offered that is what is next, not one field of many. */
  for (guint i = 0; !copy && i < missing->len && next_field == NULL; i++)
    next_field = dbk_missing_area_field (missing->pdata[i], &next_area);
  FOR_EACH_ROW (self, row)
  {
    gboolean next = g_strcmp0 (area_of (row), next_area) == 0;

    if (DBK_IS_AREA_ROW (row))
      {
        dbk_area_row_set_next (DBK_AREA_ROW (row), next ? next_field : NULL);
        dbk_area_row_set_complete (DBK_AREA_ROW (row),
                                   !dbk_missing_has_area (missing, area_of (row)));
      }
    else
      dbk_untreated_row_set_next (DBK_UNTREATED_ROW (row), next);
  }
  dbk_treatment_head_update (self->head);
  if (self->narrow &&
      (self->open == NULL ||
       dbk_session_find_area (dbk_draft_get_session (self->draft), self->open) == NULL))
    set_open (self, next_area);
}

static void
draft_changed_cb (DbkTreatmentSection *self, guint parts)
{
  if ((parts & DBK_DRAFT_AREAS) != 0)
    sync_rows (self);
  if ((parts & (DBK_DRAFT_AREAS | DBK_DRAFT_SETTINGS | DBK_DRAFT_HEAD | DBK_DRAFT_CHECKS)) != 0)
    refresh_rows (self);
  dbk_treatment_section_update (self);
}

static void
copy_cb (DbkTreatmentSection *self)
{
  g_signal_emit (self, signals[COPY_LAST], 0);
}

static void
dbk_treatment_section_dispose (GObject *object)
{
  DbkTreatmentSection *self = DBK_TREATMENT_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (int i = 0; i < DBK_N_COLUMNS; i++)
    g_clear_object (&self->columns.groups[i]);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_treatment_section_parent_class)->dispose (object);
}

static void
dbk_treatment_section_finalize (GObject *object)
{
  g_free (DBK_TREATMENT_SECTION (object)->open);
  g_free (DBK_TREATMENT_SECTION (object)->hovered);
  G_OBJECT_CLASS (dbk_treatment_section_parent_class)->finalize (object);
}

static void
dbk_treatment_section_class_init (DbkTreatmentSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dbk_treatment_section_dispose;
  object_class->finalize = dbk_treatment_section_finalize;
  signals[AREA_HOVERED] =
      g_signal_new ("area-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COPY_LAST] = g_signal_new ("copy-last", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_treatment_section_init (DbkTreatmentSection *self)
{
  for (int i = 0; i < DBK_N_COLUMNS; i++)
    self->columns.groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

GtkWidget *
dbk_treatment_section_new (DbkDraft *draft)
{
  DbkTreatmentSection *self = g_object_new (DBK_TYPE_TREATMENT_SECTION, NULL);

  self->draft = g_object_ref (draft);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->head = DBK_TREATMENT_HEAD (dbk_treatment_head_new (draft, &self->columns));
  g_signal_connect_object (self->head, "copy-last", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "dbk-area-rows");
  gtk_box_append (GTK_BOX (self->box), self->rows);
  self->empty = gtk_label_new (_ ("Choose the areas on the map or with Add Area."));
  gtk_widget_add_css_class (self->empty, "dbk-dim");
  gtk_widget_set_margin_top (self->empty, 18);
  gtk_widget_set_margin_bottom (self->empty, 18);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), dbk_treatment_head_make_add_area (draft));
  sync_rows (self);
  dbk_treatment_section_update (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dbk_treatment_section_set_narrow (DbkTreatmentSection *self, gboolean narrow)
{
  g_return_if_fail (DBK_IS_TREATMENT_SECTION (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  dbk_treatment_head_set_narrow (self->head, narrow);
  set_open (self, self->open);
  dbk_treatment_section_update (self);
}

void
dbk_treatment_section_set_hovered (DbkTreatmentSection *self, const char *area)
{
  g_return_if_fail (DBK_IS_TREATMENT_SECTION (self));

  if (g_strcmp0 (self->hovered, area) != 0)
    {
      g_free (self->hovered);
      self->hovered = g_strdup (area);
    }
  light_rows (self);
}

gboolean
dbk_treatment_section_focus_field (DbkTreatmentSection *self, const char *field)
{
  g_auto (GStrv) parts = NULL;
  GtkWidget *row;

  g_return_val_if_fail (DBK_IS_TREATMENT_SECTION (self), FALSE);

  if (g_strcmp0 (field, "copy") == 0)
    return dbk_treatment_head_focus_copy (self->head);
  parts = g_strsplit (field, "/", 3);
  if (g_strv_length (parts) != 3)
    return FALSE;
  row = dbk_treatment_section_find_row (self, parts[1]);
  if (row == NULL)
    return FALSE;
  if (!DBK_IS_AREA_ROW (row))
    return gtk_widget_grab_focus (row);
  if (self->narrow)
    set_open (self, parts[1]);
  return dbk_area_row_focus_field (DBK_AREA_ROW (row), parts[2]);
}

char *
dbk_treatment_section_describe (DbkDraft *draft)
{
  DbkSession *session = dbk_draft_get_session (draft);
  GPtrArray *missing = dbk_draft_get_missing (draft);
  guint treated = dbk_session_count_treated (session);
  guint left = session->areas->len - treated;
  guint complete = 0;

  if (session->areas->len == 0)
    return g_strdup (_ ("No area chosen yet"));
  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *row = session->areas->pdata[i];

      if (row->treated && !dbk_missing_has_area (missing, row->area))
        complete++;
    }
  if (complete < treated || dbk_missing_count_section (missing, DBK_SECTION_TREATMENT) > 0)
    return g_strdup_printf (ngettext ("%u of %u area complete", "%u of %u areas complete", treated),
                            complete, treated);
  if (left == 0)
    return g_strdup_printf (ngettext ("%u area", "%u areas", treated), treated);
  /* Translators: the first is "6 areas". */
  return g_strdup_printf (ngettext ("%u area · %u not treated, with reason",
                                    "%u areas · %u not treated, with reason", treated),
                          treated, left);
}
