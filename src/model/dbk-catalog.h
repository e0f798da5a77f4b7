/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program knows before anybody types: areas, concerns, scales, conditions, defaults. */
#pragma once

#include "dbk-clinic.h"

G_BEGIN_DECLS

/*
 * Codes and figures stand in data/catalog with their sources and become constant tables at
 * build time. Their names stand in dbk-names.h. All pointers are static; any thread.
 */

typedef enum
{
  DBK_REGION_FACE, /* drawn on the face maps: the face, neck and décolletage */
  DBK_REGION_BODY,
} DbkRegion;

typedef enum
{
  DBK_SIDE_MIDDLE,
  DBK_SIDE_LEFT, /* the client's */
  DBK_SIDE_RIGHT,
} DbkSide;

typedef struct
{
  const char *code; /* "crows_feet_left" */
  DbkRegion region;
  DbkSide side;
  const char *pair;   /* the name of both sides together, "crows_feet"; NULL in the middle */
  const char *mirror; /* the same area on the other side; NULL in the middle */
  gboolean normally_excluded; /* not treated unless the practitioner says so: upper eyelids */
} DbkAreaInfo;

typedef struct
{
  const char *code;
  const char *const *scales; /* offered, the usual one first; NULL-terminated, never empty */
  const char *const *areas;  /* usual areas; NULL-terminated, may be empty */
  const char *const *causes; /* codes a cause is chosen from; empty: free text */
} DbkConcernInfo;

typedef enum
{
  DBK_COMPOSITE_NONE,
  DBK_COMPOSITE_MASI,  /* parts: see dbk-composite.h */
  DBK_COMPOSITE_DAVEY, /* four quadrants */
} DbkComposite;

typedef struct _DbkScaleInfo
{
  const char *code;
  const char *version;
  int minimum; /* in tenths, like all scores; DBK_NONE for a scale of words */
  int maximum;
  int step;
  gboolean lower_is_better;
  gboolean per_area;         /* FALSE: the concern is scored as a whole, area "" */
  gboolean validated;        /* FALSE: say "not validated" on screen */
  gboolean wording_verified; /* FALSE: the grades' wording was not read in the source */
  DbkComposite composite;
  const char *const *words; /* a word scale's codes, best first; empty for a scale of numbers */
  const char *source;
  /* Of the clinic's own alone: see dbk-scale.h, which asks all scales the same questions. */
  const char *name;
  const char *const *labels; /* one a grade, lowest first, "" for none; NULL without */
  const char *const *areas;  /* it is meant for; NULL: any */
} DbkScaleInfo;

/** How the day a condition ended is told. */
typedef enum
{
  DBK_CONDITION_STATE,      /* something the client has: ended when it was over */
  DBK_CONDITION_MEDICATION, /* something the client takes or applies: ended when it was stopped */
  DBK_CONDITION_EVENT,      /* something that was done on a day: that day counts as its end */
} DbkConditionKind;

typedef struct
{
  const char *code;
  DbkConditionKind kind;
} DbkConditionInfo;

/** All of them in the order they are offered; @n: (out). */
const DbkAreaInfo *dbk_catalog_areas (guint *n);
const DbkConcernInfo *dbk_catalog_concerns (guint *n);
const DbkScaleInfo *dbk_catalog_scales (guint *n);
const DbkConditionInfo *dbk_catalog_conditions (guint *n);

/** NULL for a code that is not in the catalogue (an imported one). Takes NULL. */
const DbkAreaInfo *dbk_catalog_find_area (const char *code);
const DbkConcernInfo *dbk_catalog_find_concern (const char *code);
const DbkScaleInfo *dbk_catalog_find_scale (const char *code);
const DbkConditionInfo *dbk_catalog_find_condition (const char *code);
/** Its place among the areas, head to foot, left before right; G_MAXUINT when not known. */
guint dbk_catalog_area_position (const char *code);

/** What a person types into a score field: FALSE with a sentence when it is off the scale or
 * between its steps. @score: in tenths. */
gboolean dbk_scale_check_score (const DbkScaleInfo *scale, int score, GError **error);

/*
 * What fresh records start with. Everything is the clinic's to edit afterwards. Texts are in the
 * language the program runs in. New values without ids (the store makes them).
 * Returns: (transfer full)
 */

/** (element-type DbkRule): domain rules with their sources. */
GPtrArray *dbk_catalog_default_rules (void);
/** (element-type DbkCourseTemplate) */
GPtrArray *dbk_catalog_default_templates (void);
/** (element-type DbkProduct): one for each step, without a maker or a batch. */
GPtrArray *dbk_catalog_default_products (void);
/** (element-type DbkDevice): one with diamond tips and one with crystals, without any range. */
GPtrArray *dbk_catalog_default_devices (void);
/** (element-type DbkAftercareSheet) */
GPtrArray *dbk_catalog_default_aftercare_sheets (void);
/** (element-type DbkConsentForm): treatment, photographs, marketing. */
GPtrArray *dbk_catalog_default_consent_forms (void);

G_END_DECLS
