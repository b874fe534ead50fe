"""How a thing is measured: several times, and the median is told."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure with its budget; `is_met` is None where there is none to meet."""

    what: str
    value: str
    yardstick: str
    budget: str
    is_met: bool | None


def median_seconds(action: Callable[[], object], times: int) -> float:
    """Run `action` once to warm up and `times` times more; return the median of these."""
    action()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
