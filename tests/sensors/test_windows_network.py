"""The network on Windows: the gateway of the best default route, by its hardware address."""

import pytest

from tests.sensors.fake_networks import (
    ETHERNET,
    INCOMPLETE,
    PPP,
    PROBE,
    REACHABLE,
    UNREACHABLE,
    WIFI,
    WINTUN,
    FakeNetOfWindows,
    luid,
    row,
)
from tests.sensors.fakes import NOON, after
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Network, Surroundings
from tracker.sensors.gateway import token_of
from tracker.sensors.windows.network import RouteChange, gateway

ROUTER, OTHER = bytes.fromhex("c0ffee000001"), bytes.fromhex("c0ffee000002")
TAP_ROUTER = bytes.fromhex("00ff12345678")
CABLE, AIR, TAP = luid(ETHERNET, 1), luid(WIFI, 2), luid(ETHERNET, 3)
KEY = b"k" * 32


@pytest.fixture
def net():
    net = FakeNetOfWindows()
    yield net
    assert net.held == {}


@pytest.fixture
def at_home(net):
    net.routes = [row("10.0.0.1", CABLE)]
    net.know("10.0.0.1", CABLE, ROUTER)
    return net


@pytest.fixture
def sensor(at_home, host):
    sensor = RouteChange(Surroundings(key=KEY, wake=host.wake), at_home.calls)
    yield sensor
    sensor.close()
    assert at_home.told == {}


def found(net):
    return gateway(net.calls())


def test_the_gateway_is_known_by_its_hardware_address(at_home):
    assert found(at_home) == ROUTER


def test_without_a_default_route_by_a_gateway_there_is_none(net):
    net.routes = [row("10.0.0.1", CABLE, bits=24), row("0.0.0.0", CABLE), row("::", CABLE)]  # noqa: S104 - nothing is bound to it

    assert found(net) is None


def test_the_whole_metric_decides(net):
    net.routes = [row("10.0.0.1", AIR, 0), row("10.1.0.1", CABLE, 20)]
    net.metrics = {AIR: 50, CABLE: 25}
    net.know("10.0.0.1", AIR, OTHER)
    net.know("10.1.0.1", CABLE, ROUTER)

    assert found(net) == ROUTER


def test_ipv4_goes_before_ipv6_and_through_one_interface_either_will_do(net):
    net.routes = [row("fe80::1", CABLE, 0), row("10.0.0.1", CABLE, 9), row("10.1.0.1", AIR, 99)]
    net.know("fe80::1", CABLE, OTHER)
    net.know("10.1.0.1", AIR, TAP_ROUTER)
    assert found(net) == OTHER

    net.know("10.0.0.1", CABLE, ROUTER)
    assert found(net) == ROUTER


@pytest.mark.parametrize("kind", [PPP, WINTUN])
def test_a_tunnel_is_no_place(at_home, kind):
    at_home.routes.insert(0, row("10.8.0.1", luid(kind, 7)))
    at_home.know("10.8.0.1", luid(kind, 7), OTHER)

    assert found(at_home) == ROUTER


def test_a_tunnel_that_says_it_is_ethernet_is_known_by_its_address(at_home):
    at_home.routes.insert(0, row("10.8.0.1", TAP))
    at_home.metrics = {CABLE: 25}
    at_home.know("10.8.0.1", TAP, TAP_ROUTER)
    assert found(at_home) == ROUTER

    at_home.routes.pop()
    assert found(at_home) is None


@pytest.mark.parametrize(
    ("state", "address"),
    [
        (PROBE, ROUTER),
        (REACHABLE, ROUTER),
        (INCOMPLETE, b""),
        (UNREACHABLE, b""),
    ],
)
def test_an_address_that_was_once_confirmed_counts(at_home, state, address):
    at_home.know("10.0.0.1", CABLE, ROUTER, state)

    assert found(at_home) == address


@pytest.mark.parametrize("address", [b"", bytes(6), bytes(8)])
def test_what_is_no_address_counts_as_not_known_yet(at_home, address):
    at_home.know("10.0.0.1", CABLE, address)

    assert found(at_home) == b""


def test_a_gateway_that_nothing_was_exchanged_with_is_not_known_yet(at_home):
    at_home.neighbours.clear()

    assert found(at_home) == b""


# --- The sensor -----------------------------------------------------------------------------------


def test_how_things_stand_is_told_at_first(sensor):
    assert sensor.open(NOON) == [Network(token_of(ROUTER, KEY))]
    assert sensor.next_look() is None


def test_a_change_wakes_the_host_and_is_told_once_it_has_settled(sensor, at_home, host):
    sensor.open(NOON)
    at_home.know("10.0.0.1", CABLE, OTHER)

    at_home.change()
    at_home.change()
    assert host.times_woken == 1
    assert sensor.next_look() == AT_ONCE

    assert sensor.read(after(seconds=1)) == []
    assert sensor.next_look() == after(seconds=3)
    assert sensor.read(after(seconds=3)) == [Network(token_of(OTHER, KEY))]
    assert sensor.next_look() is None


def test_routes_to_single_neighbours_wake_nobody(sensor, at_home, host):
    sensor.open(NOON)

    at_home.change(bits=32)

    assert host.times_woken == 0
    assert sensor.next_look() is None


def test_windows_that_does_not_call_is_no_source(sensor, at_home):
    at_home.notifies = False

    with pytest.raises(SensorError) as caught:
        sensor.open(NOON)
    assert caught.value.sentence == "Windows does not tell of networks."


def test_windows_that_has_no_table_is_no_source_and_calls_nobody(sensor, at_home):
    at_home.tells = False

    with pytest.raises(SensorError):
        sensor.open(NOON)
    assert at_home.told == {}


def test_one_that_ceases_to_tell_is_lost(sensor, at_home):
    sensor.open(NOON)
    at_home.change()
    sensor.read(NOON)
    at_home.tells = False

    with pytest.raises(SensorError):
        sensor.read(after(seconds=2))
