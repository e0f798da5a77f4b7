/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks against treating a client on a day, and until when. */
#pragma once

#include "dbk-clinic.h"
#include "dbk-health.h"
#include "dbk-session.h"

G_BEGIN_DECLS

/** In order of weight. */
typedef enum
{
  DBK_EFFECT_NONE,
  DBK_EFFECT_NOTE,
  DBK_EFFECT_CAUTION,
  DBK_EFFECT_SIGN_OFF,
  DBK_EFFECT_AVOID_AREA,
  DBK_EFFECT_BLOCK,
} DbkEffect;

/** "", note, caution, sign_off, avoid_area, block. Static. */
const char *dbk_effect_code (DbkEffect effect);
DbkEffect dbk_effect_from_code (const char *code);

/**
 * DbkContraindication:
 *
 * One condition under one rule on one day. It is in force from the day the condition began to the
 * day before it clears: its end plus the rule's window (the end itself without a window; the day it
 * clears is treatable). Something done on a day (waxing, a peel) ended that day when no end is
 * noted. A condition without a rule has effect NONE and is never active.
 */
typedef struct
{
  char *condition;    /* the condition's code */
  char *condition_id; /* DbkCondition.id */
  char *name;    /* the condition's detail, the rule's name, or the catalogue's, in this order */
  char *rule_id; /* NULL without a rule */
  DbkEffect effect;
  gboolean active;
  DbkDate ended_on;  /* what the window counts from; DBK_DATE_NONE: still present */
  int window_days;   /* DBK_NONE: none */
  DbkDate clears_on; /* DBK_DATE_NONE: not as long as it is present */
  char **areas;      /* NULL: everywhere */
  char *title;       /* "Caution until 14 December 2026." */
  char *reason;      /* "Adapalene gel stopped 2 November 2026; wait 42 days." */
} DbkContraindication;

void dbk_contraindication_free (DbkContraindication *contraindication);

/**
 * dbk_contraindications_evaluate:
 * @conditions: (element-type DbkCondition)
 * @rules: (element-type DbkRule): the clinic's; one retired on or before @on doesn't count
 * @on: the session's date
 *
 * Returns: (transfer full) (element-type DbkContraindication): active ones first, worst first, then
 *   the one that clears last first
 */
GPtrArray *dbk_contraindications_evaluate (GPtrArray *conditions, GPtrArray *rules, DbkDate on);

/** Of the active ones; DBK_EFFECT_NONE when there are none. */
DbkEffect dbk_contraindications_worst (GPtrArray *contraindications);
/** Whether an active one says to avoid @area (or everywhere). */
gboolean dbk_contraindications_avoid (GPtrArray *contraindications, const char *area);
/** The areas active ones name to avoid, head to foot; NULL for none. Caller frees. */
char **dbk_contraindications_avoided_areas (GPtrArray *contraindications);

/** The day from which nothing active blocks any more; @on when nothing blocks; DBK_DATE_NONE when
 * no such day is known. */
DbkDate dbk_contraindications_treatable_on (GPtrArray *contraindications, DbkDate on);

/** What a session keeps of it. (transfer full) */
DbkSessionCheck *dbk_contraindication_to_check (const DbkContraindication *contraindication);
/** Brings the checks of a draft up to date: active ones as they stand on its date, overrides of the
 * same condition and effect kept, others dropped. */
void dbk_session_update_checks (DbkSession *draft, GPtrArray *contraindications);
/** The patch test as it stands on @on: not_required when there is none, pending, passed, failed,
 * expired. @patch_tests: (element-type DbkPatchTest). Static. */
const char *dbk_patch_test_standing (GPtrArray *patch_tests, DbkDate on);
/** The same under the clinic's rule: required where none was made, expired when the last one is
 * @months old (the day it is, no more; its own end comes first). @months: DBK_NONE for no rule. */
const char *dbk_patch_test_standing_by_rule (GPtrArray *patch_tests, int months, DbkDate on);

G_END_DECLS
