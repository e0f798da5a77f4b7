/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timer that a test moves by hand. */
#include "hand-timer.h"

typedef struct
{
  guint id;
  gint64 at;
  GSourceFunc func;
  gpointer data;
} Timeout;

static gint64
hand_now (gpointer data)
{
  return ((HandTimer *) data)->now;
}

static guint
hand_add (guint ms, GSourceFunc func, gpointer func_data, gpointer data)
{
  HandTimer *timer = data;
  Timeout timeout = { ++timer->last_id, timer->now + ms, func, func_data };

  g_array_append_val (timer->timeouts, timeout);
  return timeout.id;
}

static void
hand_remove (guint id, gpointer data)
{
  HandTimer *timer = data;

  for (guint i = 0; i < timer->timeouts->len; i++)
    if (g_array_index (timer->timeouts, Timeout, i).id == id)
      {
        g_array_remove_index (timer->timeouts, i);
        return;
      }
  g_assert_not_reached ();
}

HandTimer *
hand_timer_new (void)
{
  HandTimer *timer = g_new0 (HandTimer, 1);

  timer->timeouts = g_array_new (FALSE, FALSE, sizeof (Timeout));
  timer->now = 1000;
  return timer;
}

void
hand_timer_free (HandTimer *timer)
{
  g_array_unref (timer->timeouts);
  g_free (timer);
}

DbkTimer
hand_timer_get (HandTimer *timer)
{
  return (DbkTimer){ hand_now, hand_add, hand_remove, timer };
}

static gboolean
fire_one (HandTimer *timer)
{
  for (guint i = 0; i < timer->timeouts->len; i++)
    {
      Timeout timeout = g_array_index (timer->timeouts, Timeout, i);

      if (timeout.at > timer->now)
        continue;
      g_array_remove_index (timer->timeouts, i);
      timeout.func (timeout.data);
      return TRUE;
    }
  return FALSE;
}

void
hand_timer_pass (HandTimer *timer, guint ms)
{
  while (fire_one (timer))
    ;
  for (guint i = 0; i < ms; i++)
    {
      timer->now++;
      while (fire_one (timer))
        ;
    }
}
