/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of names, a file for each page they are read on. */
#pragma once

#include "dbk-names.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code;
  const char *text; /* untranslated */
} DbkNameEntry;

typedef struct
{
  int grade;
  const char *text;
} DbkGradeEntry;

/* Each ends with an entry of NULLs. */
extern const DbkNameEntry dbk_names_area[];
extern const DbkNameEntry dbk_names_area_pair[];
extern const DbkNameEntry dbk_names_area_sentence[];
extern const DbkNameEntry dbk_names_area_pair_sentence[];
extern const DbkNameEntry dbk_names_concern[];
extern const DbkNameEntry dbk_names_concern_status[];
extern const DbkNameEntry dbk_names_cause[];
extern const DbkNameEntry dbk_names_scale[];
extern const DbkNameEntry dbk_names_scale_direction[];
extern const DbkNameEntry dbk_names_scale_reach[];
extern const DbkNameEntry dbk_names_condition[];
extern const DbkNameEntry dbk_names_effect[];
extern const DbkNameEntry dbk_names_reaction[];
extern const DbkNameEntry dbk_names_severity[];
extern const DbkNameEntry dbk_names_direction[];
extern const DbkNameEntry dbk_names_step[];
extern const DbkNameEntry dbk_names_moment[];
extern const DbkNameEntry dbk_names_view[];
extern const DbkNameEntry dbk_names_session_state[];
extern const DbkNameEntry dbk_names_course_status[];
extern const DbkNameEntry dbk_names_role[];
extern const DbkNameEntry dbk_names_contact_preference[];
extern const DbkNameEntry dbk_names_call_outcome[];
extern const DbkNameEntry dbk_names_patch_test[];
extern const DbkNameEntry dbk_names_consent_kind[];
extern const DbkNameEntry dbk_names_signer_relation[];
extern const DbkNameEntry dbk_names_tip_care[];
extern const DbkNameEntry dbk_names_device_kind[];
extern const DbkNameEntry dbk_names_phone_kind[];
extern const DbkNameEntry dbk_names_occasion[];
extern const DbkNameEntry dbk_names_checks_answer[];
extern const DbkNameEntry dbk_names_reaction_answer[];
extern const DbkNameEntry dbk_names_word[];
extern const DbkNameEntry dbk_names_strip[];

G_END_DECLS
