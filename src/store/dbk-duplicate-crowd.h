/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients read from the records to be compared. Private to src/store. */
#pragma once

#include "dbk-connection.h"
#include "dbk-duplicate.h"

G_BEGIN_DECLS

/** Those who aren't merged, in the order of their rows. */
typedef struct
{
  GPtrArray *people; /* of DbkDuplicatePerson */
  GArray *rows;      /* of gint64, in the same order */
  GArray *archived;  /* of gboolean */
} DbkCrowd;

DbkCrowd *dbk_crowd_load_everybody (DbkConnection *connection, GError **error);
/** @rows: (element-type gint64): each once */
DbkCrowd *dbk_crowd_load (DbkConnection *connection, GArray *rows, GError **error);
void dbk_crowd_free (DbkCrowd *crowd);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCrowd, dbk_crowd_free)

G_END_DECLS
