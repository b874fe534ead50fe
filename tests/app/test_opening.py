"""Opening a home: to look at it nothing is written; what is in the way is told in one sentence."""

import os
import sqlite3
from datetime import UTC, date, datetime

import pytest

from tests.hands import FakeClock, another_recorder, at, span
from tracker.clock import NOW_VARIABLE, clock_from_environment
from tracker.domain.week import Week
from tracker.errors import (
    BackupError,
    FolderError,
    JournalBusyError,
    NewerJournalError,
    SettingsError,
    StoreError,
)
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.settings import Settings
from tracker.wording import language

W47 = Week(2026, 47)


def everything(folder):
    """Return all that lies in a folder, to the byte."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def look_at_everything(home):
    with Tracker.open(home, FakeClock(), create=False) as tracker:
        tracker.week(W47)
        tracker.status()
        tracker.sessions(date(2026, 11, 16), date(2026, 11, 22))
        tracker.days.leave()
        return tracker.notices


# --- Only to look ---------------------------------------------------------------------------------


def test_looking_at_a_home_that_is_not_there_makes_none(tmp_path):
    look_at_everything(Home(tmp_path / "nowhere"))

    assert list(tmp_path.iterdir()) == []


def test_looking_at_an_empty_home_leaves_it_empty(home):
    home.folder.mkdir()

    look_at_everything(home)

    assert list(home.folder.iterdir()) == []


def test_looking_writes_nothing_into_a_home_with_a_journal(home, tracker):
    tracker.corrections.add(at("08:00"), at("09:00"))
    tracker.close()
    before = everything(home.folder)

    look_at_everything(home)

    assert everything(home.folder) == before


def test_looking_leaves_broken_settings_where_they_are_and_says_so(home):
    home.folder.mkdir()
    home.settings.write_text("[rest\n", encoding="utf-8")
    before = everything(home.folder)

    [notice] = look_at_everything(home)

    assert "until that is put right, defaults are used." in notice
    assert everything(home.folder) == before


def test_opening_to_write_sets_broken_settings_aside_and_says_so(home):
    home.folder.mkdir()
    home.settings.write_text("[rest\n", encoding="utf-8")

    with Tracker.open(home, FakeClock()) as tracker:
        [notice] = tracker.notices
        assert tracker.settings == Settings()

    assert "set aside as settings.broken-20261123-070000.toml" in notice
    assert not home.settings.exists()


def test_what_is_recorded_meanwhile_can_be_looked_at(home, tracker, clock):
    recorder = tracker.record()
    recorder.start(clock.read())
    tracker.corrections.add(at("08:00"), at("09:00"))

    with Tracker.open(home, FakeClock(), create=False) as looking:
        assert [work.span for work in looking.sessions(date(2026, 11, 16), date(2026, 11, 16))] == [
            span("08:00-09:00")
        ]
        assert looking.status().recording is False


# --- The clock that is set from outside -----------------------------------------------------------


def test_the_present_can_be_set_from_outside(home, monkeypatch):
    monkeypatch.setenv(NOW_VARIABLE, "2026-11-20T10:00:00+01:00")

    with Tracker.open(home, clock_from_environment(), create=False) as tracker:
        assert tracker.now == datetime(2026, 11, 20, 9, tzinfo=UTC)
        assert tracker.this_week() == W47
        assert not tracker.week(W47).complete


# --- What is in the way ---------------------------------------------------------------------------


def test_a_home_that_cannot_be_made_is_told_of(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(FolderError) as caught:
        Tracker.open(Home(tmp_path / "file" / "home"), FakeClock())

    assert caught.value.sentence.endswith("; name another one with --home.")
    assert str(tmp_path / "file" / "home") in caught.value.sentence


def test_a_home_that_cannot_be_written_to_is_told_of(home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)

    with pytest.raises(FolderError) as caught:
        Tracker.open(home, FakeClock())

    assert "cannot be written to; give yourself the right to" in caught.value.sentence


@pytest.mark.parametrize("create", [True, False])
def test_a_journal_of_a_newer_version_is_told_of_and_left_as_it_is(home, tracker, create):
    tracker.corrections.add(at("08:00"), at("09:00"))
    tracker.close()
    with sqlite3.connect(home.journal) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    connection.close()
    before = home.journal.read_bytes()

    with (
        Tracker.open(home, FakeClock(), create=create) as again,
        pytest.raises(NewerJournalError) as caught,
    ):
        again.week(W47)

    assert "newer version" in caught.value.sentence
    assert home.journal.read_bytes() == before


def test_a_journal_that_is_none_is_told_of(home):
    home.folder.mkdir()
    home.journal.write_bytes(b"This is not a journal at all." * 100)

    with (
        Tracker.open(home, FakeClock(), create=False) as tracker,
        pytest.raises(StoreError) as caught,
    ):
        tracker.status()

    assert "is damaged" in caught.value.sentence


def test_the_settings_are_usable_although_the_journal_is_not(home):
    home.folder.mkdir()
    home.journal.write_bytes(b"This is not a journal at all." * 100)

    with Tracker.open(home, FakeClock()) as tracker:
        tracker.set("rest.daily_h", "12", date(2026, 11, 23))

        assert tracker.settings.hours.schedule[-1].daily_h == 12


# --- Settings -------------------------------------------------------------------------------------


def test_a_setting_that_does_not_fit_changes_nothing(tracker):
    before = tracker.settings

    with pytest.raises(SettingsError):
        tracker.set("rest.daily_h", "forty", date(2026, 11, 23))

    assert tracker.settings == before


def test_the_language_is_spoken_as_soon_as_it_is_set(home, tracker):
    tracker.set("general.language", "nb", date(2026, 11, 23))
    assert language() == "nb"
    tracker.close()

    with Tracker.open(home, FakeClock(), create=False):
        assert language() == "nb"


def test_what_is_wrong_with_settings_is_told_in_the_language_of_the_system(home, monkeypatch):
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    home.folder.mkdir()
    home.settings.write_text("[rest\n", encoding="utf-8")

    [notice] = look_at_everything(home)

    assert notice.startswith("settings.toml: linje 1")


# --- Safekeeping ----------------------------------------------------------------------------------


def test_a_backup_brings_work_and_settings_back(home, tracker, tmp_path):
    tracker.set("hours.zone", "Asia/Tokyo", date(2026, 11, 23))
    tracker.corrections.add(at("08:00"), at("09:00"))
    file = tracker.backup(tmp_path / "kept.zip")
    tracker.corrections.add(at("10:00"), at("11:00"))
    tracker.set("hours.zone", "Europe/Oslo", date(2026, 11, 23))
    tracker.set("general.language", "nb", date(2026, 11, 23))

    kept = tracker.restore(file)

    assert kept is not None
    assert kept.exists()
    assert [work.span for work in tracker.sessions(date(2026, 11, 1), date(2026, 11, 30))] == [
        span("08:00-09:00")
    ]
    assert tracker.zone == "Asia/Tokyo"
    assert tracker.schedule.home_zone == "Asia/Tokyo"
    assert language() == "en"


def test_a_file_that_is_no_backup_changes_nothing(home, tracker, tmp_path):
    (tmp_path / "kept.zip").write_bytes(b"nothing of the kind")
    tracker.corrections.add(at("08:00"), at("09:00"))

    with pytest.raises(BackupError):
        tracker.restore(tmp_path / "kept.zip")

    assert len(tracker.sessions(date(2026, 11, 16), date(2026, 11, 16))) == 1


def test_nothing_is_left_after_everything_was_deleted_and_one_can_begin_anew(home, tracker):
    tracker.corrections.add(at("08:00"), at("09:00"))
    tracker.backup()

    tracker.delete_all()

    assert not home.folder.exists()
    assert tracker.settings == Settings()
    assert tracker.sessions(date(2026, 11, 16), date(2026, 11, 16)) == []


@pytest.mark.parametrize("what", ["restore", "delete_all"])
def test_nothing_is_replaced_or_deleted_while_another_process_records(
    home, tracker, tmp_path, what
):
    tracker.corrections.add(at("08:00"), at("09:00"))
    file = tracker.backup(tmp_path / "kept.zip")
    with (
        another_recorder(home),
        pytest.raises(JournalBusyError),
    ):
        tracker.restore(file) if what == "restore" else tracker.delete_all()

    assert len(tracker.sessions(date(2026, 11, 16), date(2026, 11, 16))) == 1
