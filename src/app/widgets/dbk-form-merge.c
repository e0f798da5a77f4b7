/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at one form: what stands in it after the second could not save. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field.h"
#include "dbk-form-merge.h"
#include "dbk-text.h"

static const DbkField *
field_of (gconstpointer record, const char *name)
{
  const DbkField *field = dbk_record_type_find (((const DbkRecord *) record)->type, name);

  g_assert (field != NULL);
  return field;
}

gpointer
dbk_form_merge (gconstpointer base,
                gconstpointer mine,
                gconstpointer theirs,
                const DbkFormPlace *places,
                guint n_places)
{
  gpointer merged = dbk_record_copy (theirs);

  for (guint i = 0; i < n_places; i++)
    {
      const DbkField *field = field_of (mine, places[i].field);

      if (!dbk_record_field_equal (base, mine, field))
        dbk_record_copy_field (merged, mine, field);
    }
  return merged;
}

/* As a person reads it; "" for nothing, and for codes nobody reads. */
static char *
text_of (gconstpointer record, const DbkField *field)
{
  if (field->type == DBK_FIELD_DATE)
    return dbk_date_format_long (*(const DbkDate *) ((const char *) record + field->offset));
  if (field->type == DBK_FIELD_TEXT || field->type == DBK_FIELD_INTEGER)
    return dbk_record_get_text (record, field);
  return g_strdup ("");
}

static void
show_theirs (GtkWidget *row, gconstpointer theirs, const DbkField *field)
{
  g_autofree char *text = text_of (theirs, field);
  g_autofree char *message = NULL;

  /* A choice would show its code. */
  if (dbk_text_is_blank (text) || ADW_IS_COMBO_ROW (row))
    message = g_strdup (_ ("Somebody else changed this meanwhile. Save again to keep what stands "
                           "here, or cancel to keep theirs."));
  else
    /* Translators: %s is what somebody else wrote into the field. */
    message = g_strdup_printf (_ ("Somebody else made this “%s” meanwhile. Save again to keep what "
                                  "stands here, or cancel to keep theirs."),
                               text);
  dbk_field_set_error (row, message);
}

gboolean
dbk_form_merge_show (gconstpointer base,
                     gconstpointer mine,
                     gconstpointer theirs,
                     const DbkFormPlace *places,
                     guint n_places)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < n_places; i++)
    {
      const DbkField *field = field_of (mine, places[i].field);

      if (places[i].row == NULL || dbk_record_field_equal (base, theirs, field) ||
          dbk_record_field_equal (base, mine, field) ||
          dbk_record_field_equal (mine, theirs, field))
        continue;
      show_theirs (places[i].row, theirs, field);
      if (first == NULL)
        first = places[i].row;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  return first != NULL;
}
