"""Notices with buttons where the service, or the bus to it, refuses, dies or keeps silent."""

import pytest

from tests.notices.played import ALL, ANOTHER, NOTE, QUESTION
from tracker.errors import NoticeError, SensorError
from tracker.message_bus import BusName
from tracker.notices import Lost, Refused

NOBODY = "org.freedesktop.DBus.Error.ServiceUnknown"


def test_without_a_bus_the_next_road_is_taken_at_once(bus, service):
    bus.fault = SensorError("There is no bus.")

    with pytest.raises(NoticeError, match="There is no bus"):
        service.show(QUESTION)

    assert service.fileno() is None


def test_a_bus_that_refuses_at_the_door_is_left(bus, service):
    service.show(NOTE)
    service.close()
    bus.connect(BusName.SESSION)
    bus.watch = lambda *_what, **_more: (_ for _ in ()).throw(SensorError("Not here."))

    with pytest.raises(NoticeError, match="Not here"):
        service.show(QUESTION)

    assert bus.is_closed


@pytest.mark.parametrize(
    ("error", "is_deserted"),
    [
        (NOBODY, True),
        ("org.freedesktop.DBus.Error.NameHasNoOwner", True),
        ("org.freedesktop.DBus.Error.Spawn.ChildExited", True),
        ("org.freedesktop.DBus.Error.NoReply", False),
    ],
)
def test_it_is_told_whether_nobody_is_there_or_somebody_refuses(bus, service, error, is_deserted):
    service.show(QUESTION)
    bus.answers(error=error)

    why = f"The notification service refused: {error}."
    assert service.read() == [Refused(QUESTION, why, is_deserted)]


def test_a_service_that_takes_one_notice_may_refuse_the_next(bus, service, shown):
    shown(NOTE)
    service.show(QUESTION)
    bus.answers(error="org.example.TooMany")

    assert [type(one) for one in service.read()] == [Refused]


def test_a_refusal_of_what_nobody_wants_any_more_means_nothing(bus, service, shown):
    shown(NOTE)
    service.show(QUESTION)
    service.withdraw("outside_core-1")
    bus.answers(error="org.example.TooMany")

    assert service.read() == []


def test_a_service_that_ends_takes_the_questions_along_that_nobody_closed(bus, service, shown):
    shown()
    shown(NOTE, number=6)

    bus.tells("NameOwnerChanged", "org.freedesktop.Notifications", ":1.5", "")

    assert service.read() == [Lost(QUESTION, "The notification service has ended.")]
    bus.tells("ActionInvoked", 5, "wrap_up")
    assert service.read() == []


def test_one_that_comes_back_is_asked_anew_what_it_can_do(bus, service, shown):
    shown()
    bus.tells("NameOwnerChanged", "org.freedesktop.Notifications", ":1.5", "")
    service.read()
    bus.tells("NameOwnerChanged", "org.freedesktop.Notifications", "", ":1.9")
    service.read()

    assert shown(ANOTHER, able=["body"])[6] == []


def test_one_that_is_started_for_the_notice_shows_it(bus, service):
    service.show(QUESTION)
    bus.tells("NameOwnerChanged", "org.freedesktop.Notifications", "", ":1.9")
    bus.answers(ALL)
    service.read()

    assert bus.calls[-1][0] == "Notify"


def test_where_the_bus_goes_all_that_stood_there_is_told_and_the_next_notice_opens_it_anew(
    bus, service, shown
):
    shown()
    bus.fault = SensorError("The bus is gone.")
    assert service.read() == [Lost(QUESTION, "The bus is gone.")]
    assert bus.is_closed

    bus.fault = None
    assert shown()[0] == "Notify"


def test_what_goes_with_the_bus_needs_no_taking_away(bus, service, shown):
    shown()
    bus.fault = SensorError("The bus is gone.")

    service.withdraw("outside_core-1")

    assert service.fileno() is None


def test_a_service_that_does_not_say_what_it_can_do_is_not_waited_for(bus, service):
    service.show(QUESTION)

    assert service.give_up() == [Refused(QUESTION, "The notification service does not answer.")]
    bus.answers(ALL)
    assert service.read() == []
    assert [call[0] for call in bus.calls] == ["GetCapabilities"]


def test_what_was_not_waited_for_is_taken_away_when_it_comes_after_all(bus, service, shown):
    shown(NOTE)
    service.show(QUESTION)

    assert [type(one) for one in service.give_up()] == [Refused]
    assert service.give_up() == []
    bus.answers(9)
    assert service.read() == []
    assert bus.calls[-1] == ("CloseNotification", 9)


def test_what_is_answered_needs_no_giving_up(service, shown):
    shown()

    assert service.give_up() == []
