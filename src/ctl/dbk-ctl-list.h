/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of clients, as find and due print them. */
#pragma once

#include <json-glib/json-glib.h>

#include "dbk-connection.h"
#include "dbk-search.h"

G_BEGIN_DECLS

/** How a command shows one client of its list. */
typedef struct _DbkCtlListed DbkCtlListed;
struct _DbkCtlListed
{
  /** One line, with tabs between columns, so that cut and awk can take it apart. */
  void (*print) (const DbkClientSummary *summary, const DbkCtlListed *listed);
  /** The members beside those every listed client has. */
  void (*add) (JsonBuilder *builder, const DbkClientSummary *summary, const DbkCtlListed *listed);
  gboolean similar; /* the list is of those spelled alike */
};

/**
 * dbk_ctl_list:
 * @rows: (element-type gint64): clients, in the order to be listed
 * @builder: (nullable): gets an object for each, in an array it has open; NULL prints lines
 */
gboolean dbk_ctl_list (DbkConnection *connection,
                       GArray *rows,
                       DbkDate today,
                       const DbkCtlListed *listed,
                       JsonBuilder *builder,
                       GError **error);

G_END_DECLS
