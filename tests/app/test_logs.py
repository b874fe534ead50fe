"""The log: what a person could act upon, without a word about when."""

import logging
import os
import re
import stat

import pytest

from tracker.logs import MAX_BYTES, write_log


@pytest.fixture(autouse=True)
def root_as_it_was():
    """Leave the logging of the whole process as it was found."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield root
    root.setLevel(level)
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()


@pytest.fixture
def prepared(home):
    home.prepare()
    return home


def logged(home):
    return home.log.read_text(encoding="utf-8")


def test_a_warning_is_a_line_that_tells_no_time(prepared, caplog):
    write_log(prepared)

    logging.getLogger("tracker.sensors.post").warning("The sensor %s was lost: ÆØÅ", "xsync")

    assert logged(prepared) == "WARNING tracker.sensors.post: The sensor xsync was lost: ÆØÅ\n"
    assert not re.search(r"\d\d:\d\d", logged(prepared))
    caplog.clear()


def test_what_nobody_could_act_upon_is_left_out(prepared):
    write_log(prepared)

    logging.getLogger("tracker.control").info("A caller was turned away.")

    assert logged(prepared) == ""


def test_the_next_start_writes_on(prepared, root_as_it_was, caplog):
    prepared.log.write_text("WARNING before: It was so.\n", encoding="utf-8")
    write_log(prepared)

    logging.getLogger("after").warning("It is so.")

    assert logged(prepared) == "WARNING before: It was so.\nWARNING after: It is so.\n"
    caplog.clear()


@pytest.mark.parametrize(("length", "kept"), [(MAX_BYTES, MAX_BYTES), (MAX_BYTES + 1, 0)])
def test_a_log_that_grew_long_begins_anew(prepared, length, kept):
    prepared.log.write_bytes(b"x" * length)

    write_log(prepared)

    assert prepared.log.stat().st_size == kept


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_the_log_is_for_the_eyes_of_its_owner(prepared):
    write_log(prepared)

    assert stat.S_IMODE(prepared.log.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_a_log_that_others_could_read_is_closed_to_them(prepared):
    prepared.log.touch()
    prepared.log.chmod(0o644)

    write_log(prepared)

    assert stat.S_IMODE(prepared.log.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_done_without(home, root_as_it_was):
    """The folder is not there."""
    before = root_as_it_was.handlers[:]

    write_log(home)

    assert root_as_it_was.handlers == before
