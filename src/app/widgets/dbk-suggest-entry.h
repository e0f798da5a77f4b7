/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that takes any text and offers some. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkSuggestEntry:
 *
 * The arrow at its end (or the Down key) lists what is usual; typing takes anything. Undo is the
 * page's, not its own.
 *
 * Signals:
 * - "edited": the person changed the text
 * - "done": left it, pressed Enter or took a suggestion, after having changed it
 */
#define DBK_TYPE_SUGGEST_ENTRY (dbk_suggest_entry_get_type ())
G_DECLARE_FINAL_TYPE (DbkSuggestEntry, dbk_suggest_entry, DBK, SUGGEST_ENTRY, GtkEntry)

/** What to offer just now: NULL-terminated, freed with g_strfreev(); NULL for nothing. */
typedef char **(*DbkSuggestFunc) (DbkSuggestEntry *entry, gpointer data);

/** @name: spoken. @func: (nullable): without it the entry has no arrow. */
GtkWidget *dbk_suggest_entry_new (const char *name, DbkSuggestFunc func, gpointer data);
/** Without a signal; keeps the cursor when the text is the same. */
void dbk_suggest_entry_set_text (DbkSuggestEntry *self, const char *text);
/** Never NULL. */
const char *dbk_suggest_entry_get_text (DbkSuggestEntry *self);
/** As if the person had typed it and gone on. */
void dbk_suggest_entry_enter (DbkSuggestEntry *self, const char *text);
/** @message: (nullable): marks the entry and says why; NULL takes it away */
void dbk_suggest_entry_set_error (DbkSuggestEntry *self, const char *message);
gboolean dbk_suggest_entry_has_error (DbkSuggestEntry *self);

G_END_DECLS
