#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consent taken in the treatment room: signed with the pointer, or on paper by the keyboard alone."""

import base64
import re

from harness import equal, run, true
import journey


def begin(case):
    app = case.fresh_clinic()
    journey.add_client(app, 'Ida', 'Moreau', '12 March 1983')
    app.press('Log Session')
    app.press('Single Session')
    app.wait(re.compile('^Checks'), 'push button', states=['expanded'])
    app.press(re.compile('^Take Consent'))
    return app


def consents(case):
    number = case.ctl('find', 'Ida Moreau').split('\t')[0]
    return case.ctl_json('show', number)['consents']


def tab_to(app, name):
    for _ in range(20):
        now = app.focused()
        if now is not None and now.name == name:
            return
        app.keys('Tab')
    true(False, f'the keyboard comes to “{name}”')


def pointer(case):
    """Drawn with the mouse, in several strokes: the picture and the text are in the records."""
    app = begin(case)
    pad = app.reveal(app.wait(re.compile('^Signature, drawn'), 'image'))
    _, _, width, height = app.tree().extents(pad)
    left, top, _, _ = app.tree().extents(pad)
    for stroke in (((.1, .6), (.2, .2), (.3, .7)), ((.4, .5), (.5, .3), (.6, .7), (.8, .4))):
        for number, (x, y) in enumerate(stroke):
            app.move_pointer(pad, left + round(width * x), top + round(height * y))
            if number == 0:
                app.desk.xdotool('mousedown', 1)
        app.desk.xdotool('mouseup', 1)
    app.press('Take Consent')
    app.wait_gone(re.compile('^Signature, drawn'), 'image')
    found = consents(case)
    equal(len(found), 1, 'consents')
    picture = base64.b64decode(found[0]['signature'])
    true(picture.startswith(b'\x89PNG'), 'the signature is a picture')
    true(len(picture) > 400, 'of more than a dot')
    true(len(found[0]['form_text']) > 40, 'with the text as signed')
    app.close()
    case.verify()


def keyboard(case):
    """Who can't draw here signs on paper, and the keyboard alone says so."""
    app = begin(case)
    app.wait(re.compile('^Signature, drawn'), 'image')
    tab_to(app, 'Signed on paper')
    app.keys('space')
    tab_to(app, 'Take Consent')
    app.keys('Return')
    app.wait_gone(re.compile('^Signature, drawn'), 'image')
    found = consents(case)
    equal(len(found), 1, 'consents')
    true(not found[0].get('signature'), 'no picture')
    app.close()
    case.verify()


run(pointer, keyboard)
