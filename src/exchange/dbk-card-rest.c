/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contact card says beyond what a client has a place for. */
#include "config.h"

#include "dbk-card-rest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-text.h"

void
dbk_card_add_line (GString *note, const char *label, const char *text)
{
  if (dbk_text_is_blank (text))
    return;
  if (note->len > 0)
    g_string_append_c (note, '\n');
  if (label != NULL)
    g_string_append_printf (note, "%s: ", label);
  g_string_append (note, text);
}

/* What is of no use to a person, or stands in another property. */
static gboolean
is_left_out (const DbkCardProperty *property)
{
  static const char *const names[] = { "VERSION",
                                       "PRODID",
                                       "REV",
                                       "UID",
                                       "SOUND",
                                       "KEY",
                                       "LOGO",
                                       "N",
                                       "FN",
                                       "NICKNAME",
                                       "TEL",
                                       "EMAIL",
                                       "ADR",
                                       "LABEL",
                                       "BDAY",
                                       "PHOTO",
                                       "LANG",
                                       "AGENT",
                                       "MAILER",
                                       "SORT-STRING",
                                       "CLASS",
                                       "X-CLASS",
                                       "X-MAIDENNAME",
                                       "X-ABLABEL",
                                       "X-ABADR",
                                       "CLIENTPIDMAP",
                                       "KIND",
                                       "SOURCE",
                                       "PROFILE",
                                       "NAME",
                                       "XML",
                                       "FBURL",
                                       "CALURI",
                                       "CALADRURI",
                                       "X-IRMC-CALL-DATETIME",
                                       "X-ABUID",
                                       "X-ABSHOWAS",
                                       "MEMBER",
                                       "TZ",
                                       "GEO",
                                       "CAPURI",
                                       NULL };

  return g_strv_contains (names, property->name) || g_str_has_prefix (property->name, "X-MS-OL-") ||
         g_str_has_prefix (property->name, "X-PHONETIC") ||
         g_str_has_prefix (property->name, "X-EVOLUTION") ||
         g_str_has_prefix (property->name, "X-MOZILLA") || property->base64;
}

static char *
label_for (const char *name)
{
  static const struct
  {
    const char *name;
    const char *label;
  } labels[] = {
    { "ORG", N_ ("Organization") },
    { "TITLE", N_ ("Job title") },
    { "ROLE", N_ ("Role") },
    { "URL", N_ ("Web page") },
    { "CATEGORIES", N_ ("Groups") },
    { "GENDER", N_ ("Gender") },
    { "X-GENDER", N_ ("Gender") },
    { "ANNIVERSARY", N_ ("Anniversary") },
    { "RELATED", N_ ("Related to") },
    { "IMPP", N_ ("Messages") },
    { "X-MS-ANNIVERSARY", N_ ("Anniversary") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (name, labels[i].name) == 0)
      return g_strdup (_ (labels[i].label));
  return g_str_has_prefix (name, "X-") ? g_strdup (name + 2) : g_strdup (name);
}

void
dbk_card_read_rest (const DbkCard *card, GString *note)
{
  for (guint i = 0; i < card->properties->len; i++)
    {
      const DbkCardProperty *property = card->properties->pdata[i];
      g_autofree char *text = NULL;

      if (is_left_out (property))
        continue;
      if (strcmp (property->name, "NOTE") == 0)
        {
          text = dbk_card_property_text (property);
          dbk_card_add_line (note, NULL, text);
        }
      else
        {
          g_auto (GStrv) parts = dbk_card_property_split (property);
          g_autofree char *label = label_for (property->name);
          g_autofree char *whole = g_strjoinv (" ", parts);

          text = dbk_text_clean (whole);
          dbk_card_add_line (note, label, text);
        }
    }
}

GBytes *
dbk_card_read_photo (const DbkCard *card)
{
  for (guint i = 0; i < card->properties->len; i++)
    {
      const DbkCardProperty *property = card->properties->pdata[i];
      const char *text = property->value;
      const char *comma = strstr (text, ";base64,");
      gsize size;
      guchar *bytes;

      if (strcmp (property->name, "PHOTO") != 0)
        continue;
      /* 4.0 writes it as a data: address. */
      if (g_ascii_strncasecmp (text, "data:", 5) == 0 && comma != NULL)
        text = comma + strlen (";base64,");
      else if (!property->base64)
        continue;
      bytes = g_base64_decode (text, &size);
      if (size > 0)
        return g_bytes_new_take (bytes, size);
      g_free (bytes);
    }
  return NULL;
}
