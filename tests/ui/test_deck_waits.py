"""The deck: no question comes up while somebody types."""

import pytest

from tests.hands import at, span
from tests.ui.running import let_pass, shown, tell
from tracker.domain.signals import Active, Call, Lock

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")


@pytest.fixture
def typing(deck, bridge, clock, sensors):
    """Somebody who types as the question is due."""
    tell(bridge, Active())
    let_pass(bridge, clock, at("16:14", 7))
    clock.advance(seconds=59)
    sensors.input = at("16:15", 7)
    let_pass(bridge, clock, at("16:15", 7))
    yield deck._lull
    deck.close()


def test_no_card_comes_up_while_somebody_types(typing):
    assert typing.is_awaited
    assert shown("card") == []


def test_it_comes_up_in_a_pause(typing, clock):
    clock.advance(seconds=3)
    typing.look()

    assert shown("card") != []


def test_it_comes_up_all_the_same_after_a_minute(typing, clock, sensors):
    for _look in range(20):
        clock.advance(seconds=3)
        assert shown("card") == []
        sensors.input = clock.at
        typing.look()

    assert shown("card") != []


def test_the_record_says_when_it_was_decided_on(typing, clock, tracker):
    clock.advance(seconds=3)
    typing.look()

    [asked] = tracker._journal.prompts(span("15:00-23:00", 7))
    assert asked.shown_at == at("16:15", 7)


def test_what_was_over_in_the_meantime_never_comes_up(typing, bridge, clock):
    tell(bridge, Lock())
    assert not typing.is_awaited

    clock.advance(seconds=3)
    typing.look()

    assert shown("card") == []


def test_what_a_call_has_overtaken_waits_in_the_menu(typing, deck, bridge, clock):
    tell(bridge, Call(on=True))
    clock.advance(seconds=3)
    typing.look()
    assert shown("card") == []

    deck.show_open()

    assert shown("card") != []


def test_who_asks_for_it_does_not_wait(typing, deck):
    deck.show_open()

    assert shown("card") != []
    assert not typing.is_awaited
