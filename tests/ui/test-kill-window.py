#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window killed in the middle of typing: what was on the page a second ago is in the records."""

import os
import random
import re
import time

from harness import Failure, equal, run, true
import journey

KILLS = int(os.environ.get('DBK_WINDOW_KILLS', '5'))
SEED = int(os.environ.get('DBK_SEED', '20261123'))
# A draft is saved at most a second after its first unsaved change; then a busy disk has its time.
PROMISED, DISK = 1.0, 1.0


def drafts(case):
    return [session for session in journey.sessions_of(case, '1042') if session['state'] == 'draft']


def open_notes(app):
    if app.seen('Notes', 'text') is None:
        app.press(re.compile('^Notes(,|:)'))
    return app.focus('Notes', 'text')


def type_until_killed(app, notes, already, chance, life):
    """Types word after word. Returns what was typed, and what the page showed early enough."""
    typed, shown = already, [(0.0, already)]
    begun = time.monotonic()
    while time.monotonic() - begun < life:
        word = f'{" " if typed else ""}note{chance.randrange(1000, 10000)}'
        app.type(word)
        typed += word
        app.until(lambda: app.text(notes) == typed, f'“{typed}” to stand in the notes')
        shown.append((time.monotonic(), typed))
    app.type(' and')
    typed += ' and'
    killed = time.monotonic()
    app.kill()
    return typed, [text for when, text in shown if when < killed - PROMISED - DISK][-1]


def killed(case):
    """Killed while typing, the window offers the draft again with all but the last second."""
    chance = random.Random(SEED)
    print(f'# {KILLS} kills, seed {SEED}', flush=True)
    case.demo()
    stored = ''
    for number in range(KILLS):
        app = case.start()
        journey.open_client(app, 'ame', 'Amelia Hart')
        if number == 0:
            journey.log_session(app)
            app.press('No Change')
        else:
            # The draft is offered on the client's page, and holds what was saved.
            app.wait('Session 4 has a draft', 'label')
            app.press('Continue')
            app.wait('Back to the client', 'push button')
        notes = open_notes(app)
        equal(app.text(notes), stored, f'the notes before kill {number + 1}')
        app.keys('End') if stored == '' else app.keys('ctrl+End')
        typed, certain = type_until_killed(app, notes, stored, chance, chance.uniform(2.2, 4.5))

        case.verify()
        found = drafts(case)
        equal(len(found), 1, f'drafts after kill {number + 1}')
        stored = found[0].get('notes') or ''
        true(typed.startswith(stored), f'after kill {number + 1} “{stored}” was never typed: “{typed}”')
        true(stored.startswith(certain), f'kill {number + 1} lost more than a second: “{stored}” is '
             f'stored, “{certain}” stood on the page')
        equal(found[0].get('checks_answer'), 'no_change', 'the answer')
        equal(len(found[0]['areas']), 6, 'areas of the draft')
        print(f'# kill {number + 1}: {len(stored)} of {len(typed)} characters stored', flush=True)
    if len(stored) < 30:
        raise Failure('the kills prove little: hardly anything was stored')
    # After all of it the draft is signed like any other.
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.press('Continue')
    app.wait('Back to the client', 'push button')
    journey.sign(app, 4)
    app.close()
    case.verify()
    signed = [session for session in journey.sessions_of(case, '1042') if session.get('notes') == stored]
    equal([session['state'] for session in signed], ['signed'], 'the session with these notes')


run(killed)
