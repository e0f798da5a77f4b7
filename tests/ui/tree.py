# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of a program, as one snapshot of nodes."""

import functools
import json
import re

import gi
gi.require_version('Atspi', '2.0')
gi.require_version('Json', '1.0')
from gi.repository import Atspi, GLib, Gio, Json

from desk import ACCESSIBLE, ROOT, Failure

CACHE = '/org/a11y/atspi/cache'
COMPONENT = 'org.a11y.atspi.Component'
TEXT = 'org.a11y.atspi.Text'
WINDOW_COORDINATES = 1
# Only the names of roles and states come from here: libatspi's own cache may be behind the program.
ROLES = {int(getattr(Atspi.Role, name)): name.lower().replace('_', ' ')
         for name in dir(Atspi.Role) if name.isupper()}
STATES = [(int(getattr(Atspi.StateType, name)), name.lower())
          for name in dir(Atspi.StateType) if name.isupper()]
TYPE_NAME = re.compile(r'^(Gtk|Adw|Dbk|G)[A-Z]\w+$')


@functools.lru_cache(maxsize=None)
def plain(name):
    """GTK 4.8 joins a button's label and the label in it: “_Add Add”, “Log Session Log Session”."""
    half = len(name) // 2
    for cut in (half, half + 1):
        first, second = name[:cut].rstrip(' '), name[cut:].lstrip(' ')
        if second and first.replace('_', '', 1) in (second, second.replace('_', '', 1)):
            return second
    return name


class Node:
    def __init__(self, item):
        (_, self.path), _, (_, self.parent_path), self.index, self.n_children, self.interfaces, \
            self.raw_name, role, self.description, (low, high) = item
        self.name = plain(self.raw_name)
        self.role = ROLES.get(role, str(role))
        self.bits = low | high << 32
        self.parent = None
        self.children = []

    def __repr__(self):
        return f'{self.role} “{self.name}”'

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def inside(self, other):
        return self is other or any(node.path == other.path for node in self.ancestors())

    @functools.cached_property
    def states(self):
        return {word for bit, word in STATES if self.bits >> bit & 1}

    @property
    def sensitive(self):
        return 'sensitive' in self.states

    @property
    def window(self):
        """The frame or dialog it is in."""
        node = self
        while node.parent is not None and node.parent.path != ROOT:
            node = node.parent
        return node

    @property
    def words(self):
        """Everything read out below it."""
        return ' '.join(node.name for node in self.walk()
                        if node.role in ('label', 'static') and not TYPE_NAME.match(node.name))


class Tree:
    """The nodes of one program at one moment."""

    def __init__(self, desk, bus):
        self.desk, self.bus = desk, bus
        for _ in range(40):
            nodes = {}
            for item in self.items():
                node = Node(item)
                nodes[node.path] = node
            for node in nodes.values():
                parent = nodes.get(node.parent_path)
                if parent is not None and parent is not node and node.path != ROOT:
                    parent.children.append(node)
                    node.parent = parent
            for node in nodes.values():
                node.children.sort(key=lambda child: child.index)
            # A widget is known once somebody asked its parent for it.
            if not self.ask([node.path for node in nodes.values()
                             if node.n_children > len(node.children)], nodes):
                break
        self.nodes = nodes
        self.root = nodes.get(ROOT)
        self.picked, self.places = {}, {}

    def items(self):
        """All the program has told of so far. There are hundreds: taking them apart one by one in
        Python would cost ten times as long as all the rest."""
        answer = self.desk.ask(self.bus, CACHE, 'org.a11y.atspi.Cache', 'GetItems')
        return json.loads(Json.gvariant_serialize_data(answer)[0])[0]

    def ask(self, paths, known):
        """Asks all of them for their children, and those for theirs; True when there are any."""
        found = False
        while paths:
            answers = []

            def answered(bus, result):
                try:
                    answers.append([path for _, path in bus.call_finish(result).unpack()[0]])
                except GLib.Error:
                    answers.append([])  # gone meanwhile

            for path in paths:
                self.desk.bus.call(self.bus, path, ACCESSIBLE, 'GetChildren', None, None,
                                   Gio.DBusCallFlags.NONE, 10000, None, answered)
            while len(answers) < len(paths):
                GLib.MainContext.default().iteration(True)
            found = found or any(answers)
            paths = [path for answer in answers for path in answer if path not in known]
        return found

    def __iter__(self):
        return self.root.walk() if self.root is not None else iter(())

    def component(self, node, method, signature, *arguments):
        return self.desk.call(self.bus, node.path, COMPONENT, method,
                              GLib.Variant(signature, arguments))

    def extents(self, node):
        """(x, y, width, height) in its window."""
        if node.path not in self.places:
            self.places[node.path] = self.component(node, 'GetExtents', '(u)', WINDOW_COORDINATES)[0]
        return self.places[node.path]

    def within(self, node, other):
        """Its middle lies in the other."""
        x, y, width, height = self.extents(node)
        left, top, wide, high = self.extents(other)
        return left <= x + width // 2 < left + wide and top <= y + height // 2 < top + high

    def at(self, window, x, y):
        """The path of the widget a pointer would meet there."""
        key = (window.path, x, y)
        if key not in self.picked:
            self.picked[key] = self.component(window, 'GetAccessibleAtPoint', '(iiu)', x, y,
                                              WINDOW_COORDINATES)[0][1]
        return self.picked[key]

    def met(self, window, x, y):
        """The node a pointer would meet there. None: a part of a control that has no node."""
        return self.nodes.get(self.at(window, x, y))

    def under_pointer(self, node):
        """A pointer in its middle would meet it: it is on show, in view, and nothing covers it."""
        if COMPONENT not in node.interfaces:
            return False
        x, y, width, height = self.extents(node)
        if width <= 0 or height <= 0 or not all(
                self.within(node, other) for other in node.ancestors()
                if other.role == 'scroll pane' or other is node.window):
            return False
        middle, centre = x + width // 2, y + height // 2
        for point in ((middle, centre), (x + 2, y + 2), (x + width - 3, y + height - 3)):
            met = self.met(node.window, *point)
            if met is not None:
                return met.inside(node)
        # All of it is parts without a node, the picture on a button: its padding has one.
        return any(self.met(node.window, *point) is node for point in (
            (x - 3, centre), (x + width + 2, centre), (middle, y - 3), (middle, y + height + 2)))

    def on_show(self, node):
        """The same for text, which may also be scrolled out of view in a pane that is on show."""
        if self.on_popover(node):
            return True
        if any(other.role in ('menu', 'popup menu') for other in node.ancestors()):
            return False
        if self.under_pointer(node):
            return True
        pane = next((other for other in node.ancestors() if other.role == 'scroll pane'), None)
        if pane is None or COMPONENT not in node.interfaces:
            return False
        _, _, width, height = self.extents(node)
        return (width > 0 and height > 0 and not self.within(node, pane) and self.on_show(pane))

    def on_popover(self, node):
        """On an open popover, which is a window of its own. A closed menu keeps its node: whether it
        is open says the button it belongs to."""
        for other in (node, *node.ancestors()):
            if other.role in ('menu', 'popup menu'):
                return any('expanded' in button.states for button in other.ancestors())
            if other.raw_name == 'GtkPopover':
                return True
        return False
