/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What merging two records comes to, field by field, before it is done. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-client-store.h"
#include "dbk-duplicates.h"
#include "dbk-field-title.h"
#include "dbk-label.h"
#include "dbk-merge-choice.h"
#include "dbk-merge-dialog.h"
#include "dbk-merge-store.h"
#include "dbk-merge-text.h"
#include "dbk-text.h"
#include "dbk-width-bin.h"

#define FOLD_WIDTH 520

/* One field to choose. */
typedef struct
{
  const DbkField *field;
  GtkWidget *choice;
  gboolean chosen; /* by the person: stays when the other record is kept */
} Line;

typedef struct
{
  DbkFormDialog *dialog;
  DbkClientRecord *records[2];
  char *names[2];
  int kept; /* 0 or 1 */
  GPtrArray *lines;
  GtkWidget *bin;
  GtkWidget *heads; /* holds the two below */
  GtkWidget *stays[2];
  GtkWidget *along_title;
  GtkWidget *along;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  for (guint i = 0; i < 2; i++)
    {
      dbk_client_record_unref (form->records[i]);
      g_free (form->names[i]);
    }
  g_ptr_array_unref (form->lines);
  g_free (form);
}

/* Merging, in the worker thread */

typedef struct
{
  DbkWho who;
  gint64 kept;
  gint64 other;
  DbkClient *wanted;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_client_unref (job->wanted);
  g_free (job);
}

static void
merged_free (gpointer data)
{
  DbkMerged *merged = data;

  dbk_client_unref (merged->client);
  g_free (merged);
}

static gpointer
merge (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  DbkClient *client;
  DbkMerged *merged;

  if (!dbk_merge_store_merge (connection, &job->who, job->kept, job->other, job->wanted, error))
    return NULL;
  client = dbk_client_store_load (connection, job->kept, error);
  if (client == NULL)
    return NULL;
  merged = g_new0 (DbkMerged, 1);
  merged->client = client;
  merged->other = job->other;
  return merged;
}

static DbkMergeSource
source_of (const Form *form, DbkSide side)
{
  if (side == DBK_SIDE_BOTH)
    return DBK_MERGE_BOTH;
  return (int) side == form->kept ? DBK_MERGE_KEPT : DBK_MERGE_OTHER;
}

static DbkSide
side_of (const Form *form, DbkMergeSource source)
{
  if (source == DBK_MERGE_BOTH)
    return DBK_SIDE_BOTH;
  return (DbkSide) (source == DBK_MERGE_KEPT ? form->kept : 1 - form->kept);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  const Form *form = data;
  const DbkClient *kept = form->records[form->kept]->client;
  const DbkClient *other = form->records[1 - form->kept]->client;
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->kept = kept->row;
  job->other = other->row;
  job->wanted = dbk_client_merged (kept, other);
  for (guint i = 0; i < form->lines->len; i++)
    {
      const Line *line = form->lines->pdata[i];
      DbkSide side = dbk_merge_choice_get_side (DBK_MERGE_CHOICE (line->choice));

      dbk_client_merge_take (job->wanted, kept, other, line->field, source_of (form, side));
    }
  dbk_form_dialog_submit (dialog, merge, job, job_free, merged_free, NULL);
}

/* Which of them stays */

static void
show_along (Form *form)
{
  const DbkClientRecord *other = form->records[1 - form->kept];
  g_autofree char *text = dbk_merge_text_belongings (other);
  /* Translators: %s is a client: "Comes Along From Amelia Hart, no. 1042". */
  g_autofree char *title = g_strdup_printf (_ ("Comes Along From %s"), form->names[1 - form->kept]);

  gtk_label_set_label (GTK_LABEL (form->along_title), title);
  gtk_label_set_label (GTK_LABEL (form->along),
                       *text != '\0' ? text : _ ("Nothing but what is chosen above."));
}

/* What the person didn't choose follows the record that stays. */
static void
propose (Form *form)
{
  g_autoptr (GPtrArray) fields = dbk_client_merge_fields (form->records[form->kept]->client,
                                                          form->records[1 - form->kept]->client);

  for (guint i = 0; i < form->lines->len; i++)
    {
      const Line *line = form->lines->pdata[i];

      for (guint j = 0; j < fields->len && !line->chosen; j++)
        {
          const DbkMergeField *field = fields->pdata[j];

          if (field->field == line->field)
            dbk_merge_choice_set_side (DBK_MERGE_CHOICE (line->choice),
                                       side_of (form, field->proposed));
        }
    }
  show_along (form);
}

static void
stays_cb (GtkCheckButton *check, Form *form)
{
  int kept = GTK_WIDGET (check) == form->stays[0] ? 0 : 1;

  if (!gtk_check_button_get_active (check) || kept == form->kept)
    return;
  form->kept = kept;
  dbk_form_dialog_touch (form->dialog);
  propose (form);
}

static GtkWidget *
make_stays (Form *form, int side)
{
  GtkWidget *inside = dbk_column_new (2, NULL);
  GtkWidget *check = dbk_radio_new (inside);
  g_autofree char *since = dbk_merge_text_since (form->records[side]);
  /* Translators: a client, and when the record was begun. */
  g_autofree char *spoken = g_strdup_printf (_ ("Keep %1$s. %2$s"), form->names[side], since);

  gtk_box_append (GTK_BOX (inside), dbk_text_new (form->names[side], "heading numeric"));
  gtk_box_append (GTK_BOX (inside), dbk_text_new (since, "caption dbk-dim numeric"));
  dbk_widget_set_name (check, spoken);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_hexpand (check, TRUE);
  form->stays[side] = check;
  return check;
}

static GtkWidget *
make_heads (Form *form)
{
  form->heads =
      g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  dbk_widget_set_name (form->heads, _ ("Which record stays"));
  for (int side = 0; side < 2; side++)
    gtk_box_append (GTK_BOX (form->heads), make_stays (form, side));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (form->stays[1]), GTK_CHECK_BUTTON (form->stays[0]));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (form->stays[form->kept]), TRUE);
  for (int side = 0; side < 2; side++)
    g_signal_connect (form->stays[side], "toggled", G_CALLBACK (stays_cb), form);
  return form->heads;
}

/* The fields */

static void
chosen_cb (DbkMergeChoice *choice, Form *form)
{
  for (guint i = 0; i < form->lines->len; i++)
    {
      Line *line = form->lines->pdata[i];

      if (line->choice == GTK_WIDGET (choice))
        line->chosen = TRUE;
    }
  dbk_form_dialog_touch (form->dialog);
}

static GtkWidget *
make_choice (Form *form, const DbkMergeField *field)
{
  Line *line = g_new0 (Line, 1);
  const char *names[2] = { form->names[0], form->names[1] };

  line->field = field->field;
  /* Made for the first as the one kept: so they stand. */
  line->choice = dbk_merge_choice_new_of (field, names);
  g_signal_connect (line->choice, "chosen", G_CALLBACK (chosen_cb), form);
  g_ptr_array_add (form->lines, line);
  return line->choice;
}

static GtkWidget *
make_section (const char *title, const char *text)
{
  GtkWidget *section = dbk_column_new (12, NULL);

  gtk_box_append (GTK_BOX (section), dbk_label_new (title, "heading"));
  if (text != NULL)
    gtk_box_append (GTK_BOX (section), dbk_text_new (text, "dbk-dim"));
  return section;
}

static GtkWidget *
make_same (GPtrArray *fields)
{
  GtkWidget *section = make_section (_ ("The Same in Both"), NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      const DbkMergeField *field = fields->pdata[i];
      g_autofree char *text = NULL;

      if (!field->same)
        continue;
      text = g_strdup_printf (_ ("%1$s: %2$s"), dbk_field_title (field->field->name), field->kept);
      gtk_box_append (GTK_BOX (section), dbk_text_new (text, "numeric"));
      any = TRUE;
    }
  if (any)
    return section;
  g_object_ref_sink (section);
  g_object_unref (section);
  return NULL;
}

static void
width_cb (Form *form)
{
  gboolean narrow = dbk_width_bin_get_narrow (DBK_WIDTH_BIN (form->bin));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (form->heads),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (form->heads), !narrow);
  gtk_box_set_spacing (GTK_BOX (form->heads), narrow ? 6 : 18);
  for (guint i = 0; i < form->lines->len; i++)
    dbk_merge_choice_set_narrow (DBK_MERGE_CHOICE (((Line *) form->lines->pdata[i])->choice),
                                 narrow);
}

static void
fill (Form *form)
{
  g_autoptr (GPtrArray) fields =
      dbk_client_merge_fields (form->records[0]->client, form->records[1]->client);
  GtkWidget *column = dbk_column_new (24, NULL);
  GtkWidget *section;
  GtkWidget *same;

  section = make_section (_ ("Which Record Stays"),
                          _ ("Its number stays. The other one goes out of the lists, and what was "
                             "recorded there comes along; nothing signed is changed. The merge can "
                             "be taken back, also later."));
  gtk_box_append (GTK_BOX (section), make_heads (form));
  gtk_box_append (GTK_BOX (column), section);
  section = make_section (_ ("What It Says Then"), NULL);
  for (guint i = 0; i < fields->len; i++)
    if (!((const DbkMergeField *) fields->pdata[i])->same)
      gtk_box_append (GTK_BOX (section), make_choice (form, fields->pdata[i]));
  gtk_widget_set_visible (section, form->lines->len > 0);
  gtk_box_append (GTK_BOX (column), section);
  section = dbk_column_new (6, NULL);
  form->along_title = dbk_text_new (NULL, "heading numeric");
  form->along = dbk_text_new (NULL, "numeric");
  gtk_box_append (GTK_BOX (section), form->along_title);
  gtk_box_append (GTK_BOX (section), form->along);
  gtk_box_append (GTK_BOX (column), section);
  same = make_same (fields);
  if (same != NULL)
    gtk_box_append (GTK_BOX (column), same);
  form->bin = dbk_width_bin_new ();
  g_object_set (form->bin, "fold-width", FOLD_WIDTH, NULL);
  dbk_width_bin_set_child (DBK_WIDTH_BIN (form->bin), column);
  g_signal_connect_swapped (form->bin, "notify::narrow", G_CALLBACK (width_cb), form);
  width_cb (form);
  dbk_form_dialog_add (form->dialog, form->bin);
}

GtkWidget *
dbk_merge_dialog_new (GtkWidget *from,
                      DbkContext *context,
                      DbkClientRecord *one,
                      DbkClientRecord *other)
{
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, _ ("Merge Two Records"), NULL, _ ("_Merge"));
  Form *form = g_new0 (Form, 1);

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->records[0] = dbk_client_record_ref (one);
  form->records[1] = dbk_client_record_ref (other);
  form->names[0] = dbk_duplicate_text_client (one->client);
  form->names[1] = dbk_duplicate_text_client (other->client);
  form->lines = g_ptr_array_new_with_free_func (g_free);
  form->kept = dbk_merge_text_n_sessions (other) > dbk_merge_text_n_sessions (one) ? 1 : 0;
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  fill (form);
  propose (form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 680, 640);
  return dialog;
}
