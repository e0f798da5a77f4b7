/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Skin tab: what bothers the client, where, and how bad it is. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-page.h"
#include "dbk-scale.h"
#include "dbk-skin-page.h"
#include "dbk-spoken.h"
#include "dbk-table.h"
#include "dbk-text.h"

struct _DbkSkinPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;
  gboolean narrow;

  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (DbkSkinPage, dbk_skin_page, GTK_TYPE_WIDGET)

/* One concern */

static char *
scale_text (const DbkClientRecord *record, const DbkConcern *concern)
{
  const DbkScaleInfo *scale = dbk_client_record_find_scale (record, concern);
  g_autofree char *range = dbk_scale_title (scale, concern->scale);

  if (scale != NULL && !scale->validated)
    return g_strdup_printf (_ ("%s, not validated"), range);
  return g_steal_pointer (&range);
}

static char *
score_text (const DbkScaleInfo *scale, int score, const char *word)
{
  g_autofree char *number = NULL;
  const char *grade;

  if (score == DBK_NONE)
    return g_strdup (dbk_name (DBK_NAME_WORD, word));
  number = dbk_score_format (dbk_score (score));
  grade = dbk_scale_grade (scale, score);
  if (grade == NULL)
    return g_steal_pointer (&number);
  /* Translators: a score and its wording: "4, deep, with well-defined edges". */
  return g_strdup_printf (C_ ("score", "%1$s, %2$s"), number, grade);
}

static char *
dated (const char *score, DbkDate day)
{
  g_autofree char *spaced = dbk_date_format_medium (day);
  g_auto (GStrv) words = g_strsplit (spaced, " ", -1);
  g_autofree char *date = g_strjoinv ("\u00a0", words); /* stays in one line */

  if (*score == '\0')
    return g_strdup ("");
  return g_markup_printf_escaped ("%s <span alpha=\"72%%\" size=\"small\">%s</span>", score, date);
}

static GtkWidget *
make_scores (const DbkConcern *concern, const DbkConcernLine *line, gboolean narrow)
{
  const DbkTableColumn columns[] = {
    { _ ("Area"), DBK_TABLE_EXPAND },
    { _ ("Baseline"), DBK_TABLE_EXPAND | DBK_TABLE_FOLD },
    { _ ("Latest"), DBK_TABLE_EXPAND | DBK_TABLE_FOLD },
    { _ ("Change"), DBK_TABLE_END | DBK_TABLE_STRONG },
  };
  GtkWidget *table = dbk_table_new (columns, G_N_ELEMENTS (columns), narrow);
  g_autoptr (GPtrArray) areas = dbk_concern_line_merged_areas (line);

  dbk_table_set_name (DBK_TABLE (table), dbk_name_concern (concern->code, concern->other_text));
  for (guint i = 0; i < areas->len; i++)
    {
      const DbkAreaChange *change = areas->pdata[i];
      g_autofree char *baseline = score_text (line->scale, change->baseline, change->baseline_word);
      g_autofree char *latest = score_text (line->scale, change->latest, change->latest_word);
      g_autofree char *baseline_dated = dated (baseline, change->baseline_on);
      g_autofree char *latest_dated = dated (latest, change->latest_on);
      g_autofree char *said =
          line->scale == NULL ? g_strdup ("")
                              : dbk_change_describe_at_least (line->scale, line->smallest_change,
                                                              dbk_score (change->baseline),
                                                              dbk_score (change->latest));
      g_autofree char *area =
          g_markup_escape_text (*change->area != '\0' ? dbk_name (DBK_NAME_AREA, change->area)
                                                      : _ ("As a whole"),
                                -1);

      dbk_table_add (DBK_TABLE (table),
                     (const char *const[]){ area, baseline_dated, latest_dated, said }, FALSE);
    }
  /* Inside the concern's card it needs no card of its own. */
  gtk_widget_remove_css_class (gtk_widget_get_first_child (table), "card");
  return table;
}

static void
add_fact (GtkWidget *box, const char *title, const char *text)
{
  GtkWidget *column;

  if (dbk_text_is_blank (text))
    return;
  column = dbk_column_new (0, NULL);
  gtk_box_append (GTK_BOX (column), dbk_label_new (title, "caption-heading dbk-dim"));
  gtk_box_append (GTK_BOX (column), dbk_text_new (text, NULL));
  gtk_box_append (GTK_BOX (box), column);
}

static GtkWidget *
make_facts (const DbkClientRecord *record, const DbkConcern *concern, gboolean narrow)
{
  GtkWidget *box =
      gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, narrow ? 6 : 24);
  g_autofree char *scale = scale_text (record, concern);
  g_autofree char *target =
      concern->target == DBK_NONE
          ? NULL
          : score_text (dbk_client_record_find_scale (record, concern), concern->target, NULL);

  gtk_box_set_homogeneous (GTK_BOX (box), !narrow);
  add_fact (box, _ ("Scale"), scale);
  add_fact (box, _ ("Target"), target);
  add_fact (box, _ ("Onset"), concern->onset);
  add_fact (box, _ ("Cause"), dbk_name (DBK_NAME_CAUSE, concern->cause));
  return box;
}

static GtkWidget *
make_assess (const DbkConcern *concern, const char *name)
{
  /* Translators: %s is a concern: "Assess Crow’s feet". */
  g_autofree char *spoken = g_strdup_printf (_ ("Assess %s"), name);
  GtkWidget *button =
      dbk_action_button_new (NULL, C_ ("concern", "_Assess…"), spoken, "client.assess-concern",
                             g_variant_new_string (concern->id));

  dbk_spoken_name_button (GTK_BUTTON (button), spoken);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_head (const DbkClientRecord *record, const DbkConcern *concern, gboolean clinical)
{
  GtkWidget *head = dbk_row_new (12, NULL);
  GtkWidget *texts = dbk_column_new (0, NULL);
  GtkWidget *badge =
      dbk_label_new (dbk_name (DBK_NAME_CONCERN_STATUS, concern->status), "dbk-badge outline");
  const char *name = dbk_name_concern (concern->code, concern->other_text);
  g_autofree char *areas = dbk_names_areas_plain (concern->areas);
  g_autofree char *noted = NULL;

  gtk_box_append (GTK_BOX (texts), dbk_text_new (name, "title-4"));
  if (concern->noted_on != DBK_DATE_NONE)
    {
      g_autofree char *day = dbk_date_format_long (concern->noted_on);

      /* Translators: %1$s are areas of the skin, %2$s a day. */
      noted = *areas != '\0' ? g_strdup_printf (_ ("%1$s · noted %2$s"), areas, day)
                             : g_strdup_printf (_ ("Noted %s"), day);
    }
  gtk_box_append (GTK_BOX (texts), dbk_text_new (noted != NULL ? noted : areas, "caption dbk-dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_label_set_ellipsize (GTK_LABEL (badge), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), badge);
  if (clinical)
    {
      g_autofree char *spoken = g_strdup_printf (_ ("Edit %s"), name);
      GtkWidget *button =
          dbk_action_button_new ("document-edit-symbolic", NULL, spoken, "client.edit-concern",
                                 g_variant_new_string (concern->id));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      if (dbk_client_record_find_scale (record, concern) != NULL)
        gtk_box_append (GTK_BOX (head), make_assess (concern, name));
      gtk_box_append (GTK_BOX (head), button);
    }
  return head;
}

static GtkWidget *
make_concern (DbkSkinPage *self, const DbkConcern *concern, gboolean clinical)
{
  GtkWidget *card = dbk_column_new (0, "card");
  GtkWidget *top = dbk_column_new (12, NULL);
  g_autoptr (DbkConcernLine) line = dbk_concern_line (self->record, concern);

  gtk_widget_set_margin_start (top, 18);
  gtk_widget_set_margin_end (top, 18);
  gtk_widget_set_margin_top (top, 18);
  gtk_widget_set_margin_bottom (top, line->areas->len > 0 ? 9 : 18);
  gtk_box_append (GTK_BOX (top), make_head (self->record, concern, clinical));
  gtk_box_append (GTK_BOX (top), make_facts (self->record, concern, self->narrow));
  if (!dbk_text_is_blank (concern->notes))
    gtk_box_append (GTK_BOX (top), dbk_text_new (concern->notes, NULL));
  if (line->areas->len == 0)
    gtk_box_append (GTK_BOX (top), dbk_text_new (_ ("Not scored yet."), "dbk-dim"));
  gtk_box_append (GTK_BOX (card), top);
  if (line->areas->len > 0)
    gtk_box_append (GTK_BOX (card), make_scores (concern, line, self->narrow));
  return card;
}

/* The page */

static GtkWidget *
make_empty (gboolean clinical)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_vexpand (page, TRUE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dbk-skin-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Concerns Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("What bothers the client, where, and how bad it is at first."));
  if (clinical)
    {
      GtkWidget *button = dbk_action_button_new (NULL, _ ("_Add a Concern"), _ ("Add a Concern"),
                                                 "client.add-concern", NULL);

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  return page;
}

static GtkWidget *
make_top (gboolean clinical)
{
  GtkWidget *row = dbk_row_new (12, NULL);
  GtkWidget *label = dbk_label_new (_ ("Concerns"), "heading");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (clinical)
    gtk_box_append (GTK_BOX (row),
                    dbk_action_button_new ("list-add-symbolic", _ ("_Add Concern"),
                                           _ ("Add Concern"), "client.add-concern", NULL));
  return row;
}

static int
status_rank (const DbkConcern *concern)
{
  return g_strcmp0 (concern->status, "resolved") == 0 ? 1 : 0;
}

static void
rebuild (DbkSkinPage *self)
{
  GtkWidget *box = dbk_page_get_box (DBK_PAGE (self->page));
  gboolean clinical = dbk_context_is_clinical (self->context);

  dbk_box_clear (box);
  if (self->record == NULL)
    return;
  if (self->record->concerns->len == 0)
    {
      gtk_box_append (GTK_BOX (box), make_empty (clinical));
      return;
    }
  gtk_box_append (GTK_BOX (box), make_top (clinical));
  for (int rank = 0; rank < 2; rank++)
    for (guint i = 0; i < self->record->concerns->len; i++)
      if (status_rank (self->record->concerns->pdata[i]) == rank)
        gtk_box_append (GTK_BOX (box),
                        make_concern (self, self->record->concerns->pdata[i], clinical));
}

void
dbk_skin_page_show (DbkSkinPage *self, DbkClientRecord *record, gboolean narrow)
{
  g_return_if_fail (DBK_IS_SKIN_PAGE (self));

  if (record == NULL || self->record == NULL || record->client->row != self->record->client->row)
    dbk_page_scroll_to_top (DBK_PAGE (self->page));
  if (record != NULL)
    dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  self->narrow = narrow;
  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
  rebuild (self);
}

static void
dbk_skin_page_dispose (GObject *object)
{
  DbkSkinPage *self = DBK_SKIN_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_skin_page_parent_class)->dispose (object);
}

static void
dbk_skin_page_class_init (DbkSkinPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_skin_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_skin_page_init (DbkSkinPage *self)
{
  self->page = dbk_page_new ();
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_skin_page_new (DbkContext *context)
{
  DbkSkinPage *self = g_object_new (DBK_TYPE_SKIN_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
