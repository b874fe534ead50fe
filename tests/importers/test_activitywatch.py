"""Buckets of ActivityWatch: activity judged by what the person set, whatever the file holds."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import TERMS, ZONE, outcome, refusal, span, spans, utc
from tracker.domain.model import Place
from tracker.importers import activitywatch
from tracker.importers.activitywatch import read_activitywatch
from tracker.importers.found import Terms, Why
from tracker.importers.judging import Activity, Counts

CORE = [span("16 07:00", "16 15:00")]
SHARED = Activity(
    counts=Counts.CORE_OR_APPS,
    core_hours=lambda window: CORE,
    apps=("outlook",),
    is_listed=lambda app: app.casefold() == "outlook.exe",
)


def event(start, end, **data):
    begins, ends = utc(start), utc(end)
    length = (ends - begins).total_seconds()
    return {"timestamp": begins.isoformat(), "duration": length, "data": data}


def active(start, end):
    return event(start, end, status="not-afk")


def away(start, end):
    return event(start, end, status="afk")


def front(start, end, app):
    return event(start, end, app=app, title="<b>secret</b>")


def export(host="laptop", *, afk=(), window=None):
    """Return the buckets of one computer."""
    found = {"afk": ("afkstatus", list(afk))}
    if window is not None:
        found["window"] = ("currentwindow", list(window))
    return {
        f"aw-watcher-{name}_{host}": {
            "id": f"aw-watcher-{name}_{host}",
            "type": kind,
            "hostname": host,
            "data": {},
            "events": events,
        }
        for name, (kind, events) in found.items()
    }


def read(file, buckets, activity=None):
    file.write_text(json.dumps({"buckets": buckets}), encoding="utf-8")
    return read_activitywatch(file, Terms(ZONE, activity=activity) if activity else TERMS)


def test_time_at_the_keyboard_is_work_and_short_pauses_are_part_of_it(file):
    afk = [
        active("16 09:00", "16 10:00"),  # newest first, as ActivityWatch writes them
        away("16 08:55", "16 09:00"),
        active("16 08:00", "16 08:55"),
        away("16 07:55:01", "16 08:00"),
        active("16 07:00", "16 07:55:01"),
    ]
    found = read(file, export(afk=afk))

    assert spans(found.work) == [span("16 07:00", "16 08:55"), span("16 09:00", "16 10:00")]
    assert (found.work[0].zone, found.work[0].place) == (ZONE, Place.UNKNOWN)
    assert " ".join(found.told) == (
        "All activity at the computer counts as work. Pauses shorter than 5 minutes are part of it."
    )


@given(st.permutations(range(6)))
def test_the_order_of_events_is_of_no_matter(tmp_path_factory, order):
    afk = [active(f"16 {hour:02}:00", f"16 {hour:02}:56") for hour in (7, 8, 9, 11, 13, 14)]
    file = tmp_path_factory.mktemp("aw") / "export"
    found = read(file, export(afk=[afk[at] for at in order]))

    assert spans(found.work) == [
        span("16 07:00", "16 09:56"),
        span("16 11:00", "16 11:56"),
        span("16 13:00", "16 14:56"),
    ]


def test_a_bumped_mouse_is_no_work(file):
    afk = [active("16 07:00", "16 07:00:29"), active("16 08:00", "16 08:00:30")]
    found = read(file, export(afk=afk))

    assert spans(found.work) == [span("16 08:00", "16 08:00:30")]
    assert found.left_out == {Why.BRIEF: 1}


def test_on_a_shared_computer_only_core_hours_and_work_apps_count(file):
    buckets = export(
        afk=[active("16 06:00", "16 20:00")],
        window=[
            front("16 18:00", "16 18:30", "OUTLOOK.EXE"),
            front("16 16:00", "16 18:00", "game"),
            front("16 05:00", "16 06:10", "outlook.exe"),
        ],
    )
    found = read(file, buckets, SHARED)

    assert spans(found.work) == [
        span("16 06:00", "16 06:10"),
        span("16 07:00", "16 15:00"),
        span("16 18:00", "16 18:30"),
    ]
    assert found.told[0].startswith(
        "Activity counts as work in your core hours, and outside them while one of these was in"
        " front: outlook."
    )


def test_on_a_shared_computer_nothing_outside_core_hours_counts_without_a_work_app(file):
    buckets = export(afk=[active("16 06:00", "16 20:00")], window=[])

    assert spans(read(file, buckets, SHARED).work) == CORE


def test_an_app_in_front_without_anybody_there_is_no_work(file):
    buckets = export(
        afk=[active("16 18:00", "16 18:10")], window=[front("16 17:00", "16 22:00", "outlook.exe")]
    )

    assert spans(read(file, buckets, SHARED).work) == [span("16 18:00", "16 18:10")]


def test_where_the_person_names_apps_only_these_count(file):
    chosen = Activity(
        counts=Counts.APPS,
        core_hours=lambda window: CORE,
        apps=("code",),
        is_listed=lambda app: app == "Code",
    )
    buckets = export(
        afk=[active("16 07:00", "16 12:00")],
        window=[
            front("16 08:00", "16 08:30", "Code"),
            front("16 08:30:02", "16 09:00", "Code"),
            front("16 10:00", "16 11:00", "Mail"),
        ],
    )
    found = read(file, buckets, chosen)

    assert spans(found.work) == [span("16 08:00", "16 09:00")]
    assert found.told[0].startswith("Activity counts as work while one of these was in front: code")


def test_one_computer_does_not_lend_its_windows_to_another(file):
    buckets = export("laptop", afk=[active("16 18:00", "16 19:00")]) | export(
        "desk", window=[front("16 18:00", "16 19:00", "outlook.exe")]
    )

    assert read(file, buckets, SHARED).work == ()


def test_time_at_two_computers_counts_once_and_both_are_named(file):
    buckets = export("laptop", afk=[active("16 08:00", "16 10:00")]) | export(
        "desk", afk=[active("16 09:00", "16 11:00"), active("16 11:04", "16 12:00")]
    )
    found = read(file, buckets)

    assert spans(found.work) == [span("16 08:00", "16 12:00")]
    assert found.told[1] == "Time at several computers at once counts once: desk and laptop."


def test_where_kjernetid_watched_itself_its_own_record_counts(file):
    rule = Activity(this_computer="Laptop", watched=lambda window: [span("16 09:00", "16 10:00")])
    afk = [active("16 08:00", "16 12:00")]
    found = read(file, export("laptop", afk=afk), rule)

    assert spans(found.work) == [span("16 08:00", "16 09:00"), span("16 10:00", "16 12:00")]
    assert found.told[1] == (
        "1 h 00 min in which Kjernetid itself was watching this computer is left out: there its own"
        " record counts."
    )
    assert spans(read(file, export("desk", afk=afk), rule).work) == [span("16 08:00", "16 12:00")]


def test_buckets_of_other_watchers_and_what_else_is_in_them_is_passed_over(file):
    buckets = export(afk=[active("16 07:00", "16 08:00")])
    buckets["aw-watcher-web"] = {"type": "web.tab.current", "events": [{"deep": [[1]]}, 7]}
    buckets["aw-stopwatch"] = {"metadata": {"start": None}, "type": "general.stopwatch"}

    assert len(read(file, buckets).work) == 1


def test_a_bucket_that_tells_its_type_last_is_known_by_its_name(file):
    bucket = {"events": [active("16 07:00", "16 08:00")], "type": "afkstatus"}

    assert len(read(file, {"aw-watcher-afk_laptop": bucket}).work) == 1


def test_nothing_of_windows_is_kept(file):
    buckets = export(
        afk=[active("16 18:00", "16 19:00")], window=[front("16 18:00", "16 19:00", "outlook.exe")]
    )
    found = read(file, buckets, SHARED)

    assert found.work[0].note == ""
    assert "secret" not in repr(found)


def test_what_no_person_works_is_left_out(file):
    afk = [
        {"timestamp": "9999-12-31T23:59:59+00:00", "duration": 10.0, "data": {"status": "not-afk"}},
        {"timestamp": "0001-01-01T00:00:00+14:00", "duration": 10.0, "data": {"status": "not-afk"}},
        {"timestamp": "2026-11-16T07:00:00Z", "duration": 1e300, "data": {"status": "not-afk"}},
        active("10 00:00", "12 00:00"),
    ]
    found = read(file, export(afk=afk))

    assert found.work == ()
    assert found.left_out == {Why.TOO_LONG: 1, Why.FAR: 3}


GOOD = active("16 07:00", "16 08:00")


@pytest.mark.parametrize(
    "changed",
    [
        {"timestamp": "0000-01-01T00:00:00+00:00"},
        {"timestamp": "2026-11-16T07:00:00"},
        {"timestamp": "noon"},
        {"timestamp": 7},
        {"duration": -1},
        {"duration": "long"},
        {"duration": None},
        {"data": ["not-afk"]},
    ],
)
def test_an_event_that_cannot_be_used_is_named(file, changed):
    afk = [GOOD, GOOD | changed]

    assert "bucket “aw-watcher-afk_laptop”, event 2: this has no time" in refusal(
        lambda: read(file, export(afk=afk))
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"buckets": {}}',
        '{"buckets": []}',
        '{"buckets": {"aw-watcher-afk_x": []}}',
        '{"buckets": {"aw-watcher-afk_x": {"events": {}}}}',
        "[]",
        "{}",
    ],
)
def test_a_file_that_tells_of_no_activity_is_refused(file, text):
    file.write_text(text)

    assert "has no bucket of ActivityWatch that tells when" in refusal(
        lambda: read_activitywatch(file, TERMS)
    )


def test_an_export_that_breaks_off_is_refused(file):
    text = json.dumps({"buckets": export(afk=[GOOD] * 3)})
    file.write_text(text[:-9])

    assert "breaks off before its end" in refusal(lambda: read_activitywatch(file, TERMS))


def test_other_encodings_and_hostile_depths_are_refused(file):
    whole = json.dumps({"buckets": export(afk=[GOOD])})
    file.write_bytes(whole.encode("utf-16"))
    assert "this is not UTF-8 text" in refusal(lambda: read_activitywatch(file, TERMS))

    file.write_text('{"buckets": ' + "[" * 300_000)
    assert "cannot be read as JSON" in refusal(lambda: read_activitywatch(file, TERMS))

    file.write_bytes(b"\xef\xbb\xbf" + whole.encode())
    assert len(read_activitywatch(file, TERMS).work) == 1


def test_more_than_one_person_can_work_is_refused(file, monkeypatch):
    monkeypatch.setattr(activitywatch, "MOST_SPANS", 3)
    monkeypatch.setattr(activitywatch, "MOST_HOSTS", 2)
    apart = [active(f"{day} 07:00", f"{day} 08:00") for day in range(10, 14)]

    assert "more than 3 separate stretches" in refusal(lambda: read(file, export(afk=apart)))
    hosts = {**export("a"), **export("b"), **export("c")}
    assert "more than 2 computers" in refusal(lambda: read(file, hosts))


def test_what_was_read_so_far_is_told_in_bytes(file):
    heard: list[int] = []
    file.write_text(json.dumps({"buckets": export(afk=[GOOD] * 5_000)}))
    read_activitywatch(file, Terms(ZONE, heard=heard.append))

    assert len(heard) > 1
    assert sum(heard) == file.stat().st_size


def test_memory_does_not_grow_with_the_number_of_events(file):
    """A hundred thousand events take no more than a few of the pieces that the file is read in."""
    import tracemalloc

    with file.open("w") as stream:
        stream.write('{"buckets": {"aw-watcher-afk_x": {"type": "afkstatus", "events": [')
        for number in range(100_000):
            start = utc("01 00:00") + timedelta(seconds=20 * number)
            data = {"timestamp": start.isoformat(), "duration": 20, "data": {"status": "not-afk"}}
            stream.write(", " * bool(number) + json.dumps(data))
        stream.write("]}}}")
    tracemalloc.start()
    try:
        read_activitywatch(file, TERMS)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert file.stat().st_size > 9_000_000
    assert peak < 3_000_000


events = st.fixed_dictionaries(
    {},
    optional={
        "timestamp": st.sampled_from(["2026-11-16T07:00:00Z", "9999-12-31T00:00:00+00:00"])
        | st.text(max_size=6),
        "duration": st.floats() | st.integers() | st.none(),
        "data": st.sampled_from([{"status": "not-afk"}, {"app": "x"}, {}, None]),
    },
)
buckets = st.dictionaries(
    st.sampled_from(["aw-watcher-afk_x", "aw-watcher-window_x", "other"]),
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["afkstatus", "currentwindow", None, 7]),
            "hostname": st.text(max_size=3) | st.none(),
            "events": st.lists(events, max_size=3) | st.none(),
        },
    ),
)


@given(buckets, st.binary(max_size=20))
def test_whatever_is_in_a_file_it_is_read_or_refused(tmp_path_factory, found, tail):
    file: Path = tmp_path_factory.mktemp("aw") / "export"
    whole = json.dumps({"buckets": found}).encode()

    outcome(read_activitywatch, file, whole)
    outcome(read_activitywatch, file, whole[:-3] + tail)
    outcome(read_activitywatch, file, tail)
