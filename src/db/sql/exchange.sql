-- SPDX-License-Identifier: GPL-3.0-or-later
-- What files brought in and take out.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: import_begin
INSERT INTO client_import (id, file_name, imported_by, started_at)
VALUES (:id, :file_name, :imported_by, :started_at);

-- name: import_finish
UPDATE client_import
SET finished_at = :finished_at, added = :added, updated = :updated, unchanged = :unchanged,
    refused = :refused, merged = :merged, sessions = :sessions
WHERE row = :row;

-- name: import_note_change
INSERT INTO client_import_change (import_row, client_row, before, after)
VALUES (:import_row, :client_row, :before, :after);

-- Newest first.
-- name: every_import
SELECT row, file_name, imported_by, started_at, finished_at, undone_at, added, updated, unchanged,
       refused, merged, sessions
FROM client_import ORDER BY row DESC LIMIT :limit;

-- name: import_by_row
SELECT row, file_name, imported_by, started_at, finished_at, undone_at, added, updated, unchanged,
       refused, merged, sessions
FROM client_import WHERE row = :row;

-- Clients it added, whether anything was recorded of them since, and whether they have sessions.
-- name: import_added
SELECT c.row AS row,
       EXISTS (SELECT 1 FROM course WHERE client_row = c.row) AS treated,
       c.revision > 1 + (SELECT count (*) FROM client_import_change AS i
                         WHERE i.client_row = c.row AND i.import_row = c.import_row)
       OR c.merged_into IS NOT NULL
       OR EXISTS (SELECT 1 FROM client AS o WHERE o.merged_into = c.row)
       OR EXISTS (SELECT 1 FROM client_merge WHERE kept_row = c.row OR other_row = c.row)
       OR EXISTS (SELECT 1 FROM client_distinction WHERE one_row = c.row OR other_row = c.row)
       OR EXISTS (SELECT 1 FROM condition WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM history_confirmation WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM consent WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM patch_test WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM concern WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM course AS k
                  WHERE k.client_row = c.row
                        AND (k.revision > 1
                             OR EXISTS (SELECT 1 FROM course_skip WHERE course_row = k.row)
                             OR NOT EXISTS (SELECT 1 FROM session WHERE course_row = k.row)))
       OR EXISTS (SELECT 1 FROM course AS k JOIN session AS s ON s.course_row = k.row
                  WHERE k.client_row = c.row
                        AND (NOT EXISTS (SELECT 1 FROM client_import_session AS i
                                         WHERE i.session_row = s.row AND i.import_row = c.import_row)
                             OR EXISTS (SELECT 1 FROM addendum WHERE session_id = s.row)
                             OR EXISTS (SELECT 1 FROM entered_in_error WHERE session_id = s.row)))
       OR EXISTS (SELECT 1 FROM photo WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM recall WHERE client_row = c.row)
       OR EXISTS (SELECT 1 FROM client_import_change
                  WHERE client_row = c.row AND import_row <> c.import_row) AS used
FROM client AS c
WHERE c.import_row = :import_row AND c.row > :after
ORDER BY c.row LIMIT :limit;

-- Past sessions it gave to clients it didn't add, and that nobody marked.
-- name: import_sessions
SELECT i.session_row AS row, k.client_row AS client_row
FROM client_import_session AS i
JOIN session AS s ON s.row = i.session_row
JOIN course AS k ON k.row = s.course_row
JOIN client AS c ON c.row = k.client_row
WHERE i.import_row = :import_row AND i.session_row > :after
      AND c.import_row IS NOT i.import_row
      AND NOT EXISTS (SELECT 1 FROM entered_in_error WHERE session_id = i.session_row)
ORDER BY i.session_row LIMIT :limit;

-- name: import_has_sessions
SELECT EXISTS (SELECT 1 FROM client_import_session WHERE import_row = :import_row) AS found;

-- name: import_session_find
SELECT EXISTS (SELECT 1 FROM course AS c JOIN session AS s ON s.course_row = c.row
               WHERE c.client_row = :client AND s.treated_on = :treated_on
                     AND s.state = 'transcribed' AND s.notes = :notes
                     AND NOT EXISTS (SELECT 1 FROM entered_in_error WHERE session_id = s.row))
  AS found;

-- The course earlier imports put this client's past sessions into.
-- name: import_session_course
SELECT c.row AS row FROM course AS c
WHERE c.client_row = :client AND c.status = 'completed'
      AND EXISTS (SELECT 1 FROM session AS s JOIN client_import_session AS i ON i.session_row = s.row
                  WHERE s.course_row = c.row)
ORDER BY c.row LIMIT 1;

-- name: import_session_add
INSERT INTO client_import_session (session_row, import_row) VALUES (:session, :import);

-- Clients it brought up to date. Those it added as well, from another row of the file, go whole.
-- name: import_changes
SELECT row, client_row, before, after FROM client_import_change AS i
WHERE import_row = :import_row AND row > :after
      AND NOT EXISTS (SELECT 1 FROM client AS c
                      WHERE c.row = i.client_row AND c.import_row = i.import_row)
ORDER BY row LIMIT :limit;

-- name: import_change_remove
DELETE FROM client_import_change WHERE row = :row;

-- name: import_undone
UPDATE client_import SET undone_at = :undone_at WHERE row = :row;

-- name: import_namesakes
SELECT c.row AS row, c.email AS email, c.birth_date AS birth_date,
       (SELECT group_concat (p.digits, ' ') FROM client_phone AS p
        WHERE p.client_row = c.row AND p.digits <> '') AS digits
FROM client AS c
WHERE c.archived_on IS NULL AND c.merged_into IS NULL
      AND c.name_order = :name_order AND c.sort_key = :sort_key
ORDER BY c.row;

-- name: import_any_client
SELECT EXISTS (SELECT 1 FROM client) AS found;

-- name: export_clients
SELECT row FROM client WHERE merged_into IS NULL ORDER BY number;

-- name: export_audit
SELECT a.row AS row, a.at AS at, coalesce (s.name, '') AS staff, c.number AS client,
       a.action AS action, a.table_name AS table_name, CAST (a.table_row AS TEXT) AS table_row,
       coalesce (d.payload, '') AS old_values
FROM audit AS a
LEFT JOIN staff AS s ON s.row = a.staff_row
LEFT JOIN client AS c ON c.row = a.client_row
LEFT JOIN audit_detail AS d ON d.audit_row = a.row
WHERE a.row > :after
ORDER BY a.row
LIMIT :limit;
