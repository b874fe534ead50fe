"""The self-test: every part of an installed program is tried for real, in a throw-away home.

What packs the program up may leave something out that is loaded by name alone: a calendar, a
script that brings journals up to date, a plugin that paints. It is noticed here, not by a person.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo, available_timezones

from tracker.clock import SystemClock
from tracker.demo import run_demo
from tracker.domain.week import WeekBalance
from tracker.paths import Home
from tracker.wording import LANGUAGES, _, language, missing_languages, use_language

Painting = Callable[[Sequence[WeekBalance], Path], None]
ZONES_MIN = 400  # the IANA names of regions; a system without zone data has a handful


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried, whether it works, and what there is to say of it."""

    about: str
    ok: bool
    says: str


def trials(paint: Painting | None) -> Iterator[Trial]:
    """Try one part after the other.

    Args:
        paint: paints weeks into a PNG file; None: the windows are not installed.
    """
    yield _tried("program", _program)
    yield _tried("zones", _zones)
    yield _tried("languages", _languages)
    yield _tried("help", _help)
    yield _tried("journal", _journal)
    yield _tried("picture", partial(_picture, paint))
    yield _tried("notices", _notices)
    yield _tried("calendars", _calendars)
    yield _tried("sensors", _sensors)


def _tried(about: str, trial: Callable[[], str]) -> Trial:
    try:
        return Trial(about, True, trial())
    except Exception as error:  # noqa: BLE001 - whatever is broken: it is told, the rest is tried
        return Trial(about, False, f"{type(error).__name__}: {error}")


def _program() -> str:
    if getattr(sys, "frozen", False):
        return _("a package that brings its own Python")
    return _("run by the Python of this computer")


def _zones() -> str:
    ZoneInfo("Europe/Oslo")
    count = len(available_timezones())
    if count < ZONES_MIN:
        raise LookupError(_("{count} time zones").format(count=count))
    return _("{count} time zones").format(count=count)


def _languages() -> str:
    missing = missing_languages()
    if missing:
        raise LookupError(" ".join(missing))
    return " ".join(LANGUAGES)


def _help() -> str:
    """Read every page in every language that there are pages in."""
    from tracker.pages import PAGES, languages, page_of

    for code in languages():
        for name in PAGES:
            if not page_of(name, code).anchors:
                raise LookupError(f"{code}/{name}.md")
    return _("{count} pages: {languages}").format(count=len(PAGES), languages=" ".join(languages()))


def _journal() -> str:
    """Bring a journal of the first version up to date, and play a fortnight into it."""
    from tracker.store.opening import begin_oldest
    from tracker.store.revisions import REVISIONS

    with TemporaryDirectory(prefix="kjernetid-selftest-") as folder:
        home = Home(Path(folder))
        begin_oldest(home)
        _weeks(home)
        if not list(home.backups.iterdir()):
            raise LookupError(home.backups)
    return _("brought from revision {first} to {last} after a backup, and written to").format(
        first=REVISIONS[0], last=REVISIONS[-1]
    )


def _picture(paint: Painting | None) -> str:
    if paint is None:
        raise LookupError(_("the windows part is not installed"))
    with TemporaryDirectory(prefix="kjernetid-selftest-") as folder:
        picture = Path(folder, "week.png")
        paint(_weeks(Home(Path(folder))), picture)
        size = picture.stat().st_size
    return _("a fortnight painted, {size} kB").format(size=size // 1000)


def _weeks(home: Home) -> Sequence[WeekBalance]:
    """Play the fortnight in the language in use, which stays the one in use."""
    spoken = language()
    try:
        return run_demo(home).weeks
    finally:
        use_language(spoken)


def _notices() -> str:
    from tracker.notices import load_plain, service_here

    service = service_here()
    roads = [load_plain(), *([type(service).__module__] if service is not None else [])]
    return ", ".join(roads)


def _calendars() -> str:
    from tracker.holidays import count_calendars

    count = count_calendars(SystemClock().read().at.year)
    return _("{count} countries").format(count=count)


def _sensors() -> str:
    from tracker.settings import Settings
    from tracker.surroundings import findings

    found = findings(Settings(), SystemClock().read().at)
    return ", ".join(f"{one.need.value}: {one.sensor}" for one in found)
