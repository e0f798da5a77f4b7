/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client: identity above, tabs below. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-activity-note.h"
#include "dbk-client-page-private.h"
#include "dbk-exchange-store.h"
#include "dbk-identity-bar.h"
#include "dbk-record-store.h"

G_DEFINE_FINAL_TYPE (DbkClientPage, dbk_client_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_CLIENT_ROW,
  PROP_RECORD,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const tabs[] = { "course", "skin", "sessions", "health", "photos", "details" };

/* Showing */

static void
show_tab (DbkClientPage *self)
{
  const char *tab = dbk_client_page_get_tab (self);
  /* Beside the list in a small window the cards have to stand below each other as well. */
  gboolean folded = self->narrow || dbk_width_bin_get_narrow (self->bin);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      if (!self->stale[i] || g_strcmp0 (tab, tabs[i]) != 0)
        continue;
      self->stale[i] = FALSE;
      if (i == 0)
        dbk_course_page_show (self->course_page, self->record, folded);
      else if (i == 1)
        dbk_skin_page_show (self->skin_page, self->record, folded);
      else if (i == 2)
        dbk_sessions_page_show (self->sessions_page, self->record, folded);
      else if (i == 3)
        dbk_health_page_show (self->health_page, self->record, folded);
      else if (i == 4)
        dbk_photos_page_show (self->photos_page, self->record, folded);
      else
        dbk_details_page_show (self->details_page, self->record, folded);
    }
}

static void
tab_cb (DbkClientPage *self)
{
  show_tab (self);
}

static void
show_identity (DbkClientPage *self)
{
  DbkIdentityForm form = self->narrow                           ? DBK_IDENTITY_NARROW
                         : dbk_width_bin_get_narrow (self->bin) ? DBK_IDENTITY_COMPACT
                                                                : DBK_IDENTITY_WIDE;
  g_autofree char *name = NULL;
  g_autofree char *birth = NULL;
  g_autofree char *line = NULL;

  if (self->record == NULL)
    {
      adw_bin_set_child (self->identity, NULL);
      adw_bin_set_child (self->strips, NULL);
      return;
    }
  adw_bin_set_child (self->identity, dbk_identity_new (self->record, self->context, form));
  adw_bin_set_child (self->strips, dbk_identity_strips_new (self->record, self->context,
                                                            self->others, self->narrow));
  name = dbk_client_display_name (self->record->client);
  birth = dbk_identity_text_birth (self->record->client, dbk_context_get_today (self->context));
  line = *birth != '\0'
             ? g_strdup_printf (_ ("no. %1$d · %2$s"), self->record->client->number, birth)
             : g_strdup_printf (_ ("no. %d"), self->record->client->number);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, line);
}

static void
show (DbkClientPage *self)
{
  self->out_of_date = FALSE;
  show_identity (self);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    self->stale[i] = TRUE;
  show_tab (self);
  dbk_client_page_update_actions (self);
}

static void
show_form (DbkClientPage *self)
{
  gboolean narrow = self->narrow;
  int margin;

  gtk_widget_set_visible (self->back, narrow);
  adw_header_bar_set_show_start_title_buttons (self->header, narrow);
  gtk_stack_set_visible_child_name (self->title_stack, narrow ? "title" : "tabs");
  /* The six tabs need the room that a strict middle would leave empty beside them. */
  adw_header_bar_set_centering_policy (self->header, ADW_CENTERING_POLICY_LOOSE);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
  adw_view_switcher_set_policy (self->switcher, dbk_width_bin_get_narrow (self->bin)
                                                    ? ADW_VIEW_SWITCHER_POLICY_NARROW
                                                    : ADW_VIEW_SWITCHER_POLICY_WIDE);
  margin = narrow || dbk_width_bin_get_narrow (self->bin) ? 12 : 24;
  gtk_widget_set_margin_start (self->fixed, margin);
  gtk_widget_set_margin_end (self->fixed, margin);
}

static void
width_cb (DbkClientPage *self)
{
  show_form (self);
  show (self);
}

/* Loading */

typedef struct
{
  DbkClientRecord *record;
  GArray *others;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  if (loaded == NULL)
    return;
  g_clear_pointer (&loaded->record, dbk_client_record_unref);
  g_clear_pointer (&loaded->others, g_array_unref);
  g_free (loaded);
}

static GArray *
find_others (DbkConnection *connection, const DbkClient *client, GError **error)
{
  g_autoptr (GPtrArray) namesakes = dbk_import_store_find_namesakes (connection, client, error);
  GArray *others;

  if (namesakes == NULL)
    return NULL;
  others = g_array_new (FALSE, FALSE, sizeof (DbkOther));
  for (guint i = 0; i < namesakes->len; i++)
    {
      const DbkNamesake *namesake = namesakes->pdata[i];
      DbkOther other = { namesake->row, namesake->birth_date };

      if (namesake->row != client->row)
        g_array_append_val (others, other);
    }
  return others;
}

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->record = dbk_record_store_load (connection, *(const gint64 *) data, error);
  if (loaded->record != NULL)
    loaded->others = find_others (connection, loaded->record->client, error);
  if (loaded->others == NULL)
    g_clear_pointer (&loaded, loaded_free);
  return loaded;
}

typedef struct
{
  GWeakRef page;
  guint64 generation;
} Asked;

static void
take (DbkClientPage *self, Loaded *loaded)
{
  gboolean was_this =
      self->record != NULL && self->record->client->row == loaded->record->client->row;
  /* Behind a session that is being logged the page is made anew when somebody comes back to it:
   * each save would take the time of a key press. */
  gboolean same = gtk_widget_get_mapped (GTK_WIDGET (self)) && was_this &&
                  dbk_record_equal (self->record, loaded->record);

  /* Revisions aren't compared by equality, and an edit has to begin with the newest. */
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = g_steal_pointer (&loaded->record);
  g_clear_pointer (&self->others, g_array_unref);
  self->others = g_steal_pointer (&loaded->others);
  gtk_stack_set_visible_child_name (self->states, "client");
  if (self->seen != self->row)
    dbk_note_activity (self->context, "view", self->row, NULL);
  self->seen = self->row;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) && was_this)
    {
      self->out_of_date = TRUE;
      dbk_client_page_update_actions (self);
    }
  else if (same)
    show_identity (self);
  else
    show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DbkClientPage) self = g_weak_ref_get (&asked->page);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = dbk_context_finish (result, &error);

  if (self != NULL && asked->generation == self->generation)
    {
      if (loaded != NULL)
        take (self, loaded);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *markup = g_markup_escape_text (error->message, -1);

          adw_status_page_set_description (self->failure, markup);
          gtk_stack_set_visible_child_name (self->states, "failed");
        }
    }
  loaded_free (loaded);
  g_weak_ref_clear (&asked->page);
  g_free (asked);
}

void
dbk_client_page_reload (DbkClientPage *self)
{
  Asked *asked;

  g_return_if_fail (DBK_IS_CLIENT_PAGE (self));

  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->row == 0 || self->context == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  asked->generation = self->generation;
  g_weak_ref_init (&asked->page, self);
  dbk_context_read (self->context, load, g_memdup2 (&self->row, sizeof self->row), g_free,
                    loaded_free, self->cancellable, loaded_cb, asked);
}

static void
changed_cb (DbkClientPage *self, gint64 row)
{
  if (row == 0 || row == self->row)
    dbk_client_page_reload (self);
}

/* Who is working or the clinic's rules changed: the same record reads differently. */
static void
context_cb (DbkClientPage *self)
{
  if (self->record != NULL)
    show (self);
}

/* The class */

static void
dbk_client_page_constructed (GObject *object)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (object);

  G_OBJECT_CLASS (dbk_client_page_parent_class)->constructed (object);

  self->course_page = DBK_COURSE_PAGE (dbk_course_page_new (self->context));
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack,
                                                                GTK_WIDGET (self->course_page),
                                                                "course", _ ("Course")),
                                     "dbk-course-symbolic");
  self->skin_page = DBK_SKIN_PAGE (dbk_skin_page_new (self->context));
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack,
                                                                GTK_WIDGET (self->skin_page),
                                                                "skin", _ ("Skin")),
                                     "dbk-skin-symbolic");
  self->sessions_page = DBK_SESSIONS_PAGE (dbk_sessions_page_new (self->context));
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack,
                                                                GTK_WIDGET (self->sessions_page),
                                                                "sessions", _ ("Sessions")),
                                     "dbk-sessions-symbolic");
  self->health_page = DBK_HEALTH_PAGE (dbk_health_page_new (self->context));
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack,
                                                                GTK_WIDGET (self->health_page),
                                                                "health", _ ("Health")),
                                     "dbk-health-symbolic");
  self->photos_page = DBK_PHOTOS_PAGE (dbk_photos_page_new (self->context));
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack,
                                                                GTK_WIDGET (self->photos_page),
                                                                "photos", _ ("Photos")),
                                     "camera-photo-symbolic");
  self->details_page = DBK_DETAILS_PAGE (dbk_details_page_new (self->context));
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack,
                                                                GTK_WIDGET (self->details_page),
                                                                "details", _ ("Details")),
                                     "user-info-symbolic");

  g_signal_connect_object (self->context, "client-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::clinical", G_CALLBACK (context_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::lists", G_CALLBACK (context_cb), self,
                           G_CONNECT_SWAPPED);
  show_form (self);
  dbk_client_page_update_actions (self);
}

static void
dbk_client_page_map (GtkWidget *widget)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);

  if (self->out_of_date)
    show (self);
  GTK_WIDGET_CLASS (dbk_client_page_parent_class)->map (widget);
}

static void
dbk_client_page_dispose (GObject *object)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (object);

  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->bin != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bin));
  self->bin = NULL;
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_client_page_parent_class)->dispose (object);
}

static void
set_narrow (DbkClientPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show_form (self);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
dbk_client_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_CLIENT_ROW:
      g_value_set_int64 (value, self->row);
      break;
    case PROP_RECORD:
      g_value_set_pointer (value, self->record);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_CLIENT_ROW:
      dbk_client_page_set_client (self, g_value_get_int64 (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_page_class_init (DbkClientPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dbk_client_page_constructed;
  object_class->dispose = dbk_client_page_dispose;
  object_class->get_property = dbk_client_page_get_property;
  object_class->set_property = dbk_client_page_set_property;
  widget_class->map = dbk_client_page_map;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLIENT_ROW] =
      g_param_spec_int64 ("client-row", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECORD] =
      g_param_spec_pointer ("record", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/clients/dbk-client-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, header);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, back);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, title);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, identity);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, strips);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, fixed);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, states);
  gtk_widget_class_bind_template_child (widget_class, DbkClientPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_cb);
  gtk_widget_class_bind_template_callback (widget_class, dbk_client_page_reload);
  dbk_client_page_install_actions (widget_class);
}

static void
dbk_client_page_init (DbkClientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_client_page_new (DbkContext *context)
{
  return g_object_new (DBK_TYPE_CLIENT_PAGE, "context", context, NULL);
}

gint64
dbk_client_page_get_client (DbkClientPage *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_PAGE (self), 0);

  return self->row;
}

void
dbk_client_page_set_client (DbkClientPage *self, gint64 row)
{
  g_return_if_fail (DBK_IS_CLIENT_PAGE (self));

  if (self->row == row)
    return;
  self->row = row;
  /* Another person's figures must not stand here for a moment. */
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_pointer (&self->others, g_array_unref);
  gtk_stack_set_visible_child_name (self->states, "loading");
  adw_window_title_set_title (self->title, "");
  adw_window_title_set_subtitle (self->title, "");
  show (self);
  dbk_client_page_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT_ROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

DbkClientRecord *
dbk_client_page_get_record (DbkClientPage *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_PAGE (self), NULL);

  return self->record;
}

const char *
dbk_client_page_get_tab (DbkClientPage *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_PAGE (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

void
dbk_client_page_set_tab (DbkClientPage *self, const char *tab)
{
  g_return_if_fail (DBK_IS_CLIENT_PAGE (self));

  adw_view_stack_set_visible_child_name (self->stack, tab);
}

void
dbk_client_page_show_session (DbkClientPage *self, const char *session_id)
{
  dbk_client_page_set_tab (self, "sessions");
  dbk_sessions_page_select (self->sessions_page, session_id);
}
