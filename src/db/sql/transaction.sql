-- SPDX-License-Identifier: GPL-3.0-or-later
-- Transactions inside another. One name is enough: the innermost of it is meant.

-- name: savepoint_begin
SAVEPOINT level;

-- name: savepoint_release
RELEASE level;

-- name: savepoint_rollback
ROLLBACK TO level;
