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

from tests.hands import OSLO, RULES, FakeClock, FakeKeeping
from tests.policies import Etc
from tests.store.days import NOW
from tests.torture.day import TRACE
from tracker.clock import SystemClock
from tracker.control.messages import REQUEST_MAX, GarbledError, unpacked_words
from tracker.domain.commands import WORDS
from tracker.domain.signals import Active, Say
from tracker.errors import ImportRefusedError, TraceError, UsageError
from tracker.importers.activitywatch import read_activitywatch
from tracker.importers.csv import read_csv
from tracker.importers.formats import Reader
from tracker.importers.found import Terms
from tracker.importers.ics import read_ics
from tracker.importers.timewarrior import read_timewarrior
from tracker.importers.toggl import read_toggl
from tracker.paths import Home
from tracker.recorder import Recorder
from tracker.replay import replay
from tracker.settings import Settings, load
from tracker.settings.policy.looking import policy_here
from tracker.settings.policy.words import refusal_text

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


ICS = b"""\
BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:1\r
SUMMARY:Work\\, at\r
 home\r
DTSTART;TZID=Europe/Oslo:20261116T080000\r
DTEND:20261116T110000Z\r
END:VEVENT\r
END:VCALENDAR\r
"""
TOGGL = b"""\
"Description",Duration,Project,Start date,Start time,Stop date,Stop time\r
"Fix, and more",4:00:00,Web,2026-11-16,08:00:00,2026-11-16,12:00:00\r
"""
TIMEWARRIOR = b"""\
[{"id": 2, "start": "20261116T070000Z", "end": "20261116T110000Z", "tags": ["a", "b"]},
{"id": 1, "start": "20261116T120000Z", "tags": []}]
"""
ACTIVITYWATCH = b"""\
{"buckets": {"aw-watcher-afk_x": {"type": "afkstatus", "hostname": "x", "events": [
{"timestamp": "2026-11-16T07:00:00+00:00", "duration": 3600.5, "data": {"status": "not-afk"}}]}}}
"""
FILES = {
    read_csv: CSV.read_bytes(),
    read_ics: ICS,
    read_toggl: TOGGL,
    read_timewarrior: TIMEWARRIOR,
    read_activitywatch: ACTIVITYWATCH,
}
POLICY = b"""\
[locked]
general.language = "nb"
[default]
calendar.country = "NO"
work.apps = ["teams", "slack"]
[default.hours.schedule]
mon = ["09:00-15:00"]
"""


def replayed(raw: bytes) -> str:
    """Run a trace through the engine; return why it was refused, if it was."""
    try:
        list(replay(raw.decode(errors="replace").splitlines(), Settings(), OSLO))
    except TraceError as error:
        return error.sentence
    return ""


def refused(file: Path, read: Reader = read_csv) -> str:
    """Read a file of work; return why it was refused, if it was."""
    try:
        read(file, Terms(OSLO))
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


@pytest.mark.parametrize("read", FILES, ids=lambda read: read.__name__)
@given(data=st.data())
def test_a_garbled_file_of_work_is_read_or_refused(tmp_path_factory, read, data):
    file = tmp_path_factory.getbasetemp() / "garbled"
    file.write_bytes(data.draw(garbled(FILES[read])))

    assert "\n" not in refused(file, read)


@pytest.mark.parametrize("read", FILES, ids=lambda read: read.__name__)
def test_the_files_that_are_garbled_here_are_good(tmp_path, read):
    file = tmp_path / "good"
    file.write_bytes(FILES[read])

    assert read(file, Terms(OSLO)).work


@pytest.mark.parametrize("read", FILES, ids=lambda read: read.__name__)
@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 1_000_000,
        b'{"buckets":' * 100_000,
        b'"' * 2_000_001,
        b"9" * 2_000_000,
        b'[{"id":' + b"9" * 100_000,
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + b"x" * 5_000_000,
        b"," * 3_000_000,
        b"\r\n" * 1_000_000,
        b"\0" * 3_000_000,
    ],
    ids=[
        "brackets",
        "objects",
        "quotes",
        "digits",
        "number",
        "events",
        "summary",
        "commas",
        "lines",
        "zeros",
    ],
)
def test_a_file_of_work_that_a_parser_may_choke_on(tmp_path, read, raw):
    file = tmp_path / "chokes"
    file.write_bytes(raw)

    assert 0 < len(refused(file, read)) < 1000


@given(garbled(POLICY))
def test_a_garbled_policy_is_obeyed_or_refused_line_by_line(tmp_path_factory, raw):
    """Whatever an administrator wrote, the program starts, and tells of what it does not obey."""
    folder = tmp_path_factory.getbasetemp() / "policy"
    person = tmp_path_factory.getbasetemp() / "person"
    person.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patched:
        Etc(folder, patched).write(raw)
        policy = policy_here()
        told = settings_told(person, SETTINGS)

    assert all("\n" not in refusal_text(refusal) for refusal in policy.refusals)
    assert told == []


def test_the_policy_that_is_garbled_here_is_good(etc):
    etc.write(POLICY)

    assert len(policy_here().all()) == 4
    assert policy_here().refusals == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"a = " + b"[" * 40_000,
        b"a = " + b"{a=" * 5_000 + b"1" + b"}" * 5_000,
        b"[default]\na" + b".a" * 40_000 + b" = 1",
        b'[default]\ngeneral.language = "' + b"x" * 20_000_000 + b'"',
        b"[default]\nprompts.budget_per_day = " + b"9" * 50_000,
        b"[default]\n" + b"".join(b"k%d = 1\n" % number for number in range(9_000)),
    ],
    ids=["open", "tables", "key", "long", "decimal", "many"],
)
def test_a_policy_that_a_parser_may_choke_on(etc, raw):
    etc.write(raw)

    assert all(len(refusal_text(refusal)) < 1500 for refusal in policy_here().refusals)


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
