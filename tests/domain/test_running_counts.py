"""A listed work app that runs as a sign of work, where nothing tells which app is in front."""

import pytest

from tests.timeline import Timeline, rules


def running() -> Timeline:
    listed = frozenset({"teams"})
    return Timeline(obeying=rules(is_shared=True, apps=listed, running_counts=True))


def test_app_that_runs_counts_where_the_person_said_so_and_nothing_tells_of_the_front():
    day = running().works("18:00", "10min").opens("teams").works("10min").opens().works("10min")

    assert day.sessions == ["18:10-18:20 stop"]


def test_app_that_runs_counts_for_nothing_without_anybody_at_it():
    assert running().at("18:00").starts().opens("teams").passes("1h").started == []


def test_app_that_is_not_listed_counts_for_nothing():
    assert running().works("18:00", "10min").opens("game").works("10min").started == []


@pytest.mark.parametrize("front", ["", "game"])
def test_app_that_runs_is_no_sign_where_something_tells_of_the_front(front):
    day = running().works("18:00", "10min").fronts(front).opens("teams").works("1h")

    assert day.started == []


def test_app_in_front_counts_there_as_always():
    day = running().works("18:00", "10min").opens("teams").works("5min").fronts("")
    day.works("5min").fronts("teams").works("5min").locks()

    assert day.sessions == ["18:10-18:15 stop", "18:20-18:25 lock"]


def test_sensor_of_the_front_that_is_lost_leaves_it_at_no_sign():
    """It then says that nothing is in front; in doubt nothing is recorded."""
    day = running().works("18:00", "5min").opens("teams").fronts("teams").works("5min").fronts("")

    assert day.works("1h").sessions == ["18:05-18:10 stop"]


def test_app_that_runs_does_not_matter_in_core_hours():
    assert running().works("09:00", "10min").opens("teams").works("1h").locks().sessions == [
        "09:00-10:10 lock"
    ]
