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
