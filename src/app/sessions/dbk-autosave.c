/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to save what is being typed. */
#include "config.h"

#include "dbk-autosave.h"

struct _DbkAutosave
{
  GObject parent_instance;

  DbkTimer timer;
  guint timeout;
  guint retry_ms; /* 0: the last save worked */
  gint64 since;   /* the first change not handed over yet */
  gboolean dirty;
  gboolean saving;
  gboolean flushing; /* save again at once when the save under way is over */
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (DbkAutosave, dbk_autosave, G_TYPE_OBJECT)

enum
{
  SAVE,
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
loop_now (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static guint
loop_add (guint ms, GSourceFunc func, gpointer func_data, gpointer data)
{
  return g_timeout_add (ms, func, func_data);
}

static void
loop_remove (guint id, gpointer data)
{
  g_source_remove (id);
}

static void
clear_timeout (DbkAutosave *self)
{
  if (self->timeout == 0)
    return;
  self->timer.remove (self->timeout, self->timer.data);
  self->timeout = 0;
}

static void
begin (DbkAutosave *self)
{
  clear_timeout (self);
  self->dirty = FALSE;
  self->flushing = FALSE;
  self->saving = TRUE;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  g_signal_emit (self, signals[SAVE], 0);
}

static gboolean
timeout_cb (gpointer data)
{
  DbkAutosave *self = data;

  self->timeout = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

/* @least_ms: not before */
static void
schedule (DbkAutosave *self, guint delay_ms, guint least_ms)
{
  gint64 left = self->since + delay_ms - self->timer.now (self->timer.data);

  clear_timeout (self);
  self->timeout = self->timer.add ((guint) CLAMP (left, (gint64) least_ms, (gint64) delay_ms),
                                   timeout_cb, self, self->timer.data);
}

static void
dbk_autosave_dispose (GObject *object)
{
  clear_timeout (DBK_AUTOSAVE (object));
  G_OBJECT_CLASS (dbk_autosave_parent_class)->dispose (object);
}

static void
dbk_autosave_class_init (DbkAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dbk_autosave_dispose;
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dbk_autosave_init (DbkAutosave *self)
{
}

DbkAutosave *
dbk_autosave_new (const DbkTimer *timer)
{
  DbkAutosave *self = g_object_new (DBK_TYPE_AUTOSAVE, NULL);

  if (timer != NULL)
    self->timer = *timer;
  if (self->timer.now == NULL)
    self->timer = (DbkTimer){ loop_now, loop_add, loop_remove, NULL };
  return self;
}

void
dbk_autosave_touch (DbkAutosave *self)
{
  g_return_if_fail (DBK_IS_AUTOSAVE (self));

  if (self->stopped)
    return;
  if (!self->dirty || (!self->saving && self->timeout == 0))
    self->since = self->timer.now (self->timer.data);
  self->dirty = TRUE;
  /* A running retry is not put off by typing, and comes no sooner. */
  if (!self->saving && self->timeout == 0)
    schedule (self, DBK_AUTOSAVE_DELAY_MS, 0);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
dbk_autosave_flush (DbkAutosave *self)
{
  g_return_if_fail (DBK_IS_AUTOSAVE (self));

  if (self->stopped || !self->dirty)
    return;
  if (self->saving)
    self->flushing = TRUE;
  else
    begin (self);
}

void
dbk_autosave_finished (DbkAutosave *self, DbkSaveResult result)
{
  g_return_if_fail (DBK_IS_AUTOSAVE (self));
  g_return_if_fail (self->saving);

  self->saving = FALSE;
  if (self->stopped)
    {
      g_signal_emit (self, signals[STATE_CHANGED], 0);
      return;
    }
  switch (result)
    {
    case DBK_SAVE_DONE:
      self->retry_ms = 0;
      if (self->dirty && self->flushing)
        begin (self);
      else if (self->dirty)
        schedule (self, DBK_AUTOSAVE_DELAY_MS, 0);
      break;
    case DBK_SAVE_RETRY:
      self->retry_ms = self->retry_ms == 0
                           ? DBK_AUTOSAVE_RETRY_MS
                           : MIN (2 * self->retry_ms, DBK_AUTOSAVE_LONGEST_RETRY_MS);
      self->dirty = TRUE;
      self->since = self->timer.now (self->timer.data);
      schedule (self, self->retry_ms, self->retry_ms);
      break;
    case DBK_SAVE_STUCK:
    default:
      self->retry_ms = MAX (self->retry_ms, DBK_AUTOSAVE_RETRY_MS);
      /* What was changed while it ran may be what was wrong. */
      if (self->dirty)
        schedule (self, DBK_AUTOSAVE_DELAY_MS, 0);
      self->dirty = TRUE;
      break;
    }
  self->flushing = FALSE;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
dbk_autosave_stop (DbkAutosave *self)
{
  g_return_if_fail (DBK_IS_AUTOSAVE (self));

  clear_timeout (self);
  self->stopped = TRUE;
  self->dirty = FALSE;
  self->flushing = FALSE;
  self->retry_ms = 0;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

DbkAutosaveState
dbk_autosave_get_state (DbkAutosave *self)
{
  g_return_val_if_fail (DBK_IS_AUTOSAVE (self), DBK_AUTOSAVE_CLEAN);

  if (self->retry_ms > 0)
    return DBK_AUTOSAVE_FAILED;
  if (self->saving)
    return DBK_AUTOSAVE_SAVING;
  return self->dirty ? DBK_AUTOSAVE_WAITING : DBK_AUTOSAVE_CLEAN;
}

gboolean
dbk_autosave_is_idle (DbkAutosave *self)
{
  g_return_val_if_fail (DBK_IS_AUTOSAVE (self), TRUE);

  return !self->dirty && !self->saving;
}
