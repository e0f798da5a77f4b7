-- SPDX-License-Identifier: GPL-3.0-or-later
-- Conditions, contraindications, consents and patch tests.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: condition_add
INSERT INTO condition (
  id, client_row, code, detail, started_on, ended_on, areas, note, noted_at, noted_by
) VALUES (
  :id, :client, :code, :detail, :started_on, :ended_on, :areas, :note, :noted_at, :noted_by
);

-- name: condition_by_row
SELECT c.* FROM condition AS c WHERE c.row = :row;

-- name: condition_update
UPDATE condition SET
  code = :code, detail = :detail, started_on = :started_on, ended_on = :ended_on, areas = :areas,
  note = :note, revision = revision + 1
WHERE row = :row;

-- name: history_confirmation_add
INSERT INTO history_confirmation (id, client_row, confirmed_on, answer, confirmed_by)
VALUES (:id, :client, :confirmed_on, :answer, :confirmed_by);

-- name: consent_add
INSERT INTO consent (
  id, client_row, kind, form_title, form_version, form_text, signed_on, signed_at, signed_by,
  signer_relation, signature, expires_on, taken_by
) VALUES (
  :id, :client, :kind, :form_title, :form_version, :form_text, :signed_on, :signed_at, :signed_by,
  :signer_relation, :signature, :expires_on, :taken_by
);

-- name: consent_head
SELECT c.client_row AS client_row, w.row AS withdrawal_row
FROM consent AS c LEFT JOIN consent_withdrawal AS w ON w.consent_row = c.row
WHERE c.row = :consent;

-- name: consent_withdrawal_add
INSERT INTO consent_withdrawal (id, consent_row, withdrawn_on, reason, taken_by, recorded_at)
VALUES (:id, :consent, :withdrawn_on, :reason, :taken_by, :recorded_at);

-- name: patch_test_add
INSERT INTO patch_test (
  id, client_row, tested_on, read_on, area, product, outcome, valid_until, note, tested_by
) VALUES (
  :id, :client, :tested_on, :read_on, :area, :product, :outcome, :valid_until, :note, :tested_by
);

-- name: patch_test_by_row
SELECT p.* FROM patch_test AS p WHERE p.row = :row;

-- name: patch_test_update
UPDATE patch_test SET
  tested_on = :tested_on, read_on = :read_on, area = :area, product = :product, outcome = :outcome,
  valid_until = :valid_until, note = :note, revision = revision + 1
WHERE row = :row;
