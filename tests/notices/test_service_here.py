"""Which service shows notices with buttons on this system."""

import sys

import pytest

from tracker.notices import service_here


@pytest.mark.skipif(sys.platform != "linux", reason="Linux desktops alone have one")
def test_on_linux_there_is_one_and_looking_for_it_opens_nothing():
    service = service_here()

    assert service is not None
    assert service.fileno() is None
    assert service.read() == []
    service.close()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_there_is_none(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)

    assert service_here() is None
