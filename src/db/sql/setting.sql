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

-- name: activity_insert
INSERT INTO activity (at, staff_row, kind, client_row, detail)
VALUES (:at, :staff, :kind, :client, :detail);
