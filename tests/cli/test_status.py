"""`status`: the present, as far as the journal tells."""

import json
from datetime import UTC, datetime, timedelta

from tracker.cli.status import status_lines
from tracker.domain.model import Phase
from tracker.status import Status


def test_without_a_recorder_the_journal_is_told(worked):
    worked.ok("log add 06:30 07:15")

    assert worked.ok("status").splitlines() == [
        "Not recording.",
        "Work today: 4 h 45 min, 45 min of it outside core hours.",
        "Core hours end at 16:00.",
    ]


def test_outside_core_hours_and_without_work_little_is_told(shell):
    shell.now = "2026-11-22T12:00:00+01:00"

    assert shell.ok("status") == "Not recording.\nNo work on record today.\n"
    assert not shell.home.exists()


def test_json_has_the_fixed_keys_in_their_order(worked):
    assert list(json.loads(worked.ok("status --json")).items()) == [
        ("phase", "off"),
        ("since", None),
        ("work_today_min", 240),
        ("outside_today_min", 0),
        ("stretch_min", None),
        ("core_ends", "2026-11-23T16:00:00+01:00"),
        ("next_prompt", None),
        ("sensor", "none"),
        ("recording", False),
    ]


def test_what_a_recorder_knows_is_told_in_local_time():
    noon = datetime(2026, 11, 23, 11, tzinfo=UTC)
    status = Status(
        phase=Phase.WORKING,
        since=noon,
        zone="Europe/Oslo",
        work_today=timedelta(hours=4),
        outside_today=timedelta(0),
        stretch=timedelta(minutes=45),
        core_ends=noon + timedelta(hours=4),
        next_prompt=noon + timedelta(minutes=5),
        sensor="x11",
        recording=True,
    )

    assert status_lines(status.as_json()) == [
        "Working since 12:00.",
        "Work today: 4 h 00 min.",
        "At the screen without a pause: 45 min.",
        "Core hours end at 16:00.",
        "Next reminder at 12:05, if you go on as now.",
    ]
