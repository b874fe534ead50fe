"""What the tray program costs all day, beside a bare tray icon of PySide6 on the same display."""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.desktop import Desktop, Tray, Used, desktop, proportional_mb, used, used_since
from benchmarks.measuring import Figure

BARE = (sys.executable, str(Path(__file__).with_name("bare_icon.py")))
OURS = (sys.executable, "-m", "ui", "--background")
AT_HOME = (sys.executable, "-m", "ui", "place", "home")  # said once in a life
SETTLED_S = 20
QUIET_S = 45  # Qt ends the threads that drew the icon after half a minute
STARTS = 5
KEY_EVERY_MS = 200
PERIOD_S = int(os.environ.get("BENCH_PERIOD_S", "120"))
PSS_MAX_MB = 70.0
START_MAX = 2.0  # times a bare icon
COST_MAX = {"idle": Used(0.010, 6), "typing": Used(0.030, 120)}  # in 120 s


def figures() -> list[Figure]:
    """Measure start, memory, CPU and wake-ups."""
    with desktop() as screen, tempfile.TemporaryDirectory() as folder:
        home = {"KJERNETID_HOME": f"{folder}/home"}
        return [
            _start(screen, home),
            *_memory(screen, home),
            *_cost(screen, home),
        ]


def _start(screen: Desktop, home: dict[str, str]) -> Figure:
    """Measure from exec to the icon in the tray, the two in turn."""
    taken: dict[str, list[float]] = {"bare": [], "ours": []}
    with Tray(screen.display) as tray:
        for number in range(STARTS + 1):
            for name, command in (("bare", BARE), ("ours", OURS)):
                before = tray.count()
                with screen.running(*command, **home):
                    seconds = tray.wait_for_more_than(before)
                    time.sleep(1)
                if number:  # the first run compiles
                    taken[name].append(seconds)
                while tray.count() > before:
                    time.sleep(0.05)
    bare, ours = statistics.median(taken["bare"]), statistics.median(taken["ours"])
    return Figure(
        "exec to tray icon",
        f"{ours:.2f} s, {ours / bare:.2f} x bare",
        f"bare tray icon: {bare:.2f} s",
        f"<= {START_MAX:g} x bare",
        ours / bare <= START_MAX,
    )


def _memory(screen: Desktop, home: dict[str, str]) -> list[Figure]:
    """Measure the memory of each alone, ours also after its week window was opened and closed."""
    with screen.running(*BARE) as process:
        time.sleep(SETTLED_S)
        bare = proportional_mb(process.pid)
    with screen.running(*OURS, **home) as process:
        time.sleep(SETTLED_S)
        ours = proportional_mb(process.pid)
        show = [sys.executable, "-m", "ui"]
        with screen.running(*show, **home):
            time.sleep(6)
        opened = proportional_mb(process.pid)
        screen.xdotool("key", "ctrl+w")
        time.sleep(6)
        closed = proportional_mb(process.pid)
    yardstick = f"bare tray icon: {bare:.1f} MB"
    budget = f"<= {PSS_MAX_MB:g} MB"
    return [
        Figure("memory (PSS) after 20 s", f"{ours:.1f} MB", yardstick, budget, ours <= PSS_MAX_MB),
        Figure("memory with the week window open", f"{opened:.1f} MB", yardstick, "-", None),
        Figure(
            "memory after the week window was closed",
            f"{closed:.1f} MB",
            yardstick,
            budget,
            closed <= PSS_MAX_MB,
        ),
    ]


def _cost(screen: Desktop, home: dict[str, str]) -> list[Figure]:
    """Measure CPU and wake-ups of both at the same time, with nobody there and with a typist."""
    with screen.running(*BARE) as bare, screen.running(*OURS, **home) as ours:
        with screen.running(*AT_HOME, **home):
            time.sleep(QUIET_S)
        idle = _compared("idle", *_used_by(ours.pid, bare.pid))
        keys = "a" * (PERIOD_S * 1000 // KEY_EVERY_MS)
        with screen.running("xdotool", "type", "--delay", str(KEY_EVERY_MS), keys):
            typing = _compared("typing", *_used_by(ours.pid, bare.pid))
    return [*idle, *typing]


def _used_by(ours: int, bare: int) -> tuple[Used, Used]:
    """Return what two processes use in one and the same period."""
    before = used(ours), used(bare)
    time.sleep(PERIOD_S)
    return used_since(before[0], used(ours)), used_since(before[1], used(bare))


def _compared(name: str, ours: Used, bare: Used) -> list[Figure]:
    budget = COST_MAX[name]
    share = PERIOD_S / 120
    return [
        Figure(
            f"{name} user: CPU in {PERIOD_S} s",
            f"{ours.seconds:.3f} s",
            f"bare tray icon: {bare.seconds:.3f} s",
            f"<= {budget.seconds * share:.3f} s",
            ours.seconds <= budget.seconds * share,
        ),
        Figure(
            f"{name} user: wake-ups a second",
            f"{ours.wakes / PERIOD_S:.3f}",
            f"bare tray icon: {bare.wakes / PERIOD_S:.3f}",
            f"<= {budget.wakes / 120:g}",
            ours.wakes / PERIOD_S <= budget.wakes / 120,
        ),
    ]
