"""Pictures in files: whole or not at all, one sentence when it cannot be, no Qt before."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui import weeks
from tracker.errors import TrackerError
from ui.week.export import paint, paint_png, paint_svg

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
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


@pytest.mark.parametrize("paint_file", [paint_png, paint_svg])
def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path, paint_file):
    file = tmp_path / "nowhere" / "week.picture"

    with pytest.raises(TrackerError) as failure:
        paint_file(weeks.example(), file)
    assert failure.value.sentence == (
        f"The picture cannot be written to {file} (No such file or directory); name another file."
    )


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


def test_qt_is_not_imported_before_a_picture_is_painted():
    told = subprocess.run(
        [sys.executable, "-c", "import ui.week.export, sys; print('PySide6' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "False"


def test_a_picture_needs_no_display_and_no_application(tmp_path: Path):
    """GIVEN a process without Qt and without a display WHEN it paints THEN there is a picture."""
    file = tmp_path / "week.png"
    script = (
        "import sys, pathlib; from tests.ui import weeks; from ui.week.export import paint_png;"
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
