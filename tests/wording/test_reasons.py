"""Why the system refused something, told in the person's language, whatever the environment's."""

import errno
import os
import subprocess
import sys

import pytest

from tracker.wording import reason_of, use_language


@pytest.fixture(autouse=True)
def english():
    yield
    use_language("en")


def refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("language", "reason"),
    [("en", "No such file or directory"), ("nb", "Ingen slik fil eller mappe")],
)
def test_the_reason_is_in_the_language_of_the_person(language, reason):
    use_language(language)

    assert reason_of(refused(errno.ENOENT)) == reason


def test_a_reason_that_is_not_known_is_told_as_the_system_tells_it():
    assert reason_of(OSError(0, "the disk sings")) == "the disk sings"
    assert reason_of(OSError("the disk sings")) == "the disk sings"


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is the C library of Linux")
def test_what_the_c_library_was_asked_first_decides_nothing():
    """Glibc keeps on in the language of its first answer, and Qt has it look at the environment."""
    program = """
import locale, os
from tracker.wording import reason_of, use_language
locale.setlocale(locale.LC_ALL, "C.UTF-8")
os.environ["LANGUAGE"] = "nb"
first = os.strerror(2)
os.environ["LANGUAGE"] = "en"
use_language("en")
print(reason_of(OSError(2, os.strerror(2))))
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout == "No such file or directory\n"
