#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main path: from a client's concern to a signed session and the printed course summary."""

import re

from harness import equal, run, true
import journey


def new_clinic(case):
    """On a new clinic: concern, course from a template, a session signed, and its summary."""
    app = case.fresh_clinic()
    journey.add_client(app, 'Zuzanna', 'Brook', '12 April 1985')
    journey.add_concern(app, 'Crow’s feet', {'Crow’s feet, left': '3', 'Crow’s feet, right': '4'}, '1')
    app.wait(re.compile('^Crow’s feet, right, Baseline: 4'), 'list item')
    journey.plan_course(app, 'Six sessions, every two weeks')
    app.wait('0 of 6 done', 'label')

    journey.log_session(app)
    app.press('No Change')
    app.wait(re.compile('^Treatment: 0 of 2 areas complete'), 'push button')
    # One more area on the face: the list beside it is the same selection.
    app.press('Cheek, left')
    app.wait(re.compile('^Treatment: 0 of 3 areas complete'), 'push button')
    app.wait('3 areas treated', 'label')
    app.press('Endpoint of all areas that have none yet: 1, almost clear')
    app.press('Endpoint, Crow’s feet, left: 2, mild')
    app.wait('Endpoint, Crow’s feet, left: 2, mild', 'push button', states=['pressed'])
    passes = app.fill('Passes, Crow’s feet, left', '2')
    app.keys('Tab')
    app.wait_text(passes, '2')
    app.press(re.compile('^Reaction and aftercare'))
    app.press('None')
    app.press('Given to the Client')
    app.wait(re.compile('^Reaction and aftercare, complete'), 'push button')
    journey.sign(app, 1)
    app.wait('1 of 6 done', 'label')

    # Read again, corrected by an addendum, and marked as entered in error.
    journey.read_sessions(app)
    app.wait(re.compile('^Signed by Priya Nair'), 'label')
    app.wait(re.compile('^Crow’s feet, left.*Passes: 2.*2, mild'), 'list item')
    app.wait(re.compile('^Cheek, left.*1, almost clear'), 'list item')
    journey.add_addendum(app, 'Forgot to say', 'A second pair of goggles was used.')
    case.verify()
    summary = case.top / 'Zuzanna.pdf'
    journey.save_summary(app, summary)
    text, pages = journey.read_pdf(summary)
    true(1 <= pages <= 4, f'{pages} pages')
    for fact in ('Zuzanna Brook', 'Harbour Skin Clinic', 'Crow’s feet', 'Priya Nair', '12 April 1985'):
        true(fact in text, f'the summary does not say “{fact}”: {text[:1500]}')
    app.close()
    case.verify()

    sessions = journey.sessions_of(case, 'Zuzanna')
    equal([session['state'] for session in sessions], ['signed'], 'states of the sessions')
    equal({area['area']: area['endpoint'] for area in sessions[0]['areas']},
          {'crows_feet_left': 2, 'crows_feet_right': 1, 'cheek_left': 1}, 'endpoints')
    equal(sessions[0]['signed_by'], 'Priya Nair', 'who signed')
    equal(len(sessions[0]['addenda']), 1, 'addenda')


run(new_clinic)
