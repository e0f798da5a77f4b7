/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a client, for adding and for editing. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-client-form.h"
#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-phone-field.h"
#include "dbk-score-parts.h"
#include "dbk-skin-parts.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

struct _DbkClientForm
{
  AdwBin parent_instance;

  DbkEntryField *given_name;
  DbkEntryField *family_name;
  DbkEntryField *preferred_name;
  DbkEntryField *former_name;
  DbkEntryField *birth_date;
  DbkEntryField *email;
  GtkWidget *place_group;
  DbkEntryField *address;
  DbkEntryField *town;
  DbkEntryField *postcode;
  DbkEntryField *country;
  AdwComboRow *contact_preference;
  DbkEntryField *language;
  DbkEntryField *heard_of_us;
  DbkEntryField *desk_note;
  GtkWidget *clinical_group;
  AdwComboRow *skin_type;
  DbkEntryField *allergies;
  DbkEntryField *clinical_note;
  GtkWidget *more;

  GPtrArray *phones; /* of DbkPhoneField */
  gboolean clinical;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (DbkClientForm, dbk_client_form, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CLINICAL,
  PROP_COMPLETE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint activated_signal;

/* Which entry shows which text of the client. */
typedef struct
{
  const char *name;
  gsize field;  /* of DbkClientForm */
  gsize member; /* of DbkClient */
} Entry;

#define ENTRY(member)                                                                              \
  {                                                                                                \
#member, G_STRUCT_OFFSET(DbkClientForm, member), G_STRUCT_OFFSET(DbkClient, member)            \
  }

static const Entry entries[] = {
  ENTRY (given_name), ENTRY (family_name),   ENTRY (preferred_name), ENTRY (former_name),
  ENTRY (email),      ENTRY (address),       ENTRY (town),           ENTRY (postcode),
  ENTRY (country),    ENTRY (language),      ENTRY (heard_of_us),    ENTRY (desk_note),
  ENTRY (allergies),  ENTRY (clinical_note),
};

static DbkEntryField *
entry_field (DbkClientForm *self, const Entry *entry)
{
  return G_STRUCT_MEMBER (DbkEntryField *, self, entry->field);
}

/* An entry has one line: lines stand beside each other while they are edited, and an untouched
 * text keeps its own. */
static char *
to_one_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  return g_strjoinv (", ", lines);
}

static void
activated_cb (DbkClientForm *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static void
update_phones (DbkClientForm *self)
{
  for (guint i = 0; i < self->phones->len; i++)
    dbk_phone_field_set_last (g_ptr_array_index (self->phones, i), i + 1 == self->phones->len);
}

static void add_phone (DbkClientForm *self, const DbkClientPhone *phone, gboolean focus);

static void
another_phone_cb (DbkClientForm *self)
{
  add_phone (self, NULL, TRUE);
}

/* The rows of a group can't be inserted in the middle: e-mail moves below the new phone. */
static void
add_phone (DbkClientForm *self, const DbkClientPhone *phone, gboolean focus)
{
  GtkWidget *row = dbk_phone_field_new (phone);
  GtkWidget *email = GTK_WIDGET (self->email);
  GtkListBox *box = GTK_LIST_BOX (gtk_widget_get_parent (email));

  g_signal_connect_swapped (row, "another", G_CALLBACK (another_phone_cb), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (activated_cb), self);
  g_ptr_array_add (self->phones, row);
  gtk_list_box_insert (box, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (email)));
  update_phones (self);
  if (focus)
    gtk_widget_grab_focus (row);
}

static void
remove_phones (DbkClientForm *self)
{
  GtkListBox *box = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self->email)));

  for (guint i = 0; i < self->phones->len; i++)
    {
      dbk_field_set_error (g_ptr_array_index (self->phones, i), NULL);
      gtk_list_box_remove (box, g_ptr_array_index (self->phones, i));
    }
  g_ptr_array_set_size (self->phones, 0);
}

static void
update_groups (DbkClientForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->preferred_name), self->complete);
  gtk_widget_set_visible (GTK_WIDGET (self->former_name), self->complete);
  gtk_widget_set_visible (self->place_group, self->complete);
  gtk_widget_set_visible (GTK_WIDGET (self->contact_preference), self->complete);
  gtk_widget_set_visible (GTK_WIDGET (self->language), self->complete);
  gtk_widget_set_visible (self->clinical_group, self->complete && self->clinical);
  gtk_widget_set_visible (self->more, !self->complete);
}

static void
more_cb (DbkClientForm *self)
{
  g_object_set (self, "complete", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->preferred_name));
}

static void
fill_combo (AdwComboRow *row, const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_contact_preference (DbkClientForm *self)
{
  const char *const *codes = dbk_name_codes (DBK_NAME_CONTACT_PREFERENCE);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) C_ ("contact preference", "Not asked yet"));
  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dbk_name (DBK_NAME_CONTACT_PREFERENCE, codes[i]));
  g_ptr_array_add (names, NULL);
  fill_combo (self->contact_preference, (const char *const *) names->pdata);
}

static void
typed_cb (DbkClientForm *self, int type)
{
  adw_combo_row_set_selected (self->skin_type, (guint) type);
}

static GtkWidget *
open_questionnaire (gpointer data)
{
  GtkWidget *parts = dbk_skin_parts_new ();

  g_signal_connect_object (parts, "typed", G_CALLBACK (typed_cb), data, G_CONNECT_SWAPPED);
  return parts;
}

static void
fill_skin_type (DbkClientForm *self)
{
  const char *names[8] = { C_ ("skin type", "Not assessed") };
  GtkWidget *button;

  for (int type = 1; type <= 6; type++)
    names[type] = dbk_name_skin_type (type);
  fill_combo (self->skin_type, names);
  button = dbk_score_parts_button_new (open_questionnaire, self, NULL);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("By Questionnaire"));
  dbk_widget_set_name (button, _ ("Skin type by questionnaire"));
  dbk_widget_set_name (gtk_widget_get_first_child (button), _ ("Skin type by questionnaire"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->skin_type), button);
}

static gboolean
dbk_client_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DBK_CLIENT_FORM (widget)->given_name));
}

static void
dbk_client_form_dispose (GObject *object)
{
  DbkClientForm *self = DBK_CLIENT_FORM (object);

  g_clear_pointer (&self->phones, g_ptr_array_unref);

  G_OBJECT_CLASS (dbk_client_form_parent_class)->dispose (object);
}

static void
dbk_client_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_CLINICAL:
      g_value_set_boolean (value, DBK_CLIENT_FORM (object)->clinical);
      break;

    case PROP_COMPLETE:
      g_value_set_boolean (value, DBK_CLIENT_FORM (object)->complete);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkClientForm *self = DBK_CLIENT_FORM (object);

  switch (id)
    {
    case PROP_CLINICAL:
      self->clinical = g_value_get_boolean (value);
      update_groups (self);
      break;

    case PROP_COMPLETE:
      self->complete = g_value_get_boolean (value);
      update_groups (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_form_class_init (DbkClientFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_client_form_dispose;
  object_class->get_property = dbk_client_form_get_property;
  object_class->set_property = dbk_client_form_set_property;
  widget_class->grab_focus = dbk_client_form_grab_focus;

  properties[PROP_CLINICAL] = g_param_spec_boolean ("clinical", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  activated_signal = g_signal_new ("activated", DBK_TYPE_CLIENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DBK_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/clients/dbk-client-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, given_name);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, family_name);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, preferred_name);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, former_name);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, birth_date);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, email);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, place_group);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, address);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, town);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, postcode);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, country);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, contact_preference);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, language);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, heard_of_us);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, desk_note);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, clinical_group);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, skin_type);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, allergies);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, clinical_note);
  gtk_widget_class_bind_template_child (widget_class, DbkClientForm, more);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
dbk_client_form_init (DbkClientForm *self)
{
  self->phones = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_contact_preference (self);
  fill_skin_type (self);
  add_phone (self, NULL, FALSE);
  update_groups (self);
  dbk_spoken_name_list (GTK_WIDGET (self->given_name), _ ("Name"));
  dbk_spoken_name_list (GTK_WIDGET (self->birth_date), _ ("Birthday and Contact"));
  dbk_spoken_name_list (GTK_WIDGET (self->address), _ ("Address"));
  dbk_spoken_name_list (GTK_WIDGET (self->desk_note), _ ("For the Desk"));
  dbk_spoken_name_list (GTK_WIDGET (self->allergies), _ ("Clinical"));
}

GtkWidget *
dbk_client_form_new (void)
{
  return g_object_new (DBK_TYPE_CLIENT_FORM, NULL);
}

void
dbk_client_form_show (DbkClientForm *self, const DbkClient *client)
{
  g_autoptr (DbkClient) none = NULL;
  const char *const *codes = dbk_name_codes (DBK_NAME_CONTACT_PREFERENCE);

  g_return_if_fail (DBK_IS_CLIENT_FORM (self));

  if (client == NULL)
    client = none = dbk_client_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *text =
          to_one_line (G_STRUCT_MEMBER (const char *, client, entries[i].member));

      dbk_entry_field_set_text (entry_field (self, &entries[i]), text);
    }
  dbk_entry_field_set_date (self->birth_date, client->birth_date);

  remove_phones (self);
  for (guint i = 0; i < client->phones->len; i++)
    add_phone (self, g_ptr_array_index (client->phones, i), FALSE);
  if (self->phones->len == 0)
    add_phone (self, NULL, FALSE);

  adw_combo_row_set_selected (self->contact_preference, 0);
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], client->contact_preference) == 0)
      adw_combo_row_set_selected (self->contact_preference, i + 1);
  adw_combo_row_set_selected (self->skin_type,
                              client->skin_type == DBK_NONE ? 0 : (guint) client->skin_type);
}

static void
read_entries (DbkClientForm *self, DbkClient *client)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      char **place = &G_STRUCT_MEMBER (char *, client, entries[i].member);
      g_autofree char *shown = to_one_line (*place);
      const char *text = dbk_entry_field_get_text (entry_field (self, &entries[i]));

      if (!g_str_equal (shown, text))
        {
          g_free (*place);
          *place = dbk_text_clean (text);
        }
    }
}

DbkClient *
dbk_client_form_read (DbkClientForm *self, const DbkClient *base, DbkDate today, gboolean *problems)
{
  const char *const *codes = dbk_name_codes (DBK_NAME_CONTACT_PREFERENCE);
  DbkClient *client;
  guint chosen;
  gboolean readable;

  g_return_val_if_fail (DBK_IS_CLIENT_FORM (self), NULL);

  client = base != NULL ? dbk_client_copy (base) : dbk_client_new ();
  read_entries (self, client);
  readable = dbk_entry_field_get_date (self->birth_date, today, &client->birth_date);

  g_ptr_array_set_size (client->phones, 0);
  for (guint i = 0; i < self->phones->len; i++)
    {
      DbkClientPhone *phone = dbk_phone_field_read (g_ptr_array_index (self->phones, i));

      if (phone != NULL)
        g_ptr_array_add (client->phones, phone);
    }

  chosen = adw_combo_row_get_selected (self->contact_preference);
  dbk_set_text (&client->contact_preference, chosen == 0 ? NULL : codes[chosen - 1]);
  chosen = adw_combo_row_get_selected (self->skin_type);
  client->skin_type = chosen == 0 ? DBK_NONE : (int) chosen;

  if (problems != NULL)
    *problems = !readable;
  return client;
}

/* The row a problem of dbk_client_validate() belongs to. */
static GtkWidget *
row_of (DbkClientForm *self, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].name, field))
      return GTK_WIDGET (entry_field (self, &entries[i]));
  if (g_str_equal (field, "birth_date"))
    return GTK_WIDGET (self->birth_date);
  if (g_str_equal (field, "phones"))
    return g_ptr_array_index (self->phones, 0);
  /* A name is missing, whichever. */
  return GTK_WIDGET (self->given_name);
}

static gboolean
focus_first_error (DbkClientForm *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, self->given_name);
  g_ptr_array_add (rows, self->family_name);
  g_ptr_array_add (rows, self->preferred_name);
  g_ptr_array_add (rows, self->former_name);
  g_ptr_array_add (rows, self->birth_date);
  g_ptr_array_extend (rows, self->phones, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_ptr_array_add (rows, entry_field (self, &entries[i]));
  return dbk_field_focus_first_error ((GtkWidget *const *) rows->pdata, rows->len);
}

DbkClient *
dbk_client_form_check (DbkClientForm *self, const DbkClient *base, DbkDate today)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (DbkClient) client = NULL;

  g_return_val_if_fail (DBK_IS_CLIENT_FORM (self), NULL);

  client = dbk_client_form_read (self, base, today, NULL);
  problems = dbk_client_validate (client, today);
  for (guint i = 0; i < problems->len; i++)
    {
      const DbkFieldProblem *problem = g_ptr_array_index (problems, i);
      GtkWidget *row = row_of (self, problem->field);

      /* The first thing wrong with a field is the one to say. */
      if (dbk_field_get_error (row) == NULL)
        dbk_field_set_error (row, problem->message);
    }
  if (focus_first_error (self))
    return NULL;
  return g_steal_pointer (&client);
}
