/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a draft is saved: at most a second after the first unsaved change, whatever happens. */
#include "hand-timer.h"

/* The disk's share of the second, in these tests. */
#define DISK_MS 400

typedef struct
{
  HandTimer *timer;
  DbkAutosave *autosave;
  gint64 first_change; /* not handed over yet; 0 when there is none */
  gint64 handed_over;  /* the change the save under way has to answer for */
  gint64 longest;      /* from a change to the end of its save */
  guint saves;
  guint running; /* saves under way */
} Fixture;

static void
save_cb (Fixture *fixture)
{
  g_assert_cmpuint (fixture->running, ==, 0);
  fixture->running++;
  fixture->saves++;
  fixture->handed_over = fixture->first_change;
  fixture->first_change = 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DbkTimer timer;

  fixture->timer = hand_timer_new ();
  timer = hand_timer_get (fixture->timer);
  fixture->autosave = dbk_autosave_new (&timer);
  g_signal_connect_swapped (fixture->autosave, "save", G_CALLBACK (save_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->autosave);
  /* Nothing is left to fire into what is gone. */
  g_assert_cmpuint (fixture->timer->timeouts->len, ==, 0);
  hand_timer_free (fixture->timer);
}

static void
change (Fixture *fixture)
{
  if (fixture->first_change == 0)
    fixture->first_change = fixture->timer->now;
  dbk_autosave_touch (fixture->autosave);
}

static void
finish (Fixture *fixture, DbkSaveResult result)
{
  g_assert_cmpuint (fixture->running, ==, 1);
  fixture->running--;
  if (result == DBK_SAVE_DONE)
    fixture->longest = MAX (fixture->longest, fixture->timer->now - fixture->handed_over);
  dbk_autosave_finished (fixture->autosave, result);
}

static void
test_one_change (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_CLEAN);
  change (fixture);
  g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_WAITING);
  g_assert_false (dbk_autosave_is_idle (fixture->autosave));
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  g_assert_cmpuint (fixture->running, ==, 1);
  g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_SAVING);
  hand_timer_pass (fixture->timer, DISK_MS);
  finish (fixture, DBK_SAVE_DONE);
  g_assert_cmpint (fixture->longest, <=, 1000);
  g_assert_true (dbk_autosave_is_idle (fixture->autosave));
  hand_timer_pass (fixture->timer, 60000);
  g_assert_cmpuint (fixture->saves, ==, 1);
}

/* A key every 80 ms for a minute: the delay must not begin anew with each of them. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  gint64 begun = 0;

  for (guint i = 0; i < 60000 / 80; i++)
    {
      change (fixture);
      for (guint ms = 0; ms < 80; ms++)
        {
          hand_timer_pass (fixture->timer, 1);
          if (fixture->running == 0)
            begun = 0;
          else if (begun == 0)
            begun = fixture->timer->now;
          else if (fixture->timer->now - begun >= DISK_MS)
            finish (fixture, DBK_SAVE_DONE);
        }
    }
  g_assert_cmpint (fixture->longest, >, DISK_MS);
  g_assert_cmpint (fixture->longest, <=, 1000);
  g_assert_cmpuint (fixture->saves, >=, 60);
}

/* What is changed while a save runs is saved after it, by its own second. */
static void
test_during_save (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  change (fixture);
  hand_timer_pass (fixture->timer, DISK_MS);
  finish (fixture, DBK_SAVE_DONE);
  g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_WAITING);
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS - DISK_MS);
  g_assert_cmpuint (fixture->running, ==, 1);
  hand_timer_pass (fixture->timer, DISK_MS);
  finish (fixture, DBK_SAVE_DONE);
  g_assert_cmpint (fixture->longest, <=, 1000);
  g_assert_true (dbk_autosave_is_idle (fixture->autosave));
}

static void
test_flush (Fixture *fixture, gconstpointer data)
{
  dbk_autosave_flush (fixture->autosave);
  g_assert_cmpuint (fixture->saves, ==, 0);
  change (fixture);
  dbk_autosave_flush (fixture->autosave);
  g_assert_cmpuint (fixture->running, ==, 1);
  change (fixture);
  dbk_autosave_flush (fixture->autosave);
  g_assert_cmpuint (fixture->saves, ==, 1);
  finish (fixture, DBK_SAVE_DONE);
  /* At once, not after the delay. */
  g_assert_cmpuint (fixture->running, ==, 1);
  finish (fixture, DBK_SAVE_DONE);
  g_assert_true (dbk_autosave_is_idle (fixture->autosave));
}

/* A full disk: tried again by itself, less and less often, until it works; never forgotten. */
static void
test_retry (Fixture *fixture, gconstpointer data)
{
  guint tries = 0;

  change (fixture);
  for (guint ms = 0; ms < 60000; ms++)
    {
      hand_timer_pass (fixture->timer, 1);
      if (fixture->running == 0)
        continue;
      finish (fixture, DBK_SAVE_RETRY);
      tries++;
      g_assert_false (dbk_autosave_is_idle (fixture->autosave));
      g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_FAILED);
      if (tries < 4)
        change (fixture);
    }
  g_assert_cmpuint (tries, >=, 8);
  g_assert_cmpuint (tries, <=, 12);
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_LONGEST_RETRY_MS);
  finish (fixture, DBK_SAVE_DONE);
  g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_CLEAN);
}

/* A refusal is not asked again and again, but the next change and a flush try. */
static void
test_stuck (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  finish (fixture, DBK_SAVE_STUCK);
  hand_timer_pass (fixture->timer, 60000);
  g_assert_cmpuint (fixture->saves, ==, 1);
  g_assert_cmpint (dbk_autosave_get_state (fixture->autosave), ==, DBK_AUTOSAVE_FAILED);
  change (fixture);
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  g_assert_cmpuint (fixture->saves, ==, 2);
  finish (fixture, DBK_SAVE_STUCK);
  dbk_autosave_flush (fixture->autosave);
  g_assert_cmpuint (fixture->saves, ==, 3);
  /* A change made while a refused save ran may be the remedy. */
  change (fixture);
  finish (fixture, DBK_SAVE_STUCK);
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  g_assert_cmpuint (fixture->saves, ==, 4);
  finish (fixture, DBK_SAVE_DONE);
  g_assert_true (dbk_autosave_is_idle (fixture->autosave));
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  dbk_autosave_stop (fixture->autosave);
  change (fixture);
  dbk_autosave_flush (fixture->autosave);
  hand_timer_pass (fixture->timer, 60000);
  g_assert_cmpuint (fixture->saves, ==, 0);
  g_assert_true (dbk_autosave_is_idle (fixture->autosave));
}

/* Gone with a change unsaved: its owner flushes first, nothing fires afterwards. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  change (fixture);
}

#define ADD(name, func) g_test_add ("/autosave/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-change", test_one_change);
  ADD ("typing", test_typing);
  ADD ("during-save", test_during_save);
  ADD ("flush", test_flush);
  ADD ("retry", test_retry);
  ADD ("stuck", test_stuck);
  ADD ("stop", test_stop);
  ADD ("gone", test_gone);

  return g_test_run ();
}
