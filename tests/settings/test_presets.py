"""The weeks to begin with: what they are, and that each can be kept and is known again."""

from datetime import date

import pytest

from tracker.settings import Settings
from tracker.settings.dated import EARLIEST
from tracker.settings.presets import PLANS, Plan, Preset, plan_on, preset_of, values_of
from tracker.settings.week_hours import NO_HOURS, texts_of, weekly_minutes
from tracker.settings.writing import save

TODAY = date(2026, 11, 23)


def test_every_way_to_lay_work_out_has_a_week():
    assert list(PLANS) == list(Preset)


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_is_kept_and_known_again(home, preset):
    settings = save(home, values_of(PLANS[preset]), from_day=EARLIEST)

    assert preset_of(plan_on(settings, TODAY)) is preset
    assert len(settings.hours.schedule) == 1


def test_what_holds_by_itself_is_one_block_a_day():
    assert preset_of(plan_on(Settings(), TODAY)) is Preset.SEPARATE


def test_a_week_of_ones_own_is_no_preset():
    own = Plan((((480, 1000),), *NO_HOURS[1:]))

    assert preset_of(own) is None


@pytest.mark.parametrize(
    ("preset", "monday", "flex", "hours"),
    [
        (Preset.SEPARATE, "08:00-16:00", (0, 0), 40),
        (Preset.MIXED, "08:00-15:00 20:00-22:00", (0, 0), 45),
        (Preset.PART_TIME, "08:00-12:00", (0, 0), 20),
        (Preset.NIGHT, "22:00-06:00", (0, 0), 40),
        (Preset.STATE_FLEXITIME, "09:00-14:30", (180, 180), 27.5),
        (Preset.NO_FIXED_HOURS, "", (0, 0), 0),
    ],
)
def test_the_hours_of_a_preset(preset, monday, flex, hours):
    plan = PLANS[preset]

    assert " ".join(texts_of(plan.week[0])) == monday
    assert (plan.flex_before_min, plan.flex_after_min) == flex
    assert weekly_minutes(plan.week) == hours * 60
    assert plan.week[5:] == ((), ())
