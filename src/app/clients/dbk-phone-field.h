/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One phone number of a client, with its kind. */
#pragma once

#include <adwaita.h>

#include "dbk-client.h"

G_BEGIN_DECLS

/**
 * DbkPhoneField:
 *
 * A row of the client's form: the number, its kind once there is one, and while it is the last a
 * button for another. Errors are set with dbk_field_set_error(). Signals "changed" (GtkEditable)
 * and "another".
 */
#define DBK_TYPE_PHONE_FIELD (dbk_phone_field_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhoneField, dbk_phone_field, DBK, PHONE_FIELD, AdwEntryRow)

/** @phone: (nullable) */
GtkWidget *dbk_phone_field_new (const DbkClientPhone *phone);
/** Returns: (transfer full) (nullable): NULL when it is empty. */
DbkClientPhone *dbk_phone_field_read (DbkPhoneField *self);
/** Whether the field offers another one below it. */
void dbk_phone_field_set_last (DbkPhoneField *self, gboolean last);

G_END_DECLS
