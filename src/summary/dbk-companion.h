/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else a clinic prints: all DbkSummary documents, drawn, written and previewed alike. */
#pragma once

#include "dbk-summary.h"

G_BEGIN_DECLS

/**
 * dbk_companion_new_aftercare:
 * @record: (nullable): whom it is handed to
 * @title, @version, @text: the sheet's; one line of @text a rule
 */
DbkSummary *dbk_companion_new_aftercare (const DbkClientRecord *record,
                                         const char *title,
                                         const char *version,
                                         const char *text,
                                         const DbkClinic *clinic,
                                         const DbkSummaryOptions *options);
/** The sheet @record's newest session handed over, in the version given; DBK_ERROR_NOT_FOUND when
 * none was. */
DbkSummary *dbk_companion_new_aftercare_given (const DbkClientRecord *record,
                                               const DbkClinic *clinic,
                                               const DbkSummaryOptions *options,
                                               GError **error);
/** A sheet to fill in by hand while the computer is off, with the face map. @record: (nullable):
 * its name and number are filled in. */
DbkSummary *dbk_companion_new_consultation (const DbkClientRecord *record,
                                            const DbkClinic *clinic,
                                            const DbkSummaryOptions *options);

/** One line of a due list. Texts are not owned. */
typedef struct
{
  const char *name;
  int number;
  const char *phone;
  const char *contact_preference; /* code */
  const char *state;              /* due, overdue, draft, too_early */
  DbkDate first;
  DbkDate last;
  int days_late; /* DBK_NONE unless overdue */
  DbkDate last_session;
  const char *what; /* (nullable): the course */
  const char *call; /* (nullable): what came of the last call, and its day */
} DbkDueEntry;

/** Who is due on the day of @options, in the order given, with room to note the call. */
DbkSummary *dbk_companion_new_due_list (const DbkDueEntry *entries,
                                        gsize n_entries,
                                        const DbkClinic *clinic,
                                        const DbkSummaryOptions *options);
/** One session with everything in it, for the record. DBK_ERROR_NOT_FOUND for a draft too: what is
 * not signed is not printed. */
DbkSummary *dbk_companion_new_session (const DbkClientRecord *record,
                                       const char *session_id,
                                       const DbkClinic *clinic,
                                       const DbkSummaryOptions *options,
                                       GError **error);
/** Everything about one client, every course: what an access request is answered with. */
DbkSummary *dbk_companion_new_record (const DbkClientRecord *record,
                                      const DbkClinic *clinic,
                                      const DbkSummaryOptions *options);

G_END_DECLS
