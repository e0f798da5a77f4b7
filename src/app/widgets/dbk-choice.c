/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of several codes, chosen by its name. */
#include "config.h"

#include "dbk-choice.h"

#include "dbk-spoken.h"

struct _DbkChoice
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  GPtrArray *codes; /* of char *, by place in the list; "" for nothing chosen */
  char *placeholder;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DbkChoice, dbk_choice, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The face of the button: shorter than its text where the column is. */
static void
face_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_list_item_set_child (item, label);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (string));
}

static GtkListItemFactory *
make_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static void
selected_cb (DbkChoice *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
dbk_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (DBK_CHOICE (widget)->drop_down), GTK_DIR_TAB_FORWARD);
}

static void
dbk_choice_dispose (GObject *object)
{
  DbkChoice *self = DBK_CHOICE (object);

  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->drop_down = NULL;
  G_OBJECT_CLASS (dbk_choice_parent_class)->dispose (object);
}

static void
dbk_choice_finalize (GObject *object)
{
  DbkChoice *self = DBK_CHOICE (object);

  g_ptr_array_unref (self->codes);
  g_free (self->placeholder);
  G_OBJECT_CLASS (dbk_choice_parent_class)->finalize (object);
}

static void
dbk_choice_class_init (DbkChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_choice_dispose;
  object_class->finalize = dbk_choice_finalize;
  widget_class->grab_focus = dbk_choice_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice");
}

static void
dbk_choice_init (DbkChoice *self)
{
  g_autoptr (GtkListItemFactory) face = make_factory (G_CALLBACK (face_setup_cb));
  g_autoptr (GtkListItemFactory) rows = make_factory (G_CALLBACK (row_setup_cb));

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->drop_down, face);
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

GtkWidget *
dbk_choice_new (const char *name)
{
  DbkChoice *self = g_object_new (DBK_TYPE_CHOICE, NULL);

  dbk_choice_set_name (self, name);
  return GTK_WIDGET (self);
}

void
dbk_choice_set_name (DbkChoice *self, const char *name)
{
  g_return_if_fail (DBK_IS_CHOICE (self));

  dbk_spoken_name_drop_down (self->drop_down, name);
}

static guint
find (DbkChoice *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (self->codes->pdata[i], code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
dbk_choice_set_items (DbkChoice *self,
                      const char *const *codes,
                      const char *const *names,
                      const char *placeholder)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *current = NULL;

  g_return_if_fail (DBK_IS_CHOICE (self));

  current = g_strdup (dbk_choice_get_code (self));
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder != NULL ? placeholder : "–");
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_add (self->codes, g_strdup (""));
  gtk_string_list_append (list, self->placeholder);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_ptr_array_add (self->codes, g_strdup (codes[i]));
      gtk_string_list_append (list, names[i]);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (list));
  self->filling = FALSE;
  dbk_choice_set_code (self, current, current);
}

void
dbk_choice_set_code (DbkChoice *self, const char *code, const char *name)
{
  guint place;

  g_return_if_fail (DBK_IS_CHOICE (self));

  place = find (self, code == NULL ? "" : code);
  self->filling = TRUE;
  if (place == GTK_INVALID_LIST_POSITION && code != NULL)
    {
      GListModel *list = gtk_drop_down_get_model (self->drop_down);

      if (list != NULL)
        {
          place = self->codes->len;
          g_ptr_array_add (self->codes, g_strdup (code));
          gtk_string_list_append (GTK_STRING_LIST (list), name != NULL ? name : code);
        }
    }
  if (gtk_drop_down_get_selected (self->drop_down) != place)
    gtk_drop_down_set_selected (self->drop_down, place);
  self->filling = FALSE;
}

const char *
dbk_choice_get_code (DbkChoice *self)
{
  guint place;
  const char *code;

  g_return_val_if_fail (DBK_IS_CHOICE (self), NULL);

  place = gtk_drop_down_get_selected (self->drop_down);
  if (place >= self->codes->len)
    return NULL;
  code = self->codes->pdata[place];
  return *code == '\0' ? NULL : code;
}

gboolean
dbk_choice_choose (DbkChoice *self, const char *code)
{
  guint place;

  g_return_val_if_fail (DBK_IS_CHOICE (self), FALSE);

  place = find (self, code == NULL ? "" : code);
  if (place == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_drop_down_set_selected (self->drop_down, place);
  return TRUE;
}
