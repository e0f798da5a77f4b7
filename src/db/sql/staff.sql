-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people who work here.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: staff_may_write
SELECT (SELECT name FROM staff WHERE row = :row) AS name,
       (EXISTS (SELECT 1 FROM staff
                WHERE row = :row AND role IN ('practitioner', 'owner') AND retired_on IS NULL)
        OR NOT EXISTS (SELECT 1 FROM staff)) AS allowed;

-- name: staff_name
SELECT name FROM staff WHERE row = :row;

-- name: staff_by_row
SELECT row, id, name, role, certificate_number,
       EXISTS (SELECT 1 FROM staff_pin WHERE row = staff.row) AS has_pin, retired_on, revision
FROM staff WHERE row = :row;

-- name: staff_list
SELECT row, id, name, role, certificate_number,
       EXISTS (SELECT 1 FROM staff_pin WHERE row = staff.row) AS has_pin, retired_on, revision
FROM staff
WHERE :with_retired OR retired_on IS NULL
ORDER BY row;

-- name: staff_row_of_id
SELECT row FROM staff WHERE id = :id;

-- name: staff_add
INSERT INTO staff (id, name, role, certificate_number, retired_on)
VALUES (:id, :name, :role, :certificate_number, :retired_on);

-- name: staff_update
UPDATE staff
SET name = :name, role = :role, certificate_number = :certificate_number,
    retired_on = :retired_on, revision = revision + 1
WHERE row = :row;

-- name: staff_may_make_owners
SELECT (EXISTS (SELECT 1 FROM staff WHERE row = :row AND role = 'owner' AND retired_on IS NULL)
        OR NOT EXISTS (SELECT 1 FROM staff WHERE role = 'owner' AND retired_on IS NULL)) AS allowed;

-- name: staff_other_clinical
SELECT count (*) AS n FROM staff
WHERE row IS NOT :row AND role IN ('practitioner', 'owner') AND retired_on IS NULL;

-- name: pin_by_staff
SELECT hash, failures, failed_at FROM staff_pin WHERE row = :staff;

-- name: pin_set
INSERT INTO staff_pin (row, hash, set_at) VALUES (:staff, :hash, :at)
ON CONFLICT (row) DO UPDATE
SET hash = excluded.hash, set_at = excluded.set_at, failures = 0, failed_at = NULL;

-- name: pin_remove
DELETE FROM staff_pin WHERE row = :staff;

-- name: pin_failed
UPDATE staff_pin SET failures = failures + 1, failed_at = :at WHERE row = :staff;

-- name: pin_right
UPDATE staff_pin SET failures = 0, failed_at = NULL WHERE row = :staff;
