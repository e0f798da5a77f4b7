/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What merging two records comes to, field by field, before it is done. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/** What the dialog's "saved" hands over. */
typedef struct
{
  DbkClient *client; /* the one that was kept, as it is now */
  gint64 other;
} DbkMerged;

/**
 * dbk_merge_dialog_new:
 * @from: a widget of the window it stands over
 *
 * A DbkFormDialog: which record stays, whose each field is to be where they differ, and what comes
 * along. Begins with the record that has more sessions.
 */
GtkWidget *dbk_merge_dialog_new (GtkWidget *from,
                                 DbkContext *context,
                                 DbkClientRecord *one,
                                 DbkClientRecord *other);

G_END_DECLS
