-- SPDX-License-Identifier: GPL-3.0-or-later
-- The history of changes: who writes, sealing, the head of the chain.

-- name: writer_set
INSERT INTO writer (row, staff_row, at) VALUES (1, :staff, :at)
ON CONFLICT (row) DO UPDATE SET staff_row = excluded.staff_row, at = excluded.at;

-- name: audit_bounds
SELECT (SELECT max (row) FROM audit) AS last,
       (SELECT last_audit FROM audit_seal ORDER BY row DESC LIMIT 1) AS sealed;

-- name: audit_head
SELECT row, last_audit, hash FROM audit_seal ORDER BY row DESC LIMIT 1;

-- name: audit_seal_hash
SELECT last_audit, hash FROM audit_seal WHERE row = :row;

-- name: audit_rows
SELECT a.row AS row, a.at AS at, a.staff_row AS staff_row, a.client_row AS client_row,
       a.action AS action, a.table_name AS table_name, a.table_row AS table_row,
       d.salt AS salt, d.payload AS payload, g.digest AS digest
FROM audit AS a
LEFT JOIN audit_detail AS d ON d.audit_row = a.row
LEFT JOIN audit_digest AS g ON g.audit_row = a.row
WHERE a.row BETWEEN :first AND :last
ORDER BY a.row;

-- name: audit_digest_add
INSERT INTO audit_digest (audit_row, digest) VALUES (:row, :digest);

-- name: audit_seal_add
INSERT INTO audit_seal (first_audit, last_audit, form, hash, outside)
VALUES (:first, :last, :form, :hash, :outside);
