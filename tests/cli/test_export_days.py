"""`export` of some days: a file each as CSV, calendar, JSON, page and PDF."""

import csv
import io
import json
import re

import pytest


@pytest.fixture
def three(worked):
    """Stand in a home with work in three weeks: the worked one, the one before, and the next."""
    worked.ok('log add "2026-11-10 09:00" 11:00 --note secret')
    return worked


def starts(shell, *words: object) -> list[str]:
    """Return when the work of a CSV begins."""
    text = shell.ok("export --csv -", *words)
    return [row["start"][:16] for row in csv.DictReader(io.StringIO(text, newline=""))]


def weeks(shell, *words: object) -> list[str]:
    return [week["week"] for week in json.loads(shell.ok("export --json -", *words))]


def test_without_days_all_work_is_carried(three):
    assert len(starts(three)) == 15
    assert weeks(three) == ["2026-W46", "2026-W47", "2026-W48"]


def test_days_that_were_named_are_carried_both_ends_included(three):
    assert starts(three, "--from", "2026-11-20", "--to", "2026-11-21") == [
        "2026-11-20T07:15",
        "2026-11-20T12:30",
        "2026-11-21T10:00",
    ]
    assert weeks(three, "--from", "2026-11-22", "--to", "2026-11-23") == ["2026-W47", "2026-W48"]


def test_an_end_that_is_left_out_is_where_the_work_goes(three):
    assert starts(three, "--from", "2026-11-22") == ["2026-11-23T08:00"]
    assert starts(three, "--to", "2026-11-15") == ["2026-11-10T09:00"]
    assert weeks(three, "--from", "2026-12-01") == ["2026-W49"]


def test_work_over_the_edge_is_in_one_range_alone_and_whole(shell):
    """GIVEN work over the day boundary WHEN the days are carried one by one THEN it comes once."""
    shell.ok('log add "2026-11-17 03:30" 05:00')
    one, two = (
        shell.ok(f"export --from {day} --to {day} --csv -") for day in ("2026-11-16", "2026-11-17")
    )

    assert one.count("2026-11-17T03:30:00+01:00,2026-11-17T05:00:00+01:00") == 1
    assert two.count("\n") == 1


def test_a_list_of_weeks_holds_what_each_week_prints(three):
    told = json.loads(three.ok("export --json -"))

    assert told == [json.loads(three.ok(f"week {week['week']} --json")) for week in told]


def test_weeks_between_are_told_even_without_work(shell):
    shell.ok('log add "2026-11-02 08:00" 09:00')
    shell.ok('log add "2026-11-18 08:00" 09:00')

    assert weeks(shell) == ["2026-W45", "2026-W46", "2026-W47"]


def test_a_calendar_and_a_page_have_notes_only_if_that_is_wanted(three):
    for kind in ("ics", "html"):
        assert b"secret" not in three(f"export --{kind} -").stdout_bytes
        assert b"secret" in three(f"export --{kind} - --notes").stdout_bytes
    assert "secret" in three.ok("export --csv -")


def test_a_page_has_each_week_and_its_chart(three, tmp_path):
    three.paint = lambda weeks, path, kind: path.write_text(
        f"<svg>{kind} {weeks[0].week}</svg>", encoding="utf-8"
    )
    three.ok("export --html", tmp_path / "weeks.html")
    page = (tmp_path / "weeks.html").read_text(encoding="utf-8")

    assert re.findall(r">chart (\S+)</svg>", page) == ["2026-W46", "2026-W47", "2026-W48"]
    assert "<title>9–29 November 2026</title>" in page


@pytest.mark.parametrize(
    ("words", "kind"), [("", "pdf"), ("--paper a4", "pdf-a4"), ("--paper letter", "pdf-letter")]
)
def test_a_pdf_is_painted_of_all_weeks_at_once(three, tmp_path, words, kind):
    painted = []
    three.paint = lambda weeks, path, kind: painted.append((len(weeks), path, kind))

    three.ok(f"export {words} --pdf", tmp_path / "w.pdf")
    three.ok(f"week {words} --pdf", tmp_path / "w.pdf")
    assert painted == [(3, tmp_path / "w.pdf", kind), (1, tmp_path / "w.pdf", kind)]


def test_several_files_are_made_at_once(three, tmp_path):
    files = {kind: tmp_path / f"w.{kind}" for kind in ("csv", "ics", "json", "html")}
    result = three("export", *(word for kind in files for word in (f"--{kind}", files[kind])))

    assert result.exit_code == 0
    assert all(file.stat().st_size for file in files.values())


def test_too_many_weeks_for_a_page_are_refused_but_not_for_a_list(three):
    three.ok('log add "1990-05-01 08:00" 09:00')
    said = three.fails("export --html -")

    assert said == (
        "These days make 1909 weeks, and a page or a PDF holds 106 at most; name fewer days with"
        " --from and --to."
    )
    assert len(starts(three)) == 16


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("export", "name a folder, or one of --csv, --ics, --json, --html, --pdf"),
        ("export DIR --csv -", "a folder takes everything, and no options go with it"),
        ("export DIR --from 2026-11-16", "a folder takes everything, and no options go with it"),
        ("export --csv - --notes", "--notes goes with --html or --ics"),
        ("export --csv - --json -", "only one of --csv and --json can go to standard output"),
        ("export --csv - --paper a4", "--paper goes with --pdf"),
        ("export --pdf -", "a picture goes into a file, not to standard output"),
        ("week --paper a4", "--paper goes with --pdf"),
    ],
)
def test_what_makes_no_sense_is_told(three, line, told):
    assert told in three.fails(line, code=2)


def test_days_that_end_before_they_begin_are_told(three):
    assert three.fails("export --csv - --from 2026-11-18 --to 2026-11-16") == (
        "The days end on 2026-11-16, before they begin on 2026-11-18; swap the two."
    )


def test_without_work_there_is_nothing_to_go_by(shell):
    assert shell.fails("export --csv -") == "No work is on record; there is nothing to export."
