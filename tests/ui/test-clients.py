#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding clients and finding them again."""

import re

from harness import equal, run, true


def add_client(case):
    """A wrong birthday is refused beside its field, with the fix; a right one is saved."""
    app = case.fresh_clinic()
    app.keys('ctrl+n')
    # The keyboard is in the first field.
    app.wait('Given name', 'text')
    app.type('Rosalind')
    app.wait_text(app.wait('Given name', 'text'), 'Rosalind')
    app.fill('Family name', 'Okonkwo-Reid')
    birthday = app.fill('Birthday', '31 June 1988')
    app.keys('Return')
    sentence = app.wait(re.compile('June'), 'label')
    true('30' in sentence.name, f'“{sentence.name}” does not offer a fix')
    under = app.tree()
    _, top, _, _ = under.extents(birthday)
    _, below, _, _ = under.extents(sentence)
    true(top < below < top + 120, 'the sentence does not stand under its field')
    # Nothing was saved, nothing typed is lost, and the keyboard is in the field.
    equal(case.ctl_json('find', ''), [], 'clients before the birthday was right')
    app.keys('ctrl+a')
    app.type('30 June 1988')
    app.wait_text(birthday, '30 June 1988')
    app.wait_gone(sentence.name, 'label')
    app.keys('Return')
    app.wait_gone('Birthday', 'text')
    # The new client is on screen.
    app.wait('Rosalind Okonkwo-Reid', 'label')
    app.wait(re.compile('born 30 June 1988'), 'label')
    found = case.ctl_json('find', '')
    equal([(client['name'], client['birth_date']) for client in found],
          [('Rosalind Okonkwo-Reid', '1988-06-30')], 'what was stored')
    app.close()
    case.verify()


def nameless_client(case):
    """A client without any name is not added."""
    app = case.fresh_clinic()
    app.press('New Client')
    app.wait('Given name', 'text')
    app.press('Add')
    app.wait('A client needs a name: type a given or a family name.', 'label')
    app.type('Ines')
    app.wait_text(app.wait('Given name', 'text'), 'Ines')
    equal(case.ctl_json('find', ''), [], 'clients without a name')
    app.press('Add')
    app.wait_gone('Given name', 'text')
    app.wait('Ines', 'list item')
    app.close()
    case.verify()


def find_again(case):
    """Three letters and Return find a client: four key presses."""
    case.demo()
    app = case.start()
    app.wait(re.compile('^Amelia Hart'), 'list item')
    app.keys('ctrl+f')
    app.wait_focus('Find a Client', 'entry')
    app.presses = 0
    app.type('cat')
    app.wait(re.compile('^Catrin Lloyd'), 'list item')
    app.wait_gone(re.compile('^Amelia Hart'), 'list item')
    app.keys('Return')
    app.wait('no. 1044', 'label')
    app.wait('Log Session', 'push button')
    true(app.presses <= 4, f'{app.presses} key presses')
    # The way back to everybody.
    app.keys('ctrl+f', 'Escape')
    app.wait(re.compile('^Amelia Hart'), 'list item')
    # Still the same client on screen.
    app.wait('no. 1044', 'label')
    app.close()


def same_client_after_a_change(case):
    """A client added before the selected one leaves the same client on screen."""
    case.demo()
    app = case.start()
    app.wait(re.compile('^Amelia Hart'), 'list item')
    app.keys('ctrl+f')
    app.type('amelia')
    app.wait_gone(re.compile('^Daniel Achterberg'), 'list item')
    app.keys('Return')
    app.wait('no. 1042', 'label')
    app.keys('ctrl+f', 'Escape')
    app.wait(re.compile('^Daniel Achterberg'), 'list item')
    for number in range(3):
        (case.top / 'more.csv').write_text(f'Name,Date of birth\nAaron Abel{number},1970-01-0{number + 1}\n',
                                           encoding='utf-8')
        case.ctl('import', case.top / 'more.csv')
        app.wait(re.compile(f'^Aaron Abel{number}'), 'list item')
        app.wait('no. 1042', 'label')
    app.close()
    case.verify()


run(add_client, nameless_client, find_again, same_client_after_a_change)
