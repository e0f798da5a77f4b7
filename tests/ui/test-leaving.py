#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the records, and the screen: a client erased, a list printed, a session put aside."""

import re

from harness import equal, run, true
import journey


def erase(case):
    """Erasing a client asks for the number, then asks again, and leaves nothing of them."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'imogen', 'Imogen Clarke')
    app.press('Client Menu')
    app.press('Erase for Good…', 'menu item')
    dialog = app.window('Erase for Good')
    app.wait(re.compile('^Everything recorded of this client goes'), 'label', inside=dialog)
    # Another client's number stops it.
    app.fill('The client’s number, 1050', '1042', inside=dialog)
    app.press('Erase…', inside=dialog)
    app.wait('This is not the client’s number.', 'label')
    app.fill('The client’s number, 1050', '1050', inside=dialog)
    # The second question, answered with no and then with yes.
    app.press('Erase…', inside=dialog)
    app.press('Keep', inside=app.window('Erase Imogen Clarke for Good?'))
    app.wait_window_gone('Erase Imogen Clarke for Good?')
    true('Imogen' in case.ctl('find', 'imogen'), 'she was erased after “Keep”')
    app.press('Erase…', inside=dialog)
    app.press('Erase for Good', inside=app.window('Erase Imogen Clarke for Good?'))
    app.wait_window_gone('Erase for Good')
    app.wait('Erased', 'label')
    app.wait_gone(re.compile('^Imogen Clarke'), 'list item')
    app.missing('Imogen Clarke')
    app.close()
    case.verify()
    equal(case.ctl_json('find', 'imogen'), [], 'who is found')
    for path in case.records.rglob('*'):
        true(not path.is_file() or b'Imogen' not in path.read_bytes(), f'her name is still in {path.name}')


def print_due(case):
    """The due list is printed into a file, with those who are late and how to reach them."""
    case.demo()
    app = case.start()
    app.wait('Find a Client', 'entry')
    app.keys('ctrl+d')
    app.press('Print List')
    dialog = app.window('Print')
    app.point(app.wait('Print to File', 'label', inside=dialog))
    app.press('Print', inside=dialog)
    app.wait_window_gone('Print')

    def printed():
        return next((path for path in case.top.rglob('*.pdf') if path.stat().st_size > 0), None)

    text, pages = journey.read_pdf(app.until(printed, 'the print'))
    true(pages >= 1, f'{pages} pages')
    for fact in ('Catrin Lloyd', '07700 900318', '1044', 'Fiona Braithwaite'):
        true(fact in text, f'the print does not say “{fact}”: {text[:1500]}')
    app.close()
    case.verify()


def find_from_session(case):
    """Ctrl+F on a session's page saves what was typed there and looks for somebody else."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'grace', 'Grace Adeyemi')
    journey.log_session(app)
    app.press('No Change')
    app.wait(re.compile('^Treatment: 0 of 3 areas complete'), 'push button', states=['expanded'])
    app.keys('ctrl+f')
    app.wait_focus('Find a Client', 'entry')
    app.missing('Back to the client', 'push button')
    app.type('cat')
    app.wait(re.compile('^Catrin Lloyd'), 'list item')
    app.keys('Return')
    app.wait('no. 1044', 'label')
    session, = journey.sessions_of(case, '1048')
    equal((session['state'], session['checks_answer']), ('draft', 'no_change'), 'what was kept')
    app.close()
    case.verify()


run(erase, print_due, find_from_session)
