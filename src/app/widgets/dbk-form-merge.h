/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at one form: what stands in it after the second could not save. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-record.h"

G_BEGIN_DECLS

/** A field of the form: its name in the record's description, and the row it is typed in. */
typedef struct
{
  const char *field;
  GtkWidget *row; /* (nullable) */
} DbkFormPlace;

/**
 * dbk_form_merge:
 * @base: as it was when the form was filled
 * @mine: as the form says it
 * @theirs: as it is stored now; a value of the same type
 * @places: the fields of the form
 *
 * Field by field: what one of the two changed; mine where both did. Fields the form doesn't have,
 * and lists, are theirs. Returns: (transfer full)
 */
gpointer dbk_form_merge (gconstpointer base,
                         gconstpointer mine,
                         gconstpointer theirs,
                         const DbkFormPlace *places,
                         guint n_places);
/** Says below each field that both changed differently what the other one wrote, and puts the
 * keyboard into the first. FALSE when there is none. */
gboolean dbk_form_merge_show (gconstpointer base,
                              gconstpointer mine,
                              gconstpointer theirs,
                              const DbkFormPlace *places,
                              guint n_places);

G_END_DECLS
