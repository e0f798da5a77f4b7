/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two who may be one person, side by side. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-duplicate-card.h"
#include "dbk-label.h"
#include "dbk-spoken.h"
#include "dbk-text.h"

/* The same in all cards, so that their columns stand below each other. */
#define TITLE_CHARS 13
#define PAIR_KEY "dbk-duplicate-rows"

typedef struct
{
  GtkWidget *grid;
  GtkSizeGroup *columns; /* both values as wide */
  int line;
  gboolean narrow;
} Sheet;

/* A value of both. What differs is what somebody has to look at. */
static void
add_line (Sheet *sheet, const char *title, const char *one, const char *other)
{
  const char *values[] = { one, other };
  gboolean blank = dbk_text_is_blank (one) || dbk_text_is_blank (other);
  gboolean differ = !blank && g_strcmp0 (one, other) != 0;
  GtkWidget *label;

  if (dbk_text_is_blank (one) && dbk_text_is_blank (other))
    return;
  label = dbk_label_new (title, sheet->narrow ? "caption dbk-dim" : "dbk-dim");
  if (!sheet->narrow)
    gtk_label_set_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (sheet->grid), label, 0, sheet->line, sheet->narrow ? 2 : 1, 1);
  if (sheet->narrow)
    sheet->line++;
  for (int i = 0; i < 2; i++)
    {
      label = dbk_text_new (dbk_text_is_blank (values[i]) ? "–" : values[i],
                            differ ? "numeric dbk-differs" : "numeric");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_size_group_add_widget (sheet->columns, label);
      gtk_grid_attach (GTK_GRID (sheet->grid), label, sheet->narrow ? i : i + 1, sheet->line, 1, 1);
    }
  sheet->line++;
}

static char *
place_text (const DbkClient *client)
{
  const char *parts[] = { client->address, client->town, client->postcode };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dbk_text_is_blank (parts[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
phones_text (const DbkClient *client)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *shown = dbk_phone_shown (phone->number);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", shown);
    }
  return g_string_free (text, FALSE);
}

/* The name opens the client. */
static GtkWidget *
make_head (const DbkClient *client)
{
  g_autofree char *name = dbk_client_display_name (client);
  g_autofree char *number = g_strdup_printf (_ ("no. %d"), client->number);
  g_autofree char *who = dbk_duplicate_text_client (client);
  /* Translators: opens a client: "Open Amelia Hart, no. 1042". */
  g_autofree char *spoken = g_strdup_printf (_ ("Open %s"), who);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *inside = dbk_column_new (0, NULL);

  gtk_box_append (GTK_BOX (inside), dbk_text_new (name, "heading"));
  gtk_box_append (GTK_BOX (inside), dbk_label_new (number, "caption dbk-dim numeric"));
  gtk_button_set_child (GTK_BUTTON (button), inside);
  dbk_widget_add_classes (button, "flat dbk-duplicate-name");
  dbk_spoken_name_button (GTK_BUTTON (button), spoken);
  gtk_widget_set_tooltip_text (button, _ ("Open the Client"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", client->row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-client");
  return button;
}

static void
add_heads (Sheet *sheet, const DbkDuplicate *pair)
{
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *head = make_head (pair->clients[i]);

      gtk_widget_set_hexpand (head, TRUE);
      gtk_size_group_add_widget (sheet->columns, head);
      gtk_grid_attach (GTK_GRID (sheet->grid), head, sheet->narrow ? i : i + 1, 0, 1, 1);
    }
  sheet->line = 1;
}

static void
add_lines (Sheet *sheet, const DbkDuplicate *pair)
{
  const DbkClient *one = pair->clients[0], *other = pair->clients[1];
  g_autofree char *one_birth = dbk_date_format_long (one->birth_date);
  g_autofree char *other_birth = dbk_date_format_long (other->birth_date);
  g_autofree char *one_phones = phones_text (one);
  g_autofree char *other_phones = phones_text (other);
  g_autofree char *one_place = place_text (one);
  g_autofree char *other_place = place_text (other);
  g_autofree char *one_last = dbk_date_format_medium (pair->last_sessions[0]);
  g_autofree char *other_last = dbk_date_format_medium (pair->last_sessions[1]);

  /* The heads say it already where it is the same. */
  if (g_strcmp0 (one->given_name, other->given_name) != 0)
    add_line (sheet, _ ("Given name"), one->given_name, other->given_name);
  if (g_strcmp0 (one->family_name, other->family_name) != 0)
    add_line (sheet, _ ("Family name"), one->family_name, other->family_name);
  add_line (sheet, _ ("Former name"), one->former_name, other->former_name);
  add_line (sheet, _ ("Birthday"), one_birth, other_birth);
  add_line (sheet, _ ("Phone"), one_phones, other_phones);
  add_line (sheet, _ ("E-mail"), one->email, other->email);
  add_line (sheet, _ ("Address"), one_place, other_place);
  add_line (sheet, _ ("Last session"), one_last, other_last);
}

static GtkWidget *
make_sheet (const DbkDuplicate *pair, gboolean narrow)
{
  g_autoptr (GtkSizeGroup) columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  Sheet sheet = { gtk_grid_new (), columns, 0, narrow };

  gtk_grid_set_column_spacing (GTK_GRID (sheet.grid), narrow ? 12 : 18);
  gtk_grid_set_row_spacing (GTK_GRID (sheet.grid), narrow ? 3 : 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (sheet.grid), narrow);
  add_heads (&sheet, pair);
  add_lines (&sheet, pair);
  return sheet.grid;
}

static GtkWidget *
make_button (const DbkDuplicate *pair, const char *label, const char *spoken, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", pair->clients[0]->row,
                                    pair->clients[1]->row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  dbk_spoken_name_button (GTK_BUTTON (button), spoken);
  return button;
}

static GtkWidget *
make_buttons (const DbkDuplicate *pair,
              const char *one,
              const char *other,
              gboolean clinical,
              gboolean narrow)
{
  /* Translators: two clients: "Amelia Hart, no. 1042" and "Amelia Heart, no. 1060". */
  g_autofree char *apart =
      g_strdup_printf (_ ("%1$s and %2$s are not the same person"), one, other);
  g_autofree char *merge = g_strdup_printf (_ ("Merge %1$s and %2$s…"), one, other);
  GtkWidget *buttons = dbk_row_new (6, NULL);

  gtk_box_append (GTK_BOX (buttons),
                  make_button (pair, _ ("Not the Same Person"), apart, "duplicates.apart"));
  if (clinical)
    gtk_box_append (GTK_BOX (buttons), make_button (pair, _ ("Merge…"), merge, "duplicates.merge"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  /* For a finger. */
  if (narrow)
    gtk_widget_set_size_request (buttons, -1, 44);
  return buttons;
}

GtkWidget *
dbk_duplicate_card_new (const DbkDuplicate *pair, gboolean clinical, gboolean narrow)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  12, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_autofree char *one = dbk_duplicate_text_client (pair->clients[0]);
  g_autofree char *other = dbk_duplicate_text_client (pair->clients[1]);
  g_autofree char *evidence = dbk_duplicate_text_evidence (&pair->evidence);
  /* Translators: two clients, and what speaks for their being one person. */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s and %2$s: %3$s"), one, other, evidence);
  const gint64 rows[] = { pair->clients[0]->row, pair->clients[1]->row };

  dbk_widget_add_classes (card, narrow ? "card dbk-slim" : "card dbk-pad");
  dbk_widget_set_name (card, spoken);
  gtk_box_append (GTK_BOX (card), dbk_text_new (evidence, NULL));
  gtk_box_append (GTK_BOX (card), make_sheet (pair, narrow));
  gtk_box_append (GTK_BOX (card), make_buttons (pair, one, other, clinical, narrow));
  g_object_set_data_full (G_OBJECT (card), PAIR_KEY, g_memdup2 (rows, sizeof rows), g_free);
  return card;
}

gboolean
dbk_duplicate_card_is_of (GtkWidget *card, gint64 one, gint64 other)
{
  const gint64 *rows = g_object_get_data (G_OBJECT (card), PAIR_KEY);

  return rows != NULL && rows[0] == one && rows[1] == other;
}
