"""Whatever is on record leaves and arrives without loss, cell by cell and week by week."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.carrying.records import BEGUN, NOW, Rows, put_on_record, records
from tests.hands import FakeClock
from tracker.carrying.arriving import look_through, take_in
from tracker.carrying.leaving import export
from tracker.carrying.manifest import NAME
from tracker.domain.week import Week, WeekBalance
from tracker.hall import Tracker
from tracker.paths import Home

WEEKS = [Week.of((BEGUN + timedelta(days=days)).date()) for days in (-7, 0, 7, 14)]
NOT_READ_BACK = "record/networks.csv"
SETTINGS = '[hours]\nzone = "Europe/Oslo"  # home\n[movement]\nevery_min = 40\n'


def left(home: Home, folder: Path) -> tuple[dict[str, bytes], list[WeekBalance]]:
    """Export a home; return all files but the list, and what its weeks come to."""
    with Tracker.open(home, FakeClock(NOW), create=False) as tracker:
        export(tracker, folder)
        weeks = [tracker.week(week) for week in WEEKS]
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    del files[NAME]
    del files[NOT_READ_BACK]
    return files, weeks


# Without shrinking: a record of twenty tables would take minutes to shrink.
@settings(max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(rows=records(), text=st.sampled_from(["", SETTINGS]))
def test_an_export_that_was_taken_in_is_exported_byte_for_byte_again(rows: Rows, text: str):
    """GIVEN any record WHEN it moves to an empty home THEN files and weeks there are the same."""
    with TemporaryDirectory() as name:
        old, new = Home(Path(name, "old")), Home(Path(name, "new"))
        put_on_record(old, rows)
        if text:
            old.settings.write_text(text, encoding="utf-8")
        files, weeks = left(old, Path(name, "out"))
        take_in(new, look_through(Path(name, "out")), NOW, in_place_of_all=False)

        assert left(new, Path(name, "again")) == (files, weeks)
        assert new.settings.exists() == bool(text)


def test_more_rows_than_are_held_at_once_arrive_too(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tracker.store.carrying._AT_ONCE", 2)
    old, new = Home(tmp_path / "old"), Home(tmp_path / "new")
    with Tracker.open(old, FakeClock(NOW)) as tracker:
        for hours in range(5):
            start = BEGUN + timedelta(hours=hours)
            tracker.corrections.add(start, start + timedelta(minutes=50))
    files, weeks = left(old, tmp_path / "out")
    arrival = look_through(tmp_path / "out")
    take_in(new, arrival, NOW, in_place_of_all=False)

    assert arrival.rows["work"] == 5
    assert left(new, tmp_path / "again") == (files, weeks)
