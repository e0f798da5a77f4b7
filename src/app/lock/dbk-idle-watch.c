/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether anybody is at the keyboard. */
#include "config.h"

#include "dbk-idle-watch.h"

#include <time.h>

/* A timeout doesn't count the time the computer sleeps: it looks again so often. */
#define LOOK_MS 30000

struct _DbkIdleWatch
{
  GObject parent_instance;

  DbkTimer timer;
  guint timeout;
  gint64 limit_ms; /* 0: nobody is watched */
  gint64 since;    /* the last touch */
  gboolean watching;
};

G_DEFINE_FINAL_TYPE (DbkIdleWatch, dbk_idle_watch, G_TYPE_OBJECT)

static guint idle_signal;

static gint64
system_now (gpointer data)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time () / 1000;
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static guint
system_add (guint ms, GSourceFunc func, gpointer func_data, gpointer data)
{
  return g_timeout_add (ms, func, func_data);
}

static void
system_remove (guint id, gpointer data)
{
  g_source_remove (id);
}

static gint64
left_ms (DbkIdleWatch *self)
{
  return self->since + self->limit_ms - self->timer.now (self->timer.data);
}

static void
clear_timeout (DbkIdleWatch *self)
{
  if (self->timeout != 0)
    self->timer.remove (self->timeout, self->timer.data);
  self->timeout = 0;
}

static void
tell (DbkIdleWatch *self)
{
  self->watching = FALSE;
  clear_timeout (self);
  g_signal_emit (self, idle_signal, 0);
}

static void look_later (DbkIdleWatch *self);

static gboolean
look_cb (gpointer data)
{
  DbkIdleWatch *self = data;

  self->timeout = 0;
  if (left_ms (self) <= 0)
    tell (self);
  else
    look_later (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (DbkIdleWatch *self)
{
  clear_timeout (self);
  if (self->watching && self->limit_ms > 0)
    self->timeout = self->timer.add ((guint) CLAMP (left_ms (self), 0, LOOK_MS), look_cb, self,
                                     self->timer.data);
}

static void
dbk_idle_watch_dispose (GObject *object)
{
  clear_timeout (DBK_IDLE_WATCH (object));
  G_OBJECT_CLASS (dbk_idle_watch_parent_class)->dispose (object);
}

static void
dbk_idle_watch_class_init (DbkIdleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_idle_watch_dispose;
  idle_signal = g_signal_new ("idle", DBK_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
dbk_idle_watch_init (DbkIdleWatch *self)
{
}

DbkIdleWatch *
dbk_idle_watch_new (const DbkTimer *timer)
{
  DbkIdleWatch *self = g_object_new (DBK_TYPE_IDLE_WATCH, NULL);

  if (timer != NULL)
    self->timer = *timer;
  if (self->timer.now == NULL)
    self->timer = (DbkTimer){ system_now, system_add, system_remove, NULL };
  return self;
}

void
dbk_idle_watch_set_minutes (DbkIdleWatch *self, int minutes)
{
  g_return_if_fail (DBK_IS_IDLE_WATCH (self));

  self->limit_ms = (gint64) MAX (minutes, 0) * 60 * 1000;
  look_later (self);
}

void
dbk_idle_watch_begin (DbkIdleWatch *self)
{
  g_return_if_fail (DBK_IS_IDLE_WATCH (self));

  self->watching = TRUE;
  self->since = self->timer.now (self->timer.data);
  look_later (self);
}

void
dbk_idle_watch_stop (DbkIdleWatch *self)
{
  g_return_if_fail (DBK_IS_IDLE_WATCH (self));

  self->watching = FALSE;
  clear_timeout (self);
}

gboolean
dbk_idle_watch_touch (DbkIdleWatch *self)
{
  g_return_val_if_fail (DBK_IS_IDLE_WATCH (self), FALSE);

  if (!self->watching)
    return FALSE;
  /* The timeout is left as it is: it finds a later touch by itself. */
  if (self->limit_ms > 0 && left_ms (self) <= 0)
    {
      tell (self);
      return TRUE;
    }
  self->since = self->timer.now (self->timer.data);
  return FALSE;
}
