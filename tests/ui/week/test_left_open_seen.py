"""Work apps left open, in the picture of a week: a thin line beneath the bars, and its words."""

import pytest

from tests.ui import weeks
from tests.ui.weeks import LOCKED, UNLOCKED
from tracker.domain.week import WeekBalance
from tracker.wording import use_language
from ui.picture.layout import lay_out
from ui.picture.marks import Layout, Look, Mark


@pytest.fixture
def layout_of(typesetter):
    """Lay a week out."""
    return lambda balance, width=1160.0: lay_out([balance], width, typesetter(1.0))[0]


def lines(layout: Layout) -> list[Mark]:
    return [mark for mark in layout.marks if mark.look is Look.LEFT_OPEN]


def test_what_was_left_open_is_a_line_beneath_the_bars(layout_of):
    layout = layout_of(weeks.with_open_apps())

    assert [mark.row for mark in lines(layout)] == [1, 1, 3]
    bars = [mark.rect.bottom for mark in layout.marks if mark.look is Look.INSIDE]
    for line in lines(layout):
        row = layout.rows[line.row]
        assert max(bottom for bottom in bars if bottom <= row.bottom) < line.rect.y
        assert line.rect.bottom <= row.bottom


def test_it_reaches_from_the_end_of_core_hours_to_the_end_of_the_app(layout_of):
    layout = layout_of(weeks.with_open_apps())
    thursday = lines(layout)[2]
    sixteen = next(text.rect.middle_x for text in layout.texts if text.words == "16")

    assert thursday.rect.x == pytest.approx(sixteen, abs=1)
    assert thursday.rect.width > 200


@pytest.mark.parametrize(
    ("kind", "screen"), [(UNLOCKED, "screen unlocked"), (LOCKED, "screen locked")]
)
def test_a_pointer_hears_how_long_and_behind_which_screen(layout_of, kind, screen):
    layout = layout_of(weeks.with_open_apps(kinds=(kind,) * 4))
    thursday = lines(layout)[2]

    found = layout.mark_at(thursday.rect.middle_x, thursday.rect.middle_y)
    assert found is thursday
    assert found.label.tooltip.splitlines() == [
        "Thursday 19 November",
        "16:00–23:30",
        "7 h 30 min",
        "work apps left open",
        screen,
    ]


def test_a_line_of_both_says_how_long_the_screen_was_unlocked(layout_of):
    layout = layout_of(weeks.with_open_apps())

    assert lines(layout)[0].label.tooltip.splitlines()[-1] == "screen unlocked for 2 h 45 min of it"


def test_a_screen_reader_hears_it_of_the_day_and_of_the_line(layout_of):
    layout = layout_of(weeks.with_open_apps())
    tuesday = next(mark for mark in layout.marks if mark.look is Look.DAY and mark.row == 1)

    assert "work apps left open for 6 h 15 min" in tuesday.label.name
    assert lines(layout)[2].label.name.startswith("Thursday 19 November, 16:00–23:30, 7 h 30 min")


def test_the_legend_names_it(layout_of):
    assert Look.LEFT_OPEN in [s.look for s in layout_of(weeks.with_open_apps()).swatches]
    assert Look.LEFT_OPEN not in [s.look for s in layout_of(weeks.example()).swatches]


@pytest.mark.parametrize("until", ["16:14", "16:15"])
def test_a_few_minutes_after_work_are_not_drawn(layout_of, until):
    layout = layout_of(weeks.with_open_apps(until=until, days=(3,)))

    assert bool(lines(layout)) is (until == "16:15")


def test_what_lies_beyond_the_hours_shown_is_left_out(layout_of):
    """A night in which an app stood open does not make the picture wider."""
    plain, layout = layout_of(weeks.example()), layout_of(all_night())

    assert lines(layout) == []
    assert hours(layout) == hours(plain)


def all_night() -> WeekBalance:
    return weeks.with_open_apps(times={3: (("24:30", "27:30"),)}, days=(3,))


def hours(layout: Layout) -> list[str]:
    return [text.words for text in layout.texts if text.words.isdigit()]


def test_nobody_is_ever_called_online(layout_of):
    layout = layout_of(weeks.with_open_apps())

    assert not [mark for mark in layout.marks if "online" in mark.label.name.casefold()]
    use_language("nb")
    assert not [m for m in layout_of(weeks.with_open_apps()).marks if "online" in m.label.name]
