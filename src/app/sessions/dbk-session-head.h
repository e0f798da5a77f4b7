/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's own facts: day, time, duration, practitioner, device. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_SESSION_HEAD (dbk_session_head_get_type ())
G_DECLARE_FINAL_TYPE (DbkSessionHead, dbk_session_head, DBK, SESSION_HEAD, GtkWidget)

GtkWidget *dbk_session_head_new (DbkDraft *draft);
void dbk_session_head_set_narrow (DbkSessionHead *self, gboolean narrow);
void dbk_session_head_refresh (DbkSessionHead *self);
/** @field: "treated_on", "practitioner", "device"; FALSE for others */
gboolean dbk_session_head_focus_field (DbkSessionHead *self, const char *field);
/** As if typed and left; for tests. */
void dbk_session_head_enter_day (DbkSessionHead *self, const char *text);
/** (nullable): the sentence below the fields about the one that is wrong. */
const char *dbk_session_head_get_error (DbkSessionHead *self);

G_END_DECLS
