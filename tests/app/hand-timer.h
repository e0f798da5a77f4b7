/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timer that a test moves by hand. */
#pragma once

#include "dbk-autosave.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 now;
  GArray *timeouts;
  guint last_id;
} HandTimer;

HandTimer *hand_timer_new (void);
void hand_timer_free (HandTimer *timer);
/** For dbk_autosave_new(); valid while @timer is. */
DbkTimer hand_timer_get (HandTimer *timer);
/** Lets @ms pass, one millisecond after the other. */
void hand_timer_pass (HandTimer *timer, guint ms);

G_END_DECLS
