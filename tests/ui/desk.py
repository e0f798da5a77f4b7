# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk to itself for one test program: an X server, a session bus, an accessibility bus and the
directories a person has. Nothing on it is shared with another test or with the machine."""

import ctypes
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib

SCREEN = '1600x1200x24'
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
REGISTRY = 'org.a11y.atspi.Registry'
ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
# What a person's own surroundings would bring in.
FOREIGN = ('AT_SPI_BUS_ADDRESS', 'GTK_A11Y', 'GTK_THEME', 'GTK_DEBUG', 'GDK_DEBUG', 'G_MESSAGES_DEBUG',
           'LANGUAGE', 'LC_MESSAGES', 'LC_TIME', 'LC_NUMERIC', 'LC_PAPER', 'XAUTHORITY', 'WAYLAND_DISPLAY',
           'NO_AT_BRIDGE', 'DBUS_SESSION_BUS_ADDRESS', 'DBUS_STARTER_ADDRESS')


class Failure(Exception):
    """What is promised does not hold; the text says what."""


class Gone(Failure):
    """A widget went away between being seen and being asked; look again."""


def die_with_parent():
    """In a child: it never outlives the test, however that ends."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def read_line(descriptor, seconds, what):
    """The line a daemon writes when it is ready."""
    said, end = b'', time.monotonic() + seconds
    while not said.endswith(b'\n'):
        left = end - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            raise Failure(f'{what} was not ready after {seconds} seconds')
        chunk = os.read(descriptor, 1)
        if not chunk:
            raise Failure(f'{what} did not start')
        said += chunk
    os.close(descriptor)
    return said.decode().strip()


def connect(address):
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


class Desk:
    def __init__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix='dermabook-ui-'))
        self.processes = []
        self.env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        for name in ('config', 'data', 'cache', 'state'):
            (self.top / name).mkdir()
            self.env[f'XDG_{name.upper()}_HOME'] = str(self.top / name)
        (self.top / 'home').mkdir()
        (self.top / 'runtime').mkdir(mode=0o700)
        self.env.update(
            HOME=str(self.top / 'home'), XDG_RUNTIME_DIR=str(self.top / 'runtime'),
            GDK_BACKEND='x11', GSK_RENDERER='cairo', LIBGL_ALWAYS_SOFTWARE='1', GTK_USE_PORTAL='0',
            # Settings last from one start to the next, and go with the desk.
            GSETTINGS_BACKEND='keyfile', GIO_USE_VFS='local', G_DEBUG='gc-friendly',
            G_ENABLE_DIAGNOSTIC='0')
        try:
            # A number of our own: servers that look for a free one meet others doing the same.
            number = f':{1000 + os.getpid() % 50000}'
            self.daemon('the X server', 'Xvfb', number, '-displayfd', '{}', '-screen', '0', SCREEN,
                        '-nolisten', 'tcp', '-noreset')
            self.env['DISPLAY'] = number
            self.env['DBUS_SESSION_BUS_ADDRESS'] = self.daemon(
                'the session bus', 'dbus-daemon', '--session', '--nofork', '--nopidfile',
                '--print-address={}')
            session = connect(self.env['DBUS_SESSION_BUS_ADDRESS'])
            address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                         None, None, Gio.DBusCallFlags.NONE, 20000, None).unpack()
            session.close_sync(None)
            self.env['AT_SPI_BUS_ADDRESS'] = address
            self.bus = connect(address)
        except BaseException:
            self.close()
            raise

    def daemon(self, what, *command):
        reader, writer = os.pipe()
        with open(self.top / 'daemons.log', 'ab') as log:
            self.processes.append(subprocess.Popen(
                [part.format(writer) for part in command], pass_fds=[writer], env=self.env,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent))
        os.close(writer)
        return read_line(reader, 20, what)

    def ask(self, name, path, interface, method, arguments=None, seconds=10):
        """The answer as it comes from the bus."""
        try:
            return self.bus.call_sync(name, path, interface, method, arguments, None,
                                      Gio.DBusCallFlags.NONE, int(seconds * 1000), None)
        except GLib.Error as error:
            kind = Gone if error.matches(Gio.dbus_error_quark(), Gio.DBusError.UNKNOWN_METHOD) \
                or error.matches(Gio.dbus_error_quark(), Gio.DBusError.UNKNOWN_OBJECT) else Failure
            raise kind(f'{interface}.{method}: {error.message}') from error

    def call(self, *arguments, **wanted):
        return self.ask(*arguments, **wanted).unpack()

    def applications(self):
        """The bus names of the programs there are, with their process numbers."""
        found = {}
        for name, _ in self.call(REGISTRY, ROOT, ACCESSIBLE, 'GetChildren')[0]:
            try:
                process, = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                     'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                     GLib.Variant('(s)', (name,)))
            except Failure:
                continue
            found[process] = name
        return found

    def xdotool(self, *arguments):
        return subprocess.run(['xdotool', *map(str, arguments)], env=self.env, capture_output=True,
                              text=True, timeout=20, check=False).stdout.split()

    def picture(self, path):
        """Saves what is on the screen; quietly nothing where ImageMagick is not there."""
        if shutil.which('import') is None:
            return False
        return subprocess.run(['import', '-window', 'root', str(path)], env=self.env, timeout=30,
                              capture_output=True, check=False).returncode == 0

    def close(self):
        # The bus first: what it started goes with it.
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for _ in range(50):
            shutil.rmtree(self.top, ignore_errors=True)
            if not self.top.exists():
                return
            time.sleep(0.02)  # a daemon that is just ending still writes
