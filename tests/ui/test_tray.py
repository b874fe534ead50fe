"""The tray tells the present, and what is chosen in its menu is said in the words of a command."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from tests.ui.running import bury
from tracker.domain.model import Phase, Place
from tracker.domain.spans import Span
from tracker.domain.whereabouts import Here
from tracker.status import Status
from tracker.wording import use_language
from ui.look import Look
from ui.theme import DARK
from ui.tray import Tray
from ui.tray_marks import Mark, MarkKind, icon_of

NOON = datetime(2026, 11, 16, 11, 10, tzinfo=UTC)
WORKING = Status(
    phase=Phase.WORKING,
    since=NOON - timedelta(hours=2),
    zone="Europe/Oslo",
    work_today=timedelta(hours=3, minutes=12),
    outside_today=timedelta(0),
    stretch=timedelta(minutes=20),
    core_ends=NOON + timedelta(hours=4),
    next_prompt=None,
    sensor="xsync",
    recording=True,
    core_share=0.5,
)


@pytest.fixture
def tray(qapp):
    made = Tray(QSystemTrayIcon(icon_of(Mark(MarkKind.AWAY))))
    yield made
    made.deleteLater()


def action(tray, name):
    """Find an entry of the menu by its name."""
    found = [a for a in all_actions(tray.menu) if a.objectName() == name]
    assert len(found) == 1, name
    return found[0]


def all_actions(menu):
    for entry in menu.actions():
        if entry.menu() is not None:
            yield from all_actions(entry.menu())
        elif not entry.isSeparator():
            yield entry


def names(tray):
    return [entry.objectName() for entry in all_actions(tray.menu)]


def test_the_menu_begins_with_the_present(tray):
    tray.update(WORKING, NOON)

    assert action(tray, "status_0").text() == "Working since 10:10; 3 h 12 min today"
    assert action(tray, "status_1").text() == "Core hours end at 16:10"


def test_a_pause_that_counted_is_told_in_one_line_and_goes_with_it(tray):
    pause = Span(NOON - timedelta(minutes=12), NOON)
    tray.update(replace(WORKING, counted_pause=pause), NOON)

    assert action(tray, "status_2").text() == "Counted as a break: 11:58 to 12:10"
    assert tray._icon.toolTip().splitlines()[3] == "Counted as a break: 11:58 to 12:10"
    tray.update(WORKING, NOON)
    assert "status_2" not in names(tray)


def test_the_present_leads_to_the_week(tray, qtbot):
    tray.update(WORKING, NOON)

    with qtbot.waitSignal(tray.wanted, timeout=1000) as told:
        action(tray, "status_0").trigger()

    assert told.args == ["week"]


def test_the_menu_holds_everything_that_can_be_said(tray):
    tray.update(WORKING, NOON)

    assert names(tray) == [
        "status_0",
        "status_1",
        "stop",
        "close_day",
        "pause_30",
        "pause_60",
        "pause_tomorrow",
        "private",
        "private_20",
        "private_60",
        "worked_5",
        "worked_10",
        "worked_15",
        "planned_0",
        "planned_1",
        "planned_2",
        "planned_3",
        "place_home",
        "place_workplace",
        "place_other",
        "place_always",
        "break",
        "quiet",
        "week",
        "settings",
        "help",
        "about",
        "quit",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("stop", ("stop",)),
        ("pause_30", ("pause", "30m")),
        ("pause_60", ("pause", "1h")),
        ("pause_tomorrow", ("pause", "until", "tomorrow")),
        ("private", ("private",)),
        ("private_20", ("private", "last", "20m")),
        ("planned_0", ("planned", "until", "13:00")),
        ("planned_3", ("planned", "until", "16:00")),
        ("place_home", ("place", "home")),
        ("place_other", ("place", "other")),
        ("break", ("break",)),
        ("quiet", ("quiet",)),
    ],
)
def test_an_entry_says_the_words_of_a_command(tray, qtbot, name, words):
    tray.update(WORKING, NOON)

    with qtbot.waitSignal(tray.said, timeout=1000) as said:
        action(tray, name).trigger()

    assert said.args == [words]


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_work_elsewhere_is_one_choice(tray, qtbot, minutes):
    tray.update(WORKING, NOON)

    with qtbot.waitSignal(tray.worked, timeout=1000) as told:
        action(tray, f"worked_{minutes}").trigger()

    assert told.args == [minutes]


@pytest.mark.parametrize("name", ["week", "settings", "about", "quit"])
def test_windows_and_the_end_are_asked_for_by_name(tray, qtbot, name):
    tray.update(WORKING, NOON)

    with qtbot.waitSignal(tray.wanted, timeout=1000) as told:
        action(tray, name).trigger()

    assert told.args == [name]


def test_whoever_is_away_can_start_by_hand(tray):
    tray.update(replace(WORKING, phase=Phase.AWAY), NOON)

    assert "start" in names(tray)
    assert "stop" not in names(tray)


def test_private_time_can_be_ended_and_nothing_else_can_be_added_to_it(tray):
    tray.update(replace(WORKING, phase=Phase.PRIVATE), NOON)

    assert action(tray, "resume").text() == "Go on"
    assert not {"start", "stop", "pause_30", "private"} & set(names(tray))


def test_of_a_pause_can_be_said_that_it_was_work_or_private(tray):
    tray.update(replace(WORKING, phase=Phase.PAUSED), NOON)

    assert action(tray, "resume").text() == "Go on"
    assert {"start", "start_20", "start_60", "private_20", "private_60"} <= set(names(tray))
    assert not {"stop", "pause_30"} & set(names(tray))


OFF_DUTY = replace(WORKING, phase=Phase.AWAY, is_off_duty=True)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("start", "From now on", ("start",)),
        ("start_20", "The last 20 minutes too", ("start", "last", "20m")),
        ("start_60", "The last hour too", ("start", "last", "1h")),
        ("private_20", "The last 20 minutes too", ("private", "last", "20m")),
        ("private_60", "The last hour too", ("private", "last", "1h")),
    ],
)
def test_off_duty_it_can_be_said_what_this_is_and_was(tray, qtbot, name, text, words):
    tray.update(OFF_DUTY, NOON)
    assert action(tray, name).text() == text

    with qtbot.waitSignal(tray.said, timeout=1000) as said:
        action(tray, name).trigger()

    assert said.args == [words]


def test_off_duty_says_that_nothing_is_recorded(tray):
    tray.update(OFF_DUTY, NOON)

    assert action(tray, "status_0").text() == "Off duty: nothing is recorded; 3 h 12 min today"


def test_private_time_can_be_taken_back_as_long_as_it_is_not_erased(tray):
    undo = NOON + timedelta(seconds=8)
    tray.update(replace(WORKING, phase=Phase.PRIVATE, private_undo_until=undo), NOON)

    assert action(tray, "resume").text() == "Take it back, and go on"


def test_an_open_question_can_be_answered_from_the_menu(tray, qtbot):
    tray.update(replace(WORKING, open_prompt="outside_core-1"), NOON)

    with qtbot.waitSignal(tray.wanted, timeout=1000) as told:
        action(tray, "card").trigger()

    assert told.args == ["card"]


def test_a_break_can_be_ended_from_the_menu(tray, qtbot):
    tray.update(replace(WORKING, resting_until=NOON + timedelta(minutes=5)), NOON)

    with qtbot.waitSignal(tray.said, timeout=1000) as told:
        action(tray, "break_over").trigger()

    assert told.args == [("break", "done")]


def test_prompts_that_rest_are_told_of_and_can_be_woken_from_the_menu(tray, qtbot):
    tray.update(replace(WORKING, quiet_until=NOON + timedelta(hours=15)), NOON)

    entry = action(tray, "quiet_off")
    assert entry.text() == "Reminders rest until tomorrow: ask again"
    assert "quiet" not in names(tray)
    with qtbot.waitSignal(tray.said, timeout=1000) as told:
        entry.trigger()

    assert told.args == [("quiet", "off")]


def test_the_menu_stays_the_same_object_while_only_figures_change(tray):
    tray.update(WORKING, NOON)
    before = {name: id(action(tray, name)) for name in names(tray)}
    tray.update(replace(WORKING, work_today=timedelta(hours=3, minutes=13)), NOON)

    assert {name: id(action(tray, name)) for name in names(tray)} == before
    assert "3 h 13 min" in action(tray, "status_0").text()


def test_a_menu_that_is_written_anew_keeps_nothing_of_the_old_one(tray):
    """It changes at every edge and each half hour, for weeks."""

    def size_after(half_hours):
        for number in half_hours:
            tray.update(WORKING, NOON + number * timedelta(minutes=30))
        bury()
        return len(tray.menu.findChildren(QObject))

    assert size_after(range(20)) == size_after(range(1))


def test_the_menu_speaks_another_language_once_it_was_rebuilt(tray):
    tray.update(WORKING, NOON)
    use_language("nb")
    tray.dress_in(Look())
    tray.update(WORKING, NOON)

    assert action(tray, "quit").text() == "Avslutt"
    assert action(tray, "status_0").text() == "Jobber siden 10.10; 3 t 12 min i dag"


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface")  # offscreen has no tray
def test_an_icon_put_up_anew_keeps_its_menu(tray):
    tray.update(WORKING, NOON)
    menu = tray.menu
    tray.put_up_anew()

    assert tray.menu is menu
    assert "quit" in names(tray)


def test_a_menu_that_we_draw_is_dressed_when_it_first_opens(tray):
    tray.dress_in(Look(DARK))
    tray.update(WORKING, NOON)
    assert tray.menu.styleSheet() == ""

    tray.menu.aboutToShow.emit()

    assert DARK.panel in tray.menu.styleSheet()


# ---------------------------------------------------------------- where the person is


def marked(tray):
    """Name the places that are marked in the menu."""
    return [one.objectName() for one in all_actions(tray.menu) if one.isChecked()]


def at_place(here):
    return replace(WORKING, here=here)


@pytest.mark.parametrize(
    ("here", "name"),
    [
        (Here("flat", Place.HOME), ["place_home"]),
        (Here("flat", Place.HOME, Place.WORKPLACE), ["place_workplace"]),
        (Here("", None, Place.OTHER), ["place_other"]),
        (Here("new"), []),
        (Here(), []),
    ],
)
def test_the_place_that_holds_is_marked_and_none_where_it_is_not_known(tray, here, name):
    tray.update(at_place(here), NOON)

    assert marked(tray) == name


@pytest.mark.parametrize(
    ("here", "is_offered"),
    [
        (Here("flat", Place.HOME, Place.WORKPLACE), True),
        (Here("flat", Place.HOME), False),
        (Here("new"), False),
        (Here("", None, Place.OTHER), False),
    ],
)
def test_a_place_of_the_day_alone_can_be_kept_for_its_network(tray, qtbot, here, is_offered):
    tray.update(at_place(here), NOON)
    always = action(tray, "place_always")

    assert always.isEnabled() == is_offered
    if is_offered:
        with qtbot.waitSignal(tray.said, timeout=1000) as said:
            always.trigger()
        assert said.args == [("place", "workplace", "always")]


def test_a_place_that_was_chosen_is_marked_by_what_came_of_it_alone(tray):
    tray.update(at_place(Here("flat", Place.HOME)), NOON)

    action(tray, "place_other").trigger()
    assert marked(tray) == ["place_other"]  # Qt does so by itself

    tray.update(at_place(Here("flat", Place.HOME)), NOON)
    assert marked(tray) == ["place_home"]


def test_the_places_stand_in_a_menu_of_their_own(tray):
    tray.update(WORKING, NOON)
    titles = [one.text() for one in tray.menu.actions()]

    assert "Where you are" in titles
