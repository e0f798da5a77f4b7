# SPDX-License-Identifier: GPL-3.0-or-later
"""What the include path can't hold, read from the text of the files.

Each check takes the top of a source tree and returns sentences, one for each thing that is wrong.
"""

import pathlib
import re
import xml.etree.ElementTree as ElementTree

# The rooms a room may include, besides itself.
ALLOWED = {
    'core': set(),
    'model': {'core'},
    'picture': {'core'},
    'db': {'core'},
    'store': {'core', 'model', 'db', 'picture'},
    'exchange': {'core', 'model', 'db', 'picture', 'store'},
    'figure': {'core', 'model'},
    'summary': {'core', 'model', 'picture', 'figure'},
    'ctl': {'core', 'model', 'db', 'picture', 'store', 'exchange', 'figure', 'summary'},
    'app': {'core', 'model', 'db', 'picture', 'store', 'exchange', 'figure', 'summary'},
}

# Headers of libraries that belong to a few places: in src/ and, second, below tests/.
GUARDED = (
    (re.compile(r'sqlite3(ext)?\.h$'), {'db'}, {'db'}),
    (re.compile(r'(gtk|gdk|gsk)/|gtk4-|adwaita\.h$|libadwaita'), {'app'}, {'app', 'ui', 'bench'}),
    (re.compile(r'gdk-pixbuf'), {'picture', 'summary'}, {'app', 'bench', 'picture', 'summary'}),
    (re.compile(r'sodium(/|\.h$)'), {'core', 'db'}, {'core', 'db'}),
    (re.compile(r'csv\.h$'), {'exchange'}, {'exchange'}),
)

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.M)
STATEMENT = re.compile(
    r'"\s*(?:SELECT\s+[\w*(]|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s'
    r'|PRAGMA\s+\w|CREATE\s+(?:TABLE|INDEX|TRIGGER|VIEW)\s|BEGIN\s+IMMEDIATE)')
NOTE = re.compile(r'\b(?:TODO|FIXME|XXX)\b|\b(?:issue|bug|see|closes|fixes|refs?) #\d+\b|\bissue \d+\b'
                  r'|/work/(?:main|shared)\b', re.I)
SHOWN = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description', 'heading', 'body'}
# Names of things, the same in every language.
PROPER_NAMES = {'Dermabook'}
LETTERS = re.compile(r'[^\W\d_]{2}')
LONG = 600
TOO_LONG = 1000


def read(path):
    return path.read_text(encoding='utf-8', errors='replace')


def files(root, *patterns):
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                yield path, path.relative_to(root)


def sources(root):
    return files(root, 'src/**/*.[ch]', 'tests/**/*.[ch]')


def room_of(relative):
    """('src' or 'tests', room) of a file."""
    parts = relative.parts
    return parts[0], parts[1] if len(parts) > 2 else ''


def house_arrows(root):
    """Includes follow the arrows of the house."""
    owners, said = {}, []
    for path, relative in files(root, 'src/**/*.h'):
        room = room_of(relative)[1]
        if path.name in owners:
            said.append(f'{relative}: another header has this name; one hides the other')
        owners[path.name] = room
    for path, relative in sources(root):
        top, room = room_of(relative)
        for name in INCLUDE.findall(read(path)):
            if '../' in name:
                said.append(f'{relative}: includes {name}; a room is on the include path, ../ is not')
            for pattern, in_source, in_tests in GUARDED:
                if pattern.search(name) and room not in (in_source if top == 'src' else in_tests):
                    said.append(f'{relative}: {name} stays in src/{" and src/".join(sorted(in_source))}')
            owner = owners.get(pathlib.PurePosixPath(name).name)
            if top == 'src' and owner not in (None, room) and owner not in ALLOWED.get(room, set()):
                said.append(f'{relative}: src/{room} may not include src/{owner} ({name})')
    return said


def printed_texts(root):
    """What may stand on a print is translated for its reader: by core's own marks, not GLib's."""
    said = []
    for path, relative in files(root, *(f'src/{room}/*.[ch]' for room in ('core', 'model', 'figure', 'summary'))):
        if path.name not in ('dbk-gettext.c', 'dbk-language.c', 'dbk-translation.c') and 'glib/gi18n' in read(path):
            said.append(f'{relative}: include dbk-gettext.h instead of glib/gi18n-lib.h')
    return said


def no_sql_outside_db(root):
    """SQL stands in src/db only."""
    return [f'{relative}: SQL outside src/db: {found.group(0)}'
            for path, relative in files(root, 'src/**/*.[ch]') if room_of(relative)[1] != 'db'
            for found in [STATEMENT.search(read(path))] if found]


def heads(root):
    """Every source says its licence in the first line, every header guards itself."""
    said = []
    for path, relative in sources(root):
        text = read(path)
        if not text.startswith('/* SPDX-License-Identifier: GPL-3.0-or-later'):
            said.append(f'{relative}: the first line is not the licence')
        if path.suffix == '.h' and '#pragma once' not in text:
            said.append(f'{relative}: no #pragma once')
    return said


def built(root):
    """Every source is named in a meson.build of its room: a forgotten file is not compiled."""
    said, named = [], {}
    for path, relative in files(root, 'src/**/*.c', 'tests/**/*.c'):
        top = root / relative.parts[0] / relative.parts[1]
        if top not in named:
            named[top] = ''.join(read(meson) for meson, _ in files(top, '**/meson.build'))
        # A list of test names leaves the prefix to the loop that builds them.
        stems = {path.stem, re.sub('^(test|fuzz|bench)-', '', path.stem)}
        if not any(re.search(rf'(?<![\w-]){re.escape(stem)}(?:\.c)?(?![\w-])', named[top]) for stem in stems):
            said.append(f'{relative}: no meson.build of the room names it')
    return said


def unfinished_notes(root):
    """No notes to oneself, issue numbers or paths of one machine."""
    said = []
    for path, relative in files(root, 'src/**/*.[ch]', 'src/**/*.sql', 'tests/**/*.[ch]', 'ui/**/*.ui',
                                'data/*.in', 'data/*.xml', 'data/style/*.css', 'README.md', 'CONTRIBUTING.md'):
        for number, line in enumerate(read(path).splitlines(), 1):
            found = NOTE.search(line)
            if found:
                said.append(f'{relative}:{number}: {found.group(0)}')
    return said


def lengths(root, warn=print):
    """Files stay short enough to hold one thing."""
    said = []
    for path, relative in files(root, 'src/**/*.[ch]', 'tests/**/*.[ch]', 'tests/**/*.py', 'src/**/*.py'):
        lines = read(path).count('\n')
        if lines > TOO_LONG:
            said.append(f'{relative}: {lines} lines, at most {TOO_LONG}')
        elif lines > LONG:
            warn(f'# {relative}: {lines} lines; does it hold one thing?')
    return said


def translatable(root):
    """Text in templates is marked, with "yes": xgettext knows no other word."""
    said = []
    for path, relative in files(root, 'ui/**/*.ui'):
        try:
            tree = ElementTree.parse(path)
        except ElementTree.ParseError as error:
            said.append(f'{relative}: {error}')
            continue
        for node in tree.iter():
            mark = node.get('translatable')
            if mark not in (None, 'yes', 'no'):
                said.append(f'{relative}: translatable="{mark}", write "yes"')
            text = (node.text or '').strip()
            if node.tag in ('property', 'attribute') and mark is None \
                    and node.get('name', '').replace('_', '-') in SHOWN \
                    and len(node) == 0 and LETTERS.search(text) and text not in PROPER_NAMES:
                said.append(f'{relative}: {node.get("name")} "{text}" lacks translatable="yes"')
    return said


def resources(root):
    """Every template, style sheet and icon is in a resource; every resource file is there."""
    said = []
    for folder, pattern in (('ui', '**/*.ui'), ('data', 'icons/**/*.svg'), ('data', 'style/*.css')):
        listed = set()
        for bundle, relative in files(root / folder, '*.gresource.xml'):
            for node in ElementTree.parse(bundle).iter('file'):
                listed.add((node.text or '').strip())
                if not (root / folder / (node.text or '').strip()).is_file():
                    said.append(f'{folder}/{relative}: there is no {node.text}')
        for _, relative in files(root / folder, pattern):
            if str(relative) not in listed:
                said.append(f'{folder}/{relative}: in no resource')
    return sorted(set(said))


def readme(root):
    """What README and CONTRIBUTING name is there."""
    said = []
    for path, relative in files(root, 'README.md', 'CONTRIBUTING.md'):
        text = read(path)
        for name in re.findall(r'!?\[[^\]]*\]\(([^)#:]+)\)', text) + re.findall(r'(?:src|href)="([^":]+)"', text):
            if not (root / name).exists():
                said.append(f'{relative}: there is no {name}')
        for name in set(re.findall(r'(?<![\w/.-])((?:build-aux|data|po|src|tests|ui|\.ci)/[\w./-]*[\w/])', text)):
            if not (root / name).exists():
                said.append(f'{relative}: there is no {name}')
        for name in set(re.findall(r'^\s+(build-aux/\w+)', text, re.M)):
            if (root / name).exists() and not (root / name).stat().st_mode & 0o100:
                said.append(f'{relative}: {name} can not be run')
    return sorted(set(said))
