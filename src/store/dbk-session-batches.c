/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package that was opened for a session is the one used in the next. */
#include "config.h"

#include "dbk-clinic-store.h"
#include "dbk-session-private.h"
#include "dbk-text.h"

/* The one used last of those with this name, or NULL. */
static const DbkSessionProduct *
find_used (const DbkSession *session, const DbkProduct *product)
{
  for (guint i = session->products->len; i > 0; i--)
    {
      const DbkSessionProduct *used = session->products->pdata[i - 1];

      if (!dbk_text_is_blank (used->batch_number) && g_strcmp0 (used->name, product->name) == 0)
        return used;
    }
  return NULL;
}

gboolean
dbk_session_remember_batches (DbkConnection *connection,
                              const DbkWho *who,
                              const DbkSession *session,
                              GError **error)
{
  g_autoptr (GPtrArray) products = NULL;

  /* What was open on an earlier day may be used up. */
  if (session->treated_on != dbk_record_today (connection, who))
    return TRUE;
  products = dbk_list_store_load (connection, &dbk_product_type, error);
  if (products == NULL)
    return FALSE;
  for (guint i = 0; i < products->len; i++)
    {
      const DbkSessionProduct *used = find_used (session, products->pdata[i]);
      g_autoptr (DbkProduct) product = NULL;

      if (used == NULL)
        continue;
      product = dbk_product_copy (products->pdata[i]);
      if (g_strcmp0 (product->open_batch_number, used->batch_number) == 0 &&
          product->open_expires_on == used->expires_on)
        continue;
      dbk_set_text (&product->open_batch_number, used->batch_number);
      product->open_expires_on = used->expires_on;
      if (!dbk_list_store_save (connection, who, product, error))
        return FALSE;
    }
  return TRUE;
}
