#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window locked in the middle of a session: nothing to read, nothing to reach, nothing lost."""

import re
import resource

from gi.repository import GLib

from desk import ACCESSIBLE, ROOT
from harness import DERMABOOK, equal, run, true
import journey
from program import Program
from tree import TEXT

NOTES = 'Skin calm today'
SECRETS = re.compile('Amelia|Hart|1042|Session|crow|Crow|Cheek|' + NOTES)


def told_of(app, path=ROOT):
    """Name, description and text of everything a screen reader finds on its way down."""
    def ask(interface, method, arguments=None):
        return app.desk.call(app.bus, path, interface, method, arguments)

    def value(name):
        return ask('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, name)))[0]

    text = ''
    if TEXT in ask(ACCESSIBLE, 'GetInterfaces')[0]:
        text = ask(TEXT, 'GetText', GLib.Variant('(ii)', (0, 1 << 24)))[0]
    yield f'{value("Name")} {value("Description")} {text}'
    for _, child in ask(ACCESSIBLE, 'GetChildren')[0]:
        yield from told_of(app, child)


def assert_shut(app):
    """Nothing of the records in what a screen reader is told, and no key opens it."""
    told = list(told_of(app))
    true(any('Staff' in words for words in told), 'the lock itself is read out')
    for words in told:
        true(not SECRETS.search(words), f'“{words}” can be read while the window is locked')
    # What a reader has kept from before is not on show.
    tree = app.tree()
    for node in tree:
        true(not SECRETS.search(f'{node.name} {node.description}') or not tree.on_show(node),
             f'{node} is on show while the window is locked')
    for keys in ('ctrl+f', 'ctrl+d', 'ctrl+n', 'ctrl+p', 'ctrl+comma', 'F10', 'ctrl+question', 'ctrl+z'):
        app.keys(keys)
    equal([window.name for window in app.windows()], ['Dermabook'], 'windows while it is locked')
    true(app.seen('Staff', 'list') is not None, 'the lock is still there')


def drafts(case):
    return [session for session in journey.sessions_of(case, '1042') if session['state'] == 'draft']


def begin(case):
    case.demo()
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    journey.log_session(app)
    app.press('No Change')
    app.press(re.compile('^Notes(,|:)'))
    notes = app.focus('Notes', 'text')
    app.type(NOTES)
    app.until(lambda: app.text(notes) == NOTES, 'the notes to arrive')
    return app


def lock(app):
    app.keys('ctrl+shift+l')
    app.wait('Who Is Working?', 'label')
    app.wait('What was typed is saved.', 'label')


def same(case):
    """The same practitioner finds page, text and keyboard where they were."""
    app = begin(case)
    true(any(SECRETS.search(words) for words in told_of(app)), 'the page is read out before')
    lock(app)
    assert_shut(app)
    equal([session.get('notes') for session in drafts(case)], [NOTES], 'the draft in the records')
    # The one who worked has the keyboard: one press.
    app.keys('Return')
    app.wait('The draft is as you left it', 'label')
    notes = app.wait('Notes', 'text')
    equal(app.text(notes), NOTES, 'the notes')
    app.type(', and no redness')
    app.until(lambda: app.text(app.wait('Notes', 'text')) == NOTES + ', and no redness',
              'the text to go on where it was')
    app.close()
    case.verify()


def other(case):
    """Another finds the list; the draft is offered to the first."""
    app = begin(case)
    lock(app)
    rows = app.wait('Staff', 'list')
    first = next(node.name for node in rows.children if 'was working' in node.words or 'focused' in node.states)
    second = next(node.name for node in rows.children if node.name != first)
    app.press(second, 'list item', inside=rows)
    app.wait(re.compile(f'^{re.escape(second)}, .*is working$'), 'push button')
    app.wait('Find a Client', 'entry')
    true(app.seen('Notes', 'text') is None, 'the session is not on show')
    journey.change_who(app, first)
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.press('Continue')
    app.wait(re.compile('^Draft begun .*as it was left$'), 'label')
    app.close()
    case.verify()


def pin(case):
    """A PIN set in the window is asked for at the lock, at a change of people and at the start."""
    case.demo()
    app = case.start()
    journey.change_who(app, 'Tom Ellery')
    app.press('Main Menu')
    app.press('Staff…', 'menu item')
    dialog = app.window('Staff')
    app.press('Tom Ellery', 'list item', inside=dialog)
    app.press('Set PIN', inside=dialog)
    ask = app.window('Set PIN')
    app.fill('New PIN', '4711', inside=ask)
    app.fill('New PIN, once more', '4711', inside=ask)
    app.press('Save', inside=ask)
    app.wait_window_gone('Set PIN')
    app.wait('Change PIN', 'push button', inside=dialog)
    app.keys('Escape')
    app.wait_window_gone('Staff')
    app.keys('ctrl+shift+l')
    app.wait('Tom Ellery', 'label')
    app.type('0000')
    app.keys('Return')
    app.wait('This is not the right PIN.', 'label')
    app.type('4711')
    app.keys('Return')
    app.wait('Everything is as you left it', 'label')
    app.close()

    app = case.start()
    app.wait('Tom Ellery', 'label')
    app.press('Somebody Else')
    rows = app.wait('Staff', 'list')
    app.press('Jo Farrow', 'list item', inside=rows)
    app.wait(re.compile('^Jo Farrow, .*is working$'), 'push button')
    app.close()
    case.ctl('reset-pin', 'Tom Ellery')
    app = case.start()
    journey.change_who(app, 'Tom Ellery')
    app.close()
    case.verify()


def full_disk(case):
    """What a full disk doesn't take is kept through the lock, and saved when there is room again."""
    case.demo()
    # What the system does to a program that writes past its limit is not what a full disk does.
    app = Program(case.desk, ['env', '--ignore-signal=XFSZ', str(DERMABOOK), '--data', str(case.records)])
    case.programs.append(app)
    app.connect()
    journey.open_client(app, 'ame', 'Amelia Hart')
    journey.log_session(app)
    app.press('No Change')
    app.press(re.compile('^Notes(,|:)'))
    notes = app.focus('Notes', 'text')
    _, most = resource.prlimit(app.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(app.process.pid, resource.RLIMIT_FSIZE, (0, most))
    app.type(NOTES)
    app.wait(re.compile('^Not saved'), 'label')
    equal(app.text(notes), NOTES, 'the notes on the page')
    app.keys('ctrl+shift+l')
    app.wait(re.compile('^What was typed last could not be saved yet'), 'label')
    rows = app.wait('Staff', 'list')
    other = next(node.name for node in rows.children if 'focused' not in node.states)
    app.press(other, 'list item', inside=rows)
    app.wait(re.compile('Nothing is lost: saving is tried again by itself'), 'label')
    resource.prlimit(app.process.pid, resource.RLIMIT_FSIZE, (most, most))
    app.wait('What was typed is saved.', 'label', seconds=30)
    equal([session.get('notes') for session in drafts(case)], [NOTES], 'the draft in the records')
    app.press(re.compile('.'), 'list item', words='was working', inside=app.wait('Staff', 'list'))
    equal(app.text(app.wait('Notes', 'text')), NOTES, 'the notes after the lock')
    app.close()
    case.verify()


run(same, other, pin, full_disk)
