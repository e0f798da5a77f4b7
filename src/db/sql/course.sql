-- SPDX-License-Identifier: GPL-3.0-or-later
-- Courses, their concerns and skips.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: course_add
INSERT INTO course (
  id, client_row, title, areas, planned_sessions, interval_min_days, interval_target_days,
  interval_max_days, starts_on, status, status_reason, status_on, maintenance_days, home_care, goal,
  template_title, scores_due, photos_due, created_at, created_by
) VALUES (
  :id, :client, :title, :areas, :planned_sessions, :interval_min_days, :interval_target_days,
  :interval_max_days, :starts_on, :status, :status_reason, :status_on, :maintenance_days, :home_care,
  :goal, :template_title, :scores_due, :photos_due, :created_at, :created_by
);

-- name: course_by_row
SELECT c.* FROM course AS c WHERE c.row = :row;

-- name: course_update
UPDATE course SET
  title = :title, areas = :areas, planned_sessions = :planned_sessions,
  interval_min_days = :interval_min_days, interval_target_days = :interval_target_days,
  interval_max_days = :interval_max_days, starts_on = :starts_on, status = :status,
  status_reason = :status_reason, status_on = :status_on, maintenance_days = :maintenance_days,
  home_care = :home_care, goal = :goal, template_title = :template_title, scores_due = :scores_due,
  photos_due = :photos_due, revision = revision + 1
WHERE row = :row;

-- name: course_concerns
SELECT n.id AS id
FROM course_concern AS l JOIN concern AS n ON n.row = l.concern_row
WHERE l.course_row = :course
ORDER BY l.position, l.concern_row;

-- name: course_concern_add
INSERT INTO course_concern (course_row, concern_row, position)
VALUES (:course, :concern, :position);

-- name: course_concerns_remove
DELETE FROM course_concern WHERE course_row = :course;

-- name: course_skip_add
INSERT INTO course_skip (id, course_row, skipped_on, reason, noted_by, noted_at)
VALUES (:id, :course, :skipped_on, :reason, :noted_by, :noted_at);

-- Of all clients: for the outcome over the clinic.
-- name: course_clients_completed
SELECT DISTINCT client_row FROM course INDEXED BY course_client WHERE status = 'completed'
ORDER BY client_row;
