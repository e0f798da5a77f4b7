/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's own facts. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-choice.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-template.h"
#include "dbk-names.h"
#include "dbk-section-parts.h"
#include "dbk-session-head.h"
#include "dbk-suggest-entry.h"
#include "dbk-text.h"

#define MINUTES_A_DAY 1440
#define N_FIELDS 5

struct _DbkSessionHead
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  GtkWidget *grid;
  GtkWidget *fields[N_FIELDS];
  DbkSuggestEntry *day;
  DbkSuggestEntry *start;
  DbkSuggestEntry *minutes;
  DbkChoice *practitioner;
  DbkChoice *device;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (DbkSessionHead, dbk_session_head, GTK_TYPE_WIDGET)

static void
show_error (DbkSessionHead *self, DbkSuggestEntry *entry, const char *message)
{
  dbk_suggest_entry_set_error (entry, message);
  gtk_label_set_text (self->error, message == NULL ? "" : message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* A day is taken when it is whole: half of one would be another day. */
static void
day_done_cb (DbkSessionHead *self)
{
  DbkSession *session = dbk_draft_get_session (self->draft);
  DbkDate today = dbk_draft_get_today (self->draft);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DbkDate day = dbk_date_parse (dbk_suggest_entry_get_text (self->day), dbk_date_order_of_locale (),
                                today, &error);

  if (error != NULL)
    show_error (self, self->day, error->message);
  else if (day == DBK_DATE_NONE)
    show_error (self, self->day, _ ("Say on which day the client was treated."));
  else if (day > today)
    show_error (self, self->day,
                _ ("This day is still to come. A session is logged once it was held: type today or "
                   "an earlier day."));
  else
    {
      show_error (self, self->day, NULL);
      dbk_draft_set_day (self->draft, day);
      text = dbk_date_format_medium (session->treated_on);
      dbk_suggest_entry_set_text (self->day, text);
    }
}

static char **
suggest_days (DbkSuggestEntry *entry, gpointer data)
{
  DbkSessionHead *self = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *text = dbk_date_format_medium (dbk_draft_get_today (self->draft) - i);

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/* "14:05", "9.5", "930" */
static char *
read_clock (const char *text)
{
  int parts[2] = { 0, 0 };
  int digits = 0;
  int part = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit >= 0)
        {
          parts[part] = parts[part] * 10 + digit;
          if (++digits > 4)
            return NULL;
        }
      else if (part == 0 && digits > 0 && (*p == ':' || *p == '.' || *p == 'h'))
        part = 1;
      else if (!g_unichar_isspace (g_utf8_get_char (p)))
        return NULL;
    }
  if (digits == 0)
    return NULL;
  if (part == 0 && digits > 2)
    {
      parts[1] = parts[0] % 100;
      parts[0] /= 100;
    }
  if (parts[0] > 23 || parts[1] > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", parts[0], parts[1]);
}

static void
start_done_cb (DbkSessionHead *self)
{
  const char *text = dbk_suggest_entry_get_text (self->start);
  g_autofree char *clock = dbk_text_is_blank (text) ? g_strdup ("") : read_clock (text);

  show_error (self, self->start, clock == NULL ? _ ("Type the time like 14:05.") : NULL);
  if (clock == NULL)
    return;
  dbk_suggest_entry_set_text (self->start, clock);
  if (g_strcmp0 (dbk_draft_get_session (self->draft)->started_at, clock) == 0)
    return;
  dbk_set_text (&dbk_draft_get_session (self->draft)->started_at, clock);
  dbk_draft_touch (self->draft, 0);
}

static gboolean
take_minutes (DbkSessionHead *self)
{
  const char *text = dbk_suggest_entry_get_text (self->minutes);
  DbkSession *session = dbk_draft_get_session (self->draft);
  double minutes;

  session->duration_minutes = DBK_NONE;
  if (dbk_text_is_blank (text))
    return TRUE;
  if (!dbk_number_parse (text, &minutes, NULL) || minutes < 0 || minutes > MINUTES_A_DAY ||
      minutes != (int) minutes)
    return FALSE;
  session->duration_minutes = (int) minutes;
  return TRUE;
}

static void
minutes_edited_cb (DbkSessionHead *self)
{
  take_minutes (self);
  dbk_draft_touch (self->draft, 0);
}

static void
minutes_done_cb (DbkSessionHead *self)
{
  show_error (self, self->minutes,
              take_minutes (self) ? NULL : _ ("The duration is a whole number of minutes."));
}

static void
practitioner_chosen_cb (DbkSessionHead *self)
{
  GPtrArray *staff = dbk_context_get_lists (dbk_draft_get_context (self->draft))->staff;
  const char *id = dbk_choice_get_code (self->practitioner);

  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) staff->pdata[i])->id, id) == 0)
      dbk_draft_set_practitioner (self->draft, staff->pdata[i]);
}

static void
device_chosen_cb (DbkSessionHead *self)
{
  GPtrArray *devices = dbk_context_get_lists (dbk_draft_get_context (self->draft))->devices;
  const char *id = dbk_choice_get_code (self->device);

  for (guint i = 0; i < devices->len; i++)
    if (g_strcmp0 (((DbkDevice *) devices->pdata[i])->id, id) == 0)
      {
        dbk_session_take_device (dbk_draft_get_session (self->draft), devices->pdata[i]);
        dbk_draft_touch (self->draft, DBK_DRAFT_SETTINGS);
      }
}

static char *
device_name (const char *make, const char *model, const char *kind)
{
  g_autofree char *name =
      g_strstrip (g_strdup_printf ("%s %s", make == NULL ? "" : make, model == NULL ? "" : model));

  return *name == '\0' ? g_strdup (dbk_name (DBK_NAME_DEVICE_KIND, kind)) : g_steal_pointer (&name);
}

static void
fill_practitioners (DbkSessionHead *self)
{
  GPtrArray *staff = dbk_context_get_lists (dbk_draft_get_context (self->draft))->staff;
  const DbkSession *session = dbk_draft_get_session (self->draft);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *code = session->practitioner;

  for (guint i = 0; i < staff->len; i++)
    {
      const DbkStaff *one = staff->pdata[i];

      if (!dbk_staff_is_clinical (one))
        continue;
      g_ptr_array_add (ids, one->id);
      g_ptr_array_add (names, one->name);
      if (one->row == session->practitioner_row ||
          (session->practitioner_row == 0 && g_strcmp0 (one->name, session->practitioner) == 0))
        code = one->id;
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (self->practitioner, (const char *const *) ids->pdata,
                        (const char *const *) names->pdata, NULL);
  dbk_choice_set_code (self->practitioner, code, session->practitioner);
}

static void
fill_devices (DbkSessionHead *self)
{
  GPtrArray *devices = dbk_context_get_lists (dbk_draft_get_context (self->draft))->devices;
  const DbkSession *session = dbk_draft_get_session (self->draft);
  const DbkDevice *current = dbk_draft_get_device (self->draft);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own =
      device_name (session->device_make, session->device_model, session->device_kind);

  for (guint i = 0; i < devices->len; i++)
    {
      const DbkDevice *device = devices->pdata[i];

      g_ptr_array_add (ids, device->id);
      g_ptr_array_add (names, device_name (device->make, device->model, device->kind));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (self->device, (const char *const *) ids->pdata,
                        (const char *const *) names->pdata, NULL);
  if (current != NULL)
    dbk_choice_set_code (self->device, current->id, own);
  else
    dbk_choice_set_code (self->device, *own == '\0' ? NULL : own, own);
}

void
dbk_session_head_refresh (DbkSessionHead *self)
{
  const DbkSession *session;
  g_autofree char *day = NULL;
  g_autofree char *minutes = NULL;

  g_return_if_fail (DBK_IS_SESSION_HEAD (self));

  session = dbk_draft_get_session (self->draft);
  day = dbk_date_format_medium (session->treated_on);
  minutes = session->duration_minutes == DBK_NONE
                ? g_strdup ("")
                : g_strdup_printf ("%d", session->duration_minutes);
  dbk_suggest_entry_set_text (self->day, day);
  dbk_suggest_entry_set_text (self->start, session->started_at);
  dbk_suggest_entry_set_text (self->minutes, minutes);
  fill_practitioners (self);
  fill_devices (self);
}

static void
dbk_session_head_dispose (GObject *object)
{
  DbkSessionHead *self = DBK_SESSION_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_session_head_parent_class)->dispose (object);
}

static void
dbk_session_head_class_init (DbkSessionHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_session_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_session_head_init (DbkSessionHead *self)
{
}

static GtkWidget *
field (const char *title, gpointer control, int width)
{
  gtk_widget_set_size_request (GTK_WIDGET (control), width, -1);
  return dbk_section_field_new (title, GTK_WIDGET (control));
}

static void
make_children (DbkSessionHead *self)
{
  self->day = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Treated on"), suggest_days, self));
  self->start = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Started at"), NULL, NULL));
  self->minutes = DBK_SUGGEST_ENTRY (dbk_suggest_entry_new (_ ("Duration in minutes"), NULL, NULL));
  self->practitioner = DBK_CHOICE (dbk_choice_new (_ ("Practitioner")));
  self->device = DBK_CHOICE (dbk_choice_new (_ ("Device")));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->start), "–");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->minutes), "–");
  self->fields[0] = field (_ ("Treated on"), self->day, 130);
  self->fields[1] = field (_ ("Started at"), self->start, 74);
  self->fields[2] = field (_ ("Minutes"), self->minutes, 66);
  self->fields[3] = field (_ ("Practitioner"), self->practitioner, 130);
  self->fields[4] = field (_ ("Device"), self->device, 130);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_widget_set_hexpand (self->fields[3], TRUE);
  gtk_widget_set_hexpand (self->fields[4], TRUE);
  for (int i = 0; i < N_FIELDS; i++)
    gtk_grid_attach (GTK_GRID (self->grid), self->fields[i], i, 0, 1, 1);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  self->error = GTK_LABEL (dbk_section_text_new ("", "dbk-error"));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->error));
}

void
dbk_session_head_set_narrow (DbkSessionHead *self, gboolean narrow)
{
  static const int places[N_FIELDS][3] = {
    { 0, 0, 2 }, { 0, 1, 1 }, { 1, 1, 1 }, { 0, 2, 2 }, { 0, 3, 2 },
  };

  g_return_if_fail (DBK_IS_SESSION_HEAD (self));

  for (int i = 0; i < N_FIELDS; i++)
    {
      g_object_ref (self->fields[i]);
      gtk_grid_remove (GTK_GRID (self->grid), self->fields[i]);
      if (narrow)
        gtk_grid_attach (GTK_GRID (self->grid), self->fields[i], places[i][0], places[i][1],
                         places[i][2], 1);
      else
        gtk_grid_attach (GTK_GRID (self->grid), self->fields[i], i, 0, 1, 1);
      g_object_unref (self->fields[i]);
    }
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), narrow);
}

GtkWidget *
dbk_session_head_new (DbkDraft *draft)
{
  DbkSessionHead *self = g_object_new (DBK_TYPE_SESSION_HEAD, NULL);

  self->draft = g_object_ref (draft);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_children (self);
  dbk_session_head_refresh (self);
  g_signal_connect_object (self->day, "done", G_CALLBACK (day_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "done", G_CALLBACK (start_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->minutes, "edited", G_CALLBACK (minutes_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->minutes, "done", G_CALLBACK (minutes_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->practitioner, "chosen", G_CALLBACK (practitioner_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->device, "chosen", G_CALLBACK (device_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
dbk_session_head_focus_field (DbkSessionHead *self, const char *field)
{
  g_return_val_if_fail (DBK_IS_SESSION_HEAD (self), FALSE);

  if (g_strcmp0 (field, "treated_on") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->day));
  if (g_strcmp0 (field, "practitioner") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->practitioner));
  if (g_strcmp0 (field, "device") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->device));
  return FALSE;
}

void
dbk_session_head_enter_day (DbkSessionHead *self, const char *text)
{
  g_return_if_fail (DBK_IS_SESSION_HEAD (self));

  dbk_suggest_entry_enter (self->day, text);
}

const char *
dbk_session_head_get_error (DbkSessionHead *self)
{
  g_return_val_if_fail (DBK_IS_SESSION_HEAD (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_text (self->error)
                                                           : NULL;
}
