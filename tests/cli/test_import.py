"""`import`: a whole file, or nothing of it."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import W47_CSV

HEADER = "start,end,zone,place,planned,note"
ROW = "2026-11-16T08:00:00+01:00,2026-11-16T12:00:00+01:00,Europe/Oslo,home,no,"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "work.csv"


def test_a_file_is_imported_once(shell):
    assert shell.ok("import", W47_CSV) == "14 spans of work imported.\n"
    assert shell.ok("import --format csv", W47_CSV) == (
        "0 spans of work imported. 14 were on record already.\n"
    )


def test_a_faulty_line_is_named_and_nothing_of_the_file_is_taken(shell, file):
    file.write_text(f"{HEADER}\n{ROW}\n{ROW.replace('home', 'office')}\n", encoding="utf-8")

    assert shell.fails("import", file) == (
        "work.csv, line 3, column “place”: found “office”, expected home, workplace, other or"
        " unknown; nothing was imported."
    )
    assert shell.ok("log --json --from 2026-11-16") == "[]\n"


def test_rows_that_are_older_than_the_record_is_kept_are_taken_with_a_word(shell, file):
    file.write_text(
        "start,end,zone,place,planned,note\n"
        "2023-11-22T09:00+01:00,2023-11-22T10:00+01:00,Europe/Oslo,home,no,\n"
        "2023-11-23T09:00+01:00,2023-11-23T10:00+01:00,Europe/Oslo,home,no,\n"
    )
    word = (
        "1 span of work is older than 36 months, for which the record is kept; it stays until the"
        " next deletion, which “kjernetid delete-old --dry-run” tells of.\n"
    )

    assert shell(f"import --dry-run {file}").stderr == word
    assert shell(f"import {file}").stderr == word
    assert "Wed 22 Nov" in shell.ok("log --from 2023-11-01 --to 2023-11-23")

    shell.ok("settings set data.keep_months 0")
    assert shell(f"import {file}").stderr == ""


def test_rows_that_lie_ahead_are_taken_with_a_warning(shell, file):
    file.write_text(f"{HEADER}\n{ROW.replace('-11-16', '-12-16')}\n", encoding="utf-8")

    result = shell("import", file)

    assert result.stdout == "1 span of work imported.\n"
    assert result.stderr == "1 span of work lies ahead, or ends there.\n"


def test_rows_without_length_are_left_out_with_a_word(shell, file):
    file.write_text(f"{HEADER}\n{ROW.replace('T12', 'T08')}\n{ROW}\n", encoding="utf-8")

    result = shell("import", file)

    assert result.stdout == "1 span of work imported.\n"
    assert result.stderr == "1 entry without length is left out.\n"


def test_a_dry_run_tells_what_would_come_and_writes_nothing(shell):
    assert shell.ok("import --dry-run", W47_CSV) == (
        "Read as Kjernetid CSV: 14 spans of work, 16–23 November 2026, 46 h 25 min in all.\n"
        "Nothing was imported.\n"
    )
    assert not shell.home.exists()


def test_a_dry_run_warns_as_the_import_would(shell):
    shell.now = "2026-11-20T12:00:00+01:00"

    result = shell("import --dry-run", W47_CSV)

    assert result.stderr == "3 spans of work lie ahead, or end there.\n"


def test_a_missing_file_is_told(shell, file):
    assert "cannot be read (No such file or directory)" in shell.fails("import", file)


def test_an_unknown_format_is_a_matter_of_usage(shell, file):
    assert "--format is “csv”" in shell.fails("import --format word", file, code=2)


def test_a_dry_run_knows_what_is_on_record_and_what_overlaps_it(shell, file):
    shell.ok("import", W47_CSV)
    overlapping = ROW.replace("12:00:00", "12:15:00")
    file.write_text(f"{HEADER}\n{ROW}\n{overlapping}\n", encoding="utf-8")

    assert shell.ok("import --dry-run", file) == (
        "Read as Kjernetid CSV: 2 spans of work, 16 November 2026, 4 h 15 min in all.\n"
        "1 was on record already.\n"
        "1 overlaps work on record: time counts once, and 15 min of it would be new. Place and"
        " plan come from what you corrected, else typed, else from what comes in.\n"
        "Nothing was imported.\n"
    )
    told = json.loads(shell.ok("import --dry-run --json", file))
    assert told == {
        "version": 1,
        "format": "csv",
        "spans": 2,
        "first": "2026-11-16T08:00:00+01:00",
        "last": "2026-11-16T12:15:00+01:00",
        "work_min": 255,
        "new_min": 15,
        "on_record": 1,
        "overlapping": 1,
        "ahead": 0,
        "left_out": {},
        "rules": [],
    }


def test_an_empty_file_holds_no_work(shell, file):
    file.write_text("[]", encoding="utf-8")

    assert shell.ok("import --dry-run", file) == (
        "Read as Timewarrior: no work is in the file.\nNothing was imported.\n"
    )
    assert json.loads(shell.ok("import --dry-run --json", file))["first"] is None
    assert shell.ok("import", file) == "0 spans of work imported.\n"


FILES = {
    "timewarrior": '[{"start": "20261116T070000Z", "end": "20261116T110000Z"}, {"start":'
    ' "20261116T120000Z"}]',
    "toggl": "Description,Start date,Start time,End date,End time\n"
    "x,16.11.2026,08:00,16.11.2026,12:00\nx,16.11.2026,13:00,,\n",
    "ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261116T080000\nDURATION:PT4H\nEND:VEVENT\n"
    "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261116\nEND:VEVENT\nEND:VCALENDAR\n",
    "activitywatch": json.dumps(
        {
            "buckets": {
                "aw-watcher-afk_laptop": {
                    "type": "afkstatus",
                    "events": [
                        {"timestamp": f"2026-11-16T{at}", "duration": s, "data": {"status": what}}
                        for at, s, what in (
                            ("12:00:00Z", 7, "not-afk"),
                            ("11:00:00Z", 3600, "afk"),
                            ("07:00:00Z", 14400, "not-afk"),
                        )
                    ],
                }
            }
        }
    ),
}


@pytest.mark.parametrize("form", FILES)
def test_each_format_is_known_by_its_contents_and_comes_in_once(shell, file, form):
    file.write_text(FILES[form], encoding="utf-8")
    result = shell("import --place home", file)

    assert (result.exit_code, result.stdout) == (0, "1 span of work imported.\n")
    assert "is left out" in result.stderr
    assert shell("import", file).stdout == ("0 spans of work imported. 1 was on record already.\n")
    [work] = json.loads(shell.ok("log --json --from 2026-11-16"))
    assert (work["start"], work["end"], work["place"], work["origin"]) == (
        "2026-11-16T08:00:00+01:00",
        "2026-11-16T12:00:00+01:00",
        "home",
        "imported",
    )
    assert shell.ok("log undo") == "Undone: 1 span of work is no longer imported.\n"
    assert shell.ok("log --json --from 2026-11-16") == "[]\n"


def test_a_format_that_is_named_is_not_guessed(shell, file):
    file.write_text(FILES["ics"], encoding="utf-8")

    assert "the header is “BEGIN:VCALENDAR”" in shell.fails("import --format csv", file)


def test_our_own_calendar_comes_in_as_what_it_was(shell, worked, tmp_path):
    calendar = tmp_path / "week.ics"
    worked.ok("week 2026-W47 --ics", calendar)
    before = worked.ok("log --json --from 2026-11-16 --to 2026-11-22")

    assert worked.ok("import", calendar) == (
        "0 spans of work imported. 13 were on record already.\n"
    )
    assert worked.ok("log --json --from 2026-11-16 --to 2026-11-22") == before


def test_on_a_shared_computer_activity_outside_core_hours_is_left_out(shell, file):
    shell.ok("settings set work.computer shared")
    file.write_text(FILES["activitywatch"].replace("T07", "T05"), encoding="utf-8")

    assert shell("import --dry-run", file).stdout == (
        "Read as ActivityWatch: 1 span of work, 16 November 2026, 2 h 00 min in all.\n"
        "Activity counts as work in your core hours; outside them none does, since no work apps"
        " are listed. Pauses shorter than 5 minutes are part of it.\n"
        "Nothing was imported.\n"
    )


def test_only_time_with_named_apps_in_front_can_be_taken(shell, file):
    buckets = json.loads(FILES["activitywatch"])["buckets"]
    data = {"app": "OUTLOOK.EXE", "title": "secret"}
    seen = {"timestamp": "2026-11-16T08:00:00Z", "duration": 600, "data": data}
    buckets["aw-watcher-window_laptop"] = {"type": "currentwindow", "events": [seen]}
    file.write_text(json.dumps({"buckets": buckets}), encoding="utf-8")

    said = shell.ok("import --dry-run --apps teams,outlook", file)

    assert "1 span of work, 16 November 2026, 10 min in all." in said
    assert "while one of these was in front: teams and outlook." in said


def test_apps_go_with_a_file_that_tells_of_them(shell, file):
    file.write_text("[]", encoding="utf-8")

    assert "--apps goes with what ActivityWatch recorded" in shell.fails("import --apps x", file)
    assert "--apps names no app" in shell.fails("import --apps , --format activitywatch", file)


def test_json_goes_with_a_dry_run(shell, file):
    assert "--json goes with --dry-run" in shell.fails("import --json", file, code=2)


@pytest.fixture
def interruptible():
    """Let a child hear Ctrl-C, even where these tests run in the background of a shell."""
    kept = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, kept)


@pytest.mark.usefixtures("interruptible")
def test_a_cancelled_import_leaves_no_trace(shell, tmp_path):
    """The file is a pipe without end, so that the program surely reads when it is told."""
    if sys.platform == "win32":
        pytest.skip("there is no Ctrl-C for a child alone")
    pipe = tmp_path / "endless.json"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "tracker", "import", "--format", "activitywatch", pipe]
    environment = {**os.environ, **{key: value or "" for key, value in shell.env.items()}}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        with pipe.open("w") as stream:
            stream.write('{"buckets": {"aw-watcher-afk_x": {"type": "afkstatus", "events": [')
            event = {"timestamp": "2026-11-16T07:00:00Z", "duration": 7, "data": {"status": "x"}}
            stream.write((json.dumps(event) + ", ") * 20_000)
            stream.flush()
            program.send_signal(signal.SIGINT)
            program.wait(timeout=30)
        said, complained = program.communicate(timeout=30)

    assert (program.returncode, said) == (130, "")
    assert complained.splitlines() == ["Cancelled; nothing was imported."]
    assert not shell.home.exists()
