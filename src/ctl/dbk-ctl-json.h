/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one JSON document a command prints with --json. */
#pragma once

#include <json-glib/json-glib.h>

#include "dbk-client.h"

G_BEGIN_DECLS

/** Writes @text as it is, whatever the locale. */
void dbk_ctl_write (const char *text);
/** Prints what was built, indented, with a line feed. */
void dbk_ctl_print_json (JsonBuilder *builder);

/* Members: an empty text, an unknown day, DBK_NONE are null, so every document has all members. */
void dbk_ctl_add_text (JsonBuilder *builder, const char *name, const char *text);
void dbk_ctl_add_date (JsonBuilder *builder, const char *name, DbkDate date);
void dbk_ctl_add_int (JsonBuilder *builder, const char *name, gint64 value);
void dbk_ctl_add_bool (JsonBuilder *builder, const char *name, gboolean value);
/** number, name, birth_date, phones, last_session, id: what every client in a list has. */
void dbk_ctl_add_client (JsonBuilder *builder, const DbkClient *client, DbkDate last_session);

G_END_DECLS
