"""What goes into the frozen program: every file has a rule that takes it in, or one that leaves it.

`build.spec` asks here about each file that PyInstaller found. A file that no rule knows stops the
build: a new version of Qt must not bring in a library that nobody has looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

# Modules that something names but nothing here calls. Without the first two lines there is no TLS
# in the bundle and nothing that speaks HTTP or mail, and without the third no network for Qt.
LEFT_OUT = [
    *("http", "urllib.request", "urllib.response", "urllib.error", "xmlrpc", "webbrowser"),
    *("ssl", "_ssl", "_hashlib", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib"),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"),
    *("bz2", "_bz2", "lzma", "_lzma", "_uuid", "readline", "rlcompleter", "curses", "_curses"),
    *(
        "tkinter",
        "_tkinter",
        "unittest",
        "doctest",
        "pydoc",
        "pydoc_data",
        "test",
        "pdb",
        "lib2to3",
    ),
    *("setuptools", "distutils", "_distutils_hack", "pkg_resources", "pip", "wheel", "hatchling"),
    *("pytest", "babel", "PIL", "numpy", "greenlet", "psycopg2", "MySQLdb", "pysqlite2"),
    *("sqlalchemy.testing", "alembic.testing", "mako.ext", "dbus"),
]

# Libraries of Qt, and those plugins that a program of plain widgets needs on X11, Wayland, Windows
# and macOS: windows, input of compound signs, colour schemes and dialogs of the desktop, pictures.
_QT_LIBRARY = (
    r"(lib)?Qt6(Core|Gui|Widgets|DBus|Svg|XcbQpa|WaylandClient|WlShellIntegration)(\.so\.6|\.dll)"
    r"|Qt(Core|Gui|Widgets|DBus|Svg)(\.framework/.*)?"
)
_QT_PLUGIN = (
    r"platforms/(lib)?q(xcb|wayland[\w-]*|offscreen|windows|cocoa)"
    r"|wayland-shell-integration/libxdg-shell"
    r"|wayland-decoration-client/lib(adwaita|bradient)"
    r"|platforminputcontexts/lib(compose|ibus)platforminputcontextplugin"
    r"|platformthemes/libqxdgdesktopportal"
    r"|imageformats/(lib)?q(svg|ico|jpeg)"
    r"|iconengines/(lib)?qsvgicon"
    r"|styles/(lib)?q\w+style"
)
# Small libraries that many systems lack, Python's own, and what its modules are linked to.
_BROUGHT = (
    r"lib(xcb-(cursor|icccm|image|keysyms|render-util|util|xkb)|xkbcommon-x11)\.so\.\d+"
    r"|libpython3\.\d+\.so\.1\.0|lib(ffi|sqlite3)\.so\.\d+"
    r"|libicu(data|i18n|uc)\.so\.\d+"
    r"|libshiboken6\.abi3\.(so\.6\.\d+|\d+\.\d+\.dylib)|libpyside6\.abi3\.(so\.6\.\d+|\d+\.\d+\.dylib)"
    r"|(shiboken6|pyside6)\.abi3\.dll|python3\d*\.dll|Python(\.framework/.*)?"
    r"|(msvcp140|vcruntime140|concrt140)(_\w+)?\.dll|ucrtbase\.dll|api-ms-win-[\w-]+\.dll"
    r"|(libffi-\d|sqlite3)\.dll|pywintypes3\d+\.dll"
)
# What every desktop brings, or what is tied to its drivers: a copy of ours would be the older one.
_OF_THE_SYSTEM = (
    r"lib(X11|X11-xcb|xcb|Xau|Xdmcp|Xext|Xi|Xrender|GL|EGL|GLX|GLdispatch|OpenGL|drm|gbm|ICE|SM)"
    r"|libxcb-(glx|randr|render|res|shape|shm|sync|xfixes|xinput|dri\d|present|xinerama)"
    r"|lib(wayland-\w+|xkbcommon|fontconfig|freetype|png16|brotli\w+|dbus-1|systemd|stdc\+\+|gcc_s)"
    r"|lib(glib|gthread|gio|gobject|gmodule)-2\.0|lib(pcre2-8|expat|bsd|md|cap|gcrypt|gpg-error)"
    r"|lib(lz4|lzma|zstd|z|bz2|uuid|selinux|mount|blkid|crypt|jpeg|tinfo|ncursesw|readline)"
    r"|lib(gtk-3|gdk-3|gdk_pixbuf-2\.0|atk.*|atspi|pango.*|cairo.*|pixman-1|harfbuzz|fribidi|thai"
    r"|datrie|graphite2|epoxy|Xcursor|Xinerama|Xcomposite|Xdamage|Xfixes|Xrandr|ts|mtdev|input"
    r"|udev|evdev|wacom|gudev-1\.0|gssapi_krb5|krb5.*|k5crypto|com_err|keyutils|ssl|crypto)"
)
# Parts of Qt that nothing here uses, among them everything that speaks over a network.
_QT_UNUSED = (
    r"(lib)?Qt6\w+(\.so\.6|\.dll)|Qt[A-Z]\w+(\.framework/.*)?|opengl32sw\.dll|d3dcompiler_\d+\.dll"
)
_DATA = (
    r"base_library\.zip|resources/(__init__\.py|icons/.*|locale/.*\.mo|help/.*\.md|licences/.*)"
    r"|tracker/store/migrations/(env\.py|script\.py\.mako|versions/\w+\.py)"
    r"|holidays/locale/.*\.mo|tzdata/.*"
    r"|(holidays|PySide6_Essentials|pyside6_essentials)-[^/]*\.dist-info/METADATA"
)
_DATA_UNUSED = (
    r"PySide6/.*|shiboken6/.*|setuptools/.*|holidays/.*|resources/.*|.*\.dist-info/.*"
    r"|tracker/.*|pip/.*|share/.*|dateutil/zoneinfo/.*"
)


class Entry(NamedTuple):
    """A file as PyInstaller lists it: its place in the bundle, where it comes from, its kind."""

    place: str
    source: str
    kind: str


class UnknownFileError(Exception):
    """PyInstaller found files that no rule knows."""


def binaries(found: Iterable[Entry]) -> list[Entry]:
    """Pick the libraries, plugins and extension modules that go into the bundle.

    Raises:
        UnknownFileError: some of them no rule knows.
    """
    return _picked(found, _binary_wanted)


def data(found: Iterable[Entry]) -> list[Entry]:
    """Pick the files that are no code.

    Raises:
        UnknownFileError: some of them no rule knows.
    """
    return _picked(found, _data_wanted)


def without_links_to_nothing(links: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """Drop the links whose library was left out."""
    names = {_name(entry.place) for entry in kept}
    return [link for link in links if link.kind != "SYMLINK" or _name(link.source) in names]


def _picked(found: Iterable[Entry], wanted: Callable[[Entry], bool | None]) -> list[Entry]:
    judged = [(entry, wanted(entry)) for entry in found]
    unknown = sorted(entry.place for entry, verdict in judged if verdict is None)
    if unknown:
        raise UnknownFileError("No rule in scripts/bundle.py knows: " + ", ".join(unknown))
    return [entry for entry, verdict in judged if verdict]


def _binary_wanted(entry: Entry) -> bool | None:
    place = _slashed(entry.place)
    if "/plugins/" in place:
        return bool(re.search(rf"/plugins/({_QT_PLUGIN})\.", place))
    name = _framework(place) or _name(place)
    if re.fullmatch(rf"{_QT_LIBRARY}|{_BROUGHT}", name):
        return True
    if re.fullmatch(_QT_UNUSED, name) or re.fullmatch(rf"({_OF_THE_SYSTEM})\.so.*", name):
        return False
    return True if entry.kind == "EXTENSION" else None


def _data_wanted(entry: Entry) -> bool | None:
    place = _slashed(entry.place)
    if entry.kind == "SYMLINK":  # judged once it is known which libraries were kept
        return True
    if re.fullmatch(_DATA, place):
        return True
    return False if re.fullmatch(_DATA_UNUSED, place) else None


def _framework(place: str) -> str:
    """Return the part of a path on macOS that begins with the name of a framework."""
    found = re.search(r"\w+\.framework/.*", place)
    return found[0] if found else ""


def _name(place: str) -> str:
    return _slashed(place).rpartition("/")[2]


def _slashed(place: str) -> str:
    return place.replace("\\", "/")
