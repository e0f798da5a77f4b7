-- SPDX-License-Identifier: GPL-3.0-or-later
-- What verify reads.

-- name: verify_seals
SELECT row, first_audit, last_audit, form, hash, outside FROM audit_seal ORDER BY row;

-- name: verify_audit_extent
SELECT count (*) AS n, coalesce (max (row), 0) AS last,
       coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0) AS given,
       coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'audit_seal'), 0) AS seals_given
FROM audit;

-- name: verify_erased
SELECT EXISTS (SELECT 1 FROM erasure WHERE :client IS NULL OR client_row = :client)
       OR EXISTS (SELECT 1 FROM erasure AS e, json_each (e.lent) AS lent
                  WHERE json_extract (lent.value, '$.client') = :client
                    AND :row BETWEEN json_extract (lent.value, '$.first')
                             AND json_extract (lent.value, '$.last')) AS erased;

-- name: verify_outside
SELECT table_name, count (*) AS n, min (row) AS first FROM audit
WHERE row BETWEEN :first AND :last GROUP BY table_name ORDER BY first;

-- name: verify_signings
SELECT a.table_row AS session_row, json_extract (d.payload, '$.digest') AS digest
FROM audit AS a JOIN audit_detail AS d ON d.audit_row = a.row
WHERE a.table_name = 'session' AND a.action IN ('sign', 'transcribe') ORDER BY a.row;

-- name: verify_sessions
SELECT row, lower (hex (digest)) AS digest FROM session WHERE state <> 'draft' ORDER BY row;

-- name: verify_photos
SELECT row, sha256 FROM photo ORDER BY row;

-- name: verify_integrity
SELECT integrity_check AS message FROM pragma_integrity_check (20);

-- name: verify_foreign_keys
SELECT "table" AS table_name, rowid AS row, parent FROM pragma_foreign_key_check;

-- What was bound, read back: the tests of binding and reading.
-- name: echo
SELECT :value AS value, typeof (:value) AS kind, :other AS other;
