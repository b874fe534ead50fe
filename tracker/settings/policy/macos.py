"""The policy on macOS: managed preferences, as a configuration profile installs them.

macOS keeps what profiles force in property lists that belong to root: one for everybody at the
computer, one for each person. What somebody sets with `defaults write` lies elsewhere and counts
for nothing here. The dictionaries `locked` and `default` hold values under the keys of settings.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tracker.settings.policy.found import (
    DistrustError,
    Entry,
    Fault,
    Found,
    Refusal,
    Scope,
    entries_of,
)
from tracker.settings.policy.trusted import read_trusted
from tracker.wording import _

FOLDER = Path("/Library/Managed Preferences")
DOMAIN: Final = "org.kjernetid.Kjernetid"
_OF_A_PROFILE: Final = "Payload"  # names that begin so are about the profile, not from it


def places() -> list[str]:
    """Name the places that are looked into."""
    return [str(path) for _scope, path in _files()]


def find() -> Found:
    """Read the policy for this computer and for this person."""
    return Found.of(one for scope, path in _files() for one in _of_file(path, scope))


def _files() -> list[tuple[Scope, Path]]:
    name = f"{DOMAIN}.plist"
    return [(Scope.MACHINE, FOLDER / name), (Scope.USER, FOLDER / _person() / name)]


def _person() -> str:
    """Return the name that the person logs in by, whatever variables say."""
    if sys.platform == "win32":
        return ""
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def _of_file(path: Path, scope: Scope) -> Iterator[Entry | Refusal]:
    source = str(path)
    try:
        content = read_trusted(path)
    except DistrustError as error:
        yield Refusal(error.fault, source, why=error.why)
        return
    if content is None:  # as on most computers
        return
    kept = _understood(content)
    if kept is None:
        yield Refusal(Fault.NOT_UNDERSTOOD, source, why=_("it is no property list"))
        return
    ours = {name: table for name, table in kept.items() if not name.startswith(_OF_A_PROFILE)}
    yield from entries_of(ours, scope, source)


def _understood(content: bytes) -> dict[str, Any] | None:
    import plistlib  # and with it a parser of XML
    from xml.parsers.expat import ExpatError

    try:
        kept = plistlib.loads(content)
    except (ValueError, ExpatError, plistlib.InvalidFileException):
        return None
    return kept if isinstance(kept, dict) else None
