/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one area and last time's values below them. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-area-row-private.h"
#include "dbk-area-values.h"
#include "dbk-names.h"
#include "dbk-section-parts.h"
#include "dbk-text.h"
#include "dbk-unit.h"

#define MOST_PASSES 99
#define USUAL_PASSES 6

static void
touched (DbkAreaRow *self)
{
  dbk_area_row_show_last (self);
  dbk_draft_touch (self->draft, 0);
}

static void
tip_chosen_cb (DbkAreaRow *self)
{
  dbk_area_take_tip_key (dbk_area_row_get_values (self), dbk_choice_get_code (self->tip));
  touched (self);
}

static void
direction_chosen_cb (DbkAreaRow *self)
{
  dbk_set_text (&dbk_area_row_get_values (self)->direction, dbk_choice_get_code (self->direction));
  touched (self);
}

/* The unit a bare number is in: this row's, last time's, else the device's. */
static DbkVacuumUnit
usual_unit (DbkAreaRow *self)
{
  const DbkSessionArea *last = dbk_draft_get_last_area (self->draft, self->area);
  const DbkDevice *device = dbk_draft_get_device (self->draft);
  DbkVacuumUnit unit = dbk_vacuum_unit_from_code (dbk_area_row_get_values (self)->vacuum_unit);

  if (unit == DBK_VACUUM_UNIT_NONE && last != NULL)
    unit = dbk_vacuum_unit_from_code (last->vacuum_unit);
  if (unit == DBK_VACUUM_UNIT_NONE && device != NULL)
    unit = dbk_vacuum_unit_from_code (device->vacuum_unit);
  return unit;
}

static gboolean
take_vacuum (DbkAreaRow *self, GError **error)
{
  DbkSessionArea *values = dbk_area_row_get_values (self);
  const char *text = dbk_suggest_entry_get_text (self->vacuum);
  DbkVacuumUnit unit = usual_unit (self);
  g_autofree char *value = NULL;

  if (dbk_text_is_blank (text))
    {
      dbk_set_text (&values->vacuum, NULL);
      dbk_set_text (&values->vacuum_unit, NULL);
      return TRUE;
    }
  if (!dbk_vacuum_parse (text, &unit, &value, error))
    {
      /* What can't be read isn't kept as if it could. */
      dbk_set_text (&values->vacuum, NULL);
      return FALSE;
    }
  dbk_set_text (&values->vacuum, value);
  dbk_set_text (&values->vacuum_unit, dbk_vacuum_unit_code (unit));
  return TRUE;
}

static void
vacuum_edited_cb (DbkAreaRow *self)
{
  take_vacuum (self, NULL);
  touched (self);
}

static void
vacuum_done_cb (DbkAreaRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!take_vacuum (self, &error))
    {
      dbk_suggest_entry_set_error (self->vacuum, error->message);
      return;
    }
  text = dbk_area_vacuum_text (dbk_area_row_get_values (self));
  dbk_suggest_entry_set_text (self->vacuum, text);
}

/* A number typed is offered in every unit; without one the units alone tell what can be typed. */
static char **
suggest_vacuum (DbkSuggestEntry *entry, gpointer data)
{
  DbkAreaRow *self = data;
  const DbkSessionArea *last = dbk_draft_get_last_area (self->draft, self->area);
  DbkSessionArea *values = dbk_area_row_get_values (self);
  const char *value = !dbk_text_is_blank (values->vacuum) ? values->vacuum
                      : last != NULL                      ? last->vacuum
                                                          : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (DbkSessionArea) offer = dbk_session_area_new ();
  g_autofree char *last_text = last != NULL ? dbk_area_vacuum_text (last) : g_strdup ("");

  if (*last_text != '\0')
    g_strv_builder_add (builder, last_text);
  dbk_set_text (&offer->vacuum, value);
  for (int unit = DBK_VACUUM_UNIT_MMHG; unit <= DBK_VACUUM_UNIT_LEVEL && value != NULL; unit++)
    {
      g_autofree char *text = NULL;

      dbk_set_text (&offer->vacuum_unit, dbk_vacuum_unit_code ((DbkVacuumUnit) unit));
      text = dbk_area_vacuum_text (offer);
      if (!g_str_equal (text, last_text))
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static gboolean
take_passes (DbkAreaRow *self, const char **problem)
{
  DbkSessionArea *values = dbk_area_row_get_values (self);
  const char *text = dbk_suggest_entry_get_text (self->passes);
  double number;

  if (dbk_text_is_blank (text))
    {
      values->passes = DBK_NONE;
      return TRUE;
    }
  if (!dbk_number_parse (text, &number, NULL) || number < 1 || number > MOST_PASSES ||
      number != (int) number)
    {
      values->passes = DBK_NONE;
      if (problem != NULL)
        *problem = _ ("Passes are a whole number from 1 to 99.");
      return FALSE;
    }
  values->passes = (int) number;
  return TRUE;
}

static void
passes_edited_cb (DbkAreaRow *self)
{
  take_passes (self, NULL);
  touched (self);
}

static void
passes_done_cb (DbkAreaRow *self)
{
  const char *problem = NULL;

  if (!take_passes (self, &problem))
    dbk_suggest_entry_set_error (self->passes, problem);
}

static char **
suggest_passes (DbkSuggestEntry *entry, gpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 1; i <= USUAL_PASSES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static void
endpoint_chosen_cb (DbkAreaRow *self, int grade, gboolean typed)
{
  dbk_area_row_get_values (self)->endpoint = grade;
  touched (self);
}

/* @control: (transfer floating) */
static void
make_cell (DbkAreaRow *self, DbkColumn column, const char *heading, GtkWidget *control)
{
  DbkAreaCell *cell = &self->cells[column];

  cell->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  cell->heading = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (cell->heading), 0);
  gtk_widget_add_css_class (cell->heading, "caption-heading");
  gtk_widget_add_css_class (cell->heading, "dbk-dim");
  cell->control = control;
  cell->last = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (cell->last, 0);
  gtk_label_set_ellipsize (cell->last, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (cell->last), "dbk-last");
  gtk_widget_add_css_class (GTK_WIDGET (cell->last), "numeric");
  gtk_box_append (GTK_BOX (cell->box), cell->heading);
  gtk_box_append (GTK_BOX (cell->box), control);
  if (column != DBK_COLUMN_AREA)
    gtk_box_append (GTK_BOX (cell->box), GTK_WIDGET (cell->last));
}

static char *
field_name (DbkAreaRow *self, const char *field)
{
  /* Translators: a field of an area, spoken: "Vacuum, Cheek, left". */
  return g_strdup_printf (_ ("%s, %s"), field, dbk_name (DBK_NAME_AREA, self->area));
}

static void
make_name (DbkAreaRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DbkAreaCell *cell = &self->cells[DBK_COLUMN_AREA];
  g_autofree char *spoken = NULL;

  self->name_button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->name_button, "flat");
  gtk_widget_add_css_class (self->name_button, "dbk-area-name");
  gtk_widget_set_valign (self->name_button, GTK_ALIGN_START);
  make_cell (self, DBK_COLUMN_AREA, "", self->name_button);
  self->name = GTK_LABEL (gtk_label_new (dbk_name (DBK_NAME_AREA, self->area)));
  gtk_label_set_xalign (self->name, 0);
  /* Which side it is stands at the end: that is never cut off. */
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_max_width_chars (self->name, 15);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->last));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->name_button), texts);
  /* GTK centers what it puts into the button. */
  for (GtkWidget *inner = texts; inner != NULL && inner != self->name_button;
       inner = gtk_widget_get_parent (inner))
    gtk_widget_set_halign (inner, GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->name_button),
                                         dbk_area_row_make_details, self, NULL);
  /* Translators: an area; the button opens its note, reaction and what else there is. */
  spoken = g_strdup_printf (_ ("%s: more"), dbk_name (DBK_NAME_AREA, self->area));
  dbk_section_name_menu_button (self->name_button, spoken);
  gtk_widget_set_tooltip_text (self->name_button, _ ("Reaction, Note, Not Treated…"));
}

static void
fill_directions (DbkChoice *choice)
{
  const char *const *codes = dbk_name_codes (DBK_NAME_DIRECTION);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dbk_name (DBK_NAME_DIRECTION, codes[i]));
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (choice, codes, (const char *const *) names->pdata, NULL);
}

void
dbk_area_row_make_fields (DbkAreaRow *self)
{
  g_autofree char *tip = field_name (self, _ ("Tip"));
  g_autofree char *vacuum = field_name (self, _ ("Vacuum"));
  g_autofree char *passes = field_name (self, _ ("Passes"));
  g_autofree char *direction = field_name (self, _ ("Direction"));
  g_autofree char *endpoint = field_name (self, _ ("Endpoint"));

  make_name (self);
  self->tip = DBK_CHOICE (dbk_choice_new (tip));
  self->vacuum = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (vacuum, suggest_vacuum, self));
  self->passes = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (passes, suggest_passes, self));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->passes), GTK_INPUT_PURPOSE_DIGITS);
  self->direction = DBK_CHOICE (dbk_choice_new (direction));
  fill_directions (self->direction);
  self->endpoint = DBK_GRADE_BOX (dbk_grade_box_new (0, 4));
  dbk_grade_box_set_name (self->endpoint, endpoint, dbk_area_endpoint_word, NULL);
  make_cell (self, DBK_COLUMN_TIP, _ ("Tip"), GTK_WIDGET (self->tip));
  make_cell (self, DBK_COLUMN_VACUUM, _ ("Vacuum"), GTK_WIDGET (self->vacuum));
  make_cell (self, DBK_COLUMN_PASSES, _ ("Passes"), GTK_WIDGET (self->passes));
  make_cell (self, DBK_COLUMN_DIRECTION, _ ("Direction"), GTK_WIDGET (self->direction));
  make_cell (self, DBK_COLUMN_ENDPOINT, _ ("Endpoint"), GTK_WIDGET (self->endpoint));
  g_signal_connect_object (self->tip, "chosen", G_CALLBACK (tip_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->vacuum, "edited", G_CALLBACK (vacuum_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->vacuum, "done", G_CALLBACK (vacuum_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passes, "edited", G_CALLBACK (passes_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passes, "done", G_CALLBACK (passes_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->direction, "chosen", G_CALLBACK (direction_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->endpoint, "chosen", G_CALLBACK (endpoint_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_tips (GPtrArray *keys, GPtrArray *names, const DbkDevice *device)
{
  for (guint i = 0; i < device->tips->len; i++)
    {
      const DbkDeviceTip *tip = device->tips->pdata[i];
      g_autoptr (DbkSessionArea) row = dbk_session_area_new ();
      char *key = dbk_area_tip_key (tip->name, tip->grit, tip->care);

      if (key == NULL)
        continue;
      row->tip = g_strdup (tip->name);
      row->grit = g_strdup (tip->grit);
      g_ptr_array_add (keys, key);
      g_ptr_array_add (names, dbk_area_tip_text (row));
    }
}

/* The tips of the session's device; of every device while it names none of the clinic's. */
static void
fill_tips (DbkAreaRow *self)
{
  GPtrArray *devices = dbk_context_get_lists (dbk_draft_get_context (self->draft))->devices;
  const DbkDevice *device = dbk_draft_get_device (self->draft);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (device != NULL)
    add_tips (keys, names, device);
  for (guint i = 0; device == NULL && i < devices->len; i++)
    add_tips (keys, names, devices->pdata[i]);
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (self->tip, (const char *const *) keys->pdata,
                        (const char *const *) names->pdata, NULL);
}

void
dbk_area_row_fill (DbkAreaRow *self)
{
  const DbkSessionArea *values = dbk_area_row_get_values (self);
  g_autofree char *key = dbk_area_tip_key (values->tip, values->grit, values->tip_care);
  g_autofree char *tip = dbk_area_tip_text (values);
  g_autofree char *vacuum = dbk_area_vacuum_text (values);
  g_autofree char *passes =
      values->passes == DBK_NONE ? g_strdup ("") : g_strdup_printf ("%d", values->passes);

  for (int i = DBK_COLUMN_AREA + 1; i < DBK_N_COLUMNS; i++)
    gtk_widget_set_sensitive (self->cells[i].control,
                              !dbk_draft_refuses (self->draft, self->area, NULL));
  fill_tips (self);
  dbk_choice_set_code (self->tip, key, tip);
  dbk_suggest_entry_set_text (self->vacuum, vacuum);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->vacuum),
                                  dbk_vacuum_unit_name (usual_unit (self)));
  dbk_suggest_entry_set_text (self->passes, passes);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->passes), "–");
  dbk_choice_set_code (self->direction, values->direction,
                       dbk_name (DBK_NAME_DIRECTION, values->direction));
  dbk_grade_box_set_grade (self->endpoint, values->endpoint);
}
