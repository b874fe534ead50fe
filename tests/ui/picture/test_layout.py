"""Layouts of every kind of week, at every size and in both languages."""

import itertools
import re
from dataclasses import replace
from functools import cache

import pytest

from tests.ui import weeks
from tracker.wording import LANGUAGES, language, use_language
from ui.picture.geometry import Rect
from ui.picture.layout import lay_out
from ui.picture.marks import Layout, Look, Mark, Move
from ui.picture.typeset import glued

WIDTHS, SCALES = (640, 1160, 3840), (1.0, 2.0, 3.0)
SMALL_BARS = {Look.INSIDE, Look.FLEX, Look.CHOSEN, Look.SPILLED, Look.WORK}
LABELLED = {*SMALL_BARS, Look.CHECK_IN, Look.CHECK_IN_CHOSEN, Look.BREAK, Look.BREAK_MISSED}

laid_out: dict[tuple[tuple[str, ...], float, float, str], list[Layout]] = {}
balance_of = cache(lambda name: weeks.EVERY_WEEK[name]())

each_week = pytest.mark.parametrize("name", weeks.EVERY_WEEK)
each_language = pytest.mark.parametrize("code", LANGUAGES)


@pytest.fixture
def layout_of(typesetter):
    """Lay out weeks by their names, each once: layouts are values."""

    def lay(*names: str, width: float = 1160, scale: float = 1.0) -> list[Layout]:
        key = (names, width, scale, language())
        if key not in laid_out:
            balances = [balance_of(name) for name in names]
            now = weeks.NOW_UNDER_WAY if "under way" in names else None
            laid_out[key] = lay_out(balances, width, typesetter(scale), scale=scale, now=now)
        return laid_out[key]

    return lay


def touching(rects: list[Rect]) -> list[tuple[Rect, Rect]]:
    return [(a, b) for a, b in itertools.combinations(rects, 2) if a.overlaps(b)]


def with_air(rect: Rect) -> Rect:
    """Two texts on one line are to be 4 px apart at least."""
    return replace(rect, x=rect.x - 2, width=rect.width + 4)


def inside(layout: Layout, rect: Rect) -> bool:
    across = rect.x >= 0 and rect.right <= layout.width
    return across and rect.y >= 0 and rect.bottom <= layout.height


@each_week
@each_language
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_holds_all_of_itself_and_no_two_texts_touch(
    layout_of, name: str, code: str, width: float, scale: float
):
    use_language(code)
    (layout,) = layout_of(name, width=width, scale=scale)
    texts = [text.rect for text in layout.texts]
    drawn = [mark.rect for mark in (*layout.marks, *layout.swatches)]

    outside = [rect for rect in (*texts, *drawn) if not inside(layout, rect)]
    assert not outside
    assert not touching([with_air(rect) for rect in texts])


@each_week
@each_language
@pytest.mark.parametrize(("width", "scale"), [(640, 1.0), (1160, 1.0), (1160, 2.0), (3840, 1.0)])
def test_no_text_lies_on_a_mark(layout_of, name: str, code: str, width: float, scale: float):
    use_language(code)
    (layout,) = layout_of(name, width=width, scale=scale)
    marks = [mark.rect for mark in layout.marks if mark.look in LABELLED]
    marks += [swatch.rect for swatch in layout.swatches]

    hidden = [t.words for t in layout.texts if any(t.rect.overlaps(mark) for mark in marks)]
    assert not hidden


@each_week
def test_every_mark_says_what_it_is(layout_of, name: str):
    (layout,) = layout_of(name)

    for mark in layout.marks:
        assert mark.label.name
        assert mark.label.tooltip
        assert "\n" not in mark.label.name


@each_week
def test_the_picture_as_a_whole_says_what_it_shows(layout_of, name: str):
    (layout,) = layout_of(name)

    assert layout.title.startswith("Week ")
    assert layout.summary.endswith(".")


@each_week
def test_marks_come_in_the_order_of_rows_and_hours(layout_of, name: str):
    (layout,) = layout_of(name)
    order = [(mark.row, mark.rect.x) for mark in layout.marks if mark.look is not Look.FIGURE]

    assert order == sorted(order)
    assert {mark.row for mark in layout.marks} >= set(range(7))


@each_week
def test_text_scale_does_not_change_what_is_said(layout_of, name: str):
    """The same marks are there at 100 and 300 per cent, apart from bars that grow together."""

    def said(scale: float) -> set[str]:
        (layout,) = layout_of(name, scale=scale, width=1160 * scale)
        return {mark.label.name for mark in layout.marks if mark.look not in SMALL_BARS}

    assert said(1.0) == said(3.0)


def texts_of(layout: Layout) -> set[str]:
    return {text.words for text in layout.texts}


def test_the_example_week_is_labelled_where_it_tells_something(layout_of):
    """An early start, a late end and a check-in are; a usual day is not."""
    (layout,) = layout_of("example")
    times = {words for words in texts_of(layout) if re.fullmatch(r"\d\d:\d\d", words)}

    assert times - {"11:30"} == {"07:15", "22:30"}  # 11:30 is how much work Wednesday held
    assert "10 min" in texts_of(layout)


def test_the_example_week_has_its_figures_and_rests(layout_of):
    (layout,) = layout_of("example")

    assert texts_of(layout) >= {
        *("36 h 00", "inside core hours", "6 h 25", "outside, spilled over"),
        *("5 of 7", "evenings free of work", "45 h 15", "longest rest"),
        *("16 h 00", "15:15, cut to 9:50", "by one look at 22:00"),
        *("10 h 00", "less than your 11 h", "a day off"),
    }


def test_the_legend_names_only_what_occurs(layout_of):
    (layout,) = layout_of("example")

    looks = [swatch.look for swatch in layout.swatches]
    assert looks == [Look.INSIDE, Look.SPILLED, Look.CHECK_IN]


def test_days_without_data_are_hatched_and_say_so(layout_of):
    (layout,) = layout_of("nothing on record")
    hatched = [mark for mark in layout.marks if mark.look is Look.NO_DATA]

    assert len(hatched) == 7
    assert [text.words for text in layout.texts].count("no data") == 7
    assert not layout.bands
    assert "no data" in hatched[0].label.name


def test_a_day_with_some_data_missing_says_so_beside_its_work(layout_of):
    (layout,) = layout_of("under way")

    assert "some data is missing" in texts_of(layout)
    assert [mark.row for mark in layout.marks if mark.look is Look.NO_DATA] == [1, 2]


def test_days_to_come_are_no_calm_days(layout_of):
    (layout,) = layout_of("still to come")

    assert [text.words for text in layout.texts].count("still to come") == 5
    assert not [mark for mark in layout.marks if mark.look in {Look.NO_DATA, *SMALL_BARS}]


def test_leave_and_holidays_are_named(layout_of):
    (layout,) = layout_of("across new year")

    assert texts_of(layout) >= {"New Year’s Day", "on leave", "leave"}
    assert [mark.row for mark in layout.marks if mark.look is Look.LEAVE] == [2]


def test_today_has_its_name_and_its_line(layout_of):
    (layout,) = layout_of("under way")
    thursday = [mark for mark in layout.marks if mark.row == 3 and mark.look is Look.INSIDE][-1]

    assert "19 Nov, today" in texts_of(layout)
    assert layout.now is not None
    assert layout.now.rect.middle_x == thursday.rect.right


def test_a_line_for_now_is_drawn_in_no_other_week(layout_of, typesetter):
    (layout,) = lay_out(
        [balance_of("example")], 1160, typesetter(1.0), now=weeks.NOW_UNDER_WAY.replace(year=2025)
    )

    assert layout.now is None


def test_a_line_for_now_is_left_out_where_its_hour_is_not_shown(typesetter):
    night = weeks.at(weeks.W47.days[1], "27:00")
    (layout,) = lay_out([weeks.known_and_free(night)], 1160, typesetter(1.0), now=night)

    assert layout.now is None


def test_breaks_are_told_by_their_outcome(layout_of):
    (layout,) = layout_of("with breaks")
    taken = [mark for mark in layout.marks if mark.look is Look.BREAK]
    missed = [mark for mark in layout.marks if mark.look is Look.BREAK_MISSED]

    assert (len(taken), len(missed)) == (15, 5)  # the one that was never shown is not there
    assert any(mark.label.name.endswith("movement break") for mark in taken)
    assert all(mark.label.name.endswith("movement break: skipped") for mark in missed)


def test_a_break_within_a_bar_parts_it(layout_of):
    (layout,) = layout_of("with breaks")
    bars = [mark.rect for mark in layout.marks if mark.look in SMALL_BARS]

    assert layout.notches
    for notch in layout.notches:
        assert any(bar.x < notch.x and notch.right < bar.right and bar.y == notch.y for bar in bars)


def test_neighbours_in_a_row_share_an_edge(layout_of):
    (layout,) = layout_of("example")
    tuesday = [mark for mark in layout.marks if mark.row == 1 and mark.look in SMALL_BARS]

    assert tuesday[-2].rect.right == tuesday[-1].rect.x


def test_sixteen_is_in_one_place_in_every_row(layout_of):
    for name in ("spring", "autumn"):
        (layout,) = layout_of(name)
        ends = {
            mark.rect.right
            for mark in layout.marks
            if mark.look in SMALL_BARS and "16:00" in mark.label.name
        }
        assert len(ends) == 1


@pytest.mark.parametrize(("width", "scale", "is_stacked"), [(640, 1, True), (1160, 1, False)])
def test_on_a_narrow_picture_figures_stand_above_the_hours(
    layout_of, width: float, scale: float, is_stacked: bool
):
    (layout,) = layout_of("example", width=width, scale=scale)
    bar = next(mark for mark in layout.marks if mark.look is Look.INSIDE)
    cell = next(mark for mark in layout.marks if mark.look is Look.CELL)

    assert (cell.rect.bottom <= bar.rect.y) is is_stacked


def test_large_text_takes_the_narrow_form_too(layout_of):
    (layout,) = layout_of("example", width=1160, scale=2.0)

    assert "rest" in texts_of(layout)


def test_weeks_under_each_other_share_their_hours_and_one_legend(layout_of):
    first, second = layout_of("example", "under way")

    def hours(layout: Layout) -> set[tuple[str, float]]:
        return {(t.words, t.rect.x) for t in layout.texts if t.words in {"06", "12", "18"}}

    assert hours(first) == hours(second) != set()
    assert not first.swatches
    assert {swatch.look for swatch in second.swatches} >= {Look.CHECK_IN, Look.FLEX}


# --- Asking a layout ---


def middle(mark: Mark) -> tuple[float, float]:
    return mark.rect.middle_x, mark.rect.middle_y


def test_a_pointer_finds_a_bar_and_says_when_it_was(layout_of):
    (layout,) = layout_of("example")
    evening = next(mark for mark in layout.marks if "20:00–22:30" in mark.label.name)

    found = layout.mark_at(*middle(evening))
    assert found is evening
    assert found.label.tooltip.splitlines() == [
        "Wednesday 18 November",
        "20:00–22:30",
        "2 h 30 min",
        "outside, spilled over (evening, night)",
        "home",
    ]


def test_a_pointer_finds_a_small_mark_from_a_little_way_off(layout_of):
    (layout,) = layout_of("with breaks")
    dot = next(mark for mark in layout.marks if mark.look is Look.BREAK)

    assert layout.mark_at(dot.rect.right + 3, dot.rect.bottom + 2) is dot


def test_a_pointer_on_a_check_in_does_not_mean_the_missing_data_behind_it(layout_of):
    (layout,) = layout_of("under way")
    look = next(mark for mark in layout.marks if mark.look is Look.CHECK_IN_CHOSEN)
    behind = next(mark for mark in layout.marks if mark.look is Look.NO_DATA and mark.row == 2)

    assert layout.mark_at(*middle(look)) is look
    assert layout.mark_at(behind.rect.x + 3, behind.rect.y + 3) is behind


def test_a_pointer_beside_everything_means_nothing(layout_of):
    (layout,) = layout_of("example")

    assert layout.mark_at(1, 1) is None


def test_arrow_keys_reach_every_mark_and_stop_at_the_ends(layout_of):
    (layout,) = layout_of("with breaks")
    mark = layout.move(None, Move.RIGHT)
    reached = {id(mark)}
    while True:
        while (right := layout.move(mark, Move.RIGHT)) is not mark:
            mark = right
            reached.add(id(mark))
        while (left := layout.move(mark, Move.LEFT)) is not mark:
            mark = left
        if (below := layout.move(mark, Move.DOWN)) is mark:
            break
        mark = below
        while (left := layout.move(mark, Move.LEFT)) is not mark:
            mark = left
        reached.add(id(mark))

    assert reached == {id(mark) for mark in layout.marks}


def test_up_and_down_keep_the_hour(layout_of):
    (layout,) = layout_of("example")
    monday = next(m for m in layout.marks if m.row == 0 and "12:30–16:00" in m.label.name)

    below = layout.move(monday, Move.DOWN)
    assert below is not None
    assert (below.row, "12:30–16:00" in below.label.name) == (1, True)
    assert layout.move(below, Move.UP) is monday


def test_a_layout_without_marks_has_nowhere_to_go(layout_of):
    (layout,) = layout_of("example")

    assert replace(layout, marks=()).move(None, Move.DOWN) is None


@each_language
def test_durations_in_sentences_stay_whole(layout_of, code: str):
    use_language(code)
    (layout,) = layout_of("example", width=640, scale=3.0)

    assert all(words == glued(words) for words in texts_of(layout) if "\u00a0" in words)
