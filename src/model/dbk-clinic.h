/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own lists: staff, devices, products, rules, forms, templates, settings. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *name;
  char *role; /* practitioner, receptionist, owner */
  char *certificate_number;
  gboolean has_pin; /* asked for one before working; see dbk-pin-store.h */
  DbkDate retired_on;
  int revision;
} DbkStaff;

typedef struct
{
  DbkRecord record;
  char *name;         /* "Diamond" */
  char *grit;         /* "120" */
  char *care;         /* single_use, sterilised */
  DbkDate retired_on; /* not offered any more */
} DbkDeviceTip;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *kind; /* crystal, diamond, other */
  char *make;
  char *model;
  char *serial;
  char *vacuum_unit;
  char *vacuum_min; /* the maker's range, canonical decimal text; "" when none: no warning */
  char *vacuum_max;
  GPtrArray *tips; /* of DbkDeviceTip */
  DbkDate retired_on;
  int revision;
} DbkDevice;

/** One delivery of a product, as printed on its packages. */
typedef struct
{
  DbkRecord record;
  char *number;
  DbkDate expires_on;
  DbkDate retired_on; /* used up */
} DbkProductBatch;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *name;
  char *step; /* as DbkSessionProduct.step */
  char *moment;
  char *open_batch_number; /* the opened package's, filled in again next time */
  DbkDate open_expires_on;
  GPtrArray *batches; /* of DbkProductBatch */
  DbkDate retired_on;
  int revision;
} DbkProduct;

/** A contraindication rule; see dbk-contraindication.h for what it does. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *condition; /* code */
  char *name;      /* the clinic's words; "" for the catalogue's */
  char *effect;    /* note, caution, sign_off, avoid_area, block */
  int window_days; /* DBK_NONE: holds until the condition is ended */
  char **areas;    /* NULL: the condition's own areas, or everywhere */
  char *source;
  DbkDate retired_on;
  int revision;
} DbkRule;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *title;
  char *version;
  char *body;
  char *replaces; /* the id of the version before it, which is retired; "" for the first */
  DbkDate retired_on;
  int revision;
} DbkAftercareSheet;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *kind; /* treatment, photographs, marketing */
  char *title;
  char *version;
  char *body;
  char *replaces; /* as for an aftercare sheet */
  DbkDate retired_on;
  int revision;
} DbkConsentForm;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *title;
  char **concerns; /* concern codes it is meant for; NULL: any */
  int planned_sessions;
  int interval_min_days;
  int interval_target_days;
  int interval_max_days;
  int maintenance_days;
  char *home_care;
  char **scores_due;
  char **photos_due;
  char *source;
  DbkDate retired_on;
  int revision;
} DbkCourseTemplate;

/** What stands at the head of prints, and how the clinic works. Kept as settings by name. */
typedef struct
{
  DbkRecord record;
  char *name;
  char *address; /* lines separated by \n */
  char *phone;
  char *email;
  char *smallest_changes; /* see dbk_smallest_change_find(); "" where the clinic entered none */
  char *color;            /* of the letterhead: "#8a3b66"; "" for black */
  GBytes *logo; /* (nullable): a PNG, see dbk_logo_read(); in the records, so in every backup */
  /* The medical history is confirmed again after so many months; DBK_NONE: nobody is asked. */
  int history_interval_months;
  /* A patch test is needed before the first session and again after so many months; DBK_NONE: the
   * clinic asks for none. */
  int patch_test_interval_months;
  /* A record is looked at again so many years after its last entry; DBK_NONE: never. Who was under
   * 18 then is kept at least to this age; DBK_NONE: like everybody. Nothing goes by itself. */
  int retention_years;
  int retention_minor_age;
  int lock_minutes;  /* the window locks itself after so long without input; DBK_NONE: never */
  gboolean invented; /* demonstration data: marked so on screen and on paper */
} DbkClinic;

DBK_DECLARE_RECORD (DbkStaff, staff)
DBK_DECLARE_RECORD (DbkDeviceTip, device_tip)
DBK_DECLARE_RECORD (DbkDevice, device)
DBK_DECLARE_RECORD (DbkProductBatch, product_batch)
DBK_DECLARE_RECORD (DbkProduct, product)
DBK_DECLARE_RECORD (DbkRule, rule)
DBK_DECLARE_RECORD (DbkAftercareSheet, aftercare_sheet)
DBK_DECLARE_RECORD (DbkConsentForm, consent_form)
DBK_DECLARE_RECORD (DbkCourseTemplate, course_template)
DBK_DECLARE_RECORD (DbkClinic, clinic)

/** TRUE for practitioner and owner: may write clinical pages and sign. */
gboolean dbk_staff_is_clinical (const DbkStaff *staff);

G_END_DECLS
