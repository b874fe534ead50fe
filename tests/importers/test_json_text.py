"""JSON in pieces: read as the standard library reads it whole, wherever it was cut."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import ImportRefusedError
from tracker.importers.json_text import MOST_SIGNS, JsonText

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def walked(text: str, size: int = 1_000) -> list[object]:
    """Read a list, an entry at a time."""
    reader = JsonText(pieces(text, size), "file.json")
    found = [reader.value() for _item in reader.items()]
    reader.end()
    return found


def refusal(text: str, size: int = 1_000) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        walked(text, size)
    return refused.value.sentence


@given(st.lists(values, max_size=6), st.integers(1, 9), st.sampled_from([None, 1]))
def test_a_list_is_read_alike_wherever_its_text_is_cut(expected, size, indent):
    assert walked(json.dumps(expected, indent=indent), size) == expected


@given(st.dictionaries(st.text(max_size=5), values, max_size=6), st.integers(1, 9))
def test_an_object_is_walked_through_and_what_is_not_wanted_skipped(expected, size):
    reader = JsonText(pieces(json.dumps(expected), size), "file.json")
    found = {}
    for number, key in enumerate(reader.entries()):
        if number % 2:
            reader.skip()
        else:
            found[key] = reader.value()
    reader.end()

    assert found == dict(list(expected.items())[::2])


@given(st.lists(values, min_size=1, max_size=4), st.integers(1, 9), st.data())
def test_text_that_breaks_off_is_refused(expected, size, data):
    text = json.dumps(expected)
    end = data.draw(st.integers(0, len(text) - 1))

    assert "Nothing was imported" in refusal(text[:end], size)


@pytest.mark.parametrize(
    "text", ["[1,]", "[1 2]", "[1] 2", "[nul]", "{}", "[NaN]", "[1e]", '["\n"]', "[-Infinity]"]
)
@pytest.mark.parametrize("size", [1, 100])
def test_what_is_no_json_is_refused(text, size):
    assert "Nothing was imported" in refusal(text, size)


def test_the_place_of_a_fault_is_told():
    assert "from character 8 on" in refusal("[1, 2, x, 4, 5, 6, 7, 8, 9, 10]")


def test_numbers_and_depths_beyond_all_measure_are_refused():
    assert "cannot be read" in refusal(f"[{'9' * 10_000}]", 100_000)
    assert "cannot be read" in refusal("[" * 200_000, 1_000_000)


def test_an_entry_without_end_is_not_read_to_its_end():
    taken = 0

    def endless():
        nonlocal taken
        yield '["'
        while True:
            taken += 1
            yield "x" * 100_000

    reader = JsonText(endless(), "file.json")
    next(reader.items())
    with pytest.raises(ImportRefusedError):
        reader.value()

    assert taken <= MOST_SIGNS / 100_000 + 1
