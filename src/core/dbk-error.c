/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain's quark. */
#include "dbk-error.h"

G_DEFINE_QUARK (dbk - error - quark, dbk_error)
