/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of all rooms. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DBK_ERROR:
 *
 * Every failure a room reports. The message is a whole translated sentence (or two) a person can
 * act on: what happened, that nothing was lost, what to do. It never holds SQL or a bare errno;
 * those go to g_debug(). The code lets a caller choose what to offer.
 */
typedef enum
{
  DBK_ERROR_FAILED,         /* anything else */
  DBK_ERROR_INVALID,        /* a value a person typed or a file holds can't be taken as it is */
  DBK_ERROR_NOT_FOUND,      /* no such client, course, session, file */
  DBK_ERROR_AMBIGUOUS,      /* a text finds more than one client */
  DBK_ERROR_REFUSED,        /* a rule of the record forbids it: signed, receptionist at work … */
  DBK_ERROR_CONFLICT,       /* somebody else changed the same thing meanwhile */
  DBK_ERROR_BUSY,           /* another program holds the records just now */
  DBK_ERROR_FULL,           /* no space left */
  DBK_ERROR_READ_ONLY,      /* the file or folder can't be written */
  DBK_ERROR_CORRUPT,        /* the file is damaged or cut short */
  DBK_ERROR_FOREIGN,        /* the file is not a Dermabook file */
  DBK_ERROR_ALTERED,        /* a Dermabook file whose schema or sealed history was changed */
  DBK_ERROR_NEWER,          /* written by a newer Dermabook */
  DBK_ERROR_NETWORK_FOLDER, /* the folder is on a network or synchronised */
  DBK_ERROR_IO,             /* reading or writing failed */
} DbkError;

#define DBK_ERROR (dbk_error_quark ())
GQuark dbk_error_quark (void);

G_END_DECLS
