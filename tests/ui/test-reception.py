#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A receptionist at work: clinical pages can be read and not edited."""

import re

from harness import equal, run, true
import journey

# What only a practitioner is offered.
CLINICAL = re.compile(r'^(Log Session|Add Concern|Add a Concern|Plan a Course|Plan Another Course|'
                      r'Session Menu|Add Addendum|Edit Crow’s feet|Sign…)$')


def offered(app):
    """The clinical controls that could be pressed just now."""
    tree = app.tree()
    return [node.name for node in app.matches(tree, CLINICAL, 'push button', sensitive=True)
            if tree.on_show(node)]


def receptionist(case):
    """With a receptionist at work nothing clinical can be changed, and everything read."""
    case.demo()
    before = case.ctl_json('show', '1042')
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.wait('Course Menu', 'push button')
    true('Log Session' in offered(app), 'the owner is not offered a session')
    journey.change_who(app, 'Jo Farrow')

    app.until(lambda: not offered(app), 'nothing clinical to be offered on Course')
    app.wait('3 of 6 done', 'label')
    # A client who calls to cancel is the desk's work: a skip can be noted, nothing else.
    app.press('Course Menu')
    app.wait('Note a Skip…', 'menu item')
    equal([node.name for node in app.matches(app.tree(), role='menu item') if node.name],
          ['Note a Skip…'], 'what the menu offers')
    app.keys('Escape')
    app.wait_gone('Note a Skip…', 'menu item')
    app.wait('Progress chart', 'image')
    app.press('Skin', 'page tab')
    app.wait(re.compile('^Crow’s feet, left, Baseline: 4'), 'list item')
    equal(offered(app), [], 'offered on Skin')
    app.press('Sessions', 'page tab')
    app.wait(re.compile('^Signed by Priya Nair'), 'label')
    equal(offered(app), [], 'offered on Sessions')
    # The keys do nothing either.
    app.keys('ctrl+l')
    app.press('Details', 'page tab')
    app.wait(re.compile('amelia.hart@'), None)
    app.missing('Back to the client', 'push button')

    # The desk's own work goes on: another telephone number, a print for the client.
    app.keys('ctrl+e')
    dialog = app.window('Edit Client')
    app.fill('Town', 'Bristol', inside=dialog)
    app.missing('Skin type', inside=dialog)
    app.missing('Clinical note', inside=dialog)
    app.press('Save', inside=dialog)
    app.wait_window_gone('Edit Client')
    app.wait(re.compile('Bristol'), None)
    journey.save_summary(app, case.top / 'summary.pdf')
    true('Amelia Hart' in journey.read_pdf(case.top / 'summary.pdf')[0], 'the summary is not hers')

    # Looking for somebody from a page that takes the whole window.
    app.press('Print Summary')
    app.wait('Back to the Client', 'push button')
    journey.open_client(app, 'ame', 'Amelia Hart')
    # Calling those who are late, and noting what came of it.
    app.keys('ctrl+d')
    app.wait(re.compile('^Catrin Lloyd, .* late, 07700 900318, Text message$'), 'list item')
    app.missing(re.compile('07700 900610 *$'), 'push button')
    app.press('Note a Call to Catrin Lloyd')
    dialog = app.window('Note a Call')
    app.choose('What came of it', 'Message left', inside=dialog)
    app.press('Note', inside=dialog)
    app.wait_window_gone('Note a Call')
    app.wait(re.compile('^Catrin Lloyd, .*last call: Message left, '), 'list item')
    app.press('Snooze Catrin Lloyd')
    dialog = app.window('Snooze')
    app.press('In a Week', inside=dialog)
    app.press('Snooze', inside=dialog)
    app.wait_window_gone('Snooze')
    app.wait_gone(re.compile('^Catrin Lloyd, .* late, '), 'list item')
    journey.open_client(app, 'ame', 'Amelia Hart')

    # Back at work, a practitioner is offered everything again.
    app.press('Course', 'page tab')
    journey.change_who(app, 'Tom Ellery')
    app.wait('Log Session', 'push button', sensitive=True)
    app.wait('Course Menu', 'push button')
    app.close()
    case.verify()
    after = case.ctl_json('show', '1042')
    equal(after['client']['town'], 'Bristol', 'the town')
    for part in ('concerns', 'courses', 'conditions', 'consents'):
        equal(after[part], before[part], f'the client’s {part}')


run(receptionist)
