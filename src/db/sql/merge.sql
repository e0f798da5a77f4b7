-- SPDX-License-Identifier: GPL-3.0-or-later
-- Merging two clients, and taking it back: what a client has is given another client; sessions
-- follow their courses.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: merge_belongings
SELECT json_object (
  'condition', (SELECT json_group_array (row) FROM condition WHERE client_row = :client),
  'history_confirmation',
    (SELECT json_group_array (row) FROM history_confirmation WHERE client_row = :client),
  'consent', (SELECT json_group_array (row) FROM consent WHERE client_row = :client),
  'patch_test', (SELECT json_group_array (row) FROM patch_test WHERE client_row = :client),
  'concern', (SELECT json_group_array (row) FROM concern WHERE client_row = :client),
  'course', (SELECT json_group_array (row) FROM course WHERE client_row = :client),
  'photo', (SELECT json_group_array (row) FROM photo WHERE client_row = :client),
  'recall', (SELECT json_group_array (row) FROM recall WHERE client_row = :client)) AS rows;

-- name: merge_move_condition
UPDATE condition SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_history_confirmation
UPDATE history_confirmation SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_consent
UPDATE consent SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_patch_test
UPDATE patch_test SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_concern
UPDATE concern SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_course
UPDATE course SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_photo
UPDATE photo SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_move_recall
UPDATE recall SET client_row = :client
WHERE row IN (SELECT value FROM json_each (:rows)) AND client_row = :from;

-- name: merge_point
UPDATE client SET merged_into = :into, revision = revision + 1 WHERE row = :client;

-- name: merge_add
INSERT INTO client_merge (id, kept_row, other_row, merged_at, merged_by, detail)
VALUES (:id, :kept, :other, :merged_at, :merged_by, :detail);

-- name: merge_undone
UPDATE client_merge SET undone_at = :undone_at WHERE row = :row;

-- The last merge of these two that holds.
-- name: merge_find
SELECT row, detail FROM client_merge
WHERE kept_row = :kept AND other_row = :other AND undone_at IS NULL
ORDER BY row DESC LIMIT 1;

-- name: merge_of
SELECT m.kept_row AS kept_row, m.other_row AS other_row, m.merged_at AS merged_at,
       m.merged_by AS merged_by, k.merged_into AS kept_into
FROM client_merge AS m JOIN client AS k ON k.row = m.kept_row
WHERE m.kept_row = :client AND m.undone_at IS NULL ORDER BY m.row DESC LIMIT :limit;

-- Those that hold, the latest first.
-- name: every_merge
SELECT m.kept_row AS kept_row, m.other_row AS other_row, m.merged_at AS merged_at,
       m.merged_by AS merged_by, k.merged_into AS kept_into
FROM client_merge AS m JOIN client AS k ON k.row = m.kept_row
WHERE m.undone_at IS NULL ORDER BY m.row DESC LIMIT :limit;

-- name: merge_audit_end
SELECT coalesce (max (row), 0) AS row FROM audit;

-- What the client said before the merge changed it, from the history: nothing is kept twice, and
-- erasing a client leaves nothing of theirs in a merge.
-- name: merge_old_fields
SELECT d.payload AS payload FROM audit AS a JOIN audit_detail AS d ON d.audit_row = a.row
WHERE a.row > :first AND a.row <= :last AND a.client_row = :client
  AND a.table_name = 'client' AND a.action = 'update'
ORDER BY a.row;

-- name: merge_old_phones
SELECT d.payload AS payload FROM audit AS a JOIN audit_detail AS d ON d.audit_row = a.row
WHERE a.row > :first AND a.row <= :last AND a.client_row = :client
  AND a.table_name = 'client_phone' AND a.action = 'delete'
ORDER BY json_extract (d.payload, '$.position');

-- What was changed in the client since, and so stays.
-- name: merge_later_fields
SELECT d.payload AS payload FROM audit AS a JOIN audit_detail AS d ON d.audit_row = a.row
WHERE a.row > :last AND a.client_row = :client
  AND a.table_name = 'client' AND a.action = 'update';

-- name: merge_phone_changes
SELECT a.row AS row FROM audit AS a
WHERE a.row > :first AND a.row <= :last AND a.client_row = :client
  AND a.table_name = 'client_phone' LIMIT 1;

-- Whether phones of then are known no more: somebody else's who was merged in meanwhile and erased.
-- name: merge_phones_forgotten
SELECT a.row AS row FROM audit AS a LEFT JOIN audit_detail AS d ON d.audit_row = a.row
WHERE a.row > :first AND a.row <= :last AND a.client_row = :client
  AND a.table_name = 'client_phone' AND a.action = 'delete' AND d.audit_row IS NULL LIMIT 1;
