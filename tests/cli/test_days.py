"""`leave` and `day`: what the person says about whole days."""

import json

import pytest


def day(shell, date):
    week = json.loads(shell.ok(f"week {date} --json"))
    return next(day for day in week["days"] if day["date"] == date)


def test_leave_is_added_listed_and_deleted(shell):
    assert shell.ok("leave add 2026-12-24 2026-12-25") == "2 days off.\n"
    assert shell.ok("leave add 2026-12-23 --part 12:00-16:00") == "1 day off.\n"

    assert shell.ok("leave list").splitlines() == [
        "2026-12-23  Wed  12:00–16:00",
        "2026-12-24  Thu",
        "2026-12-25  Fri",
    ]
    assert shell.ok("leave delete 2026-12-24") == "24 December 2026 is no longer a day off.\n"
    assert "2026-12-24" not in shell.ok("leave list")


def test_work_on_leave_is_of_that_class(worked):
    worked.ok("leave add 2026-11-19")

    assert day(worked, "2026-11-19")["classes"]["leave"] == 420


def test_without_leave_the_list_says_so(shell):
    assert shell.ok("leave list") == "No days off on record.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("leave add 2026-12-25 2026-12-24", "Leave goes from 2026-12-25 to 2026-12-24"),
        ("leave add tomorrow", "“tomorrow” is no date"),
        ("leave add 2026-12-24 --part noon", "“noon” is no part of a day"),
        ("leave delete 2026-12-24", "There is no leave on 24 December 2026"),
        ("day confirm 2026-11-23", "23 November 2026 is not over yet"),
        ("day swap 2026-12-23 --hours 8-16", "“8-16” is no part of a day"),
        ("day swap 2026-12-23 --hours 08:00-12:00,11:00-13:00", "overlap"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_sentence(shell, line, said):
    assert said in shell.fails(line)


def test_a_confirmed_day_is_known_until_that_is_taken_back(worked):
    worked.now = "2026-12-07T12:00:00+01:00"
    assert not day(worked, "2026-11-25")["known"]

    assert worked.ok("day confirm 2026-11-25") == "25 November 2026 is confirmed.\n"
    assert day(worked, "2026-11-25")["known"]

    worked.ok("day confirm 2026-11-25 --take-back")
    assert not day(worked, "2026-11-25")["known"]


def test_a_swapped_day_has_hours_of_its_own_until_it_is_swapped_back(worked):
    said = worked.ok("day swap 2026-11-21 --hours 10:00-10:30,10:30-14:00")
    assert said == "21 November 2026 has core hours 10:00–10:30 and 10:30–14:00.\n"
    assert day(worked, "2026-11-21")["core_min"] == 45

    assert worked.ok("day swap 2026-11-20 --hours none").endswith("has no core hours.\n")
    assert day(worked, "2026-11-20")["classes"]["dayoff"] == 435

    for date in ("2026-11-20", "2026-11-21"):
        worked.ok(f"day swap {date} --hours schedule")
    assert day(worked, "2026-11-20")["core_min"] == 390
    assert day(worked, "2026-11-21")["core_min"] == 0
