/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on screen: never scrolls away. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-client-text.h"
#include "dbk-contraindication.h"
#include "dbk-identity-bar.h"
#include "dbk-identity-line.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-strip.h"
#include "dbk-text.h"

#define MOST_STRIPS 2

char *
dbk_identity_text_birth (const DbkClient *client, DbkDate today)
{
  g_autofree char *day = dbk_date_format_long (client->birth_date);
  int age = dbk_date_age (client->birth_date, today);

  if (client->birth_date == DBK_DATE_NONE)
    return g_strdup ("");
  if (age < 0)
    return g_strdup_printf (_ ("born %s"), day);
  /* Translators: an age in years and a birthday. */
  return g_strdup_printf (_ ("%1$d, born %2$s"), age, day);
}

GPtrArray *
dbk_identity_contraindications (const DbkClientRecord *record, DbkContext *context)
{
  DbkClinicLists *lists = dbk_context_get_lists (context);
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *active = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_contraindication_free);

  if (lists == NULL)
    return active;
  all = dbk_contraindications_evaluate (record->conditions, lists->rules,
                                        dbk_context_get_today (context));
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      DbkContraindication *one = all->pdata[i];

      if (one->active && one->effect > DBK_EFFECT_NOTE)
        g_ptr_array_add (active, one);
      else
        dbk_contraindication_free (one);
    }
  return active;
}

/* Facts */

static gboolean
is_quiet (const DbkClient *client)
{
  return g_strcmp0 (client->contact_preference, "do_not_call") == 0;
}

static void
add_dot (GtkWidget *box)
{
  if (gtk_widget_get_first_child (box) != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new ("·"));
}

static GtkWidget *
make_phone (const DbkClient *client)
{
  const char *number = dbk_client_phone (client);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *inside = dbk_row_new (6, NULL);
  g_autofree char *shown = dbk_phone_shown (number);
  g_autofree char *spoken = g_strdup_printf (_ ("Copy the phone number %s"), number);

  /* The phone is never cut: the birthday gives way first. */
  gtk_box_append (GTK_BOX (inside), gtk_label_new (shown));
  gtk_widget_add_css_class (gtk_widget_get_first_child (inside), "numeric");
  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("edit-copy-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), inside);
  dbk_widget_add_classes (button, "flat dbk-phone");
  gtk_widget_set_tooltip_text (button, _ ("Copy"));
  dbk_widget_set_name (button, spoken);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "client.copy");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_facts (const DbkClient *client, DbkDate today, DbkIdentityForm form)
{
  GtkWidget *facts = dbk_row_new (6, NULL);
  g_autofree char *birth = dbk_identity_text_birth (client, today);
  g_autofree char *type = dbk_name_skin_type_long (client->skin_type);
  GtkWidget *label;

  if (form != DBK_IDENTITY_NARROW && *birth != '\0')
    gtk_box_append (GTK_BOX (facts), dbk_label_new (birth, NULL));
  if (*dbk_client_phone (client) != '\0')
    {
      add_dot (facts);
      gtk_box_append (GTK_BOX (facts), make_phone (client));
    }
  if (is_quiet (client))
    gtk_box_append (GTK_BOX (facts), dbk_label_new (_ ("Do not call"), "dbk-badge outline"));
  else if (!dbk_text_is_blank (client->contact_preference))
    {
      const char *reach = dbk_name (DBK_NAME_CONTACT_PREFERENCE, client->contact_preference);
      /* Translators: %s is the way a client wants to be reached: "Text message". */
      g_autofree char *tip = g_strdup_printf (_ ("Wants to be reached by: %s"), reach);

      label = dbk_label_new (reach, "dbk-dim");
      gtk_widget_set_tooltip_text (label, tip);
      gtk_box_append (GTK_BOX (facts), label);
    }
  if (*type != '\0')
    {
      if (form != DBK_IDENTITY_NARROW)
        add_dot (facts);
      label = dbk_label_new (type, NULL);
      if (form == DBK_IDENTITY_NARROW)
        {
          gtk_widget_set_hexpand (label, TRUE);
          gtk_label_set_xalign (GTK_LABEL (label), 1);
        }
      gtk_box_append (GTK_BOX (facts), label);
    }
  return facts;
}

/* NULL when there is nothing to say yet. */
static GtkWidget *
make_line (const DbkClientRecord *record, DbkContext *context, gboolean narrow)
{
  g_autofree char *text = dbk_identity_text_line (record, dbk_context_get_today (context));
  GtkWidget *label;

  if (*text == '\0')
    return NULL;
  label = narrow ? dbk_text_new (text, "dbk-dim numeric") : dbk_label_new (text, "dbk-dim numeric");
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

static void
add_line (GtkWidget *column, const DbkClientRecord *record, DbkContext *context, gboolean narrow)
{
  GtkWidget *line = make_line (record, context, narrow);

  if (line != NULL)
    gtk_box_append (GTK_BOX (column), line);
}

/* Buttons */

static GtkWidget *
make_log (const DbkClientRecord *record, DbkContext *context)
{
  g_autoptr (GPtrArray) active = dbk_identity_contraindications (record, context);
  GtkWidget *button = dbk_action_button_new ("document-edit-symbolic", _ ("_Log Session"),
                                             _ ("Log Session"), "client.log-session", NULL);

  /* Nothing invites to treat a client who must not be treated. */
  if (dbk_contraindications_worst (active) != DBK_EFFECT_BLOCK)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_print (DbkIdentityForm form)
{
  GtkWidget *button =
      dbk_action_button_new ("printer-symbolic",
                             form == DBK_IDENTITY_WIDE ? _ ("_Print Summary") : NULL,
                             _ ("Print Summary"), "client.print-summary", NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_narrow (const DbkClientRecord *record, DbkContext *context)
{
  GtkWidget *column = dbk_column_new (6, NULL);
  GtkWidget *buttons = dbk_row_new (12, NULL);

  gtk_box_append (GTK_BOX (column), make_facts (record->client, dbk_context_get_today (context),
                                                DBK_IDENTITY_NARROW));
  add_line (column, record, context, TRUE);
  if (dbk_context_is_clinical (context))
    {
      GtkWidget *log = make_log (record, context);

      gtk_widget_set_hexpand (log, TRUE);
      gtk_widget_set_size_request (log, -1, 44);
      gtk_box_append (GTK_BOX (buttons), log);
      gtk_box_append (GTK_BOX (buttons), make_print (DBK_IDENTITY_NARROW));
      gtk_widget_set_size_request (gtk_widget_get_last_child (buttons), 44, 44);
    }
  else
    {
      GtkWidget *print = make_print (DBK_IDENTITY_WIDE);

      gtk_widget_set_hexpand (print, TRUE);
      gtk_widget_set_size_request (print, -1, 44);
      gtk_box_append (GTK_BOX (buttons), print);
    }
  gtk_box_append (GTK_BOX (column), buttons);
  return column;
}

GtkWidget *
dbk_identity_new (const DbkClientRecord *record, DbkContext *context, DbkIdentityForm form)
{
  const DbkClient *client = record->client;
  g_autofree char *name = dbk_client_display_name (client);
  g_autofree char *initials = dbk_client_text_avatar (name);
  g_autofree char *number = g_strdup_printf (_ ("no. %d"), client->number);
  GtkWidget *bar;
  GtkWidget *column;
  GtkWidget *buttons;
  GtkWidget *facts;
  GtkWidget *texts;
  GtkWidget *line;
  GtkWidget *avatar;
  GtkWidget *label;

  if (form == DBK_IDENTITY_NARROW)
    return make_narrow (record, context);

  line = dbk_row_new (12, NULL);
  label = dbk_label_new (name, "dbk-name");
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), label);
  label = dbk_label_new (number, "dbk-dim numeric");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), label);
  facts = make_facts (client, dbk_context_get_today (context), form);
  buttons = dbk_row_new (12, NULL);
  gtk_box_append (GTK_BOX (buttons), make_print (form));
  if (dbk_context_is_clinical (context))
    gtk_box_append (GTK_BOX (buttons), make_log (record, context));
  bar = dbk_row_new (18, NULL);
  gtk_widget_set_hexpand (line, TRUE);

  /* Little room: name and buttons in one line, the facts across below them. */
  if (form == DBK_IDENTITY_COMPACT)
    {
      column = dbk_column_new (3, NULL);
      gtk_box_append (GTK_BOX (bar), line);
      gtk_box_append (GTK_BOX (bar), buttons);
      gtk_box_append (GTK_BOX (column), bar);
      gtk_box_append (GTK_BOX (column), facts);
      add_line (column, record, context, FALSE);
      return column;
    }

  avatar = adw_avatar_new (56, initials, TRUE);
  gtk_widget_add_css_class (avatar, "dbk-quiet");
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), avatar);
  texts = dbk_column_new (0, NULL);
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (texts), facts);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), texts);
  gtk_box_append (GTK_BOX (bar), buttons);
  /* Across below both, so that the areas have room. */
  column = dbk_column_new (6, NULL);
  gtk_box_append (GTK_BOX (column), bar);
  add_line (column, record, context, FALSE);
  return column;
}

/* Strips */

static GtkWidget *
make_contraindication (const DbkContraindication *one)
{
  return dbk_strip_new (one->effect == DBK_EFFECT_BLOCK ? DBK_STRIP_BLOCK : DBK_STRIP_CAUTION, NULL,
                        one->title, one->reason);
}

static void
add_contraindications (GtkWidget *box, const DbkClientRecord *record, DbkContext *context)
{
  g_autoptr (GPtrArray) active = dbk_identity_contraindications (record, context);
  guint shown = active->len > MOST_STRIPS ? MOST_STRIPS : active->len;
  GtkWidget *more;
  GtkWidget *rest;
  g_autofree char *label = NULL;

  for (guint i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (box), make_contraindication (active->pdata[i]));
  if (active->len <= MOST_STRIPS)
    return;

  label = g_strdup_printf (ngettext ("and %u more", "and %u more", active->len - shown),
                           active->len - shown);
  more = gtk_expander_new (label);
  rest = dbk_column_new (6, NULL);
  for (guint i = shown; i < active->len; i++)
    gtk_box_append (GTK_BOX (rest), make_contraindication (active->pdata[i]));
  gtk_widget_set_margin_top (rest, 6);
  gtk_expander_set_child (GTK_EXPANDER (more), rest);
  gtk_box_append (GTK_BOX (box), more);
}

static void
add_namesakes (GtkWidget *box, const DbkClientRecord *record, GArray *others)
{
  const DbkClient *client = record->client;
  g_autofree char *name = dbk_client_display_name (client);
  g_autofree char *birth = dbk_date_format_long (client->birth_date);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  GtkWidget *strip;

  if (others == NULL || others->len == 0)
    return;
  title = others->len == 1
              ? g_strdup (_ ("Two clients have this name."))
              : g_strdup_printf (ngettext ("%u client has this name.", "%u clients have this name.",
                                           others->len + 1),
                                 others->len + 1);
  if (client->birth_date != DBK_DATE_NONE && !dbk_text_is_blank (client->town))
    /* Translators: %1$s is a name, %2$s a birthday, %3$s a town. */
    text = g_strdup_printf (_ ("This is %1$s born %2$s, of %3$s."), name, birth, client->town);
  else if (client->birth_date != DBK_DATE_NONE)
    text = g_strdup_printf (_ ("This is %1$s born %2$s."), name, birth);
  else
    text = g_strdup_printf (_ ("This is %1$s, no. %2$d."), name, client->number);
  strip = dbk_strip_new (DBK_STRIP_INFO, NULL, title, text);
  dbk_strip_add_button (
      strip,
      dbk_action_button_new (NULL, others->len == 1 ? _ ("Show the Other") : _ ("Show the Next"),
                             _ ("Show the Other Client of This Name"), "win.show-client",
                             g_variant_new_int64 (g_array_index (others, DbkOther, 0).row)));
  gtk_box_append (GTK_BOX (box), strip);
}

/* A draft of today is being worked on; an older one was forgotten. */
static void
add_drafts (GtkWidget *box, const DbkClientRecord *record, DbkContext *context)
{
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];
          g_autofree char *day = dbk_date_format_long (session->treated_on);
          g_autofree char *title = NULL;
          GtkWidget *strip;

          if (g_strcmp0 (session->state, "draft") != 0 ||
              session->treated_on >= dbk_context_get_today (context))
            continue;
          /* Translators: %s is a day. */
          title = g_strdup_printf (_ ("The session of %s is not signed yet."), day);
          strip = dbk_strip_new (DBK_STRIP_INFO, "document-edit-symbolic", title, course->title);
          if (dbk_context_is_clinical (context))
            dbk_strip_add_button (strip,
                                  dbk_action_button_new (NULL, _ ("Open Draft"), _ ("Open Draft"),
                                                         "client.open-draft",
                                                         g_variant_new_string (session->id)));
          gtk_box_append (GTK_BOX (box), strip);
        }
    }
}

GtkWidget *
dbk_identity_strips_new (const DbkClientRecord *record,
                         DbkContext *context,
                         GArray *others,
                         gboolean narrow)
{
  GtkWidget *box = dbk_column_new (6, NULL);

  add_contraindications (box, record, context);
  if (record->client->archived_on != DBK_DATE_NONE)
    {
      g_autofree char *day = dbk_date_format_long (record->client->archived_on);
      /* Translators: %s is a day. */
      g_autofree char *title = g_strdup_printf (_ ("Put away on %s."), day);
      GtkWidget *strip = dbk_strip_new (DBK_STRIP_QUIET, NULL, title,
                                        _ ("Out of lists and search, with everything recorded."));

      dbk_strip_add_button (strip, dbk_action_button_new (NULL, _ ("Bring Back"), _ ("Bring Back"),
                                                          "client.bring-back", NULL));
      gtk_box_append (GTK_BOX (box), strip);
    }
  add_namesakes (box, record, others);
  add_drafts (box, record, context);
  if (!dbk_context_is_clinical (context))
    gtk_box_append (
        GTK_BOX (box),
        dbk_strip_new (DBK_STRIP_QUIET, NULL, NULL,
                       dbk_context_get_staff (context) == NULL
                           ? _ ("Nobody is signed in as working: treatment pages are for reading.")
                           : _ ("Reception is at work: treatment pages are for reading.")));
  gtk_widget_set_visible (box, gtk_widget_get_first_child (box) != NULL);
  return box;
}
