"""What a running program is called: one name for the file, its helpers and the script it runs."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tracker.paths import APP_NAME

NO_APP: Final = ""

# A name ends in what is no part of it on Windows, in LibreOffice, in Firefox, on NixOS.
_ENDINGS: Final = (".exe", ".bin", "-bin", "-wrapped")
# "Microsoft Teams Helper (Renderer)": the parts that a program for macOS starts beside itself.
_HELPER: Final = re.compile(r"(.+?) helper(?: \(.+\))?")
_INTERPRETER: Final = re.compile(r"(python|pypy|node|ruby|perl|gjs|java|bash|dash|sh)[\d.]*")
_SCRIPT_ENDINGS: Final = (".py", ".pyw", ".js", ".mjs", ".rb", ".pl", ".jar", ".sh")
_ENTRY_ENDING: Final = ".desktop"
# Options whose value is a word of its own: Python's, Node's, Java's.
_TAKE_A_WORD: Final = {"-X", "-W", "-r", "--require", "-cp", "-classpath", "--class-path"}
_OURS: Final = "ui"  # this very program, as it starts itself anew
_IS_GONE: Final = " (deleted)"  # Linux says so of a file that was replaced while it runs


class ListedApps:
    """The work apps that the person listed; a program is one of them by any of its names."""

    def __init__(self, apps: Iterable[str] = ()) -> None:
        """Take them as they are listed."""
        self._by_name = {simple_name(app): app for app in apps}

    def __bool__(self) -> bool:
        return bool(self._by_name)

    def among(self, names: Iterable[str]) -> str:
        """Return the listed app that goes by one of these names, as it is listed, or `NO_APP`."""
        found = {self._by_name.get(simple_name(name), NO_APP) for name in names} - {NO_APP}
        return min(found, default=NO_APP)


def simple_name(name: str) -> str:
    """Return a name as the settings list it: case folded, without what systems hang on it."""
    simple = name.strip().casefold()
    for ending in _ENDINGS:
        simple = simple.removesuffix(ending)
    helped = _HELPER.fullmatch(simple)
    return (helped.group(1) if helped else simple).removeprefix(".")


def is_interpreter(file: str) -> bool:
    """Tell whether a program file is one that runs scripts."""
    return _INTERPRETER.fullmatch(simple_name(_base(file))) is not None


def program_name(name: str, file: str, command: Sequence[str]) -> str:
    """Return the one name that a person would know a program by.

    Args:
        name: what the system calls the process; Linux cuts it at 15 bytes.
        file: the path of its program file, or empty where that is not known.
        command: the words it was started with; looked at only for an interpreter.
    """
    if file and is_interpreter(file):
        return _script(command) or simple_name(name)
    return simple_name(_base(file) or name)


def program_names(name: str, file: str, command: Sequence[str]) -> frozenset[str]:
    """Return all names that a listed app may have given it; arguments as for `program_name`."""
    names = {simple_name(name), simple_name(_base(file)), program_name(name, file, command)}
    return frozenset(names - {""})


def names_of_entry(entry: str) -> frozenset[str]:
    """Return what a program may be listed as whose desktop entry is named.

    Windows on Wayland name it, and many on X11: `org.kde.kate` is `kate` for a person.
    """
    named = simple_name(_base(entry))
    whole = named.removesuffix(_ENTRY_ENDING)
    return frozenset({named, whole, whole.rpartition(".")[2]} - {""})


def _script(command: Sequence[str]) -> str:
    """Return the name of what an interpreter runs, or nothing for a line of code."""
    words = iter(command[1:])
    for word in words:
        if word == "-c":
            return ""
        if word == "-m":
            module = simple_name(next(words, "").split(".")[0])
            return APP_NAME if module == _OURS else module
        if word in _TAKE_A_WORD:
            next(words, "")
        elif not word.startswith("-"):
            simple = simple_name(_base(word))
            for ending in _SCRIPT_ENDINGS:
                simple = simple.removesuffix(ending)
            return simple
    return ""


def _base(path: str) -> str:
    return re.split(r"[/\\]", path.removesuffix(_IS_GONE))[-1]
