/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is found by: the words and digits kept beside the record. */
#pragma once

#include "dbk-client.h"

G_BEGIN_DECLS

/** The folded words of every name they have or had, each once, with a space between: compound names
 * in their parts and as one word; and those of the e-mail address before the @. Caller frees. */
char *dbk_client_search_words (const DbkClient *client);
/** The digits of a phone number without country code and trunk zero, as far as that can be told:
 * "+44 (0)7700 900123" and "07700 900123" give "7700900123". Caller frees. */
char *dbk_phone_national_digits (const char *number);
/** @digits from the last to the first. Caller frees. */
char *dbk_phone_reversed (const char *digits);
/** @digits behind the country code they begin with. Borrowed from @digits. */
const char *dbk_phone_after_country_code (const char *digits);

G_END_DECLS
