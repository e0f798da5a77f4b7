-- SPDX-License-Identifier: GPL-3.0-or-later
-- Likely duplicates: who is compared, and who was told apart.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- Of everybody, in the order of their phones below.
-- name: every_duplicate_person
SELECT row, given_name, family_name, preferred_name, former_name, birth_date, email, address, town,
       postcode, archived_on
FROM client WHERE merged_into IS NULL ORDER BY row;

-- name: every_duplicate_phone
SELECT client_row, number FROM client_phone ORDER BY client_row, position;

-- name: duplicate_people
SELECT client.row AS row, given_name, family_name, preferred_name, former_name, birth_date, email,
       address, town, postcode, archived_on
FROM json_each (:rows) AS wanted CROSS JOIN client ON client.row = wanted.value
WHERE merged_into IS NULL ORDER BY client.row;

-- name: duplicate_phones
SELECT client_row, number
FROM json_each (:rows) AS wanted CROSS JOIN client_phone ON client_row = wanted.value
ORDER BY client_row, position;

-- name: duplicate_born
SELECT row FROM client WHERE birth_date = :birth_date;

-- name: duplicate_reached_by_phone
SELECT client_row FROM client_phone WHERE digits <> '' AND digits = :digits;

-- name: duplicate_reached_by_email
SELECT row FROM client WHERE email <> '' AND email = :email COLLATE NOCASE;

-- name: every_distinction
SELECT one_row, other_row FROM client_distinction;

-- name: distinctions_of
SELECT other_row AS row FROM client_distinction WHERE one_row = :client
UNION ALL
SELECT one_row AS row FROM client_distinction WHERE other_row = :client;

-- name: distinction_add
INSERT INTO client_distinction (id, one_row, other_row, decided_at, decided_by)
VALUES (:id, min (:one, :other), max (:one, :other), :decided_at, :decided_by);

-- name: distinction_find
SELECT row FROM client_distinction
WHERE one_row = min (:one, :other) AND other_row = max (:one, :other);

-- name: distinction_remove
DELETE FROM client_distinction
WHERE one_row = min (:one, :other) AND other_row = max (:one, :other);
