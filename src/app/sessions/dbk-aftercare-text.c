/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reaction and aftercare section in one line. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-aftercare-section.h"
#include "dbk-names.h"
#include "dbk-text.h"

static char *
describe_reaction (const DbkSession *session)
{
  guint n = session->reactions->len;

  if (dbk_text_is_blank (session->reaction_answer))
    return NULL;
  if (n == 1)
    return g_strdup (dbk_name (DBK_NAME_REACTION,
                               ((DbkSessionReaction *) session->reactions->pdata[0])->code));
  if (n > 1)
    return g_strdup_printf (ngettext ("%u reaction", "%u reactions", n), n);
  return g_strdup (dbk_name (DBK_NAME_REACTION_ANSWER, session->reaction_answer));
}

char *
dbk_aftercare_section_describe (DbkDraft *draft)
{
  const DbkSession *session = dbk_draft_get_session (draft);
  g_autofree char *reaction = describe_reaction (session);
  g_autofree char *sheet = NULL;

  if (dbk_text_is_blank (session->aftercare_title))
    sheet = g_strdup (session->aftercare_given ? _ ("aftercare given") : _ ("aftercare not given"));
  else if (session->aftercare_given)
    sheet = g_strdup_printf (_ ("%s, version %s, given"), session->aftercare_title,
                             session->aftercare_version == NULL ? "" : session->aftercare_version);
  else
    sheet = g_strdup_printf (_ ("%s, version %s, not yet given"), session->aftercare_title,
                             session->aftercare_version == NULL ? "" : session->aftercare_version);
  return reaction == NULL ? g_steal_pointer (&sheet) : g_strdup_printf ("%s · %s", reaction, sheet);
}
