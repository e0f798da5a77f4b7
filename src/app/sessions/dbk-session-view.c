/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session to read: head, who signed it, the areas, what was added later. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field-title.h"
#include "dbk-catalog.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-session-photos.h"
#include "dbk-session-text.h"
#include "dbk-session-view.h"
#include "dbk-strip.h"
#include "dbk-table.h"
#include "dbk-text.h"

/* Head */

static GtkWidget *
make_menu (const DbkSession *session)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Mark as Entered in _Error…"), NULL);

  g_menu_item_set_action_and_target (item, "client.mark-error", "s", session->id);
  g_menu_append_item (menu, item);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Session Menu"));
  dbk_widget_set_name (button, _ ("Session Menu"));
  return button;
}

static void
add_buttons (GtkBox *head, const DbkSession *session, gboolean narrow)
{
  GtkWidget *button;

  if (!dbk_session_is_locked (session))
    {
      button = dbk_action_button_new ("document-edit-symbolic", _ ("_Continue"),
                                      _ ("Continue the Draft"), "client.open-draft",
                                      g_variant_new_string (session->id));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (head, button);
      return;
    }
  button = dbk_action_button_new ("list-add-symbolic", narrow ? NULL : _ ("Add _Addendum"),
                                  _ ("Add Addendum"), "client.add-addendum",
                                  g_variant_new_string (session->id));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (head, button);
  if (session->entered_in_error != NULL)
    {
      button = dbk_action_button_new ("edit-copy-symbolic", narrow ? NULL : _ ("_Log Again for…"),
                                      _ ("Log Again for Another Client"), "client.log-again",
                                      g_variant_new_string (session->id));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (head, button);
    }
  else
    {
      button = make_menu (session);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (head, button);
    }
}

static GtkWidget *
make_head (const DbkCourse *course, const DbkSession *session, gboolean narrow, gboolean clinical)
{
  GtkWidget *head = dbk_row_new (6, NULL);
  GtkWidget *texts = dbk_column_new (0, NULL);
  g_autofree char *title = dbk_session_text_title (course, session);
  g_autofree char *line = dbk_session_text_line (session);

  gtk_box_append (GTK_BOX (texts), dbk_text_new (title, "heading"));
  gtk_box_append (GTK_BOX (texts), dbk_text_new (line, "dbk-dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (head), texts);
  if (clinical)
    add_buttons (GTK_BOX (head), session, narrow);
  return head;
}

static GtkWidget *
make_error_strip (const DbkSession *session)
{
  const DbkEnteredInError *mark = session->entered_in_error;
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (mark->marked_at));
  g_autofree char *title = NULL;

  /* Translators: a session that should not be there; %1$s is a name, %2$s a day. */
  title = g_strdup_printf (_ ("Marked as entered in error by %1$s on %2$s."), mark->marked_by, day);
  return dbk_strip_new (DBK_STRIP_BLOCK, NULL, title, mark->reason);
}

static GtkWidget *
make_lock_strip (const DbkSession *session)
{
  g_autofree char *locked = NULL;
  g_autofree char *text = NULL;

  if (!dbk_session_is_locked (session))
    return dbk_strip_new (DBK_STRIP_QUIET, "document-edit-symbolic", NULL,
                          _ ("A draft: not signed yet, and not counted."));
  locked = dbk_session_text_locked (session);
  /* Translators: %s is a sentence: "Signed by …". */
  text = g_strdup_printf (_ ("%s Read only: corrections are added below."), locked);
  return dbk_strip_new (DBK_STRIP_QUIET, NULL, NULL, text);
}

/* Areas */

static char *
tip_markup (const DbkSession *session, const DbkSessionArea *area)
{
  g_autofree char *tip = dbk_session_text_area_markup (session, area, "tip", area->tip);
  g_autofree char *grit = dbk_session_text_area_markup (session, area, "grit", area->grit);
  const char *care = dbk_name (DBK_NAME_TIP_CARE, area->tip_care);
  g_autofree char *care_markup = dbk_session_text_area_markup (session, area, "tip_care", care);
  GString *text = g_string_new (tip);

  if (*grit != '\0')
    {
      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: the grit of a tip: "150 grit". */
      g_string_append_printf (text, C_ ("tip", "%s grit"), grit);
    }
  if (*care_markup != '\0')
    {
      g_autofree char *lower = g_utf8_strdown (care_markup, -1);

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, lower);
    }
  return g_string_free (text, FALSE);
}

static char *
vacuum_markup (const DbkSession *session, const DbkSessionArea *area)
{
  g_autofree char *shown = dbk_session_text_vacuum (area->vacuum, area->vacuum_unit);
  g_autofree char *unit_path = g_strdup_printf ("areas/%s/vacuum_unit", area->area);

  if (dbk_session_text_corrected (session, unit_path) != 0)
    return dbk_session_text_markup (session, unit_path, shown);
  return dbk_session_text_area_markup (session, area, "vacuum", shown);
}

static char *
passes_markup (const DbkSession *session, const DbkSessionArea *area)
{
  g_autofree char *shown =
      area->passes == DBK_NONE ? g_strdup ("") : g_strdup_printf ("%d", area->passes);

  return dbk_session_text_area_markup (session, area, "passes", shown);
}

static char *
endpoint_markup (const DbkSession *session, const DbkSessionArea *area)
{
  g_autofree char *shown =
      area->endpoint == DBK_NONE
          ? g_strdup ("")
          : g_strdup_printf ("%d, %s", area->endpoint, dbk_name_endpoint (area->endpoint));

  return dbk_session_text_area_markup (session, area, "endpoint", shown);
}

static char *
note_markup (const DbkSession *session, const DbkSessionArea *area)
{
  const char *seconds_name = "duration_seconds";
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *direction = dbk_name (DBK_NAME_DIRECTION, area->direction);

  if (!area->treated)
    return dbk_session_text_area_markup (session, area, "not_treated_reason",
                                         area->not_treated_reason);
  if (*direction != '\0')
    {
      g_autofree char *shown = dbk_session_text_area_markup (session, area, "direction", direction);

      /* Translators: of the passes: single, at right angles, circular. */
      g_ptr_array_add (parts, g_strdup_printf (_ ("Direction: %s"), shown));
    }
  if (area->duration_seconds != DBK_NONE)
    {
      g_autofree char *shown =
          g_strdup_printf (ngettext ("%d second", "%d seconds", area->duration_seconds),
                           area->duration_seconds);

      g_ptr_array_add (parts, dbk_session_text_area_markup (session, area, seconds_name, shown));
    }
  if (!dbk_text_is_blank (area->reaction))
    g_ptr_array_add (parts,
                     dbk_session_text_area_markup (session, area, "reaction", area->reaction));
  if (!dbk_text_is_blank (area->note))
    g_ptr_array_add (parts, dbk_session_text_area_markup (session, area, "note", area->note));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static gboolean
is_corrected (const DbkSession *session, const DbkSessionArea *area)
{
  g_autofree char *prefix = g_strdup_printf ("areas/%s/", area->area);

  for (guint i = 0; i < session->addenda->len; i++)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i];

      if (addendum->field != NULL && g_str_has_prefix (addendum->field, prefix))
        return TRUE;
    }
  return FALSE;
}

/* The other side's row when both sides are alike and stand as recorded: one line says it. */
static const DbkSessionArea *
find_twin (const DbkSession *session, const DbkSessionArea *area)
{
  const DbkAreaInfo *info = dbk_catalog_find_area (area->area);
  const DbkSessionArea *other;
  g_autoptr (DbkSessionArea) copy = NULL;

  if (info == NULL || info->mirror == NULL)
    return NULL;
  other = dbk_session_find_area (session, info->mirror);
  if (other == NULL || is_corrected (session, area) || is_corrected (session, other))
    return NULL;
  copy = dbk_session_area_copy (other);
  dbk_set_text (&copy->area, area->area);
  return dbk_record_equal (copy, area) ? other : NULL;
}

static void
add_area (DbkTable *table, const DbkSession *session, const DbkSessionArea *area)
{
  const DbkAreaInfo *info = dbk_catalog_find_area (area->area);
  const DbkSessionArea *twin = find_twin (session, area);
  g_autofree char *name = NULL;
  g_autofree char *tip = NULL;
  g_autofree char *vacuum = NULL;
  g_autofree char *passes = NULL;
  g_autofree char *endpoint = NULL;
  g_autofree char *note = note_markup (session, area);

  if (twin != NULL && info->side == DBK_SIDE_RIGHT)
    return;
  name =
      g_markup_escape_text (dbk_name (DBK_NAME_AREA, twin != NULL ? info->pair : area->area), -1);
  if (area->treated)
    {
      tip = tip_markup (session, area);
      vacuum = vacuum_markup (session, area);
      passes = passes_markup (session, area);
      endpoint = endpoint_markup (session, area);
    }
  else
    tip = dbk_session_text_area_markup (session, area, "treated", _ ("Not treated"));
  dbk_table_add (table, (const char *const[]){ name, tip, vacuum, passes, endpoint, note },
                 !area->treated);
}

static GtkWidget *
make_areas (const DbkSession *session, gboolean narrow)
{
  const DbkTableColumn columns[] = {
    { _ ("Area"), DBK_TABLE_EXPAND },
    { _ ("Tip"), DBK_TABLE_EXPAND | DBK_TABLE_FOLD },
    { _ ("Vacuum"), DBK_TABLE_END | DBK_TABLE_FOLD },
    { _ ("Passes"), DBK_TABLE_END | DBK_TABLE_FOLD },
    { _ ("Redness"), DBK_TABLE_PLAIN },
    { _ ("Note"), DBK_TABLE_EXPAND | DBK_TABLE_FOLD },
  };
  GtkWidget *table = dbk_table_new (columns, G_N_ELEMENTS (columns), narrow);

  dbk_table_set_name (DBK_TABLE (table), _ ("Areas treated"));
  for (guint i = 0; i < session->areas->len; i++)
    add_area (DBK_TABLE (table), session, session->areas->pdata[i]);
  return table;
}

/* Adverse reactions nobody said were over */

static gboolean
is_over (const DbkSessionReaction *reaction)
{
  return reaction->resolved_on != DBK_DATE_NONE || reaction->resolutions->len > 0;
}

static void
add_open_reactions (GtkBox *column, const DbkSession *session)
{
  for (guint i = 0; i < session->reactions->len; i++)
    {
      const DbkSessionReaction *reaction = session->reactions->pdata[i];
      GtkWidget *strip;

      if (is_over (reaction))
        continue;
      strip = dbk_strip_new (DBK_STRIP_CAUTION, NULL, dbk_name (DBK_NAME_REACTION, reaction->code),
                             _ ("Not noted as over yet."));
      dbk_strip_add_button (strip, dbk_action_button_new (NULL, _ ("It Is _Over…"), NULL,
                                                          "client.resolve-reaction",
                                                          g_variant_new_string (reaction->id)));
      gtk_box_append (column, strip);
    }
}

/* Addenda */

static GtkWidget *
make_addendum (const DbkSession *session, const DbkAddendum *addendum)
{
  GtkWidget *box = dbk_column_new (0, "dbk-quote");
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (addendum->written_at));
  g_autofree char *clock = dbk_time_format_clock (addendum->written_at);
  g_autofree char *number = g_strdup_printf (_ ("Addendum %d"), addendum->number);
  g_autofree char *line = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *correction = dbk_addendum_correction_text (session, addendum);

  /* Translators: %1$s is a day, %2$s a time, %3$s a name, %4$s the reason of an addendum. */
  line = g_strdup_printf (_ ("%1$s, %2$s · %3$s · %4$s"), day, clock, addendum->written_by,
                          addendum->reason);
  markup = g_markup_printf_escaped ("<b>%s</b>  <span alpha=\"72%%\">%s</span>", number, line);
  gtk_box_append (GTK_BOX (box), dbk_markup_new (markup, NULL));
  if (correction != NULL)
    gtk_box_append (GTK_BOX (box), dbk_text_new (correction, NULL));
  if (!dbk_text_is_blank (addendum->text))
    gtk_box_append (GTK_BOX (box), dbk_text_new (addendum->text, NULL));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  return box;
}

GtkWidget *
dbk_session_view_new (DbkContext *context,
                      const DbkClientRecord *record,
                      const DbkCourse *course,
                      const DbkSession *session,
                      gboolean narrow)
{
  GtkWidget *column = dbk_column_new (12, NULL);
  gboolean clinical = dbk_context_is_clinical (context);

  gtk_box_append (GTK_BOX (column), make_head (course, session, narrow, clinical));
  if (session->entered_in_error != NULL)
    gtk_box_append (GTK_BOX (column), make_error_strip (session));
  gtk_box_append (GTK_BOX (column), make_lock_strip (session));
  if (session->areas->len > 0)
    gtk_box_append (GTK_BOX (column), make_areas (session, narrow));
  gtk_box_append (GTK_BOX (column), dbk_session_facts_new (record, session, narrow));
  if (session->photos->len > 0)
    gtk_box_append (GTK_BOX (column), dbk_session_photos_new (context, record, session));
  if (clinical && dbk_session_is_locked (session) && session->entered_in_error == NULL)
    add_open_reactions (GTK_BOX (column), session);
  for (guint i = 0; i < session->addenda->len; i++)
    gtk_box_append (GTK_BOX (column), make_addendum (session, session->addenda->pdata[i]));
  return column;
}
