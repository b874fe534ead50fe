"""What the person said about networks is kept, carried along, and forgotten when they say so."""

import sqlite3
from contextlib import closing
from datetime import timedelta

from tests.store.days import NOW, span
from tracker.domain.events import Erased
from tracker.domain.model import Place
from tracker.domain.whereabouts import Chosen
from tracker.paths import Home
from tracker.store.backups import backup
from tracker.store.journal import Journal
from tracker.store.keeper import delete_all, restore
from tracker.store.networks import KEY_BYTES

OFFICE = Chosen(Place.WORKPLACE, "flat", NOW + timedelta(hours=9))


def test_the_key_is_random_and_stays(home, tmp_path):
    with Journal.open(home, NOW) as journal:
        key = journal.network_key()
    with Journal.open(home, NOW) as journal:
        assert journal.network_key() == key
    with Journal.open(Home(tmp_path / "other"), NOW) as other:
        assert other.network_key() != key

    assert len(key) == KEY_BYTES


def test_a_network_is_kept_once_however_often_its_place_changes(journal):
    journal.keep_network("flat", None)
    assert journal.networks() == {"flat": None}

    journal.keep_network("flat", Place.HOME)
    journal.keep_network("desk", Place.WORKPLACE)
    journal.keep_network("flat", Place.OTHER)

    assert journal.networks() == {"flat": Place.OTHER, "desk": Place.WORKPLACE}


def test_what_was_chosen_for_the_day_is_kept_until_it_is_taken_back(journal):
    assert journal.chosen() is None

    journal.choose(OFFICE)
    assert journal.chosen() == OFFICE

    journal.choose(None)
    assert journal.chosen() is None


def test_a_place_can_be_chosen_where_there_is_no_network(journal):
    chosen = Chosen(Place.OTHER, "", NOW)

    journal.choose(chosen)

    assert journal.chosen() == chosen


def test_forgetting_leaves_the_key_alone(journal):
    key = journal.network_key()
    journal.keep_network("flat", Place.HOME)
    journal.choose(OFFICE)

    journal.forget_networks()

    assert journal.networks() == {}
    assert journal.chosen() is None
    assert journal.network_key() == key


def test_a_backup_carries_networks_and_key_to_another_home(home, tmp_path):
    with Journal.open(home, NOW) as journal:
        key = journal.network_key()
        journal.keep_network("flat", Place.HOME)
        journal.choose(OFFICE)
    carried = backup(home, tmp_path / "carried.kjernetid", NOW)
    other = Home(tmp_path / "other")

    restore(other, carried, NOW)

    with Journal.open(other, NOW) as journal:
        assert journal.network_key() == key
        assert journal.networks() == {"flat": Place.HOME}
        assert journal.chosen() == OFFICE


def test_with_all_else_they_are_deleted(home):
    with Journal.open(home, NOW) as journal:
        key = journal.network_key()
        journal.keep_network("flat", Place.HOME)

    delete_all(home)

    assert not home.folder.exists()
    with Journal.open(home, NOW) as journal:
        assert journal.networks() == {}
        assert journal.network_key() != key


def test_private_time_takes_no_network_along_since_none_tells_when_it_was_there(journal):
    journal.keep_network("flat", Place.HOME)

    journal.record([Erased(NOW, span("08:00-12:00"))], NOW)

    assert journal.networks() == {"flat": Place.HOME}


def test_nothing_tells_when_a_network_was_joined(home):
    with Journal.open(home, NOW) as journal:
        journal.keep_network("flat", Place.HOME)

    with closing(sqlite3.connect(home.journal)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(network)")]
    assert columns == ["device_id", "token", "place"]
