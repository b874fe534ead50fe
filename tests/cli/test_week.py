"""`week`: text, JSON, CSV and pictures of a week."""

import errno
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import W47_CSV
from tracker.clock import SimulatedClock
from tracker.domain.self_report import Statement
from tracker.domain.week import Week
from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.paths import Home


def test_the_imported_example_gives_the_fixed_figures(worked):
    told = json.loads(worked.ok("week 2026-W47 --json"))

    assert (told["week"], told["zone"], told["complete"]) == ("2026-W47", "Europe/Oslo", True)
    assert (told["work_min"], told["core_min"], told["outside_min"]) == (2545, 2160, 385)
    assert told["rest"] == {"full": 4, "interrupted": 1, "short": 1, "unknown": 0}
    assert told["days"][0]["spans"][0]["origin"] == "imported"


@pytest.mark.parametrize("week", ["2026-W47", "2026w47", "2026-11-16", "2026-11-22"])
def test_a_week_is_named_by_its_number_or_a_date_in_it(worked, week):
    assert worked.ok("week", week).startswith("Week 47, 16–22 November 2026\n")


def test_the_running_week_is_shown_by_default(worked):
    assert worked.ok("week").startswith("Week 48, 23–29 November 2026\n")


def test_text_is_plain_where_nobody_reads_at_a_terminal(worked):
    assert "\x1b" not in worked.ok("week 2026-W47")


def test_looking_writes_nothing(shell):
    shell.ok("week 2026-W47")

    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ("2026-W99", "2026 has no week 99; its weeks are 1 to 53."),
        ("2025-W53", "2025 has no week 53; its weeks are 1 to 52."),
        ("2026-W00", "2026 has no week 0; its weeks are 1 to 53."),
        ("next", "“next” is no week; write 2026-W47, or a date in it such as 2026-11-16."),
        ("2026-02-30", "“2026-02-30” is no date; write one such as 2026-11-16."),
        ("0001-W01", "“0001-W01” is out of reach; expected a year from 1970 to 2100."),
        ("9999-12-31", "“9999-12-31” is out of reach; expected a year from 1970 to 2100."),
    ],
)
def test_a_week_that_does_not_exist_is_told_in_one_sentence(shell, week, said):
    assert shell.fails("week", week) == said


@pytest.mark.parametrize("week", ["1970-W01", "2100-W52"])
def test_the_first_and_the_last_week_within_reach_can_be_shown(shell, week):
    assert "no data" in shell.ok("week", week) or "still to come" in shell.ok("week", week)


def test_csv_goes_to_standard_output_and_comes_back_in(worked, tmp_path):
    text = worked.ok("week 2026-W47 --csv -")
    file = tmp_path / "again.csv"
    file.write_text(text, encoding="utf-8", newline="")

    assert text.splitlines() == W47_CSV.read_text(encoding="utf-8").splitlines()[:-1]
    assert "13 were on record already" in worked.ok("import", file)


def test_notes_are_in_the_csv_and_formulas_are_neutralised(shell):
    shell.ok("log add 08:00 09:00 --note =1+1")

    assert shell("week --csv -").stdout_bytes.endswith(b",unknown,no,'=1+1\r\n")


def test_a_csv_file_is_replaced_whole_and_private(worked, tmp_path):
    file = tmp_path / "w.csv"
    file.write_text("old", encoding="utf-8")

    result = worked("week 2026-W47 --csv", file)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Written: {file}\n"
    assert len(file.read_bytes().splitlines()) == 14
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="a device by this name")
def test_a_device_is_written_to_and_not_replaced(worked):
    worked.ok("week --csv /dev/null")

    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(worked, tmp_path):
    sentence = worked.fails("week --csv", tmp_path / "missing" / "w.csv")

    assert "cannot be written (No such file or directory)" in sentence


def test_a_folder_is_not_written_over(worked, tmp_path):
    assert "cannot be written (Is a directory)" in worked.fails("week --csv", tmp_path)


def test_a_full_disk_leaves_the_old_file_whole_and_no_scraps(worked, tmp_path, monkeypatch):
    file = tmp_path / "w.csv"
    file.write_text("old", encoding="utf-8")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    assert "No space left on device" in worked.fails("week --csv", file)
    assert file.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "w.csv"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("--json --csv -", "--json and --csv"),
        ("--csv - --html -", "--csv and --html"),
        ("--ics - --json --html -", "--json, --html and --ics"),
    ],
)
def test_outputs_cannot_share_standard_output(shell, asked, told):
    said = shell.fails("week", *asked.split(), code=2)

    assert f"only one of {told} can go to standard output" in said


def test_several_outputs_are_made_at_once(worked, tmp_path):
    painted = []
    worked.paint = lambda weeks, path, kind: painted.append((str(weeks[0].week), path, kind))
    kinds = ("csv", "ics", "png", "svg", "pdf")
    files = {kind: tmp_path / f"w.{kind}" for kind in kinds}
    asked = [word for kind, file in files.items() for word in (f"--{kind}", file)]

    told = worked.ok("week 2026-W47 --json", *asked)

    assert json.loads(told)["work_min"] == 2545
    assert files["csv"].exists()
    assert files["ics"].exists()
    assert painted == [("2026-W47", files[kind], kind) for kind in ("png", "svg", "pdf")]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_pictures_need_the_windows_and_a_file(worked, tmp_path, kind):
    assert "not installed here" in worked.fails(f"week --{kind}", tmp_path / "w")
    assert "not to standard output" in worked.fails(f"week --{kind} -", code=2)


def test_the_page_has_the_chart_painted_for_light_and_dark(worked, tmp_path):
    def paint(weeks, path, kind):
        path.write_text(f"<svg>{kind} of {weeks[0].week}</svg>", encoding="utf-8")

    worked.paint = paint
    file = tmp_path / "w.html"
    result = worked("week 2026-W47 --html", file)
    page = file.read_text(encoding="utf-8")

    assert (result.stdout, result.stderr) == ("", f"Written: {file}\n")
    assert ">chart of 2026-W47</svg>" in page
    assert ">chart-dark of 2026-W47</svg>" in page


def test_without_the_windows_the_page_has_no_chart_and_that_is_said(worked):
    result = worked("week 2026-W47 --html -")

    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert "<svg" not in result.stdout
    assert result.stderr == (
        "The chart is left out: the windows part of Kjernetid is not installed here.\n"
    )


def test_a_note_is_in_the_page_and_the_calendar_only_if_that_is_wanted(shell):
    shell.ok("log add 08:00 09:00 --note", "<b>, “ja”")
    page, calendar = b"<bdi>&lt;b&gt;, \xe2", b"\r\nDESCRIPTION:<b>\\, \xe2\x80\x9cja"

    assert b"ja" in shell("week --csv -").stdout_bytes
    for kind, noted in (("html", page), ("ics", calendar)):
        assert noted in shell(f"week --{kind} - --notes").stdout_bytes
        assert "\u201cja".encode() not in shell(f"week --{kind} -").stdout_bytes


def test_notes_without_a_page_or_a_calendar_make_no_sense(shell):
    assert "--notes goes with --html or --ics" in shell.fails("week --notes --csv -", code=2)


@pytest.mark.parametrize("kind", ["html", "ics"])
def test_a_page_or_calendar_is_replaced_whole_and_private(worked, tmp_path, kind):
    file = tmp_path / "w"
    file.write_text("old", encoding="utf-8")

    worked.ok(f"week 2026-W47 --{kind}", file)

    assert "old" not in file.read_text(encoding="utf-8")[:9]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "w"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("kind", ["html", "ics"])
def test_a_page_or_calendar_that_cannot_be_written_is_one_sentence(worked, tmp_path, kind):
    worked.paint = lambda _weeks, path, _kind: path.write_text("<svg/>", encoding="utf-8")
    sentence = worked.fails(f"week --{kind}", tmp_path / "missing" / "w")

    assert "cannot be written (No such file or directory)" in sentence


@pytest.mark.parametrize("is_told", [False, True])
def test_no_room_for_the_chart_of_a_page_is_told_in_one_sentence(worked, tmp_path, is_told):
    """GIVEN a full disk of temporary files WHEN a page is asked for THEN nothing is written."""
    full = OSError(errno.ENOSPC, "No space left on device")

    def paint(_weeks, path, _kind):
        if is_told:
            raise TrackerError(f"{path} is full.") from full
        raise full

    worked.paint = paint

    assert worked.fails("week --html", tmp_path / "w.html") == (
        "The chart cannot be painted in the folder for temporary files (No space left on device)."
    )
    assert not (tmp_path / "w.html").exists()


def test_another_fault_of_the_painting_is_told_as_it_is(worked, tmp_path):
    def paint(_weeks, _path, _kind):
        raise TrackerError("There is no display.")

    worked.paint = paint

    assert worked.fails("week --html", tmp_path / "w.html") == "There is no display."


def test_what_the_person_said_of_a_week_stands_below_its_figures_while_they_want_it(worked):
    monday_after = datetime(2026, 11, 23, 11, tzinfo=UTC)
    with Tracker.open(Home(worked.home), SimulatedClock(monday_after, "Europe/Oslo")) as tracker:
        tracker.days.answer(Week(2026, 47), Statement.REACHABLE, 4)
        tracker.days.answer(Week(2026, 47), Statement.TOOLS, 2)
    assert "reachable" not in worked.ok("week 2026-W47")

    worked.ok("settings set week.self_report true")
    text = worked.ok("week 2026-W47")
    assert text.endswith(
        "How the week was for you (1 is not at all, 5 is completely)\n"
        "4 of 5  I felt I was expected to be reachable outside my hours.\n"
    )
    worked.ok("settings set week.self_report_more true")
    assert "2 of 5  The digital tools worked for me.\n" in worked.ok("week 2026-W47")
    assert "How the week was" not in worked.ok("week 2026-W46")
    assert "choice" not in worked.ok("week 2026-W47 --json")
