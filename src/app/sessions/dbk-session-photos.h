/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photographs of one session to look at. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/** Small ones, each a button that opens it; a sentence where the client's consent doesn't allow to
 * show them. For a session that has some. */
GtkWidget *dbk_session_photos_new (DbkContext *context,
                                   const DbkClientRecord *record,
                                   const DbkSession *session);

G_END_DECLS
