#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: from an empty folder to an empty list of clients."""

from harness import equal, run, set_up_clinic, true


def first_start(case):
    """A first start asks for the clinic's and the practitioner's name, then shows the empty list."""
    app = case.start()
    app.wait('Welcome to Dermabook', 'label')
    app.missing('Find a Client', 'entry')
    app.press('Set Up the Clinic')
    app.wait('Name of the clinic')
    # Without a name there is no clinic: the field says so and gets the keyboard.
    app.press('Begin')
    app.wait('A name is needed: it stands at the head of every print.', 'label')
    app.type('Harbour Skin Clinic')
    app.wait_text(app.wait('Name of the clinic', 'text'), 'Harbour Skin Clinic')
    app.fill('Your name', 'Priya Nair')
    app.press('Begin')
    app.wait('Find a Client', 'entry')
    app.wait('New Client', 'push button')
    app.wait(role='push button', words='Harbour Skin Clinic')
    true('Priya Nair' in app.wait(role='push button', words='Harbour Skin Clinic').words,
         'the header does not say who is working')
    app.close()
    equal(case.ctl_json('find', ''), [], 'clients of a new clinic')
    case.verify()

    # The next start knows who worked.
    app = case.start()
    app.wait(role='push button', words='Priya Nair')
    app.close()


run(first_start)
