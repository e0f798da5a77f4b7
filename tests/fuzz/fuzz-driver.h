/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fuzzer's one function, and what runs it where there is no libFuzzer. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** Takes whatever comes and must neither crash nor hang. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/** Texts to begin with, ended by NULL. */
extern const char *const fuzz_seeds[];
/** What the format is made of: put in at random; ended by NULL. */
extern const char *const fuzz_words[];
