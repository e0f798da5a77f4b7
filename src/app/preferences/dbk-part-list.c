/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an entry: the tips of a device, the batches of a product. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-list-row.h"
#include "dbk-part-list.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

typedef struct
{
  DbkPartList *list;
  gpointer record; /* as it was filled in; owned */
  gboolean stored;
  GtkWidget *row;    /* in the group */
  GPtrArray *fields; /* of GtkWidget, as in the description; NULL for a retired one */
  GtkSwitch *chosen; /* (nullable) */
} Part;

struct _DbkPartList
{
  AdwPreferencesGroup parent_instance;

  const DbkListField *field;
  DbkFormDialog *dialog; /* it stands in it */
  GPtrArray *parts;      /* of Part; offered ones first */
};

G_DEFINE_FINAL_TYPE (DbkPartList, dbk_part_list, ADW_TYPE_PREFERENCES_GROUP)

static void add_part (DbkPartList *self, gconstpointer record, gboolean stored);

static void
part_free (gpointer data)
{
  Part *part = data;

  dbk_record_unref (part->record);
  g_clear_pointer (&part->fields, g_ptr_array_unref);
  g_free (part);
}

static const DbkRecordType *
part_type (DbkPartList *self, gconstpointer record)
{
  return dbk_list_find_field (record, self->field->name)->items;
}

static gboolean
is_retired (gconstpointer record)
{
  return dbk_list_entry_retired_on (record) != DBK_DATE_NONE;
}

static DbkDate
today (DbkPartList *self)
{
  return dbk_context_get_today (dbk_form_dialog_get_context (self->dialog));
}

/* The part as typed so far; what can't be read stays as it was. */
static gpointer
typed (Part *part)
{
  gpointer record = dbk_record_copy (part->record);

  for (guint i = 0; i < part->fields->len; i++)
    {
      const DbkListField *field = &part->list->field->parts[i];
      g_autofree char *problem = g_strdup (dbk_list_row_get_error (part->fields->pdata[i]));

      dbk_list_row_read (part->fields->pdata[i], field, record, today (part->list));
      dbk_list_row_set_error (part->fields->pdata[i], problem);
    }
  return record;
}

/* All but the name, which is the title. */
static char *
describe (Part *part, gconstpointer record)
{
  GString *text = g_string_new (NULL);

  if (part->chosen != NULL && gtk_switch_get_active (part->chosen))
    g_string_append (text, _ (part->list->field->chosen_title));
  for (guint i = 1; part->list->field->parts[i].name != NULL; i++)
    {
      const DbkListField *field = &part->list->field->parts[i];
      g_autofree char *value = dbk_list_field_text (field, record);

      if (*value == '\0' || field->in_title)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: a field and its value. */
      g_string_append_printf (text, C_ ("field", "%s: %s"), _ (field->title), value);
    }
  return g_string_free (text, FALSE);
}

static void
show_title (Part *part)
{
  gpointer record = typed (part);
  g_autofree char *title = dbk_list_entry_title (record);
  g_autofree char *text = describe (part, record);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (part->row), markup);
  dbk_widget_set_name (part->row, title);
  dbk_record_unref (record);
}

static Part *
find_part (DbkPartList *self, GtkWidget *row)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((Part *) self->parts->pdata[i])->row == row)
      return self->parts->pdata[i];
  return NULL;
}

static GtkWidget *
part_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "dbk-part");
}

static void
typed_cb (DbkPartList *self, GtkWidget *widget)
{
  Part *part = find_part (self, part_row (widget));

  if (part != NULL)
    show_title (part);
}

static void
remove_part (DbkPartList *self, Part *part)
{
  dbk_field_set_error (part->row, NULL);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), part->row);
  g_ptr_array_remove (self->parts, part);
}

/* Retires what is stored, takes out what isn't, brings back what was retired. */
static void
turn_cb (DbkPartList *self, GtkWidget *button)
{
  Part *part = find_part (self, part_row (button));
  gpointer record;

  if (part == NULL)
    return;
  record = part->fields != NULL ? typed (part) : dbk_record_copy (part->record);
  dbk_list_entry_set_retired_on (record, is_retired (record) ? DBK_DATE_NONE : today (self));
  if (part->stored)
    {
      gpointer kept = dbk_record_copy (part->record);

      /* What is retired keeps the words it was used under. */
      dbk_list_entry_set_retired_on (kept, dbk_list_entry_retired_on (record));
      remove_part (self, part);
      add_part (self, kept, TRUE);
      dbk_record_unref (kept);
    }
  else
    remove_part (self, part);
  dbk_record_unref (record);
  dbk_form_dialog_touch (self->dialog);
}

static void
chosen_cb (GtkSwitch *chosen, GParamSpec *spec, DbkPartList *self)
{
  for (guint i = 0; gtk_switch_get_active (chosen) && i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      if (part->chosen != NULL && part->chosen != chosen)
        gtk_switch_set_active (part->chosen, FALSE);
    }
  typed_cb (self, GTK_WIDGET (chosen));
}

/* Building */

static GtkWidget *
make_button (Part *part, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "dbk-part", part->row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (turn_cb), part->list, G_CONNECT_SWAPPED);
  return button;
}

static void
add_retired (Part *part)
{
  g_autofree char *title = dbk_list_entry_title (part->record);
  g_autofree char *day = dbk_date_format_medium (dbk_list_entry_retired_on (part->record));
  g_autofree char *text = g_strdup_printf (_ ("Retired on %s"), day);
  /* Translators: read aloud; %s is what was retired. */
  g_autofree char *spoken = g_strdup_printf (_ ("Bring back %s"), title);
  GtkWidget *button;

  part->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (part->row), text);
  gtk_widget_add_css_class (part->row, "dbk-retired");
  button = make_button (part, _ ("_Bring Back"));
  dbk_widget_set_name (button, spoken);
  adw_action_row_add_suffix (ADW_ACTION_ROW (part->row), button);
}

static void
watch (Part *part, GtkWidget *widget)
{
  const char *signal = ADW_IS_COMBO_ROW (widget) ? "notify::selected" : "changed";

  g_object_set_data (G_OBJECT (widget), "dbk-part", part->row);
  g_signal_connect_object (widget, signal, G_CALLBACK (typed_cb), part->list, G_CONNECT_SWAPPED);
}

static void
add_chosen (Part *part)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = _ (part->list->field->chosen_title);

  part->chosen = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (part->chosen), GTK_ALIGN_CENTER);
  dbk_widget_set_name (GTK_WIDGET (part->chosen), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (part->chosen));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (part->chosen));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), row);
  g_object_set_data (G_OBJECT (part->chosen), "dbk-part", part->row);
  g_signal_connect_object (part->chosen, "notify::active", G_CALLBACK (chosen_cb), part->list, 0);
  dbk_form_dialog_watch (part->list->dialog, GTK_WIDGET (part->chosen));
}

static void
add_fields (Part *part)
{
  const DbkListField *fields = part->list->field->parts;
  GtkWidget *last = adw_action_row_new ();
  GtkWidget *button;

  part->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part->row), FALSE);
  part->fields = g_ptr_array_new ();
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      GtkWidget *row = dbk_list_row_new (&fields[i], part->list->dialog);

      dbk_list_row_fill (row, &fields[i], part->record);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), row);
      g_ptr_array_add (part->fields, row);
      watch (part, row);
    }
  if (part->list->field->chosen != NULL)
    add_chosen (part);
  button = make_button (part, part->stored ? _ ("_Retire") : _ ("_Take Out"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (part->row), last);
  show_title (part);
}

/* Offered ones stand before retired ones. */
static void
place (DbkPartList *self, Part *part)
{
  guint at = 0;

  while (at < self->parts->len && !is_retired (((Part *) self->parts->pdata[at])->record))
    at++;
  if (is_retired (part->record))
    at = self->parts->len;
  for (guint i = at; i < self->parts->len; i++)
    {
      GtkWidget *row = g_object_ref (((Part *) self->parts->pdata[i])->row);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  g_ptr_array_insert (self->parts, (int) at, part);
  for (guint i = at; i < self->parts->len; i++)
    {
      Part *moved = self->parts->pdata[i];

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), moved->row);
      if (moved != part)
        g_object_unref (moved->row);
    }
}

static void
add_part (DbkPartList *self, gconstpointer record, gboolean stored)
{
  Part *part = g_new0 (Part, 1);

  part->list = self;
  part->record = dbk_record_copy (record);
  part->stored = stored;
  if (is_retired (record))
    add_retired (part);
  else
    add_fields (part);
  place (self, part);
  dbk_spoken_name_list (part->row, _ (self->field->title));
}

void
dbk_part_list_add (DbkPartList *self)
{
  gpointer record;
  Part *part = NULL;

  g_return_if_fail (DBK_IS_PART_LIST (self));

  record = dbk_record_new (g_object_get_data (G_OBJECT (self), "dbk-type"));
  add_part (self, record, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    if (!is_retired (((Part *) self->parts->pdata[i])->record))
      part = self->parts->pdata[i];
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part->row), TRUE);
  gtk_widget_grab_focus (part->fields->pdata[0]);
  dbk_record_unref (record);
}

/* Filling and reading */

static gboolean
is_chosen (DbkPartList *self, gconstpointer record, gconstpointer part)
{
  const DbkField *name = dbk_list_find_field (record, self->field->chosen[0]);
  const DbkField *number = dbk_list_find_field (part, self->field->parts[0].name);

  return g_strcmp0 (DBK_LIST_AT (record, name, char *), DBK_LIST_AT (part, number, char *)) == 0;
}

/* Between the record's own fields and those of the part in use; they are of the same types. */
static void
copy_chosen (DbkPartList *self, gpointer record, gpointer part, gboolean to_part)
{
  for (guint i = 0; self->field->chosen[i] != NULL; i++)
    {
      const DbkField *own = dbk_list_find_field (record, self->field->chosen[i]);
      const DbkField *other = dbk_list_find_field (part, self->field->parts[i].name);

      if (own->type == DBK_FIELD_DATE && to_part)
        DBK_LIST_AT (part, other, DbkDate) = DBK_LIST_AT (record, own, DbkDate);
      else if (own->type == DBK_FIELD_DATE)
        DBK_LIST_AT (record, own, DbkDate) = DBK_LIST_AT (part, other, DbkDate);
      else if (to_part)
        dbk_set_text (&DBK_LIST_AT (part, other, char *), DBK_LIST_AT (record, own, char *));
      else
        dbk_set_text (&DBK_LIST_AT (record, own, char *), DBK_LIST_AT (part, other, char *));
    }
}

static void
fill_chosen (DbkPartList *self, gconstpointer record)
{
  const DbkField *name = dbk_list_find_field (record, self->field->chosen[0]);
  gpointer copy;
  gpointer part;

  if (dbk_text_is_blank (DBK_LIST_AT (record, name, char *)))
    return;
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *one = self->parts->pdata[i];

      if (one->chosen != NULL && is_chosen (self, record, one->record))
        {
          gtk_switch_set_active (one->chosen, TRUE);
          return;
        }
    }
  /* Typed while a session was logged: known from now on. */
  copy = dbk_record_copy (record);
  part = dbk_record_new (part_type (self, record));
  copy_chosen (self, copy, part, TRUE);
  add_part (self, part, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *one = self->parts->pdata[i];

      if (one->chosen != NULL && is_chosen (self, record, one->record))
        gtk_switch_set_active (one->chosen, TRUE);
    }
  dbk_record_unref (part);
  dbk_record_unref (copy);
}

void
dbk_part_list_fill (DbkPartList *self, gconstpointer record)
{
  const DbkField *place;
  GPtrArray *list;

  g_return_if_fail (DBK_IS_PART_LIST (self));

  place = dbk_list_find_field (record, self->field->name);
  list = DBK_LIST_AT (record, place, GPtrArray *);
  g_object_set_data (G_OBJECT (self), "dbk-type", (gpointer) part_type (self, record));
  while (self->parts->len > 0)
    remove_part (self, self->parts->pdata[0]);
  for (guint i = 0; i < list->len; i++)
    add_part (self, list->pdata[i], TRUE);
  if (self->field->chosen != NULL)
    fill_chosen (self, record);
}

static gboolean
read_part (Part *part, gpointer record, DbkDate day)
{
  gboolean good = TRUE;

  for (guint i = 0; part->fields != NULL && i < part->fields->len; i++)
    good &= dbk_list_row_read (part->fields->pdata[i], &part->list->field->parts[i], record, day);
  if (!good)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part->row), TRUE);
  return good;
}

gboolean
dbk_part_list_read (DbkPartList *self, gpointer record, DbkDate day)
{
  const DbkField *place = dbk_list_find_field (record, self->field->name);
  GPtrArray *list = g_ptr_array_new_with_free_func (dbk_record_unref);
  gboolean good = TRUE;

  dbk_part_list_set_error (self, NULL);
  for (guint i = 0; self->field->chosen != NULL && self->field->chosen[i] != NULL; i++)
    {
      const DbkField *own = dbk_list_find_field (record, self->field->chosen[i]);

      if (own->type == DBK_FIELD_DATE)
        DBK_LIST_AT (record, own, DbkDate) = DBK_DATE_NONE;
      else
        dbk_set_text (&DBK_LIST_AT (record, own, char *), NULL);
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];
      gpointer one = dbk_record_copy (part->record);

      good &= read_part (part, one, day);
      if (part->chosen != NULL && gtk_switch_get_active (part->chosen))
        copy_chosen (self, record, one, FALSE);
      g_ptr_array_add (list, one);
    }
  g_ptr_array_unref (DBK_LIST_AT (record, place, GPtrArray *));
  DBK_LIST_AT (record, place, GPtrArray *) = list;
  return good;
}

static Part *
last_offered (DbkPartList *self)
{
  for (guint i = self->parts->len; i > 0; i--)
    if (((Part *) self->parts->pdata[i - 1])->fields != NULL)
      return self->parts->pdata[i - 1];
  return NULL;
}

void
dbk_part_list_set_error (DbkPartList *self, const char *message)
{
  Part *part = last_offered (self);

  for (guint i = 0; i < self->parts->len; i++)
    dbk_field_set_error (((Part *) self->parts->pdata[i])->row, NULL);
  if (part != NULL && message != NULL)
    dbk_field_set_error (part->row, message);
}

const char *
dbk_part_list_get_error (DbkPartList *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];
      const char *message = dbk_field_get_error (part->row);

      for (guint j = 0; message == NULL && part->fields != NULL && j < part->fields->len; j++)
        message = dbk_list_row_get_error (part->fields->pdata[j]);
      if (message != NULL)
        return message;
    }
  return NULL;
}

void
dbk_part_list_focus (DbkPartList *self)
{
  Part *part = last_offered (self);

  if (part == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part->row), TRUE);
  gtk_widget_grab_focus (part->fields->pdata[0]);
}

static void
dbk_part_list_finalize (GObject *object)
{
  DbkPartList *self = DBK_PART_LIST (object);

  g_ptr_array_unref (self->parts);
  G_OBJECT_CLASS (dbk_part_list_parent_class)->finalize (object);
}

static void
dbk_part_list_class_init (DbkPartListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dbk_part_list_finalize;
}

static void
dbk_part_list_init (DbkPartList *self)
{
  self->parts = g_ptr_array_new_with_free_func (part_free);
}

GtkWidget *
dbk_part_list_new (const DbkListField *field, DbkFormDialog *dialog)
{
  DbkPartList *self = g_object_new (DBK_TYPE_PART_LIST, "title", _ (field->title), NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (field->add_part));

  self->field = field;
  self->dialog = dialog;
  if (field->note != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _ (field->note));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (dbk_part_list_add), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  return GTK_WIDGET (self);
}
