"""A file is known by how it begins."""

import os
import sys

import pytest

from tests.importers.conftest import refusal
from tracker.errors import ImportRefusedError
from tracker.importers.formats import Form, reader_of, recognise


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (b'{"buckets": {', Form.ACTIVITYWATCH),
        (b'\xef\xbb\xbf\n {"buckets"', Form.ACTIVITYWATCH),
        (b"[\n{", Form.TIMEWARRIOR),
        (b"BEGIN:VCALENDAR\r\n", Form.ICS),
        (b"begin:vcalendar\n", Form.ICS),
        (b"Description,Start date,Start time,End date,End time\n", Form.TOGGL),
        (b'\xef\xbb\xbf"Description",Start date,Start time,Stop date,Stop time\n', Form.TOGGL),
        (b"start,end,zone,place,planned,note\n", Form.CSV),
        (b"anything else", Form.CSV),
        (b"\xff\xfe\x00", Form.CSV),
        (b"", Form.CSV),
    ],
)
def test_the_format_is_told_by_the_beginning(file, raw, form):
    file.write_bytes(raw)

    assert recognise(file) is form


def test_a_file_that_is_not_there_is_told(file):
    assert "cannot be read" in refusal(lambda: recognise(file))


def test_what_can_be_read_only_once_is_not_looked_at_beforehand(file):
    if sys.platform == "win32":
        pytest.skip("there are no such files")
    os.mkfifo(file)

    with pytest.raises(ImportRefusedError, match="say with --format"):
        recognise(file)


def test_each_format_has_a_reader_of_its_own():
    assert len({reader_of(form) for form in Form}) == len(Form)
