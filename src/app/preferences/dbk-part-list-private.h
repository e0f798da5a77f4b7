/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the list of parts share. */
#pragma once

#include "dbk-part-list.h"

G_BEGIN_DECLS

/** One part as the list shows it. */
typedef struct
{
  DbkPartList *list;
  gpointer record; /* as it was filled in; owned */
  gboolean stored;
  GtkWidget *row;    /* in the group */
  GPtrArray *fields; /* of GtkWidget, as in the description; NULL for a retired one */
  GtkSwitch *chosen; /* (nullable) */
} DbkPart;

struct _DbkPartList
{
  AdwPreferencesGroup parent_instance;

  const DbkListField *field;
  DbkFormDialog *dialog; /* it stands in it */
  GPtrArray *parts;      /* of DbkPart; offered ones first */
};

/** Makes the part's row: its fields to edit, or a retired one's words. */
void dbk_part_build (DbkPart *part);
/** The part as typed so far; what can't be read stays as it was. */
gpointer dbk_part_dup_typed (DbkPart *part);
/** Writes what was typed so far into the row's title. */
void dbk_part_show_title (DbkPart *part);

/** Retires what is stored, takes out what isn't, brings back what was retired. @button: of the
 * part's row */
void dbk_part_list_turn (DbkPartList *self, GtkWidget *button);
/** One of the parts, or none, is in use. */
void dbk_part_list_choose (GtkSwitch *chosen, GParamSpec *spec, DbkPartList *self);
/** Something was typed into @widget, of the part's row. */
void dbk_part_list_retitle (DbkPartList *self, GtkWidget *widget);

G_END_DECLS
