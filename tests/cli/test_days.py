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
        ("oncall add 18:00 17:00", "Time on call ends after it begins, and within 31 days."),
        ("oncall add 18:00 18:00", "Time on call ends after it begins"),
        ('oncall add "2026-11-20 18:00" "2026-12-21 18:01"', "within 31 days"),
        ("oncall add tonight 23:00", "“tonight” is no time"),
        ("oncall delete 7", "There is no time on call with number 7; “kjernetid oncall list”"),
        ("oncall delete u1", "“u1” is no time on call"),
        ("day confirm 2026-11-23", "23 November 2026 is not over yet"),
        ("day swap 2026-12-23 --hours 8-16", "“8-16” is no part of a day"),
        ("day swap 2026-12-23 --hours 08:00-12:00,11:00-13:00", "overlap"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_sentence(shell, line, said):
    assert said in shell.fails(line)


def test_time_on_call_is_added_listed_and_deleted(shell):
    weekend = "c1: Fri 27 November 2026, 18:00–22:00 +2 (52:00)"
    said = shell.ok('oncall add "2026-11-27 18:00" "2026-11-29 22:00"')
    assert said == f"On call {weekend}.\n"
    shell.ok("oncall add 18:00 23:00")

    assert shell.ok("oncall list").splitlines() == [
        "c2: Mon 23 November 2026, 18:00–23:00 (5:00)",
        weekend,
    ]
    assert shell.ok("oncall delete c1") == f"No longer on call {weekend}.\n"
    shell.ok("oncall delete 2")
    assert shell.ok("oncall list") == "No time on call on record.\n"


def test_the_log_shows_time_on_call_as_what_it_is(worked):
    worked.ok('oncall add "2026-11-20 18:00" "2026-11-22 22:00"')

    found = worked.ok("log --from 2026-11-21 --to 2026-11-22").splitlines()

    assert " ".join(found[1].split()) == "c1 Fri 20 Nov 18:00–22:00 +2 52:00 on call"
    assert "c1" not in worked.ok("log --from 2026-11-18 --to 2026-11-19")
    assert "on call" in worked.ok("log --from 2026-11-20 --to 2026-11-20")


def test_a_look_at_work_on_call_is_no_check_in_and_cuts_the_rest(worked):
    before = json.loads(worked.ok("week 2026-W47 --json"))
    assert before["checkins"] == 1
    assert day(worked, "2026-11-17")["rest_after"]["state"] == "interrupted"

    worked.ok('oncall add "2026-11-17 18:00" "2026-11-17 22:05"')
    worked.ok('oncall add "2026-11-17 22:00" "2026-11-18 02:00"')  # the two overlap

    assert json.loads(worked.ok("week 2026-W47 --json"))["checkins"] == 0
    rest = day(worked, "2026-11-17")["rest_after"]
    assert (rest["strict_min"], rest["main_min"], rest["state"]) == (590, 590, "short")
    worked.ok("oncall delete c1")
    worked.ok("oncall delete c2")
    assert json.loads(worked.ok("week 2026-W47 --json")) == before


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


def test_a_line_for_the_next_day_is_written_shown_and_taken_back(shell):
    assert shell.ok("day line") == "No line was written for today.\n"
    assert shell.ok('day line "ring the printer"') == "It is shown when the next day begins.\n"
    assert shell.ok("day line") == "No line was written for today.\n"  # it is for another one

    assert shell.ok('day line ""') == "No line.\n"


def test_a_line_that_does_not_fit_is_told_in_one_sentence(shell):
    assert "The line has 201 characters; 200 fit in." in shell.fails(f"day line {'x' * 201}")
