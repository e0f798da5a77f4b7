/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session is, and what is found in it. */
#include "config.h"

#include "dbk-session.h"

gboolean
dbk_session_is_locked (const DbkSession *session)
{
  return g_strcmp0 (session->state, "signed") == 0 ||
         g_strcmp0 (session->state, "transcribed") == 0;
}

gboolean
dbk_session_is_held (const DbkSession *session)
{
  return dbk_session_is_locked (session) && session->entered_in_error == NULL;
}

DbkSessionArea *
dbk_session_find_area (const DbkSession *session, const char *area)
{
  for (guint i = 0; i < session->areas->len; i++)
    {
      DbkSessionArea *row = session->areas->pdata[i];

      if (g_strcmp0 (row->area, area) == 0)
        return row;
    }
  return NULL;
}

guint
dbk_session_count_treated (const DbkSession *session)
{
  guint treated = 0;

  for (guint i = 0; i < session->areas->len; i++)
    if (((const DbkSessionArea *) session->areas->pdata[i])->treated)
      treated++;
  return treated;
}
