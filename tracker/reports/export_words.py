"""What lies in an export, in words: the page that explains each of its files, and each column."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from textwrap import fill
from typing import Final

from tracker import __version__
from tracker.domain.localtime import local
from tracker.reports.csv import COLUMNS
from tracker.wording import N_, _, full_date

Tables = Mapping[str, Mapping[str, Sequence[str]]]  # file, column, the words that may stand there

_WIDTH: Final = 78
_INDENT: Final = "    "
WORK: Final = "work.csv"

FILES: Final[Mapping[str, str]] = {
    "work.csv": N_(
        "The work as it stands after all corrections, one span a line. Calendars, spreadsheets and"
        " other programs start here; “kjernetid import” takes this file by itself as well."
    ),
    "weeks.json": N_(
        "The figures of each week with work, as “kjernetid week --json” prints them. They are"
        " worked out from the record and not read back."
    ),
    "settings.toml": N_("What you have set, core hours of earlier times included."),
    "manifest.json": N_(
        "Which version wrote this folder and when, and the size and the SHA-256 of each file, by"
        " which damage is noticed."
    ),
    "record/computers.csv": N_("The computer that the record was made on."),
    "record/deeds.csv": N_("What you did to the record; each can be undone by itself."),
    "record/work.csv": N_("Work as it was measured, typed or imported, before any correction."),
    "record/corrections.csv": N_(
        "How work reads after a correction. The last one that was not undone counts; what was"
        " recorded stays beneath."
    ),
    "record/running.csv": N_("The session of work that was running, as it was last saved."),
    "record/pause.csv": N_("Whether you asked not to be counted, and until when."),
    "record/reminders.csv": N_("What you said about being asked."),
    "record/planned.csv": N_("Time in which work outside core hours is chosen work."),
    "record/on_call.csv": N_("Time in which you are on call."),
    "record/unsure.csv": N_("Gaps in core hours that may have been work, and what you said."),
    "record/breaks.csv": N_("Movement breaks, and how each of them went."),
    "record/coverage.csv": N_("Stretches of time, and what is known of each."),
    "record/apps_open.csv": N_(
        "What your listed work apps did; times without a line were not watched."
    ),
    "record/prompts.csv": N_("What you were asked, or was held back, and what you answered."),
    "record/leave.csv": N_("Days off, and parts of days. Why is not kept."),
    "record/own_hours.csv": N_("Days with core hours of their own."),
    "record/confirmed.csv": N_(
        "What you said of days: that the record is complete, or no longer. The last word on a day"
        " that was not undone counts."
    ),
    "record/lines.csv": N_("The lines that you wrote on a day for the next one."),
    "record/self_report.csv": N_("How you rated the statements about your weeks."),
    "record/networks.csv": N_(
        "The places that you named for networks. What a network is recognised by stays on the"
        " computer, so that nobody can find out where it is; a new computer asks once more, and"
        " this file is not read back."
    ),
}

_SHARED: Final[Mapping[str, str]] = {
    "id": N_("a number; later ones are higher"),
    "device_id": N_("the computer: its id in computers.csv"),
    "operation_id": N_("by which of your deeds: its id in deeds.csv"),
    "start": N_("the first instant"),
    "end": N_("the first instant after"),
    "zone": N_("IANA name of the time zone in which you worked"),
    "place": N_("where you worked"),
    "planned": N_("whether it was chosen work"),
    "note": N_("your own words"),
    "kind": N_("what it was"),
    "shown_at": N_("when it was shown; empty: never"),
    "day": N_("the day, local"),
}

_OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "work.csv": {
        "start": N_("the first instant, in the time of its zone"),
        "end": N_("the first instant after, in the time of its zone"),
    },
    "record/computers.csv": {
        "id": N_("a random name"),
        "made_at": N_("when the record was begun"),
    },
    "record/deeds.csv": {
        "at": N_("when you did it"),
        "undone_at": N_("when you undid it; empty: it holds"),
    },
    "record/work.csv": {
        "id": N_("the number that “kjernetid log” shows"),
        "origin": N_("where it is from"),
        "reason": N_("why it ended; empty: it went on elsewhere, or was not measured"),
        "operation_id": N_("by which of your deeds, its id in deeds.csv; empty: it was measured"),
        "recorded_at": N_("when it was written down"),
    },
    "record/corrections.csv": {
        "session_id": N_("what was corrected: its id in record/work.csv"),
        "hidden": N_("whether it was taken out"),
    },
    "record/running.csv": {
        "last_input": N_("the last input"),
        "saved_at": N_("when it was saved"),
    },
    "record/pause.csv": {
        "reason": N_("what you asked for; empty: you are counted"),
        "ends_at": N_("until when; empty: until you say otherwise"),
        "by_clock": N_("whether that was a time of day, not a length"),
    },
    "record/reminders.csv": {
        "quiet_on": N_("the day on which reminders rest"),
        "asked_on": N_("the day on which they last offered to rest"),
        "afresh_on": N_("the day up to which unanswered ones count no more"),
    },
    "record/unsure.csv": {
        "settled_as": N_("what you said it was; empty: nothing yet"),
        "operation_id": N_("by which of your deeds, its id in deeds.csv; empty: not yet"),
    },
    "record/breaks.csv": {
        "outcome": N_("how it went"),
        "due_at": N_("when it fell due; empty: it never did"),
    },
    "record/apps_open.csv": {
        "is_open": N_("whether it still went on when it was exported"),
    },
    "record/prompts.csv": {
        "kind": N_("what it was about"),
        "key": N_("tells one occasion from the next"),
        "prompt_id": N_("the name it was shown under; empty: never shown"),
        "held_at": N_("when it was first held back; empty: never"),
        "held_why": N_("why it was held back"),
        "closed_at": N_("when it went away; empty: it was open"),
        "how": N_("how it went away"),
        "choice": N_("what you answered"),
        "until": N_("the time that belongs to the answer"),
    },
    "record/leave.csv": {
        "from_min": N_("from so many minutes after midnight, local; empty: the whole day"),
        "to_min": N_("to so many minutes after midnight, local; empty: the whole day"),
    },
    "record/own_hours.csv": {
        "hours": N_("pairs of minutes after midnight, local: from and to; [] is no core hours"),
    },
    "record/confirmed.csv": {
        "is_complete": N_("whether you said that the record is complete"),
        "operation_id": N_("by which of your deeds, its id in deeds.csv; empty: before these were"),
    },
    "record/lines.csv": {
        "day": N_("the day on which you wrote it"),
        "text": N_("your own words"),
        "shown_on": N_("the day on which it was shown; empty: not yet"),
    },
    "record/self_report.csv": {
        "monday": N_("the Monday of the week"),
        "statement": N_("what you rated"),
        "value": N_("from 1, not at all, to 5, completely"),
    },
    "record/networks.csv": {
        "place": N_("where it is; empty: you were asked, and did not say"),
    },
}


def readme(tables: Tables, at: datetime, zone: str, *, has_settings: bool) -> str:
    """Write the page that explains an export.

    Args:
        tables: the tables of the record, with their columns.
        at: when the export was made.
        zone: the home zone.
        has_settings: whether the settings are in it.
    """
    return "\n".join(_lines(tables, at, zone, has_settings=has_settings)) + "\n"


def meaning(file: str, column: str) -> str:
    """Say what stands in a column of a file; raises `KeyError` where nothing says so."""
    own = _OWN.get(file, {})
    return _(own[column] if column in own else _SHARED[column])


def _lines(tables: Tables, at: datetime, zone: str, *, has_settings: bool) -> Iterator[str]:
    yield from _headed(_("Your record in Kjernetid"), "=")
    yield from _paragraph(
        _("Written on {date} by Kjernetid {version}. Your home zone is {zone}.").format(
            date=full_date(local(at, zone).date()), version=__version__, zone=zone
        )
    )
    yield from _paragraph(
        _(
            "This folder holds all that Kjernetid has on record about you. It tells when you"
            " worked, so keep it as you keep a diary. What you erase in Kjernetid later stays in"
            " this folder until you delete it."
        )
    )
    yield from _headed(_("To a new computer"), "-")
    yield from _paragraph(
        _(
            "Copy this folder there, install Kjernetid, quit it from its tray menu if it runs, and"
            " name the folder in a terminal:"
        )
    )
    yield from (f"{_INDENT}kjernetid import --dry-run …", f"{_INDENT}kjernetid import …", "")
    yield from _headed(_("How to read the files"), "-")
    for said in _ways_to_read():
        yield from _paragraph(said)
    yield from _headed(_("The files"), "-")
    yield from _file(WORK, dict.fromkeys(COLUMNS, ()))
    for name in ("weeks.json", *(["settings.toml"] if has_settings else []), "manifest.json"):
        yield from _file(name, {})
    for name, columns in tables.items():
        yield from _file(name, columns)


def _ways_to_read() -> tuple[str, ...]:
    return (
        _(
            "Tables are CSV as RFC 4180 has it, in UTF-8, with the names of their columns in the"
            " first line. Where a spreadsheet would run a text as a formula, an apostrophe stands"
            " in front of it."
        ),
        _(
            "Instants in “record” are in UTC and end in Z; those in work.csv carry the offset of"
            " their zone. A span lasts from its start up to its end, which is not a part of it."
            " Days begin at your day boundary, 04:00 unless you have set another."
        ),
        _("An empty cell means that there is nothing, or that it is not known."),
    )


def _file(name: str, columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield name
    yield fill(_(FILES[name]), _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
    wide = max(map(len, columns), default=0)
    for column, words in columns.items():
        said = meaning(name, column) + (f" ({', '.join(words)})" if words else "")
        label = f"{_INDENT}{column:<{wide}}  "
        yield fill(said, _WIDTH, initial_indent=label, subsequent_indent=" " * len(label))
    yield ""


def _headed(title: str, line: str) -> Iterator[str]:
    yield from (title, line * len(title), "")


def _paragraph(text: str) -> Iterator[str]:
    yield from (fill(text, _WIDTH), "")
