"""Whatever comes in from outside is understood or refused in a sentence: no trace, no hang.

Files that are good are cut, doubled and garbled; and each kind of input gets what a parser may
choke on. `HYPOTHESIS_PROFILE=long` tries thousands of others.
"""

import json
import tracemalloc
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.hands import OSLO, RULES, FakeClock, FakeKeeping
from tests.store.days import NOW
from tests.torture.day import TRACE
from tracker.clock import SystemClock
from tracker.control.messages import REQUEST_MAX, GarbledError, unpacked_words
from tracker.domain.commands import WORDS
from tracker.domain.signals import Active, Say
from tracker.errors import ImportRefusedError, TraceError, UsageError
from tracker.importers.csv import read_csv
from tracker.importers.found import Terms
from tracker.paths import Home
from tracker.recorder import Recorder
from tracker.replay import replay
from tracker.settings import Settings, load

CSV = Path(__file__).parents[1] / "data" / "w47.csv"
SECONDS_MAX = 20  # on a machine that is busy; a hang takes longer
BYTES_MAX = 120_000_000  # a file of work may be as large, and room is made for it at once
SNIPPETS = (
    b"\0",
    b"\xff\xfe",
    b'"',
    b"{",
    b"[" * 50,
    b"9" * 40,
    b"\n\n",
    b"-",
    b"=",
    b"'''",
    b"1e999",
)
SETTINGS = b"""\
[general]
language = "nb"
[work]
apps = ["teams", "slack"]
away_after_min = 5
[[hours.schedule]]
from = 2026-01-01
mon = ["08:00-16:00"]
tue = ["08:00-12:00", "13:00-17:00"]
[movement]
every_min = 50
"""


@st.composite
def garbled(draw, good: bytes):
    """Cut, double, move and overwrite parts of something good."""
    data = good
    for _edit in range(draw(st.integers(1, 4))):
        at, to = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        to = min(to, at + 200)
        put = draw(st.one_of(st.binary(max_size=12), st.sampled_from(SNIPPETS)))
        data = draw(
            st.sampled_from(
                (data[:at] + put + data[to:], data[:to] + data[at:], data[:at], data[:at] + put)
            )
        )
    return data


@pytest.fixture(autouse=True)
def within_bounds():
    """Take neither long nor much memory over anything."""
    began = SystemClock().read().awake
    tracemalloc.start()
    yield
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < BYTES_MAX
    assert SystemClock().read().awake - began < timedelta(seconds=SECONDS_MAX)


def replayed(raw: bytes) -> str:
    """Run a trace through the engine; return why it was refused, if it was."""
    try:
        list(replay(raw.decode(errors="replace").splitlines(), Settings(), OSLO))
    except TraceError as error:
        return error.sentence
    return ""


def refused(file: Path) -> str:
    """Read a file of work; return why it was refused, if it was."""
    try:
        read_csv(file, Terms(OSLO))
    except ImportRefusedError as error:
        return error.sentence
    return ""


def settings_told(folder: Path, raw: bytes) -> list[str]:
    """Start on a settings file, and return what is told about it."""
    home = Home(folder)
    for path in folder.glob("settings.*"):
        path.unlink()
    home.settings.write_bytes(raw)
    return load(home, set_aside_at=NOW).notices


@given(garbled(TRACE.read_bytes()))
def test_a_garbled_trace_is_replayed_or_refused(raw):
    assert "\n" not in replayed(raw)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"at": ' * 5_000,
        '{"at": "2026-11-17T08:00:00+01:00", "signal": "' + "a" * 5_000_000 + '"}',
        '{"at": "2026-11-17T08:00:00+01:00", "signal": "clock", "jump_s": 1e308}',
        '{"at": "2026-11-17T08:00:00+01:00", "signal": "clock", "jump_s": ' + "9" * 5_000 + "}",
        '{"at": "9999-12-31T23:59:59-23:59", "signal": "active"}',
        json.dumps(
            {
                "at": "2026-11-17T08:00:00+01:00",
                "signal": "apps",
                "open": [str(n) for n in range(100_000)],
            }
        ),
    ],
    ids=["brackets", "objects", "name", "jump", "number", "year", "apps"],
)
def test_a_line_that_a_parser_may_choke_on(line):
    assert len(replayed(line.encode())) < 1000


@given(garbled(CSV.read_bytes()))
def test_a_garbled_csv_is_read_or_refused(tmp_path_factory, raw):
    file = tmp_path_factory.getbasetemp() / "garbled.csv"
    file.write_bytes(raw)

    assert "\n" not in refused(file)


@given(garbled(SETTINGS))
def test_garbled_settings_are_obeyed_or_set_aside(tmp_path_factory, raw):
    folder = tmp_path_factory.getbasetemp() / "settings"
    folder.mkdir(exist_ok=True)

    told = settings_told(folder, raw)

    assert len(told) <= 1
    assert all("\n" not in sentence for sentence in told)


@pytest.mark.parametrize(
    "raw",
    [
        b"a = " + b"[" * 40_000,
        b"a = " + b"[" * 5_000 + b"]" * 5_000,
        b"a = " + b"{a=" * 5_000 + b"1" + b"}" * 5_000,
        b"a" + b".a" * 40_000 + b" = 1",
        b"a" + b".a" * 1_900 + b" = 1",
        b"[a" + b".a" * 1_900 + b"]",
        b"[movement]\nevery_min = " + b"9" * 5_000,
        b"[movement]\nevery_min = 0x" + b"f" * 50_000,
        b'a = "' + b"x" * 20_000_000 + b'"',
        b"".join(b"k%d = 1\n" % number for number in range(9_000)),
        b"[[hours.schedule]]\n" * 5_000,
    ],
    ids=[
        "open",
        "arrays",
        "tables",
        "key",
        "shorter",
        "header",
        "decimal",
        "hex",
        "long",
        "many",
        "versions",
    ],
)
def test_settings_that_a_parser_may_choke_on(tmp_path, raw):
    """The program begins with defaults, and tells of it in one sentence of some lines at most."""
    [sentence] = settings_told(tmp_path, raw)

    assert len(sentence) < 1500


@given(st.one_of(st.binary(max_size=300), garbled(b'{"version": 1, "words": ["pause", "30m"]}')))
def test_a_garbled_message_is_understood_or_refused(raw):
    with suppress(GarbledError):
        assert all(isinstance(word, str) for word in unpacked_words(raw))


@pytest.mark.parametrize("raw", [b"[" * REQUEST_MAX, b'{"words":' * 7_000, b"9" * REQUEST_MAX])
def test_a_message_that_a_parser_may_choke_on(raw):
    with pytest.raises(GarbledError):
        unpacked_words(raw)


WORD = st.one_of(
    st.sampled_from([*WORDS, "last", "until", "since", "20m", "1h", "25:99", "tomorrow", "17:00"]),
    st.text(max_size=12),
    st.from_regex(r"[0-9]{1,30}[mh]", fullmatch=True),
)


@given(st.lists(st.lists(WORD, min_size=1, max_size=4), max_size=6))
def test_whatever_is_said_it_is_obeyed_or_refused(sayings):
    clock = FakeClock()
    recorder = Recorder(RULES, FakeKeeping(), clock.read())
    recorder.start(clock.read())
    recorder.handle(Active(), clock.read())
    for words in sayings:
        with suppress(UsageError):
            recorder.handle(Say(tuple(words)), clock.advance(minutes=7))
        recorder.due(clock.advance(minutes=1))


def test_the_settings_that_are_garbled_here_are_good(tmp_path):
    assert settings_told(tmp_path, SETTINGS) == []
