-- SPDX-License-Identifier: GPL-3.0-or-later
-- The list of who is to be called, and the calls. Whose session is due stands in search.sql.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: recall_add
INSERT INTO recall (id, client_row, called_at, called_by, outcome, snoozed_until, note)
VALUES (:id, :client, :called_at, :called_by, :outcome, :snoozed_until, :note);

-- The newest entry about snoozing counts: a later, earlier day ends it.
-- name: due_snoozed
SELECT r.client_row AS client_row, r.called_at AS called_at, r.snoozed_until AS snoozed_until
FROM recall AS r INDEXED BY recall_snoozed
WHERE r.snoozed_until > :today
  AND NOT EXISTS (SELECT 1 FROM recall AS n
                  WHERE n.client_row = r.client_row AND n.snoozed_until IS NOT NULL
                    AND (n.called_at > r.called_at
                         OR (n.called_at = r.called_at AND n.row > r.row)));

-- Drafts of an earlier day.
-- name: due_old_drafts
SELECT course.client_row AS client_row, session.id AS session_id, course.row AS course_row,
       session.treated_on AS treated_on
FROM session INDEXED BY session_drafts CROSS JOIN course ON course.row = session.course_row
WHERE session.state = 'draft' AND session.treated_on < :today
ORDER BY session.treated_on, session.row;

-- name: due_paused
SELECT client_row, row AS course_row, status_on
FROM course INDEXED BY course_paused
WHERE status = 'paused'
ORDER BY status_on, row;

-- Those no newer one of the same kind stands in for.
-- name: due_consents
SELECT c.client_row AS client_row, c.kind AS kind, c.expires_on AS expires_on
FROM consent AS c INDEXED BY consent_expires_on
WHERE c.expires_on <= :until AND c.kind <> 'marketing' AND c.signed_on IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM consent_withdrawal WHERE consent_row = c.row)
  AND NOT EXISTS (SELECT 1 FROM consent AS n
                  WHERE n.client_row = c.client_row AND n.kind = c.kind AND n.row <> c.row
                    AND n.signed_on IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM consent_withdrawal WHERE consent_row = n.row)
                    AND (n.expires_on IS NULL OR n.expires_on > c.expires_on
                         OR (n.expires_on = c.expires_on AND n.row > c.row)))
ORDER BY c.expires_on, c.row;

-- The newest test of each client.
-- name: due_patch_tests
SELECT p.client_row AS client_row, p.product AS product, p.valid_until AS expires_on
FROM patch_test AS p INDEXED BY patch_test_valid_until
WHERE p.valid_until <= :until AND p.outcome = 'passed'
  AND NOT EXISTS (SELECT 1 FROM patch_test AS n
                  WHERE n.client_row = p.client_row
                    AND (n.tested_on > p.tested_on
                         OR (n.tested_on = p.tested_on AND n.row > p.row)))
ORDER BY p.valid_until, p.row;

-- name: due_clients
SELECT client.row AS row, client.id AS id, client.number AS number,
       client.given_name AS given_name, client.family_name AS family_name,
       client.preferred_name AS preferred_name, client.birth_date AS birth_date,
       client.contact_preference AS contact_preference, client.email AS email,
       (SELECT number FROM client_phone WHERE client_row = client.row
        ORDER BY position LIMIT 1) AS phone,
       recall.called_at AS called_at, recall.called_by AS called_by,
       recall.outcome AS call_outcome, recall.note AS call_note
FROM json_each (:rows) AS wanted
CROSS JOIN client ON client.row = wanted.value
LEFT JOIN recall ON recall.row = (
  SELECT r.row FROM recall AS r WHERE r.client_row = client.row AND r.outcome <> ''
  ORDER BY r.called_at DESC, r.row DESC LIMIT 1);

-- name: due_courses
SELECT course.row AS row, course.title AS title, course.planned_sessions AS planned
FROM json_each (:rows) AS wanted CROSS JOIN course ON course.row = wanted.value;
