/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on screen: never scrolls away. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/** How much room there is. */
typedef enum
{
  DBK_IDENTITY_WIDE,
  DBK_IDENTITY_COMPACT, /* Print Summary is its icon alone */
  DBK_IDENTITY_NARROW,  /* the name stands in the header */
} DbkIdentityForm;

/** The other clients of the same name. */
typedef struct
{
  gint64 row;
  DbkDate birth_date;
} DbkOther;

/** Name, number, facts, Print Summary and Log Session. Built anew. */
GtkWidget *
dbk_identity_new (const DbkClientRecord *record, DbkContext *context, DbkIdentityForm form);
/** The strips below it, worst first, two at most and the rest counted: what speaks against
 * treating, namesakes, reception at work. @others: (element-type DbkOther) (nullable) */
GtkWidget *dbk_identity_strips_new (const DbkClientRecord *record,
                                    DbkContext *context,
                                    GArray *others,
                                    gboolean narrow);

/** "43, born 12 March 1983". Caller frees; "" when not known. */
char *dbk_identity_text_birth (const DbkClient *client, DbkDate today);
/** The contraindications active today; (element-type DbkContraindication) (transfer full). */
GPtrArray *dbk_identity_contraindications (const DbkClientRecord *record, DbkContext *context);

G_END_DECLS
