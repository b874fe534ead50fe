"""Start at log-in on Linux and its kin: the entry that freedesktop.org describes.

A file in the person's own folder goes before one of the same name that an administrator has
installed for everybody, and hides it with `Hidden=true`.
https://specifications.freedesktop.org/autostart-spec/latest/
"""

import configparser
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from tracker.aside import write_whole
from tracker.autostart.entry import Command, Standing, State, other_standing, start_the_same

NAME: Final = "org.kjernetid.Kjernetid.desktop"
_SECTION: Final = "Desktop Entry"
_HIDING: Final = f"[{_SECTION}]\nType=Application\nName=Kjernetid\nHidden=true\n"
_ENTRY: Final = """\
[{section}]
Type=Application
Name=Kjernetid
Comment=Starts Kjernetid in the tray at log-in
Comment[nb]=Starter Kjernetid i systemstatusfeltet ved innlogging
Comment[nn]=Startar Kjernetid i systemstatusfeltet ved innlogging
Exec={command}
TryExec={program}
Icon=org.kjernetid.Kjernetid
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
"""
# Desktop entry specification, "The Exec key": what makes it necessary to quote a word.
_RESERVED: Final = re.compile(r"""[ \t\n"'\\><~|&;$*?#()`]""")

_WORD: Final = re.compile(r"""("(?:[^"\\]|\\.)*")|(\S+)""", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t"}


@dataclass(frozen=True, slots=True)
class XdgEntry:
    """The entry in `autostart`: the person's own file, and those for everybody."""

    own: Path
    for_all: tuple[Path, ...] = ()

    def look(self, command: Command) -> Standing:
        """Tell what the desktop would do, by the first file of our name."""
        for path in (self.own, *self.for_all):
            found = _read(path)
            if found is not None:
                return _standing(found, path, command)
        return Standing(State.OFF, str(self.own))

    def turn_on(self, command: Command) -> None:
        """Write the person's own entry."""
        self.own.parent.mkdir(parents=True, exist_ok=True)
        text = _ENTRY.format(
            section=_SECTION,
            command=" ".join(_quoted(word) for word in command),
            program=_escaped(command[0]),
        )
        write_whole(self.own, text.encode())

    def turn_off(self) -> None:
        """Remove the person's own entry, or hide the one that is there for everybody."""
        if any(path.exists() for path in self.for_all):
            self.own.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.own, _HIDING.encode())
        else:
            self.own.unlink(missing_ok=True)


def xdg_entry() -> XdgEntry:
    """Return the entry of this person on this desktop."""
    own = platformdirs.user_config_path() / "autostart" / NAME
    return XdgEntry(own, tuple(_for_all()))


def _for_all() -> Iterator[Path]:
    for folder in os.environ.get("XDG_CONFIG_DIRS", "").split(":") or ():
        if folder.startswith("/"):
            yield Path(folder, "autostart", NAME)
    if not os.environ.get("XDG_CONFIG_DIRS"):
        yield Path("/etc/xdg/autostart", NAME)


def _read(path: Path) -> dict[str, str] | None:
    """Return what an entry says; None where there is none that a desktop could read."""
    parser = configparser.ConfigParser(
        interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",)
    )
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # its documented way to keep the case of keys
    try:
        parser.read_string(path.read_text("utf-8"))
        return dict(parser[_SECTION])
    except (OSError, ValueError, KeyError, configparser.Error):
        return None


def _standing(found: dict[str, str], path: Path, command: Command) -> Standing:
    is_hidden = found.get("Hidden", "").casefold() == "true"
    if is_hidden or found.get("X-GNOME-Autostart-enabled", "").casefold() == "false":
        return Standing(State.BLOCKED, str(path))
    words = _words(found.get("Exec", ""))
    if start_the_same(words, command):
        return Standing(State.ON, str(path))
    return other_standing(words, str(path))


def _quoted(word: str) -> str:
    """Write one word of a command as the value of `Exec` holds it."""
    word = word.replace("%", "%%")
    if _RESERVED.search(word):
        word = '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'
    return _escaped(word)


def _escaped(text: str) -> str:
    """Write a text as the value of a key, in which a backslash begins an escape."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _words(value: str) -> list[str]:
    """Return the words of a command as they stand in `Exec`, without its field codes."""
    plain = re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), value)
    words = []
    for quoted, bare in _WORD.findall(plain):
        if not re.fullmatch(r"%[a-zA-Z]", bare):
            words.append(re.sub(r"\\(.)", r"\1", quoted[1:-1]) if quoted else bare)
    return [word.replace("%%", "%") for word in words]
