"""The audit of locked packages: each is looked up, and what cannot be looked up is no pass."""

import sys

from scripts.audit import LOCKS, audit, laid_out, pins_of

LOCK = """\
# a comment
alembic==1.20.1 \\
    --hash=sha256:8349 \\
    --hash=sha256:9970
pulsectl==24.12.0 ; sys_platform == 'linux' \\
    --hash=sha256:288d
cachecontrol[filecache]==0.14.4 \\
    --hash=sha256:b7ac
"""
FINDS_FAULTS_IN = """
import sys
from pathlib import Path
sys.exit("faulty==1" in Path(sys.argv[-1]).read_text())
"""


def judged(folder, *locks):
    """Audit some locks with a tool that knows of one fault."""
    for number, lock in enumerate(locks):
        (folder / f"{number}.txt").write_text(lock, encoding="utf-8")
    return audit(folder, folder / "laid out", (sys.executable, "-c", FINDS_FAULTS_IN))


def test_pins_are_those_of_all_systems():
    assert pins_of(LOCK) == [
        "alembic==1.20.1",
        "pulsectl==24.12.0",
        "cachecontrol[filecache]==0.14.4",
    ]


def test_every_lock_is_looked_up_and_none_loses_a_package(tmp_path):
    files = {file.name: file.read_text().split() for file in laid_out(LOCKS, tmp_path)}

    assert files.keys() >= {"run.txt", "dev.txt", "package.txt", "audit.txt"}
    for name, pins in files.items():
        assert len(pins) == (LOCKS / name).read_text("utf-8").count("==") - markers(name)
        assert pins


def markers(name):
    """Count the comparisons in a lock that are no pins."""
    lines = (LOCKS / name).read_text("utf-8").splitlines()
    return sum(line.partition(";")[2].count("==") for line in lines)


def test_one_package_that_does_not_pass_fails_all(tmp_path, capfd):
    assert judged(tmp_path, "good==1\n", "faulty==1\n") == 1
    assert "1.txt: not passed" in capfd.readouterr().err


def test_where_all_pass_nothing_is_said_against_them(tmp_path, capfd):
    assert judged(tmp_path, "good==1\n", "better==2\n") == 0
    assert capfd.readouterr().err == ""
