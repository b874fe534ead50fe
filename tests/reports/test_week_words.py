"""What is said of a week: the sentences, the words of each rest, the key figures."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ui import weeks
from tests.ui.weeks import CLOSED, LOCKED, UNLOCKED
from tracker.domain.rest import EveningState, Rest, RestState
from tracker.domain.spans import Span
from tracker.domain.stretches import Stretch
from tracker.domain.week import Movement, WeekBalance
from tracker.reports.week_figures import Figure, FigureKind, figures
from tracker.reports.week_words import RestWords, headline, remarks, rest_words
from tracker.wording import use_language

ELEVEN = timedelta(hours=11)


def rest_after(row: int, balance: WeekBalance) -> Rest:
    rest = balance.days[row].rest_after
    assert rest is not None
    return rest


def worded(row: int) -> RestWords:
    return rest_words(rest_after(row, weeks.example()), ELEVEN)


def test_a_week_is_told_as_a_friend_would():
    assert headline(weeks.example()) == [
        "42 h 25 min of work, 36 h 00 min of it inside your core hours.",
        "6 h 25 min spilled over, most of it on Wednesday evening.",
    ]
    split = "A 10-minute check-in at 22:00 on Tuesday split your time off into"
    assert remarks(weeks.example()) == [
        "5 of 7 evenings were free of work.",
        f"{split} 5 h 15 min and 9 h 50 min.",
    ]


def test_a_week_is_told_in_norwegian():
    use_language("nb")

    assert headline(weeks.example())[0] == "42 t 25 min arbeid, 36 t 00 min av det i kjernetiden."
    assert remarks(weeks.example())[0] == "5 av 7 kvelder var uten jobb."
    assert "kl. 22.00" in remarks(weeks.example())[1]


def test_chosen_work_is_told_apart():
    assert headline(weeks.with_breaks())[1:] == [
        "45 min outside them was chosen.",
        "5 h 40 min spilled over, most of it on Wednesday evening.",
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [(0, "16:00", "17:00", weeks.HOME, False)],
            "1 h 00 min spilled over, all of it on Monday evening.",
        ),
        (
            [(0, "06:30", "08:00", weeks.HOME, False), (1, "16:00", "16:30", weeks.HOME, False)],
            "2 h 00 min spilled over, most of it on Monday morning.",
        ),
        (
            [(5, "10:00", "12:00", weeks.HOME, False)],
            "2 h 00 min spilled over, all of it on Saturday.",
        ),
        (
            [
                (0, "06:00", "07:30", weeks.HOME, False),
                (0, "17:00", "18:30", weeks.HOME, False),
                (1, "16:00", "18:00", weeks.HOME, False),
            ],
            "5 h 00 min spilled over, most of it on Monday.",
        ),
        (
            [(0, "16:00", "17:00", weeks.HOME, False), (1, "16:00", "17:00", weeks.HOME, False)],
            "2 h 00 min spilled over.",
        ),
    ],
)
def test_where_most_of_it_lay_is_said_only_if_it_was_more_than_half(
    rows: list[weeks.Row], said: str
):
    assert headline(weeks.week_of(*rows))[-1] == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [(0, "09:00", "15:00", weeks.HOME, False)],
            "6 h 00 min of work, all of it inside your core hours.",
        ),
        (
            [(5, "10:00", "10:45", weeks.HOME, False)],
            "45 min of work, none of it inside your core hours.",
        ),
    ],
)
def test_all_and_none_have_words_of_their_own(rows: list[weeks.Row], said: str):
    assert headline(weeks.week_of(*rows))[0] == said


def test_work_in_the_flex_band_is_told():
    assert headline(weeks.under_way())[0] == (
        "19 h 16 min of work, 13 h 20 min of it inside your core hours"
        " and 2 h 10 min in the flex band."
    )


def test_without_fixed_hours_nothing_is_inside_or_outside():
    assert headline(weeks.no_fixed_hours()) == ["42 h 25 min of work."]


@pytest.mark.parametrize(
    ("balance", "said"),
    [
        (weeks.still_to_come, "This week is still to come."),
        (
            weeks.nothing_on_record,
            "There is no data for this week. It is left out, not counted as calm.",
        ),
        (weeks.known_and_free, "No work on record this week."),
        (weeks.free_so_far, "No work on record so far this week."),
    ],
)
def test_a_week_without_work_is_told_by_what_is_known(balance, said: str):
    assert headline(balance()) == [said]


def test_days_without_data_are_named_and_never_called_calm():
    assert remarks(weeks.crowded())[-1] == (
        "Wednesday, Thursday and Friday have no data. They are left out, not counted as calm days."
    )
    assert remarks(weeks.under_way())[1:] == [
        "Tuesday has no data. It is left out, not counted as a calm day.",
        "Some data is missing on Wednesday.",
        "The week is not over yet.",
    ]


def test_a_norwegian_day_begins_its_sentence_with_a_capital():
    use_language("nb")

    assert remarks(weeks.under_way())[1].startswith("Tirsdag mangler data.")


def test_evenings_are_called_disconnected_only_where_work_apps_were_watched():
    watched = weeks.with_open_apps()

    assert remarks(watched)[0] == ("4 of 7 evenings without work and without work apps left open.")
    assert figures(watched)[2] == Figure(FigureKind.EVENINGS, "4 of 7", "evenings disconnected")


def test_evenings_of_which_some_were_not_watched_are_only_free_of_work():
    partly = weeks.with_open_apps(watched=(0, 4, 5))

    assert remarks(partly)[0] == "5 of 7 evenings were free of work."
    assert figures(partly)[2].caption == "evenings free of work"


def test_how_long_work_apps_stayed_open_is_said_once():
    watched = weeks.with_open_apps()

    assert remarks(watched)[1] == (
        "Work apps stayed open for 13 h 45 min after work without being used, 11 h 15 min of it"
        " with the screen unlocked."
    )
    assert figures(watched)[3] == Figure(FigureKind.LEFT_OPEN, "13 h 45", "work apps left open")


@pytest.mark.parametrize(
    ("kind", "end", "said"),
    [
        (UNLOCKED, "all of it with the screen unlocked", True),
        (LOCKED, "behind a locked screen", True),
        (CLOSED, "", False),
    ],
)
def test_the_screen_in_front_of_open_apps_is_told(kind, end, said):
    found = remarks(weeks.with_open_apps(kinds=(kind,) * 4))
    sentences = [sentence for sentence in found if "stayed open" in sentence]

    assert bool(sentences) is said
    assert all(sentence.endswith(f", {end}.") for sentence in sentences)


def test_less_than_a_quarter_of_an_hour_is_not_worth_a_word():
    brief = weeks.with_open_apps(until="16:14", days=(3,))

    assert not [sentence for sentence in remarks(brief) if "stayed open" in sentence]
    assert not [figure for figure in figures(brief) if figure.kind is FigureKind.LEFT_OPEN]


def test_one_free_evening_is_singular():
    assert remarks(weeks.under_way())[0] == "1 of 2 evenings was free of work."


def test_evenings_of_which_nothing_is_known_are_not_counted():
    days = tuple(replace(day, evening=EveningState.UNKNOWN) for day in weeks.example().days)
    unseen = replace(weeks.example(), days=days)

    assert not any("evening" in sentence for sentence in remarks(unseen))
    assert not any(figure.kind is FigureKind.EVENINGS for figure in figures(unseen))


def test_several_check_ins_in_one_rest_are_told_together():
    balance = weeks.week_of(
        (0, "08:00", "16:00", weeks.HOME, False),
        (0, "19:00", "19:05", weeks.HOME, False),
        (0, "22:00", "22:10", weeks.HOME, False),
        (1, "08:00", "16:00", weeks.HOME, False),
    )

    assert "2 check-ins cut the rest after Monday from 16 h 00 min to 9 h 50 min." in remarks(
        balance
    )
    assert rest_words(rest_after(0, balance), ELEVEN).remark == "by 2 looks"


def test_a_check_in_before_the_morning_splits_the_rest_the_other_way():
    balance = weeks.week_of(
        (0, "08:00", "16:00", weeks.HOME, False),
        (1, "06:00", "06:10", weeks.HOME, False),
        (1, "10:00", "16:00", weeks.HOME, False),
    )
    rest = rest_after(0, balance)

    assert rest.state is RestState.FULL  # 14 h before the look are enough: nothing is said
    assert not any("check-in" in sentence for sentence in remarks(balance))


def test_the_halves_of_a_rest_cut_in_the_small_hours_are_in_order():
    balance = weeks.week_of(
        (0, "08:00", "20:00", weeks.HOME, False),
        (1, "05:00", "05:10", weeks.HOME, False),
        (1, "08:00", "16:00", weeks.HOME, False),
    )

    assert (
        "A 10-minute check-in at 05:00 on Tuesday split your time off into"
        " 9 h 00 min and 2 h 50 min."
    ) in remarks(balance)


def test_a_rest_is_worded_by_its_state():
    assert worded(0) == RestWords("16 h 00", "", False)
    assert worded(1) == RestWords("15:15, cut to 9:50", "by one look at 22:00", True)
    assert worded(2) == RestWords("10 h 00", "less than your 11 h", True)


def test_a_target_that_is_no_whole_hour_is_written_out():
    rest = rest_after(2, weeks.example())

    assert rest_words(rest, timedelta(hours=10, minutes=30)).remark == "less than your 10 h 30"


def test_a_short_rest_that_was_cut_as_well_says_both():
    rest = replace(rest_after(2, weeks.example()), strict=timedelta(hours=8))

    assert rest_words(rest, ELEVEN) == RestWords("10:00, cut to 8:00", "less than your 11 h", True)


def test_a_rest_that_is_not_known_or_not_over_has_no_figure():
    unknown = rest_after(0, weeks.under_way())
    today = rest_after(3, weeks.under_way())

    assert rest_words(unknown, ELEVEN) == RestWords("not known", "some data is missing", False)
    assert rest_words(today, ELEVEN) == RestWords("not over yet", "", False)


def test_figures_that_are_not_known_are_left_out():
    assert [figure.kind for figure in figures(weeks.example())] == [
        FigureKind.INSIDE,
        FigureKind.SPILLED,
        FigureKind.EVENINGS,
        FigureKind.REST,
    ]
    assert figures(weeks.nothing_on_record()) == []


def with_stretches(week: WeekBalance, *minutes: int) -> WeekBalance:
    """Return the week with stretches at the screen of these lengths on its Monday."""
    monday, *others = week.days
    begun = weeks.at(monday.day, "08:00")
    found = tuple(
        Stretch(Span(begun, begun + timedelta(minutes=length)), monday.day) for length in minutes
    )
    return replace(week, days=(replace(monday, stretches=found), *others))


def test_all_that_is_known_has_its_figure():
    full = with_stretches(weeks.with_breaks(), 40, 115)

    assert [(figure.value, figure.caption) for figure in figures(full)] == [
        ("36 h 00", "inside core hours"),
        ("0 h 45", "outside, chosen"),
        ("5 h 40", "outside, spilled over"),
        ("5 of 7", "evenings free of work"),
        ("45 h 15", "longest rest"),
        ("15 of 20", "breaks met, 5 unasked"),
        ("1 h 55", "longest stretch at the screen"),
    ]


def test_breaks_of_which_none_was_unasked_say_no_more():
    asked = replace(weeks.example(), movement=Movement(2, 1, 0, 1, 0, 0))

    assert figures(asked)[-1] == Figure(FigureKind.BREAKS, "1 of 2", "breaks met")


def test_flex_and_work_without_hours_have_figures():
    assert figures(weeks.under_way())[1] == Figure(FigureKind.FLEX, "2 h 10", "in the flex band")
    assert figures(weeks.no_fixed_hours())[0] == Figure(FigureKind.WORK, "42 h 25", "work")


def test_a_rest_that_still_grows_is_told_so_far():
    last = figures(weeks.night_worker())[-1]

    assert last == Figure(FigureKind.REST, "29 h 00", "longest rest so far")
