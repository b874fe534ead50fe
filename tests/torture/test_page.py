"""The tables of `docs/reliability.md` are those that the commands wrote, with nothing lost."""

import json
import re

import pytest

from tests.torture import page, results

TEXT = page.PAGE.read_text("utf-8")


@pytest.mark.parametrize("suite", ["kill", "stop", "power"])
def test_the_tables_of_crashes_are_those_that_were_found(suite):
    found = results.read()[suite]

    assert "\n".join(page.crash_table(found)) in TEXT


def test_the_table_of_faults_is_that_which_was_found():
    assert "\n".join(page.fault_table(results.read()["faults"])) in TEXT


def test_the_table_of_the_month_is_that_which_was_measured():
    found = json.loads(page.SOAK.read_text("utf-8"))

    assert len(found["nights"]) == 30
    assert "\n".join(page.soak_table(found)) in TEXT


def test_nothing_is_told_to_be_lost(capsys):
    assert page.faults_told(results.read()) == 0
    assert capsys.readouterr().out == "Nothing was lost.\n"


def test_something_lost_is_told(capsys):
    found = {"kill": {"kinds": {"undo": {"faults": ["1117/3@4: 0:02:00 are lost"]}}}}

    assert page.faults_told(found) == 1
    assert capsys.readouterr().out == "kill, undo: 1117/3@4: 0:02:00 are lost\n"


def test_every_fault_that_was_found_is_kept_as_a_test_that_exists():
    """At least three are; each row of the table names the file of its test."""
    rows = TEXT.partition("| found by |")[2].splitlines()[2:]
    kept = [row.split("|")[3] for row in rows if row.startswith("|")]
    named = [re.findall(r"`((?:tests/)?[\w/]+\.py)`", cell) for cell in kept]
    tests = page.PAGE.parents[1] / "tests"

    assert len(kept) >= 3
    assert all(named)
    for name in {name for cell in named for name in cell}:
        assert [*tests.rglob(name.removeprefix("tests/"))], name
