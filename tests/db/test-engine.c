/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine: one reads what one wrote, changes come before callbacks and in the main context, jobs
 * are cancelled, a stalled writer stops nobody. */
#include <string.h>
#include <unistd.h>

#include "dbk-connection-private.h"
#include "dbk-engine.h"
#include "dbk-test-db.h"

#define ADD                                                                                        \
  "INSERT INTO client (id, number, given_name, added_at) SELECT lower (hex (randomblob (18))), "   \
  "coalesce (max (number), 0) + 1, 'Amelia', '2026-01-01T00:00:00.000Z' FROM client"
#define ENDLESS                                                                                    \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n"

typedef struct
{
  TestFolder *folder;
  DbkEngine *engine;
  GString *log; /* what happened in the main context, in order */
  GThread *thread;
  int pending;
} Fixture;

static void
changed_cb (DbkEngine *engine, guint kind, gint64 row, Fixture *fixture)
{
  g_assert_true (g_thread_self () == fixture->thread);
  g_string_append_printf (fixture->log, "changed %u:%" G_GINT64_FORMAT "; ", kind, row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = test_folder_new ();
  fixture->log = g_string_new (NULL);
  fixture->thread = g_thread_self ();
  fixture->engine = dbk_engine_new (fixture->folder, NULL);
  g_signal_connect (fixture->engine, "changed", G_CALLBACK (changed_cb), fixture);
  dbk_engine_open (fixture->engine, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (fixture->pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->engine);
  test_folder_free (fixture->folder);
  g_string_free (fixture->log, TRUE);
}

/* Frees what a thread of its own was at work for: such a thread lets go only after the callback
 * that says it is done. */
static void
let_go (DbkEngine *engine)
{
  gint64 until = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;
  GWeakRef weak;
  GObject *left;

  g_weak_ref_init (&weak, engine);
  g_object_unref (engine);
  while ((left = g_weak_ref_get (&weak)) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_object_unref (left);
      g_thread_yield ();
    }
  g_weak_ref_clear (&weak);
}

/* A gate between a worker and the test. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
  gboolean reached;
} Gate;

static void
gate_init (Gate *gate)
{
  memset (gate, 0, sizeof *gate);
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
}

static void
gate_clear (Gate *gate)
{
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

static void
gate_pass (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->reached = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_wait_reached (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->reached)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

/* Jobs */

static gpointer
add_job (DbkConnection *connection, gpointer data, GError **error)
{
  DbkWho who = { 1, DBK_TIME_NONE };
  DbkTransaction *transaction;
  gint64 row;

  if (data != NULL)
    gate_pass (data);
  transaction = dbk_transaction_begin (connection, &who, error);
  if (transaction == NULL)
    return NULL;
  if (!dbk_connection_exec (connection, ADD, error))
    {
      dbk_transaction_rollback (transaction);
      return NULL;
    }
  row = dbk_connection_last_id (connection);
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, row);
  return dbk_transaction_commit (transaction, error) ? GSIZE_TO_POINTER ((gsize) row) : NULL;
}

static gpointer
count_job (DbkConnection *connection, gpointer data, GError **error)
{
  gint64 n;

  if (!dbk_connection_query_int (connection, "SELECT count (*) FROM client", &n, error))
    return NULL;
  return GSIZE_TO_POINTER ((gsize) n);
}

static gpointer
gate_job (DbkConnection *connection, gpointer data, GError **error)
{
  gate_pass (data);
  return NULL;
}

static gpointer
endless_job (DbkConnection *connection, gpointer data, GError **error)
{
  gate_pass (data);
  dbk_connection_exec (connection, ENDLESS, error);
  return NULL;
}

static gpointer
fail_job (DbkConnection *connection, gpointer data, GError **error)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED, "No.");
  return NULL;
}

/* A result beside an error is not handed on and not leaked. */
static gpointer
fail_with_result_job (DbkConnection *connection, gpointer data, GError **error)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED, "No.");
  return g_strdup ("leak");
}

static gpointer
text_job (DbkConnection *connection, gpointer data, GError **error)
{
  return g_strdup (data);
}

/* Waiting for one result */

typedef struct
{
  Fixture *fixture;
  const char *name;
  gboolean done;
  gpointer result;
  GError *error;
} Waiter;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiter *waiter = data;

  g_assert_true (g_thread_self () == waiter->fixture->thread);
  waiter->result = dbk_engine_submit_finish (DBK_ENGINE (source), result, &waiter->error);
  waiter->done = TRUE;
  waiter->fixture->pending--;
  if (waiter->name != NULL)
    g_string_append_printf (waiter->fixture->log, "%s; ", waiter->name);
}

static void
submit (Waiter *waiter,
        Fixture *fixture,
        const char *name,
        DbkJobKind kind,
        DbkJobFunc func,
        gpointer data,
        GCancellable *cancellable)
{
  *waiter = (Waiter){ .fixture = fixture, .name = name };
  fixture->pending++;
  dbk_engine_submit (fixture->engine, kind, func, data, NULL, NULL, cancellable, done_cb, waiter);
}

static gsize
wait_for (Waiter *waiter)
{
  while (!waiter->done)
    g_main_context_iteration (NULL, TRUE);
  return GPOINTER_TO_SIZE (waiter->result);
}

static gsize
count_now (Fixture *fixture)
{
  Waiter waiter;
  gsize n;

  submit (&waiter, fixture, NULL, DBK_JOB_READ, count_job, NULL, NULL);
  n = wait_for (&waiter);
  g_assert_no_error (waiter.error);
  return n;
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  Waiter write;
  Waiter other_write;
  guint64 generation = dbk_engine_get_generation (fixture->engine);

  submit (&write, fixture, "written", DBK_JOB_WRITE, add_job, NULL, NULL);
  submit (&other_write, fixture, "written too", DBK_JOB_WRITE, add_job, NULL, NULL);
  g_assert_cmpstr (fixture->log->str, ==, "");
  g_assert_cmpint (wait_for (&other_write), ==, 2);
  g_assert_cmpstr (fixture->log->str, ==, "changed 0:1; written; changed 0:2; written too; ");
  g_assert_cmpint (dbk_engine_get_generation (fixture->engine), ==, generation + 2);
}

/* Every read sees the writes that were queued before it. */
static void
test_reads_own_writes (Fixture *fixture, gconstpointer data)
{
  Waiter writes[40];
  Waiter reads[40];
  Waiter long_reads[40];

  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      submit (&writes[i], fixture, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
      submit (&reads[i], fixture, NULL, DBK_JOB_READ, count_job, NULL, NULL);
      submit (&long_reads[i], fixture, NULL, DBK_JOB_LONG_READ, count_job, NULL, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_assert_cmpint (wait_for (&reads[i]), >=, i + 1);
      g_assert_cmpint (wait_for (&long_reads[i]), >=, i + 1);
      wait_for (&writes[i]);
      g_assert_no_error (writes[i].error);
    }
}

static void
test_read_waits (Fixture *fixture, gconstpointer data)
{
  Gate gate;
  Waiter write;
  Waiter read;

  gate_init (&gate);
  submit (&write, fixture, "written", DBK_JOB_WRITE, add_job, &gate, NULL);
  submit (&read, fixture, "read", DBK_JOB_READ, count_job, NULL, NULL);
  gate_wait_reached (&gate);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (read.done);
  gate_open (&gate);
  g_assert_cmpint (wait_for (&read), ==, 1);
  wait_for (&write);
  gate_clear (&gate);
}

/* A writer that doesn't come back is waited for two seconds once, then not at all. */
static void
test_stalled_writer (Fixture *fixture, gconstpointer data)
{
  Gate gate;
  Waiter write;
  Waiter read;
  gint64 begun = g_get_monotonic_time ();

  gate_init (&gate);
  submit (&write, fixture, NULL, DBK_JOB_WRITE, add_job, &gate, NULL);
  submit (&read, fixture, NULL, DBK_JOB_READ, count_job, NULL, NULL);
  g_assert_cmpint (wait_for (&read), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 1900 * 1000);
  begun = g_get_monotonic_time ();
  for (int i = 0; i < 20; i++)
    g_assert_cmpint (count_now (fixture), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 1900 * 1000);
  g_assert_false (write.done);
  gate_open (&gate);
  wait_for (&write);
  /* From then on they wait again. */
  g_assert_cmpint (count_now (fixture), ==, 1);
  gate_clear (&gate);
}

/* Long reads and long writes are in nobody's way. */
static void
test_long_jobs (Fixture *fixture, gconstpointer data)
{
  Gate read_gate;
  Gate write_gate;
  Waiter long_read;
  Waiter long_write;

  gate_init (&read_gate);
  gate_init (&write_gate);
  submit (&long_read, fixture, NULL, DBK_JOB_LONG_READ, gate_job, &read_gate, NULL);
  submit (&long_write, fixture, NULL, DBK_JOB_LONG_WRITE, add_job, &write_gate, NULL);
  gate_wait_reached (&read_gate);
  gate_wait_reached (&write_gate);
  g_assert_cmpint (count_now (fixture), ==, 0);
  g_assert_false (long_read.done);
  g_assert_false (long_write.done);
  gate_open (&write_gate);
  wait_for (&long_write);
  g_assert_cmpstr (fixture->log->str, ==, "changed 0:1; ");
  g_assert_cmpint (count_now (fixture), ==, 1);
  gate_open (&read_gate);
  wait_for (&long_read);
  gate_clear (&read_gate);
  gate_clear (&write_gate);
}

/* One job sees one moment. */
static gpointer
snapshot_job (DbkConnection *connection, gpointer data, GError **error)
{
  gint64 first;
  gint64 second;

  dbk_connection_query_int (connection, "SELECT count (*) FROM client", &first, error);
  gate_pass (data);
  dbk_connection_query_int (connection, "SELECT count (*) FROM client", &second, error);
  return GSIZE_TO_POINTER (first == second ? 1 : 0);
}

static void
test_snapshot (Fixture *fixture, gconstpointer data)
{
  Gate gate;
  Waiter read;
  Waiter write;

  gate_init (&gate);
  submit (&read, fixture, NULL, DBK_JOB_READ, snapshot_job, &gate, NULL);
  gate_wait_reached (&gate);
  submit (&write, fixture, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
  wait_for (&write);
  gate_open (&gate);
  g_assert_cmpint (wait_for (&read), ==, 1);
  gate_clear (&gate);
}

static void
test_cancel_running (Fixture *fixture, gconstpointer data)
{
  static const DbkJobKind kinds[] = { DBK_JOB_READ, DBK_JOB_LONG_READ, DBK_JOB_WRITE,
                                      DBK_JOB_LONG_WRITE };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Gate gate;
      Waiter waiter;

      gate_init (&gate);
      submit (&waiter, fixture, NULL, kinds[i], endless_job, &gate, cancellable);
      gate_wait_reached (&gate);
      gate_open (&gate);
      g_cancellable_cancel (cancellable);
      wait_for (&waiter);
      g_assert_error (waiter.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&waiter.error);
      gate_clear (&gate);
    }
  g_assert_cmpint (count_now (fixture), ==, 0);
}

/* A job that waits in the queue or for a write ends as soon as it is cancelled. */
static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) early = g_cancellable_new ();
  gint64 begun = g_get_monotonic_time ();
  Gate gate;
  Waiter write;
  Waiter read;
  Waiter never;

  gate_init (&gate);
  g_cancellable_cancel (early);
  submit (&write, fixture, NULL, DBK_JOB_WRITE, add_job, &gate, NULL);
  submit (&read, fixture, NULL, DBK_JOB_READ, count_job, NULL, cancellable);
  submit (&never, fixture, NULL, DBK_JOB_READ, count_job, NULL, early);
  gate_wait_reached (&gate);
  g_cancellable_cancel (cancellable);
  wait_for (&read);
  g_assert_error (read.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&read.error);
  wait_for (&never);
  g_assert_error (never.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&never.error);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 1900 * 1000);
  gate_open (&gate);
  wait_for (&write);
  gate_clear (&gate);
}

/* A write that was made before the cancel is told as made. */
static gpointer
add_then_wait_job (DbkConnection *connection, gpointer data, GError **error)
{
  gpointer row = add_job (connection, NULL, error);

  gate_pass (data);
  return row;
}

static void
test_cancel_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate;
  Waiter write;

  gate_init (&gate);
  submit (&write, fixture, "written", DBK_JOB_WRITE, add_then_wait_job, &gate, cancellable);
  gate_wait_reached (&gate);
  g_cancellable_cancel (cancellable);
  gate_open (&gate);
  g_assert_cmpint (wait_for (&write), ==, 1);
  g_assert_no_error (write.error);
  g_assert_cmpstr (fixture->log->str, ==, "changed 0:1; written; ");
  gate_clear (&gate);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  Waiter waiter;

  submit (&waiter, fixture, NULL, DBK_JOB_READ, fail_job, NULL, NULL);
  wait_for (&waiter);
  g_assert_error (waiter.error, DBK_ERROR, DBK_ERROR_REFUSED);
  g_clear_error (&waiter.error);
  /* NULL without an error is a result. */
  submit (&waiter, fixture, NULL, DBK_JOB_READ, count_job, NULL, NULL);
  g_assert_cmpint (wait_for (&waiter), ==, 0);
  g_assert_no_error (waiter.error);
  /* Nothing is invented for a result of NULL. */
  submit (&waiter, fixture, NULL, DBK_JOB_READ, text_job, NULL, NULL);
  g_assert_null (GSIZE_TO_POINTER (wait_for (&waiter)));
  waiter = (Waiter){ .fixture = fixture };
  fixture->pending++;
  dbk_engine_submit (fixture->engine, DBK_JOB_READ, fail_with_result_job, NULL, NULL, g_free, NULL,
                     done_cb, &waiter);
  wait_for (&waiter);
  g_assert_error (waiter.error, DBK_ERROR, DBK_ERROR_REFUSED);
  g_assert_null (waiter.result);
  g_clear_error (&waiter.error);
}

static gpointer
write_in_read_job (DbkConnection *connection, gpointer data, GError **error)
{
  dbk_connection_exec (connection, ADD, error);
  return NULL;
}

static void
test_readers_only_read (Fixture *fixture, gconstpointer data)
{
  Waiter waiter;

  submit (&waiter, fixture, NULL, DBK_JOB_READ, write_in_read_job, NULL, NULL);
  wait_for (&waiter);
  g_assert_error (waiter.error, DBK_ERROR, DBK_ERROR_READ_ONLY);
  g_clear_error (&waiter.error);
}

static void
count_free (gpointer data)
{
  int *count = data;

  ++*count;
}

/* Data and results are freed once each, in the main context, whether anybody takes them or not. */
static gpointer
same_job (DbkConnection *connection, gpointer data, GError **error)
{
  return data;
}

static void
test_freeing (Fixture *fixture, gconstpointer data)
{
  int data_freed = 0;
  int job_data = 0;
  Waiter waiter;

  dbk_engine_submit (fixture->engine, DBK_JOB_READ, same_job, &job_data, count_free, count_free,
                     NULL, NULL, NULL);
  submit (&waiter, fixture, NULL, DBK_JOB_READ, count_job, NULL, NULL);
  wait_for (&waiter);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* Once as data, once as a result nobody took. */
  g_assert_cmpint (job_data, ==, 2);
  /* Cancelled before it ran: the data alone. */
  {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    g_cancellable_cancel (cancellable);
    dbk_engine_submit (fixture->engine, DBK_JOB_WRITE, same_job, &data_freed, count_free,
                       count_free, cancellable, NULL, NULL);
    submit (&waiter, fixture, NULL, DBK_JOB_WRITE, count_job, NULL, NULL);
    wait_for (&waiter);
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_assert_cmpint (data_freed, ==, 1);
  }
}

/* What another program commits arrives as "anything". */
static void
test_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  guint64 generation = dbk_engine_get_generation (fixture->engine);

  test_plain_run (plain, ADD);
  while (dbk_engine_get_generation (fixture->engine) == generation)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->log->str, ==, "changed 4:0; ");
  g_assert_cmpint (count_now (fixture), ==, 1);
}

/* The engine's own writes don't look like another program's. */
static void
test_not_outside (Fixture *fixture, gconstpointer data)
{
  Waiter waiter;

  for (int i = 0; i < 5; i++)
    {
      submit (&waiter, fixture, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
      wait_for (&waiter);
    }
  g_assert_null (strstr (fixture->log->str, "4:0"));
}

static DbkTransaction *forgotten;

static gpointer
leave_open_job (DbkConnection *connection, gpointer data, GError **error)
{
  static const DbkWho who = { 1, DBK_TIME_NONE };

  forgotten = dbk_transaction_begin (connection, &who, error);
  if (forgotten == NULL)
    return NULL;
  dbk_connection_exec (connection, ADD, error);
  return NULL;
}

static gpointer
leave_statement_job (DbkConnection *connection, gpointer data, GError **error)
{
  DbkStatement *statement = dbk_statement (connection, DBK_SQL_AUDIT_BOUNDS, error);
  gboolean has_row;

  dbk_step_row (statement, &has_row, error);
  return NULL;
}

/* A job that forgets to end its transaction or query is complained about, and the next runs. */
static void
test_forgetful (void)
{
  if (g_test_subprocess ())
    {
      Fixture fixture = { 0 };
      Waiter waiter;

      g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
      set_up (&fixture, NULL);
      submit (&waiter, &fixture, NULL, DBK_JOB_WRITE, leave_open_job, NULL, NULL);
      wait_for (&waiter);
      submit (&waiter, &fixture, NULL, DBK_JOB_READ, leave_statement_job, NULL, NULL);
      wait_for (&waiter);
      g_assert_cmpint (count_now (&fixture), ==, 0);
      submit (&waiter, &fixture, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
      wait_for (&waiter);
      g_assert_no_error (waiter.error);
      g_assert_cmpint (count_now (&fixture), ==, 1);
      tear_down (&fixture, NULL);
      g_free (forgotten);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*left a transaction open*audit_bounds was not given back*");
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiter *waiter = data;

  waiter->result =
      GINT_TO_POINTER (dbk_engine_open_finish (DBK_ENGINE (source), result, &waiter->error));
  waiter->done = TRUE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiter *waiter = data;

  waiter->result =
      GINT_TO_POINTER (dbk_engine_close_finish (DBK_ENGINE (source), result, &waiter->error));
  waiter->done = TRUE;
  if (waiter->fixture != NULL)
    g_string_append (waiter->fixture->log, "closed; ");
}

static void
test_open_close_async (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *wal = g_build_filename (folder, DBK_RECORDS_FILE "-wal", NULL);
  DbkEngine *engine = dbk_engine_new (folder, NULL);
  Fixture fixture = { .engine = engine, .thread = g_thread_self () };
  Waiter opened = { 0 };
  Waiter closed = { .fixture = &fixture };
  Waiter late = { 0 };
  Waiter writes[20];

  fixture.log = g_string_new (NULL);
  g_assert_cmpstr (dbk_engine_get_directory (engine), ==, folder);
  dbk_engine_open_async (engine, NULL, opened_cb, &opened);
  /* Not open yet. */
  submit (&late, &fixture, NULL, DBK_JOB_READ, count_job, NULL, NULL);
  wait_for (&late);
  g_assert_error (late.error, DBK_ERROR, DBK_ERROR_FAILED);
  g_clear_error (&late.error);
  g_assert_true (wait_for (&opened));
  g_assert_no_error (opened.error);
  /* Closing finishes what is queued first. */
  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++)
    submit (&writes[i], &fixture, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
  submit (&writes[0], &fixture, "last", DBK_JOB_WRITE, add_job, NULL, NULL);
  dbk_engine_close_async (engine, closed_cb, &closed);
  submit (&late, &fixture, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
  wait_for (&late);
  g_assert_error (late.error, DBK_ERROR, DBK_ERROR_FAILED);
  g_clear_error (&late.error);
  g_assert_true (wait_for (&closed));
  g_assert_true (g_str_has_suffix (fixture.log->str, "last; closed; "));
  /* The log is emptied into the file, and the lock is gone. */
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  {
    g_autoptr (TestPlain) plain = test_plain_open (folder);

    g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM client"), ==, 21);
  }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DbkLock) lock = dbk_lock_take (folder, DBK_LOCK_EXCLUSIVE, &error);

    g_assert_no_error (error);
  }
  let_go (engine);
  g_string_free (fixture.log, TRUE);
}

static void
test_open_bad (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  DbkEngine *engine = dbk_engine_new (folder, NULL);
  Waiter opened = { 0 };

  g_assert_true (g_file_set_contents (path, "not a database", -1, NULL));
  dbk_engine_open_async (engine, NULL, opened_cb, &opened);
  g_assert_false (wait_for (&opened));
  g_assert_error (opened.error, DBK_ERROR, DBK_ERROR_FOREIGN);
  g_clear_error (&opened.error);
  /* And once more after the file was put right. */
  g_assert_cmpint (unlink (path), ==, 0);
  opened.done = FALSE;
  dbk_engine_open_async (engine, NULL, opened_cb, &opened);
  g_assert_true (wait_for (&opened));
  let_go (engine);
}

/* Let go of without closing, with work queued: the work is done. */
static void
test_dropped (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  DbkEngine *engine = dbk_engine_new (folder, NULL);
  g_autoptr (GError) error = NULL;

  dbk_engine_open (engine, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 10; i++)
    dbk_engine_submit (engine, DBK_JOB_WRITE, add_job, NULL, NULL, NULL, NULL, NULL, NULL);
  dbk_engine_close (engine, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (engine);
  {
    g_autoptr (TestPlain) plain = test_plain_open (folder);

    g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM client"), ==, 10);
  }
}

/* Two engines on one folder: each tells what the other wrote. */
static void
test_two (Fixture *fixture, gconstpointer data)
{
  DbkEngine *other = dbk_engine_new (fixture->folder, NULL);
  g_autoptr (GError) error = NULL;
  Fixture second = { .engine = other, .thread = g_thread_self (), .log = g_string_new (NULL) };
  Waiter write;

  dbk_engine_open (other, &error);
  g_assert_no_error (error);
  submit (&write, &second, NULL, DBK_JOB_WRITE, add_job, NULL, NULL);
  wait_for (&write);
  g_assert_no_error (write.error);
  while (strstr (fixture->log->str, "changed 4:0") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count_now (fixture), ==, 1);
  g_assert_finalize_object (other);
  g_string_free (second.log, TRUE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/engine/order", test_order },
    { "/engine/reads-own-writes", test_reads_own_writes },
    { "/engine/read-waits", test_read_waits },
    { "/engine/stalled-writer", test_stalled_writer },
    { "/engine/long-jobs", test_long_jobs },
    { "/engine/snapshot", test_snapshot },
    { "/engine/cancel-running", test_cancel_running },
    { "/engine/cancel-waiting", test_cancel_waiting },
    { "/engine/cancel-too-late", test_cancel_too_late },
    { "/engine/errors", test_errors },
    { "/engine/readers-only-read", test_readers_only_read },
    { "/engine/freeing", test_freeing },
    { "/engine/outside", test_outside },
    { "/engine/not-outside", test_not_outside },
    { "/engine/two", test_two },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/engine/forgetful", test_forgetful);
  g_test_add_func ("/engine/open-close-async", test_open_close_async);
  g_test_add_func ("/engine/open-bad", test_open_bad);
  g_test_add_func ("/engine/dropped", test_dropped);
  return g_test_run ();
}
