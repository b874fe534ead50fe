"""`log`: the list of work, additions, corrections, and undoing them."""

import json

import pytest

from tests.cli.conftest import W47_CSV


def listed(shell, days="--from 2026-11-16 --to 2026-11-23"):
    return json.loads(shell.ok(f"log {days} --json"))


def test_the_list_shows_the_last_seven_days(worked):
    lines = worked.ok("log").splitlines()

    assert lines[0].split() == ["ID", "Day", "Time", "Length", "Place", "Remarks"]
    assert lines[1].split() == ["3", "Tue", "17", "Nov", "08:00–12:00", "4:00", "home", "imported"]
    assert lines[-1].split()[:3] == ["14", "Mon", "23"]


@pytest.mark.parametrize("line", ["log --from 2026-11-21", "log list --from 2026-11-21"])
def test_the_list_can_begin_on_another_day(worked, line):
    assert [row.split()[0] for row in worked.ok(line).splitlines()] == ["ID", "13", "14"]


def test_a_list_that_begins_ahead_shows_that_day(worked):
    assert worked.ok("log --from 2026-12-24") == "No work on record 24 December 2026.\n"


def test_a_list_that_ends_before_it_begins_is_refused(shell):
    assert "swap the two" in shell.fails("log --from 2026-11-20 --to 2026-11-19")


def test_options_of_the_list_do_not_get_lost_before_another_command(shell):
    assert "write options after “list”" in shell.fails("log --json list", code=2)


def test_the_list_as_json(worked):
    assert listed(worked)[0] == {
        "id": 1,
        "start": "2026-11-16T08:00:00+01:00",
        "end": "2026-11-16T12:00:00+01:00",
        "zone": "Europe/Oslo",
        "place": "home",
        "planned": False,
        "origin": "imported",
        "note": "",
    }


def test_work_is_added_as_typed(shell):
    said = shell.ok('log add "2026-11-20 08:00" 12:30 --place home --planned --note "a word"')

    assert said == "Added 1: Fri 20 November 2026, 08:00–12:30 (4:30).\n"
    (work,) = listed(shell)
    assert (work["start"], work["end"]) == (
        "2026-11-20T08:00:00+01:00",
        "2026-11-20T12:30:00+01:00",
    )
    assert (work["place"], work["planned"], work["origin"]) == ("home", True, "typed")
    assert work["note"] == "a word"


def test_chosen_work_is_marked_in_the_list(shell):
    shell.ok("log add 06:00 07:00 --planned")

    assert shell.ok("log").rstrip().endswith("typed, chosen")


def test_a_time_without_a_date_is_today(shell):
    assert "Mon 23 November 2026, 08:00–09:00" in shell.ok("log add 8:00 09:00")


def test_work_over_midnight_shows_on_which_day_it_ends(shell):
    assert "22:00–01:00 +1" in shell.ok('log add "2026-11-20 22:00" "2026-11-21 01:00"')
    assert "20:00–00:00 (4:00)" in shell.ok('log add "2026-11-20 20:00" 24:00')


def test_work_that_lies_ahead_is_taken_with_a_word(shell):
    result = shell("log add 11:00 13:00")

    assert result.exit_code == 0
    assert "lies ahead" in result.stderr


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("09:00 08:00", "The end is 2026-11-23 08:00, expected a time after the start, 2026-11-23"),
        ("09:00 09:00", "expected a time after the start"),
        ("'2026-11-20 08:00' '2026-11-21 08:01'", "expected at most 24 hours after the start"),
        ("'2026-03-29 02:30' 04:00", "does not exist in Europe/Oslo"),
        ("'2026-10-25 02:30' 04:00", "write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00."),
        ("yesterday now", "“yesterday” is no time; write 08:00 for today"),
        ("25:00 26:00", "“25:00” is no time of day"),
        ("0001-01-01T00:00+14:00 08:00", "“0001-01-01” is out of reach"),
        ("2026-11-20T08:00+25:00 09:00", "“+25:00” is no offset from UTC"),
    ],
)
def test_times_that_make_no_sense_are_told_and_nothing_is_added(shell, times, said):
    assert said in shell.fails(f"log add {times}")
    assert not shell.home.exists() or listed(shell) == []


def test_a_note_that_cannot_be_kept_is_refused(shell):
    assert "at most 1000 characters" in shell.fails("log add 08:00 09:00 --note", "x" * 1001)
    assert "UTF-8" in shell.fails("log add 08:00 09:00 --note", "\udce5")


def test_a_note_commands_no_terminal(shell):
    shell.ok("log add 08:00 09:00 --note", "\x1b[31mred\nand more")

    assert "typed, \N{REPLACEMENT CHARACTER}[31mred and more" in shell.ok("log")


def test_a_correction_reads_bare_times_on_the_day_of_the_work(worked):
    said = worked.ok("log edit 5 --end 22:20 --note late --planned --place other")

    assert said == "Now 5: Tue 17 November 2026, 22:00–22:20 (0:20).\n"
    corrected = next(work for work in listed(worked) if work["id"] == 5)
    assert (corrected["origin"], corrected["planned"], corrected["place"], corrected["note"]) == (
        "corrected",
        True,
        "other",
        "late",
    )


def test_a_moved_start_takes_a_bare_end_along(worked):
    assert "Wed 18 November 2026, 07:00–08:30" in worked.ok(
        'log edit 5 --start "2026-11-18 07:00" --end 08:30'
    )


def test_a_correction_cannot_end_before_it_starts(worked):
    assert "expected a time after the start" in worked.fails("log edit 5 --end 21:00")


def test_a_correction_needs_something_to_correct(worked):
    assert "nothing to correct was given" in worked.fails("log edit 5", code=2)


@pytest.mark.parametrize("line", ["log edit 99 --note x", "log delete 99"])
def test_an_unknown_number_is_told(worked, line):
    assert "There is no work with number 99" in worked.fails(line)


def test_each_deed_can_be_undone_and_done_again(worked):
    before = listed(worked)
    worked.ok('log add "2026-11-20 20:00" 21:00')
    worked.ok("log edit 15 --note x")
    worked.ok("log delete 1")
    after = listed(worked)

    assert worked.ok("log undo") == "Undone: the deleted work is back.\n"
    assert worked.ok("log undo") == "Undone: the work is as it was before the correction.\n"
    assert worked.ok("log undo") == "Undone: 1 span of work is no longer added.\n"
    assert listed(worked) == before
    assert worked.ok("log redo") == "Done again: 1 span of work is added.\n"
    assert worked.ok("log redo") == "Done again: the work is corrected.\n"
    assert worked.ok("log redo") == "Done again: the work is deleted.\n"
    assert listed(worked) == after


def test_an_import_is_undone_as_one(worked):
    assert worked.ok("log undo") == "Undone: 14 spans of work are no longer imported.\n"
    assert listed(worked) == []
    assert worked.ok("log redo") == "Done again: 14 spans of work are imported.\n"
    assert len(listed(worked)) == len(W47_CSV.read_text(encoding="utf-8").splitlines()) - 1


@pytest.mark.parametrize("line", ["log undo", "log redo"])
def test_nothing_to_undo_is_told(shell, line):
    shell.fails(line)


# --- Splitting and joining ------------------------------------------------------------------------


def test_work_is_split_at_a_time_and_joined_again_by_undoing(worked):
    said = worked.ok("log split 1 10:00")

    assert said.splitlines() == [
        "Now 1: Mon 16 November 2026, 08:00–10:00 (2:00).",
        "Now 15: Mon 16 November 2026, 10:00–12:00 (2:00).",
    ]
    assert worked.ok("log undo") == "Undone: the work is one again.\n"
    assert worked.ok("log redo") == "Done again: the work is split.\n"


def test_work_is_split_inside_alone(worked):
    assert worked.fails("log split 1 12:00") == (
        "12:00 does not lie inside number 1, 08:00 to 12:00."
    )
    assert worked.fails("log split 99 12:00").startswith("There is no work with number 99")


def test_two_spans_become_one_and_the_time_between_is_said(worked):
    said = worked.ok("log merge 2 1")

    assert said.splitlines() == [
        "Now 1: Mon 16 November 2026, 08:00–16:00 (8:00).",
        "30 min between them became work.",
    ]
    assert worked.ok("log undo") == "Undone: the 2 spans of work are apart again.\n"
    assert worked.ok("log redo") == "Done again: the 2 spans of work are joined.\n"


def test_parts_of_split_work_become_one_without_a_word_about_time_between(worked):
    worked.ok("log split 1 10:00")

    assert worked.ok("log merge 1 15") == "Now 1: Mon 16 November 2026, 08:00–12:00 (4:00).\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("log merge 1 1", "It takes two spans of work to join them; name another one."),
        ("log merge 3 5", "Other work lies between, 12:30 to 16:45; join or delete it first."),
        ("log merge 1 3", "The end is 2026-11-17 12:00, expected at most 24 hours after"),
    ],
)
def test_only_neighbours_are_joined(worked, line, told):
    assert worked.fails(line).startswith(told)


def test_the_list_says_what_corrected_work_was_recorded_as(worked):
    worked.ok("log edit 1 --start 08:30")
    worked.ok("log edit 2 --note lunch")
    lines = worked.ok("log --from 2026-11-16 --to 2026-11-16").splitlines()

    assert lines[1].endswith("home   corrected, recorded 08:00–12:00")
    assert lines[2].endswith("home   corrected, lunch")
