#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One person with two records: found, merged field by field, and taken apart again."""

import re

from harness import equal, run
import journey

TWICE = ('Given name,Family name,Birthday,Mobile,E-mail,Town,Notes\n'
         'Amelia,Heart,21 March 1983,07700 900123,amelia@example.org,Hove,Comes by bus\n')
PAIR = 'Amelia Hart, no. 1042 and Amelia Heart, no. 1066'


def enter_twice(case):
    case.demo()
    more = case.top / 'more.csv'
    more.write_text(TWICE, encoding='utf-8')
    case.ctl('import', more)


def open_duplicates(app):
    app.wait('Find a Client', 'entry')
    app.press('Main Menu')
    app.press('Possible Duplicates', 'menu item')


def choose_by_keyboard(app, dialog, field, value):
    """With Tab to the field's radio buttons, and an arrow key to the other one."""
    wanted = re.compile(f'^{field}: {value}')
    app.wait(wanted, 'radio button', inside=dialog)
    at = re.compile(f'^{field}: ')
    for _ in range(30):
        focus = app.focused()
        if focus is not None and focus.role == 'radio button' and at.search(focus.name):
            break
        app.keys('Tab')
    app.keys('Right')
    app.wait(wanted, 'radio button', inside=dialog, states=['checked'])


def numbers(case, text):
    return sorted(client['number'] for client in case.ctl_json('find', text))


def merge(case):
    """A pair is merged with a value of the other record, and taken apart again later."""
    enter_twice(case)
    before = [case.ctl_json('show', number) for number in ('1042', '1066')]
    app = case.start()
    open_duplicates(app)
    app.wait(re.compile('Same phone number'), 'label')
    app.press(f'Merge {PAIR}…')
    dialog = app.window('Merge Two Records')
    app.wait(re.compile('^Keep Amelia Hart, no. 1042'), 'radio button', inside=dialog,
             states=['checked'])
    app.wait('Comes Along From Amelia Heart, no. 1066', 'label', inside=dialog)
    choose_by_keyboard(app, dialog, 'Birthday', '21 March 1983')
    app.press('Merge', inside=dialog)
    app.wait_window_gone('Merge Two Records')
    app.wait(re.compile('^Amelia Heart, no. 1066 is now part of Amelia Hart, no. 1042'))
    equal(numbers(case, 'amelia'), [1042], 'clients called Amelia')

    # The client's page has both histories, and what was chosen.
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.press('Details', 'page tab')
    app.wait('Birthday: 21 March 1983', 'list item')
    app.wait('Desk note: Comes by bus', 'list item')
    app.wait('E-mail: amelia.hart@clients.example', 'list item')
    app.close()
    case.verify()

    # Another day.
    app = case.start()
    open_duplicates(app)
    app.press('Take back the merge of Amelia Heart, no. 1066')
    app.wait(f'Merge {PAIR}…', 'push button')
    equal(numbers(case, 'amelia'), [1042, 1066], 'clients called Amelia')
    journey.open_client(app, 'heart', 'Amelia Heart')
    app.press('Details', 'page tab')
    app.wait('Birthday: 21 March 1983', 'list item')
    journey.open_client(app, 'hart', 'Amelia Hart')
    app.wait('Birthday: 12 March 1983', 'list item')
    app.close()
    case.verify()
    equal([case.ctl_json('show', number) for number in ('1042', '1066')], before, 'the two records')


def reception(case):
    """Reception says who is somebody else, and takes it back at once; merging is not offered."""
    enter_twice(case)
    app = case.start()
    app.wait('Find a Client', 'entry')
    journey.change_who(app, 'Jo Farrow')
    open_duplicates(app)
    app.wait(re.compile('^Merging is up to a practitioner'), 'label')
    app.wait(f'{PAIR} are not the same person', 'push button')
    app.missing(f'Merge {PAIR}…')
    app.press(f'{PAIR} are not the same person')
    app.wait_gone(f'{PAIR} are not the same person')
    equal(len(case.ctl_json('duplicates')), 1, 'pairs left')
    app.press('Undo')
    app.wait(f'{PAIR} are not the same person', 'push button')
    app.close()
    case.verify()


run(merge, reception)
