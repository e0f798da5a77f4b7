/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a client, for adding and for editing. */
#pragma once

#include <adwaita.h>

#include "dbk-client.h"

G_BEGIN_DECLS

/**
 * DbkClientForm:
 *
 * Shows a client's fields in groups and reads them back. Problems stand under the field they belong
 * to. Property "clinical" (boolean): also allergies, clinical note and skin type. Property
 * "complete" (boolean): FALSE shows what a first visit asks and a button for the rest.
 * Signal "activated": Enter was pressed in a field.
 */
#define DBK_TYPE_CLIENT_FORM (dbk_client_form_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientForm, dbk_client_form, DBK, CLIENT_FORM, AdwBin)

GtkWidget *dbk_client_form_new (void);
/** Fills the fields. @client: (nullable): NULL empties them. */
void dbk_client_form_show (DbkClientForm *self, const DbkClient *client);
/**
 * dbk_client_form_read:
 * @base: (nullable): fields the form doesn't show are taken from it
 * @problems: (out) (optional): whether a field can't be read; its sentence is shown beside it
 *
 * Returns: (transfer full): what was typed
 */
DbkClient *dbk_client_form_read (DbkClientForm *self,
                                 const DbkClient *base,
                                 DbkDate today,
                                 gboolean *problems);
/** Reads and checks everything, shows each problem beside its field and puts the focus into the
 * first. Returns: (transfer full): NULL when there is a problem. */
DbkClient *dbk_client_form_check (DbkClientForm *self, const DbkClient *base, DbkDate today);

G_END_DECLS
