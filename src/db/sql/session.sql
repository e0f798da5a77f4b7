-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sessions, their areas, products, reactions, checks, addenda, marks and assessments.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.
-- The children of any number of sessions are read at once: :sessions is a JSON array of rows, and
-- "place" is the session's place in it.

-- name: session_head
SELECT s.state AS state, s.revision AS revision, s.course_row AS course_row,
       c.client_row AS client_row,
       EXISTS (SELECT 1 FROM entered_in_error AS e WHERE e.session_id = s.row) AS in_error
FROM session AS s JOIN course AS c ON c.row = s.course_row
WHERE s.row = :session;

-- name: session_find
SELECT row FROM session WHERE id = :id;

-- name: session_by_row
SELECT s.* FROM session AS s WHERE s.row = :session;

-- name: session_add
INSERT INTO session (
  id, course_row, treated_on, started_at, duration_minutes, practitioner, practitioner_certificate,
  practitioner_row, device_row, device_kind, device_make, device_model, device_serial, checks_answer,
  patch_test, consent_version, before_treatment, reaction_answer, aftercare_title,
  aftercare_version, aftercare_text, aftercare_given, home_care, feedback, satisfaction,
  next_recommended_on, next_recommended, notes, source, entered_by, recorded_at
) VALUES (
  :id, :course_row, :treated_on, :started_at, :duration_minutes, :practitioner,
  :practitioner_certificate, :practitioner_row, :device_row, :device_kind, :device_make,
  :device_model, :device_serial, :checks_answer, :patch_test, :consent_version, :before_treatment,
  :reaction_answer, :aftercare_title, :aftercare_version, :aftercare_text, :aftercare_given,
  :home_care, :feedback, :satisfaction, :next_recommended_on, :next_recommended, :notes, :source,
  :entered_by, :recorded_at
);

-- name: session_update
UPDATE session SET
  treated_on = :treated_on, started_at = :started_at, duration_minutes = :duration_minutes,
  practitioner = :practitioner, practitioner_certificate = :practitioner_certificate,
  practitioner_row = :practitioner_row, device_row = :device_row, device_kind = :device_kind,
  device_make = :device_make, device_model = :device_model, device_serial = :device_serial,
  checks_answer = :checks_answer, patch_test = :patch_test, consent_version = :consent_version,
  before_treatment = :before_treatment, reaction_answer = :reaction_answer,
  aftercare_title = :aftercare_title, aftercare_version = :aftercare_version,
  aftercare_text = :aftercare_text, aftercare_given = :aftercare_given, home_care = :home_care,
  feedback = :feedback, satisfaction = :satisfaction, next_recommended_on = :next_recommended_on,
  next_recommended = :next_recommended, notes = :notes, source = :source, revision = revision + 1
WHERE row = :row AND state = 'draft';

-- name: session_lock
UPDATE session SET
  state = :state, signed_at = :signed_at, signed_by = :signed_by,
  signed_by_certificate = :signed_by_certificate, signed_by_row = :signed_by_row, digest = :digest,
  revision = revision + 1
WHERE row = :row AND state = 'draft';

-- name: session_remove
DELETE FROM session WHERE row = :session AND state = 'draft';

-- name: session_single_course_remove
DELETE FROM course
WHERE row = :course AND planned_sessions = 1 AND created_at = :recorded_at
  AND NOT EXISTS (SELECT 1 FROM session WHERE course_row = :course)
  AND NOT EXISTS (SELECT 1 FROM course_concern WHERE course_row = :course)
  AND NOT EXISTS (SELECT 1 FROM course_skip WHERE course_row = :course)
  AND NOT EXISTS (SELECT 1 FROM recall WHERE course_row = :course);

-- name: session_drafts
SELECT s.row AS session_row, c.client_row AS client_row, s.id AS session, c.title AS course_title,
       s.treated_on AS treated_on, s.recorded_at AS recorded_at, s.practitioner AS practitioner,
       k.given_name AS given_name, k.family_name AS family_name,
       k.preferred_name AS preferred_name
FROM session AS s
JOIN course AS c ON c.row = s.course_row
JOIN client AS k ON k.row = c.client_row
WHERE s.state = 'draft' AND (:staff IS NULL OR s.practitioner_row = :staff)
ORDER BY s.treated_on, s.recorded_at, s.row;

-- name: session_concern
SELECT n.row AS row FROM course AS c JOIN concern AS n ON n.client_row = c.client_row
WHERE c.row = :course AND n.id = :id;

-- name: session_areas
SELECT j.key AS place, a.*
FROM json_each (:sessions) AS j CROSS JOIN session_area AS a ON a.session_id = j.value
ORDER BY j.key, a.position, a.row;

-- name: session_area_add
INSERT INTO session_area (
  session_id, position, area, treated, not_treated_reason, tip, grit, tip_care, vacuum, vacuum_unit,
  passes, direction, duration_seconds, endpoint, reaction, note
) VALUES (
  :session, :position, :area, :treated, :not_treated_reason, :tip, :grit, :tip_care, :vacuum,
  :vacuum_unit, :passes, :direction, :duration_seconds, :endpoint, :reaction, :note
);

-- name: session_area_update
UPDATE session_area SET
  position = :position, treated = :treated, not_treated_reason = :not_treated_reason, tip = :tip,
  grit = :grit, tip_care = :tip_care, vacuum = :vacuum, vacuum_unit = :vacuum_unit,
  passes = :passes, direction = :direction, duration_seconds = :duration_seconds,
  endpoint = :endpoint, reaction = :reaction, note = :note
WHERE session_id = :session AND area = :area;

-- name: session_area_remove
DELETE FROM session_area WHERE session_id = :session AND area = :area;

-- name: session_areas_remove
DELETE FROM session_area WHERE session_id = :session;

-- name: session_products
SELECT j.key AS place, p.*
FROM json_each (:sessions) AS j CROSS JOIN session_product AS p ON p.session_id = j.value
ORDER BY j.key, p.position;

-- name: session_product_add
INSERT INTO session_product (
  session_id, position, step, moment, name, batch_number, expires_on, areas
) VALUES (:session, :position, :step, :moment, :name, :batch_number, :expires_on, :areas);

-- name: session_product_update
UPDATE session_product SET
  step = :step, moment = :moment, name = :name, batch_number = :batch_number,
  expires_on = :expires_on, areas = :areas
WHERE session_id = :session AND position = :position;

-- name: session_products_remove
DELETE FROM session_product WHERE session_id = :session AND position >= :first;

-- name: session_reactions
SELECT j.key AS place, r.*
FROM json_each (:sessions) AS j CROSS JOIN session_reaction AS r ON r.session_id = j.value
ORDER BY j.key, r.position;

-- name: session_reaction_add
INSERT INTO session_reaction (
  id, session_id, position, code, severity, areas, onset, action_taken, resolved_on, note
) VALUES (
  :id, :session, :position, :code, :severity, :areas, :onset, :action_taken, :resolved_on, :note
);

-- name: session_reactions_lift
UPDATE session_reaction SET position = -1 - position WHERE session_id = :session;

-- name: session_reaction_update
UPDATE session_reaction SET
  position = :position, code = :code, severity = :severity, areas = :areas, onset = :onset,
  action_taken = :action_taken, resolved_on = :resolved_on, note = :note
WHERE session_id = :session AND id = :id;

-- name: session_reaction_remove
DELETE FROM session_reaction WHERE session_id = :session AND id = :id;

-- name: session_reactions_remove
DELETE FROM session_reaction WHERE session_id = :session;

-- name: session_resolutions
SELECT j.key AS place, r.row AS reaction_row, o.*
FROM json_each (:sessions) AS j
CROSS JOIN session_reaction AS r ON r.session_id = j.value
JOIN reaction_resolution AS o ON o.reaction_row = r.row
ORDER BY j.key, r.position, o.row;

-- name: session_resolution_add
INSERT INTO reaction_resolution (id, reaction_row, resolved_on, text, recorded_by, recorded_at)
VALUES (:id, :reaction, :resolved_on, :text, :recorded_by, :recorded_at);

-- name: session_of_reaction
SELECT session_id FROM session_reaction WHERE row = :reaction;

-- name: session_checks
SELECT j.key AS place, k.*
FROM json_each (:sessions) AS j CROSS JOIN session_check AS k ON k.session_id = j.value
ORDER BY j.key, k.position;

-- name: session_check_add
INSERT INTO session_check (
  session_id, position, condition, text, effect, areas, clears_on, override_reason, override_by,
  override_at
) VALUES (
  :session, :position, :condition, :text, :effect, :areas, :clears_on, :override_reason,
  :override_by, :override_at
);

-- name: session_check_update
UPDATE session_check SET
  condition = :condition, text = :text, effect = :effect, areas = :areas, clears_on = :clears_on,
  override_reason = :override_reason, override_by = :override_by, override_at = :override_at
WHERE session_id = :session AND position = :position;

-- name: session_checks_remove
DELETE FROM session_check WHERE session_id = :session AND position >= :first;

-- name: session_scores
SELECT j.key AS place, n.id AS concern, a.*
FROM json_each (:sessions) AS j
CROSS JOIN assessment AS a ON a.session_id = j.value
JOIN concern AS n ON n.row = a.concern_row
ORDER BY j.key, a.row;

-- name: session_score_update
UPDATE assessment SET
  concern_row = :concern_row, area = :area, assessed_on = :assessed_on, scale = :scale,
  scale_version = :scale_version, score = :score, word = :word, parts = :parts,
  assessed_by = :assessed_by, note = :note
WHERE session_id = :session AND id = :id;

-- name: session_score_remove
DELETE FROM assessment WHERE session_id = :session AND id = :id;

-- name: session_scores_remove
DELETE FROM assessment WHERE session_id = :session;

-- name: session_photos
SELECT j.key AS place, p.*
FROM json_each (:sessions) AS j CROSS JOIN photo AS p ON p.session_id = j.value
ORDER BY j.key, p.row;

-- name: session_photo_add
INSERT INTO photo (
  id, session_id, sha256, media_type, bytes, taken_on, view, area, note, added_at, added_by
) VALUES (
  :id, :session, :sha256, :media_type, :bytes, :taken_on, :view, :area, :note, :added_at, :added_by
);

-- name: session_photo_update
UPDATE photo SET taken_on = :taken_on, view = :view, area = :area, note = :note
WHERE session_id = :session AND id = :id;

-- name: session_photo_remove
DELETE FROM photo WHERE session_id = :session AND id = :id;

-- name: session_photos_remove
DELETE FROM photo WHERE session_id = :session;

-- name: session_addenda
SELECT j.key AS place, a.*
FROM json_each (:sessions) AS j CROSS JOIN addendum AS a ON a.session_id = j.value
ORDER BY j.key, a.number;

-- name: session_addendum_add
INSERT INTO addendum (
  id, session_id, number, written_at, written_by, reason, text, field, old_value, new_value
) VALUES (
  :id, :session, :number, :written_at, :written_by, :reason, :text, :field, :old_value, :new_value
);

-- name: session_errors
SELECT j.key AS place, e.*
FROM json_each (:sessions) AS j CROSS JOIN entered_in_error AS e ON e.session_id = j.value
ORDER BY j.key;

-- name: session_error_add
INSERT INTO entered_in_error (id, session_id, marked_at, marked_by, reason)
VALUES (:id, :session, :marked_at, :marked_by, :reason);
