-- SPDX-License-Identifier: GPL-3.0-or-later
-- Clients and their phones.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: client_by_row
SELECT row, id, number, given_name, family_name, preferred_name, former_name, birth_date, email,
       address, town, postcode, country, language, contact_preference, heard_of_us, desk_note,
       allergies, clinical_note, skin_type, added_at, archived_on, revision
FROM client WHERE row = :row;

-- name: client_phones
SELECT kind, number FROM client_phone WHERE client_row = :client_row ORDER BY position;

-- name: client_row_of_number
SELECT row FROM client WHERE number = :number;

-- name: client_row_of_id
SELECT row FROM client WHERE id = :id;

-- name: client_count
SELECT count (*) AS n FROM client WHERE archived_on IS NULL AND merged_into IS NULL;

-- name: client_next_number
SELECT max (1001,
            coalesce ((SELECT CAST (value AS INTEGER) FROM setting
                       WHERE name = 'next_client_number'), 0),
            coalesce ((SELECT max (number) + 1 FROM client), 0)) AS number;

-- name: client_add
INSERT INTO client (id, number, given_name, family_name, preferred_name, former_name, birth_date,
                    email, address, town, postcode, country, language, contact_preference,
                    heard_of_us, desk_note, allergies, clinical_note, skin_type, added_at,
                    archived_on, import_row, sort_key, name_order, search_words)
VALUES (:id, :number, :given_name, :family_name, :preferred_name, :former_name, :birth_date,
        :email, :address, :town, :postcode, :country, :language, :contact_preference,
        :heard_of_us, :desk_note, :allergies, :clinical_note, :skin_type, :added_at,
        :archived_on, :import_row, :sort_key, :name_order, :search_words);

-- name: client_update
UPDATE client
SET number = :number, given_name = :given_name, family_name = :family_name,
    preferred_name = :preferred_name, former_name = :former_name, birth_date = :birth_date,
    email = :email, address = :address, town = :town, postcode = :postcode, country = :country,
    language = :language, contact_preference = :contact_preference, heard_of_us = :heard_of_us,
    desk_note = :desk_note, allergies = :allergies, clinical_note = :clinical_note,
    skin_type = :skin_type, added_at = :added_at, archived_on = :archived_on,
    sort_key = :sort_key, name_order = :name_order, search_words = :search_words,
    revision = revision + 1
WHERE row = :row;

-- name: client_phone_add
INSERT INTO client_phone (client_row, position, kind, number, digits, ending)
VALUES (:client_row, :position, :kind, :number, :digits, :ending);

-- name: client_phones_remove
DELETE FROM client_phone WHERE client_row = :client_row;
