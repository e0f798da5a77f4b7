/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One client in a list. */
#include "config.h"

#include "dbk-client-item.h"

struct _DbkClientItem
{
  GObject parent_instance;

  gint64 row;
  DbkClientSummary *summary;
  guint shown;
};

G_DEFINE_FINAL_TYPE (DbkClientItem, dbk_client_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
dbk_client_item_finalize (GObject *object)
{
  dbk_client_summary_unref (DBK_CLIENT_ITEM (object)->summary);

  G_OBJECT_CLASS (dbk_client_item_parent_class)->finalize (object);
}

static void
dbk_client_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_SUMMARY:
      g_value_set_pointer (value, DBK_CLIENT_ITEM (object)->summary);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_item_class_init (DbkClientItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dbk_client_item_finalize;
  object_class->get_property = dbk_client_item_get_property;

  properties[PROP_SUMMARY] =
      g_param_spec_pointer ("summary", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dbk_client_item_init (DbkClientItem *self)
{
}

DbkClientItem *
dbk_client_item_new (gint64 row)
{
  DbkClientItem *self = g_object_new (DBK_TYPE_CLIENT_ITEM, NULL);

  self->row = row;
  return self;
}

gint64
dbk_client_item_get_row (DbkClientItem *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_ITEM (self), 0);

  return self->row;
}

DbkClientSummary *
dbk_client_item_get_summary (DbkClientItem *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_ITEM (self), NULL);

  return self->summary;
}

void
dbk_client_item_set_summary (DbkClientItem *self, DbkClientSummary *summary)
{
  g_return_if_fail (DBK_IS_CLIENT_ITEM (self));
  g_return_if_fail (summary == NULL || summary->row == self->row);

  if (self->summary == summary)
    return;

  dbk_client_summary_unref (self->summary);
  self->summary = summary != NULL ? dbk_client_summary_ref (summary) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

void
dbk_client_item_show (DbkClientItem *self)
{
  g_return_if_fail (DBK_IS_CLIENT_ITEM (self));

  self->shown++;
}

void
dbk_client_item_unshow (DbkClientItem *self)
{
  g_return_if_fail (DBK_IS_CLIENT_ITEM (self));
  g_return_if_fail (self->shown > 0);

  self->shown--;
}

gboolean
dbk_client_item_is_shown (DbkClientItem *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_ITEM (self), FALSE);

  return self->shown > 0;
}
