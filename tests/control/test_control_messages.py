"""What goes through the command channel: how answers are written and read."""

import json

import pytest

from tracker.control import Answer
from tracker.control.messages import GarbledError, packed_words, unpacked_words


@pytest.mark.parametrize(
    "answer", [Answer(ok=True), Answer(False, "No “so”."), Answer(True, "", {"phase": "off"})]
)
def test_an_answer_reads_back_as_it_was(answer):
    assert Answer.from_json(json.loads(json.dumps(answer.as_json()))) == answer


def test_what_an_answer_says_beyond_what_is_known_is_passed_by():
    found = {"version": 1, "ok": True, "sentence": "Done.", "mood": "good"}

    assert Answer.from_json(found) == Answer(ok=True, sentence="Done.")


@pytest.mark.parametrize(
    "found",
    [{}, [], {"version": 1}, {"version": "1"}, {"version": 2, "ok": True, "sentence": ""}, None],
)
def test_an_answer_that_is_none_is_garbled(found):
    with pytest.raises(GarbledError):
        Answer.from_json(found)


def test_words_read_back_as_they_were():
    words = ("pause", "until", "15:00", "“æøå”")

    assert unpacked_words(packed_words(words)) == words
