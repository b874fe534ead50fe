"""Reading a trace: each signal of the format, and each fault in one sentence with its line."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import signals
from tracker.domain.model import Choice, Place
from tracker.errors import TraceError
from tracker.trace_reading import read_trace
from tracker.wording import use_language

OSLO = "Europe/Oslo"
EIGHT = "2026-11-16T08:00:00+01:00"
AT = datetime(2026, 11, 16, 7, tzinfo=UTC)


def line(signal, at=EIGHT, **fields):
    return json.dumps({"at": at, "signal": signal, **fields})


def read(*lines):
    return [sample for _number, sample in read_trace(lines, OSLO)]


def fault(*lines):
    with pytest.raises(TraceError) as caught:
        read(*lines)
    return caught.value.sentence


SIGNALS = [
    (line("start", zone="America/New_York"), signals.Start()),
    (line("active"), signals.Active()),
    (
        line("idle", since="2026-11-16T07:55:00+01:00"),
        signals.Idle(datetime(2026, 11, 16, 6, 55, tzinfo=UTC)),
    ),
    (line("idle", since=EIGHT), signals.Idle(AT)),
    (line("lock"), signals.Lock()),
    (line("unlock"), signals.Unlock()),
    (line("sleep"), signals.Sleep()),
    (line("wake"), signals.Wake()),
    (line("call", on=True), signals.Call(on=True)),
    (line("busy", on=False), signals.Busy(on=False)),
    (line("front", app="Teams.EXE"), signals.Front("teams")),
    (line("apps", open=["teams", "outlook"]), signals.Apps(frozenset({"teams", "outlook"}))),
    (line("apps", open=[]), signals.Apps(frozenset())),
    (line("zone", zone="Asia/Tokyo"), signals.ZoneChanged("Asia/Tokyo")),
    (line("place", place="workplace"), signals.PlaceChanged(Place.WORKPLACE)),
    (line("clock", jump_s=-30), signals.ClockJumped(timedelta(seconds=-30))),
    (line("clock", jump_s=0.5), signals.ClockJumped(timedelta(seconds=0.5))),
    (line("say", command=["pause", "30m"]), signals.Say(("pause", "30m"))),
    (line("answer", prompt="movement-3", choice="skip"), signals.Answer("movement-3", Choice.SKIP)),
    (
        line("answer", prompt="outside_core", choice="until", until="21:00"),
        signals.Answer("outside_core", Choice.UNTIL, datetime(2026, 11, 16, 20, tzinfo=UTC)),
    ),
    (
        line("answer", prompt="outside_core", choice="until", until="07:00"),
        signals.Answer("outside_core", Choice.UNTIL, datetime(2026, 11, 17, 6, tzinfo=UTC)),
    ),
    (
        line("answer", prompt="x", choice="until", until="2026-11-16T21:00:00+00:00"),
        signals.Answer("x", Choice.UNTIL, datetime(2026, 11, 16, 21, tzinfo=UTC)),
    ),
    (line("answer", prompt="x", choice="skip", until="nonsense"), signals.Answer("x", Choice.SKIP)),
    (line("stop"), signals.Stop()),
    (line("crash"), signals.Crash()),
    (line("active", unheard_of=[{"deep": [1]}]), signals.Active()),
]


@pytest.mark.parametrize(("text", "signal"), SIGNALS)
def test_each_signal_of_the_format_is_read(text, signal):
    [sample] = read(text)

    assert (sample.at, sample.signal) == (AT, signal)


def test_every_command_of_the_command_line_may_be_said():
    words = ("start", "stop", "pause", "resume", "planned", "private", "break")

    assert [
        sample.signal.command for sample in read(*(line("say", command=[w]) for w in words))
    ] == [(word,) for word in words]


def test_empty_lines_are_passed_over_but_counted():
    lines = ["\n", line("active") + "\r\n", "  \t\n", line("lock")]

    assert [number for number, _sample in read_trace(lines, OSLO)] == [2, 4]


def test_home_is_the_zone_until_the_trace_names_another():
    samples = read(
        line("active"),
        line("start"),
        line("zone", zone="Asia/Tokyo"),
        line("active"),
        line("start", zone="America/New_York"),
        line("active", zone="Europe/Paris"),
    )

    assert [sample.zone for sample in samples] == [
        OSLO,
        OSLO,
        "Asia/Tokyo",
        "Asia/Tokyo",
        "America/New_York",
        "America/New_York",
    ]


def test_two_signals_may_come_at_the_same_instant_written_in_other_zones():
    first, second = read(line("active"), line("lock", at="2026-11-16T02:00:00-05:00"))

    assert first.at == second.at


def test_at_may_step_back_right_after_the_clock_was_set_back():
    samples = read(
        line("active"), line("clock", jump_s=-3600), line("active", at="2026-11-16T07:00:00+01:00")
    )

    assert [sample.at for sample in samples] == [AT, AT, AT - timedelta(hours=1)]


BACK = "“at” goes back in time; only a “clock” signal may set it back."


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([line("active"), line("lock", at="2026-11-16T07:59:59+01:00")], id="plain"),
        pytest.param(
            [line("clock", jump_s=-60), line("lock", at="2026-11-16T07:58:59+01:00")],
            id="further than the clock was set back",
        ),
        pytest.param(
            [line("clock", jump_s=60), line("lock", at="2026-11-16T08:00:59+01:00")],
            id="less far than the clock was set forward",
        ),
    ],
)
def test_at_may_not_step_back_otherwise(lines):
    assert fault(*lines) == f"Line 2 of the trace makes no sense: {BACK}"


def test_at_may_step_back_only_once_after_the_clock_was_set_back():
    early, earlier = "2026-11-16T07:59:30+01:00", "2026-11-16T07:59:29+01:00"

    assert fault(line("clock", jump_s=-60), line("active", at=early), line("lock", at=earlier)) == (
        f"Line 3 of the trace makes no sense: {BACK}"
    )


def nested(deep):
    return line("active")[:-1] + ', "x": ' + "[" * deep + "]" * deep + "}"


FAULTS = {
    "no JSON": ("{", "cannot be read: Input data was truncated"),
    "NUL": ("\0", "cannot be read: JSON is malformed"),
    "byte order mark": ("\ufeff" + line("active"), "cannot be read: JSON is malformed"),
    "lone surrogate": ("\ud800", "cannot be read: 'utf-8' codec"),
    "two objects": (line("active") + line("lock"), "cannot be read: JSON is malformed"),
    "a list": ("[]", "cannot be read: Expected `object`, got `array`"),
    "a number": ("5", "cannot be read: Expected `object`, got `int`"),
    "no at": ('{"signal": "active"}', "cannot be read: Object missing required field `at`"),
    "no signal": (f'{{"at": "{EIGHT}"}}', "missing required field `signal`"),
    "at as a number": ('{"at": 5, "signal": "active"}', "Expected `datetime`, got `int`"),
    "at as text": (line("active", at="yesterday"), "Invalid RFC3339"),
    "a day that is none": (line("active", at="2026-02-30T08:00:00Z"), "Invalid RFC3339"),
    "at without offset": (
        line("active", at="2026-11-16T08:00:00"),
        "makes no sense: “at” has no offset, as in 2026-11-16T08:00:00+01:00",
    ),
    "year 1": (
        line("active", at="0001-01-01T00:00:00+12:00"),
        "makes no sense: “at” lies outside the years 1970 to 2100",
    ),
    "year 9999": (
        line("active", at="9999-12-31T23:59:59-12:00"),
        "makes no sense: “at” lies outside the years 1970 to 2100",
    ),
    "unknown signal": (
        line("doze"),
        "makes no sense: “doze” is no signal; known are start, active",
    ),
    "signal of another case": (line("Active"), "“Active” is no signal"),
    "signal of another type": (
        line(5),
        "cannot be read: Expected `str`, got `int` - at `$.signal`",
    ),
    "idle without since": (line("idle"), "“since” is missing; expected an instant with an offset"),
    "since without offset": (
        line("idle", since="2026-11-16T07:00:00"),
        "makes no sense: “since” has no offset, as in 2026-11-16T08:00:00+01:00",
    ),
    "since in year 1": (
        line("idle", since="0001-01-01T00:00:00+12:00"),
        "makes no sense: “since” lies outside the years 1970 to 2100",
    ),
    "since after at": (
        line("idle", since="2026-11-16T08:00:01+01:00"),
        "makes no sense: “since” lies after “at”",
    ),
    "call without on": (line("call"), "makes no sense: “on” is missing; expected true or false"),
    "busy without on": (line("busy"), "makes no sense: “on” is missing; expected true or false"),
    "on as a number": (line("call", on=1), "cannot be read: Expected `bool | null`, got `int`"),
    "front without app": (line("front"), "“app” is missing; expected a process name"),
    "front of another type": (line("front", app=["x"]), "Expected `str | null`, got `array`"),
    "apps without open": (line("apps"), "“open” is missing; expected a list of process names"),
    "apps as text": (line("apps", open="teams"), "Expected `array | null`, got `str`"),
    "apps of numbers": (line("apps", open=[1]), "Expected `str`, got `int` - at `$.open[0]`"),
    "zone without zone": (line("zone"), "“zone” is missing; expected an IANA zone"),
    "unknown zone": (line("zone", zone="Mars/Olympus"), "“Mars/Olympus” is no zone such as Europe"),
    "start in an unknown zone": (
        line("start", zone="Oslo"),
        "“Oslo” is no zone such as Europe/Oslo",
    ),
    "no zone at all": (line("zone", zone=""), "“” is no zone such as Europe/Oslo"),
    "zone that climbs": (line("zone", zone="../../etc/passwd"), "is no zone such as Europe/Oslo"),
    "zone with NUL": (line("zone", zone="a\0b"), "“a�b” is no zone such as Europe/Oslo"),
    "huge zone": (line("zone", zone="z" * 1_000_000), f"“{'z' * 39}…” is no zone"),
    "place without place": (line("place"), "“place” is missing; expected home, workplace, other"),
    "unknown place": (line("place", place="moon"), "Invalid enum value 'moon' - at `$.place`"),
    "clock without jump": (line("clock"), "“jump_s” is missing; expected a number of seconds"),
    "jump as text": (line("clock", jump_s="5"), "Expected `float | null`, got `str`"),
    "jump of years": (
        line("clock", jump_s=40_000_000),
        "makes no sense: “jump_s” is more than a year",
    ),
    "jump back of years": (line("clock", jump_s=-1e300), "“jump_s” is more than a year"),
    "jump without end": (line("clock")[:-1] + ', "jump_s": 1e999}', "Number out of range"),
    "jump that is none": (line("clock", jump_s=float("nan")), "JSON is malformed"),
    "say without command": (line("say"), "“command” is missing; expected words as on the command"),
    "nothing said": (
        line("say", command=[]),
        "makes no sense: “command” begins with none of start",
    ),
    "unknown command": (
        line("say", command=["dance"]),
        "“command” begins with none of start, stop",
    ),
    "command as text": (line("say", command="pause"), "Expected `array | null`, got `str`"),
    "answer to nothing": (line("answer", choice="skip"), "“prompt” is missing; expected the id or"),
    "answer without choice": (
        line("answer", prompt="x"),
        "“choice” is missing; expected an answer",
    ),
    "unknown choice": (line("answer", prompt="x", choice="maybe"), "Invalid enum value 'maybe'"),
    "until without a time": (
        line("answer", prompt="x", choice="until"),
        "makes no sense: “until” is missing; expected a time such as 21:00",
    ),
    "until what": (
        line("answer", prompt="x", choice="until", until="late\nat night"),
        "makes no sense: “late�at night” is no time such as 21:00",
    ),
    "until the end of time": (
        line("answer", prompt="x", choice="until", until="9999-12-31T23:59:59-12:00"),
        "makes no sense: “9999-12-31T23:59:59-12:00” is no time such as 21:00",
    ),
    "huge name": (line("n" * 1_000_000), f"“{'n' * 39}…” is no signal"),
    "huge line": ("x" * 10_000_000, "cannot be read: JSON is malformed"),
    "huge place": (line("place", place="m" * 100_000), "cannot be read: Invalid enum value 'mmm"),
    "deep": (nested(100_000), "makes no sense: it is nested too deeply"),
}


@pytest.mark.parametrize(("text", "why"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_is_one_short_sentence_that_names_the_line(text, why):
    sentence = fault(line("active"), "", text)

    assert sentence.startswith("Line 3 of the trace ")
    assert why in sentence
    assert_one_sentence(sentence)


def assert_one_sentence(sentence):
    assert sentence.isprintable()
    assert len(sentence) < 400
    assert sentence.endswith(".")
    assert not sentence.endswith("..")


def test_a_fault_is_told_in_the_language_of_the_person():
    use_language("nb")

    assert fault("{").startswith("Linje 1 i sporet kan ikke leses: ")


@pytest.mark.parametrize(("days", "is_fine"), [(366, True), (366.001, False)])
def test_no_more_than_a_year_lies_between_two_lines(days, is_fine):
    later = line("active", at=(AT + timedelta(days=days)).isoformat())

    if is_fine:
        assert len(read(line("lock"), later)) == 2
    else:
        assert "“at” lies more than a year after the line before" in fault(line("lock"), later)


def test_what_came_before_a_fault_was_told():
    told = read_trace([line("active"), "nonsense"], OSLO)

    assert next(told)[1].signal == signals.Active()
    with pytest.raises(TraceError):
        next(told)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
FIELDS = ("zone", "since", "on", "app", "open", "place", "jump_s", "command", "prompt", "choice")


@given(
    st.lists(
        st.one_of(
            st.sampled_from([text for text, _signal in SIGNALS]).flatmap(
                lambda text: st.tuples(
                    st.integers(0, len(text)), st.integers(0, 6), st.text(max_size=4)
                ).map(lambda cut: text[: cut[0]] + cut[2] + text[cut[0] + cut[1] :])
            ),
            st.fixed_dictionaries(
                {
                    "at": st.datetimes().map(lambda at: f"{at.isoformat()}Z") | ANYTHING,
                    "signal": st.sampled_from([json.loads(s)["signal"] for s, _ in SIGNALS])
                    | ANYTHING,
                },
                optional=dict.fromkeys((*FIELDS, "until"), ANYTHING),
            ).map(json.dumps),
            st.text(),
        ),
        max_size=3,
    )
)
def test_nothing_but_a_trace_error_comes_of_mangled_lines(lines):
    try:
        read(*lines)
    except TraceError as error:
        assert_one_sentence(error.sentence)
