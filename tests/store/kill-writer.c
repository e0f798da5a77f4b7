/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer without a window, to be killed at any moment: kill-writer DIRECTORY SEED
 *
 * Saves clients and drafts on the stores the window uses. After each save that is durable it says
 * so on its output, unbuffered: "saved client ID REVISION TEXT", "saved draft …", "signed ID
 * DIGEST", "discarded ID"; what it is about to do it says first ("saving …"), so that the reader
 * knows what may or may not be there. kill-writer --check DIRECTORY says what is there in the same
 * words, and "clean" once everything was looked at. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-course-store.h"
#include "dbk-id.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-session-store.h"
#include "dbk-verify.h"

#define N_CLIENTS 4

typedef struct
{
  DbkConnection *connection;
  DbkWho who;
  GRand *random;
  DbkClient *clients[N_CLIENTS];
  gint64 courses[N_CLIENTS];
} Writer;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* One write() a line: a line is there whole or not at all. */
static void
say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *line = NULL;
  gsize length;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  length = strlen (line);
  if (write (STDOUT_FILENO, line, length) != (gssize) length)
    _exit (3);
}

static void
must (gboolean done, GError *error)
{
  if (done)
    return;
  g_printerr ("%s\n", error->message);
  exit (2);
}

static DbkConnection *
open_records (const char *directory, DbkConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  DbkConnection *connection = dbk_records_open (directory, mode, NULL, &error);

  must (connection != NULL, error);
  return connection;
}

static void
prepare_staff (Writer *writer)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DbkStaff) staff = NULL;
  g_autoptr (GError) error = NULL;

  list = dbk_staff_store_list (writer->connection, FALSE, &error);
  must (list != NULL, error);
  if (list->len > 0)
    {
      writer->who.staff = ((const DbkStaff *) list->pdata[0])->row;
      return;
    }
  staff = dbk_staff_new ();
  dbk_set_text (&staff->name, "Priya Nair");
  dbk_set_text (&staff->role, "practitioner");
  must (dbk_staff_store_add (writer->connection, &writer->who, staff, &error), error);
  writer->who.staff = staff->row;
}

/* The clients of an earlier run go on; the first run makes them. */
static void
prepare_client (Writer *writer, int place)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (DbkClient) client = NULL;
  g_autoptr (DbkCourse) course = NULL;
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_client_store_find_number (writer->connection, place + 1, NULL);

  if (row == 0)
    {
      client = dbk_client_new ();
      client->number = place + 1;
      client->id = dbk_id_new ();
      dbk_set_text (&client->family_name, "Hart");
      say ("saving client %s 1 -\n", client->id);
      must (dbk_client_store_add (writer->connection, &writer->who, client, &error), error);
      say ("saved client %s 1 -\n", client->id);
      row = client->row;
    }
  record = dbk_record_store_load (writer->connection, row, &error);
  must (record != NULL, error);
  writer->clients[place] = dbk_client_copy (record->client);
  if (record->courses->len > 0)
    {
      writer->courses[place] = ((const DbkCourse *) record->courses->pdata[0])->row;
      return;
    }
  course = dbk_course_new ();
  dbk_set_text (&course->title, "Fine lines");
  must (dbk_course_store_add (writer->connection, &writer->who, row, course, &error), error);
  writer->courses[place] = course->row;
}

static char *
random_text (Writer *writer)
{
  return g_strdup_printf ("note-%08x", g_rand_int (writer->random));
}

static void
save_client (Writer *writer, int place)
{
  DbkClient *client = writer->clients[place];
  g_autoptr (DbkClient) base = dbk_client_copy (client);
  g_autofree char *text = random_text (writer);
  g_autoptr (GError) error = NULL;

  dbk_set_text (&client->desk_note, text);
  say ("saving client %s %d %s\n", client->id, client->revision + 1, text);
  must (dbk_client_store_update (writer->connection, &writer->who, base, client, &error), error);
  say ("saved client %s %d %s\n", client->id, client->revision, client->desk_note);
}

static void
add_area (DbkSession *draft, const char *area, int passes)
{
  DbkSessionArea *row = dbk_session_area_new ();

  dbk_set_text (&row->area, area);
  row->treated = TRUE;
  row->passes = passes;
  row->endpoint = 1;
  g_ptr_array_add (draft->areas, row);
}

/* A draft as a person makes one: begun, saved again and again, then signed or thrown away. */
static void
write_draft (Writer *writer, int place)
{
  static const char *const areas[] = { "chin", "nose", "glabella", "cheek_left", "cheek_right" };
  g_autoptr (DbkSession) draft = dbk_session_new ();
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  int n_saves = g_rand_int_range (writer->random, 1, 6);

  draft->id = dbk_id_new ();
  add_area (draft, "crows_feet_left", 2);
  say ("saving draft %s 1 -\n", draft->id);
  must (dbk_session_store_begin (writer->connection, &writer->who, writer->courses[place], draft,
                                 &error),
        error);
  say ("saved draft %s 1 -\n", draft->id);
  for (int i = 0; i < n_saves; i++)
    {
      g_autoptr (DbkSession) base = dbk_session_copy (draft);
      g_autofree char *text = random_text (writer);

      dbk_set_text (&draft->notes, text);
      if (i < (int) G_N_ELEMENTS (areas))
        add_area (draft, areas[i], i + 1);
      say ("saving draft %s %d %s\n", draft->id, draft->revision + 1, text);
      must (dbk_session_store_save (writer->connection, &writer->who, base, draft, &error), error);
      say ("saved draft %s %d %s\n", draft->id, draft->revision, draft->notes);
    }
  if (g_rand_int_range (writer->random, 0, 3) == 0)
    {
      say ("discarding %s\n", draft->id);
      must (dbk_session_store_discard (writer->connection, &writer->who, draft->row, &error),
            error);
      say ("discarded %s\n", draft->id);
      return;
    }
  say ("signing %s\n", draft->id);
  must (dbk_session_store_sign (writer->connection, &writer->who, draft->row, &error), error);
  digest = dbk_record_store_session_digest (writer->connection, draft->row, NULL, &error);
  must (digest != NULL, error);
  say ("signed %s %s\n", draft->id, digest);
}

static void
write_until_killed (const char *directory, guint32 seed)
{
  Writer writer = { NULL, { 0, DBK_TIME_NONE }, g_rand_new_with_seed (seed), { NULL }, { 0 } };

  writer.connection = open_records (directory, DBK_CONNECTION_READ_WRITE_CREATE);
  prepare_staff (&writer);
  for (int i = 0; i < N_CLIENTS; i++)
    prepare_client (&writer, i);
  say ("ready\n");
  while (TRUE)
    {
      int place = g_rand_int_range (writer.random, 0, N_CLIENTS);

      if (g_rand_boolean (writer.random))
        save_client (&writer, place);
      else
        write_draft (&writer, place);
    }
}

static void
say_sessions (DbkConnection *connection, const DbkCourse *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];
      const char *notes = session->notes == NULL || *session->notes == '\0' ? "-" : session->notes;
      g_autofree char *digest = NULL;
      g_autoptr (GError) error = NULL;

      if (!dbk_session_is_locked (session))
        {
          say ("draft %s %d %s %u\n", session->id, session->revision, notes, session->areas->len);
          continue;
        }
      digest = dbk_record_store_session_digest (connection, session->row, NULL, &error);
      must (digest != NULL, error);
      say ("signed %s %s\n", session->id, digest);
    }
}

static void
say_client (DbkConnection *connection, int number)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_client_store_find_number (connection, number, NULL);
  const char *note;

  if (row == 0)
    return;
  record = dbk_record_store_load (connection, row, &error);
  must (record != NULL, error);
  note = record->client->desk_note;
  say ("client %s %d %s\n", record->client->id, record->client->revision,
       note == NULL || *note == '\0' ? "-" : note);
  for (guint i = 0; i < record->courses->len; i++)
    say_sessions (connection, record->courses->pdata[i]);
}

static int
check (const char *directory)
{
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkVerifyReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!dbk_records_exist (directory))
    {
      say ("clean\n");
      return 0;
    }
  connection = open_records (directory, DBK_CONNECTION_READ_WRITE);
  for (int i = 0; i < N_CLIENTS; i++)
    say_client (connection, i + 1);
  report = dbk_verify (connection, dbk_record_store_session_digest, NULL, &error);
  must (report != NULL, error);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const DbkFinding *finding = report->findings->pdata[i];

      say ("finding %s %s\n", finding->code, finding->sentence);
    }
  if (dbk_verify_report_is_clean (report))
    say ("clean\n");
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--check") == 0)
    return check (argv[2]);
  if (argc == 3)
    write_until_killed (argv[1], (guint32) g_ascii_strtoull (argv[2], NULL, 10));
  g_printerr ("kill-writer DIRECTORY SEED | --check DIRECTORY\n");
  return 1;
}
