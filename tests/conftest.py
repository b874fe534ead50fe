"""What all tests share: how hard the properties look, and that no warning is left unread."""

import gc
import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psutil  # noqa: F401 - is for the system it is first imported on: before a test plays another
import pytest
from hypothesis import HealthCheck, settings

from tests.policies import Etc
from tracker.settings.policy import linux

# What an administrator has set on the computer that tests run on is none of their business.
linux.FOLDER = Path("no-policy")
_numbers = count()
SLOW_TO_DRAW = (HealthCheck.too_slow, HealthCheck.data_too_large)

# The same examples in every run: whether the tests pass is no matter of luck.
settings.register_profile(
    "default",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=SLOW_TO_DRAW,
)
# By hand, after a change to the arithmetic: HYPOTHESIS_PROFILE=long
settings.register_profile(
    "long", parent=settings.get_profile("default"), max_examples=2000, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays to the end: ten thousand tests.

    Each window that is closed has it look through all the rest.
    """
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let what several tests share find nothing among the settings of who runs them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "config"))
        yield


@pytest.fixture(autouse=True)
def no_start_at_the_next_log_in(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Let no test write among what really starts at log-in; return where it writes instead."""
    folder = tmp_path_factory.getbasetemp() / "config" / str(next(_numbers))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "autostart"


@pytest.fixture(autouse=True)
def fail_on_logging(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test on any warning in the log that it did not clear with `caplog.clear()`."""
    yield

    unread = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not unread, [record.getMessage() for record in unread]


@pytest.fixture
def etc(tmp_path, monkeypatch) -> Etc:
    """Return the folder of a policy: one that is not there yet."""
    return Etc(tmp_path / "etc", monkeypatch)
