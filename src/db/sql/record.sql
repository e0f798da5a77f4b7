-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whole records, for pages, export and digests: what a client has, each kind in one query. What
-- belongs to sessions stands in session.sql.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: record_client_state
SELECT merged_into FROM client WHERE row = :client;

-- name: record_conditions
SELECT c.* FROM condition AS c WHERE c.client_row = :client ORDER BY c.row;

-- name: record_confirmations
SELECT h.* FROM history_confirmation AS h WHERE h.client_row = :client
ORDER BY h.confirmed_on, h.row;

-- name: record_consents
SELECT c.* FROM consent AS c WHERE c.client_row = :client ORDER BY c.row;

-- name: record_withdrawals
SELECT w.* FROM consent AS c JOIN consent_withdrawal AS w ON w.consent_row = c.row
WHERE c.client_row = :client;

-- name: record_patch_tests
SELECT p.* FROM patch_test AS p WHERE p.client_row = :client ORDER BY p.row;

-- name: record_concerns
SELECT c.* FROM concern AS c WHERE c.client_row = :client ORDER BY c.row;

-- name: record_scores
SELECT c.id AS concern, a.*
FROM concern AS c JOIN assessment AS a ON a.concern_row = c.row
WHERE c.client_row = :client AND a.session_id IS NULL
ORDER BY a.assessed_on, a.row;

-- name: record_courses
SELECT c.* FROM course AS c WHERE c.client_row = :client
ORDER BY c.starts_on DESC, c.created_at DESC, c.row;

-- name: record_course_concerns
SELECT l.course_row AS course_row, n.id AS id
FROM course AS c
JOIN course_concern AS l ON l.course_row = c.row
JOIN concern AS n ON n.row = l.concern_row
WHERE c.client_row = :client
ORDER BY l.course_row, l.position, l.concern_row;

-- name: record_skips
SELECT s.* FROM course AS c JOIN course_skip AS s ON s.course_row = c.row
WHERE c.client_row = :client
ORDER BY s.skipped_on, s.row;

-- name: record_sessions
SELECT s.* FROM course AS c JOIN session AS s ON s.course_row = c.row
WHERE c.client_row = :client
ORDER BY s.treated_on, s.recorded_at, s.row;

-- name: record_photos
SELECT p.* FROM photo AS p WHERE p.client_row = :client ORDER BY p.row;

-- name: record_recalls
SELECT r.* FROM recall AS r WHERE r.client_row = :client ORDER BY r.called_at, r.row;

-- name: record_photo_add
INSERT INTO photo (
  id, client_row, sha256, media_type, bytes, taken_on, view, area, note, added_at, added_by
) VALUES (
  :id, :client, :sha256, :media_type, :bytes, :taken_on, :view, :area, :note, :added_at, :added_by
);
