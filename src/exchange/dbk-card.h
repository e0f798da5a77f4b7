/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards (vCard 2.1, 3.0 and 4.0) as lists of properties. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One property of a card. */
typedef struct
{
  char *name;      /* in capitals, without its group */
  char *group;     /* "ITEM1" for "item1.TEL", else "" */
  char *types;     /* in small letters, each between spaces: " home pref " */
  char *language;  /* "" where none is said */
  guint pref;      /* 1 is preferred, 100 is not */
  gboolean base64; /* @value is so encoded */
  char *value;     /* in UTF-8, still escaped; line ends are \n */
} DbkCardProperty;

/** One card. A card that stands in another is one of its own. */
typedef struct
{
  guint line;            /* of BEGIN:VCARD, from 1 */
  gboolean is_agent;     /* stands in another as that person's secretary */
  gboolean unclosed;     /* the file ended before it */
  GPtrArray *properties; /* of DbkCardProperty, in the order of the card */
} DbkCard;

void dbk_card_free (DbkCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCard, dbk_card_free)

/** A file read card by card. Any thread. */
typedef struct _DbkCardReader DbkCardReader;

/**
 * dbk_card_reader_new:
 * @bytes: outlives the reader
 *
 * Line ends may be LF, CR LF, CR CR LF or CR. UTF-16 is known as in dbk_decode(); a property that
 * is no UTF-8 is in what its CHARSET says, or else in what another property of the file says, or in
 * Windows-1252.
 */
DbkCardReader *dbk_card_reader_new (const char *bytes, gsize size);
/** The next card, or NULL at the end. */
DbkCard *dbk_card_reader_next (DbkCardReader *reader);
/** "UTF-8", "UTF-16" or the charset of what was no UTF-8. Owned by the reader. */
const char *dbk_card_reader_get_encoding (const DbkCardReader *reader);
void dbk_card_reader_free (DbkCardReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCardReader, dbk_card_reader_free)

/** TRUE when @property has @type, in small letters. */
gboolean dbk_card_property_is (const DbkCardProperty *property, const char *type);
/** The parts of @value between semicolons, unescaped and cleaned; NULL-terminated. */
char **dbk_card_property_split (const DbkCardProperty *property);
/** The whole value, unescaped and cleaned. Caller frees. */
char *dbk_card_property_text (const DbkCardProperty *property);

G_END_DECLS
