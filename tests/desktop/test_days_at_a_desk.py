"""The short form of `make soak`: days at a desk leave nothing open, and take little more memory.

What creeps by kilobytes only a month shows; `tests/ui/test_memory.py` looks at windows for that.
"""

import pytest

from tests.torture.soak import soak

pytestmark = [pytest.mark.desktop, pytest.mark.slow(minutes=3), pytest.mark.alone]

DAYS, PACE = 3, 1440  # a minute a day
WINDOWS = 15  # of the nineteen that are opened; a machine that is busy is too late for some
MORE_KB = 4_000  # the menu of the tray once left as much behind in a day


def test_days_at_a_desk_leave_nothing_behind():
    first, second, last = soak(DAYS, PACE)

    assert last.windows >= WINDOWS
    assert last.sessions > second.sessions > first.sessions > 0
    assert last.prompts > first.prompts > 0
    assert max(second.handles, last.handles) <= first.handles
    assert last.written_kb - second.written_kb < MORE_KB
