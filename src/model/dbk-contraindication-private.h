/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the working out and the wording of contraindications share. */
#pragma once

#include "dbk-catalog.h"
#include "dbk-contraindication.h"

G_BEGIN_DECLS

/** Sets name, title and reason from the rest. */
void dbk_contraindication_set_words (DbkContraindication *result,
                                     const DbkCondition *condition,
                                     const DbkRule *rule,
                                     DbkConditionKind kind,
                                     DbkDate on);

G_END_DECLS
