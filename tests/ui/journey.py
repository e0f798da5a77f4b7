# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a clinic's day, as the tests of the window take them."""

import re
import subprocess


def add_client(app, given, family, birthday):
    """From the records' page: a new client, who is then on screen."""
    app.press('New Client')
    app.fill('Given name', given)
    app.fill('Family name', family)
    app.fill('Birthday', birthday)
    app.press('Add')
    app.wait_gone('Birthday', 'text')
    app.wait(f'{given} {family}', 'label')
    app.wait('Log Session', 'push button')


def open_client(app, letters, name):
    """Finds a client from a few letters and opens the page."""
    # Before the list is there nobody hears the keys.
    app.until(lambda: app.seen('Find a Client', 'entry')
              or app.seen(re.compile('^(Print Summary|Back to the Client)'), 'push button'),
              'the records to be on show')
    app.keys('ctrl+f')
    app.type(letters)
    app.wait(re.compile('^' + re.escape(name)), 'list item')
    app.until(lambda: app.text(app.wait('Find a Client', 'entry')) == letters, 'the letters to arrive')
    app.keys('Return')
    app.wait(name, 'label', description=name)
    app.wait('Print Summary', 'push button')


def add_concern(app, concern, scores, target=None):
    """On the client's page: a concern with its usual areas, scored."""
    app.press('Skin', 'page tab')
    app.press(re.compile('^Add (a )?Concern$'))
    dialog = app.window('Add Concern')
    app.choose('Concern', concern, inside=dialog)
    for area, score in scores.items():
        app.choose(area, score, inside=dialog)
    if target is not None:
        app.choose('Target', target, inside=dialog)
    app.press('Add', inside=dialog)
    app.wait_window_gone('Add Concern')


def plan_course(app, template):
    """On the page of a client without a course: a course from a template."""
    app.press('Course', 'page tab')
    app.press('Plan a Course')
    dialog = app.window('Plan a Course')
    app.choose('Begin with', template, inside=dialog)
    app.press('Plan', inside=dialog)
    app.wait_window_gone('Plan a Course')
    app.wait('Sessions of the course', 'list')


def log_session(app):
    app.press('Log Session')
    # The page opens its first section by itself: what is pressed before that would be undone.
    app.wait(re.compile('^Checks'), 'push button', states=['expanded'])


def sign(app, number):
    """Signs the session on the page; the client's page is back afterwards."""
    app.press('Sign…')
    app.press('Sign', inside=app.window(f'Sign Session {number}?'))
    app.wait_gone('Back to the client', 'push button')
    app.wait('Log Session', 'push button')


def read_sessions(app):
    app.press('Sessions', 'page tab')
    return app.wait('Sessions', 'list')


def add_addendum(app, reason, text):
    """To the session that is on show."""
    app.press('Add Addendum')
    dialog = app.window('Add Addendum')
    app.fill('Reason', reason, inside=dialog)
    app.fill('Text', text, inside=dialog)
    app.press('Add', inside=dialog)
    app.wait_window_gone('Add Addendum')
    app.wait(re.compile(re.escape(text)), 'label')


def save_summary(app, path):
    """The course summary of the client on screen, as PDF."""
    app.press('Print Summary')
    app.wait('Back to the Client', 'push button')
    app.wait(re.compile(r'^\d pages?$'), 'label')
    app.press('Save PDF…')
    app.fill(re.compile('^Name:?$'), str(path))
    app.keys('Return')
    app.wait(re.compile(f'^Saved as “{re.escape(path.name)}”'), 'label')
    app.press('Back to the Client')
    app.wait('Print Summary', 'push button')


def read_pdf(path):
    """The words of a PDF, and how many pages it has."""
    done = subprocess.run(['pdftotext', '-layout', str(path), '-'], capture_output=True, text=True,
                          timeout=30, check=True)
    return ' '.join(done.stdout.split()), done.stdout.count('\f')


def sessions_of(case, client):
    """The sessions of a client as dermabookctl shows them."""
    record = case.ctl_json('show', client)
    return [session for course in record['courses'] for session in course.get('sessions', [])]


def change_who(app, name):
    """Says in the header who is working."""
    app.press(re.compile('is working$|^Who Is Working'))
    listed = app.wait('Staff', 'list')
    app.wait(name, 'list item', inside=listed)
    names = [node.name for node in listed.children]

    def at():
        return next((node.name for node in app.tree()
                     if node.role == 'list item' and node.name in names and 'focused' in node.states), None)

    app.until(lambda: at() is not None, 'the keyboard to be in the list of staff')
    steps = names.index(name) - names.index(at())
    if steps != 0:
        app.keys(*(['Down' if steps > 0 else 'Up'] * abs(steps)))
    app.until(lambda: at() == name, f'{name} to have the keyboard')
    app.keys('Return')
    app.wait(re.compile(f'^{re.escape(name)}, .*is working$'), 'push button')
