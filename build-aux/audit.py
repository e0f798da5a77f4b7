#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the audit and lock triggers of the records from their tables.

  audit.py TRIGGERS.sql LASTING.sql STEP.sql...

The steps are run in memory and the tables read back, so a table or a column that is added later is
audited, and a table with a session_id locked, without anybody having to remember it. Exceptions
stand below by name, and a name that is no table or column any more is an error.

The triggers use built-in functions only and lean on no pragma: they must hold in a plain sqlite3
with foreign_keys off, where REPLACE fires no delete trigger.
"""
import sqlite3
import sys

# Written once and kept: corrections, withdrawals, marks, and the erasures that open the locks.
LASTING = ["addendum", "entered_in_error", "reaction_resolution", "consent_withdrawal", "erasure",
           "activity"]
# Of those, the ones whose history keeps a copy of the row, for verify to compare.
COPIED = ["addendum", "entered_in_error", "reaction_resolution", "consent_withdrawal", "erasure"]
# These speak about a session that is closed already.
AFTER_SIGNING = ["addendum", "entered_in_error"]
# Made from other columns by the store, or counting: no part of what was recorded.
DERIVED = {"client": ["sort_key", "name_order", "search_words"],
           "client_phone": ["digits", "ending"]}
COUNTING = "revision"
# A change of these is told, what they held is not; and tries that failed are told by an activity.
SECRET = {"staff_pin": ["hash"]}
TRIES = {"staff_pin": ["failures", "failed_at"]}
# The history itself.
OWN = ["writer", "audit", "audit_detail", "audit_digest", "audit_seal"]
# Made from the clients whole.
INDEXES = ["client_word"]
HISTORY = ["audit", "audit_detail", "audit_digest", "audit_seal"]

# src/db/dbk-sqlite-error.c translates these sentences; a test holds the two together.
SIGNED = "This session is signed: nothing in it can change any more. Write an addendum instead."
DRAFT_FIRST = "A session starts as a draft and is signed afterwards."
CONSENT = "This consent is signed: it stays as it was signed. Record a withdrawal instead."
KEPT = "This entry is part of the lasting record: it can't be changed or removed."
NOT_SIGNED = "An addendum or a mark belongs to a signed session, not to a draft."
NUMBER = "The number of a record can't be changed."
ERASED = "This client was erased and can't be given anything any more."
HISTORY_KEPT = "The history of changes can't be changed."


class Table:
    def __init__(self, database, name):
        self.name = name
        info = database.execute(f"SELECT name, type, \"notnull\", pk FROM pragma_table_info ('{name}')"
                                " ORDER BY cid").fetchall()
        self.columns = [row[0] for row in info]
        self.types = {row[0]: row[1] for row in info}
        self.required = {row[0] for row in info if row[2] or row[3]}
        self.key = [row[0] for row in sorted((r for r in info if r[3]), key=lambda r: r[3])]
        self.foreign = [(row[0], row[1]) for row in database.execute(
            f"SELECT \"from\", \"table\" FROM pragma_foreign_key_list ('{name}') ORDER BY id")]
        # A parent that must be there tells the client more surely than one that may be.
        self.foreign.sort(key=lambda f: f[0] not in self.required)
        self.unique = []
        for index, partial in database.execute(
                f"SELECT name, partial FROM pragma_index_list ('{name}') WHERE \"unique\" AND origin <> 'pk'"):
            if partial:
                sys.exit(f"{name}: a partial unique index ({index}) is not provided for")
            self.unique.append([row[0] for row in database.execute(
                f"SELECT name FROM pragma_index_info ('{index}') ORDER BY seqno")])
        self.secret = SECRET.get(name, [])
        made = DERIVED.get(name, []) + TRIES.get(name, [])
        for column in made + self.secret:
            if column not in self.columns:
                sys.exit(f"{name}.{column} is named in audit.py but isn't there")
        self.recorded = [c for c in self.columns if c not in made + self.secret + [COUNTING]]
        if self.key == ["row"] and self.types["row"] != "INTEGER":
            sys.exit(f"{name}.row must be an INTEGER PRIMARY KEY")

    def address(self, which):
        """What audit.table_row holds of a row."""
        if len(self.key) == 1:
            return f"{which}.{self.key[0]}"
        return "json_array (" + ", ".join(f"{which}.{c}" for c in self.key) + ")"

    def quoted(self, which, column):
        value = f"{which}.{column}"
        if self.types[column] == "BLOB":
            return f"CASE WHEN {value} IS NULL THEN 'null' ELSE json_quote (hex ({value})) END"
        return f"json_quote ({value})"

    def whole(self, which):
        """The row as JSON."""
        parts = [f"'{',' if i else ''}\"{c}\":' || {self.quoted(which, c)}"
                 for i, c in enumerate(self.recorded)]
        return "'{' || " + " || ".join(parts) + " || '}'"

    def changed(self, joined=" OR ", columns=None):
        return joined.join(f"OLD.{c} IS NOT NEW.{c}" for c in columns or self.recorded + self.secret)

    def old_values(self):
        """The columns an update changes, as they were."""
        parts = [f"CASE WHEN OLD.{c} IS NOT NEW.{c} THEN ',\"{c}\":' || {self.quoted('OLD', c)} ELSE '' END"
                 for c in self.recorded]
        return "'{' || substr (" + "\n        || ".join(parts) + ", 2) || '}'"

    def meets(self, kept, new):
        """Whether a kept row would give way to a new one in a REPLACE."""
        keys = [self.key] + self.unique
        return "(" + " OR ".join(
            "(" + " AND ".join(f"{kept}.{c} = {new}.{c}" for c in key) + ")" if len(key) > 1
            else f"{kept}.{key[0]} = {new}.{key[0]}" for key in keys) + ")"

    def differs(self, kept, old):
        return "(" + " OR ".join(f"{kept}.{c} <> {old}.{c}" for c in self.key) + ")"


class House:
    def __init__(self, paths):
        database = sqlite3.connect(":memory:")
        for path in paths:
            with open(path, encoding="utf-8") as file:
                database.executescript(file.read())
        names = [row[0] for row in database.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")]
        self.all = {name: Table(database, name) for name in names}
        for name in LASTING + COPIED + AFTER_SIGNING + list(DERIVED) + list(SECRET) + list(TRIES) + OWN + INDEXES + ["session", "consent", "client", "course"]:
            if name not in self.all:
                sys.exit(f"{name} is named in audit.py but is no table")
        self.tables = [self.all[name] for name in names if name not in OWN + INDEXES]
        self.out = []

    def client_of(self, table, value, seen=()):
        """An expression for the client a row belongs to; value (column) gives its columns."""
        if table.name == "client":
            return value("row")
        own = value("client_row") if "client_row" in table.columns else None
        if own and "client_row" in table.required:
            return own
        for column, parent in table.foreign:
            if column == "client_row" or parent in seen or parent == table.name:
                continue
            if parent == "client":
                found = value(column)
            else:
                found = self.client_of(
                    self.all[parent],
                    lambda c, p=parent, k=column: f"(SELECT {c} FROM {p} WHERE row = {value(k)})",
                    seen + (table.name,))
            if found:
                return f"coalesce ({own}, {found})" if own else found
        return own

    def client(self, table, which):
        return self.client_of(table, lambda c: f"{which}.{c}")

    def erased(self, table, which):
        client = self.client(table, which)
        return f"EXISTS (SELECT 1 FROM erasure WHERE client_row = {client})" if client else "0"

    def trigger(self, name, moment, table, condition, *body):
        self.out.append(f"CREATE TRIGGER {name} {moment} ON {table.name}\n"
                        + (f"WHEN {condition}\n" if condition else "")
                        + "BEGIN\n" + "".join(f"  {line};\n" for line in body) + "END;\n")

    def refuse(self, name, moment, table, condition, sentence):
        text = sentence.replace("'", "''")
        self.trigger(f"lock_{table.name}_{name}", moment, table, condition,
                     f"SELECT RAISE (ABORT, '{text}')")

    # Locks

    def lock(self, table, condition, sentence, joins=""):
        """Keeps the rows that meet condition (column prefix) from giving way to a REPLACE."""
        kept = condition("kept")
        found = f"SELECT 1 FROM {table.name} AS kept{joins} WHERE {{}} AND {kept}"
        self.refuse("replace_insert", "BEFORE INSERT", table,
                    "EXISTS (" + found.format(table.meets("kept", "NEW")) + ")", sentence)
        self.refuse("replace_update", "BEFORE UPDATE", table,
                    "EXISTS (" + found.format(table.meets("kept", "NEW")
                                              + f" AND {table.differs('kept', 'OLD')}") + ")", sentence)

    def lock_session(self, table):
        self.refuse("first", "BEFORE INSERT", table, "NEW.state IS NOT 'draft'", DRAFT_FIRST)
        signed = f"OLD.state <> 'draft' AND NOT {self.erased(table, 'OLD')}"
        self.refuse("update", "BEFORE UPDATE", table, signed, SIGNED)
        self.refuse("delete", "BEFORE DELETE", table, signed, SIGNED)
        self.lock(table, lambda kept: f"{kept}.state <> 'draft'", SIGNED)

    def lock_child(self, table):
        def locked(which):
            return f"EXISTS (SELECT 1 FROM session WHERE row = {which}.session_id AND state <> 'draft')"

        self.refuse("insert", "BEFORE INSERT", table,
                    f"{locked('NEW')} AND NOT {self.erased(table, 'NEW')}", SIGNED)
        self.refuse("update", "BEFORE UPDATE", table,
                    f"({locked('OLD')} OR {locked('NEW')})\n  AND NOT {self.erased(table, 'OLD')}", SIGNED)
        self.refuse("delete", "BEFORE DELETE", table,
                    f"{locked('OLD')} AND NOT {self.erased(table, 'OLD')}", SIGNED)
        self.lock(table, lambda kept: f"EXISTS (SELECT 1 FROM session WHERE row = {kept}.session_id AND state <> 'draft')",
                  SIGNED)

    def lock_lasting(self, table):
        key = f"NOT {self.erased(table, 'OLD')}" if table.name != "erasure" else None
        self.refuse("update", "BEFORE UPDATE", table, key, KEPT)
        self.refuse("delete", "BEFORE DELETE", table, key, KEPT)
        self.refuse("replace_insert", "BEFORE INSERT", table,
                    f"EXISTS (SELECT 1 FROM {table.name} AS kept WHERE {table.meets('kept', 'NEW')})", KEPT)
        if table.name in AFTER_SIGNING:
            self.refuse("insert", "BEFORE INSERT", table,
                        "EXISTS (SELECT 1 FROM session WHERE row = NEW.session_id AND state = 'draft')",
                        NOT_SIGNED)

    def lock_consent(self, table):
        def closed(which):
            return f"({which}.signed_at IS NOT NULL OR {which}.signed_on IS NOT NULL)"

        rest = [c for c in table.columns if c not in ("client_row", "row")]
        self.refuse("update", "BEFORE UPDATE", table,
                    f"{closed('OLD')} AND ({table.changed(columns=rest)})\n"
                    f"  AND NOT {self.erased(table, 'OLD')}", CONSENT)
        self.refuse("delete", "BEFORE DELETE", table,
                    f"{closed('OLD')} AND NOT {self.erased(table, 'OLD')}", CONSENT)
        self.lock(table, closed, CONSENT)

    def lock_parent(self, table, sessions):
        """A signed session keeps its course and client from being deleted or replaced under it."""
        self.refuse("delete", "BEFORE DELETE", table,
                    f"EXISTS ({sessions('OLD')}) AND NOT {self.erased(table, 'OLD')}", SIGNED)
        self.lock(table, lambda kept: f"EXISTS ({sessions(kept)})", SIGNED)

    def lock_history(self, table):
        # Who is erased may have been part of another client for a while, whose history tells of it.
        erased = ("NOT EXISTS (SELECT 1 FROM audit JOIN erasure\n"
                  "    ON erasure.client_row = audit.client_row OR audit.client_row IS NULL\n"
                  "  WHERE audit.row = OLD.audit_row)\n"
                  "  AND NOT EXISTS (SELECT 1 FROM erasure, json_each (erasure.lent) AS lent, audit\n"
                  "  WHERE audit.row = OLD.audit_row AND audit.client_row = json_extract (lent.value, '$.client')\n"
                  "    AND audit.row BETWEEN json_extract (lent.value, '$.first') AND json_extract (lent.value, '$.last'))")
        self.refuse("update", "BEFORE UPDATE", table, None, HISTORY_KEPT)
        self.refuse("delete", "BEFORE DELETE", table,
                    erased if table.name == "audit_detail" else None, HISTORY_KEPT)
        self.refuse("replace_insert", "BEFORE INSERT", table,
                    f"EXISTS (SELECT 1 FROM {table.name} AS kept WHERE {table.meets('kept', 'NEW')})",
                    HISTORY_KEPT)

    # Audit

    def audit(self, table, moment, which, action, condition, detail=None, name=None):
        client = self.client(table, which) or "NULL"
        entry = ("INSERT INTO audit (at, staff_row, client_row, action, table_name, table_row)\n"
                 "  VALUES (coalesce ((SELECT at FROM writer WHERE row = 1), strftime ('%Y-%m-%dT%H:%M:%fZ', 'now')),\n"
                 "          (SELECT staff_row FROM writer WHERE row = 1),\n"
                 f"          {client},\n"
                 f"          {action}, '{table.name}', {table.address(which)})")
        body = [entry]
        if detail:
            body.append("INSERT INTO audit_detail (audit_row, salt, payload)\n"
                        f"  SELECT last_insert_rowid (), randomblob (16),\n      {detail}\n"
                        f"  WHERE NOT {self.erased(table, which)}")
        self.trigger(f"audit_{table.name}_{name or moment.lower()}", f"AFTER {moment}", table, condition, *body)

    def audit_session(self, table):
        self.audit(table, "INSERT", "NEW", "'begin'", None)
        self.audit(table, "UPDATE", "NEW", "CASE NEW.state WHEN 'signed' THEN 'sign' ELSE 'transcribe' END",
                   "OLD.state = 'draft' AND NEW.state <> 'draft'",
                   "json_object ('digest', lower (hex (NEW.digest)))", name="sign")
        self.audit(table, "UPDATE", "OLD", "'update'",
                   f"OLD.state <> 'draft' AND ({table.changed()})", table.old_values())
        self.audit(table, "DELETE", "OLD", "CASE OLD.state WHEN 'draft' THEN 'discard' ELSE 'delete' END",
                   None, table.whole("OLD"))

    def audit_table(self, table):
        conditions = {"INSERT": None, "UPDATE": table.changed(), "DELETE": None}
        if "session_id" in table.columns and table.name not in LASTING:
            # A draft's parts are saved every second: what counts is that it was begun, signed or discarded.
            def drafted(which):
                return f"EXISTS (SELECT 1 FROM session WHERE row = {which}.session_id AND state = 'draft')"

            conditions = {
                "INSERT": f"NOT {drafted('NEW')}",
                "UPDATE": f"NOT ({drafted('OLD')} AND {drafted('NEW')})\n  AND ({table.changed()})",
                "DELETE": f"NOT {drafted('OLD')}",
            }
        self.audit(table, "INSERT", "NEW", "'insert'", conditions["INSERT"],
                   table.whole("NEW") if table.name in COPIED else None)
        self.audit(table, "UPDATE", "OLD", "'update'", conditions["UPDATE"], table.old_values())
        self.audit(table, "DELETE", "OLD", "'delete'", conditions["DELETE"], table.whole("OLD"))

    def make(self):
        for table in self.tables:
            if table.key == ["row"]:
                self.refuse("number", "BEFORE UPDATE", table, "NEW.row IS NOT OLD.row", NUMBER)
            if "client_row" in table.columns and table.name not in LASTING:
                erased = "EXISTS (SELECT 1 FROM erasure WHERE client_row = NEW.client_row)"
                self.refuse("erased_insert", "BEFORE INSERT", table, erased, ERASED)
                self.refuse("erased_update", "BEFORE UPDATE OF client_row", table,
                            f"NEW.client_row IS NOT OLD.client_row AND {erased}", ERASED)
            if table.name in LASTING:
                self.lock_lasting(table)
            elif table.name == "session":
                self.lock_session(table)
            elif "session_id" in table.columns:
                self.lock_child(table)
            elif table.name == "consent":
                self.lock_consent(table)
            elif table.name == "course":
                self.lock_parent(table, lambda which: "SELECT 1 FROM session AS below"
                                 f" WHERE below.course_row = {which}.row AND below.state <> 'draft'")
            elif table.name == "client":
                self.refuse("erased", "BEFORE INSERT", table, self.erased(table, "NEW"), ERASED)
                self.lock_parent(table, lambda which: "SELECT 1 FROM course AS under JOIN session AS below"
                                 " ON below.course_row = under.row"
                                 f" WHERE under.client_row = {which}.row AND below.state <> 'draft'")
            if table.name == "session":
                self.audit_session(table)
            else:
                self.audit_table(table)
        for name in HISTORY:
            self.lock_history(self.all[name])
        return "\n-- The rules, made by build-aux/audit.py from the tables above.\n\n" + "\n".join(self.out)

    def lasting(self):
        """The query that compares the lasting rows with the copies their history keeps."""
        parts = [f"SELECT '{name}' AS table_name, a.table_row AS table_row FROM audit AS a\n"
                 f"JOIN audit_detail AS d ON d.audit_row = a.row\n"
                 f"LEFT JOIN {name} AS kept ON kept.row = a.table_row\n"
                 f"WHERE a.table_name = '{name}' AND a.action = 'insert'\n"
                 f"  AND (kept.row IS NULL OR d.payload IS NOT {self.all[name].whole('kept')})"
                 for name in COPIED]
        return ("-- Made by build-aux/audit.py; don't edit.\n\n-- name: verify_lasting\n"
                + "\nUNION ALL\n".join(parts) + ";\n")


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    house = House(sys.argv[3:])
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(house.make())
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(house.lasting())


main()
