/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to save what is being typed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** A change is handed to the records this long after it was made; the rest of the second that a
 * draft may stay unsaved is the disk's. */
#define DBK_AUTOSAVE_DELAY_MS 500
/** After a failure, doubled each time up to the longest. */
#define DBK_AUTOSAVE_RETRY_MS 1000
#define DBK_AUTOSAVE_LONGEST_RETRY_MS 8000

/**
 * DbkTimer:
 *
 * Where the time comes from: @now in milliseconds that only grow, @add calls @func once after @ms
 * (or later) until @remove. A zeroed one is the main loop's.
 */
typedef struct
{
  gint64 (*now) (gpointer data);
  guint (*add) (guint ms, GSourceFunc func, gpointer func_data, gpointer data);
  void (*remove) (guint id, gpointer data);
  gpointer data;
} DbkTimer;

typedef enum
{
  DBK_AUTOSAVE_CLEAN,   /* nothing to save */
  DBK_AUTOSAVE_WAITING, /* changed, will be saved within DBK_AUTOSAVE_DELAY_MS */
  DBK_AUTOSAVE_SAVING,
  DBK_AUTOSAVE_FAILED, /* changed, and the last try did not work */
} DbkAutosaveState;

typedef enum
{
  DBK_SAVE_DONE,
  DBK_SAVE_RETRY, /* it may work later: try again by itself */
  DBK_SAVE_STUCK, /* it won't work like this: wait for a change or dbk_autosave_flush() */
} DbkSaveResult;

/**
 * DbkAutosave:
 *
 * Decides when to save; knows nothing of what is saved. One save runs at a time; what changes
 * meanwhile is saved after it, counted from its own first change. Belongs to the main thread.
 *
 * Signals:
 * - "save": begin a save of everything as it is now, and report with dbk_autosave_finished()
 * - "state-changed"
 */
#define DBK_TYPE_AUTOSAVE (dbk_autosave_get_type ())
G_DECLARE_FINAL_TYPE (DbkAutosave, dbk_autosave, DBK, AUTOSAVE, GObject)

/** @timer: (nullable): copied; NULL for the main loop's. */
DbkAutosave *dbk_autosave_new (const DbkTimer *timer);
/** Something was changed. */
void dbk_autosave_touch (DbkAutosave *self);
/** Saves what is unsaved now, or as soon as the save under way is over. */
void dbk_autosave_flush (DbkAutosave *self);
/** The save begun by "save" ended. */
void dbk_autosave_finished (DbkAutosave *self, DbkSaveResult result);
/** Forgets what is unsaved; nothing is saved any more. */
void dbk_autosave_stop (DbkAutosave *self);
DbkAutosaveState dbk_autosave_get_state (DbkAutosave *self);
/** TRUE when nothing is unsaved and no save is under way. */
gboolean dbk_autosave_is_idle (DbkAutosave *self);

G_END_DECLS
