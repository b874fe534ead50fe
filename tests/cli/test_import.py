"""`import`: a whole file, or nothing of it."""

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


def test_rows_that_lie_ahead_are_taken_with_a_warning(shell, file):
    file.write_text(f"{HEADER}\n{ROW.replace('-11-16', '-12-16')}\n", encoding="utf-8")

    result = shell("import", file)

    assert result.stdout == "1 span of work imported.\n"
    assert result.stderr == "1 span of work lies ahead, or ends there.\n"


def test_rows_without_length_are_left_out_with_a_word(shell, file):
    file.write_text(f"{HEADER}\n{ROW.replace('T12', 'T08')}\n{ROW}\n", encoding="utf-8")

    result = shell("import", file)

    assert result.stdout == "1 span of work imported.\n"
    assert result.stderr == "1 row without length is left out.\n"


def test_a_dry_run_reads_and_writes_nothing(shell):
    said = shell.ok("import --dry-run", W47_CSV)

    assert said == "14 spans of work are in the file; nothing was imported.\n"
    assert not shell.home.exists()


def test_a_dry_run_warns_as_the_import_would(shell):
    shell.now = "2026-11-20T12:00:00+01:00"

    result = shell("import --dry-run", W47_CSV)

    assert result.stderr == "3 spans of work lie ahead, or end there.\n"


def test_a_missing_file_is_told(shell, file):
    assert "cannot be read (No such file or directory)" in shell.fails("import", file)


def test_an_unknown_format_is_a_matter_of_usage(shell, file):
    assert "--format is “csv”" in shell.fails("import --format ics", file, code=2)
