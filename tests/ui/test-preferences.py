#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences in the real window: a product is added, used, retired and taken back."""

import re

from harness import run, true
import journey

PAGES = ('Clinic', 'Devices', 'Products', 'Contraindication Rules', 'Aftercare Sheets', 'Consent Forms',
         'Course Templates', 'Scales of Your Own')


def preferences(app, page=None):
    app.keys('ctrl+comma')
    window = app.window('Preferences')
    if page is not None:
        show(app, window, page)
    return window


def show(app, window, page):
    app.press(page, 'list item', inside=window)
    app.wait(page, 'label', inside=window)


def leave(app):
    app.press('Close', inside=app.window('Preferences'))
    app.wait_window_gone('Preferences')


def product(case):
    """What is added in the preferences is offered by the next session, until it is retired."""
    case.demo()
    app = case.start()
    window = preferences(app, 'Products')
    app.press('Add Product', inside=window)
    dialog = app.window('Add Product')
    app.press('Add', inside=dialog)
    app.wait(re.compile('^A product needs a name'), 'label', inside=dialog)
    app.fill('Name', 'Rose toner', inside=dialog)
    app.choose('Step', 'Tone', inside=dialog)
    app.press('Add Batch', inside=dialog)
    app.fill('Batch number', 'R-7', inside=dialog)
    app.press('Add', inside=dialog)
    app.wait_window_gone('Add Product')
    app.wait('Rose toner', 'list item', inside=window)
    leave(app)

    journey.open_client(app, 'ame', 'Amelia Hart')
    journey.log_session(app)
    offers(app, True)
    # Over the session page too: what is retired there is not offered from then on.
    window = preferences(app, 'Products')
    app.press('Retire Rose toner', inside=window)
    app.wait_gone('Retire Rose toner', inside=window)
    app.press('Undo', inside=window)
    app.press('Retire Rose toner', inside=window)
    app.wait_gone('Retire Rose toner', inside=window)
    leave(app)
    offers(app, False)
    app.press('Back to the client')
    app.wait('Log Session', 'push button')
    app.close()
    case.verify()


def offers(app, wanted):
    # It may be open from the time before: a second press would close it.
    if app.seen(re.compile('^Products'), 'push button', states=['expanded']) is None:
        app.press(re.compile('^Products'), 'push button|toggle button')
    app.press(re.compile('^Add (a )?Product'), 'push button|toggle button')
    app.wait('Another Product', 'push button')
    true((app.seen('Rose toner', 'push button') is not None) == wanted,
         'the session page offers ' + ('no ' if wanted else '') + 'Rose toner')
    app.keys('Escape')
    app.wait_gone('Another Product', 'push button')


def reception(case):
    """A receptionist reads every list and is offered nothing that changes one."""
    case.demo()
    app = case.start()
    journey.change_who(app, 'Jo Farrow')
    window = preferences(app)
    for page in PAGES:
        show(app, window, page)
        app.wait(re.compile('^A practitioner or the owner can change this'), 'label', inside=window)
        app.missing(re.compile('^(Add|Edit|Retire) '), 'push button', inside=window)
    leave(app)
    app.close()
    case.verify()


run(product, reception)
