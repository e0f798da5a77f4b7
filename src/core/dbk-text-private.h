/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of typed text share inside this room. */
#pragma once

#include "dbk-text.h"

G_BEGIN_DECLS

/** What a person typed, as a message repeats it: cleaned, and cut when long. Caller frees. */
char *dbk_text_quote (const char *text);

G_END_DECLS
