-- SPDX-License-Identifier: GPL-3.0-or-later
-- The clinic's settings.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: setting_get
SELECT value FROM setting WHERE name = :name;

-- name: setting_set
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value;

-- name: setting_remove
DELETE FROM setting WHERE name = :name;

-- name: setting_is_set_up
SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'clinic.name' AND value <> '')
  OR EXISTS (SELECT 1 FROM staff) AS set_up;

-- The newest first.
-- name: activity_of_client
SELECT activity.at AS at, staff.name AS staff_name, activity.kind AS kind,
       activity.client_row AS client_row, activity.detail AS detail
FROM activity LEFT JOIN staff ON staff.row = activity.staff_row
WHERE activity.client_row = :client AND activity.at >= :since
ORDER BY activity.row DESC LIMIT :limit;

-- name: all_activity
SELECT activity.at AS at, staff.name AS staff_name, activity.kind AS kind,
       activity.client_row AS client_row, activity.detail AS detail
FROM activity LEFT JOIN staff ON staff.row = activity.staff_row
WHERE activity.at >= :since
ORDER BY activity.row DESC LIMIT :limit;

-- name: activity_insert
INSERT INTO activity (at, staff_row, kind, client_row, detail)
VALUES (:at, :staff, :kind, :client, :detail);
