/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes section. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-notes-section.h"
#include "dbk-section-parts.h"
#include "dbk-text.h"

#define LINES 6
/* Of the summary: the rest is cut off by the card anyway. */
#define MOST_CHARACTERS 120

struct _DbkNotesSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  GtkTextView *view;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DbkNotesSection, dbk_notes_section, GTK_TYPE_WIDGET)

static void
changed_cb (DbkNotesSection *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = dbk_section_text_view_dup (self->view);
  dbk_set_text (&dbk_draft_get_session (self->draft)->notes, text);
  dbk_draft_touch (self->draft, 0);
}

static void
fill (DbkNotesSection *self)
{
  self->filling = TRUE;
  dbk_section_text_view_set (self->view, dbk_draft_get_session (self->draft)->notes);
  self->filling = FALSE;
}

static void
draft_changed_cb (DbkNotesSection *self, guint parts)
{
  if ((parts & DBK_DRAFT_NOTES) != 0)
    fill (self);
}

static gboolean
dbk_notes_section_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DBK_NOTES_SECTION (widget)->view));
}

static void
dbk_notes_section_dispose (GObject *object)
{
  DbkNotesSection *self = DBK_NOTES_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_notes_section_parent_class)->dispose (object);
}

static void
dbk_notes_section_class_init (DbkNotesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_notes_section_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dbk_notes_section_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_notes_section_init (DbkNotesSection *self)
{
}

GtkWidget *
dbk_notes_section_new (DbkDraft *draft)
{
  DbkNotesSection *self = g_object_new (DBK_TYPE_NOTES_SECTION, NULL);

  self->draft = g_object_ref (draft);
  self->box = dbk_section_body_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), dbk_section_text_view_new (_ ("Notes"), LINES, &self->view));
  fill (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

char *
dbk_notes_section_describe (DbkDraft *draft)
{
  const char *notes = dbk_draft_get_session (draft)->notes;
  const char *end;
  glong length;

  if (dbk_text_is_blank (notes))
    return g_strdup (_ ("Optional"));
  end = strchr (notes, '\n');
  length = g_utf8_strlen (notes, end == NULL ? -1 : (gssize) (end - notes));
  return g_utf8_substring (notes, 0, MIN (length, MOST_CHARACTERS));
}

void
dbk_notes_section_type (DbkNotesSection *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (DBK_IS_NOTES_SECTION (self));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
}
