"""The policy on Linux: `policy.toml`, then `policy.d/*.toml` in the order of their names.

Both lie in one folder, belong to root, and are for everybody at the computer. A file that is read
later goes before an earlier one. Tables are `[locked]` and `[default]`; keys are those of settings.
"""

from collections.abc import Iterator
from pathlib import Path

from tracker.settings.document import Document, NotTomlError, parse
from tracker.settings.policy.found import (
    DistrustError,
    Entry,
    Fault,
    Found,
    Refusal,
    Scope,
    entries_of,
)
from tracker.settings.policy.trusted import names_in, read_trusted
from tracker.wording import _

FOLDER = Path("/etc/kjernetid")
MOST_BYTES = 20_000  # all keys that can be preset are a tenth of it
_FILE = "policy.toml"
_MORE = "policy.d"


def places() -> list[str]:
    """Name the places that are looked into."""
    return [str(FOLDER / _FILE), str(FOLDER / _MORE / "*.toml")]


def find() -> Found:
    """Read the policy of this computer."""
    return Found.of(_told())


def _told() -> Iterator[Entry | Refusal]:
    folder = FOLDER
    try:
        names = names_in(folder)
        if _FILE in names:
            yield from _of_file(folder / _FILE)
        if _MORE in names:
            folder /= _MORE
            for name in names_in(folder):
                if name.endswith(".toml"):
                    yield from _of_file(folder / name)
    except DistrustError as error:
        yield Refusal(error.fault, str(folder), why=error.why)


def _of_file(path: Path) -> Iterator[Entry | Refusal]:
    source = str(path)
    try:
        raw = read_trusted(path) or b""
        if len(raw) > MOST_BYTES:
            raise NotTomlError(_("the file is too long for settings"))
        document = parse(raw.decode("utf-8-sig"))
    except DistrustError as error:
        yield Refusal(error.fault, source, why=error.why)
    except UnicodeDecodeError:
        yield Refusal(Fault.NOT_UNDERSTOOD, source, why=_("it is not UTF-8 text"))
    except NotTomlError as error:
        yield Refusal(Fault.NOT_UNDERSTOOD, source, why=str(error))
    else:
        for one in entries_of(document.tables, Scope.MACHINE, source):
            yield one._replace(line=_line_of(one, document))


def _line_of(one: Entry | Refusal, document: Document) -> int:
    above = (one.level.value,) if isinstance(one, Entry) else ()
    return document.line_of((*above, *one.key.split("."))) or 0
