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
from tracker.settings.policy.directives import NO_POLICY, Policy
from tracker.settings.policy.layers import Own, laid, own_of
from tracker.settings.policy.looking import policy_here
from tracker.settings.understanding import UnfitFileError, understand, unknown_keys
from tracker.wording import _, reason_of

MOST_BYTES = 100_000  # all settings with ten years of versions are a tenth of it


class Loaded(NamedTuple):
    """Settings that hold, and what they come from.

    Attributes:
        settings: what the person has set, between what their organisation locks and suggests.
        notices: what the person is to be told about their file, a sentence each.
        own: what the file says.
        policy: what the organisation says.
    """

    settings: Settings
    notices: list[str]
    own: Own = Own()
    policy: Policy = NO_POLICY


class UnreadableFileError(SettingsError):
    """A settings file that cannot be opened; `fault` says why, without a full stop."""

    def __init__(self, fault: str) -> None:
        """Make a sentence of the fault."""
        super().__init__(_("{fault}; until it can, defaults are used.").format(fault=fault))
        self.fault = fault


def load(home: Home, *, set_aside_at: datetime | None = None) -> Loaded:
    """Read what holds for a person; defaults where there is no file, or none that can be used.

    Args:
        home: where `settings.toml` lies.
        set_aside_at: the present moment, if a broken file is to be renamed; without it, it stays.
    """
    policy = policy_here()
    try:
        return read(home.settings, policy)
    except UnfitFileError as error:
        aside = _set_aside(home.settings, set_aside_at) if set_aside_at else None
        return _loaded(Own(), policy, [_notice(error.fault, aside)])
    except SettingsError as error:
        return _loaded(Own(), policy, [error.sentence])


def reread(home: Home, before: Loaded) -> Loaded:
    """Read file and policy again while the program runs, in case somebody else wrote to them.

    A file that is gone or empty changes nothing, and one that cannot be used only what is to be
    told: `before` is what is in use.
    """
    policy = policy_here()
    try:
        document = open_document(home.settings)
        if not document.text:
            return _loaded(before.own, policy, before.notices)
        return _understood(document, home.settings.name, policy)
    except (UnfitFileError, UnreadableFileError) as error:
        told = _("{fault}; until that is put right, what was set before is used.")
        return _loaded(before.own, policy, [told.format(fault=error.fault)])


def read(path: Path, policy: Policy = NO_POLICY) -> Loaded:
    """Read a settings file, and lay what is preset around it; a missing one means defaults.

    Raises:
        UnreadableFileError: it cannot be opened.
        UnfitFileError: it holds something that cannot be used.
    """
    return _understood(open_document(path), path.name, policy)


def open_document(path: Path) -> Document:
    """Read a settings file as far as its tables; a missing one is empty.

    Raises:
        UnreadableFileError: it cannot be opened.
        UnfitFileError: it is not text, or not TOML.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise NotTomlError(_("the file is too long for settings"))
        # Editors on Windows may put a byte order mark first; line ends stay as they are.
        return parse(raw.decode("utf-8-sig"))
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


def _understood(document: Document, name: str, policy: Policy) -> Loaded:
    own = own_of(understand(document, name), document.tables)
    return _loaded(own, policy, unknown_keys(document, name))


def _loaded(own: Own, policy: Policy, notices: list[str]) -> Loaded:
    return Loaded(laid(own, policy), notices, own, policy)


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
