-- SPDX-License-Identifier: GPL-3.0-or-later
-- Erasing one person for good: the row of the table "erasure" opens the locks, then everything of
-- theirs goes, from the leaves to the client. And who is due for review.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- The client and all that were merged into it: one person.
-- name: erase_person
WITH RECURSIVE person (row) AS (
  SELECT row FROM client WHERE row = :client
  UNION
  SELECT client.row FROM person JOIN client ON client.merged_into = person.row
)
SELECT row FROM person;

-- name: erase_photos
SELECT DISTINCT sha256 FROM photo AS p
WHERE (p.client_row = :client
       OR p.session_id IN (SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row
                           WHERE c.client_row = :client));

-- name: erase_photo_kept
SELECT EXISTS (SELECT 1 FROM photo WHERE sha256 = :sha256) AS kept;

-- name: erase_number_used
INSERT INTO setting (name, value)
SELECT 'next_client_number', CAST (number + 1 AS TEXT) FROM client WHERE row = :client
ON CONFLICT (name) DO UPDATE SET value = excluded.value
WHERE CAST (value AS INTEGER) < CAST (excluded.value AS INTEGER);

-- With the entries of others' history that tell of this client: those of who it was merged into, and
-- of who that one was merged into meanwhile, up to when that was taken back.
-- name: erase_open
INSERT INTO erasure (client_row, erased_at, erased_by, reason, lent)
VALUES (:client, :erased_at, coalesce (nullif (:erased_by, ''), '–'), :reason, (
  WITH RECURSIVE lent (client, first, last) AS (
    SELECT m.kept_row, json_extract (m.detail, '$.audit_first') + 1,
           (SELECT max (u.row) FROM audit AS u
            WHERE u.client_row = m.other_row AND u.table_name = 'client_merge'
              AND u.table_row = m.row AND u.action = 'update')
    FROM client_merge AS m WHERE m.other_row = :client AND m.undone_at IS NOT NULL
    UNION
    SELECT m.kept_row, json_extract (m.detail, '$.audit_first') + 1,
           (SELECT max (u.row) FROM audit AS u
            WHERE u.client_row = m.other_row AND u.table_name = 'client_merge'
              AND u.table_row = m.row AND u.action = 'update')
    FROM lent CROSS JOIN client_merge AS m ON m.other_row = lent.client
    WHERE m.undone_at IS NOT NULL AND json_extract (m.detail, '$.audit_first') < lent.last
      AND lent.first < (SELECT max (u.row) FROM audit AS u
                        WHERE u.client_row = m.other_row AND u.table_name = 'client_merge'
                          AND u.table_row = m.row AND u.action = 'update')
  )
  SELECT json_group_array (json_object ('client', client, 'first', first, 'last', last)) FROM lent));

-- name: erase_resolutions
DELETE FROM reaction_resolution WHERE reaction_row IN (
  SELECT r.row FROM course AS c JOIN session AS s ON s.course_row = c.row
  JOIN session_reaction AS r ON r.session_id = s.row WHERE c.client_row = :client);

-- name: erase_addenda
DELETE FROM addendum WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_marks
DELETE FROM entered_in_error WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_session_areas
DELETE FROM session_area WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_session_products
DELETE FROM session_product WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_session_reactions
DELETE FROM session_reaction WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_session_checks
DELETE FROM session_check WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_session_photos
DELETE FROM photo WHERE session_id IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_scores
DELETE FROM assessment WHERE concern_row IN (SELECT row FROM concern WHERE client_row = :client);

-- name: erase_import_sessions
DELETE FROM client_import_session WHERE session_row IN (
  SELECT s.row FROM course AS c JOIN session AS s ON s.course_row = c.row WHERE c.client_row = :client);

-- name: erase_sessions
DELETE FROM session WHERE course_row IN (SELECT row FROM course WHERE client_row = :client);

-- name: erase_skips
DELETE FROM course_skip WHERE course_row IN (SELECT row FROM course WHERE client_row = :client);

-- name: erase_course_concerns
DELETE FROM course_concern WHERE course_row IN (SELECT row FROM course WHERE client_row = :client);

-- name: erase_recalls
DELETE FROM recall WHERE client_row = :client;

-- name: erase_courses
DELETE FROM course WHERE client_row = :client;

-- name: erase_concerns
DELETE FROM concern WHERE client_row = :client;

-- name: erase_withdrawals
DELETE FROM consent_withdrawal WHERE consent_row IN (
  SELECT row FROM consent WHERE client_row = :client);

-- name: erase_consents
DELETE FROM consent WHERE client_row = :client;

-- name: erase_conditions
DELETE FROM condition WHERE client_row = :client;

-- name: erase_confirmations
DELETE FROM history_confirmation WHERE client_row = :client;

-- name: erase_patch_tests
DELETE FROM patch_test WHERE client_row = :client;

-- name: erase_photos_of_client
DELETE FROM photo WHERE client_row = :client;

-- name: erase_merges
DELETE FROM client_merge WHERE kept_row = :client OR other_row = :client;

-- name: erase_import_changes
DELETE FROM client_import_change WHERE client_row = :client;

-- name: erase_distinctions
DELETE FROM client_distinction WHERE one_row = :client OR other_row = :client;

-- name: erase_activity
DELETE FROM activity WHERE client_row = :client;

-- name: erase_phones
DELETE FROM client_phone WHERE client_row = :client;

-- name: erase_client
DELETE FROM client WHERE row = :client;

-- What the history kept of old values.
-- name: every_erased_detail
DELETE FROM audit_detail WHERE audit_row IN (SELECT row FROM audit WHERE client_row = :client);

-- The same of others, as far as they told of this client.
-- name: every_lent_detail
DELETE FROM audit_detail WHERE audit_row IN (
  SELECT a.row FROM erasure AS e, json_each (e.lent) AS lent
  CROSS JOIN audit AS a ON a.client_row = json_extract (lent.value, '$.client')
  WHERE e.client_row = :client
    AND a.row BETWEEN json_extract (lent.value, '$.first') AND json_extract (lent.value, '$.last'));

-- name: rebuild_search
INSERT INTO client_search (client_search) VALUES ('rebuild');

-- name: erase_allowed
SELECT (SELECT name FROM staff WHERE row = :row) AS name,
       (EXISTS (SELECT 1 FROM staff WHERE row = :row AND role = 'owner' AND retired_on IS NULL)
        OR (NOT EXISTS (SELECT 1 FROM staff WHERE role = 'owner' AND retired_on IS NULL)
            AND EXISTS (SELECT 1 FROM staff
                        WHERE row = :row AND role = 'practitioner' AND retired_on IS NULL))
        OR NOT EXISTS (SELECT 1 FROM staff)) AS allowed;

-- Clients with the day of their last entry, for the list of those due for review.
-- name: every_retained
SELECT c.row AS row, c.birth_date AS birth_date, c.archived_on AS archived_on,
  max (date (c.added_at),
       coalesce ((SELECT max (s.treated_on) FROM course AS k JOIN session AS s ON s.course_row = k.row
                  WHERE k.client_row = c.row), ''),
       coalesce ((SELECT max (date (k.created_at)) FROM course AS k WHERE k.client_row = c.row), ''),
       coalesce ((SELECT max (a.assessed_on) FROM concern AS n JOIN assessment AS a ON a.concern_row = n.row
                  WHERE n.client_row = c.row), ''),
       coalesce ((SELECT max (x.signed_on) FROM consent AS x WHERE x.client_row = c.row), ''),
       coalesce ((SELECT max (x.confirmed_on) FROM history_confirmation AS x WHERE x.client_row = c.row), ''),
       coalesce ((SELECT max (x.tested_on) FROM patch_test AS x WHERE x.client_row = c.row), ''),
       coalesce ((SELECT max (date (x.called_at)) FROM recall AS x WHERE x.client_row = c.row), ''))
    AS last_entry
FROM client AS c
WHERE c.merged_into IS NULL
ORDER BY last_entry, c.row;

-- name: every_archived
SELECT row FROM client WHERE archived_on IS NOT NULL AND merged_into IS NULL
ORDER BY archived_on DESC, name_order, sort_key;
