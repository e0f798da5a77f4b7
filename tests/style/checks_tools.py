# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that ask a tool. Each raises Missing when the tool is not installed.

Each check takes the top of a source tree and returns sentences, one for each thing that is wrong.
"""

import json
import pathlib
import shutil
import subprocess
import tempfile


class Missing(Exception):
    """A tool is not installed: the check is skipped, not passed."""


def run(*command, cwd=None):
    if shutil.which(command[0]) is None:
        raise Missing(f'{command[0]} is not installed')
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False,
                          stdin=subprocess.DEVNULL)
    return done.returncode, (done.stdout + done.stderr).strip()


def found(root, *patterns):
    return [str(path.relative_to(root)) for pattern in patterns for path in sorted(root.glob(pattern))
            if path.is_file()]


def formatted(root):
    """C is formatted as .clang-format says."""
    names = found(root, 'src/**/*.[ch]', 'tests/**/*.[ch]')
    if not names:
        return []
    status, _ = run('clang-format', '--dry-run', '--Werror', *names, cwd=root)
    if status == 0:
        return []
    wrong = [name for name in names
             if run('clang-format', '--dry-run', '--Werror', name, cwd=root)[0] != 0]
    return [f'{name}: run clang-format -i' for name in wrong]


def helper(name, root):
    """What build-aux/NAME --check says about this tree."""
    here = pathlib.Path(__file__).resolve().parent.parent.parent
    status, output = run('python3', str(here / 'build-aux' / name), '--check', '--root', str(root))
    return (output or f'{name} failed').splitlines() if status != 0 else []


def potfiles(root):
    """POTFILES.in is complete and sorted."""
    return helper('update-potfiles', root)


def british(root):
    """Every text with an American word has its British form."""
    return helper('update-translations', root)


def translations(root):
    """Every language in LINGUAS has a file that msgfmt takes, headers and formats included."""
    said = []
    languages = [name for line in (root / 'po/LINGUAS').read_text(encoding='utf-8').splitlines()
                 if not line.startswith('#') for name in line.split()]
    for language in languages:
        name = f'po/{language}.po'
        if not (root / name).is_file():
            said.append(f'{name}: missing')
            continue
        status, output = run('msgfmt', '-c', '-o', '/dev/null', name, cwd=root)
        if status != 0:
            said.append(output)
        status, output = run('msgattrib', '--only-fuzzy', '--no-obsolete', name, cwd=root)
        if 'fuzzy' in output:
            said.append(f'{name}: a fuzzy entry is not shown to anybody; look at it and unmark it')
    return said


def desktop_entry(root):
    """The desktop entry is valid."""
    said = []
    for name in found(root, 'data/*.desktop.in'):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / pathlib.Path(name).name.removesuffix('.in')
            shutil.copyfile(root / name, copy)
            status, output = run('desktop-file-validate', '--no-hints', str(copy))
        if status != 0 or output:
            said.append(output or f'{name}: not valid')
    return said


def metainfo(root):
    """The software centre's description is valid."""
    said = []
    for name in found(root, 'data/*.metainfo.xml.in'):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / pathlib.Path(name).name.removesuffix('.in')
            shutil.copyfile(root / name, copy)
            status, output = run('appstreamcli', 'validate', '--no-net', '--no-color', str(copy))
        if status != 0:
            said.append(output)
    return said


def well_formed(root):
    """XML is well formed."""
    names = found(root, 'ui/**/*.ui', 'ui/*.xml', 'data/*.xml', 'data/*.xml.in', 'data/**/*.svg')
    if not names:
        return []
    status, output = run('xmllint', '--noout', '--nonet', *names, cwd=root)
    return [output] if status != 0 else []


def settings(root):
    """The settings' schema compiles."""
    status, output = run('glib-compile-schemas', '--strict', '--dry-run', str(root / 'data'))
    return [output] if status != 0 else []


def style_sheets(root):
    """GTK reads every style sheet without a word."""
    try:
        import gi
        gi.require_version('Gtk', '4.0')
        from gi.repository import Gtk
    except (ImportError, ValueError) as error:
        raise Missing(str(error)) from error
    said = []
    for name in found(root, 'data/style/*.css'):
        def wrong(_provider, section, error, name=name):
            said.append(f'{name}:{section.get_start_location().lines + 1}: {error.message}')
        provider = Gtk.CssProvider()
        provider.connect('parsing-error', wrong)
        provider.load_from_path(str(root / name))
    return said


def plain_icons(root):
    """Symbolic icons are fills only: GTK fills strokes when it recolours."""
    said = []
    for name in found(root, 'data/icons/**/*-symbolic.svg'):
        text = (root / name).read_text(encoding='utf-8')
        for word in ('stroke', 'transform', 'style=', 'Gradient', '<image'):
            if word in text:
                said.append(f'{name}: {word} in a symbolic icon')
    return said


def scripts(root):
    """Shell scripts parse."""
    said = []
    for name in found(root, 'build-aux/run', 'build-aux/test', 'build-aux/*.sh', '.ci/run'):
        status, output = run('bash', '-n', name, cwd=root)
        if status != 0:
            said.append(output)
    return said


def test_names(build):
    """Every test has a name of its own: meson's log breaks on two of one name."""
    plan = build / 'meson-info' / 'intro-tests.json'
    if not plan.is_file():
        raise Missing('no build directory')
    seen, said = set(), []
    for test in json.loads(plan.read_text(encoding='utf-8')):
        if test['name'] in seen:
            said.append(f'two tests are called {test["name"]}')
        seen.add(test['name'])
        if not test['suite'] or test['suite'] == ['dermabook']:
            said.append(f'{test["name"]} has no suite')
    return said


def commands(build, readme):
    """Every dermabookctl command the README names is one the program knows."""
    program = build / 'src' / 'ctl' / 'dermabookctl'
    if not program.is_file():
        raise Missing('dermabookctl is not built')
    import re
    status, output = run(str(program), '--help')
    known = set(re.findall(r'[a-z]+', output)) if status == 0 else set()
    used = set(re.findall(r'^\s+dermabookctl(?: --\S+(?: [A-Z]+)?)* ([a-z]+)', readme.read_text(encoding='utf-8'), re.M))
    return [f'README.md: dermabookctl knows no command {name}' for name in sorted(used - known)]


def counted(root):
    """build-aux/count-tests says what log.json holds; expected is what it should say."""
    here = pathlib.Path(__file__).resolve().parent.parent.parent
    status, output = run('python3', str(here / 'build-aux/count-tests'), str(root / 'log.json'))
    expected = (root / 'expected').read_text(encoding='utf-8').strip()
    last = output.splitlines()[-1] if output else ''
    good = ' 0 failed' in last and not last.startswith('0 passed')
    said = [] if last == expected else [f'{last}, not {expected}']
    return said + ([] if (status == 0) == good else [f'exit {status} for {last}'])
