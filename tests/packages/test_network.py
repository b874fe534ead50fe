"""No network: nothing in the bundle could speak over one, and a day at the desk asks for none."""

import re
import shutil
import subprocess

import pytest

from tests.desktop.living import Desk, Program, desk, worked
from tests.desktop.servers import PATIENCE_S, tool, until
from tracker.paths import Home

pytestmark = pytest.mark.packages

FRIDAY_AFTERNOON = "2026-11-20T15:58:00+01:00"
PACE = 60
# Sockets of the computer itself: to the display and the message buses, and the kernel's own news
# about cables and routes, from which nothing can be sent to anybody else.
LOCAL = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}
SPEAKING = re.compile(r"ssl|tls|crypto|curl|nghttp|Qt6?Network|QtWeb", re.IGNORECASE)


class Frozen(Program):
    """The program of the bundle on a desk, started by way of something else."""

    def __init__(self, desk: Desk, home: Home, bundle, *before: str, **how) -> None:
        super().__init__(desk, home, **how)
        self._way = [*before, str(bundle / "kjernetid")]

    def _command(self, *words: str) -> list[str]:
        return [*self._way, *words]


def a_day_at_the_desk(at_desk, program) -> None:
    """Work, with apps and a network to watch, look at the week, ask for this and that, and end."""
    program.set("work.apps", "xterm")
    program.start("--background")
    at_desk.presses("a")
    program.until_phase("working")
    at_desk.types("b" * 10, every_ms=200).wait(PATIENCE_S)
    assert program.command().returncode == 0  # a second start shows the first one's window
    program.until_window()
    assert program.command("week", "--png", str(program.home.folder / "week.png")).returncode == 0
    assert program.command("doctor").returncode == 0
    assert program.end() == 0


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_a_day_at_the_desk_opens_local_sockets_alone(at_desk, home, bundle, tmp_path):
    trace = tmp_path / "trace"
    # The tracer stands aside (-D): what is started, and ended, is the program itself.
    tracer = shutil.which("strace")
    assert tracer, "strace is missing: run `make test-packages`"
    traced = (tracer, "-D", "-f", "-e", "trace=network", "-A", "-o", str(trace))
    program = Frozen(at_desk, home, bundle, *traced, at=FRIDAY_AFTERNOON, pace=PACE)

    a_day_at_the_desk(at_desk, program)

    until(lambda: "exited with 0" in trace.read_text().splitlines()[-1], what="it was traced")
    calls = trace.read_text(encoding="utf-8")
    families = set(re.findall(r"\bsocket(?:pair)?\((\w+)", calls))
    assert "AF_UNIX" in families, "nothing was traced"
    assert families <= LOCAL
    assert re.findall(r"sa_family=AF_INET6?", calls) == []
    assert worked(home)


def test_it_does_the_same_where_there_is_no_network_at_all(at_desk, home, bundle):
    program = Frozen(
        at_desk, home, bundle, tool("unshare"), "--net", at=FRIDAY_AFTERNOON, pace=PACE
    )

    a_day_at_the_desk(at_desk, program)

    assert worked(home)


def test_nothing_in_the_bundle_speaks_over_a_network(bundle):
    names = [one.relative_to(bundle).as_posix() for one in bundle.rglob("*") if one.is_file()]
    libraries = [name for name in names if ".so" in name or name == "kjernetid"]
    linked = "".join(
        subprocess.run(
            ["objdump", "-p", str(bundle / name)], capture_output=True, text=True, check=False
        ).stdout
        for name in libraries
    )

    assert len(libraries) > 50
    assert [name for name in libraries if SPEAKING.search(name)] == []
    assert [name for name in re.findall(r"NEEDED +(\S+)", linked) if SPEAKING.search(name)] == []


def test_no_module_in_the_bundle_is_for_a_network(bundle):
    """Look into the archive of modules with PyInstaller's own tool."""
    viewer = bundle.parent.parent / "freeze" / "venv" / "bin" / "pyi-archive_viewer"
    listed = subprocess.run(
        [str(viewer), "--list", "--recursive", "--brief", str(bundle / "kjernetid")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    modules = set(re.findall(r"^ ?([\w.]+)$", listed, re.MULTILINE))
    forbidden = (
        "ssl",
        "http",
        "xmlrpc",
        "urllib.request",
        "ftplib",
        "smtplib",
        "PySide6.QtNetwork",
    )

    assert {"tracker.selftest", "ui.entry", "socket"} <= modules
    assert [name for name in modules if name.startswith(forbidden)] == []
