/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of who is to be called, in groups. */
#include "dbk-due-store.h"

#include "dbk-rows.h"
#include "dbk-search-private.h"

static const DbkField due_item_fields[] = {
  DBK_FIELD_WITH (DbkDueItem, TEXT, group, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD_WITH (DbkDueItem, TEXT, client_id, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkDueItem, INTEGER, number),
  DBK_FIELD_WITH (DbkDueItem, TEXT, name, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkDueItem, DATE, birth_date),
  DBK_FIELD (DbkDueItem, TEXT, phone),
  DBK_FIELD (DbkDueItem, TEXT, email),
  DBK_FIELD (DbkDueItem, TEXT, contact_preference),
  DBK_FIELD_WITH (DbkDueItem, TEXT, kind, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, TEXT, what, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, TEXT, session_id, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, INTEGER, session_number, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, INTEGER, planned_sessions, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, DATE, due_first, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, DATE, due_last, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, INTEGER, days_late, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, DATE, last_session, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkDueItem, DATE, snoozed_until, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkDueItem, TIME, called_at),
  DBK_FIELD (DbkDueItem, TEXT, called_by),
  DBK_FIELD (DbkDueItem, TEXT, call_outcome),
  DBK_FIELD (DbkDueItem, TEXT, call_note),
};
const DbkRecordType dbk_due_item_type = DBK_RECORD_TYPE (DbkDueItem, "due_item", due_item_fields);

/* One line before the client's name is known. */
typedef struct
{
  DbkDueGroup group;
  gint64 client;
  gint64 course; /* 0: none */
  const char *kind;
  char *what;
  char *session;
  int session_number;
  DbkDate first;
  DbkDate last;
  DbkDate order; /* within the group */
  int days_late;
  DbkDate last_session;
  DbkDate snoozed_until;
} Line;

typedef struct
{
  DbkConnection *connection;
  DbkDate today;
  GHashTable *clients; /* row → DbkDueClient, of the array collected */
  GHashTable *coming;  /* clients for whom a session is to come: a row set */
  GArray *lines;       /* of Line */
} Gathering;

const char *
dbk_due_group_code (DbkDueGroup group)
{
  static const char *const codes[DBK_N_DUE_GROUPS] = {
    [DBK_DUE_GROUP_OVERDUE] = "overdue",     [DBK_DUE_GROUP_THIS_WEEK] = "this_week",
    [DBK_DUE_GROUP_NEXT_WEEK] = "next_week", [DBK_DUE_GROUP_LATER] = "later",
    [DBK_DUE_GROUP_DRAFTS] = "drafts",       [DBK_DUE_GROUP_EXPIRING] = "expiring",
    [DBK_DUE_GROUP_PAUSED] = "paused",       [DBK_DUE_GROUP_SNOOZED] = "snoozed",
    [DBK_DUE_GROUP_LAPSED] = "lapsed",
  };

  return codes[group];
}

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->what);
  g_free (line->session);
}

/* FALSE when nothing is to come. */
static gboolean
group_of (const DbkClientDue *due, DbkDate today, DbkDueGroup *group)
{
  const DbkDueWindow *window = &due->window;
  DbkDate week_end = dbk_date_week_end (today);

  if (window->state == DBK_DUE_NONE)
    return FALSE;
  if (window->state == DBK_DUE_LAPSED)
    *group = DBK_DUE_GROUP_LAPSED;
  else if (due->snoozed_until != DBK_DATE_NONE)
    *group = DBK_DUE_GROUP_SNOOZED;
  else if (window->state == DBK_DUE_OVERDUE)
    *group = DBK_DUE_GROUP_OVERDUE;
  else if (window->first <= week_end)
    *group = DBK_DUE_GROUP_THIS_WEEK;
  else
    *group = window->first <= week_end + 7 ? DBK_DUE_GROUP_NEXT_WEEK : DBK_DUE_GROUP_LATER;
  return TRUE;
}

/* Whoever waited longest comes first, and of open windows the one that closes first. */
static DbkDate
order_of (DbkDueGroup group, const DbkClientDue *due)
{
  const DbkDueWindow *window = &due->window;

  if (group == DBK_DUE_GROUP_OVERDUE)
    return window->last;
  /* The one who lapsed last is the likeliest to come back. */
  if (group == DBK_DUE_GROUP_LAPSED)
    return -due->window_treated_on;
  if (group == DBK_DUE_GROUP_SNOOZED)
    return due->snoozed_until;
  if (group == DBK_DUE_GROUP_THIS_WEEK && window->last != DBK_DATE_NONE)
    return window->last;
  return window->first;
}

static void
add_window (Gathering *gathering, const DbkDueClient *client)
{
  const DbkDueWindow *window = &client->due.window;
  Line line = { 0 };

  if (!group_of (&client->due, gathering->today, &line.group))
    return;
  if (line.group != DBK_DUE_GROUP_LAPSED)
    dbk_row_set_add (gathering->coming, client->row);
  line.client = client->row;
  line.course = client->due.window_course;
  line.kind = window->maintenance ? "maintenance" : "course";
  line.session_number = window->maintenance ? DBK_NONE : client->due.window_done + 1;
  line.first = window->first;
  line.last = window->last;
  line.order = order_of (line.group, &client->due);
  line.days_late = window->days_late > 0 ? window->days_late : DBK_NONE;
  line.last_session = client->due.last_treated_on;
  line.snoozed_until = client->due.snoozed_until;
  g_array_append_val (gathering->lines, line);
}

/* The columns the smaller queries begin with. */
static void
add_line (Gathering *gathering, Line *line)
{
  const DbkDueClient *known =
      g_hash_table_lookup (gathering->clients, GSIZE_TO_POINTER ((gsize) line->client));

  line->session_number = DBK_NONE;
  if (known != NULL)
    {
      line->last_session = known->due.last_treated_on;
      line->snoozed_until = known->due.snoozed_until;
    }
  g_array_append_val (gathering->lines, *line);
}

static gboolean
add_drafts (Gathering *gathering, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (gathering->connection, DBK_SQL_DUE_OLD_DRAFTS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_date (statement, "today", gathering->today);
  while (TRUE)
    {
      Line line = { DBK_DUE_GROUP_DRAFTS };

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      line.client = dbk_named_int (statement, "client_row");
      line.course = dbk_named_int (statement, "course_row");
      line.kind = "draft";
      line.session = dbk_named_dup_text (statement, "session_id");
      line.first = line.order = dbk_named_date (statement, "treated_on");
      line.days_late = gathering->today - line.first;
      add_line (gathering, &line);
    }
}

static gboolean
add_paused (Gathering *gathering, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (gathering->connection, DBK_SQL_DUE_PAUSED, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      Line line = { DBK_DUE_GROUP_PAUSED };

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      line.client = dbk_named_int (statement, "client_row");
      line.course = dbk_named_int (statement, "course_row");
      line.kind = "course";
      line.first = line.order = dbk_named_date (statement, "status_on");
      line.days_late = DBK_NONE;
      dbk_row_set_add (gathering->coming, line.client);
      add_line (gathering, &line);
    }
}

/* What runs out matters for those who come again: for the others it would stand here for ever. */
static gboolean
add_expiring (Gathering *gathering, DbkSql sql, const char *kind, const char *what, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (gathering->connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_date (statement, "until", gathering->today + DBK_DUE_EXPIRY_DAYS);
  while (TRUE)
    {
      Line line = { DBK_DUE_GROUP_EXPIRING };

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      line.client = dbk_named_int (statement, "client_row");
      if (!dbk_row_set_has (gathering->coming, line.client))
        continue;
      line.kind = kind;
      line.what = dbk_named_dup_text (statement, what);
      line.last = line.order = dbk_named_date (statement, "expires_on");
      line.days_late = line.last < gathering->today ? gathering->today - line.last : DBK_NONE;
      add_line (gathering, &line);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a;
  const Line *other = b;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return one->client < other->client ? -1 : one->client > other->client;
}

static gboolean
gather (Gathering *gathering, GArray *clients, GError **error)
{
  for (guint i = 0; i < clients->len; i++)
    {
      DbkDueClient *client = &g_array_index (clients, DbkDueClient, i);

      g_hash_table_insert (gathering->clients, GSIZE_TO_POINTER ((gsize) client->row), client);
      add_window (gathering, client);
    }
  if (!add_drafts (gathering, error) || !add_paused (gathering, error) ||
      !add_expiring (gathering, DBK_SQL_DUE_CONSENTS, "consent", "kind", error) ||
      !add_expiring (gathering, DBK_SQL_DUE_PATCH_TESTS, "patch_test", "product", error))
    return FALSE;
  g_array_sort (gathering->lines, compare_lines);
  return TRUE;
}

/* Only lines of clients in the list are counted; only as many as asked for are kept. */
static gboolean
keep (Gathering *gathering, const int *limits, DbkDueList *list, GArray *kept, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) listed = NULL;

  for (guint i = 0; i < gathering->lines->len; i++)
    g_array_append_val (rows, g_array_index (gathering->lines, Line, i).client);
  listed = dbk_search_listed (gathering->connection, rows, error);
  if (listed == NULL)
    return FALSE;
  for (guint i = 0; i < gathering->lines->len; i++)
    {
      const Line *line = &g_array_index (gathering->lines, Line, i);

      if (!dbk_row_set_has (listed, line->client))
        continue;
      if (limits[line->group] < 0 || list->counts[line->group] < limits[line->group])
        g_array_append_val (kept, i);
      list->counts[line->group]++;
    }
  return TRUE;
}

static DbkDueItem *
item_new (const Line *line)
{
  DbkDueItem *item = dbk_due_item_new ();

  dbk_set_text (&item->group, dbk_due_group_code (line->group));
  item->row = line->client;
  dbk_set_text (&item->kind, line->kind);
  dbk_set_text (&item->what, line->what);
  dbk_set_text (&item->session_id, line->session);
  item->session_number = line->session_number;
  item->due_first = line->first;
  item->due_last = line->last;
  item->days_late = line->days_late;
  item->last_session = line->last_session;
  item->snoozed_until = line->snoozed_until;
  return item;
}

static void
fill_client (DbkDueItem *item, DbkStatement *statement)
{
  g_autoptr (DbkClient) client = dbk_client_new ();

  client->given_name = dbk_named_dup_text (statement, "given_name");
  client->family_name = dbk_named_dup_text (statement, "family_name");
  client->preferred_name = dbk_named_dup_text (statement, "preferred_name");
  g_free (item->name);
  item->name = dbk_client_display_name (client);
  dbk_set_text (&item->client_id, dbk_named_text (statement, "id"));
  item->number = (int) dbk_named_int (statement, "number");
  item->birth_date = dbk_named_date (statement, "birth_date");
  dbk_set_text (&item->phone, dbk_named_text (statement, "phone"));
  dbk_set_text (&item->email, dbk_named_text (statement, "email"));
  dbk_set_text (&item->contact_preference, dbk_named_text (statement, "contact_preference"));
  item->called_at = dbk_named_time (statement, "called_at");
  dbk_set_text (&item->called_by, dbk_named_text (statement, "called_by"));
  dbk_set_text (&item->call_outcome, dbk_named_text (statement, "call_outcome"));
  dbk_set_text (&item->call_note, dbk_named_text (statement, "call_note"));
}

static void
fill_course (DbkDueItem *item, DbkStatement *statement)
{
  dbk_set_text (&item->what, dbk_named_text (statement, "title"));
  item->planned_sessions = dbk_named_is_null (statement, "planned")
                               ? DBK_NONE
                               : (int) dbk_named_int (statement, "planned");
}

/* @places: row → GArray of guint, the places in @items that wait for it. */
static gboolean
fill (DbkConnection *connection,
      DbkSql sql,
      GHashTable *places,
      GPtrArray *items,
      void (*fill_one) (DbkDueItem *item, DbkStatement *statement),
      GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 row = (gint64) GPOINTER_TO_SIZE (key);

      g_array_append_val (rows, row);
    }
  dbk_bind_ids (statement, "rows", (const gint64 *) (gpointer) rows->data, rows->len);
  while (TRUE)
    {
      GArray *waiting;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      waiting =
          g_hash_table_lookup (places, GSIZE_TO_POINTER ((gsize) dbk_named_int (statement, "row")));
      for (guint i = 0; waiting != NULL && i < waiting->len; i++)
        fill_one (items->pdata[g_array_index (waiting, guint, i)], statement);
    }
}

static void
wait_for (GHashTable *places, gint64 row, guint place)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) row);
  GArray *waiting = g_hash_table_lookup (places, key);

  if (waiting == NULL)
    {
      waiting = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (places, key, waiting);
    }
  g_array_append_val (waiting, place);
}

static gboolean
load_items (Gathering *gathering, GArray *kept, DbkDueList *list, GError **error)
{
  g_autoptr (GHashTable) clients =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) courses =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < kept->len; i++)
    {
      const Line *line = &g_array_index (gathering->lines, Line, g_array_index (kept, guint, i));

      g_ptr_array_add (list->items, item_new (line));
      wait_for (clients, line->client, i);
      if (line->course != 0)
        wait_for (courses, line->course, i);
    }
  return fill (gathering->connection, DBK_SQL_DUE_CLIENTS, clients, list->items, fill_client,
               error) &&
         fill (gathering->connection, DBK_SQL_DUE_COURSES, courses, list->items, fill_course,
               error);
}

static gboolean
load_list (DbkConnection *connection,
           DbkDate today,
           const int *limits,
           DbkDueList *list,
           GError **error)
{
  g_autoptr (GArray) known = dbk_due_collect (connection, today, error);
  g_autoptr (GHashTable) clients = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) coming = dbk_row_set_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  Gathering gathering = { connection, today, clients, coming, lines };

  g_array_set_clear_func (lines, line_clear);
  return known != NULL && gather (&gathering, known, error) &&
         keep (&gathering, limits, list, kept, error) && load_items (&gathering, kept, list, error);
}

DbkDueList *
dbk_due_store_load (DbkConnection *connection, DbkDate today, const int *limits, GError **error)
{
  g_autoptr (DbkDueList) list = g_new0 (DbkDueList, 1);
  gboolean done;

  list->items = g_ptr_array_new_with_free_func (dbk_record_unref);
  if (!dbk_read_begin (connection, error))
    return NULL;
  done = load_list (connection, today, limits, list, error);
  dbk_read_end (connection);
  return done ? g_steal_pointer (&list) : NULL;
}

void
dbk_due_list_free (DbkDueList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->items);
  g_free (list);
}
