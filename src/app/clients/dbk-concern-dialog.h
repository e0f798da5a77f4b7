/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding what bothers a client, and editing it. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/** @concern: (nullable): the one to edit; NULL adds one. What was scored already is not changed
 * here; areas that were not can be given their baseline. "saved" has the DbkConcern. */
GtkWidget *dbk_concern_dialog_new (GtkWidget *from,
                                   DbkContext *context,
                                   const DbkClientRecord *record,
                                   const DbkConcern *concern);

G_END_DECLS
