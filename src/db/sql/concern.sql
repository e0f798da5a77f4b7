-- SPDX-License-Identifier: GPL-3.0-or-later
-- Concerns and their scores.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: concern_add
INSERT INTO concern (
  id, client_row, code, other_text, areas, noted_on, onset, cause, scale, scale_version, target,
  status, notes
) VALUES (
  :id, :client, :code, :other_text, :areas, :noted_on, :onset, :cause, :scale, :scale_version,
  :target, :status, :notes
);

-- name: concern_by_row
SELECT c.* FROM concern AS c WHERE c.row = :row;

-- name: concern_update
UPDATE concern SET
  code = :code, other_text = :other_text, areas = :areas, noted_on = :noted_on, onset = :onset,
  cause = :cause, scale = :scale, scale_version = :scale_version, target = :target,
  status = :status, notes = :notes, revision = revision + 1
WHERE row = :row;

-- name: concern_score_add
INSERT INTO assessment (
  id, concern_row, session_id, area, occasion, assessed_on, scale, scale_version, score, word, parts,
  assessed_by, note, recorded_at
) VALUES (
  :id, :concern_row, :session, :area, :occasion, :assessed_on, :scale, :scale_version, :score, :word,
  :parts, :assessed_by, :note, :recorded_at
);
