"""The roads of a notice: the service with buttons, plain text, and the word that both failed."""

import os

import pytest

from tests.ui.running import SOON_MS, bury, hand_over, heard
from tracker import notices as roads
from tracker.errors import NoticeError
from tracker.notices import Chosen, Lost, Notice, Refused, Shown
from ui.notices import Notices

QUESTION = Notice("It is late.", "outside_core-1", (("wrap_up", "Wrap up"),), "Answer there.")


class FakeService:
    """A service that says what a test lets it say; its descriptor is a pipe."""

    def __init__(self) -> None:
        self.mine, self.other = os.pipe()
        self.is_open = False
        self.shown: list[Notice] = []
        self.withdrawn: list[str] = []
        self.says: list[object] = []
        self.unanswered: list[Notice] = []
        self.fault = ""

    def fileno(self) -> int | None:
        return self.mine if self.is_open else None

    def show(self, notice: Notice) -> None:
        if self.fault:
            raise NoticeError(self.fault)
        self.is_open = True
        self.shown.append(notice)

    def withdraw(self, about: str) -> None:
        self.withdrawn.append(about)

    def read(self):
        os.read(self.mine, 100)
        says, self.says = self.says, []
        return says

    def give_up(self):
        return [Refused(one, "It does not answer.") for one in self.unanswered]

    def close(self) -> None:
        self.is_open = False

    def tells(self, *what: object) -> None:
        self.says += what
        os.write(self.other, b"!")


@pytest.fixture
def service(monkeypatch):
    service = FakeService()
    monkeypatch.setattr(roads, "service_here", lambda: service)
    yield service
    os.close(service.mine)
    os.close(service.other)


@pytest.fixture
def notices(qapp, desktop, service):
    made = Notices()
    yield made
    made.close()
    made.deleteLater()
    bury()


def test_the_service_with_buttons_goes_first(notices, service, desktop):
    notices.show(QUESTION)

    hand_over()
    assert service.shown == [QUESTION]
    assert desktop.texts == []


def test_what_is_pressed_is_heard(notices, service, qtbot):
    notices.show(QUESTION)

    with qtbot.waitSignal(notices.chosen, timeout=SOON_MS) as chosen:
        service.tells(Shown(QUESTION), Chosen("outside_core-1", "wrap_up"))

    assert chosen.args == ["outside_core-1", "wrap_up"]


def test_what_is_over_is_taken_away(notices, service):
    notices.show(QUESTION)

    notices.withdraw("outside_core-1")

    assert service.withdrawn == ["outside_core-1"]


def test_a_service_that_cannot_be_reached_is_told_of_once_and_a_plain_text_is_not_tried(
    notices, service, desktop, caplog
):
    service.fault = "There is no bus."

    with heard(notices.failed) as failed:
        notices.show(QUESTION)
        notices.show(QUESTION)

    hand_over()
    assert failed == [QUESTION] * 2
    assert desktop.texts == []
    assert caplog.text.count("There is no bus.") == 1
    caplog.clear()


def test_a_fault_that_was_gone_is_told_of_again(notices, service, qtbot, caplog):
    for _time in range(2):
        notices.show(QUESTION)
        service.tells(Refused(QUESTION, "Not now."), Shown(QUESTION))
        qtbot.waitUntil(lambda: not service.says, timeout=SOON_MS)

    hand_over()
    assert caplog.text.count("Not now.") == 2
    caplog.clear()


def test_a_notice_that_the_service_refuses_goes_as_plain_text(
    notices, service, desktop, qtbot, caplog
):
    notices.show(QUESTION)
    service.tells(Refused(QUESTION, "Too many."))

    qtbot.waitUntil(lambda: bool(desktop.texts), timeout=SOON_MS)
    caplog.clear()


def test_where_nobody_takes_notices_a_plain_text_is_not_tried(
    notices, service, desktop, qtbot, caplog
):
    notices.show(QUESTION)

    with qtbot.waitSignal(notices.failed, timeout=SOON_MS) as failed:
        service.tells(Refused(QUESTION, "Nobody.", is_deserted=True))

    hand_over()
    assert failed.args == [QUESTION]
    assert desktop.texts == []
    caplog.clear()


def test_what_a_service_took_along_is_shown_by_the_next_one_once(
    notices, service, desktop, qtbot, caplog
):
    notices.show(QUESTION)
    service.tells(Shown(QUESTION), Lost(QUESTION, "It has ended."))
    qtbot.waitUntil(lambda: len(service.shown) == 2, timeout=SOON_MS)
    assert caplog.text == ""

    service.tells(Lost(QUESTION, "It has ended."))
    qtbot.waitUntil(lambda: bool(desktop.texts), timeout=SOON_MS)

    assert len(service.shown) == 2
    caplog.clear()


def test_a_service_that_does_not_answer_is_not_waited_for(notices, service, desktop, caplog):
    service.unanswered = [QUESTION]
    notices.show(QUESTION)
    assert notices._patience.isActive()

    notices.on_patience_lost()

    hand_over()
    assert desktop.texts == ["It is late. Answer there."]
    assert desktop.threads == {"notice"}
    caplog.clear()


def test_what_no_road_takes_is_told(notices, service, desktop, qtbot, caplog):
    desktop.is_broken = True
    notices.show(QUESTION)

    with qtbot.waitSignal(notices.failed, timeout=SOON_MS) as failed:
        service.tells(Refused(QUESTION, "Too many."))

    assert failed.args == [QUESTION]
    assert "The desktop did not take a notice (no such service)." in caplog.text
    caplog.clear()


def test_a_system_without_such_a_service_takes_plain_text(qapp, desktop, monkeypatch):
    monkeypatch.setattr(roads, "service_here", lambda: None)
    notices = Notices()

    notices.show(QUESTION)
    notices.withdraw(QUESTION.about)
    notices.close()

    hand_over()
    assert desktop.texts == ["It is late. Answer there."]


def test_a_connection_that_was_closed_is_not_listened_to(notices, service):
    notices.show(QUESTION)
    assert notices._notifier is not None

    notices.close()

    assert notices._notifier is None
    assert not notices._patience.isActive()


def test_nothing_comes_up_by_itself(notices):
    with heard(notices.failed) as failed, heard(notices.chosen) as chosen:
        notices.withdraw("outside_core-1")

    assert (failed, chosen) == ([], [])
