# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the real program, seen and used as a person with a screen reader and a keyboard does."""

import re
import signal
import subprocess
import time

import gi
from gi.repository import GLib

from desk import Failure, Gone, die_with_parent
from tree import ROOT, TEXT, Tree

ACTION = 'org.a11y.atspi.Action'
EDITABLE = 'org.a11y.atspi.EditableText'
PAUSE = 0.03
PATIENCE = 15

WARNING = re.compile(r'-(?:WARNING|CRITICAL|ERROR) \*\*|^\*\* ')
# Warnings that are not ours, each with its reason. Every other one fails the test.
KNOWN = (
    # GTK 4.8 answers every GetExtents in screen coordinates with it; an accessibility tool asks,
    # not the program.
    'Screen coordinates not supported',
    # The trough of a scroll bar: a text view of GTK 4.8 that gets text in the frame it is drawn in
    # lays it out while it draws, and tells its scroll bar too late. GTK's merge request 5222 is to
    # end it; a text view alone in a scrolled window warns as well.
    'Trying to snapshot GtkGizmo ',
    # GTK's print dialog looks for printers in the network; a test's desk has no system bus.
    'avahi printers will not be available',
)


class Program:
    def __init__(self, desk, command, name='dermabook'):
        self.desk, self.name = desk, name
        self.log = desk.top / f'{name}-{len(list(desk.top.glob("*.log")))}.log'
        self.read = 0
        self.bus = None
        self.presses = 0  # keys and clicks, for the measure of ease
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(command, env=desk.env, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, cwd=desk.top, preexec_fn=die_with_parent)

    # Waiting

    def until(self, condition, what, seconds=PATIENCE):
        """Asks until condition() says something true, and gives that back."""
        end = time.monotonic() + seconds
        while True:
            self.check()
            late = time.monotonic() > end
            try:
                answer = condition()
            except Gone:
                answer = None
            if answer:
                return answer
            if late:
                raise Failure(f'waited {seconds} s: {what}')
            time.sleep(PAUSE)

    def check(self):
        """The program is alive and has not complained."""
        text = self.log.read_text(encoding='utf-8', errors='replace')
        for line in text[self.read:].splitlines():
            if WARNING.search(line) and not any(known in line for known in KNOWN):
                self.read = len(text)
                raise Failure(f'the program warned: {line}')
        self.read = text.rfind('\n') + 1
        if self.process.poll() is not None and self.bus is not None:
            raise Failure(f'the program ended by itself ({self.process.returncode}): {text[-1500:]}')

    def connect(self):
        """Until the window is there."""
        def there():
            self.bus = self.desk.applications().get(self.process.pid)
            if self.bus is None and self.process.poll() is not None:
                raise Failure(f'the program ended at once: {self.log.read_text()}')
            return self.bus is not None and self.tree().root is not None and self.windows()
        self.until(there, 'the program shows a window', 30)
        return self

    # Looking

    def tree(self):
        return Tree(self.desk, self.bus)

    def windows(self):
        """The windows and dialogs there are, the oldest first."""
        root = self.tree().root
        return root.children if root is not None else []

    @staticmethod
    def fits(wanted, text):
        return bool(wanted.search(text)) if isinstance(wanted, re.Pattern) else wanted == text

    def matches(self, tree, name=None, role=None, words=None, description=None, inside=None,
                states=(), sensitive=None):
        """Nodes that answer the description, shown or not. Names and words may be patterns."""
        for node in tree:
            if ((name is None or self.fits(name, node.name))
                    and (role is None or node.role == role or node.role in role.split('|'))
                    and (description is None or self.fits(description, node.description))
                    and (sensitive is None or node.sensitive == sensitive)
                    and (not states or set(states) <= node.states)
                    and (inside is None or node.inside(inside))
                    and (words is None or (words.search(node.words) if isinstance(words, re.Pattern)
                                           else words in node.words))):
                yield node

    def seen(self, name=None, role=None, **wanted):
        """The first such node on show just now, or None."""
        tree = self.tree()
        for node in self.matches(tree, name, role, **wanted):
            if tree.on_show(node):
                return node
        return None

    def wait(self, name=None, role=None, seconds=PATIENCE, **wanted):
        try:
            return self.until(lambda: self.seen(name, role, **wanted), '', seconds)
        except Failure as failure:
            if str(failure).startswith('waited'):
                raise Failure(f'{role or "anything"} {name!r} {wanted or ""} did not come in {seconds} s') \
                    from None
            raise

    def wait_gone(self, name=None, role=None, **wanted):
        self.until(lambda: self.seen(name, role, **wanted) is None,
                   f'{role or "anything"} {name!r} is still there')

    def missing(self, name=None, role=None, **wanted):
        """Nothing of this description is on show; asked after something else was waited for."""
        node = self.seen(name, role, **wanted)
        if node is not None:
            raise Failure(f'{node} should not be offered here')

    def window(self, name):
        """A window or dialog by its title, once it is there. (GTK 4.8 gives some of them the role of
        a filler.)"""
        def there():
            return next((window for window in self.windows() if self.fits(name, window.name)), None)
        return self.until(there, f'the window {name!r}')

    def wait_window_gone(self, name):
        self.until(lambda: not any(self.fits(name, window.name) for window in self.windows()),
                   f'the window {name!r} is still there')

    def text(self, node):
        return self.desk.call(self.bus, node.path, TEXT, 'GetText', GLib.Variant('(ii)', (0, 1 << 24)))[0]

    def focused(self, tree=None):
        """What the keyboard is on. Every window has its own; the newest is in front."""
        tree = tree or self.tree()
        for window in reversed(tree.root.children if tree.root is not None else []):
            for node in window.walk():
                if 'focused' in node.states:
                    return node
        return None

    def wait_focus(self, name=None, role=None, **wanted):
        def there():
            tree = self.tree()
            return next((node for node in self.matches(tree, name, role, **wanted)
                         if any('focused' in other.states for other in node.walk())), None)
        return self.until(there, f'the keyboard to be on {role or "anything"} {name!r}; it is on '
                          f'{self.focused()}')

    # Doing

    def press(self, name=None, role='push button', **wanted):
        """Clicks what is on show and sensitive."""
        node = self.wait(name, role, sensitive=True, **wanted)
        self.click(node)
        return node

    def click(self, node):
        """What a screen reader's press does. GTK shows a button pressed for a quarter of a second
        before it acts: wait for what it does."""
        self.presses += 1
        # A button with a menu has its action one level in.
        inner = next((child for child in node.children
                      if child.role == node.role and child.name == node.name), node)
        actions, = self.desk.call(self.bus, inner.path, ACTION, 'GetActions')
        if not actions:
            self.presses -= 1
            self.point(node)
            return
        done, = self.desk.call(self.bus, inner.path, ACTION, 'DoAction', GLib.Variant('(i)', (0,)))
        if not done:
            raise Failure(f'{node} can not be pressed')

    def surface_of(self, window):
        """The X window of a window, and how far its inside is from its corner."""
        _, _, width, height = self.tree().extents(window)
        for surface in reversed(self.surfaces()):
            if self.desk.xdotool('getwindowname', surface) == window.name.split():
                size = dict(line.split('=') for line in
                            self.desk.xdotool('getwindowgeometry', '--shell', surface))
                return surface, (int(size['WIDTH']) - width) // 2, (int(size['HEIGHT']) - height) // 2
        raise Failure(f'{window} has no X window')

    def resize(self, window, width, height):
        surface, left, top = self.surface_of(window)
        self.desk.xdotool('windowsize', surface, width + 2 * left, height + 2 * top)

        def done():
            tree = self.tree()
            return tree.extents(self.window(window.name))[2] == width
        self.until(done, f'{window} to become {width} wide')

    def move_pointer(self, node, x, y):
        surface, left, top = self.surface_of(node.window)
        self.desk.xdotool('mousemove', '--window', surface, x + left, y + top)

    def reveal(self, node):
        """Turns the wheel over the pane it is in until it is in view."""
        def there():
            tree = self.tree()
            now = tree.nodes.get(node.path)
            if now is None:
                raise Failure(f'{node} went away')
            if tree.under_pointer(now):
                return now
            pane = next((other for other in now.ancestors() if other.role == 'scroll pane'), None)
            if pane is None:
                return None
            left, top, _, high = tree.extents(pane)
            _, y, _, height = tree.extents(now)
            # At the pane's edge, where no control takes the wheel for itself.
            self.move_pointer(now, left + 3, top + high // 2)
            self.desk.xdotool('click', 4 if y + height // 2 < top + high // 2 else 5)
            return None
        return self.until(there, f'{node} to come into view')

    def point(self, node, button=1):
        """A real click in its middle."""
        node = self.reveal(node)
        x, y, width, height = self.tree().extents(node)
        self.move_pointer(node, x + width // 2, y + height // 2)
        self.take_keyboard()
        self.presses += 1
        self.desk.xdotool('click', button)

    def focus(self, name=None, role=None, **wanted):
        """Puts the keyboard on it with a click; GTK 4.8 doesn't take the focus over the bus, and an
        entry row of libadwaita 1.2 never says that it has it."""
        node = self.wait(name, role, sensitive=True, **wanted)
        self.point(node)
        return node

    def fill(self, name, text, role='text|entry', **wanted):
        """Types into a field in place of what stands there, and waits until it is there."""
        node = self.focus(name, role, **wanted)
        if self.text(node):
            self.keys('ctrl+a', 'Delete')
        self.type(text)
        self.wait_text(node, text)
        return node

    def choose(self, name, item, role='combo box', **wanted):
        """Picks an item of a drop-down with the keyboard; “3” is “3, moderately deep” too."""
        def is_it(node):
            return node.words == item or node.words.startswith(f'{item}, ')

        def combo():
            return next(self.matches(self.tree(), name, role, **wanted), None)

        def offered():
            items = [node for node in combo().walk() if node.role == 'list item']
            return items if any('focused' in node.states for node in items) else None

        def at():
            return next((i for i, node in enumerate(items) if 'focused' in node.states), -1)

        node = self.wait(name, role, sensitive=True, **wanted)
        self.take_keyboard()
        self.reveal(node)
        self.click(node)
        items = self.until(offered, f'the items of {node}')
        there = [i for i, one in enumerate(items) if is_it(one)]
        if not there:
            raise Failure(f'{node} has no “{item}”, only {[one.words for one in items]}')
        steps = there[-1] - at()
        if steps != 0:
            self.keys(*(['Down' if steps > 0 else 'Up'] * abs(steps)))
        def arrived():
            nonlocal items
            items = offered() or items
            return at() >= 0 and is_it(items[at()])
        self.until(arrived, f'“{item}” of {node} to have the keyboard')
        self.keys('Return')
        self.until(lambda: offered() is None and item in combo().words, f'{node} to show “{item}”')
        return node

    def wait_text(self, node, text):
        self.until(lambda: self.text(node) == text,
                   f'“{text}” to stand in {node}; there is “{self.text(node)}”')

    def keys(self, *keys):
        """Presses keys, one after the other: 'ctrl+f', 'Down', 'a'."""
        self.take_keyboard()
        self.presses += len(keys)
        self.desk.xdotool('key', '--clearmodifiers', '--delay', 15, *keys)

    def type(self, text):
        self.take_keyboard()
        self.presses += len(text)
        self.desk.xdotool('type', '--clearmodifiers', '--delay', 8, '--', text)

    def surfaces(self):
        """The program's windows as X knows them, the topmost last; a tip or a popover has no name."""
        return self.desk.xdotool('search', '--all', '--onlyvisible', '--pid', self.process.pid,
                                 '--name', '.')

    def take_keyboard(self):
        """There is no window manager: when a window goes, nobody hands the keyboard on."""
        def taken():
            shown = self.surfaces()
            has = self.desk.xdotool('getwindowfocus')
            if shown and has and has[0] in shown:
                return True
            if shown:
                self.desk.xdotool('windowfocus', '--sync', shown[-1])
            return False
        self.until(taken, 'a window to take the keyboard')

    # Ending

    def close(self, seconds=20):
        """Closes the window as its button does, and waits for the program to end."""
        window = self.windows()[0]
        self.press('Close', inside=window)
        return self.wait_end(seconds)

    def wait_end(self, seconds=20):
        bus, self.bus = self.bus, None
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            self.bus = bus
            raise Failure(f'the program did not end in {seconds} s') from error
        self.check()
        if code != 0:
            raise Failure(f'the program ended with {code}: {self.log.read_text()[-1500:]}')

    def kill(self):
        self.bus = None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def give_up(self):
        """Whatever state it is in."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    def describe(self):
        """The nodes on show, for a failure's report."""
        lines = []

        def add(tree, node, depth):
            try:
                shown = node.path == ROOT or node.parent.path == ROOT or tree.on_show(node)
            except Failure:
                shown = False
            layout = node.role in ('panel', 'filler', 'separator', 'scroll bar', 'scroll pane')
            if shown and not layout:
                states = ' '.join(sorted(node.states & {'focused', 'pressed', 'checked', 'expanded',
                                                        'selected', 'active', 'invalid_entry'}))
                lines.append(f'{"  " * depth}{node.role} “{node.name}”'
                             f'{" " + states if states else ""}{"" if node.sensitive else " insensitive"}'
                             f'{" — " + node.description if node.description else ""}')
            for child in node.children:
                add(tree, child, depth + (shown and not layout))

        try:
            tree = self.tree()
            if tree.root is not None:
                add(tree, tree.root, 0)
        except Failure as failure:
            lines.append(f'(no tree: {failure})')
        return lines
