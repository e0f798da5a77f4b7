#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that can't be opened: one clear sentence, and the file as it was, byte for byte."""

import re
import shutil
import sqlite3

from harness import SHARED, Skip, equal, run, true


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())
            if path.is_file() and path.name != 'lock'}


def refused(case, said):
    """Starts on records that can't be opened, and ends again."""
    before = contents(case.records)
    app = case.start()
    app.wait('The Records Can’t Be Opened', 'label')
    # Which folder it is stands in a line of its own below.
    sentence = app.wait(re.compile(said), 'label').name.split('\n\n')[0]
    # Plain words: what happened and what to do; no codes, no SQL.
    true(sentence.rstrip().endswith('.'), f'not a sentence: {sentence}')
    true(len(sentence) < 400, f'too many words: {sentence}')
    true(not re.search(r'\bSQL|sqlite|errno|\bcode \d|0x', sentence, re.I), f'not plain words: {sentence}')
    app.wait('Choose Another Folder…', 'push button')
    app.missing('Find a Client', 'entry')
    app.press('Quit')
    app.wait_end()
    after = contents(case.records)
    for name, content in before.items():
        true(after.get(name) == content, f'{name} was changed')
    equal(sorted(set(after) - set(before)), [], 'files that were left')
    return sentence


def put(case, source):
    if not source.is_file():
        raise Skip(f'{source} is not there')
    case.records.mkdir()
    shutil.copyfile(source, case.records / 'records.db')


def foreign(case):
    """Another program's file, damaged or whole, is refused, untouched."""
    for name in ('corrupt.db', 'valid.db'):
        if case.records.is_dir():
            shutil.rmtree(case.records)
        put(case, SHARED / '06-sqlite-bad' / 'chef' / name)
        refused(case, 'not a Dermabook file')


def picture(case):
    """A picture under the records' name is refused, untouched."""
    pictures = sorted((SHARED / '07-images').rglob('*.jp*g'))
    if not pictures:
        raise Skip('there are no pictures')
    put(case, pictures[0])
    refused(case, 'not a Dermabook file')


def damaged(case):
    """Records with a damaged page are refused, untouched."""
    case.demo()
    path = case.records / 'records.db'
    content = bytearray(path.read_bytes())
    # The first page's tree of tables, behind the header that says whose file it is.
    content[100:400] = bytes(300)
    path.write_bytes(content)
    refused(case, 'damaged')


def newer(case):
    """Records of a newer Dermabook are refused, untouched."""
    case.demo()
    with sqlite3.connect(case.records / 'records.db') as records:
        records.execute('PRAGMA user_version = 999')
    records.close()
    refused(case, 'newer')


def altered(case):
    """Records whose tables were altered by hand are refused, untouched."""
    case.demo()
    with sqlite3.connect(case.records / 'records.db') as records:
        records.execute('DROP TRIGGER ' + records.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name LIMIT 1").fetchone()[0])
    records.close()
    refused(case, 'altered|changed')


def half_written(case):
    """Half a file is refused, untouched."""
    case.demo()
    path = case.records / 'records.db'
    path.write_bytes(path.read_bytes()[:path.stat().st_size // 2])
    refused(case, 'cut short')


run(foreign, picture, damaged, newer, altered, half_written)
