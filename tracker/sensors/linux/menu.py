"""What stands in the menu of the desktop: programs by the name that people know them by.

The files are those of freedesktop.org's "Desktop Entry Specification"; read are the ones that a
menu would show, and of each only its names and the program that it starts.
"""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tracker.sensors.program_names import is_interpreter, simple_name
from tracker.wording import language

if sys.platform != "linux":
    raise ImportError("only Linux has these files")

_SYSTEM: Final = "/usr/local/share:/usr/share"
_LARGEST: Final = 100_000  # bytes, of a file that says what a menu shows
_LINE: Final = re.compile(r"([A-Za-z-]+(?:\[[\w@.-]+\])?)\s*=\s*(.*)")
_SETTING: Final = re.compile(r"\w+=.*")
_STARTERS: Final = ("", "flatpak", "snap")  # what they start is another program
_INSIDE: Final = "--command="  # flatpak's word for it


def titles(names: Iterable[str], environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the titles, in the language in use, of those programs that stand in the menu.

    An entry is known by the program it starts, also where that is a link; else by its own name,
    as programs in a sandbox are. Where several start the same one (a text, a table, a drawing),
    the shortest title is that of them all.
    """
    wanted, found = set(names), dict[str, str]()
    for file in _files(environ):
        entry = _entry(file)
        title = entry.get(f"Name[{language()}]") or entry.get("Name", "")
        if title and _is_shown(entry):
            for name in wanted & _programs(entry, file):
                found[name] = min(found.get(name, title), title, key=len)
    return found


def _files(environ: Mapping[str, str]) -> Iterator[Path]:
    """Name the files of the menu, the person's own before the system's; the first of a name."""
    own = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    others = environ.get("XDG_DATA_DIRS") or _SYSTEM
    seen = set()
    for folder in (own, *others.split(":")):
        for file in sorted(Path(folder, "applications").glob("**/*.desktop")):
            if file.name not in seen:
                seen.add(file.name)
                yield file


def _entry(file: Path) -> dict[str, str]:
    """Read the group that a menu reads; nothing of what is no such file."""
    try:
        if file.stat().st_size > _LARGEST:
            return {}
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    entry: dict[str, str] = {}
    is_inside = False
    for line in lines:
        if line.startswith("["):
            is_inside = line.strip() == "[Desktop Entry]"
        elif is_inside and (found := _LINE.fullmatch(line.strip())):
            entry.setdefault(found[1], found[2])
    return entry


def _is_shown(entry: Mapping[str, str]) -> bool:
    """Tell whether a menu shows it."""
    hidden = (entry.get("NoDisplay"), entry.get("Hidden"))
    return entry.get("Type") == "Application" and "true" not in hidden


def _programs(entry: Mapping[str, str], file: Path) -> set[str]:
    """Return what the program of an entry may be called while it runs."""
    own = simple_name(file.stem.rpartition(".")[2])
    try:
        words = shlex.split(entry.get("Exec", ""))
    except ValueError:  # quotes that do not close
        return {own}
    program = next((word for word in words if not _SETTING.fullmatch(word) and word != "env"), "")
    inside = next((word.removeprefix(_INSIDE) for word in words if word.startswith(_INSIDE)), "")
    behind = os.path.realpath(shutil.which(program) or program) if program else ""
    names = {simple_name(Path(path).name) for path in (program, inside, behind)}
    return {name for name in names if name not in _STARTERS and not is_interpreter(name)} or {own}
