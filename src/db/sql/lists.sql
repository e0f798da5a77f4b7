-- SPDX-License-Identifier: GPL-3.0-or-later
-- The clinic's lists: devices, products, rules, templates, texts.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: device_list
SELECT row, id, kind, make, model, serial, vacuum_unit, vacuum_min, vacuum_max, retired_on,
       revision
FROM device WHERE :with_retired OR retired_on IS NULL ORDER BY make COLLATE NOCASE, model COLLATE NOCASE, row;

-- name: device_add
INSERT INTO device (id, kind, make, model, serial, vacuum_unit, vacuum_min, vacuum_max,
                    retired_on)
VALUES (:id, :kind, :make, :model, :serial, :vacuum_unit, :vacuum_min, :vacuum_max, :retired_on);

-- name: device_update
UPDATE device
SET kind = :kind, make = :make, model = :model, serial = :serial, vacuum_unit = :vacuum_unit,
    vacuum_min = :vacuum_min, vacuum_max = :vacuum_max, retired_on = :retired_on,
    revision = revision + 1
WHERE row = :row AND revision = :revision;

-- name: product_list
SELECT row, id, name, step, moment, open_batch_number, open_expires_on, retired_on, revision
FROM product WHERE :with_retired OR retired_on IS NULL ORDER BY name COLLATE NOCASE, row;

-- name: product_add
INSERT INTO product (id, name, step, moment, open_batch_number, open_expires_on, retired_on)
VALUES (:id, :name, :step, :moment, :open_batch_number, :open_expires_on, :retired_on);

-- name: product_update
UPDATE product
SET name = :name, step = :step, moment = :moment, open_batch_number = :open_batch_number,
    open_expires_on = :open_expires_on, retired_on = :retired_on, revision = revision + 1
WHERE row = :row AND revision = :revision;

-- name: rule_list
SELECT row, id, condition, name, effect, window_days, areas, source, retired_on, revision
FROM rule WHERE :with_retired OR retired_on IS NULL ORDER BY name COLLATE NOCASE, condition COLLATE NOCASE, row;

-- name: rule_add
INSERT INTO rule (id, condition, name, effect, window_days, areas, source, retired_on)
VALUES (:id, :condition, :name, :effect, :window_days, :areas, :source, :retired_on);

-- name: rule_update
UPDATE rule
SET condition = :condition, name = :name, effect = :effect, window_days = :window_days,
    areas = :areas, source = :source, retired_on = :retired_on, revision = revision + 1
WHERE row = :row AND revision = :revision;

-- name: aftercare_sheet_list
SELECT row, id, title, version, body, replaces, retired_on, revision
FROM aftercare_sheet WHERE :with_retired OR retired_on IS NULL ORDER BY title COLLATE NOCASE, row;

-- name: aftercare_sheet_add
INSERT INTO aftercare_sheet (id, title, version, body, replaces, retired_on)
VALUES (:id, :title, :version, :body, :replaces, :retired_on);

-- name: aftercare_sheet_update
UPDATE aftercare_sheet
SET title = :title, version = :version, body = :body, retired_on = :retired_on,
    revision = revision + 1
WHERE row = :row AND revision = :revision;

-- name: consent_form_list
SELECT row, id, kind, title, version, body, replaces, retired_on, revision
FROM consent_form WHERE :with_retired OR retired_on IS NULL ORDER BY title COLLATE NOCASE, row;

-- name: consent_form_add
INSERT INTO consent_form (id, kind, title, version, body, replaces, retired_on)
VALUES (:id, :kind, :title, :version, :body, :replaces, :retired_on);

-- name: consent_form_update
UPDATE consent_form
SET kind = :kind, title = :title, version = :version, body = :body, retired_on = :retired_on,
    revision = revision + 1
WHERE row = :row AND revision = :revision;

-- name: scale_list
SELECT row, id, code, version, name, minimum, maximum, step, lower_is_better, labels, per_area,
       areas, source, replaces, retired_on, revision
FROM scale WHERE :with_retired OR retired_on IS NULL ORDER BY name COLLATE NOCASE, row;

-- name: scale_add
INSERT INTO scale (id, code, version, name, minimum, maximum, step, lower_is_better, labels,
                   per_area, areas, source, replaces, retired_on)
VALUES (:id, :code, :version, :name, :minimum, :maximum, :step, :lower_is_better, :labels,
        :per_area, :areas, :source, :replaces, :retired_on);

-- name: scale_update
UPDATE scale
SET version = :version, name = :name, minimum = :minimum, maximum = :maximum, step = :step,
    lower_is_better = :lower_is_better, labels = :labels, per_area = :per_area, areas = :areas,
    source = :source, retired_on = :retired_on, revision = revision + 1
WHERE row = :row AND revision = :revision;

-- name: course_template_list
SELECT row, id, title, concerns, planned_sessions, interval_min_days, interval_target_days,
       interval_max_days, maintenance_days, home_care, scores_due, photos_due, source, retired_on,
       revision
FROM course_template WHERE :with_retired OR retired_on IS NULL ORDER BY title COLLATE NOCASE, row;

-- name: course_template_add
INSERT INTO course_template (id, title, concerns, planned_sessions, interval_min_days,
                             interval_target_days, interval_max_days, maintenance_days, home_care,
                             scores_due, photos_due, source, retired_on)
VALUES (:id, :title, :concerns, :planned_sessions, :interval_min_days, :interval_target_days,
        :interval_max_days, :maintenance_days, :home_care, :scores_due, :photos_due, :source,
        :retired_on);

-- name: course_template_update
UPDATE course_template
SET title = :title, concerns = :concerns, planned_sessions = :planned_sessions,
    interval_min_days = :interval_min_days, interval_target_days = :interval_target_days,
    interval_max_days = :interval_max_days, maintenance_days = :maintenance_days,
    home_care = :home_care, scores_due = :scores_due, photos_due = :photos_due, source = :source,
    retired_on = :retired_on, revision = revision + 1
WHERE row = :row AND revision = :revision;

-- The parts of an entry; :owner is the entry's row, NULL for those of all entries.

-- name: device_tip_list
SELECT device_row AS owner, name, grit, care, retired_on FROM device_tip
WHERE (:owner IS NULL OR device_row = :owner) AND (:with_retired OR retired_on IS NULL)
ORDER BY device_row, position;

-- name: device_tip_add
INSERT INTO device_tip (device_row, position, name, grit, care, retired_on)
VALUES (:owner, :position, :name, :grit, :care, :retired_on);

-- name: device_tips_remove
DELETE FROM device_tip WHERE device_row = :owner;

-- name: product_batch_list
SELECT product_row AS owner, number, expires_on, retired_on FROM product_batch
WHERE (:owner IS NULL OR product_row = :owner) AND (:with_retired OR retired_on IS NULL)
ORDER BY product_row, position;

-- name: product_batch_add
INSERT INTO product_batch (product_row, position, number, expires_on, retired_on)
VALUES (:owner, :position, :number, :expires_on, :retired_on);

-- name: product_batches_remove
DELETE FROM product_batch WHERE product_row = :owner;
