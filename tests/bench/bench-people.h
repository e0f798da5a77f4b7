/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented clients, as many as wanted, the same for the same seed. */
#pragma once

#include "dbk-client.h"

G_BEGIN_DECLS

typedef struct _BenchPeople BenchPeople;

BenchPeople *bench_people_new (guint32 seed);
void bench_people_free (BenchPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchPeople, bench_people_free)

/** The next one: names about as unevenly spread as in a town, one in ten with a former or a
 * preferred name, most with one or two phones and an e-mail address. No id, no number. (transfer
 * full) */
DbkClient *bench_people_next (BenchPeople *people);
/** For what is built on the clients. */
GRand *bench_people_random (BenchPeople *people);

G_END_DECLS
