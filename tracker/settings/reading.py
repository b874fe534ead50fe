"""Reading settings: a file that can be trusted becomes `Settings`, any other one sentence.

A broken file never stops the program: defaults are used, and the file stays, aside if asked for.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tracker.errors import SettingsError
from tracker.paths import Home
from tracker.settings.declared import Settings
from tracker.settings.document import Document, NotTomlError, parse
from tracker.settings.understanding import UnfitFileError, understand, unknown_keys
from tracker.wording import _, reason_of


class Loaded(NamedTuple):
    """Settings, and what the person is to be told about their file, a sentence each."""

    settings: Settings
    notices: list[str]


class UnreadableFileError(SettingsError):
    """A settings file that cannot be opened; `fault` says why, without a full stop."""

    def __init__(self, fault: str) -> None:
        """Make a sentence of the fault."""
        super().__init__(_("{fault}; until it can, defaults are used.").format(fault=fault))
        self.fault = fault


def load(home: Home, *, set_aside_at: datetime | None = None) -> Loaded:
    """Read a person's settings; defaults where there is no file, or none that can be used.

    Args:
        home: where `settings.toml` lies.
        set_aside_at: the present moment, if a broken file is to be renamed; without it, it stays.
    """
    try:
        return read(home.settings)
    except UnfitFileError as error:
        aside = _set_aside(home.settings, set_aside_at) if set_aside_at else None
        return Loaded(Settings(), [_notice(error.fault, aside)])
    except SettingsError as error:
        return Loaded(Settings(), [error.sentence])


def reread(home: Home, settings: Settings, notices: list[str]) -> Loaded:
    """Read the file again while the program runs, in case somebody else wrote to it.

    A file that is gone or empty changes nothing, and one that cannot be used only what is to be
    told: `settings` are those in use, and `notices` what has been told of them.
    """
    try:
        document = open_document(home.settings)
        if not document.text:
            return Loaded(settings, notices)
        return _loaded(document, home.settings.name)
    except (UnfitFileError, UnreadableFileError) as error:
        told = _("{fault}; until that is put right, what was set before is used.")
        return Loaded(settings, [told.format(fault=error.fault)])


def read(path: Path) -> Loaded:
    """Read a settings file; a missing one means defaults.

    Raises:
        UnreadableFileError: it cannot be opened.
        UnfitFileError: it holds something that cannot be used.
    """
    return _loaded(open_document(path), path.name)


def open_document(path: Path) -> Document:
    """Read a settings file as far as its tables; a missing one is empty.

    Raises:
        UnreadableFileError: it cannot be opened.
        UnfitFileError: it is not text, or not TOML.
    """
    try:
        # Editors on Windows may put a byte order mark first; line ends stay as they are.
        return parse(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Document("", {})
    except UnicodeDecodeError:
        raise UnfitFileError(_("{file} is not UTF-8 text").format(file=path.name)) from None
    except NotTomlError as error:
        raise UnfitFileError(f"{path.name}: {error}") from error
    except OSError as error:
        reason = reason_of(error)
        raise UnreadableFileError(
            _("{file} cannot be read ({reason})").format(file=path, reason=reason)
        ) from error


def _loaded(document: Document, name: str) -> Loaded:
    return Loaded(understand(document, name), unknown_keys(document, name))


def _notice(fault: str, aside: Path | None) -> str:
    if aside is None:
        return _("{fault}; until that is put right, defaults are used.").format(fault=fault)
    return _("{fault}; the file was set aside as {aside}, and defaults are used.").format(
        fault=fault, aside=aside.name
    )


def _set_aside(path: Path, at: datetime) -> Path | None:
    stamp = at.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.broken-{stamp}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.broken-{stamp}-{number}{path.suffix}")
    try:
        path.rename(aside)
    except OSError:
        return None  # the person is told of the fault all the same, and the file is not lost
    return aside
