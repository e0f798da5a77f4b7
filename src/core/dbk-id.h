/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stable identifiers that survive export and import. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A random UUID (version 4), lower case. Caller frees. */
char *dbk_id_new (void);
/** A UUID of the same shape drawn from @random, the same for the same seed: the invented clinic. */
char *dbk_id_new_from (GRand *random);
gboolean dbk_id_is_valid (const char *id);

G_END_DECLS
