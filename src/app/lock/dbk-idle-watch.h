/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether anybody is at the keyboard. */
#pragma once

#include "dbk-autosave.h"

G_BEGIN_DECLS

/**
 * DbkIdleWatch:
 *
 * Tells when nobody touched anything for so many minutes, also when the computer slept meanwhile.
 * Belongs to the main thread.
 *
 * Signals:
 * - "idle": once, until dbk_idle_watch_begin() is called again
 */
#define DBK_TYPE_IDLE_WATCH (dbk_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (DbkIdleWatch, dbk_idle_watch, DBK, IDLE_WATCH, GObject)

/** @timer: (nullable): copied; NULL for the system's, which goes on while the computer sleeps. */
DbkIdleWatch *dbk_idle_watch_new (const DbkTimer *timer);
/** 0: nobody is watched. */
void dbk_idle_watch_set_minutes (DbkIdleWatch *self, int minutes);
/** Watches from now on. */
void dbk_idle_watch_begin (DbkIdleWatch *self);
void dbk_idle_watch_stop (DbkIdleWatch *self);
/** Somebody is there. TRUE when it comes too late: "idle" was emitted for it. */
gboolean dbk_idle_watch_touch (DbkIdleWatch *self);

G_END_DECLS
