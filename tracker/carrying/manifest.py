"""The list that lies in an export: who wrote it, when, and the sums that tell its files whole."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tracker import __version__
from tracker.errors import ImportRefusedError, NewerJournalError
from tracker.wording import _, reason_of

NAME: Final = "manifest.json"
FORMAT: Final = "kjernetid-export"
VERSION: Final = 1
_MOST_BYTES: Final = 1_000_000
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of a file: its SHA-256 in hexadecimal, its bytes, and of a table its rows."""

    sha256: str
    size: int
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export says of itself: when it was written, by which version, and its files."""

    written_at: datetime
    program: str
    files: dict[str, Sum]


def manifest_text(files: dict[str, Sum], at: datetime) -> str:
    """Write the list of an export that this version made at an instant."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "written": at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "files": {name: _told(found) for name, found in files.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Read the list of an export.

    Raises:
        ImportRefusedError: the folder is no export, or not a whole one.
        NewerJournalError: a newer version wrote it in another form.
    """
    told = _parsed(folder)
    if told.get("format") != FORMAT or not isinstance(told.get("version"), int):
        raise no_export(folder)
    if told["version"] > VERSION:
        raise NewerJournalError(
            _(
                "{file} was written by a newer version of Kjernetid and is left as it is; install"
                " that version to read it."
            ).format(file=folder)
        )
    try:
        files = {name: _sum(found) for name, found in told["files"].items()}
        return Manifest(datetime.fromisoformat(told["written"]), str(told["program"]), files)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise no_export(folder) from error


def check_file(folder: Path, name: str, manifest: Manifest) -> None:
    """Make sure that a file is there, and is as it was written.

    Raises:
        ImportRefusedError: it is not.
    """
    expected = manifest.files.get(name)
    if expected is None:
        raise no_export(folder)
    try:
        found = _digest(folder / name)
    except OSError as error:
        raise unreadable(folder / name, error) from error
    if found != expected.sha256:
        raise changed(folder / name)


def changed(file: Path) -> ImportRefusedError:
    """Say that a file is not as it was written."""
    return ImportRefusedError(
        _(
            "{file} is not as it was when it was exported: it is damaged, or was changed; export"
            " anew, or take another copy. Nothing was imported."
        ).format(file=file)
    )


def no_export(folder: Path) -> ImportRefusedError:
    """Say that a folder is none of ours, or not whole."""
    return ImportRefusedError(
        _(
            "{folder} is not an export of Kjernetid, or not a whole one; name a folder that"
            " “kjernetid export” wrote. Nothing was imported."
        ).format(folder=folder)
    )


def unreadable(file: Path, error: OSError) -> ImportRefusedError:
    """Say that a file cannot be read."""
    return ImportRefusedError(
        _("{file} cannot be read ({reason}); nothing was imported.").format(
            file=file, reason=reason_of(error)
        )
    )


def _parsed(folder: Path) -> dict[str, Any]:
    try:
        with (folder / NAME).open("rb") as stream:
            told = json.loads(stream.read(_MOST_BYTES))
    except FileNotFoundError:
        raise no_export(folder) from None
    except OSError as error:
        raise unreadable(folder / NAME, error) from error
    except (ValueError, RecursionError) as error:
        raise no_export(folder) from error
    if not isinstance(told, dict):
        raise no_export(folder)
    return told


def _told(found: Sum) -> dict[str, object]:
    told: dict[str, object] = {"sha256": found.sha256, "bytes": found.size}
    return told if found.rows is None else told | {"rows": found.rows}


def _sum(told: dict[str, Any]) -> Sum:
    return Sum(str(told["sha256"]), int(told["bytes"]), told.get("rows"))


def _digest(file: Path) -> str:
    made = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            made.update(block)
    return made.hexdigest()
