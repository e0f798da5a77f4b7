#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two makers in build-aux: what they make, and the mistakes they must refuse."""
import os
import subprocess
import sys
import tempfile

ROOT = os.environ["DBK_TEST_SOURCE_ROOT"]
count = 0
failed = 0


def check(name, good):
    global count, failed
    count += 1
    failed += not good
    print(("ok" if good else "not ok"), count, name)


def run(maker, *arguments):
    return subprocess.run([sys.executable, f"{ROOT}/build-aux/{maker}", *arguments],
                          capture_output=True, text=True)


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def queries(folder, *texts):
    paths = [write(folder, f"{i}.sql", text) for i, text in enumerate(texts)]
    return run("sql.py", "queries", f"{folder}/out.h", f"{folder}/out.c", *paths)


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


with tempfile.TemporaryDirectory() as folder:
    done = queries(folder, '-- About.\n-- name: first_one\n-- why\nSELECT "a\\b"\nFROM t\nWHERE x = :x;\n'
                           "-- name: second\nSELECT ':not', 2;\n", "-- Nothing here yet.\n")
    check("queries are made", done.returncode == 0 and "DBK_SQL_FIRST_ONE,\n  DBK_SQL_SECOND,\n  DBK_SQL_COUNT"
          in read(folder, "out.h") and '"SELECT \\"a\\\\b\\"\\n"' in read(folder, "out.c")
          and "why" not in read(folder, "out.c"))
    for name, text, says in [
        ("no semicolon", "-- name: a\nSELECT 1\n", "semicolon"),
        ("two statements", "-- name: a\nSELECT 1; SELECT 2;\n", "more than one"),
        ("nothing in it", "-- name: a\n-- name: b\nSELECT 1;\n", "no statement"),
        ("a bad name", "-- name: A-b\nSELECT 1;\n", "a name is"),
        ("outside a block", "SELECT 1;\n", "before the first"),
        ("the same name twice", "-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;\n", "already in"),
        ("a parameter by number", "-- name: a\nSELECT ?1;\n", ":name"),
    ]:
        done = queries(folder, text)
        check(name + " is refused", done.returncode != 0 and says in done.stderr)
    check("a gap in the steps is refused",
          run("sql.py", "steps", f"{folder}/steps.c", f"2={write(folder, 's.sql', '')}").returncode != 0)

    with open(f"{ROOT}/src/db/migrations/0001-records.sql", encoding="utf-8") as file:
        records = file.read()
    history = f"{ROOT}/src/db/migrations/0001-audit.sql"

    def rules(extra, text=records):
        path = write(folder, "records.sql", text + extra)
        done = run("audit.py", f"{folder}/rules.sql", f"{folder}/lasting.sql", path, history)
        return done, read(folder, "rules.sql") if done.returncode == 0 else ""

    done, text = rules("CREATE TABLE fresh (row INTEGER PRIMARY KEY, a TEXT) STRICT;")
    check("a new table is audited", all(f"CREATE TRIGGER audit_fresh_{m} " in text
                                        for m in ("insert", "update", "delete"))
          and "lock_fresh_number" in text and "lock_fresh_insert" not in text)
    done, text = rules("CREATE TABLE session_note (row INTEGER PRIMARY KEY,"
                       " session_id INTEGER NOT NULL REFERENCES session (row), a TEXT) STRICT;")
    check("a new part of a session is locked with it",
          all(f"CREATE TRIGGER lock_session_note_{m} " in text
              for m in ("insert", "update", "delete", "replace_insert", "replace_update")))
    done, text = rules("ALTER TABLE client ADD COLUMN shoe_size INTEGER;")
    check("a new column is audited", "OLD.shoe_size IS NOT NEW.shoe_size" in text)
    done, text = rules("", records.replace("sort_key", "order_key"))
    check("a derived column that is gone is noticed", done.returncode != 0 and "sort_key" in done.stderr)
    done, text = rules("CREATE UNIQUE INDEX partly ON session (course_row) WHERE state = 'draft';")
    check("a partial unique index is noticed", done.returncode != 0 and "partly" in done.stderr)

print(f"1..{count}")
sys.exit(failed > 0)
