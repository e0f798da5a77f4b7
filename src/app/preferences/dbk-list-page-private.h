/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the list page share. */
#pragma once

#include "dbk-list-page.h"

G_BEGIN_DECLS

struct _DbkListPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  const DbkListKind *kind;
  GPtrArray *entries; /* by title; NULL until they are read */
  guint generation;   /* of the last read that was asked for */

  GtkWidget *page;
  GtkWidget *box;
  gboolean earlier; /* the row of earlier versions and retired entries is open */
};

/** Builds the rows anew from the entries. */
void dbk_list_page_show (DbkListPage *self);
/** The dialog of an entry, or its text where it can't be changed. */
GtkWidget *dbk_list_page_open_entry (DbkListPage *self, gconstpointer entry);
/** Retires it or brings it back. */
void dbk_list_page_turn_entry (DbkListPage *self, gconstpointer entry);

G_END_DECLS
