"""The log and the report of a fault: where something went wrong, and nothing of what it was about.

The texts that must not be found are put wherever a person can put text; then everything fails.
"""

import ast
import logging
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from tests.hands import ROOT, at
from tests.sensing import another_writer, let_live, tell
from tracker.domain.signals import Active, Apps, Lock, Unlock
from tracker.errors import TrackerError, UsageError
from tracker.logs import fault_text, write_log
from tracker.sensors.base import Network
from tracker.store import journal

MARKS = ("Zebra-app", "Zebra note", "zebra-token", "Zebra line")
APP, NOTE, TOKEN, LINE = MARKS
DAY = at("12:00", 7).date()


def named(text):
    return [mark for mark in MARKS if mark.lower() in text.lower()]


@pytest.fixture
def log(live, home, monkeypatch):
    """The log of a program in which all marks were put."""
    monkeypatch.setattr(journal, "PATIENCE_S", 0.1)
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    write_log(home)
    live.tracker.set("work.apps", APP, DAY)
    live.tracker.corrections.add(at("06:00", 7), at("07:00", 7), note=NOTE)
    live.tracker.days.write_line(LINE, DAY)
    yield home.log
    root.setLevel(level)
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()


def test_what_goes_wrong_in_a_day_is_logged_without_a_word_of_it(live, sensors, clock, log, caplog):
    tell(live, sensors, Network(TOKEN), Active(), Apps(frozenset({APP})))
    with another_writer(live.tracker):
        let_live(live, clock, clock.at + timedelta(minutes=3))
        tell(live, sensors, Lock(), Unlock(), Active())
        with pytest.raises(UsageError):
            live.say("pause", NOTE)
        logging.getLogger("ui.bridge").warning(
            "The end was not saved: %s", live.checkpoint().fault.sentence
        )

    assert log.read_text("utf-8").startswith("WARNING ui.bridge: The end was not saved: ")
    assert named(log.read_text("utf-8")) == []
    caplog.clear()


def a_bug(live):
    """Fail as the database layer does, deep down, with what was to be written at hand."""
    with live.tracker._journal._writing() as rows:
        rows.connection().exec_driver_sql("INSERT INTO nowhere VALUES (?, ?)", (NOTE, APP))


def a_bug_of_python(_live):
    {TOKEN: 1}[NOTE]


def a_bug_that_follows_from_another(live):
    try:
        a_bug_of_python(live)
    except KeyError as error:
        raise TrackerError(f"The day “{LINE}” cannot be shown.") from error


def a_bug_about_a_file(_live):
    Path("/nowhere", NOTE).stat()


BUGS = [a_bug, a_bug_of_python, a_bug_that_follows_from_another, a_bug_about_a_file]


@pytest.mark.parametrize("bug", BUGS)
def test_a_report_says_where_and_never_what(live, log, bug, caplog):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - of any kind
        bug(live)
    text = fault_text(caught.value)
    logging.getLogger("ui.program").error("%s", text)

    assert named(text + log.read_text("utf-8")) == []
    assert f"tests/app/{Path(__file__).name}, line " in text
    assert f"in {bug.__name__}\n" in text
    assert str(ROOT) not in text
    assert str(Path.home()) not in text
    caplog.clear()


def test_the_kind_of_a_fault_and_its_number_are_told(live):
    told = []
    for bug in (a_bug, a_bug_about_a_file, a_bug_that_follows_from_another):
        with pytest.raises((SQLAlchemyError, OSError, TrackerError)) as caught:
            bug(live)
        told.append(fault_text(caught.value))

    assert "sqlite3.OperationalError SQLITE_ERROR\nwhich led to:\n" in told[0]
    assert told[1].endswith("builtins.FileNotFoundError 2\n")
    assert "builtins.KeyError\nwhich led to:\n" in told[2]


def test_errors_of_the_database_layer_do_not_quote_what_was_to_be_written(live):
    """They may reach a terminal, where no report stands in between."""
    with pytest.raises((SQLAlchemyError, sqlite3.Error)) as caught:
        a_bug(live)

    assert named(str(caught.value)) == []


def test_nothing_else_writes_what_an_exception_says():
    """`exception` and `exc_info` of a logger would, and so would the module `traceback`."""
    found = []
    for file in sorted([*ROOT.glob("tracker/**/*.py"), *ROOT.glob("ui/**/*.py")]):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(node, "attr", getattr(node, "arg", None))
            if name in {"exception", "exc_info", "format_exception", "print_exc", "format_exc"}:
                found.append(f"{file.relative_to(ROOT)}: {name}")

    assert found == []
