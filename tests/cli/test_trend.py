"""`trend`: the last weeks as text and as JSON."""

import json

import pytest


def test_the_worked_week_stands_beside_the_running_one(worked):
    told = worked.ok("trend").split("\n\n")

    assert told[0] == "12 weeks, 7 September – 29 November 2026"
    assert told[1].startswith("Too few of the last four weeks can be compared")
    assert [line.split()[:2] for line in told[2].splitlines()] == [
        ["Week", "From"],
        ["Week", "47"],
        ["Week", "48"],
    ]


@pytest.mark.parametrize("weeks", [2, 12, 26, 52, 104])
def test_as_many_weeks_as_wanted(worked, weeks):
    told = json.loads(worked.ok(f"trend --json --weeks {weeks}"))

    assert len(told["weeks"]) == weeks
    assert told["weeks"][-1]["week"] == "2026-W48"
    assert told["weeks"][-2]["outside_per_day_min"] == 77


@pytest.mark.parametrize("weeks", ["1", "105", "a year"])
def test_too_few_or_too_many_weeks_are_refused_in_one_sentence(shell, weeks):
    said = shell.fails("trend --weeks", weeks)

    assert said == f"“{weeks}” is no number of weeks; write one from 2 to 104."


def test_looking_writes_nothing(shell):
    assert "no work on record" in shell.ok("trend")
    assert not shell.home.exists()
