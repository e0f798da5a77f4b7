/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the completeness check share. */
#pragma once

#include "dbk-completeness.h"

G_BEGIN_DECLS

/** One check: the draft with all it is weighed against, and the list it adds to. */
typedef struct
{
  const DbkSession *draft;
  const DbkCourse *course;
  const DbkClientRecord *record; /* NULL: not asked about */
  DbkDate today;
  int number; /* the draft's in its course */
  GPtrArray *missing;
} DbkCompleteness;

/** Takes @field, @label and @message. */
void dbk_completeness_add (DbkCompleteness *self,
                           DbkMissingWeight weight,
                           DbkSessionSection section,
                           char *field,
                           char *label,
                           char *message);
void dbk_completeness_check_checks (DbkCompleteness *self);
void dbk_completeness_check_areas (DbkCompleteness *self);
void dbk_completeness_check_scores (DbkCompleteness *self);

G_END_DECLS
