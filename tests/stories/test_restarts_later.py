"""Restarts in which something else is out of the ordinary: a pause, a night, a clock, a journey."""

from datetime import timedelta

import pytest

from tests.hands import at, span
from tests.store.test_erasing import everything_in, micros
from tests.stories.living import HOUR, MINUTE, Life
from tracker.domain.model import Choice, CoverageKind, EndReason, Phase

NEW_YORK = "America/New_York"
LOST = 2 * MINUTE


# --- What the person asked for --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "reason", "kind"),
    [
        (("pause", "until", "tomorrow"), EndReason.PAUSE, CoverageKind.UNKNOWN),
        (("stop",), EndReason.STOP, CoverageKind.TRACKED),
        (("private",), EndReason.PRIVATE, CoverageKind.TRACKED),
    ],
)
def test_a_restart_counts_nobody_who_asked_not_to_be_counted(life, words, reason, kind):
    life.at("09:00").comes()
    life.at("10:00").says(*words)
    life.at("10:30").is_gone_for(5 * MINUTE)
    assert life.tracker.status().held_until == at("04:00", 1)
    life.at("12:00").quits()
    life.at("12:10").starts(booted_at=at("12:05"))
    life.comes()
    life.at("20:00")
    assert life.tracker.status().phase is (
        Phase.PRIVATE if reason is EndReason.PRIVATE else Phase.PAUSED
    )
    life.at("04:30", 1).locks()

    assert life.sessions() == [span("09:00-10:00"), span("04:00-04:30", 1)]
    covered = life.tracker._journal.read(span("19:00-20:00")).coverage
    assert [c.kind for c in covered] == [kind]
    assert life.tracker.status().held_until is None


def test_a_pause_without_an_end_lasts_over_any_number_of_days(life):
    life.at("09:00").comes()
    life.at("10:00").says("pause")
    life.at("11:00").dies()
    life.at("08:00", 2).starts()
    life.works("08:05", "09:00", 2)
    life.says("resume")
    life.works("09:10", "10:00", 2)

    assert life.sessions() == [span("09:00-10:00"), span("09:10-10:00", 2)]


def test_a_pause_that_ended_while_the_program_was_away_leaves_nothing(life):
    life.at("09:00").comes()
    life.at("10:00").says("pause", "30m")
    life.at("10:10").is_gone_for(25 * MINUTE)

    assert life.tracker._journal.past(life.clock.at).hold is None
    assert life.tracker.status().phase is Phase.WORKING


def test_private_time_is_erased_though_the_power_went_before_it_could_be(life, home):
    life.at("09:00").comes()
    life.at("10:00").says("private", "last", "20m")
    life.at("10:00:03").dies()
    life.at("10:05").starts()

    assert life.sessions() == [span("09:00-09:40")]
    assert life.tracker.status().phase is Phase.PRIVATE
    assert micros(at("10:00:10")).to_bytes(8, "big") not in everything_in(home)
    covered = life.tracker._journal.read(span("09:30-10:00")).coverage
    assert [c.kind for c in covered] == [CoverageKind.TRACKED]


def test_private_time_can_still_be_taken_back_where_the_program_is_back_in_time(life):
    life.at("09:00").comes()
    life.at("10:00").says("private", "last", "20m")
    life.at("10:00:03").dies()
    life.at("10:00:06").starts()
    assert life.tracker.status().private_undo_until == at("10:00:10")

    life.says("resume")
    life.at("11:00")
    assert life.sessions()[0] == span("09:00-10:00")


def test_private_time_that_was_taken_back_is_not_erased_at_the_next_start(life):
    life.at("09:00").comes()
    life.at("10:00").says("private", "last", "20m")
    life.at("10:00:03").says("resume")
    life.at("10:00:05").is_gone_for(5 * MINUTE)

    assert life.sessions()[0] == span("09:00-10:00")


# --- Days, zones and clocks -----------------------------------------------------------------------


def test_a_restart_over_midnight_is_in_the_same_day(life):
    life.at("23:30").comes()
    life.at("23:50").dies()
    life.at("00:10", 1).starts()
    life.comes()
    life.at("00:44", 1)
    assert life.told() == ["23:45 outside_core"]

    life.at("00:46", 1)
    assert life.told() == ["23:45 outside_core", "00:45 still_outside"]


def test_a_new_day_begins_anew(life):
    life.works_late(Choice.NOT_TODAY)
    life.at("17:00").dies()
    life.at("05:00", 1).starts()
    life.comes()
    life.at("05:16", 1)

    assert life.told() == ["16:15 outside_core", "05:15 outside_core"]


def test_the_night_in_which_the_clocks_change_is_one_evening(home):
    """From two to three it is twice two o'clock; an hour between questions stays an hour."""
    life = Life(home, at("20:00", -23))
    life.at("02:30", -22).comes()
    life.until(life.clock.at + 16 * MINUTE)
    life.is_gone_for(LOST)
    life.until(at("02:45", -22) + HOUR - timedelta(seconds=1))
    assert len(life.prompts()) == 1

    life.until(at("02:45", -22) + HOUR)
    assert [p.kind for p in life.prompts()] == ["outside_core", "still_outside"]
    life.tracker.close()


def test_a_journey_between_does_not_make_it_ask_again(life):
    """The question came at a quarter past seven in Oslo; where the computer is, it is night."""
    life.at("07:00", 1).comes()
    life.at("07:20", 1).answers(Choice.NOT_TODAY)
    life.at("07:30", 1).dies()
    life.at("14:00", 1)
    life.clock.zone = NEW_YORK
    life.starts()
    life.at("18:00", 1).comes()
    life.at("20:00", 1)

    assert life.told() == ["07:15 outside_core"]


@pytest.mark.parametrize("hours", [1, 3, 30])
def test_a_clock_that_was_set_back_meanwhile_does_not_make_it_ask_sooner(life, hours):
    life.works_late(Choice.WRAP_UP)
    life.at("16:32").dies()
    life.clock.set_wall(-hours * 3600)
    life.starts()
    life.comes()
    begun = life.clock.at
    life.until(begun + 59 * MINUTE)

    assert len(life.told()) == 2  # at a quarter past four, and when the quarter of an hour was over


def test_a_clock_that_was_set_forward_meanwhile_is_another_day(life):
    life.works_late(Choice.NOT_TODAY)
    life.at("16:30").dies()
    life.clock.set_wall(24 * 3600)
    life.starts()
    life.comes()
    life.until(life.clock.at + 16 * MINUTE)

    assert len(life.told()) == 2


def test_other_hours_hold_from_the_next_start_on(life, home):
    life.works_late()
    life.at("16:30").dies()
    life.home.settings.write_text(
        "[hours]\nzone = 'Europe/Oslo'\n[[hours.schedule]]\nfrom = 2026-01-01\n"
        "mon = ['08:00-18:00']\n",
        encoding="utf-8",
    )
    life.starts()
    life.comes()
    life.at("18:16")

    assert life.told() == ["16:15 outside_core", "18:15 outside_core"]
