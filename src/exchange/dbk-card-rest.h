/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contact card says beyond what a client has a place for. Private to src/exchange. */
#pragma once

#include "dbk-card.h"

G_BEGIN_DECLS

/** Adds "label: text" as a line, unless @text says nothing. @label: (nullable) */
void dbk_card_add_line (GString *note, const char *label, const char *text);
/** Adds the card's notes and what has no place of its own, line by line. */
void dbk_card_read_rest (const DbkCard *card, GString *note);
/** The picture that stands in the card itself, or NULL. */
GBytes *dbk_card_read_photo (const DbkCard *card);

G_END_DECLS
