-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finding clients, and the list in name order.
-- Each block begins with "-- name: some_name" and holds one query; see build-aux/sql.py.

-- name: search_all
SELECT row FROM client
WHERE archived_on IS NULL AND merged_into IS NULL
ORDER BY name_order, sort_key, row;

-- Places in name order, see client_search; a place holds the client's row in its last 24 bits.
-- name: search_places
SELECT rowid AS place FROM client_search WHERE client_search MATCH :match ORDER BY rowid;

-- name: search_sort_keys
SELECT client.row AS row, client.sort_key AS sort_key
FROM json_each (:rows) AS wanted CROSS JOIN client ON client.row = wanted.value;

-- name: search_name_order
SELECT row, search_words FROM client
WHERE archived_on IS NULL AND merged_into IS NULL AND name_order = :name_order
ORDER BY sort_key, row;

-- name: search_listed
SELECT client.row AS row, client.sort_key AS sort_key, client.search_words AS search_words
FROM json_each (:rows) AS wanted CROSS JOIN client ON client.row = wanted.value
WHERE client.archived_on IS NULL AND client.merged_into IS NULL;

-- name: search_birth_date
SELECT row FROM client WHERE birth_date = :birth_date;

-- name: search_birth_year
SELECT row FROM client WHERE birth_date BETWEEN :first AND :last;

-- name: search_email
SELECT row FROM client
WHERE email <> '' AND email COLLATE NOCASE >= :first AND email COLLATE NOCASE < :end;

-- name: search_phone_digits
SELECT client_row FROM client_phone WHERE digits <> '' AND digits >= :first AND digits < :end;

-- name: search_phone_ending
SELECT client_row FROM client_phone WHERE ending <> '' AND ending >= :first AND ending < :end;

-- What people did with clients, looking included, the newest first and at most :depth entries back.
-- What nobody did by hand (the invented clinic, a program) makes no client recent.
-- name: search_changed
SELECT client_row, at FROM audit
WHERE row > (SELECT max (row) FROM audit) - :depth
  AND client_row IS NOT NULL AND staff_row IS NOT NULL
ORDER BY row DESC;

-- name: search_treated
SELECT course.client_row AS client_row, session.treated_on AS treated_on
FROM session CROSS JOIN course ON course.row = session.course_row
WHERE session.state <> 'draft' AND session.treated_on <= :today
  AND session.row NOT IN (SELECT session_id FROM entered_in_error)
ORDER BY session.treated_on DESC LIMIT :depth;

-- Courses under way, with what their windows depend on. The index on sessions answers this without
-- a row of theirs being read.
-- name: due_under_way
SELECT course.client_row AS client_row, course.status AS status,
       course.planned_sessions AS planned, course.starts_on AS starts_on,
       course.interval_min_days AS interval_min_days,
       course.interval_target_days AS interval_target_days,
       course.interval_max_days AS interval_max_days, course.maintenance_days AS maintenance_days,
       count (session.row) AS done, max (session.treated_on) AS last_treated_on,
       course.row AS course_row
FROM course INDEXED BY course_under_way
LEFT JOIN session ON session.course_row = course.row AND session.state <> 'draft'
  AND session.row NOT IN (SELECT session_id FROM entered_in_error)
WHERE course.status IN ('planned', 'active')
GROUP BY course.row;

-- Finished courses that are maintained: all of theirs that counts is the last session.
-- name: due_maintained
SELECT course.client_row AS client_row, course.status AS status,
       course.planned_sessions AS planned, course.starts_on AS starts_on,
       course.interval_min_days AS interval_min_days,
       course.interval_target_days AS interval_target_days,
       course.interval_max_days AS interval_max_days, course.maintenance_days AS maintenance_days,
       course.planned_sessions AS done,
       (SELECT session.treated_on FROM session
        WHERE session.course_row = course.row AND session.state <> 'draft'
          AND session.row NOT IN (SELECT session_id FROM entered_in_error)
        ORDER BY session.treated_on DESC LIMIT 1) AS last_treated_on,
       course.row AS course_row
FROM course INDEXED BY course_maintained
WHERE course.status = 'completed' AND course.maintenance_days IS NOT NULL;

-- name: due_drafts
SELECT DISTINCT course.client_row AS client_row
FROM session CROSS JOIN course ON course.row = session.course_row
WHERE session.state = 'draft';

-- name: summary_clients
SELECT client.row AS row, client.id AS id, client.number AS number,
       client.given_name AS given_name, client.family_name AS family_name,
       client.preferred_name AS preferred_name, client.former_name AS former_name,
       client.email AS email, client.birth_date AS birth_date,
       client.town AS town, client.contact_preference AS contact_preference,
       client.name_order AS name_order, client.sort_key AS sort_key,
       (SELECT number FROM client_phone WHERE client_row = client.row
        ORDER BY position LIMIT 1) AS phone
FROM json_each (:rows) AS wanted CROSS JOIN client ON client.row = wanted.value;

-- name: summary_namesakes
SELECT count (*) AS n FROM (
  SELECT 1 FROM client
  WHERE archived_on IS NULL AND merged_into IS NULL
    AND name_order = :name_order AND sort_key = :sort_key
  LIMIT 1000);

-- name: summary_courses
SELECT course.client_row AS client_row, course.status AS status,
       course.planned_sessions AS planned, course.starts_on AS starts_on,
       course.interval_min_days AS interval_min_days,
       course.interval_target_days AS interval_target_days,
       course.interval_max_days AS interval_max_days, course.maintenance_days AS maintenance_days,
       count (CASE WHEN session.state <> 'draft' AND mark.row IS NULL THEN 1 END) AS done,
       max (CASE WHEN session.state <> 'draft' AND mark.row IS NULL
                 THEN session.treated_on END) AS last_treated_on,
       course.row AS course_row,
       count (CASE WHEN session.state = 'draft' THEN 1 END) AS drafts
FROM json_each (:rows) AS wanted
CROSS JOIN course ON course.client_row = wanted.value
LEFT JOIN session ON session.course_row = course.row
LEFT JOIN entered_in_error AS mark ON mark.session_id = session.row
GROUP BY course.client_row, course.row;

-- name: summary_conditions
SELECT condition.client_row AS client_row, condition.row AS row, condition.id AS id,
       condition.code AS code, condition.detail AS detail, condition.started_on AS started_on,
       condition.ended_on AS ended_on, condition.areas AS areas
FROM json_each (:rows) AS wanted CROSS JOIN condition ON condition.client_row = wanted.value;

-- name: due_listed
SELECT client.row AS row FROM json_each (:rows) AS wanted CROSS JOIN client
  ON client.row = wanted.value
WHERE client.archived_on IS NULL AND client.merged_into IS NULL;

-- Clients added from here on in this transaction come into the search index at its end.
-- name: search_hold
UPDATE writer SET search_after = coalesce ((SELECT max (row) FROM client), 0)
WHERE row = 1 AND search_after IS NULL;

-- In the order of the index, which takes them ten times faster so.
-- name: search_add_held
INSERT INTO client_search (rowid, search_words)
SELECT (name_order << 24) | row, search_words FROM client
WHERE row > (SELECT search_after FROM writer WHERE row = 1)
  AND archived_on IS NULL AND merged_into IS NULL
ORDER BY name_order, row;

-- name: search_add_held_words
INSERT OR IGNORE INTO client_word
SELECT DISTINCT word.value
FROM client CROSS JOIN json_each ('[' || replace (json_quote (client.search_words), ' ', '","') || ']')
  AS word
WHERE client.row > (SELECT search_after FROM writer WHERE row = 1)
  AND client.archived_on IS NULL AND client.merged_into IS NULL
  AND length (word.value) BETWEEN 3 AND 40 AND word.value NOT GLOB '*[0-9]*'
ORDER BY word.value;

-- name: search_next_word
SELECT word FROM client_word WHERE word >= :from ORDER BY word LIMIT 1;

-- name: search_release
UPDATE writer SET search_after = NULL WHERE row = 1 AND search_after IS NOT NULL;
