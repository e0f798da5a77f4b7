-- The history of changes. Its rows are written by the triggers build-aux/audit.py makes, sealed by
-- the writer at each commit.

-- Who works on the records, set and cleared by each transaction: triggers read it.
CREATE TABLE writer (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  staff_row INTEGER,
  at TEXT,
  search_after INTEGER -- clients above it come into the search index at the commit
) STRICT;
INSERT INTO writer (row) VALUES (1);

-- table_row: the row's number, or for a table with another key a JSON array of it or its text.
CREATE TABLE audit (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  staff_row INTEGER,
  client_row INTEGER,
  action TEXT NOT NULL
    CHECK (action IN ('insert', 'update', 'delete', 'begin', 'discard', 'sign', 'transcribe')),
  table_name TEXT NOT NULL,
  table_row ANY NOT NULL
) STRICT;

-- The old values as JSON: the part of the history that can be erased with a client.
CREATE TABLE audit_detail (
  audit_row INTEGER PRIMARY KEY REFERENCES audit (row),
  salt BLOB NOT NULL CHECK (length (salt) = 16),
  payload TEXT NOT NULL CHECK (json_valid (payload))
) STRICT;

-- SHA-256 of salt and payload: stays when the detail is erased, so the seal still proves whole.
CREATE TABLE audit_digest (
  audit_row INTEGER PRIMARY KEY REFERENCES audit (row),
  digest BLOB NOT NULL CHECK (length (digest) = 32)
) STRICT;

-- One per transaction: a hash over its audit rows, their digests and the seal before.
CREATE TABLE audit_seal (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  first_audit INTEGER NOT NULL,
  last_audit INTEGER NOT NULL CHECK (last_audit >= first_audit),
  form INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length (hash) = 32),
  outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1)) -- changed without Dermabook
) STRICT;
