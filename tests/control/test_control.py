"""The command channel, with real sockets: who is heard, who is turned away, and how it ends."""

import os
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, answer_challenge, deliver_challenge

import pytest

from tests.control.calling import (
    SOON,
    Host,
    call_by_hand,
    drip,
    hung_up,
    impostor,
    overhearing,
    program,
    repeat,
    say_raw,
    wait_for_room,
)
from tracker.control import Answer, NotAnsweringError, RefusedError, is_open, send
from tracker.control.door import read_door
from tracker.control.messages import ANSWER_MAX, REQUEST_MAX
from tracker.errors import NotRunningError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the rude callers speak sockets")

PATIENCE = 0.5  # seconds that an impatient server gives a caller


@pytest.fixture(autouse=True)
def runtime_folder(monkeypatch, tmp_path):
    """Give sockets a folder with a short path, of this test alone."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def host(home):
    with Host(home, repeat) as host:
        yield host
    assert threading.active_count() == 1


@pytest.fixture
def impatient(home):
    """A host that hangs up soon; a caller on a busy computer still has time enough."""
    with Host(home, repeat, silent_s=PATIENCE) as host:
        yield host
    assert threading.active_count() == 1


# --- Words and answers ----------------------------------------------------------------------------


def test_words_reach_the_host_and_its_answer_comes_back(host):
    assert send(host.home, ("pause", "until", "15:00")) == Answer(True, "pause until 15:00")
    assert host.heard == [("pause", "until", "15:00")]


def test_signs_of_any_language_come_through(host):
    assert send(host.home, ("si", "“blåbærsyltetøy” 🫐")).sentence == "si “blåbærsyltetøy” 🫐"


def test_a_status_comes_with_the_answer(host):
    status = {"phase": "working", "stretch_min": 12.5, "core_ends": None}
    host.serve = lambda request: request.reply(Answer(True, "", status))

    assert send(host.home, ("status",)).status == status


def test_the_host_is_woken_by_another_thread(host):
    send(host.home, ("status",))

    assert host.woken_by == {"control"}


def test_what_the_host_refuses_is_an_error_with_its_sentence(host):
    host.serve = lambda request: request.reply(Answer(False, "Not now."))

    with pytest.raises(RefusedError) as told:
        send(host.home, ("start",))
    assert told.value.sentence == "Not now."


def test_the_first_reply_counts(host):
    def twice(request):
        request.reply(Answer(True, "one"))
        request.reply(Answer(True, "two"))

    host.serve = twice

    assert send(host.home, ("start",)).sentence == "one"


def test_fifty_callers_one_after_the_other(host):
    said = [send(host.home, (f"word{number}",)).sentence for number in range(50)]

    assert said == [f"word{number}" for number in range(50)]
    assert len(host.heard) == 50


def test_eight_callers_at_once_each_hear_their_own_answer(host):
    at_once = threading.Barrier(8)

    def call(number):
        at_once.wait(SOON)
        return send(host.home, (f"word{number}",)).sentence

    with ThreadPoolExecutor(8) as callers:
        said = list(callers.map(call, range(8)))

    assert said == [f"word{number}" for number in range(8)]


def test_another_process_is_answered(home):
    with program(home):
        assert send(home, ("pause", "30m"), timeout=SOON).sentence == "pause 30m"


# --- Nobody there, or nobody well -----------------------------------------------------------------


def test_without_a_program_it_is_told_how_to_start_one(home):
    assert not is_open(home)
    with pytest.raises(NotRunningError) as told:
        send(home, ("start",))
    assert "start it with “kjernetid”" in told.value.sentence
    assert not isinstance(told.value, NotAnsweringError)


def test_a_program_that_was_killed_is_not_running_and_is_followed_by_another(home):
    with program(home) as first:
        first.kill()
        first.wait(SOON)
        assert is_open(home)

        with pytest.raises(NotRunningError) as told:
            send(home, ("start",))
        assert not isinstance(told.value, NotAnsweringError)

    with program(home):
        assert send(home, ("start",), timeout=SOON).sentence == "start"


def test_a_program_that_hangs_is_not_waited_for_and_never_hears_what_was_given_up(home, tmp_path):
    with program(home) as hung:
        os.kill(hung.pid, 19)  # SIGSTOP
        for _call in range(20):  # more than can wait at its door
            with pytest.raises(NotAnsweringError, match="does not answer"):
                send(home, ("stop",), timeout=0.02)
        os.kill(hung.pid, 18)  # SIGCONT

        assert heard_by(home) == "start"


def heard_by(home):
    """Say one word, as soon as those who hung up are no longer at the door; return all it heard."""
    door = read_door(home)
    assert door is not None
    for _try in range(100):
        wait_for_room(door)
        try:
            return send(home, ("start",), timeout=SOON).sentence
        except NotAnsweringError:
            continue
    return "nothing"


def test_a_host_that_does_not_look_is_busy_and_does_not_get_the_request_later(home):
    with Host(home, repeat, reply_s=PATIENCE) as host:
        is_free = threading.Event()

        def when_free(request):
            is_free.wait(SOON)
            repeat(request)

        host.serve = when_free
        with ThreadPoolExecutor(1) as callers:
            first = callers.submit(send, home, ("first",))
            assert host.has_heard.wait(SOON)
            with pytest.raises(RefusedError, match="busy, and nothing was done"):
                send(home, ("second",))
            with pytest.raises(RefusedError, match="has not finished yet"):
                first.result(SOON)
        is_free.set()

        assert host.still_answers()
        assert host.heard == [("first",), ("status",)]


def know_the_key_and_say(message):
    def talk(line):
        deliver_challenge(line, b"k" * 32)
        answer_challenge(line, b"k" * 32)
        line.recv_bytes()
        line.send_bytes(message)

    return talk


@pytest.mark.parametrize(
    "talk",
    [
        pytest.param(lambda line: line.send_bytes(b"hello"), id="no challenge"),
        pytest.param(lambda line: line.close(), id="hangs up"),
        pytest.param(know_the_key_and_say(b"{"), id="no answer"),
        pytest.param(know_the_key_and_say(b'{"version":2}'), id="another version"),
    ],
)
def test_who_is_not_the_program_is_not_believed(home, talk):
    with impostor(home, talk), pytest.raises(NotAnsweringError):
        send(home, ("stop",))


def test_a_program_of_another_version_is_told(home):
    talk = know_the_key_and_say(b'{"version":2,"mood":"good"}')

    with impostor(home, talk), pytest.raises(NotAnsweringError, match="Another version"):
        send(home, ("start",))


def test_words_are_not_said_to_who_does_not_know_the_key(home):
    heard = []

    def talk(line):
        deliver_challenge(line, b"k" * 32)  # learns nothing from what comes back
        with suppress(AuthenticationError):
            answer_challenge(line, b"another key")
        with suppress(EOFError):
            heard.append(line.recv_bytes())

    with impostor(home, talk), pytest.raises(NotAnsweringError):
        send(home, ("stop",))
    assert heard == []


# --- Rude callers ---------------------------------------------------------------------------------


def test_who_says_nothing_is_hung_up_on(impatient):
    with call_by_hand(impatient.door) as calling:
        assert hung_up(calling)
    assert impatient.still_answers()


def test_who_sends_a_byte_now_and_then_is_hung_up_on_as_well(impatient):
    with call_by_hand(impatient.door) as calling:
        calling.send(b"\0\0\0\xff")  # a message of 255 bytes is to come
        assert drip(calling, 255) < 100
    assert impatient.still_answers()


def test_eight_who_say_nothing_do_not_keep_others_out(impatient):
    silent = [call_by_hand(impatient.door) for _caller in range(8)]

    assert impatient.still_answers()
    for calling in silent:
        calling.close()


def test_when_the_system_lets_nobody_in_the_door_is_tried_again(host):
    if sys.platform == "win32":
        pytest.skip("no such limit")
    import resource

    limit, hardest = resource.getrlimit(resource.RLIMIT_NOFILE)
    with socket.socket(socket.AF_UNIX) as calling, overhearing() as log:
        address = host.door.address
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, hardest))  # not one file more for anybody
        try:
            calling.connect(address)
            while not log.next().startswith("Nobody could be let in: "):
                pass
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hardest))
    assert host.still_answers()


@pytest.mark.parametrize(
    "sent", [b"", b"\0", b"\0\0\0\x10half", b"\xff" * 64, b"GET / HTTP/1.1\r\n"]
)
def test_who_hangs_up_in_the_middle_does_no_harm(host, sent):
    with call_by_hand(host.door) as calling:
        calling.sendall(sent)
    assert host.still_answers()


def test_ten_megabytes_are_not_read(host):
    assert say_raw(host.door, b"x" * 10_000_000) == b""
    assert host.still_answers()


def test_ten_megabytes_instead_of_a_key_are_not_read(host):
    message = (10_000_000).to_bytes(4, "big") + b"x" * 10_000_000
    with call_by_hand(host.door) as calling, pytest.raises((BrokenPipeError, ConnectionResetError)):
        calling.sendall(message)
    assert host.still_answers()


def test_a_wrong_key_is_turned_away_and_nothing_is_heard(host):
    with overhearing() as log:
        with pytest.raises(AuthenticationError):
            Client(host.door.address, family="AF_UNIX", authkey=b"guessed")
        assert log.next().startswith("A caller was turned away: ")
    assert host.heard == []
    assert host.still_answers()


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"version":1}', id="no words"),
        pytest.param(b'{"version":1,"words":[]}', id="empty words"),
        pytest.param(b'{"version":1,"words":"stop"}', id="one word"),
        pytest.param(b'{"version":1,"words":[1]}', id="a number"),
        pytest.param(b'{"version":2,"words":["stop"]}', id="another version"),
        pytest.param(b'{"words":["stop"]}', id="no version"),
        pytest.param(b"[" * 10_000, id="deep"),
        pytest.param(
            b'{"version":1,"words":["stop"],"x":%b}' % (b"[" * 9000 + b"]" * 9000), id="trap"
        ),
        pytest.param(b"\x80\x04\x95\x0b", id="a pickle"),
        pytest.param(b" " * (REQUEST_MAX + 1), id="too long"),
    ],
)
def test_what_is_no_request_is_turned_away_and_never_reaches_the_host(host, message):
    with overhearing() as log:
        assert say_raw(host.door, message) == b""
        assert log.next().startswith("A caller was turned away: ")
    assert host.heard == []
    assert host.still_answers()


def test_a_request_may_be_as_long_as_allowed(host):
    frame = len(b'{"version":1,"words":[""]}')
    word = "x" * (REQUEST_MAX - frame)

    assert send(host.home, (word,)).sentence == word


def test_an_answer_that_is_too_long_is_not_read(host):
    host.serve = lambda request: request.reply(Answer(True, "x" * ANSWER_MAX))

    with pytest.raises(NotAnsweringError):
        send(host.home, ("status",))


def test_what_was_said_is_not_written_into_the_log(host):
    with overhearing() as log:
        send(host.home, ("private", "last", "20m"))
        say_raw(host.door, b'{"version":1,"words":["secret", 1]}')
        assert "secret" not in log.next()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked who calls")
def test_another_person_is_turned_away_whatever_key_they_have(host, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 12345)

    with overhearing() as log:
        with pytest.raises(NotAnsweringError):
            send(host.home, ("stop",))
        assert log.next() == "A caller was turned away: another person"
    assert host.heard == []
