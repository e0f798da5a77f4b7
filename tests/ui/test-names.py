#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and dialog as a screen reader is told of it: each control has a name of its own."""

import re

from harness import Failure, run, true
from tree import TYPE_NAME
import journey

# What a person acts on or reads as one thing, whether it takes the keyboard or not.
CONTROLS = ('push button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry', 'text',
            'password text', 'spin button', 'slider', 'switch', 'list', 'list item', 'page tab', 'menu',
            'menu item', 'check menu item', 'radio menu item', 'link', 'table', 'table row',
            'tree table')
WINDOWS = ('frame', 'window', 'dialog', 'alert', 'file chooser')


def nameless(app):
    """The controls on show whose name is empty or says only what kind of widget it is."""
    tree = app.tree()
    found = []
    for node in tree:
        if node.name.strip() and not TYPE_NAME.match(node.name):
            continue
        if node.parent is not None and node.parent is tree.root:
            found.append(node)
        elif node.role in ('panel', 'filler', 'application'):
            continue
        elif node.role in ('list', 'list item') and any(other.role == 'combo box'
                                                        for other in node.ancestors()):
            continue  # how GTK shows the value of a drop-down, which has the name
        elif node.role == 'scroll pane':
            # It takes the keyboard only where nothing in it does.
            if not any('focusable' in other.states and other.role != 'scroll pane'
                       for child in node.children for other in child.walk()):
                found.append(node)
        elif node.role in CONTROLS or 'focusable' in node.states:
            found.append(node)
    return [node for node in found
            if node.window is node or ('visible' in node.states and tree.on_show(node))]


def where(node):
    return f'{node} in ' + ', in '.join(repr(other) for other in list(node.ancestors())[:-1]
                                        if other.name and not TYPE_NAME.match(other.name)) \
        + (f', which reads “{node.words[:60]}”' if node.words else '')


def named(app, what):
    """All of what is on show has a name; windows are windows."""
    print(f'# {what}', flush=True)
    try:
        app.until(lambda: not nameless(app), '', 3)
    except Failure as failure:
        if not str(failure).startswith('waited'):
            raise
        found = [where(node) for node in nameless(app)]
        raise Failure('\n'.join([f'{what}: these have no name of their own:', *found])) from None
    for window in app.windows():
        true(window.role in WINDOWS, f'{what}: {window} is no window')


def menu_item(app, button, item):
    app.press(button)
    app.press(item, 'menu item')


def dialog(app, title, leave='Escape'):
    """A dialog that has just been asked for; then it is left."""
    app.window(title)
    app.until(lambda: app.focused() is not None and app.focused().window.name == title
              or len(app.surfaces()) > 1, f'“{title}” to be there')
    named(app, f'dialog “{title}”')
    app.keys(leave)
    app.wait_window_gone(title)


def first_start(case):
    """The first start: welcome page and setting up."""
    app = case.start()
    app.wait('Welcome to Dermabook', 'label')
    named(app, 'welcome')
    app.press('Set Up the Clinic')
    app.wait('Name of the clinic')
    dialog(app, 'Set Up the Clinic')
    app.close()


def list_and_dialogs(case):
    """The client list, and the dialogs of the main menu."""
    case.demo()
    app = case.start()
    app.wait(re.compile('^Amelia Hart'), 'list item')
    named(app, 'client list')
    app.keys('ctrl+f')
    app.type('zzzz')
    app.wait(re.compile('No'), 'label')
    named(app, 'client list without a match')
    app.keys('Escape')
    app.press('New Client')
    dialog(app, 'New Client')
    app.press(re.compile('is working$'))
    app.wait('Staff', 'list')
    named(app, 'who is working')
    app.keys('Escape')
    menu_item(app, 'Main Menu', 'Staff…')
    app.wait(re.compile('^Priya Nair'), 'list item')
    dialog(app, 'Staff')
    menu_item(app, 'Main Menu', 'Keyboard Shortcuts')
    # What is in it is GTK's own.
    app.window('Keyboard Shortcuts')
    app.wait('Find a client', None)
    app.keys('Escape')
    app.wait_window_gone('Keyboard Shortcuts')
    menu_item(app, 'Main Menu', 'About Dermabook')
    app.window(re.compile('^About'))
    app.keys('Escape')
    app.wait_window_gone(re.compile('^About'))
    app.close()


def client_pages(case):
    """A client's pages and their dialogs."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    app.wait('Sessions of the course', 'list')
    named(app, 'Course')
    for item, title in (('Note a Skip…', 'Note a Skip'), ('Edit Course…', 'Edit Course'),
                        ('Pause…', 'Pause Course'), ('Complete…', 'Complete Course'),
                        ('Cancel Course…', 'Cancel Course')):
        menu_item(app, 'Course Menu', item)
        dialog(app, title)
    app.keys('ctrl+e')
    dialog(app, 'Edit Client')
    app.press('Skin', 'page tab')
    app.wait(re.compile('^Crow’s feet, left, Baseline: 4'), 'list item')
    named(app, 'Skin')
    app.press('Add Concern')
    dialog(app, 'Add Concern')
    app.press('Edit Crow’s feet')
    dialog(app, 'Edit Concern')
    app.press('Assess Crow’s feet')
    dialog(app, 'Add Assessment')
    app.press('Sessions', 'page tab')
    app.wait(re.compile('^Signed by'), 'label')
    named(app, 'Sessions, with a signed session')
    app.press('Add Addendum')
    dialog(app, 'Add Addendum')
    menu_item(app, 'Session Menu', 'Mark as Entered in Error…')
    dialog(app, 'Mark as Entered in Error')
    app.press('Details', 'page tab')
    app.wait(re.compile('amelia.hart@'), None)
    named(app, 'Details')
    app.close()


def new_client(case):
    """A new client's pages, which are empty, and the dialogs that fill them."""
    app = case.fresh_clinic()
    named(app, 'empty list')
    journey.add_client(app, 'Zuzanna', 'Brook', '12 April 1985')
    for tab in ('Skin', 'Sessions', 'Details', 'Course'):
        app.press(tab, 'page tab')
        app.wait(tab, 'page tab', states=['selected'])
        named(app, f'{tab} of a new client')
    app.press('Plan a Course')
    dialog(app, 'Plan a Course')
    app.press('Sessions', 'page tab')
    app.press(re.compile('^Transcribe a Past Session'))
    dialog(app, 'Transcribe a Past Session')
    app.close()


def session_and_summary(case):
    """The session page with every section open, and the summary page."""
    case.demo()
    app = case.start()
    journey.open_client(app, 'ame', 'Amelia Hart')
    journey.log_session(app)
    app.wait('No Change', 'push button')
    named(app, 'a new draft')
    app.press('No Change')
    app.wait(re.compile('^Treatment: 0 of 6 areas complete'), 'push button', states=['expanded'])
    app.press('Copy last session')
    app.wait('Vacuum, Crow’s feet, right', 'text')
    named(app, 'Treatment, as columns')
    for button in ('Crow’s feet, right: more', 'Add Area'):
        before = {node.path for node in app.tree()}
        app.press(button)
        app.until(lambda: any(node.raw_name == 'GtkPopover' or node.role == 'menu' for node in app.tree()
                              if node.path not in before), f'“{button}” to open')
        named(app, f'“{button}”, open')
        app.keys('Escape')
    for section in ('Checks', 'Products', 'Reaction and aftercare', 'Scores', 'Notes'):
        head = re.compile(f'^{section}(,|:)')
        if app.seen(head, 'push button', states=['expanded']) is None:
            app.press(head)
        app.wait(head, 'push button', states=['expanded'])
        named(app, section)
    app.press('Back to the client')
    app.wait('Session 4 has a draft', 'label')
    named(app, 'Course with a draft')
    # Where there is no room for columns each area is a row that opens.
    app.resize(app.window('Dermabook'), 820, 800)
    app.press('Continue')
    app.press(re.compile('^Crow’s feet, right, not complete: Diamond 120 · 15 mmHg · 2 × single'))
    app.wait('Vacuum, Crow’s feet, right', 'text')
    named(app, 'Treatment as cards, with an area open')
    app.resize(app.window('Dermabook'), 1200, 800)
    app.press('Back to the client')
    app.press('Print Summary')
    app.wait(re.compile(r'^\d pages?$'), 'label')
    named(app, 'summary')
    app.close()


def imports(case):
    """The import assistant, step by step, and the list of past imports."""
    rows = [f'X{n},,07700 9005{n:02}' for n in range(8)]
    path = case.top / 'clients.csv'
    path.write_text('\n'.join(['import_id,name,phone,birthday', 'A,Rosalind Penhaligon,07700 900461,03/04/1988',
                               *rows, '']))
    (case.top / 'treatments.csv').write_text('client_import_id,treatment_date,treatment_notes\nA,2024-03-01,Peel\n')
    app = case.fresh_clinic()
    app.keys('ctrl+i')
    app.wait('Open', 'push button')
    app.keys('ctrl+l')
    app.type(str(path))
    app.keys('Return')
    app.wait('treatments.csv', 'check box')
    named(app, 'columns')
    app.click(app.wait('Day first', 'check box'))
    app.press('Continue')
    app.click(app.wait('Show All 8', 'list item'))
    app.wait('Search the List')
    named(app, 'everything left out')
    app.press('Back')
    named(app, 'what would come of it')
    app.press('Import')
    app.wait('Undo Import', 'push button')
    named(app, 'what came of it')
    app.press('Close', inside=app.window('Import Clients'))
    app.wait_window_gone('Import Clients')
    menu_item(app, 'Main Menu', 'Past Imports…')
    app.wait('Take the Import of clients.csv Back', 'push button')
    named(app, 'past imports')
    app.press('Take the Import of clients.csv Back')
    app.press('Take Back')
    app.wait('Import Taken Back', 'label')
    named(app, 'taken back')
    app.press('Close')
    app.close()


run(first_start, list_and_dialogs, client_pages, new_client, session_and_summary, imports)
