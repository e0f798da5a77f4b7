# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the whole program: a list of functions, told as TAP.

A test program calls run() with functions that take a Case. Each gets a desk of its own and records
of its own; when one fails, a picture of the screen goes to meson-logs and the words on show are
printed.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time
import traceback

from desk import Desk, Failure
from program import PATIENCE, Program

BUILD = pathlib.Path(os.environ.get('DBK_TEST_BUILD_ROOT', '_build'))
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = pathlib.Path(os.environ.get('DBK_TEST_SHARED_DATA', SOURCE.parent / 'shared' / 'data'))
DERMABOOK = BUILD / 'src' / 'app' / 'dermabook'
DERMABOOKCTL = BUILD / 'src' / 'ctl' / 'dermabookctl'


class Skip(Exception):
    """Something a test needs is not on this machine."""


class Case:
    """One test: a desk, records, and the programs started on them."""

    def __init__(self):
        self.desk = Desk()
        self.top = self.desk.top
        self.records = self.top / 'records'
        self.programs = []

    def ctl(self, *arguments, data=None, expect=0):
        """Runs dermabookctl; what it printed."""
        done = subprocess.run([str(DERMABOOKCTL), '--data', str(data or self.records), *map(str, arguments)],
                              env=self.desk.env, capture_output=True, text=True, timeout=60, check=False,
                              stdin=subprocess.DEVNULL)
        if expect is not None and done.returncode != expect:
            raise Failure(f'dermabookctl {" ".join(map(str, arguments))} ended with {done.returncode}: '
                          f'{done.stderr.strip() or done.stdout.strip()}')
        return done.stdout

    def ctl_json(self, *arguments, data=None):
        return json.loads(self.ctl('--json', *arguments, data=data))

    def verify(self, data=None):
        """The records are whole."""
        self.ctl('verify', data=data)

    def demo(self):
        self.ctl('demo')
        return self

    def spawn(self, *arguments, data=True):
        """Starts the program, without waiting for its window."""
        where = ['--data', str(self.records)] if data else []
        program = Program(self.desk, [str(DERMABOOK), *where, *map(str, arguments)])
        self.programs.append(program)
        return program

    def start(self, *arguments, data=True):
        return self.spawn(*arguments, data=data).connect()

    def fresh_clinic(self):
        """A new clinic set up through the window; the program on it."""
        app = self.start()
        set_up_clinic(app)
        return app

    def report(self, name):
        """What there was to see when it failed."""
        folder = BUILD / 'meson-logs'
        picture = folder / f'ui-{name}.png'
        if folder.is_dir() and self.desk.picture(picture):
            print(f'# screen: {picture}')
        for program in self.programs:
            if program.bus is not None and program.process.poll() is None:
                for line in program.describe():
                    print(f'#   {line}')
            for line in program.log.read_text(encoding='utf-8', errors='replace').splitlines()[-20:]:
                print(f'# {program.name}: {line}')

    def close(self):
        for program in self.programs:
            program.give_up()
        self.desk.close()


def set_up_clinic(app, clinic='Harbour Skin Clinic', person='Priya Nair'):
    """The first start, to the empty list."""
    app.press('Set Up the Clinic')
    app.fill('Name of the clinic', clinic)
    app.fill('Your name', person)
    app.press('Begin')
    app.wait('Find a Client', 'entry')


def equal(found, wanted, what):
    if found != wanted:
        raise Failure(f'{what}: {found!r}, not {wanted!r}')


def true(condition, what):
    if not condition:
        raise Failure(what)


def one(number, name, test):
    """Runs one test; True when it passed."""
    begun = time.monotonic()
    case = None
    try:
        case = Case()
        test(case)
        for program in case.programs:
            if program.process.poll() is None:
                program.check()
    except Skip as skip:
        print(f'ok {number} - {name} # SKIP {skip}', flush=True)
        return True
    except Exception as error:  # every way to fail is told the same way
        kind = '' if isinstance(error, Failure) else f'{type(error).__name__}: '
        for line in f'{kind}{error}'.splitlines():
            print(f'# {line}')
        for line in traceback.format_exc().splitlines():
            if str(SOURCE) in line:
                print(f'# {line.strip()}')
        if case is not None:
            case.report(re.sub(r'\W+', '-', f'{pathlib.Path(sys.argv[0]).stem}-{number}'))
        print(f'not ok {number} - {name}', flush=True)
        return False
    finally:
        if case is not None:
            case.close()
    print(f'ok {number} - {name} # {time.monotonic() - begun:.1f} s', flush=True)
    return True


def run(*tests):
    """The test program: all tests, or those whose number or name is given."""
    chosen = sys.argv[1:]
    print('TAP version 13', flush=True)
    print(f'1..{len(tests)}', flush=True)
    good = True
    for number, test in enumerate(tests, 1):
        name = (test.__doc__ or test.__name__).splitlines()[0].rstrip('.')
        if chosen and str(number) not in chosen and test.__name__ not in chosen:
            print(f'ok {number} - {name} # SKIP not asked for', flush=True)
            continue
        good = one(number, name, test) and good
    sys.exit(0 if good else 1)
