/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables build-aux/catalog.py makes from data/catalog. */
#pragma once

#include "dbk-catalog.h"

G_BEGIN_DECLS

typedef struct
{
  const char *condition;
  const char *effect;
  int window_days;
} DbkRuleDefault;

typedef struct
{
  const char *code;
  const char *const *concerns;
  int planned_sessions;
  int interval_min_days;
  int interval_target_days;
  int interval_max_days;
  int maintenance_days;
  const char *const *scores_due;
  const char *const *photos_due;
} DbkTemplateDefault;

typedef struct
{
  const char *code;
  const char *step;
  const char *moment;
} DbkProductDefault;

typedef struct
{
  const char *kind;
  const char *const *tips;
} DbkDeviceDefault;

extern const DbkAreaInfo dbk_catalog_area_table[];
extern const guint dbk_catalog_area_table_n;
extern const DbkConcernInfo dbk_catalog_concern_table[];
extern const guint dbk_catalog_concern_table_n;
extern const DbkScaleInfo dbk_catalog_scale_table[];
extern const guint dbk_catalog_scale_table_n;
extern const DbkConditionInfo dbk_catalog_condition_table[];
extern const guint dbk_catalog_condition_table_n;
extern const DbkRuleDefault dbk_catalog_rule_table[];
extern const guint dbk_catalog_rule_table_n;
extern const DbkTemplateDefault dbk_catalog_template_table[];
extern const guint dbk_catalog_template_table_n;
extern const DbkProductDefault dbk_catalog_product_table[];
extern const guint dbk_catalog_product_table_n;
extern const DbkDeviceDefault dbk_catalog_device_table[];
extern const guint dbk_catalog_device_table_n;

G_END_DECLS
