"""The network on macOS: the gateway of the best default route, by its hardware address."""

import os

import pytest

from tests.sensors.fake_networks import (
    SCOPED,
    TO_HOST,
    UP,
    FakeNetOfMac,
    default_route,
    hardware_address,
    neighbour_message,
    route_message,
    socket_address,
)
from tests.sensors.fakes import NOON, after
from tracker.errors import SensorError
from tracker.sensors.base import Network, Surroundings
from tracker.sensors.gateway import token_of
from tracker.sensors.macos.network import NetworkChange, gateway
from tracker.sensors.macos.routes import neighbours

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the descriptor is a pipe")

ROUTER, OTHER = bytes.fromhex("c0ffee000001"), bytes.fromhex("c0ffee000002")
AIR, CABLE, TUNNEL, GONE = 4, 7, 15, 99
NAMES = {AIR: "en0", CABLE: "en7", TUNNEL: "utun3"}
KEY = b"k" * 32


def name_of(link):
    if link not in NAMES:
        raise OSError("no such interface")
    return NAMES[link]


@pytest.fixture
def net():
    net = FakeNetOfMac()
    yield net
    assert net._pipes == {}


@pytest.fixture
def at_home(net):
    net.routes = [default_route("10.0.0.1", AIR)]
    net.neighbours = [
        neighbour_message("10.0.0.9", AIR, OTHER),
        neighbour_message("10.0.0.1", CABLE, OTHER),
        neighbour_message("10.0.0.1", AIR, ROUTER),
    ]
    return net


@pytest.fixture
def sensor(at_home):
    sensor = NetworkChange(Surroundings(key=KEY), at_home.calls, name_of)
    yield sensor
    sensor.close()


def found(net):
    return gateway(net.calls(), name_of)


def test_the_gateway_is_known_by_its_hardware_address(at_home):
    assert found(at_home) == ROUTER


def test_beneath_a_vpn_lies_the_route_of_the_interface(at_home):
    at_home.routes = [
        default_route("10.8.0.1", TUNNEL),
        default_route("10.0.0.1", AIR, SCOPED),
    ]

    assert found(at_home) == ROUTER


def test_the_route_for_all_goes_before_that_of_one_interface(at_home):
    at_home.routes = [
        default_route("10.9.0.1", AIR, SCOPED),
        default_route("10.0.0.1", CABLE),
    ]

    assert found(at_home) == OTHER


def test_a_network_without_ipv4_is_known_by_its_gateway_of_ipv6(at_home):
    at_home.routes = [default_route("fe80::1", AIR)]
    at_home.neighbours = [neighbour_message("fe80::1", AIR, ROUTER)]

    assert found(at_home) == ROUTER


@pytest.mark.parametrize(
    "route",
    [
        default_route("10.8.0.1", TUNNEL),
        default_route("10.0.0.1", GONE),
        default_route("10.0.0.1", AIR, TO_HOST),
        # Half of all addresses, as some VPNs take them; straight to the link; no addresses at all.
        route_message(
            UP | 0x2,
            AIR,
            to=socket_address("0.0.0.0"),  # noqa: S104 - nothing is bound to it
            by=socket_address("10.0.0.1"),
            mask=b"\5\0\0\0\x80",
        ),
        route_message(UP, AIR, to=socket_address("::"), by=hardware_address(ROUTER), mask=b""),
        route_message(UP | 0x2, AIR),
    ],
)
def test_what_is_no_way_out_to_a_place_is_passed_by(at_home, route):
    at_home.routes = [route]

    assert found(at_home) is None


@pytest.mark.parametrize("address", [b"", bytes(6), bytes(8), bytes.fromhex("020000000000")])
def test_an_address_that_is_not_known_or_withheld_is_empty(at_home, address):
    at_home.neighbours = [neighbour_message("10.0.0.1", AIR, address)]

    assert found(at_home) == b""


def test_a_gateway_that_nothing_was_exchanged_with_is_not_known_yet(at_home):
    at_home.neighbours = []

    assert found(at_home) == b""


def test_an_address_stands_behind_the_name_of_its_interface():
    message = route_message(
        UP, AIR, to=socket_address("10.0.0.1"), by=hardware_address(ROUTER, b"en0")
    )

    assert list(neighbours(message).values()) == [ROUTER]


def test_what_is_cut_off_is_passed_by(at_home):
    table = b"".join(at_home.neighbours)

    assert len(neighbours(table[:-1])) == 2
    assert neighbours(bytes(200)) == {}
    assert set(neighbours(route_message(UP, AIR, to=socket_address("10.0.0.1"))).values()) == {b""}


def test_a_table_that_grows_while_it_is_read_is_read_again(at_home):
    at_home.grows = 3
    assert found(at_home) == ROUTER

    at_home.grows = 99
    with pytest.raises(SensorError):
        found(at_home)


# --- The sensor -----------------------------------------------------------------------------------


def test_how_things_stand_is_told_at_first(sensor):
    assert sensor.open(NOON) == [Network(token_of(ROUTER, KEY))]
    assert sensor.next_look() is None


def test_a_change_is_told_once_it_has_settled(sensor, at_home):
    sensor.open(NOON)
    at_home.neighbours = [neighbour_message("10.0.0.1", AIR, OTHER)]
    at_home.change()
    at_home.change()

    assert sensor.read(NOON) == []
    assert sensor.next_look() == after(seconds=2)
    assert sensor.read(after(seconds=2)) == [Network(token_of(OTHER, KEY))]


def test_macos_that_does_not_tell_is_no_source(sensor, at_home):
    at_home.notifies = False

    with pytest.raises(SensorError) as caught:
        sensor.open(NOON)
    assert caught.value.sentence == "macOS does not tell of networks."


def test_macos_that_has_no_table_is_no_source_and_leaves_nothing_open(sensor, at_home):
    at_home.tells = False

    with pytest.raises(SensorError):
        sensor.open(NOON)
    assert sensor.fileno() is None


def test_one_that_ceases_to_tell_is_lost(sensor, at_home):
    sensor.open(NOON)
    at_home.change()
    sensor.read(NOON)
    at_home.tells = False

    with pytest.raises(SensorError):
        sensor.read(after(seconds=2))
