#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the SQL files of src/db into C.

  sql.py queries HEADER SOURCE FILE.sql...   the named queries: an enum and a table of texts
  sql.py steps SOURCE NUMBER=FILE[,FILE...]...  the migration steps: a table of texts, and what the
                                        schema holds after each

A file of queries holds blocks. Each begins with a line "-- name: some_name" and holds one
statement, whose parameters are written :name. Lines that are only a comment are left out.
"""
import hashlib
import re
import sqlite3
import sys

NAME = re.compile(r"^-- name: ([a-z][a-z0-9_]*)$")
NOTICE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* Made by build-aux/sql.py; don't edit. */\n"


def fail(path, number, message):
    sys.exit(f"{path}:{number}: {message}")


def literal(text):
    """The text as C string literals, one a line."""
    lines = []
    for line in text.splitlines(keepends=True):
        line = line.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        line = line.replace("\n", "\\n").replace("?", "\\?")
        lines.append(f'  "{line}"')
    return "\n".join(lines) if lines else '  ""'


def read_queries(path):
    """Yields (name, statement) in the file's order."""
    name, start, body = None, 0, []

    def finish():
        text = "\n".join(body).strip()
        if not text:
            fail(path, start, f"{name} holds no statement")
        if not text.endswith(";"):
            fail(path, start, f"{name} doesn't end with a semicolon")
        text = text[:-1].rstrip()
        bare = re.sub(r"'(?:[^']|'')*'", "", text)
        if ";" in bare:
            fail(path, start, f"{name} holds more than one statement")
        if re.search(r"[?@$]\w", bare):
            fail(path, start, f"{name}: write parameters as :name")
        return name, text

    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip()
            if line.startswith("-- name:"):
                match = NAME.match(line)
                if not match:
                    fail(path, number, "a name is small letters, digits and underscores")
                if name:
                    yield finish()
                name, start, body = match.group(1), number, []
            elif line.lstrip().startswith("--") or not line:
                continue
            elif name is None:
                fail(path, number, 'a statement before the first "-- name:"')
            else:
                body.append(line)
    if name:
        yield finish()


def queries(header, source, paths):
    found = {}
    for path in paths:
        for name, text in read_queries(path):
            if name in found:
                sys.exit(f"{path}: {name} is already in {found[name][0]}")
            found[name] = (path, text)
    with open(header, "w", encoding="utf-8") as out:
        out.write(NOTICE + "#pragma once\n\n/** DbkSql: every query of src/db/sql by its name. */\ntypedef enum\n{\n")
        for name in found:
            out.write(f"  DBK_SQL_{name.upper()},\n")
        out.write("  DBK_SQL_COUNT\n} DbkSql;\n\nextern const char *const dbk_sql_texts[DBK_SQL_COUNT];\n"
                  "extern const char *const dbk_sql_names[DBK_SQL_COUNT];\n")
    with open(source, "w", encoding="utf-8") as out:
        out.write(NOTICE + '#include "dbk-sql.h"\n\nconst char *const dbk_sql_texts[DBK_SQL_COUNT] = {\n')
        for name, (path, text) in found.items():
            out.write(f"  [DBK_SQL_{name.upper()}] =\n{literal(text)},\n")
        out.write("};\n\nconst char *const dbk_sql_names[DBK_SQL_COUNT] = {\n")
        for name in found:
            out.write(f'  [DBK_SQL_{name.upper()}] = "{name}",\n')
        out.write("};\n")


def schema(database):
    """Every object of the schema; what FTS5 and SQLite themselves keep differs by their version."""
    return database.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
        " ORDER BY type, name").fetchall()


def steps(source, items):
    database = sqlite3.connect(":memory:")
    objects = []
    with open(source, "w", encoding="utf-8") as out:
        out.write(NOTICE + '#include "dbk-migration-private.h"\n\n'
                  "const DbkMigrationStep dbk_migration_steps[] = {\n")
        for expected, item in enumerate(items, 1):
            number, paths = item.split("=", 1)
            if int(number) != expected:
                sys.exit(f"step {number} stands where step {expected} should")
            text = ""
            for path in paths.split(","):
                with open(path, encoding="utf-8") as file:
                    text += file.read()
            database.executescript(text)
            objects += [(expected, *row) for row in schema(database)]
            out.write(f"  {{ {expected}, {literal(text).lstrip()} }},\n")
        out.write(f"}};\n\nconst int dbk_migration_n_steps = {len(items)};\n\n"
                  "const DbkMigrationObject dbk_migration_objects[] = {\n")
        for number, kind, name, text in objects:
            digest = hashlib.sha256(text.encode()).hexdigest()
            out.write(f'  {{ {number}, "{kind}", "{name}", "{digest}" }},\n')
        out.write(f"}};\n\nconst int dbk_migration_n_objects = {len(objects)};\n")


def main():
    if len(sys.argv) > 4 and sys.argv[1] == "queries":
        queries(sys.argv[2], sys.argv[3], sys.argv[4:])
    elif len(sys.argv) > 3 and sys.argv[1] == "steps":
        steps(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(__doc__)


main()
