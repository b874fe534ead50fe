"""The network, told by a real kernel: cables, gateways and tunnels, in one of the test's own."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desktop.servers import ServerError, tool, until
from tracker.sensors.gateway import token_of

if sys.platform != "linux":
    raise ImportError("the kernel asked is that of Linux")

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).resolve().parent.parent.parent
PACE = 20  # times faster than life: what takes 15 s takes less than one
SOON_S = 10
QUIET_S = 0.5  # in which nothing is to happen
HOME, DESK, VPN = "02:00:00:00:00:01", "02:00:00:00:00:02", "02:00:00:00:00:03"


def stands_for(address):
    """Return the token of a gateway; the watcher has no key."""
    return token_of(bytes.fromhex(address.replace(":", "")), b"")


class Net:
    """A computer with nothing but a cable, and a process on it that watches its network."""

    def __init__(self, watcher) -> None:
        self._watcher = watcher
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        until(lambda: bool(self.lines), SOON_S, "it watches")
        self.ip("link add cable type veth peer name socket")
        self.ip("link set socket up")

    def _read(self):
        for line in self._watcher.stdout:
            self.lines.append(line.strip())

    def ip(self, words):
        """Change the network, as a program that manages it does."""
        inside = [tool("nsenter"), "--user", "--net", "--preserve-credentials"]
        command = [*inside, f"--target={self._watcher.pid}", tool("ip"), *words.split()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ServerError(f"ip {words}: {done.stderr}")

    def plug_in(self):
        """Give the cable an address."""
        self.ip("link set cable up")
        self.ip("addr replace 192.168.7.2/24 dev cable")

    def join(self, address):
        """Plug in where a gateway has this hardware address."""
        self.plug_in()
        self.ip(f"neigh replace 192.168.7.1 lladdr {address} dev cable")
        self.ip("route add default via 192.168.7.1 metric 100")

    def told(self):
        """Return the networks that were told, oldest first."""
        return [line[3:].strip() for line in self.lines if line.startswith("in")]

    def woken(self):
        """Return how often the kernel woke the watcher."""
        return self.lines.count("woken")

    def expect(self, token):
        """Wait until a network is told."""
        until(lambda: self.told()[-1:] == [token], SOON_S, f"“{token}” is told")

    def rest(self):
        """Let time pass until whatever was under way is over."""
        before = -1
        while before != len(self.lines):
            before = len(self.lines)
            threading.Event().wait(QUIET_S)


@contextmanager
def watched():
    """Start a watcher in a network of its own; where that is not allowed, the test fails."""
    command = [tool("unshare"), "--map-root-user", "--net", sys.executable]
    command += ["-m", "tests.desktop.watch_network", str(PACE)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, cwd=ROOT, text=True) as watcher:
        try:
            yield watcher
        finally:
            watcher.kill()


@pytest.fixture
def net():
    with watched() as watcher:
        net = Net(watcher)
        yield net
    net._reader.join(SOON_S)


def test_without_a_network_that_is_told(net):
    net.rest()

    assert net.told() == [""]


def test_a_network_that_is_joined_is_told_and_so_is_that_it_is_gone(net):
    net.join(HOME)
    net.expect(stands_for(HOME))

    net.ip("link set cable down")
    net.expect("")

    net.join(DESK)
    net.expect(stands_for(DESK))
    assert net.told() == ["", stands_for(HOME), "", stands_for(DESK)]


def test_a_cable_that_is_pulled_for_a_moment_changes_nothing(net):
    net.join(HOME)
    net.expect(stands_for(HOME))

    net.ip("link set cable down")
    net.ip("link set cable up")
    net.ip(f"neigh replace 192.168.7.1 lladdr {HOME} dev cable")
    net.ip("route add default via 192.168.7.1 metric 100")
    net.rest()

    assert net.told() == ["", stands_for(HOME)]


def test_a_gateway_whose_address_is_learnt_later_is_found_without_being_told(net):
    net.plug_in()
    net.ip("route add default via 192.168.7.1 metric 100")
    net.rest()
    woken = net.woken()
    assert net.told() == [""]

    net.ip(f"neigh replace 192.168.7.1 lladdr {HOME} dev cable")

    net.expect(stands_for(HOME))
    assert net.woken() == woken


@pytest.mark.parametrize("mode", ["tap", "tun"])
def test_a_tunnel_is_no_place_whatever_its_metric(net, mode):
    net.join(HOME)
    net.expect(stands_for(HOME))

    net.ip(f"tuntap add dev vpn mode {mode}")
    net.ip("link set vpn up")
    net.ip("addr add 10.8.0.2/24 dev vpn")
    net.ip("route add default via 10.8.0.1 metric 1")
    if mode == "tap":
        net.ip(f"neigh add 10.8.0.1 lladdr {VPN} dev vpn")
    net.rest()
    assert net.told() == ["", stands_for(HOME)]

    net.ip("route del default via 192.168.7.1")
    net.expect("")


def test_a_network_without_ipv4_is_known_by_its_gateway_of_ipv6(net):
    net.ip("link set cable up")
    net.ip(f"neigh replace fe80::1 lladdr {DESK} dev cable")
    net.ip("-6 route add default via fe80::1 dev cable")

    net.expect(stands_for(DESK))


def test_what_is_not_about_the_way_out_wakes_nobody(net):
    net.join(HOME)
    net.expect(stands_for(HOME))
    net.rest()
    woken = net.woken()

    for turn in range(5):
        net.ip("addr change 192.168.7.2/24 dev cable valid_lft 600 preferred_lft 600")
        net.ip(f"route add 10.{turn}.0.0/16 via 192.168.7.1")
        net.ip(f"neigh replace 192.168.7.{turn + 10} lladdr {VPN} dev cable")
        net.ip(f"link set cable txqueuelen {1000 + turn}")
        net.ip(f"link set cable alias turn{turn}")
    net.rest()

    assert net.woken() == woken
    assert net.told() == ["", stands_for(HOME)]
