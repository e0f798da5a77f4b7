/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still missing before a session is signed. */
#pragma once

#include "dbk-client-record.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_SECTION_CHECKS,
  DBK_SECTION_TREATMENT,
  DBK_SECTION_PRODUCTS,
  DBK_SECTION_REACTION, /* reaction and aftercare */
  DBK_SECTION_SCORES,
  DBK_SECTION_PHOTOS,
  DBK_SECTION_NOTES,
  DBK_N_SECTIONS,
} DbkSessionSection;

typedef enum
{
  DBK_MUST,   /* cannot be signed without it */
  DBK_SHOULD, /* listed, and can be signed all the same */
} DbkMissingWeight;

typedef struct
{
  DbkMissingWeight weight;
  DbkSessionSection section;
  char *field; /* "areas/cheek_left/endpoint", "products/2/batch_number" (1, 2, …), "treated_on" */
  char *label;   /* for a chip: "Endpoint, cheek left" */
  char *message; /* a whole sentence that says what to do */
} DbkMissing;

void dbk_missing_free (DbkMissing *missing);

/**
 * dbk_session_missing:
 * @draft: with its checks brought up to date, see dbk_session_update_checks()
 * @course: the course it belongs to, for its number and what is due; may hold @draft or not
 * @record: (nullable): the client, for consents and concerns; without it neither is asked for
 * @today: a date after it is refused
 *
 * Musts: the date, at least one area row, the practitioner, and a reason for going against each
 * check that blocks or that names an area treated all the same. The rest (see domain: consent,
 * checks answered, settings, endpoints, reasons not treated, batch numbers, reaction answered,
 * aftercare given, scores and photos due) should be there. Never about what has no rule: an empty
 * note is not missing. Returns: (transfer full) (element-type DbkMissing): in the order of the work
 */
GPtrArray *dbk_session_missing (const DbkSession *draft,
                                const DbkCourse *course,
                                const DbkClientRecord *record,
                                DbkDate today);
/** For a session from a paper card: a date not in the future, a source, some text or an area. */
GPtrArray *dbk_session_missing_to_transcribe (const DbkSession *session, DbkDate today);
/** The first must, or NULL. Owned by @missing. */
const DbkMissing *dbk_missing_first_must (GPtrArray *missing);
guint dbk_missing_count_section (GPtrArray *missing, DbkSessionSection section);

G_END_DECLS
