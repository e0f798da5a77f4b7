/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of file it is, and its bytes as UTF-8. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_CONTENT_EMPTY,
  DBK_CONTENT_TEXT,
  DBK_CONTENT_JSON, /* begins with a bracket */
  DBK_CONTENT_SQLITE,
  DBK_CONTENT_WORKBOOK, /* Excel, LibreOffice, or another packed document */
  DBK_CONTENT_PICTURE,
  DBK_CONTENT_PDF,
  DBK_CONTENT_CARDS, /* vCard */
  DBK_CONTENT_BINARY,
} DbkContent;

/** Judged by the bytes, never by the file's name. */
DbkContent dbk_content_guess (const char *bytes, gsize size);
/** Sets DBK_ERROR_FOREIGN with what @content is and what to do; for what can't be brought in. */
void dbk_content_refuse (DbkContent content, GError **error);

/** Whether dbk_decode() would read it as UTF-16. */
gboolean dbk_decode_is_utf16 (const char *bytes, gsize size);
/**
 * dbk_decode:
 * @encoding: (out): "UTF-8", "UTF-16" or "Windows-1252". Static
 *
 * The text in UTF-8 without a byte-order mark. UTF-16 is known by its mark or its zero bytes; what
 * is no UTF-8 is read as Windows-1252, byte by byte, so one wrong byte doesn't spoil the rest.
 * Returns: (transfer full)
 */
char *dbk_decode (const char *bytes, gsize size, const char **encoding);

/** The same, piece by piece. */
typedef struct _DbkDecoder DbkDecoder;

DbkDecoder *dbk_decoder_new (void);
void dbk_decoder_free (DbkDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkDecoder, dbk_decoder_free)
/**
 * dbk_decoder_feed:
 * @bytes: the first piece holds at least 4 KB, or all there is
 * @last: nothing follows
 *
 * Appends what @bytes say to @text; half a character at the end waits for the next piece.
 */
void
dbk_decoder_feed (DbkDecoder *self, GString *text, const char *bytes, gsize size, gboolean last);
/** As far as is known by now. Static. */
const char *dbk_decoder_get_encoding (const DbkDecoder *self);

G_END_DECLS
