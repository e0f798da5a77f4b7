/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an entry: the tips of a device, the batches of a product. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field.h"
#include "dbk-list-row.h"
#include "dbk-part-list-private.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

G_DEFINE_FINAL_TYPE (DbkPartList, dbk_part_list, ADW_TYPE_PREFERENCES_GROUP)

static void add_part (DbkPartList *self, gconstpointer record, gboolean stored);

static void
part_free (gpointer data)
{
  DbkPart *part = data;

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

static DbkPart *
find_part (DbkPartList *self, GtkWidget *row)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((DbkPart *) self->parts->pdata[i])->row == row)
      return self->parts->pdata[i];
  return NULL;
}

static GtkWidget *
part_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "dbk-part");
}

void
dbk_part_list_retitle (DbkPartList *self, GtkWidget *widget)
{
  DbkPart *part = find_part (self, part_row (widget));

  if (part != NULL)
    dbk_part_show_title (part);
}

static void
remove_part (DbkPartList *self, DbkPart *part)
{
  dbk_field_set_error (part->row, NULL);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), part->row);
  g_ptr_array_remove (self->parts, part);
}

/* Retires what is stored, takes out what isn't, brings back what was retired. */
void
dbk_part_list_turn (DbkPartList *self, GtkWidget *button)
{
  DbkPart *part = find_part (self, part_row (button));
  gpointer record;

  if (part == NULL)
    return;
  record = part->fields != NULL ? dbk_part_dup_typed (part) : dbk_record_copy (part->record);
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

void
dbk_part_list_choose (GtkSwitch *chosen, GParamSpec *spec, DbkPartList *self)
{
  for (guint i = 0; gtk_switch_get_active (chosen) && i < self->parts->len; i++)
    {
      DbkPart *part = self->parts->pdata[i];

      if (part->chosen != NULL && part->chosen != chosen)
        gtk_switch_set_active (part->chosen, FALSE);
    }
  dbk_part_list_retitle (self, GTK_WIDGET (chosen));
}

/* Offered ones stand before retired ones. */
static void
place (DbkPartList *self, DbkPart *part)
{
  guint at = 0;

  while (at < self->parts->len && !is_retired (((DbkPart *) self->parts->pdata[at])->record))
    at++;
  if (is_retired (part->record))
    at = self->parts->len;
  for (guint i = at; i < self->parts->len; i++)
    {
      GtkWidget *row = g_object_ref (((DbkPart *) self->parts->pdata[i])->row);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  g_ptr_array_insert (self->parts, (int) at, part);
  for (guint i = at; i < self->parts->len; i++)
    {
      DbkPart *moved = self->parts->pdata[i];

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), moved->row);
      if (moved != part)
        g_object_unref (moved->row);
    }
}

static void
add_part (DbkPartList *self, gconstpointer record, gboolean stored)
{
  DbkPart *part = g_new0 (DbkPart, 1);

  part->list = self;
  part->record = dbk_record_copy (record);
  part->stored = stored;
  dbk_part_build (part);
  place (self, part);
  dbk_spoken_name_list (part->row, _ (self->field->title));
}

void
dbk_part_list_add (DbkPartList *self)
{
  gpointer record;
  DbkPart *part = NULL;

  g_return_if_fail (DBK_IS_PART_LIST (self));

  record = dbk_record_new (g_object_get_data (G_OBJECT (self), "dbk-type"));
  add_part (self, record, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    if (!is_retired (((DbkPart *) self->parts->pdata[i])->record))
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
      DbkPart *one = self->parts->pdata[i];

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
      DbkPart *one = self->parts->pdata[i];

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
read_part (DbkPart *part, gpointer record, DbkDate day)
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
      DbkPart *part = self->parts->pdata[i];
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

static DbkPart *
last_offered (DbkPartList *self)
{
  for (guint i = self->parts->len; i > 0; i--)
    if (((DbkPart *) self->parts->pdata[i - 1])->fields != NULL)
      return self->parts->pdata[i - 1];
  return NULL;
}

void
dbk_part_list_set_error (DbkPartList *self, const char *message)
{
  DbkPart *part = last_offered (self);

  for (guint i = 0; i < self->parts->len; i++)
    dbk_field_set_error (((DbkPart *) self->parts->pdata[i])->row, NULL);
  if (part != NULL && message != NULL)
    dbk_field_set_error (part->row, message);
}

const char *
dbk_part_list_get_error (DbkPartList *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DbkPart *part = self->parts->pdata[i];
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
  DbkPart *part = last_offered (self);

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
