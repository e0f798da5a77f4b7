#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree to its own rules (TAP).

Every check is first given a small tree with one thing wrong, and a clean one: a check that finds
nothing in the first, or something in the second, is itself reported as broken.
"""

import json
import os
import pathlib
import sys
import tempfile

import checks_text as text
import checks_tools as tools

ROOT = pathlib.Path(os.environ.get('DBK_TEST_SOURCE_ROOT')
                    or pathlib.Path(__file__).resolve().parent.parent.parent)
BUILD = pathlib.Path(os.environ.get('DBK_TEST_BUILD_ROOT') or ROOT / '_build')

HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
UI = '<interface><object class="GtkLabel">{}</object></interface>'
PO = ('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nProject-Id-Version: x\\n'
      'PO-Revision-Date: 2026-01-01\\nLast-Translator: x\\nLanguage-Team: x\\nLanguage: en_GB\\n'
      'MIME-Version: 1.0\\nContent-Transfer-Encoding: 8bit\\n"\n')
METAINFO = '''<component type="desktop-application"><id>org.example.App</id>
<metadata_license>CC0-1.0</metadata_license><project_license>GPL-3.0-or-later</project_license>
<name>App</name>{}<description><p>An example that is long enough to be read as a description of
a program.</p></description><launchable type="desktop-id">org.example.App.desktop</launchable>
<content_rating type="oars-1.1"/></component>'''
SCHEMA = '''<schemalist><schema id="org.example" path="/org/example/"><key name="a" type="i">
<default>{}</default></key></schema></schemalist>'''

# check, a tree with something wrong in it (one or several), a clean tree
SAMPLES = (
    (text.house_arrows,
     [{'src/model/a.c': '#include "../db/b.h"\n'},
      {'src/model/a.c': '#include "b.h"\n', 'src/db/b.h': ''},
      {'src/db/a.c': '#include "b.h"\n', 'src/store/b.h': ''},
      {'src/summary/a.c': '#include "sub/b.h"\n', 'src/app/sub/b.h': ''},
      {'src/store/a.c': '#include <sqlite3.h>\n'},
      {'tests/store/a.c': '#  include <sqlite3.h>\n'},
      {'src/figure/a.c': '#include <gtk/gtk.h>\n'},
      {'src/ctl/a.h': '#include <adwaita.h>\n'},
      {'src/app/a.c': '#include <sodium.h>\n'},
      {'src/store/a.c': '#include <csv.h>\n'},
      {'src/model/b.h': '', 'src/store/b.h': ''},
      {'src/app/sub/b.h': '', 'src/app/b.h': ''}],
     {'src/model/b.h': '', 'src/store/a.c': '#include "b.h"\n#include <glib.h>\n',
      'src/db/c.c': '#include <sqlite3.h>\n', 'src/app/d.c': '#include <gtk/gtk.h>\n#include "b.h"\n'}),
    (text.printed_texts,
     [{'src/model/a.c': '#include <glib/gi18n-lib.h>\n'}],
     {'src/model/a.c': '#include "dbk-gettext.h"\n', 'src/core/dbk-gettext.c': '#include <glib/gi18n-lib.h>\n',
      'src/app/a.c': '#include <glib/gi18n.h>\n'}),
    (text.no_sql_outside_db,
     [{'src/store/a.c': 'run ("SELECT name FROM client");\n'},
      {'src/exchange/a.c': 'run ("INSERT OR REPLACE INTO client VALUES (1)");\n'},
      {'src/app/a.c': 'run ("PRAGMA foreign_keys");\n'}],
     {'src/db/a.c': 'run ("SELECT name FROM client");\n', 'src/app/b.c': 'say ("Select a client");\n'}),
    (text.heads,
     [{'src/core/a.c': 'int a;\n'}, {'src/core/a.h': HEAD}],
     {'src/core/a.c': HEAD, 'src/core/a.h': HEAD + '#pragma once\n'}),
    (text.built,
     [{'src/core/dbk-a.c': HEAD, 'src/core/meson.build': "files('dbk-a-b.c')"}],
     {'src/core/dbk-a.c': HEAD, 'src/core/meson.build': "files('dbk-a.c')",
      'tests/core/test-a.c': HEAD, 'tests/core/meson.build': "foreach name : ['a']"}),
    (text.unfinished_notes,
     [{'src/core/a.c': '/* TODO: finish */\n'}, {'src/core/a.c': '/* see issue 12 */\n'},
      {'src/core/a.c': '/* closes #7 */\n'}, {'README.md': 'see /work/shared/a\n'}],
     {'src/core/a.c': '#define A 1\n/* colour #8a3b66 */\n', 'data/style/a.css': 'a { color: #112233; }\n'}),
    (lambda root: text.lengths(root, warn=lambda line: None),
     [{'src/core/a.c': '\n' * 1001}],
     {'src/core/a.c': '\n' * 1000}),
    (text.translatable,
     [{'ui/a.ui': UI.format('<property name="label">Client</property>')},
      {'ui/a.ui': UI.format('<property name="tooltip-text">Add Client</property>')},
      {'ui/a.ui': UI.format('<property name="label" translatable="1">Client</property>')},
      {'ui/a.ui': '<interface>'}],
     {'ui/a.ui': UI.format('<property name="label" translatable="yes">Client</property>'
                           '<property name="label">12</property><property name="name">client</property>'
                           '<property name="label">·</property>')}),
    (text.resources,
     [{'ui/a.ui': '', 'ui/x.gresource.xml': '<gresources/>'},
      {'data/icons/a.svg': '', 'data/x.gresource.xml': '<gresources><file>style/b.css</file></gresources>'}],
     {'ui/sub/a.ui': '', 'ui/x.gresource.xml': '<gresources><file>sub/a.ui</file></gresources>'}),
    (text.readme,
     [{'README.md': '![a](data/none.png)\n'}, {'README.md': '    build-aux/none\n'},
      {'CONTRIBUTING.md': 'see `src/none`\n'}, {'README.md': '    build-aux/a\n', 'build-aux/a': ''}],
     {'README.md': 'see `src/a` and https://example.org\n', 'src/a': ''}),
    (tools.formatted,
     [{'.clang-format': 'BasedOnStyle: GNU\n', 'src/core/a.c': 'int  a ;\n'}],
     {'.clang-format': 'BasedOnStyle: GNU\n', 'src/core/a.c': 'int a;\n'}),
    (tools.potfiles,
     [{'po/POTFILES.in': '', 'src/core/a.c': 'say (_("a"));\n'},
      {'po/POTFILES.in': '', 'ui/a.ui': UI.format('<property name="label" translatable="yes">A</property>')},
      {'po/POTFILES.in': 'src/core/b.c\nsrc/core/a.c\n', 'src/core/a.c': '_("a")', 'src/core/b.c': '_("b")'},
      {'po/POTFILES.in': 'src/core/gone.c\n'}],
     {'po/POTFILES.in': 'src/core/a.c\nsrc/core/b.c\n', 'src/core/a.c': 'C_ ("c", "a")',
      'src/core/b.c': 'ngettext ("one", "many", n)', 'src/core/c.c': '/* _("a") */ int a;'}),
    (tools.translations,
     [{'po/LINGUAS': 'en_GB\n'}, {'po/LINGUAS': 'en_GB\n', 'po/en_GB.po': 'msgid "a\n'},
      {'po/LINGUAS': 'en_GB\n',
       'po/en_GB.po': PO + '\n#, c-format\nmsgid "%d of %s"\nmsgstr "%s of %s"\n'},
      {'po/LINGUAS': 'en_GB\n', 'po/en_GB.po': PO + '\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n'}],
     {'po/LINGUAS': 'en_GB\n', 'po/en_GB.po': PO + '\nmsgid "color"\nmsgstr "colour"\n'}),
    (tools.british,
     [{'po/POTFILES.in': 'src/core/a.c\n', 'po/en_GB.po': PO, 'src/core/a.c': 'f (_("The Color"));\n'},
      {'po/POTFILES.in': 'src/core/a.c\n', 'po/en_GB.po': PO, 'src/core/a.c': 'f (C_ ("x", "Sterilized"));\n'}],
     {'po/POTFILES.in': 'src/core/a.c\n', 'po/en_GB.po': PO + '\nmsgid "Gray"\nmsgstr "Grey"\n',
      'src/core/a.c': 'f (_("Gray"), _("Size"), _("Percentage"));\n'}),
    (tools.desktop_entry,
     [{'data/a.desktop.in': '[Desktop Entry]\nType=Application\n'}],
     {'data/a.desktop.in': '[Desktop Entry]\nType=Application\nName=A\nExec=a\n'}),
    (tools.metainfo,
     [{'data/org.example.App.metainfo.xml.in': METAINFO.format('')}],
     {'data/org.example.App.metainfo.xml.in': METAINFO.format('<summary>An example</summary>')}),
    (tools.well_formed,
     [{'ui/a.ui': '<interface>'}, {'data/icons/a.svg': '<svg><g></svg>'}],
     {'ui/a.ui': '<interface/>'}),
    (tools.settings,
     [{'data/a.gschema.xml': SCHEMA.format('"b"')}],
     {'data/a.gschema.xml': SCHEMA.format('1')}),
    (tools.style_sheets,
     [{'data/style/a.css': 'label { colour: red; }\n'}],
     {'data/style/a.css': '@define-color b #112233;\nlabel { color: @b; }\n'}),
    (tools.plain_icons,
     [{'data/icons/a-symbolic.svg': '<svg><path stroke="#000"/></svg>'}],
     {'data/icons/a-symbolic.svg': '<svg><path fill="#000"/></svg>'}),
    (tools.scripts,
     [{'build-aux/run': 'if true; then\n'}],
     {'build-aux/run': 'true\n'}),
    (tools.test_names,
     [{'meson-info/intro-tests.json': '[{"name": "a", "suite": ["x:core"]}, {"name": "a", "suite": ["x:db"]}]'},
      {'meson-info/intro-tests.json': '[{"name": "a", "suite": ["dermabook"]}]'}],
     {'meson-info/intro-tests.json': '[{"name": "a", "suite": ["x:core"]}]'}),
)


def logged(*tests):
    """A testlog.json of (result, stdout) pairs."""
    return ''.join(json.dumps({'name': 'x', 'result': result, 'stdout': stdout, 'stderr': '',
                               'duration': 1, 'returncode': 0}) + '\n' for result, stdout in tests)


# What build-aux/count-tests makes of a log.
COUNTS = (
    ('1 passed, 0 failed, 0 skipped', logged(('OK', ''))),
    ('2 passed, 0 failed, 1 skipped', logged(('OK', '1..3\nok 1 a\nok 2 b # SKIP why\nok 3 c # note\n'))),
    ('1 passed, 1 failed, 0 skipped', logged(('FAIL', '1..2\nok 1 a\nnot ok 2 b\n'))),
    ('1 passed, 1 failed, 0 skipped', logged(('ERROR', '1..1\nok 1 a\n'))),
    ('0 passed, 1 failed, 0 skipped', logged(('TIMEOUT', ''))),
    ('1 passed, 1 failed, 0 skipped', logged(('OK', ''), ('ERROR', 'crash'))),
    ('0 passed, 0 failed, 1 skipped', logged(('SKIP', ''))),
    ('0 passed, 0 failed, 0 skipped', ''),
)


def counting():
    said = []
    for expected, log in COUNTS:
        folder, root = plant({'log.json': log, 'expected': expected})
        with folder:
            said += tools.counted(root)
    return said


def plant(tree):
    """A temporary directory holding these files."""
    folder = tempfile.TemporaryDirectory(prefix='dbk-style-')
    root = pathlib.Path(folder.name)
    for name, content in {'src/core/x': '', 'ui/x': '', 'data/x': '', 'po/LINGUAS': '',
                          'po/POTFILES.in': '', **tree}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')
    return folder, root


def self_test(check, wrong_trees, clean_tree):
    said = []
    for tree in wrong_trees:
        folder, root = plant(tree)
        with folder:
            if not check(root):
                said.append(f'finds nothing wrong in {tree}')
    folder, root = plant(clean_tree)
    with folder:
        said += [f'complains about a clean tree: {line}' for line in check(root)]
    return said


class Report:
    """Writes TAP."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def case(self, name, check):
        self.number += 1
        try:
            said = check()
        except tools.Missing as missing:
            print(f'ok {self.number} {name} # SKIP {missing}', flush=True)
            return
        for line in said:
            for part in str(line).splitlines():
                print(f'# {part}')
        self.failed += bool(said)
        print(f'{"not ok" if said else "ok"} {self.number} {name}', flush=True)


def main():
    report = Report()
    for check, wrong, clean in SAMPLES:
        name = 'lengths' if check.__name__ == '<lambda>' else check.__name__
        report.case(f'/style/{name}/finds-mistakes', lambda: self_test(check, wrong, clean))
        report.case(f'/style/{name}', lambda: (check if name != 'lengths' else text.lengths)(
            BUILD if name == 'test_names' else ROOT))
    report.case('/style/counting', counting)
    report.case('/style/commands', lambda: tools.commands(BUILD, ROOT / 'README.md'))
    print(f'1..{report.number}')
    return 1 if report.failed else 0


if __name__ == '__main__':
    sys.exit(main())
