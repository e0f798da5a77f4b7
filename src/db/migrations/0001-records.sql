-- The clinic's records. Column names are the field names of src/model.
--
-- Days are 'YYYY-MM-DD', moments 'YYYY-MM-DDTHH:MM:SS.sssZ' (UTC). Lists of codes (areas) are JSON
-- arrays of texts, '[]' when empty. Scores are whole tenths. Empty texts are '', never NULL.
-- Audit and lock triggers are made from these tables by build-aux/audit.py: a table with a session_id
-- is locked with its session unless it is one of the append-only ones.

-- Settings by name: clinic.name, clinic.address, clinic.invented, next_client_number …
CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('practitioner', 'receptionist', 'owner')),
  certificate_number TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

-- What a person types before working under their name, as a salted hash only. It keeps a passer-by
-- from writing as somebody else; it encrypts nothing.
CREATE TABLE staff_pin (
  row INTEGER PRIMARY KEY REFERENCES staff (row),
  hash TEXT NOT NULL CHECK (hash <> ''),
  set_at TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- since it was last typed right
  failed_at TEXT
) STRICT;

-- One run of an import, so that it can be taken back whole.
CREATE TABLE client_import (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  file_name TEXT NOT NULL DEFAULT '',
  imported_by TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL,
  finished_at TEXT,
  added INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  merged INTEGER NOT NULL DEFAULT 0, -- of those updated: given more by a file of the record format
  sessions INTEGER NOT NULL DEFAULT 0, -- past ones, transcribed
  undone_at TEXT
) STRICT;

CREATE TABLE client (
  -- 24 bits: see client_search. An erased client's is never given again: its key stays.
  row INTEGER PRIMARY KEY AUTOINCREMENT CHECK (row BETWEEN 1 AND 16777215),
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  given_name TEXT NOT NULL DEFAULT '',
  family_name TEXT NOT NULL DEFAULT '',
  preferred_name TEXT NOT NULL DEFAULT '',
  former_name TEXT NOT NULL DEFAULT '',
  birth_date TEXT CHECK (birth_date IS date (birth_date)),
  email TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  contact_preference TEXT NOT NULL DEFAULT ''
    CHECK (contact_preference IN ('', 'phone', 'message', 'email', 'post', 'do_not_call')),
  heard_of_us TEXT NOT NULL DEFAULT '',
  desk_note TEXT NOT NULL DEFAULT '',
  allergies TEXT NOT NULL DEFAULT '',
  clinical_note TEXT NOT NULL DEFAULT '',
  skin_type INTEGER CHECK (skin_type BETWEEN 1 AND 6),
  added_at TEXT NOT NULL,
  archived_on TEXT CHECK (archived_on IS date (archived_on)),
  merged_into INTEGER REFERENCES client (row),
  import_row INTEGER REFERENCES client_import (row),
  revision INTEGER NOT NULL DEFAULT 1,
  -- Derived by the store from the columns above, for order and search; not audited.
  sort_key TEXT NOT NULL DEFAULT '',
  name_order INTEGER NOT NULL DEFAULT 0 CHECK (name_order BETWEEN 0 AND 549755813887),
  search_words TEXT NOT NULL DEFAULT '',
  CHECK (given_name <> '' OR family_name <> '')
) STRICT;
-- name_order rises with sort_key, so the list walks this index; it holds all the walk needs.
CREATE INDEX client_name_order ON client (archived_on, merged_into, name_order, sort_key);
CREATE INDEX client_birth_date ON client (birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX client_email ON client (email COLLATE NOCASE) WHERE email <> '';
CREATE INDEX client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX client_import_of ON client (import_row) WHERE import_row IS NOT NULL;

CREATE TABLE client_phone (
  client_row INTEGER NOT NULL REFERENCES client (row),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'mobile', 'home', 'work', 'other')),
  number TEXT NOT NULL CHECK (number <> ''),
  -- Derived by the store from number: its digits without country code and trunk zero, and the same
  -- from the last to the first, for those who know the end of a number.
  digits TEXT NOT NULL DEFAULT '',
  ending TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (client_row, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_phone_digits ON client_phone (digits) WHERE digits <> '';
CREATE INDEX client_phone_ending ON client_phone (ending) WHERE ending <> '';

-- What an import brought up to date, so that it can be taken back: the client as JSON.
CREATE TABLE client_import_change (
  row INTEGER PRIMARY KEY,
  import_row INTEGER NOT NULL REFERENCES client_import (row),
  client_row INTEGER NOT NULL REFERENCES client (row),
  before TEXT NOT NULL CHECK (json_valid (before)),
  after TEXT NOT NULL CHECK (json_valid (after))
) STRICT;
CREATE INDEX client_import_change_of ON client_import_change (import_row);
CREATE INDEX client_import_change_client ON client_import_change (client_row);

CREATE TABLE client_merge (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  kept_row INTEGER NOT NULL REFERENCES client (row),
  other_row INTEGER NOT NULL REFERENCES client (row),
  merged_at TEXT NOT NULL,
  merged_by TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid (detail)), -- what was re-pointed and overwritten
  undone_at TEXT
) STRICT;
CREATE INDEX client_merge_kept ON client_merge (kept_row);
CREATE INDEX client_merge_other ON client_merge (other_row);

-- Two clients somebody looked at and said they are two people: not asked about again.
CREATE TABLE client_distinction (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  one_row INTEGER NOT NULL REFERENCES client (row),
  other_row INTEGER NOT NULL REFERENCES client (row),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL DEFAULT '',
  UNIQUE (one_row, other_row),
  CHECK (one_row < other_row)
) STRICT;
CREATE INDEX client_distinction_other ON client_distinction (other_row);

-- Health

CREATE TABLE condition (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  code TEXT NOT NULL CHECK (code <> ''),
  detail TEXT NOT NULL DEFAULT '',
  started_on TEXT CHECK (started_on IS date (started_on)),
  ended_on TEXT CHECK (ended_on IS date (ended_on)),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  note TEXT NOT NULL DEFAULT '',
  noted_at TEXT,
  noted_by TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (started_on IS NULL OR ended_on IS NULL OR ended_on >= started_on)
) STRICT;
CREATE INDEX condition_client ON condition (client_row);

CREATE TABLE history_confirmation (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  confirmed_on TEXT NOT NULL CHECK (confirmed_on IS date (confirmed_on)),
  answer TEXT NOT NULL DEFAULT 'no_change' CHECK (answer IN ('no_change', 'changed')),
  confirmed_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX history_confirmation_client ON history_confirmation (client_row, confirmed_on);

CREATE TABLE consent (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  kind TEXT NOT NULL CHECK (kind IN ('treatment', 'photographs', 'marketing')),
  form_title TEXT NOT NULL DEFAULT '',
  form_version TEXT NOT NULL DEFAULT '',
  form_text TEXT NOT NULL DEFAULT '',
  signed_on TEXT CHECK (signed_on IS date (signed_on)),
  signed_at TEXT,
  signed_by TEXT NOT NULL DEFAULT '',
  signer_relation TEXT NOT NULL DEFAULT 'client' CHECK (signer_relation IN ('client', 'guardian')),
  signature BLOB,
  expires_on TEXT CHECK (expires_on IS date (expires_on)),
  taken_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consent_client ON consent (client_row);
CREATE INDEX consent_expires_on ON consent (expires_on) WHERE expires_on IS NOT NULL;

CREATE TABLE consent_withdrawal (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  consent_row INTEGER NOT NULL UNIQUE REFERENCES consent (row),
  withdrawn_on TEXT NOT NULL CHECK (withdrawn_on IS date (withdrawn_on)),
  reason TEXT NOT NULL DEFAULT '',
  taken_by TEXT NOT NULL DEFAULT '',
  recorded_at TEXT
) STRICT;

CREATE TABLE patch_test (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  tested_on TEXT NOT NULL CHECK (tested_on IS date (tested_on)),
  read_on TEXT CHECK (read_on IS date (read_on)),
  area TEXT NOT NULL DEFAULT '',
  product TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'passed', 'failed')),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  note TEXT NOT NULL DEFAULT '',
  tested_by TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX patch_test_client ON patch_test (client_row);
CREATE INDEX patch_test_valid_until ON patch_test (valid_until) WHERE valid_until IS NOT NULL;

-- Skin

CREATE TABLE concern (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  code TEXT NOT NULL CHECK (code <> ''),
  other_text TEXT NOT NULL DEFAULT '',
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  noted_on TEXT CHECK (noted_on IS date (noted_on)),
  onset TEXT NOT NULL DEFAULT '',
  cause TEXT NOT NULL DEFAULT '',
  scale TEXT NOT NULL DEFAULT '',
  scale_version TEXT NOT NULL DEFAULT '',
  target INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'improved', 'resolved')),
  notes TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX concern_client ON concern (client_row);

-- Courses

CREATE TABLE course (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  title TEXT NOT NULL CHECK (title <> ''),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  planned_sessions INTEGER CHECK (planned_sessions BETWEEN 1 AND 999),
  interval_min_days INTEGER CHECK (interval_min_days BETWEEN 0 AND 3660),
  interval_target_days INTEGER CHECK (interval_target_days BETWEEN 0 AND 3660),
  interval_max_days INTEGER CHECK (interval_max_days BETWEEN 0 AND 3660),
  starts_on TEXT CHECK (starts_on IS date (starts_on)),
  status TEXT NOT NULL DEFAULT 'active'
    CHECK (status IN ('planned', 'active', 'paused', 'completed', 'cancelled')),
  status_reason TEXT NOT NULL DEFAULT '',
  status_on TEXT CHECK (status_on IS date (status_on)),
  maintenance_days INTEGER CHECK (maintenance_days BETWEEN 0 AND 3660),
  home_care TEXT NOT NULL DEFAULT '',
  goal TEXT NOT NULL DEFAULT '',
  template_title TEXT NOT NULL DEFAULT '',
  scores_due TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (scores_due)),
  photos_due TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (photos_due)),
  created_at TEXT,
  created_by TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (interval_min_days IS NULL OR interval_target_days IS NULL
         OR interval_min_days <= interval_target_days),
  CHECK (interval_target_days IS NULL OR interval_max_days IS NULL
         OR interval_target_days <= interval_max_days)
) STRICT;
CREATE INDEX course_client ON course (client_row);
-- Those that may have a session due: of the course itself, or to keep its result. By row, so that
-- courses and their sessions are read in the order they lie in the file.
CREATE INDEX course_under_way ON course (row) WHERE status IN ('planned', 'active');
CREATE INDEX course_maintained ON course (row)
  WHERE status = 'completed' AND maintenance_days IS NOT NULL;
CREATE INDEX course_paused ON course (row) WHERE status = 'paused';

CREATE TABLE course_concern (
  course_row INTEGER NOT NULL REFERENCES course (row),
  concern_row INTEGER NOT NULL REFERENCES concern (row),
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (course_row, concern_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX course_concern_concern ON course_concern (concern_row);

CREATE TABLE course_skip (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  course_row INTEGER NOT NULL REFERENCES course (row),
  skipped_on TEXT NOT NULL CHECK (skipped_on IS date (skipped_on)),
  reason TEXT NOT NULL DEFAULT '',
  noted_by TEXT NOT NULL DEFAULT '',
  noted_at TEXT
) STRICT;
CREATE INDEX course_skip_course ON course_skip (course_row);

-- Sessions: a draft is a row; one UPDATE signs it, and from then on it and its children stay.

CREATE TABLE session (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  course_row INTEGER NOT NULL REFERENCES course (row),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'signed', 'transcribed')),
  treated_on TEXT NOT NULL CHECK (treated_on IS date (treated_on)),
  started_at TEXT NOT NULL DEFAULT ''
    CHECK (started_at = '' OR started_at GLOB '[0-2][0-9]:[0-5][0-9]'),
  duration_minutes INTEGER CHECK (duration_minutes BETWEEN 0 AND 1440),
  practitioner TEXT NOT NULL DEFAULT '',
  practitioner_certificate TEXT NOT NULL DEFAULT '',
  practitioner_row INTEGER REFERENCES staff (row),
  device_row INTEGER,
  device_kind TEXT NOT NULL DEFAULT '' CHECK (device_kind IN ('', 'crystal', 'diamond', 'other')),
  device_make TEXT NOT NULL DEFAULT '',
  device_model TEXT NOT NULL DEFAULT '',
  device_serial TEXT NOT NULL DEFAULT '',
  checks_answer TEXT NOT NULL DEFAULT '' CHECK (checks_answer IN ('', 'no_change', 'changed')),
  patch_test TEXT NOT NULL DEFAULT ''
    CHECK (patch_test IN ('', 'not_required', 'required', 'pending', 'passed', 'failed',
                          'expired')),
  consent_version TEXT NOT NULL DEFAULT '',
  before_treatment TEXT NOT NULL DEFAULT '',
  reaction_answer TEXT NOT NULL DEFAULT '' CHECK (reaction_answer IN ('', 'none', 'some')),
  aftercare_title TEXT NOT NULL DEFAULT '',
  aftercare_version TEXT NOT NULL DEFAULT '',
  aftercare_text TEXT NOT NULL DEFAULT '',
  aftercare_given INTEGER NOT NULL DEFAULT 0 CHECK (aftercare_given IN (0, 1)),
  home_care TEXT NOT NULL DEFAULT '',
  feedback TEXT NOT NULL DEFAULT '',
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  next_recommended_on TEXT CHECK (next_recommended_on IS date (next_recommended_on)),
  next_recommended TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT '',
  recorded_at TEXT NOT NULL,
  signed_at TEXT,
  signed_by TEXT NOT NULL DEFAULT '',
  signed_by_certificate TEXT NOT NULL DEFAULT '',
  signed_by_row INTEGER REFERENCES staff (row),
  digest BLOB CHECK (digest IS NULL OR length (digest) = 32), -- of the session's record JSON
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (state <> 'signed' OR (signed_at IS NOT NULL AND signed_by <> '' AND digest IS NOT NULL)),
  CHECK (state <> 'transcribed' OR (signed_at IS NULL AND source <> '' AND digest IS NOT NULL)),
  CHECK (state <> 'draft' OR (signed_at IS NULL AND digest IS NULL))
) STRICT;
CREATE INDEX session_course ON session (course_row, treated_on, state);
CREATE INDEX session_treated_on ON session (treated_on);
CREATE INDEX session_drafts ON session (practitioner_row) WHERE state = 'draft';

-- Past sessions that came with an import, so that it can be taken back.
CREATE TABLE client_import_session (
  session_row INTEGER PRIMARY KEY REFERENCES session (row),
  import_row INTEGER NOT NULL REFERENCES client_import (row)
) STRICT;
CREATE INDEX client_import_session_of ON client_import_session (import_row);

CREATE TABLE session_area (
  row INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (row),
  position INTEGER NOT NULL,
  area TEXT NOT NULL CHECK (area <> ''),
  treated INTEGER NOT NULL DEFAULT 1 CHECK (treated IN (0, 1)),
  not_treated_reason TEXT NOT NULL DEFAULT '',
  tip TEXT NOT NULL DEFAULT '',
  grit TEXT NOT NULL DEFAULT '',
  tip_care TEXT NOT NULL DEFAULT '' CHECK (tip_care IN ('', 'single_use', 'sterilised')),
  vacuum TEXT NOT NULL DEFAULT '',
  vacuum_unit TEXT NOT NULL DEFAULT ''
    CHECK (vacuum_unit IN ('', 'mmHg', 'inHg', 'kPa', 'mbar', 'cmHg', 'level')),
  passes INTEGER CHECK (passes BETWEEN 1 AND 99),
  direction TEXT NOT NULL DEFAULT ''
    CHECK (direction IN ('', 'single', 'right_angles', 'circular', 'lymphatic')),
  duration_seconds INTEGER CHECK (duration_seconds BETWEEN 0 AND 36000),
  endpoint INTEGER CHECK (endpoint BETWEEN 0 AND 4),
  reaction TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (session_id, area)
) STRICT;

CREATE TABLE session_product (
  row INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (row),
  position INTEGER NOT NULL,
  step TEXT NOT NULL DEFAULT '',
  moment TEXT NOT NULL DEFAULT '' CHECK (moment IN ('', 'before', 'during', 'after')),
  name TEXT NOT NULL CHECK (name <> ''),
  batch_number TEXT NOT NULL DEFAULT '',
  expires_on TEXT CHECK (expires_on IS date (expires_on)),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  UNIQUE (session_id, position)
) STRICT;

CREATE TABLE session_reaction (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  session_id INTEGER NOT NULL REFERENCES session (row),
  position INTEGER NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  severity TEXT NOT NULL DEFAULT '' CHECK (severity IN ('', 'mild', 'moderate', 'severe')),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  onset TEXT NOT NULL DEFAULT '',
  action_taken TEXT NOT NULL DEFAULT '',
  resolved_on TEXT CHECK (resolved_on IS date (resolved_on)),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (session_id, position)
) STRICT;

CREATE TABLE session_check (
  row INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (row),
  position INTEGER NOT NULL,
  condition TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  effect TEXT NOT NULL
    CHECK (effect IN ('note', 'caution', 'sign_off', 'avoid_area', 'block')),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  clears_on TEXT CHECK (clears_on IS date (clears_on)),
  override_reason TEXT NOT NULL DEFAULT '',
  override_by TEXT NOT NULL DEFAULT '',
  override_at TEXT,
  UNIQUE (session_id, position)
) STRICT;

-- A score: of a session (locked with it) or outside one (baseline, follow-up).
CREATE TABLE assessment (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  concern_row INTEGER NOT NULL REFERENCES concern (row),
  session_id INTEGER REFERENCES session (row),
  area TEXT NOT NULL DEFAULT '',
  occasion TEXT NOT NULL CHECK (occasion IN ('baseline', 'session', 'follow_up')),
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date (assessed_on)),
  scale TEXT NOT NULL CHECK (scale <> ''),
  scale_version TEXT NOT NULL DEFAULT '',
  score INTEGER,
  word TEXT NOT NULL DEFAULT '',
  parts TEXT NOT NULL DEFAULT '' CHECK (parts = '' OR json_valid (parts)),
  assessed_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  recorded_at TEXT,
  CHECK ((score IS NULL) <> (word = '')),
  CHECK ((session_id IS NULL) = (occasion <> 'session'))
) STRICT;
CREATE INDEX assessment_concern ON assessment (concern_row, assessed_on);
CREATE INDEX assessment_session ON assessment (session_id) WHERE session_id IS NOT NULL;

CREATE TABLE photo (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER REFERENCES client (row),
  session_id INTEGER REFERENCES session (row),
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  media_type TEXT NOT NULL DEFAULT '',
  bytes INTEGER CHECK (bytes >= 0),
  taken_on TEXT CHECK (taken_on IS date (taken_on)),
  view TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  added_at TEXT,
  added_by TEXT NOT NULL DEFAULT '',
  CHECK ((client_row IS NULL) <> (session_id IS NULL))
) STRICT;
CREATE INDEX photo_client ON photo (client_row) WHERE client_row IS NOT NULL;
CREATE INDEX photo_session ON photo (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX photo_sha256 ON photo (sha256);

-- Append-only, also after signing.

CREATE TABLE addendum (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  session_id INTEGER NOT NULL REFERENCES session (row),
  number INTEGER NOT NULL CHECK (number > 0),
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL CHECK (written_by <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  text TEXT NOT NULL DEFAULT '',
  field TEXT NOT NULL DEFAULT '',
  old_value TEXT NOT NULL DEFAULT '',
  new_value TEXT NOT NULL DEFAULT '',
  UNIQUE (session_id, number),
  CHECK (text <> '' OR field <> '')
) STRICT;

CREATE TABLE entered_in_error (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  session_id INTEGER NOT NULL UNIQUE REFERENCES session (row),
  marked_at TEXT NOT NULL,
  marked_by TEXT NOT NULL CHECK (marked_by <> ''),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TABLE reaction_resolution (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  reaction_row INTEGER NOT NULL REFERENCES session_reaction (row),
  resolved_on TEXT CHECK (resolved_on IS date (resolved_on)),
  text TEXT NOT NULL DEFAULT '',
  recorded_by TEXT NOT NULL DEFAULT '',
  recorded_at TEXT
) STRICT;
CREATE INDEX reaction_resolution_reaction ON reaction_resolution (reaction_row);

-- Calls about a session that is due, and their outcome.
CREATE TABLE recall (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  client_row INTEGER NOT NULL REFERENCES client (row),
  course_row INTEGER REFERENCES course (row),
  called_at TEXT NOT NULL,
  called_by TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  snoozed_until TEXT CHECK (snoozed_until IS date (snoozed_until)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX recall_client ON recall (client_row);
CREATE INDEX recall_snoozed ON recall (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX recall_course ON recall (course_row) WHERE course_row IS NOT NULL;

-- The clinic's lists. Sessions copy what they need: changing a list changes no old record.

CREATE TABLE device (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('crystal', 'diamond', 'other')),
  make TEXT NOT NULL DEFAULT '',
  model TEXT NOT NULL DEFAULT '',
  serial TEXT NOT NULL DEFAULT '',
  vacuum_unit TEXT NOT NULL DEFAULT ''
    CHECK (vacuum_unit IN ('', 'mmHg', 'inHg', 'kPa', 'mbar', 'cmHg', 'level')),
  vacuum_min TEXT NOT NULL DEFAULT '',
  vacuum_max TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE device_tip (
  device_row INTEGER NOT NULL REFERENCES device (row),
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  grit TEXT NOT NULL DEFAULT '',
  care TEXT NOT NULL DEFAULT '' CHECK (care IN ('', 'single_use', 'sterilised')),
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  PRIMARY KEY (device_row, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  step TEXT NOT NULL DEFAULT '',
  moment TEXT NOT NULL DEFAULT '' CHECK (moment IN ('', 'before', 'during', 'after')),
  open_batch_number TEXT NOT NULL DEFAULT '',
  open_expires_on TEXT CHECK (open_expires_on IS date (open_expires_on)),
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE product_batch (
  product_row INTEGER NOT NULL REFERENCES product (row),
  position INTEGER NOT NULL,
  number TEXT NOT NULL CHECK (number <> ''),
  expires_on TEXT CHECK (expires_on IS date (expires_on)),
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  PRIMARY KEY (product_row, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  condition TEXT NOT NULL CHECK (condition <> ''),
  name TEXT NOT NULL DEFAULT '',
  effect TEXT NOT NULL
    CHECK (effect IN ('note', 'caution', 'sign_off', 'avoid_area', 'block')),
  window_days INTEGER CHECK (window_days BETWEEN 0 AND 36600),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  source TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A changed sheet or form is a new row; the one before it is retired and named by "replaces".
CREATE TABLE aftercare_sheet (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  version TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  replaces TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE consent_form (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('treatment', 'photographs', 'marketing')),
  title TEXT NOT NULL DEFAULT '',
  version TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  replaces TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE course_template (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  concerns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (concerns)),
  planned_sessions INTEGER,
  interval_min_days INTEGER,
  interval_target_days INTEGER,
  interval_max_days INTEGER,
  maintenance_days INTEGER,
  home_care TEXT NOT NULL DEFAULT '',
  scores_due TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (scores_due)),
  photos_due TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (photos_due)),
  source TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The clinic's own scales, a row a version; the catalogue's are in the program. In tenths.
CREATE TABLE scale (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  code TEXT NOT NULL CHECK (code GLOB 'own-?*'),
  version TEXT NOT NULL CHECK (version <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  minimum INTEGER NOT NULL,
  maximum INTEGER NOT NULL CHECK (maximum > minimum),
  step INTEGER NOT NULL CHECK (step > 0),
  lower_is_better INTEGER NOT NULL DEFAULT 1 CHECK (lower_is_better IN (0, 1)),
  labels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (labels)),
  per_area INTEGER NOT NULL DEFAULT 1 CHECK (per_area IN (0, 1)),
  areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (areas)),
  source TEXT NOT NULL DEFAULT '',
  replaces TEXT NOT NULL DEFAULT '',
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (code, version)
) STRICT;

-- The only key to a locked row: append-only, naming the client, who and why.
CREATE TABLE erasure (
  row INTEGER PRIMARY KEY,
  client_row INTEGER NOT NULL,
  erased_at TEXT NOT NULL,
  erased_by TEXT NOT NULL CHECK (erased_by <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- Where the history of others told of the client, who was merged into them for a while.
  lent TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (lent))
) STRICT;

-- What was done with the records without changing them: prints, exports, backups, restores.
CREATE TABLE activity (
  row INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  staff_row INTEGER REFERENCES staff (row),
  kind TEXT NOT NULL CHECK (kind <> ''),
  client_row INTEGER,
  detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX activity_client ON activity (client_row) WHERE client_row IS NOT NULL;

-- Search: words folded by the store, found by their beginnings. The rowid is the place in the list
-- (name_order) with the client's row behind it, so that hits come in name order and the first page
-- of a beginning half the clients have costs no more than that of a rare one. Archived and merged
-- clients are not in it.
CREATE VIEW client_listed AS
  SELECT (name_order << 24) | row AS place, search_words
  FROM client WHERE archived_on IS NULL AND merged_into IS NULL;
CREATE VIRTUAL TABLE client_search USING fts5 (
  search_words, content = 'client_listed', content_rowid = 'place',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'",
  prefix = '1 2 3 4 5 6 7 8', columnsize = 0, detail = 'none'
);
-- Every word of letters they are found by, once: a misspelled one is looked for among these.
CREATE TABLE client_word (word TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER client_search_insert AFTER INSERT ON client
WHEN NEW.archived_on IS NULL AND NEW.merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM writer WHERE search_after < NEW.row) BEGIN
  INSERT INTO client_search (rowid, search_words)
    VALUES ((NEW.name_order << 24) | NEW.row, NEW.search_words);
  INSERT OR IGNORE INTO client_word
    SELECT value FROM json_each ('[' || replace (json_quote (NEW.search_words), ' ', '","') || ']')
    WHERE length (value) BETWEEN 3 AND 40 AND value NOT GLOB '*[0-9]*';
END;
CREATE TRIGGER client_search_delete AFTER DELETE ON client
WHEN OLD.archived_on IS NULL AND OLD.merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM writer WHERE search_after < OLD.row) BEGIN
  INSERT INTO client_search (client_search, rowid, search_words)
    VALUES ('delete', (OLD.name_order << 24) | OLD.row, OLD.search_words);
  DELETE FROM client_word
    WHERE word IN (SELECT value FROM json_each ('[' || replace (json_quote (OLD.search_words), ' ', '","') || ']'))
      AND NOT EXISTS (SELECT 1 FROM client_search WHERE client_search MATCH '"' || word || '"');
END;
CREATE TRIGGER client_search_update
AFTER UPDATE OF row, name_order, search_words, archived_on, merged_into ON client
WHEN (OLD.row <> NEW.row OR OLD.name_order <> NEW.name_order
      OR OLD.search_words <> NEW.search_words
      OR (OLD.archived_on IS NULL AND OLD.merged_into IS NULL)
        <> (NEW.archived_on IS NULL AND NEW.merged_into IS NULL))
  AND NOT EXISTS (SELECT 1 FROM writer WHERE search_after < OLD.row) BEGIN
  INSERT INTO client_search (client_search, rowid, search_words)
    SELECT 'delete', (OLD.name_order << 24) | OLD.row, OLD.search_words
    WHERE OLD.archived_on IS NULL AND OLD.merged_into IS NULL;
  INSERT INTO client_search (rowid, search_words)
    SELECT (NEW.name_order << 24) | NEW.row, NEW.search_words
    WHERE NEW.archived_on IS NULL AND NEW.merged_into IS NULL;
  DELETE FROM client_word
    WHERE word IN (SELECT value FROM json_each ('[' || replace (json_quote (OLD.search_words), ' ', '","') || ']'))
      AND NOT EXISTS (SELECT 1 FROM client_search WHERE client_search MATCH '"' || word || '"');
  INSERT OR IGNORE INTO client_word
    SELECT value FROM json_each ('[' || replace (json_quote (NEW.search_words), ' ', '","') || ']')
    WHERE length (value) BETWEEN 3 AND 40 AND value NOT GLOB '*[0-9]*'
      AND NEW.archived_on IS NULL AND NEW.merged_into IS NULL;
END;
