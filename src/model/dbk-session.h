/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session: what was done that day, area by area, and what was added to it later. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

typedef struct
{
  DbkRecord record;
  char *area;
  gboolean treated;
  char *not_treated_reason;
  char *tip;         /* as it stood in the device's list: "Diamond" */
  char *grit;        /* "120"; the maker's own word */
  char *tip_care;    /* "", single_use, sterilised */
  char *vacuum;      /* canonical decimal text, "12.5"; see dbk_vacuum_parse() */
  char *vacuum_unit; /* code, see dbk_vacuum_unit_code() */
  int passes;
  char *direction; /* single, right_angles, circular, lymphatic */
  int duration_seconds;
  int endpoint;   /* erythema 0–4 */
  char *reaction; /* in words: "slight pink, 1 day" */
  char *note;
} DbkSessionArea;

typedef struct
{
  DbkRecord record;
  char *step;   /* cleanse, facial, tone, vitamin_c, moisturise, sun_protection, other */
  char *moment; /* before, during, after */
  char *name;
  char *batch_number;
  DbkDate expires_on;
  char **areas; /* NULL: all treated areas */
} DbkSessionProduct;

/** An adverse reaction seen or told. How it ended is added later as DbkReactionResolution. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *code;
  char *severity; /* mild, moderate, severe */
  char **areas;
  char *onset;
  char *action_taken;
  DbkDate resolved_on; /* when it was over before signing */
  char *note;
  GPtrArray *resolutions; /* of DbkReactionResolution */
} DbkSessionReaction;

typedef struct
{
  DbkRecord record;
  char *id;
  DbkDate resolved_on;
  char *text;
  char *recorded_by;
  DbkTime recorded_at;
} DbkReactionResolution;

/** One contraindication as it stood on the session's date, with the override where one was made. */
typedef struct
{
  DbkRecord record;
  char *condition; /* the condition's code */
  char *text;      /* the rule and its dates in words, as it stood */
  char *effect;    /* note, caution, sign_off, avoid_area, block */
  char **areas;
  DbkDate clears_on;
  char *override_reason;
  char *override_by;
  DbkTime override_at;
} DbkSessionCheck;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *sha256; /* hexadecimal; the original stands byte for byte under this name */
  char *media_type;
  int bytes;
  DbkDate taken_on;
  char *view; /* front, left_45, right_45, left, right, close_up, other */
  char *area;
  char *note;
  DbkTime added_at;
  char *added_by;
} DbkPhoto;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  int number; /* 1, 2, … within the session */
  DbkTime written_at;
  char *written_by;
  char *reason;
  char *text;
  char *field; /* "" or the field it corrects: "notes", "areas/cheek_left/passes",
                  "products/2/batch_number" */
  char *old_value;
  char *new_value;
} DbkAddendum;

typedef struct
{
  DbkRecord record;
  char *id;
  DbkTime marked_at;
  char *marked_by;
  char *reason;
} DbkEnteredInError;

typedef struct
{
  DbkRecord record;
  gint64 row;
  gint64 course_row;
  char *id;
  char *state;        /* draft, signed, transcribed */
  DbkDate treated_on; /* typed, never in the future */
  char *started_at;   /* "14:05" local, or "" */
  int duration_minutes;
  char *practitioner; /* the name as it stood */
  char *practitioner_certificate;
  gint64 practitioner_row;
  gint64 device_row;
  char *device_kind; /* crystal, diamond, other */
  char *device_make;
  char *device_model;
  char *device_serial;
  char *checks_answer;   /* "", no_change, changed: the answer to "anything new since last time?" */
  char *patch_test;      /* "", not_required, required, pending, passed, failed, expired: as it
                            stood */
  char *consent_version; /* title and version of the consent in force, as it stood */
  char *before_treatment; /* what was done before: "Conventional facial" */
  char *reaction_answer;  /* "", none, some: the answer to "any adverse reaction?" */
  char *aftercare_title;
  char *aftercare_version;
  char *aftercare_text;
  gboolean aftercare_given;
  char *home_care;
  char *feedback;   /* the client's words */
  int satisfaction; /* 1–5 */
  DbkDate next_recommended_on;
  char *next_recommended;
  char *notes;
  char *source;     /* a transcribed session's: "paper card" */
  char *entered_by; /* who transcribed it */
  DbkTime recorded_at;
  GPtrArray *areas;     /* of DbkSessionArea */
  GPtrArray *products;  /* of DbkSessionProduct */
  GPtrArray *reactions; /* of DbkSessionReaction */
  GPtrArray *checks;    /* of DbkSessionCheck */
  GPtrArray *scores;    /* of DbkAssessment */
  GPtrArray *photos;    /* of DbkPhoto */
  DbkTime signed_at;
  char *signed_by;
  char *signed_by_certificate;
  GPtrArray *addenda; /* of DbkAddendum */
  DbkEnteredInError *entered_in_error;
  int revision;
} DbkSession;

DBK_DECLARE_RECORD (DbkSessionArea, session_area)
DBK_DECLARE_RECORD (DbkSessionProduct, session_product)
DBK_DECLARE_RECORD (DbkReactionResolution, reaction_resolution)
DBK_DECLARE_RECORD (DbkSessionReaction, session_reaction)
DBK_DECLARE_RECORD (DbkSessionCheck, session_check)
DBK_DECLARE_RECORD (DbkPhoto, photo)
DBK_DECLARE_RECORD (DbkAddendum, addendum)
DBK_DECLARE_RECORD (DbkEnteredInError, entered_in_error)
DBK_DECLARE_RECORD (DbkSession, session)

/** TRUE for signed and transcribed sessions. */
gboolean dbk_session_is_locked (const DbkSession *session);
/** TRUE when it counts as held: locked and not entered in error. */
gboolean dbk_session_is_held (const DbkSession *session);
/** The row of @area, or NULL. Owned by the session. */
DbkSessionArea *dbk_session_find_area (const DbkSession *session, const char *area);
/** How many rows were treated. */
guint dbk_session_count_treated (const DbkSession *session);

G_END_DECLS
