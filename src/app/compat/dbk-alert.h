/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and statements over a window, whatever this libadwaita calls the dialog. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_ALERT_PLAIN,
  DBK_ALERT_SUGGESTED,
  DBK_ALERT_DESTRUCTIVE,
} DbkAlertLook;

typedef struct
{
  const char *id;
  const char *label; /* translated, with an underline for the mnemonic */
  DbkAlertLook look;
} DbkAlertResponse;

/**
 * dbk_alert_async:
 * @from: the dialog stands over its window; goes away with it
 * @responses: from left to right; the first is what closing the dialog means, the last is what
 *   Enter does unless it is destructive
 * @extra: (nullable): a widget below the text
 */
void dbk_alert_async (GtkWidget *from,
                      const char *heading,
                      const char *body,
                      const DbkAlertResponse *responses,
                      guint n_responses,
                      GtkWidget *extra,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/** Returns: (transfer full): the id of the response. */
char *dbk_alert_finish (GAsyncResult *result);

/** A statement with one button, "Close". */
void dbk_alert_say (GtkWidget *from, const char *heading, const char *body);

G_END_DECLS
