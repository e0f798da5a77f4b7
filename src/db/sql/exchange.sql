-- SPDX-License-Identifier: GPL-3.0-or-later
-- What files brought in and take out.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: import_begin
INSERT INTO client_import (id, file_name, started_at) VALUES (:id, :file_name, :started_at);

-- name: import_finish
UPDATE client_import
SET finished_at = :finished_at, added = :added, updated = :updated, unchanged = :unchanged,
    refused = :refused
WHERE row = :row;

-- name: import_namesakes
SELECT c.row AS row, c.email AS email, c.birth_date AS birth_date,
       (SELECT group_concat (p.digits, ' ') FROM client_phone AS p
        WHERE p.client_row = c.row AND p.digits <> '') AS digits
FROM client AS c
WHERE c.archived_on IS NULL AND c.merged_into IS NULL
      AND c.name_order = :name_order AND c.sort_key = :sort_key
ORDER BY c.row;

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
