/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session to read: what was recorded, who signed it, what was added later. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/** Built anew from the record. To whom may it offers an addendum, the mark of an error, the draft.
 */
GtkWidget *dbk_session_view_new (DbkContext *context,
                                 const DbkClientRecord *record,
                                 const DbkCourse *course,
                                 const DbkSession *session,
                                 gboolean narrow);
/** The columns of facts below the areas: products, aftercare, the client's words … */
GtkWidget *
dbk_session_facts_new (const DbkClientRecord *record, const DbkSession *session, gboolean narrow);

G_END_DECLS
