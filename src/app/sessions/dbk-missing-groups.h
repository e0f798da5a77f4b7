/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing, as the strip at the bottom lists it. */
#pragma once

#include "dbk-draft.h"

G_BEGIN_DECLS

/** One chip: several things of one kind, or one thing. */
typedef struct
{
  DbkSessionSection section;
  char *field; /* where it jumps to */
  char *label; /* "Endpoint, cheek left", "3 batch numbers" */
  char *message;
  guint count;
} DbkMissingGroup;

void dbk_missing_group_free (DbkMissingGroup *group);
/**
 * dbk_missing_groups:
 *
 * Areas with more than one thing missing count once each; more than two areas, and several batch
 * numbers or scores, become one group. While last time's settings can be copied, that is the first
 * group, with field "copy". Returns: (transfer full) (element-type DbkMissingGroup): in order
 */
GPtrArray *dbk_missing_groups (DbkDraft *draft);
/** The sum of their counts. */
guint dbk_missing_groups_count (GPtrArray *groups);

/** The field of one area's row ("endpoint"), owned by @missing, and its area; NULL for others. */
const char *dbk_missing_area_field (const DbkMissing *missing, char **area);
gboolean dbk_missing_has_area (GPtrArray *missing, const char *area);

G_END_DECLS
