-- SPDX-License-Identifier: GPL-3.0-or-later
-- Photographs one by one; whole lists stand in record.sql and session.sql.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: photo_by_row
SELECT p.* FROM photo AS p WHERE p.row = :row AND p.client_row IS NOT NULL;

-- name: photo_known
SELECT 1 FROM photo AS p
LEFT JOIN session AS s ON s.row = p.session_id
LEFT JOIN course AS c ON c.row = s.course_row
WHERE p.sha256 = :sha256 AND (p.client_row = :client OR c.client_row = :client)
LIMIT 1;

-- name: photo_named
SELECT 1 FROM photo WHERE sha256 = :sha256 LIMIT 1;

-- name: photo_update
UPDATE photo SET taken_on = :taken_on, view = :view, area = :area, note = :note
WHERE row = :row;

-- name: photo_remove
DELETE FROM photo WHERE row = :row;
