/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is due, and who was here or changed lately. */
#include "dbk-search-private.h"

#include <string.h>

/* How far back Recent looks: changes of rows, and sessions. */
#define RECENT_CHANGES 20000
#define RECENT_CHANGES_EACH 1000
#define RECENT_SESSIONS 400

typedef struct
{
  gint64 row;
  DbkTime at;
} RecentClient;

/* The columns of the queries that give figures, in the order they name them: looking each up by
 * name for each course costs as much as reading it. */
enum
{
  COLUMN_CLIENT,
  COLUMN_STATUS,
  COLUMN_PLANNED,
  COLUMN_STARTS_ON,
  COLUMN_MIN_DAYS,
  COLUMN_TARGET_DAYS,
  COLUMN_MAX_DAYS,
  COLUMN_MAINTENANCE_DAYS,
  COLUMN_DONE,
  COLUMN_LAST_TREATED_ON,
  COLUMN_COURSE,
};

static int
read_number (DbkStatement *statement, int column)
{
  return dbk_column_is_null (statement, column) ? DBK_NONE
                                                : (int) dbk_column_int (statement, column);
}

void
dbk_due_read_figures (DbkStatement *statement, DbkDueFigures *figures)
{
  figures->status = dbk_column_text (statement, COLUMN_STATUS);
  figures->planned = read_number (statement, COLUMN_PLANNED);
  figures->starts_on = dbk_column_date (statement, COLUMN_STARTS_ON);
  figures->interval_min_days = read_number (statement, COLUMN_MIN_DAYS);
  figures->interval_target_days = read_number (statement, COLUMN_TARGET_DAYS);
  figures->interval_max_days = read_number (statement, COLUMN_MAX_DAYS);
  figures->maintenance_days = read_number (statement, COLUMN_MAINTENANCE_DAYS);
  figures->done = (int) dbk_column_int (statement, COLUMN_DONE);
  figures->last_treated_on = dbk_column_date (statement, COLUMN_LAST_TREATED_ON);
}

gint64
dbk_due_read_course (DbkStatement *statement)
{
  return dbk_column_int (statement, COLUMN_COURSE);
}

/* TRUE when @window presses more than what @due has: a course under way before maintenance, the
 * latest before others; of maintenance, that of the course treated last. */
static gboolean
presses_more (const DbkDueWindow *window, DbkDate last_treated_on, const DbkClientDue *due)
{
  if (window->state == DBK_DUE_NONE)
    return FALSE;
  if (due->window.state == DBK_DUE_NONE)
    return TRUE;
  if (window->maintenance != due->window.maintenance)
    return !window->maintenance;
  if (window->maintenance)
    return last_treated_on > due->window_treated_on;
  if (window->state != due->window.state)
    return window->state > due->window.state;
  if (window->days_late != due->window.days_late)
    return window->days_late > due->window.days_late;
  return window->first < due->window.first;
}

void
dbk_client_due_add (DbkClientDue *due,
                    gint64 course_row,
                    const DbkDueFigures *figures,
                    DbkDate today)
{
  DbkDueWindow window;

  dbk_due_window_compute (figures, today, &window);
  if (presses_more (&window, figures->last_treated_on, due))
    {
      due->window = window;
      due->window_treated_on = figures->last_treated_on;
      due->window_course = course_row;
      due->window_done = figures->done;
    }
  due->last_treated_on = MAX (due->last_treated_on, figures->last_treated_on);
}

/* Overdue ones first, the latest in front; then due ones, those first whose window closes first;
 * then those with nothing but a draft. */
static int
compare_due (gconstpointer a, gconstpointer b)
{
  const DbkDueClient *one = a;
  const DbkDueClient *other = b;
  DbkDate one_last = one->due.window.last;
  DbkDate other_last = other->due.window.last;

  if (one->due.window.state != other->due.window.state)
    return one->due.window.state > other->due.window.state ? -1 : 1;
  if (one->due.window.days_late != other->due.window.days_late)
    return one->due.window.days_late > other->due.window.days_late ? -1 : 1;
  if (one_last != other_last)
    {
      /* A window that stays open presses least. */
      if (one_last == DBK_DATE_NONE || other_last == DBK_DATE_NONE)
        return one_last == DBK_DATE_NONE ? 1 : -1;
      return one_last < other_last ? -1 : 1;
    }
  return one->row < other->row ? -1 : one->row > other->row;
}

/* Clients by row, each once. */
typedef struct
{
  GArray *clients; /* of DbkDueClient */
  GHashTable *places;
} DueClients;

/* Valid until the next one is asked for. */
static DbkDueClient *
find_client (DueClients *known, gint64 row)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) row);
  gpointer place;

  if (!g_hash_table_lookup_extended (known->places, key, NULL, &place))
    {
      DbkDueClient client = { row };

      place = GUINT_TO_POINTER (known->clients->len);
      g_hash_table_insert (known->places, key, place);
      g_array_append_val (known->clients, client);
    }
  return &g_array_index (known->clients, DbkDueClient, GPOINTER_TO_UINT (place));
}

static gboolean
collect_courses (DbkConnection *connection,
                 DbkSql sql,
                 DbkDate today,
                 DueClients *known,
                 GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      DbkDueFigures figures;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      dbk_due_read_figures (statement, &figures);
      dbk_client_due_add (&find_client (known, dbk_column_int (statement, COLUMN_CLIENT))->due,
                          dbk_due_read_course (statement), &figures, today);
    }
}

static gboolean
collect_drafts (DbkConnection *connection, DueClients *known, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_DUE_DRAFTS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      find_client (known, dbk_column_int (statement, 0))->due.has_draft = TRUE;
    }
}

/* A session since then says more than the snooze did. */
static gboolean
collect_snoozed (DbkConnection *connection, DbkDate today, DueClients *known, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_DUE_SNOOZED, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_date (statement, "today", today);
  while (TRUE)
    {
      DbkClientDue *due;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      due = &find_client (known, dbk_column_int (statement, 0))->due;
      if (due->last_treated_on <= dbk_time_local_date (dbk_column_time (statement, 1)))
        due->snoozed_until = dbk_column_date (statement, 2);
    }
}

static gboolean
is_due (const DbkClientDue *due)
{
  if (due->has_draft)
    return TRUE;
  return due->snoozed_until == DBK_DATE_NONE &&
         (due->window.state == DBK_DUE_DUE || due->window.state == DBK_DUE_OVERDUE);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

DbkRowSet *
dbk_search_listed (DbkConnection *connection, GArray *rows, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  g_autoptr (GHashTable) listed = dbk_row_set_new ();
  g_autoptr (GArray) sorted = g_array_copy (rows);
  gboolean has_row;

  if (rows->len == 0)
    return g_steal_pointer (&listed);
  /* Read in the order they lie in the file. */
  g_array_sort (sorted, compare_rows);
  statement = dbk_statement (connection, DBK_SQL_DUE_LISTED, error);
  if (statement == NULL)
    return NULL;
  dbk_bind_ids (statement, "rows", (const gint64 *) (gpointer) sorted->data, sorted->len);
  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&listed);
      dbk_row_set_add (listed, dbk_column_int (statement, 0));
    }
}

/* Takes archived and merged clients out of @rows. */
static gboolean
keep_listed (DbkConnection *connection, GArray *rows, GError **error)
{
  g_autoptr (GHashTable) listed = dbk_search_listed (connection, rows, error);
  guint n_kept = 0;

  if (listed == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      if (dbk_row_set_has (listed, row))
        g_array_index (rows, gint64, n_kept++) = row;
    }
  g_array_set_size (rows, n_kept);
  return TRUE;
}

GArray *
dbk_due_collect (DbkConnection *connection, DbkDate today, GError **error)
{
  g_autoptr (GArray) clients = g_array_new (FALSE, FALSE, sizeof (DbkDueClient));
  g_autoptr (GHashTable) places = g_hash_table_new (g_direct_hash, g_direct_equal);
  DueClients known = { clients, places };

  if (!collect_courses (connection, DBK_SQL_DUE_UNDER_WAY, today, &known, error) ||
      !collect_courses (connection, DBK_SQL_DUE_MAINTAINED, today, &known, error) ||
      !collect_drafts (connection, &known, error) ||
      !collect_snoozed (connection, today, &known, error))
    return NULL;
  return g_steal_pointer (&clients);
}

gboolean
dbk_search_due (DbkConnection *connection, DbkDate today, GArray *rows, GError **error)
{
  g_autoptr (GArray) clients = dbk_due_collect (connection, today, error);

  if (clients == NULL)
    return FALSE;
  g_array_sort (clients, compare_due);
  for (guint i = 0; i < clients->len; i++)
    {
      const DbkDueClient *client = &g_array_index (clients, DbkDueClient, i);

      if (is_due (&client->due))
        g_array_append_val (rows, client->row);
    }
  return keep_listed (connection, rows, error);
}

static void
note_recent (GArray *clients, GHashTable *places, gint64 row, DbkTime at)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) row);
  gpointer place;

  if (g_hash_table_lookup_extended (places, key, NULL, &place))
    {
      RecentClient *known = &g_array_index (clients, RecentClient, GPOINTER_TO_UINT (place));

      known->at = MAX (known->at, at);
    }
  else
    {
      RecentClient client = { row, at };

      g_hash_table_insert (places, key, GUINT_TO_POINTER (clients->len));
      g_array_append_val (clients, client);
    }
}

static gboolean
collect_changes (DbkConnection *connection,
                 guint most,
                 GArray *clients,
                 GHashTable *places,
                 GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SEARCH_CHANGED, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "depth", MIN (RECENT_CHANGES, most * RECENT_CHANGES_EACH));
  while (clients->len < most)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      note_recent (clients, places, dbk_column_int (statement, 0), dbk_column_time (statement, 1));
    }
  return TRUE;
}

static gboolean
collect_sessions (DbkConnection *connection,
                  DbkDate today,
                  GArray *clients,
                  GHashTable *places,
                  GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SEARCH_TREATED, error);
  DbkDate epoch = dbk_date_new (1970, 1, 1);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_date (statement, "today", today);
  dbk_bind_int (statement, "depth", RECENT_SESSIONS);
  while (TRUE)
    {
      DbkDate day;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      day = dbk_column_date (statement, 1);
      note_recent (clients, places, dbk_column_int (statement, 0),
                   (DbkTime) (day - epoch) * G_GINT64_CONSTANT (86400000));
    }
}

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  const RecentClient *one = a;
  const RecentClient *other = b;

  if (one->at != other->at)
    return one->at > other->at ? -1 : 1;
  /* Added in one go: the last one first. */
  return one->row > other->row ? -1 : one->row < other->row;
}

gboolean
dbk_search_recent (DbkConnection *connection,
                   DbkDate today,
                   guint most,
                   GArray *rows,
                   GError **error)
{
  g_autoptr (GArray) clients = g_array_new (FALSE, FALSE, sizeof (RecentClient));
  g_autoptr (GHashTable) places = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Some of them may be archived or merged. */
  if (!collect_changes (connection, MIN (DBK_SEARCH_RECENT_MAX, 4 * most), clients, places,
                        error) ||
      !collect_sessions (connection, today, clients, places, error))
    return FALSE;
  g_array_sort (clients, compare_recent);
  for (guint i = 0; i < MIN (clients->len, DBK_SEARCH_RECENT_MAX); i++)
    g_array_append_val (found, g_array_index (clients, RecentClient, i).row);
  if (!keep_listed (connection, found, error))
    return FALSE;
  g_array_append_vals (rows, found->data, MIN (found->len, most));
  return TRUE;
}
