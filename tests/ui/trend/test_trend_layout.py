"""Layouts of every kind of trend, at every size and in both languages."""

import itertools
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.trends import EXAMPLE, trend
from tests.ui.trend.rows import EVERY_TREND
from tracker.domain.trend import Mark
from tracker.wording import LANGUAGES, use_language
from ui.picture.geometry import Rect
from ui.trend.layout import lay_out
from ui.trend.marks import Layout, Look, Part
from ui.trend.scale import HEADROOM, LINES, STEPS_A_DAY, STEPS_A_WEEK, upright

WIDTHS, SCALES = (640, 1160, 3840), (1.0, 2.0, 3.0)
WORK = (Look.INSIDE, Look.FLEX, Look.CHOSEN, Look.SPILLED)
trend_of = cache(lambda name: EVERY_TREND[name]())

each_trend = pytest.mark.parametrize("name", EVERY_TREND)
each_drawn = pytest.mark.parametrize("name", [n for n in EVERY_TREND if n != "nothing on record"])


@pytest.fixture
def layout_of(typesetter):
    def lay(shown, width=1160, scale=1.0, height=0.0) -> Layout:
        found = trend_of(shown) if isinstance(shown, str) else shown
        return lay_out(found, width, typesetter(scale), scale=scale, height=height)

    return lay


def inside(layout: Layout, rect: Rect) -> bool:
    across = rect.x >= 0 and rect.right <= layout.width
    return across and rect.y >= 0 and rect.bottom <= layout.height


def with_air(rect: Rect) -> Rect:
    return replace(rect, x=rect.x - 1, width=rect.width + 2)


def words_of(layout: Layout) -> list[str]:
    return [text.words for text in layout.texts]


def parts(found, look: Look) -> list[Part]:
    return [part for part in found if part.look is look]


@each_trend
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_holds_all_of_itself_and_no_two_texts_touch(layout_of, name, code, width, scale):
    use_language(code)
    layout = layout_of(name, width, scale)
    texts = [text.rect for text in layout.texts]
    drawn = [part.rect for part in (*layout.bars, *layout.grounds, *layout.swatches)]
    drawn += [column.rect for column in layout.columns]

    assert [rect for rect in (*texts, *drawn) if not inside(layout, rect.grown(-0.01))] == []
    pairs = itertools.combinations([with_air(rect) for rect in texts], 2)
    assert [(a, b) for a, b in pairs if a.overlaps(b)] == []


@each_drawn
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_lies_on_a_bar(layout_of, name, width, scale):
    layout = layout_of(name, width, scale)
    bars = [bar.rect for bar in layout.bars]

    hidden = [t.words for t in layout.texts if any(t.rect.overlaps(bar) for bar in bars)]
    assert hidden == []


@each_drawn
def test_every_week_says_all_that_is_known_of_it(layout_of, name):
    layout = layout_of(name)

    assert [column.week for column in layout.columns] == list(trend_of(name).weeks)
    for column in layout.columns:
        assert column.label.name.startswith("Week ")
        assert "\n" not in column.label.name
        assert "\n" in column.label.tooltip
        assert column.week.mark is None or "a day outside" not in column.label.name


@each_trend
def test_the_picture_as_a_whole_says_what_it_shows(layout_of, name):
    layout = layout_of(name)

    assert "week" in layout.title
    assert layout.summary.endswith(".")


def test_nothing_on_record_is_a_few_words_and_no_empty_grid(layout_of):
    layout = layout_of("nothing on record", height=2000)

    assert layout.columns == layout.bars == layout.rules == ()
    assert "There is no work on record in these weeks." in words_of(layout)
    assert layout.height < 300


# --- Bars -----------------------------------------------------------------------------------------


@each_drawn
@pytest.mark.parametrize("width", WIDTHS)
def test_the_parts_of_a_bar_stand_on_each_other_and_only_the_last_is_round(layout_of, name, width):
    for bars in by_column(layout_of(name, width)):
        for lower, upper in itertools.pairwise(bars):
            assert upper.rect.bottom == lower.rect.y
            assert not lower.is_end
        assert bars[-1].is_end
        assert all(bar.rect.height >= 1 for bar in bars)


def by_column(layout: Layout) -> list[list[Part]]:
    """Return the parts of each bar from the ground up; a bar begins where the last one ended."""
    bars: list[list[Part]] = []
    for part in layout.bars:
        if bars and not bars[-1][-1].is_end:
            bars[-1].append(part)
        else:
            bars.append([part])
    return bars


def test_bars_are_as_high_as_what_they_stand_for(layout_of):
    bars = by_column(layout_of(trend([20, 40, 60, 80, Mark.RUNNING]), height=900))
    heights = [sum(part.rect.height for part in bar) for bar in bars[:4]]

    assert [height / heights[0] for height in heights] == pytest.approx([1, 2, 3, 4], abs=0.03)


def test_weeks_that_do_not_enter_have_no_bar_above_and_their_work_below(layout_of):
    bars = by_column(layout_of(trend([48, Mark.PARTLY, Mark.OFF, Mark.RUNNING])))

    assert len(bars) == 1 + 3  # one week compared; three with work on record
    assert [bar[0].look for bar in bars] == [Look.CHOSEN, *[Look.INSIDE] * 3]


def test_without_fixed_hours_all_work_is_calm(layout_of):
    assert {bar.look for bar in layout_of("no fixed hours").bars} == {Look.INSIDE}
    assert Look.FLEX in {bar.look for bar in layout_of("flex").bars}


@pytest.mark.parametrize(
    ("mark", "look"),
    [
        (Mark.NO_DATA, Look.NO_DATA),
        (Mark.PARTLY, Look.NO_DATA),
        (Mark.OFF, Look.LEFT_OUT),
        (Mark.CHANGED, Look.LEFT_OUT),
        (Mark.RUNNING, Look.RUNNING),
    ],
)
def test_weeks_left_out_have_a_ground_that_is_said_in_words(layout_of, mark, look):
    layout = layout_of(trend([48, mark, 35]))

    assert [part.look for part in layout.grounds] == [look, look]  # one in each plot
    assert [part.look for part in layout.swatches][-1] is look


def test_weeks_before_the_first_work_stay_empty(layout_of):
    assert layout_of(trend([Mark.BEFORE, 48])).grounds == ()


def test_weeks_left_out_side_by_side_share_a_ground(layout_of):
    layout = layout_of(trend([48, Mark.OFF, Mark.OFF, Mark.NO_DATA, 35]))

    assert len(layout.grounds) == 2 * 2
    assert words_of(layout).count("off") == 1


# --- Medians --------------------------------------------------------------------------------------


def test_medians_lie_across_their_own_weeks_and_are_named(layout_of):
    layout = layout_of("example")
    before, recent = parts(layout.lines, Look.MEDIAN)

    assert before.rect.y < recent.rect.y  # 62 minutes lie higher than 44.5
    assert layout.columns[0].rect.x <= before.rect.x
    assert before.rect.right <= layout.columns[4].rect.x < recent.rect.x
    assert recent.rect.right <= layout.columns[8].rect.x  # the running week is not judged
    assert {"four before: 62 min", "last four weeks: 45 min"} <= set(words_of(layout))


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ((62, 55, Mark.OFF, 70, 48, 41, 52, 35, Mark.RUNNING), 2),
        ((48, 41, 52, 35, Mark.RUNNING), 1),
        ((48, Mark.OFF, Mark.OFF, 35, Mark.RUNNING), 0),
    ],
)
def test_a_median_that_is_not_known_is_not_drawn(layout_of, told, count):
    assert len(parts(layout_of(trend(told)).lines, Look.MEDIAN)) == count


def test_a_median_of_weeks_out_of_sight_is_not_drawn(layout_of):
    layout = layout_of(trend(EXAMPLE).last(5))

    assert len(parts(layout.lines, Look.MEDIAN)) == 1


@pytest.mark.parametrize("width", [320, 640, 1160])
def test_medians_are_both_named_in_one_way_or_not_at_all(layout_of, width):
    words = words_of(layout_of("a year", width))
    long = [said for said in words if said.startswith(("last four", "four before"))]

    assert len(long) in (0, 2)


def test_other_core_hours_begin_with_a_line_and_words(layout_of):
    layout = layout_of("two series")
    borders = parts(layout.lines, Look.BORDER)

    assert [border.rect.x for border in borders] == [
        round(layout.columns[place].rect.x) for place in (9, 19)
    ]
    assert words_of(layout).count("new core hours") == 2


# --- Room -----------------------------------------------------------------------------------------


def test_plots_grow_with_the_window_within_reason(layout_of):
    usual, tall, taller = (layout_of("example", height=high).height for high in (0, 900, 9000))

    assert usual < tall == pytest.approx(900, abs=2)
    assert tall < taller < 1200


@pytest.mark.parametrize(("width", "numbers"), [(1160, 52), (640, 26), (320, 13)])
def test_weeks_have_as_many_numbers_as_there_is_room_for(layout_of, width, numbers):
    layout = layout_of("a year", width)
    top = layout.columns[0].rect.bottom - 20
    found = [t for t in layout.texts if t.words.isdecimal() and t.rect.y >= top]

    assert len(found) <= numbers
    assert found[-1].words == "48"  # the running week always has its own


def test_a_pointer_means_the_week_it_is_over(layout_of):
    layout = layout_of("example")

    for column in layout.columns:
        assert layout.column_at(column.rect.middle_x, column.rect.middle_y) is column
    assert layout.column_at(1, 1) is None


def test_arrow_keys_lead_from_week_to_week_and_stop_at_the_edges(layout_of):
    layout = layout_of("example")
    first, last = layout.columns[0], layout.columns[-1]

    assert layout.beside(None, -1) is last
    assert layout.beside(last, -1) is layout.columns[-2]
    assert layout.beside(last, 4) is last
    assert layout.beside(layout.columns[1], -4) is first
    assert layout_of("nothing on record").beside(None, 1) is None


@given(
    st.lists(st.integers(0, 5000), min_size=1, max_size=20),
    st.sampled_from([STEPS_A_DAY, STEPS_A_WEEK]),
    st.integers(20, 400),
    st.integers(10, 90),
)
def test_a_scale_holds_every_bar_with_few_lines_apart(minutes, steps, high, line):
    lengths = [timedelta(minutes=m) for m in minutes]
    scale = upright(lengths, steps, 0, high, line)

    assert all(0 <= scale.y(length) <= high for length in lengths)
    assert scale.ticks[0] == timedelta(0)
    assert scale.ticks[-1] <= scale.highest
    if max(minutes) * (1 + HEADROOM) <= steps[-1]:
        assert 2 <= len(scale.ticks) <= LINES + 1
        assert len(scale.ticks) == 2 or scale.height(scale.step) >= line / 2
