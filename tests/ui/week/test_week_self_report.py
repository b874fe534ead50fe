"""What the person says of a week: rated, changed, taken back and undone, under the figures."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.week.halls import FULL, Failing, WithDays
from tests.ui.week.reading import text_of
from tests.ui.weeks import W47
from tracker.domain.self_report import MORE, USUAL, Statement
from tracker.domain.week import Week
from tracker.wording.statements import statement_sentence
from ui.look import Look
from ui.week.page import WeekPage
from ui.week.self_report import SelfReport
from ui.week.state import WeekState

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LET_GO, REACHABLE, CHOICE = USUAL
W48 = Week(2026, 48)


@pytest.fixture
def asked(worked):
    """A journal with a week, whose person wants to rate weeks."""
    worked.set("week.self_report", "true", worked.today())
    return worked


@pytest.fixture
def window(asked, open_window):
    return open_window(asked, WeekState(week=W47))


def number(window, statement, value):
    return window.findChild(QPushButton, f"answer_{statement}_{value}")


def chosen(window):
    """Return the answers that are seen."""
    return {
        statement: value
        for statement in Statement
        for value in range(1, 6)
        if (made := number(window, statement, value)) is not None and made.isChecked()
    }


def statements(window):
    report = window.findChild(SelfReport)
    return [one for one in Statement if report.findChild(QLabel, f"statement_{one}")]


def report_of(window):
    report = window.findChild(SelfReport)
    return report if report is not None and report.isVisible() else None


# --- Only where it is wanted ----------------------------------------------------------------------


def test_nothing_of_it_is_there_until_the_person_wants_it(worked, open_window):
    window = open_window(worked, WeekState(week=W47))

    assert window.findChild(SelfReport) is None


def test_it_comes_and_goes_with_the_setting(asked, window):
    assert statements(window) == list(USUAL)

    asked.set("week.self_report_more", "true", asked.today())
    window.refresh()
    assert statements(window)[-3:] == list(MORE)
    asked.set("week.self_report", "false", asked.today())
    window.refresh()
    assert report_of(window) is None


def test_a_week_to_come_cannot_be_rated(window):
    window.turn(2)
    assert report_of(window) is None

    window.turn(-1)  # the one that runs
    assert report_of(window) is not None


def test_a_record_that_cannot_be_read_shows_none_of_it(asked, open_window):
    window = open_window(Failing(asked, "week"), WeekState(week=W47))

    assert report_of(window) is None


# --- Answers --------------------------------------------------------------------------------------


def test_an_answer_is_kept_changed_and_taken_back(asked, window):
    number(window, CHOICE, 4).click()
    assert asked.days.answers(W47) == chosen(window) == {CHOICE: 4}

    number(window, CHOICE, 2).click()
    assert asked.days.answers(W47) == chosen(window) == {CHOICE: 2}

    number(window, CHOICE, 2).click()
    assert asked.days.answers(W47) == chosen(window) == {}


def test_answers_belong_to_their_week(asked, window):
    number(window, LET_GO, 5).click()
    window.turn(1)
    assert chosen(window) == {}

    number(window, LET_GO, 1).click()
    window.turn(-1)
    assert chosen(window) == {LET_GO: 5}
    assert asked.days.answers(W48) == {LET_GO: 1}


def test_what_was_done_last_is_undone_first(asked, window, press):
    undo = window.findChild(QPushButton, "undoAnswer")
    assert not undo.isVisible()
    number(window, LET_GO, 5).click()
    number(window, LET_GO, 1).click()
    number(window, CHOICE, 3).click()

    press(window, "undoAnswer")
    assert chosen(window) == {LET_GO: 1}
    press(window, "undoAnswer")
    assert chosen(window) == {LET_GO: 5}
    undo.setFocus()
    press(window, "undoAnswer")
    assert asked.days.answers(W47) == chosen(window) == {}
    assert not undo.isVisible()
    assert number(window, LET_GO, 1).hasFocus()


def test_another_week_has_nothing_to_undo(window):
    number(window, LET_GO, 5).click()
    window.turn(1)

    assert not window.findChild(QPushButton, "undoAnswer").isVisible()


def test_what_cannot_be_kept_is_said_and_not_shown(asked, open_window):
    days = Failing(asked.days, "answer")
    window = open_window(WithDays(asked, days), WeekState(week=W47))

    number(window, CHOICE, 4).click()

    assert text_of(window, "notice") == FULL.sentence
    assert chosen(window) == {}
    assert not window.findChild(QPushButton, "undoAnswer").isVisible()


def test_another_program_changed_an_answer(asked, window):
    asked.days.answer(W47, REACHABLE, 3)
    window.refresh()

    assert chosen(window) == {REACHABLE: 3}


# --- Keyboard and screen reader -------------------------------------------------------------------


def test_a_digit_answers_and_delete_takes_back(asked, window):
    first = number(window, REACHABLE, 1)
    first.setFocus()

    QTest.keyClick(first, KEY.Key_4)
    assert asked.days.answers(W47) == {REACHABLE: 4}
    assert number(window, REACHABLE, 4).hasFocus()
    QTest.keyClick(first, KEY.Key_4)
    QTest.keyClick(first, KEY.Key_6)
    assert asked.days.answers(W47) == {REACHABLE: 4}
    QTest.keyClick(first, KEY.Key_Delete)
    assert asked.days.answers(W47) == {}
    QTest.keyClick(first, KEY.Key_2)
    QTest.keyClick(first, KEY.Key_Z, CONTROL)
    assert asked.days.answers(W47) == {}


def test_undo_with_the_keyboard_elsewhere_is_for_the_record(asked, window):
    number(window, REACHABLE, 2).click()
    window.findChild(SelfReport).parentWidget().setFocus()
    QTest.keyClick(window, KEY.Key_Z, CONTROL)

    assert asked.days.answers(W47) == {REACHABLE: 2}


def test_arrows_go_from_number_to_number_and_answer_nothing(asked, window):
    first = number(window, LET_GO, 1)
    first.setFocus()
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left):
        QTest.keyClick(window.focusWidget(), key)
    assert number(window, LET_GO, 2).hasFocus()
    assert asked.days.answers(W47) == {}

    QTest.keyClick(window.focusWidget(), KEY.Key_Space)
    assert asked.days.answers(W47) == {LET_GO: 2}
    for _press in range(9):
        QTest.keyClick(window.focusWidget(), KEY.Key_Left)
    assert number(window, LET_GO, 1).hasFocus()


def test_a_scale_is_one_stop_of_the_tab_key_at_its_answer(asked, open_window):
    asked.days.answer(W47, REACHABLE, 4)
    window = open_window(asked, WeekState(week=W47))
    number(window, LET_GO, 1).setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _press in range(2):
        QTest.keyClick(window.focusWidget(), KEY.Key_Tab)
        reached.append(window.focusWidget())

    assert reached == [number(window, REACHABLE, 4), number(window, CHOICE, 1)]


def test_it_comes_between_the_picture_and_the_day(window):
    for _face in ("picture", "table", "picture"):
        QTest.keyClick(window.focusWidget(), KEY.Key_Tab)
        assert window.focusWidget() is number(window, LET_GO, 1)

        window.findChild(QPushButton, "asTable").click()
        window.findChild(WeekPage).face.setFocus()


def test_a_screen_reader_hears_number_and_statement(window):
    spoken = QAccessible.queryAccessibleInterface(number(window, LET_GO, 4))

    assert spoken.text(QAccessible.Text.Name) == f"4 of 5: {statement_sentence(LET_GO)}"
    assert not spoken.state().checked
    number(window, LET_GO, 4).click()
    assert spoken.state().checked


# --- Room -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("size", [(1400, 900), (900, 700), (480, 360)])
@pytest.mark.parametrize("shows_table", [False, True])
def test_nothing_is_cut_off_or_lies_on_anything_else(asked, open_window, scale, size, shows_table):
    asked.set("week.self_report_more", "true", asked.today())
    state = WeekState(week=W47, shows_table=shows_table)
    window = open_window(asked, state, look=Look(scale=scale), size=size)
    report, page = window.findChild(SelfReport), window.findChild(WeekPage)

    assert not report.geometry().intersects(page.panel.geometry())
    assert page.rect().contains(report.geometry())
    for words in report.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())
    for part in (*report.findChildren(QPushButton), *report.findChildren(QLabel)):
        assert report.rect().contains(part.mapTo(report, part.rect().topLeft()))
        assert report.rect().contains(part.mapTo(report, part.rect().bottomRight()))
