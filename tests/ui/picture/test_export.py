"""Pictures in files: whole or not at all, one sentence when it cannot be, no Qt before."""

import errno
import os
import re
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale

from tests.reports.examples import balance
from tests.ui import weeks
from tests.ui.pdf_text import pdf_pages
from tracker.errors import TrackerError
from ui.picture.export import CHART_WIDTH, paint, paint_pdf, paint_png, paint_svg

KINDS = [
    ("png", b"\x89PNG"),
    ("svg", b"<?xml"),
    ("pdf", b"%PDF-"),
    ("chart", b"<?xml"),
    ("chart-dark", b"<?xml"),
]

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("kind", "begins"), KINDS)
def test_a_week_is_painted_into_a_file_of_its_kind(tmp_path: Path, kind: str, begins: bytes):
    file = tmp_path / f"week.{kind}"
    paint(weeks.example(), file, kind)

    assert file.read_bytes().startswith(begins)


def test_two_weeks_make_a_higher_picture(tmp_path: Path):
    one, two = tmp_path / "one.svg", tmp_path / "two.svg"
    paint_svg(weeks.example(), one)
    paint_svg([weeks.example(), weeks.with_breaks()], two)

    assert two.stat().st_size > one.stat().st_size


def test_a_picture_that_was_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path):
    file = tmp_path / "week.png"
    file.write_text("old")
    paint_png(weeks.example(), file, scale=1.0)

    assert file.read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["week.png"]


@pytest.mark.parametrize("paint_file", [paint_png, paint_svg, paint_pdf])
def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path, paint_file):
    file = tmp_path / "nowhere" / "week.picture"

    with pytest.raises(TrackerError) as failure:
        paint_file(weeks.example(), file)
    assert failure.value.sentence == (
        f"The picture cannot be written to {file} (No such file or directory); name another file."
    )


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_picture_is_its_owners_alone(tmp_path: Path, kind: str):
    file = tmp_path / "week"
    paint(weeks.example(), file, kind)

    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_picture_and_is_told(tmp_path: Path, monkeypatch):
    file = tmp_path / "week.pdf"
    file.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TrackerError) as failure:
        paint_pdf(weeks.example(), file)

    assert failure.value.sentence == (
        f"The picture cannot be written to {file} (No space left on device); name another file."
    )
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["week.pdf"]


def test_a_folder_is_no_file_to_paint_into(tmp_path: Path):
    with pytest.raises(TrackerError, match="that is a folder; name a file"):
        paint_png(weeks.example(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path):
    blocking = tmp_path / "file"
    blocking.write_text("")

    with pytest.raises(TrackerError, match="cannot be written"):
        paint_png(weeks.example(), blocking / "week.png")


def test_a_failed_rename_leaves_the_old_picture_and_nothing_else(tmp_path: Path, monkeypatch):
    """GIVEN an old picture WHEN the new one cannot take its place THEN the old one is whole."""
    file = tmp_path / "week.png"
    file.write_text("old")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(TrackerError, match="Permission denied"):
        paint_png(weeks.example(), file, scale=1.0)

    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["week.png"]


@pytest.mark.parametrize(
    ("country", "size"),
    [
        (QLocale.Country.Norway, (842, 595)),
        (QLocale.Country.UnitedKingdom, (842, 595)),
        (QLocale.Country.UnitedStates, (792, 612)),
    ],
)
def test_a_page_has_the_size_that_is_usual_here(tmp_path: Path, monkeypatch, country, size):
    """GIVEN a region WHEN two weeks go on paper THEN each is a page of A4 or Letter, lying."""
    there = QLocale(QLocale.Language.English, country)
    monkeypatch.setattr(QLocale, "system", lambda: there)
    file = tmp_path / "week.pdf"
    paint_pdf([weeks.example(), weeks.with_breaks()], file)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())

    assert [(round(float(width)), round(float(height))) for width, height in boxes] == [size] * 2


@pytest.mark.parametrize(("kind", "size"), [("pdf-a4", (842, 595)), ("pdf-letter", (792, 612))])
def test_a_page_has_the_size_that_was_asked_for(tmp_path: Path, kind: str, size):
    paint(weeks.example(), tmp_path / "week.pdf", kind)
    [box] = re.findall(
        rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", (tmp_path / "week.pdf").read_bytes()
    )

    assert tuple(round(float(side)) for side in box) == size


def test_each_week_of_a_pdf_tells_the_same_as_on_a_page_of_its_own(tmp_path: Path):
    """GIVEN weeks of other shapes WHEN they go into one file THEN no page changes by the others."""
    alone = []
    for week in (weeks.example(), weeks.with_breaks()):
        paint_pdf(week, tmp_path / "one.pdf")
        alone += pdf_pages((tmp_path / "one.pdf").read_bytes())
    paint_pdf([weeks.example(), weeks.with_breaks()], tmp_path / "two.pdf")

    assert pdf_pages((tmp_path / "two.pdf").read_bytes()) == alone


def test_a_pdf_carries_its_fonts_and_no_name_of_a_person(tmp_path: Path):
    paint_pdf([weeks.example(), weeks.with_breaks()], tmp_path / "weeks.pdf")
    raw = (tmp_path / "weeks.pdf").read_bytes()

    assert raw.count(b"/FontDescriptor\n") == raw.count(b"/FontFile2 ") > 0
    assert b"/Subtype /Image" not in raw
    assert b"/Author ()" in raw or b"/Author" not in raw


def test_the_chart_of_a_page_is_the_days_without_words_above_and_figures_below(tmp_path: Path):
    chart, whole = tmp_path / "chart.svg", tmp_path / "whole.svg"
    paint(weeks.example(), chart, "chart")
    paint_svg(weeks.example(), whole, width=CHART_WIDTH)
    size = re.compile(rb'<svg width="(\d+)" height="(\d+)"\s*viewBox="(\d+) 0 (\d+) (\d+)"')
    found, other = size.search(chart.read_bytes()), size.search(whole.read_bytes())

    assert found is not None
    assert other is not None
    assert int(found[1]) == int(found[4]) == CHART_WIDTH - 2 * int(found[3]) < CHART_WIDTH
    assert int(found[2]) == int(found[5]) < int(other[2]) - 150


def test_qt_is_not_imported_before_a_picture_is_painted():
    told = subprocess.run(
        [sys.executable, "-c", "import ui.picture.export, sys; print('PySide6' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "False"


def test_a_picture_needs_no_display_and_no_application(tmp_path: Path):
    """GIVEN a process without Qt and without a display WHEN it paints THEN there is a picture."""
    file = tmp_path / "week.png"
    script = (
        "import sys, pathlib; from tests.ui import weeks; from ui.picture.export import paint_png;"
        "paint_png(weeks.example(), pathlib.Path(sys.argv[1]), scale=1.0)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": ".", "LANG": "C.UTF-8"},
    )

    assert told.stderr == ""
    assert file.read_bytes().startswith(b"\x89PNG")


NASTY = (
    "<script>alert(1)</script>",
    '"/><image href="http://nowhere.invalid/x"/>',
    "]]> <!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]> &x;",
    "&lt;b&gt; &amp; &#60;",
    "one\r\ntwo\u2028three",
    "\x00\x07\x1b[31m\x7f\ufffe",
)
SHAPES = {"svg", "title", "desc", "defs", "g", "path", "rect", "polyline", "polygon", "circle"}
SHAPES |= {"ellipse", "line", "text", "linearGradient", "stop", "clipPath"}


@pytest.mark.parametrize("kind", ["svg", "chart"])
@pytest.mark.parametrize("text", NASTY)
def test_what_a_day_is_called_is_drawn_and_never_markup(tmp_path, kind, text):
    """Names of days come from another library; letters are shapes, so no text of others is left."""
    days = {date(2026, 11, 16): text, date(2026, 11, 18): text}
    file = tmp_path / "week.svg"
    paint(balance(holidays=days), file, kind)
    picture = file.read_text("utf-8")
    found = list(ET.fromstring(picture).iter())  # noqa: S314 - painted here

    assert {element.tag.rpartition("}")[2] for element in found} <= SHAPES
    assert not [name for element in found for name in element.attrib if name.startswith("on")]
    assert not [name for element in found for name in element.attrib if name.endswith("href")]
    assert not [word for word in ("<!DOCTYPE", "<!ENTITY", "alert", "passwd") if word in picture]
