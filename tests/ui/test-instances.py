#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One instance per folder, dermabookctl beside it, and the copies kept at closing."""

import re

from harness import equal, run, true
import journey


def topmost(case):
    """The process numbers of the windows on the screen, the topmost last."""
    desk = case.desk
    return [int(process) for surface in desk.xdotool('search', '--onlyvisible', '--class', 'dermabook')
            for process in desk.xdotool('getwindowpid', surface)
            if desk.xdotool('getwindowname', surface)]


def second_start(case):
    """A second start on the same folder raises the first window and ends."""
    case.demo()
    first = case.start()
    first.wait(re.compile('^Amelia Hart'), 'list item')
    other = case.start('--data', case.top / 'elsewhere', data=False)
    other.wait('Welcome to Dermabook', 'label')
    first.until(lambda: topmost(case)[-1] == other.process.pid, 'the other window to be on top')
    # The same folder, written in another way.
    (case.top / 'link').symlink_to(case.records)
    for folder in (case.records, case.top / 'link', str(case.records) + '/../records'):
        other.desk.xdotool('windowraise', other.surfaces()[-1])
        first.until(lambda: topmost(case)[-1] == other.process.pid, 'the other window to be on top')
        again = case.spawn('--data', folder, data=False)
        equal(again.process.wait(20), 0, 'exit of the second start')
        first.until(lambda: topmost(case)[-1] == first.process.pid, 'the first window to be raised')
    equal(sorted(case.desk.applications()), sorted([first.process.pid, other.process.pid]),
          'programs with a window')
    other.close()
    first.close()
    case.verify()


def demo_is_its_own(case):
    """--demo is an instance of its own, whose records go with it."""
    first = case.fresh_clinic()
    demos = [case.start('--demo', data=False) for _ in range(2)]
    for demo in demos:
        demo.wait(re.compile('^Amelia Hart'), 'list item')
        demo.wait('Invented clinic', 'label')
    equal(len(case.desk.applications()), 3, 'programs with a window')
    first.missing(re.compile('^Amelia Hart'), 'list item')
    for demo in demos:
        demo.close()
    equal(list(case.top.glob('**/dermabook-demo-*')), [], 'folders left by the demo')
    first.close()
    equal(case.ctl_json('find', ''), [], 'clients of the real clinic')


def ctl_beside_the_window(case):
    """What dermabookctl adds beside an open window appears in it."""
    app = case.fresh_clinic()
    (case.top / 'list.csv').write_text('First name,Last name,Mobile\nZuzanna,Brook,07700 900817\n',
                                       encoding='utf-8')
    case.ctl('import', case.top / 'list.csv')
    app.wait(re.compile('^Zuzanna Brook'), 'list item')
    # Reading beside it is possible, putting a backup back is not.
    equal(case.ctl_json('find', 'zuz')[0]['name'], 'Zuzanna Brook', 'what find says')
    case.ctl('backup', case.top / 'backup.db')
    case.ctl('restore', case.top / 'backup.db', expect=1)
    case.verify()
    app.wait(re.compile('^Zuzanna Brook'), 'list item')
    app.close()
    case.ctl('restore', case.top / 'backup.db')
    equal(case.ctl_json('find', 'zuz')[0]['name'], 'Zuzanna Brook', 'what find says after restoring')


def copies_at_closing(case):
    """Closing keeps a copy of the records that can be put back; ten at most."""
    app = case.fresh_clinic()
    backups = case.records / 'backups'
    app.close()
    first = sorted(backups.glob('*.db'))
    equal(len(first), 1, 'copies after one start')
    # What was kept is whole records.
    case.ctl('restore', first[0], data=case.top / 'restored')
    equal(case.ctl_json('find', '', data=case.top / 'restored'), [], 'clients in the copy')
    case.verify(data=case.top / 'restored')
    # Older copies make room, the newest stays.
    for day in range(1, 15):
        (backups / first[0].name.replace('2', '1', 1)).with_name(
            re.sub(r'\d{4}-\d{2}-\d{2}', f'2019-03-{day:02}', first[0].name)).write_bytes(
                first[0].read_bytes())
    app = case.start()
    app.wait('Find a Client', 'entry')
    app.close()
    kept = sorted(path.name for path in backups.glob('*.db'))
    equal(len(kept), 10, 'copies kept')
    true(first[0].name in kept, 'a newer copy went before older ones')
    case.verify()


def restore_from_the_menu(case):
    """A backup is put in place of the records, which are kept."""
    app = case.fresh_clinic()
    case.ctl('backup', case.top / 'backup.db')
    journey.add_client(app, 'Zuzanna', 'Brook', '1 March 1983')

    def choose():
        app.press('Main Menu')
        app.press('Restore a Backup…', 'menu item')
        app.window('Restore a Backup')
        app.type(str(case.top / 'backup.db'))
        app.keys('Return')
        return app.window('Put the Backup in Place of These Records?')

    app.press('Cancel', inside=choose())
    app.wait_window_gone('Put the Backup in Place of These Records?')
    app.wait('Zuzanna Brook', 'label')
    app.press('Restore', inside=choose())
    app.wait(re.compile('^Backup put back; what was there is kept as '), 'label')
    app.wait('No Clients Yet', 'label')
    equal(len(list(case.records.glob('**/replaced-*.db'))), 1, 'the records that were replaced')
    app.close()
    equal(case.ctl_json('find', ''), [], 'clients after restoring')
    case.verify()


run(second_start, demo_is_its_own, ctl_beside_the_window, copies_at_closing, restore_from_the_menu)
