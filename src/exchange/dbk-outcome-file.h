/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, for a spreadsheet. */
#pragma once

#include "dbk-outcome.h"

G_BEGIN_DECLS

/** CSV with a header line: counts, and shares in per cent with a point where there are enough
 * courses for them. Caller frees. */
char *dbk_outcome_to_csv (const DbkOutcome *outcome);

G_END_DECLS
