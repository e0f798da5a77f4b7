/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words a person reads for the codes that are stored. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_NAME_AREA,          /* "Crow’s feet, left"; a pair's code too: "Crow’s feet, both" */
  DBK_NAME_AREA_SENTENCE, /* inside a sentence: "left cheek"; a pair: "cheeks" */
  DBK_NAME_CONCERN,
  DBK_NAME_CONCERN_STATUS,
  DBK_NAME_CAUSE, /* of stretch marks */
  DBK_NAME_SCALE, /* "Lemperle" */
  DBK_NAME_SCALE_DIRECTION,
  DBK_NAME_SCALE_REACH,
  DBK_NAME_CONDITION,
  DBK_NAME_EFFECT, /* "Blocks treatment" */
  DBK_NAME_REACTION,
  DBK_NAME_SEVERITY,
  DBK_NAME_DIRECTION,
  DBK_NAME_STEP,
  DBK_NAME_MOMENT,
  DBK_NAME_VIEW,
  DBK_NAME_SESSION_STATE,
  DBK_NAME_COURSE_STATUS,
  DBK_NAME_ROLE,
  DBK_NAME_CONTACT_PREFERENCE,
  DBK_NAME_CALL_OUTCOME, /* what came of a call about a session that is due */
  DBK_NAME_PATCH_TEST,   /* outcomes, also as a session keeps them */
  DBK_NAME_CONSENT_KIND,
  DBK_NAME_SIGNER_RELATION,
  DBK_NAME_TIP_CARE,
  DBK_NAME_DEVICE_KIND,
  DBK_NAME_PHONE_KIND,
  DBK_NAME_OCCASION,
  DBK_NAME_CHECKS_ANSWER,
  DBK_NAME_REACTION_ANSWER,
  DBK_NAME_WORD,  /* the words of word scales: "much_improved", "glogau_2" */
  DBK_NAME_STRIP, /* under a node of a course's strip: "done", "next_due", "planned" … */
  DBK_N_NAMES,
} DbkNameKind;

/**
 * dbk_name:
 * @code: (nullable)
 *
 * The translated name. Returns: (transfer none): static; "" for NULL and ""; @code itself for a
 * code nobody knows (from a file), so it lives as long as @code does.
 */
const char *dbk_name (DbkNameKind kind, const char *code);
/** The codes of @kind in the order they are offered, NULL-terminated; static. */
const char *const *dbk_name_codes (DbkNameKind kind);

/** The roman numeral of a Fitzpatrick skin type 1–6; "" for DBK_NONE. Static. */
const char *dbk_name_skin_type (int skin_type);
/** "skin type II". Caller frees; "" for DBK_NONE. */
char *dbk_name_skin_type_long (int skin_type);
/**
 * dbk_name_grade:
 *
 * The wording of a whole grade of a scale ("moderately deep"), or NULL when it has none.
 * @score: in tenths. Static.
 */
const char *dbk_name_grade (const char *scale, int score);
/** The endpoint's word: 0 "clear" … 4 "severe"; "" for DBK_NONE. Static. */
const char *dbk_name_endpoint (int endpoint);
/** The concern as shown: its own words when the code is "other". Static or owned by @other_text. */
const char *dbk_name_concern (const char *code, const char *other_text);

/**
 * dbk_names_areas:
 * @areas: (nullable): codes in any order; both sides of a pair become one
 *
 * For labels and tables, head to foot: "Forehead, left; Crow’s feet, both; Chin". Caller frees; ""
 * for none.
 */
char *dbk_names_areas (char *const *areas);
/** For use inside a sentence: "left side of the forehead, crow’s feet and chin". Caller frees. */
char *dbk_names_areas_sentence (char *const *areas);
/** The same standing alone, with a capital: "Crow’s feet, under eyes and forehead". Caller frees.
 */
char *dbk_names_areas_plain (char *const *areas);
/** Sorted head to foot, both sides of a pair replaced by the pair's code. Caller frees. */
char **dbk_areas_merge_pairs (char *const *areas);
/** "a", "a and b", "a, b and c" in the language's habit. Caller frees. */
char *dbk_names_join (char *const *names);

G_END_DECLS
