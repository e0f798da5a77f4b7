/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reaction and aftercare section. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-aftercare-section.h"
#include "dbk-choice.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-template.h"
#include "dbk-grade-box.h"
#include "dbk-names.h"
#include "dbk-reaction-list.h"
#include "dbk-section-parts.h"
#include "dbk-suggest-entry.h"
#include "dbk-text.h"

struct _DbkAftercareSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  GtkToggleButton *none;
  GtkToggleButton *some;
  DbkReactionList *reactions;
  DbkChoice *sheet;
  GtkToggleButton *given;
  GtkLabel *sheet_text;
  GtkTextView *home_care;
  DbkSuggestEntry *feedback;
  DbkGradeBox *satisfaction;
  DbkSuggestEntry *next_on;
  DbkSuggestEntry *next;
  GtkLabel *error;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DbkAftercareSection, dbk_aftercare_section, GTK_TYPE_WIDGET)

static DbkSession *
session_of (DbkAftercareSection *self)
{
  return dbk_draft_get_session (self->draft);
}

static void
fill_sheets (DbkAftercareSection *self)
{
  GPtrArray *sheets = dbk_context_get_lists (dbk_draft_get_context (self->draft))->aftercare_sheets;
  const DbkSession *session = session_of (self);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *code = NULL;
  g_autofree char *own = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const DbkAftercareSheet *sheet = sheets->pdata[i];

      g_ptr_array_add (codes, sheet->id);
      g_ptr_array_add (names, g_strdup_printf (_ ("%s, version %s"), sheet->title,
                                               sheet->version == NULL ? "" : sheet->version));
      if (g_strcmp0 (sheet->title, session->aftercare_title) == 0 &&
          g_strcmp0 (sheet->version, session->aftercare_version) == 0)
        code = sheet->id;
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (self->sheet, (const char *const *) codes->pdata,
                        (const char *const *) names->pdata, NULL);
  if (code == NULL && !dbk_text_is_blank (session->aftercare_title))
    own = g_strdup_printf (_ ("%s, version %s"), session->aftercare_title,
                           session->aftercare_version == NULL ? "" : session->aftercare_version);
  dbk_choice_set_code (self->sheet, code != NULL ? code : own, own);
}

static char *
propose_text (DbkAftercareSection *self)
{
  DbkDate day = dbk_draft_propose_next (self->draft);
  int days = day - session_of (self)->treated_on;

  if (day == DBK_DATE_NONE)
    return NULL;
  if (days % 7 == 0)
    return g_strdup_printf (ngettext ("In %d week", "In %d weeks", (gulong) (days / 7)), days / 7);
  return g_strdup_printf (ngettext ("In %d day", "In %d days", (gulong) days), days);
}

static void
fill (DbkAftercareSection *self)
{
  const DbkSession *session = session_of (self);
  gboolean some = g_strcmp0 (session->reaction_answer, "some") == 0;
  g_autofree char *next_on = dbk_date_format_medium (session->next_recommended_on);
  g_autofree char *proposed = dbk_date_format_medium (dbk_draft_propose_next (self->draft));

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->none, g_strcmp0 (session->reaction_answer, "none") == 0);
  gtk_toggle_button_set_active (self->some, some);
  gtk_toggle_button_set_active (self->given, session->aftercare_given);
  dbk_section_text_view_set (self->home_care, session->home_care);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reactions), some);
  fill_sheets (self);
  gtk_label_set_text (self->sheet_text,
                      session->aftercare_text == NULL ? "" : session->aftercare_text);
  dbk_suggest_entry_set_text (self->feedback, session->feedback);
  dbk_grade_box_set_grade (self->satisfaction, session->satisfaction);
  dbk_suggest_entry_set_text (self->next_on, next_on);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->next_on), *proposed != '\0' ? proposed : "–");
  dbk_suggest_entry_set_text (self->next, session->next_recommended);
}

static void
answer_cb (GtkToggleButton *button, DbkAftercareSection *self)
{
  DbkSession *session = session_of (self);

  if (self->filling)
    return;
  dbk_set_text (&session->reaction_answer, !gtk_toggle_button_get_active (button) ? NULL
                                           : button == self->none                 ? "none"
                                                                                  : "some");
  /* Nothing is thrown away: "none" with reactions noted goes back to them. */
  if (g_strcmp0 (session->reaction_answer, "none") == 0 && session->reactions->len > 0)
    dbk_set_text (&session->reaction_answer, "some");
  fill (self);
  dbk_draft_touch (self->draft, 0);
}

static void
sheet_chosen_cb (DbkAftercareSection *self)
{
  GPtrArray *sheets = dbk_context_get_lists (dbk_draft_get_context (self->draft))->aftercare_sheets;
  DbkSession *session = session_of (self);
  const char *id = dbk_choice_get_code (self->sheet);

  for (guint i = 0; i < sheets->len; i++)
    if (g_strcmp0 (((DbkAftercareSheet *) sheets->pdata[i])->id, id) == 0)
      dbk_session_take_aftercare (session, sheets->pdata[i]);
  if (id == NULL)
    {
      dbk_set_text (&session->aftercare_title, NULL);
      dbk_set_text (&session->aftercare_version, NULL);
      dbk_set_text (&session->aftercare_text, NULL);
    }
  gtk_label_set_text (self->sheet_text,
                      session->aftercare_text == NULL ? "" : session->aftercare_text);
  dbk_draft_touch (self->draft, 0);
}

static void
given_cb (DbkAftercareSection *self)
{
  if (self->filling)
    return;
  session_of (self)->aftercare_given = gtk_toggle_button_get_active (self->given);
  dbk_draft_touch (self->draft, 0);
}

static void
home_care_cb (DbkAftercareSection *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = dbk_section_text_view_dup (self->home_care);
  dbk_set_text (&session_of (self)->home_care, text);
  dbk_draft_touch (self->draft, 0);
}

static void
feedback_cb (DbkAftercareSection *self)
{
  dbk_set_text (&session_of (self)->feedback, dbk_suggest_entry_get_text (self->feedback));
  dbk_draft_touch (self->draft, 0);
}

static void
satisfaction_cb (DbkAftercareSection *self, int grade, gboolean typed)
{
  session_of (self)->satisfaction = grade;
  dbk_draft_touch (self->draft, 0);
}

static void
next_on_done_cb (DbkAftercareSection *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DbkDate day =
      dbk_date_parse (dbk_suggest_entry_get_text (self->next_on), dbk_date_order_of_locale (),
                      dbk_date_add_months (dbk_draft_get_today (self->draft), 600), &error);

  dbk_suggest_entry_set_error (self->next_on, error != NULL ? error->message : NULL);
  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  if (error != NULL)
    return;
  session_of (self)->next_recommended_on = day;
  text = dbk_date_format_medium (day);
  dbk_suggest_entry_set_text (self->next_on, text);
  dbk_draft_touch (self->draft, 0);
}

static void
next_cb (DbkAftercareSection *self)
{
  dbk_set_text (&session_of (self)->next_recommended, dbk_suggest_entry_get_text (self->next));
  dbk_draft_touch (self->draft, 0);
}

static char **
suggest_next_on (DbkSuggestEntry *entry, gpointer data)
{
  DbkAftercareSection *self = data;
  DbkDate day = dbk_draft_propose_next (self->draft);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  static const int offers[] = { 0, 7, 14 };

  if (day == DBK_DATE_NONE)
    day = session_of (self)->treated_on + 14;
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autofree char *text = dbk_date_format_medium (day + offers[i]);

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static char **
suggest_next (DbkSuggestEntry *entry, gpointer data)
{
  g_autofree char *text = propose_text (data);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (text != NULL)
    g_strv_builder_add (builder, text);
  g_strv_builder_add (builder, _ ("Maintenance"));
  g_strv_builder_add (builder, _ ("After the skin has calmed down"));
  return g_strv_builder_end (builder);
}

static void
draft_changed_cb (DbkAftercareSection *self, guint parts)
{
  if ((parts & DBK_DRAFT_REACTION) == 0)
    return;
  fill (self);
  dbk_reaction_list_refresh (self->reactions);
}

static void
dbk_aftercare_section_dispose (GObject *object)
{
  DbkAftercareSection *self = DBK_AFTERCARE_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_aftercare_section_parent_class)->dispose (object);
}

static void
dbk_aftercare_section_class_init (DbkAftercareSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_aftercare_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_aftercare_section_init (DbkAftercareSection *self)
{
}

static void
add (DbkAftercareSection *self, gpointer child)
{
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (child));
}

static void
make_sheet (DbkAftercareSection *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *expander = gtk_expander_new (_ ("What it says"));

  self->sheet = DBK_CHOICE (dbk_choice_new (_ ("Aftercare sheet")));
  self->given =
      GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Given to the Client")));
  gtk_widget_add_css_class (GTK_WIDGET (self->given), "dbk-answer");
  gtk_widget_set_hexpand (GTK_WIDGET (self->sheet), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->sheet));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->given));
  add (self, dbk_section_field_new (_ ("Aftercare sheet"), line));
  self->sheet_text = GTK_LABEL (dbk_section_text_new ("", "dbk-dim"));
  gtk_label_set_selectable (self->sheet_text, FALSE);
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (self->sheet_text));
  add (self, expander);
}

static void
make_next (DbkAftercareSection *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->next_on =
      DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Day recommended for the next session"),
                                                suggest_next_on, self));
  self->next = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Recommendation for the next session"),
                                                         suggest_next, self));
  gtk_widget_set_size_request (GTK_WIDGET (self->next_on), 140, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->next), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->next), _ ("In words"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->next_on));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->next));
  add (self, dbk_section_field_new (_ ("Next session recommended"), line));
  self->error = GTK_LABEL (dbk_section_text_new ("", "dbk-error"));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  add (self, self->error);
}

static void
make_children (DbkAftercareSection *self)
{
  GtkWidget *satisfaction = dbk_grade_box_new (1, 5);

  add (self, dbk_section_field_new (_ ("Any adverse reaction?"),
                                    dbk_section_pair_new (_ ("Any adverse reaction?"), _ ("_None"),
                                                          C_ ("any adverse reaction?", "So_me"),
                                                          &self->none, &self->some)));
  self->reactions = DBK_REACTION_LIST (dbk_reaction_list_new (self->draft));
  add (self, self->reactions);
  make_sheet (self);
  add (self, dbk_section_field_new (_ ("Home care"), dbk_section_text_view_new (_ ("Home care"), 2,
                                                                                &self->home_care)));
  self->satisfaction = DBK_GRADE_BOX (satisfaction);
  dbk_grade_box_set_name (self->satisfaction, _ ("Client’s satisfaction, 5 is best"), NULL, NULL);
  gtk_widget_set_halign (satisfaction, GTK_ALIGN_START);
  gtk_widget_set_size_request (satisfaction, 160, -1);
  self->feedback = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Client’s feedback"), NULL, NULL));
  add (self, dbk_section_field_new (_ ("Client’s feedback"), GTK_WIDGET (self->feedback)));
  add (self, dbk_section_field_new (_ ("Client’s satisfaction, 5 is best"), satisfaction));
  make_next (self);
}

static void
connect (DbkAftercareSection *self, gpointer widget, const char *signal, GCallback handler)
{
  g_signal_connect_object (widget, signal, handler, self, G_CONNECT_SWAPPED);
}

GtkWidget *
dbk_aftercare_section_new (DbkDraft *draft)
{
  DbkAftercareSection *self = g_object_new (DBK_TYPE_AFTERCARE_SECTION, NULL);

  self->draft = g_object_ref (draft);
  self->box = dbk_section_body_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_children (self);
  fill (self);
  g_signal_connect_object (self->none, "toggled", G_CALLBACK (answer_cb), self, 0);
  g_signal_connect_object (self->some, "toggled", G_CALLBACK (answer_cb), self, 0);
  connect (self, self->sheet, "chosen", G_CALLBACK (sheet_chosen_cb));
  connect (self, self->given, "toggled", G_CALLBACK (given_cb));
  connect (self, gtk_text_view_get_buffer (self->home_care), "changed", G_CALLBACK (home_care_cb));
  connect (self, self->feedback, "edited", G_CALLBACK (feedback_cb));
  connect (self, self->satisfaction, "chosen", G_CALLBACK (satisfaction_cb));
  connect (self, self->next_on, "done", G_CALLBACK (next_on_done_cb));
  connect (self, self->next, "edited", G_CALLBACK (next_cb));
  connect (self, draft, "changed", G_CALLBACK (draft_changed_cb));
  return GTK_WIDGET (self);
}

gboolean
dbk_aftercare_section_focus_field (DbkAftercareSection *self, const char *field)
{
  g_return_val_if_fail (DBK_IS_AFTERCARE_SECTION (self), FALSE);

  if (g_strcmp0 (field, "reaction_answer") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->none));
  if (g_strcmp0 (field, "reactions") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->reactions));
  if (g_strcmp0 (field, "aftercare_given") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->given));
  return FALSE;
}

void
dbk_aftercare_section_answer (DbkAftercareSection *self, const char *answer)
{
  g_return_if_fail (DBK_IS_AFTERCARE_SECTION (self));

  gtk_toggle_button_set_active (g_strcmp0 (answer, "none") == 0 ? self->none : self->some, TRUE);
}

void
dbk_aftercare_section_set_given (DbkAftercareSection *self, gboolean given)
{
  g_return_if_fail (DBK_IS_AFTERCARE_SECTION (self));

  gtk_toggle_button_set_active (self->given, given);
}
