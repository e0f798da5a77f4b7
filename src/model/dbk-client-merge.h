/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person as one. */
#pragma once

#include "dbk-client.h"

G_BEGIN_DECLS

/** Whose a field is to be. */
typedef enum
{
  DBK_MERGE_KEPT,
  DBK_MERGE_OTHER,
  DBK_MERGE_BOTH, /* notes, allergies and phones: what only the other says is added */
} DbkMergeSource;

/** A field at least one of the two has something in. */
typedef struct
{
  const DbkField *field; /* of DbkClient; "phones" too, and "address" for the whole place */
  char *kept;            /* as a person reads it; "" for nothing */
  char *other;
  gboolean same;           /* there is nothing to choose */
  gboolean joinable;       /* DBK_MERGE_BOTH is something of its own */
  DbkMergeSource proposed; /* what is not empty, both where that goes, else the kept one's */
} DbkMergeField;

/**
 * dbk_client_merge_fields:
 *
 * The fields to choose from, in the order of the record. Id, number and the day of entry stay those
 * of the client that is kept; whether somebody is archived is no choice.
 * Returns: (transfer full) (element-type DbkMergeField)
 */
GPtrArray *dbk_client_merge_fields (const DbkClient *kept, const DbkClient *other);
/** Gives @merged the field as it is in @kept, in @other, or in both. */
void dbk_client_merge_take (DbkClient *merged,
                            const DbkClient *kept,
                            const DbkClient *other,
                            const DbkField *field,
                            DbkMergeSource source);
/**
 * dbk_client_merged:
 *
 * What is proposed for the one client: everything of @kept, its gaps filled from @other, all
 * phones, and both notes and allergies where they differ.
 * Returns: (transfer full)
 */
DbkClient *dbk_client_merged (const DbkClient *kept, const DbkClient *other);

G_END_DECLS
