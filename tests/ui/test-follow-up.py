#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session like the last one, and one that should not be there."""

import re

from harness import equal, run, true
import journey


def follow_up(case):
    """On the invented clinic: a follow-up like the last one takes eight presses to sign."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.presses = 0
    app.press('Log Session')
    app.press('No Change')
    # Nothing observed or asked today is filled in beforehand.
    app.wait(re.compile('^Treatment: 0 of 6 areas complete'), 'push button', states=['expanded'])
    app.press('Copy last session')
    for name, value in (('Vacuum', '15 mmHg'), ('Passes', '2')):
        app.wait_text(app.wait(f'{name}, Crow’s feet, right', 'text'), value)
    # With the pointer: the page goes on to the next section only when the keyboard isn't in a text.
    app.focus(re.compile('^Endpoint of all areas that have none yet: 1'), 'push button')
    app.press('None')
    app.press('Given to the Client')
    app.wait(re.compile('^Reaction and aftercare, complete'), 'push button')
    journey.sign(app, 4)
    true(app.presses <= 8, f'{app.presses} presses')
    app.wait('4 of 6 done', 'label')
    case.verify()

    signed = [session for session in journey.sessions_of(case, '1042') if session['state'] == 'signed']
    last = max(signed, key=lambda session: session['treated_on'])
    equal({area['endpoint'] for area in last['areas']}, {1}, 'endpoints')
    equal(len(last['areas']), 6, 'areas')
    equal(last['signed_by'], 'Maya Lindqvist', 'who signed')

    # Two clicks to the sheet of paper.
    app.presses = 0
    app.press('Print Summary')
    app.wait('Print…', 'push button', sensitive=True)
    true(app.presses <= 2, f'{app.presses} presses to the print')
    app.press('Back to the Client')
    app.wait('Log Session', 'push button')
    summary = case.top / 'Amelia Hart.pdf'
    journey.save_summary(app, summary)
    text, pages = journey.read_pdf(summary)
    true(1 <= pages <= 4, f'{pages} pages')
    for fact in ('Amelia Hart', '1042', 'Crow’s feet', 'Invented'):
        true(fact.lower() in text.lower(), f'the summary does not say “{fact}”: {text[:1500]}')
    app.close()
    case.verify()


def first_session(case):
    """A first session of six areas takes at most 30 actions: clicks, and keys of all that is typed."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'grace', 'Grace Adeyemi')
    app.presses = 0
    app.press('Log Session')
    app.press('No Change')
    app.wait(re.compile('^Treatment: 0 of 3 areas complete'), 'push button', states=['expanded'])
    # The course offers three areas; three more are pressed on the map.
    for area in ('Forehead, left', 'Forehead, right', 'Chin'):
        app.press(area)
    app.wait(re.compile('^Treatment: 0 of 6 areas complete'), 'push button')
    app.choose('Tip, Chin', 'Diamond 120')
    app.fill('Vacuum, Chin', '15')
    app.fill('Passes, Chin', '2')
    app.choose('Direction, Chin', 'Single')
    app.press('Chin: more')
    app.press('Same Settings for All Areas')
    app.focus(re.compile('^Endpoint of all areas that have none yet: 1'), 'push button')
    app.press('None')
    app.press('Given to the Client')
    app.wait(re.compile('^Reaction and aftercare, complete'), 'push button')
    journey.sign(app, 1)
    true(app.presses <= 30, f'{app.presses} actions')
    print(f'# {app.presses} actions', flush=True)
    app.close()
    case.verify()
    session, = journey.sessions_of(case, '1048')
    equal(session['state'], 'signed', 'state')
    equal(len(session['areas']), 6, 'areas')
    equal({(area['grit'], area['vacuum'], area['passes'], area['direction'], area['endpoint'])
           for area in session['areas']}, {('120', '15', 2, 'single', 1)}, 'settings')


def entered_in_error(case):
    """A session marked as entered in error stays readable and counts no more."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.wait('3 of 6 done', 'label')
    journey.read_sessions(app)
    app.wait(re.compile('^Session 3 of 6'), 'label')
    app.press('Session Menu')
    app.press('Mark as Entered in Error…', 'menu item')
    dialog = app.window('Mark as Entered in Error')
    app.fill('Reason', 'Logged for another client', inside=dialog)
    app.press('Mark', inside=dialog)
    app.wait_window_gone('Mark as Entered in Error')
    app.wait(re.compile('Entered in error'), 'list item')
    app.wait(re.compile('Logged for another client'), 'label')
    app.press('Course', 'page tab')
    app.wait('2 of 6 done', 'label')
    app.close()
    case.verify()
    marked = [session for session in journey.sessions_of(case, '1042') if session.get('entered_in_error')]
    equal(len(marked), 1, 'sessions marked')


run(follow_up, first_session, entered_in_error)
