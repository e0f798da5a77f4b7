#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No acknowledged save is ever lost: test-kill.py KILL-WRITER

Starts a writer on the stores, kills it with SIGKILL at a random moment, opens the records and holds
them against what the writer said, and again on the same records. DBK_KILLS says how often (200),
DBK_SEED makes a run happen again; both are printed.
"""
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# Every so many kills the records begin anew: creating them is killed too, and checking stays fast.
KILLS_A_DIRECTORY = 25


class Failure(Exception):
    pass


class Records:
    """What has to be there, and what may or may not be, after all the writer said so far."""

    def __init__(self):
        self.clients = {}  # id: (revision, text)
        self.drafts = {}
        self.signed = {}  # id: digest
        self.discarded = set()
        self.pending = None

    def take(self, line):
        words = line.split()
        if not words or words[0] == "ready":
            return
        if words[0] in ("saving", "signing", "discarding"):
            self.pending = words
            return
        self.pending = None
        if words[:2] == ["saved", "client"]:
            self.clients[words[2]] = (int(words[3]), words[4])
        elif words[:2] == ["saved", "draft"]:
            self.drafts[words[2]] = (int(words[3]), words[4])
        elif words[0] == "signed":
            self.drafts.pop(words[1], None)
            self.signed[words[1]] = words[2]
        elif words[0] == "discarded":
            self.drafts.pop(words[1], None)
            self.discarded.add(words[1])
        else:
            raise Failure(f"the writer said {line!r}")

    def settle(self, found):
        """What was under way when the writer died is there whole or not at all; from now on it is
        known which."""
        if not self.pending:
            return
        words, self.pending = self.pending, None
        if words[0] == "saving":
            kind, identifier, wanted = words[1], words[2], (int(words[3]), words[4])
            known = self.clients if kind == "client" else self.drafts
            there = (found.clients if kind == "client" else found.drafts).get(identifier)
            if there == wanted:
                known[identifier] = wanted
            elif there != known.get(identifier):
                raise Failure(f"{kind} {identifier} is {there}, was {known.get(identifier)},"
                              f" wanted {wanted}")
        elif words[0] == "signing" and words[1] in found.signed:
            self.drafts.pop(words[1])
            self.signed[words[1]] = found.signed[words[1]]
        elif words[0] == "discarding" and words[1] not in found.drafts:
            self.drafts.pop(words[1])
            self.discarded.add(words[1])

    def compare(self, found):
        for name in ("clients", "drafts", "signed"):
            mine, theirs = getattr(self, name), getattr(found, name)
            for identifier in mine.keys() | theirs.keys():
                if mine.get(identifier) != theirs.get(identifier):
                    raise Failure(f"{name}: {identifier} should be {mine.get(identifier)},"
                                  f" is {theirs.get(identifier)}")


class Found:
    """What the records hold."""

    def __init__(self, program, directory):
        self.clients, self.drafts, self.signed = {}, {}, {}
        run = subprocess.run([program, "--check", directory], capture_output=True, text=True,
                             timeout=60)
        clean = False
        for line in run.stdout.splitlines():
            words = line.split()
            if words[0] == "client":
                self.clients[words[1]] = (int(words[2]), words[3])
            elif words[0] == "draft":
                # Fields and areas are saved together: each revision but the first brings an area,
                # five at most.
                if int(words[4]) != min(int(words[2]), 6):
                    raise Failure(f"half a save: {line}")
                self.drafts[words[1]] = (int(words[2]), words[3])
            elif words[0] == "signed":
                self.signed[words[1]] = words[2]
            elif words[0] == "finding" or words[0] != "clean":
                raise Failure(f"verify: {line}")
            else:
                clean = True
        if run.returncode != 0 or not clean:
            raise Failure(f"the records can't be checked: {run.stderr.strip() or run.stdout[-500:]}")


class Output:
    """What the writer says, as it says it."""

    def __init__(self, pipe):
        self.pipe, self.said, self.ended = pipe, b"", False

    def read(self, seconds, until=None):
        """Reads for this long, or until the text has come."""
        end = time.monotonic() + seconds
        while not self.ended and not (until and until in self.said):
            left = end - time.monotonic()
            if left <= 0:
                return
            if select.select([self.pipe], [], [], left)[0]:
                chunk = os.read(self.pipe.fileno(), 65536)
                self.said += chunk
                self.ended = not chunk


def kill_once(program, directory, chance, records):
    """One life of the writer: killed while it starts, or later in the work."""
    writer = subprocess.Popen([program, directory, str(chance.getrandbits(31))],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output = Output(writer.stdout)
    if chance.random() < 0.2:
        output.read(chance.uniform(0, 0.1))
    else:
        output.read(30, until=b"ready\n")
        output.read(chance.uniform(0, 0.12))
    writer.send_signal(signal.SIGKILL)
    output.said += writer.stdout.read()
    complaint = writer.stderr.read().decode()
    code = writer.wait()
    if code != -signal.SIGKILL:
        raise Failure(f"the writer ended by itself ({code}): {complaint}")
    for line in output.said.decode().splitlines():
        records.take(line)


def main():
    program = sys.argv[1]
    kills = int(os.environ.get("DBK_KILLS", "200"))
    seed = int(os.environ.get("DBK_SEED", "20261122"))
    chance = random.Random(seed)
    print("TAP version 13\n1..1", flush=True)
    print(f"# {kills} kills, seed {seed}", flush=True)
    n_saved = n_signed = n_caught = n_done = 0
    began = time.monotonic()
    top = tempfile.mkdtemp(prefix="dermabook-kill-")
    try:
        for number in range(kills):
            if number % KILLS_A_DIRECTORY == 0:
                directory = os.path.join(top, f"records-{number}")
                records = Records()
            kill_once(program, directory, chance, records)
            n_caught += records.pending is not None
            found = Found(program, directory)
            records.settle(found)
            records.compare(found)
            n_done = number + 1
            if n_done % KILLS_A_DIRECTORY == 0 or n_done == kills:
                n_saved += sum(revision for revision, _ in records.clients.values())
                n_saved += sum(revision for revision, _ in records.drafts.values())
                n_signed += len(records.signed)
                shutil.rmtree(directory, ignore_errors=True)
        if n_signed == 0 or n_caught < kills // 10:
            raise Failure(f"the kills prove little: {n_signed} signed, {n_caught} caught in a save")
        print(f"# {n_done} kills in {time.monotonic() - began:.0f} s, {n_caught} of them in the "
              f"middle of a save; {n_saved} saves and {n_signed} signatures all there", flush=True)
        print("ok 1 - no acknowledged save is lost")
        return 0
    except Failure as failure:
        print(f"# after {n_done + 1} kills, seed {seed}: {failure}")
        print("not ok 1 - no acknowledged save is lost")
        return 1
    finally:
        shutil.rmtree(top, ignore_errors=True)


sys.exit(main())
