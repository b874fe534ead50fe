"""The tables of the kernel, as it hands them out; and a kernel that refuses to."""

import errno
import socket
import struct
import sys
from ipaddress import ip_address

import pytest

from tests.sensors.fakes import NOON, after
from tracker.errors import SensorError
from tracker.sensors.base import Network, Surroundings
from tracker.sensors.gateway import token_of
from tracker.sensors.linux import network
from tracker.sensors.linux.netlink import HEAD, Kind, Message, attributes, messages
from tracker.sensors.linux.network import (
    Route,
    RoutingTable,
    address_of,
    default_routes,
    gateway,
    hardware,
)

if sys.platform != "linux":
    raise ImportError("the tables are those of Linux")

CABLE, WIFI, TUNNEL = 2, 3, 7
ROUTER, OTHER = bytes.fromhex("c0ffee000001"), bytes.fromhex("c0ffee000002")
ETHER, NONE, LOOPBACK = 1, 65534, 772
REACHABLE, STALE, INCOMPLETE, FAILED, PERMANENT = 0x02, 0x04, 0x01, 0x20, 0x80
MAIN, LOCAL = 254, 255


def packed(**told: bytes) -> bytes:
    """Return attributes as the kernel lays them out: each begins at a multiple of four bytes."""
    laid = b""
    for name, value in told.items():
        attribute = struct.pack("=HH", 4 + len(value), int(name.removeprefix("_"))) + value
        laid += attribute + bytes(-len(attribute) % 4)
    return laid


def message(kind: int, body: bytes) -> bytes:
    return HEAD.pack(HEAD.size + len(body), kind, 2, 1, 4242) + body + bytes(-len(body) % 4)


def link(number, kind=ETHER, built=b""):
    told = packed(_3=f"if{number}\0".encode())
    if built:
        told += packed(_18=packed(_1=built, _2=packed(_1=b"\1")))
    return Message(Kind.NEW_LINK, struct.pack("=BxHiII", 0, kind, number, 0x1003, 0) + told)


def number(value):
    return struct.pack("=I", value)


def route(gateway="", link=CABLE, metric=None, *, bits=0, table=MAIN, kind=1, **more):
    family = socket.AF_INET6 if ":" in gateway else socket.AF_INET
    told = {}
    if gateway:
        told["_5"] = ip_address(gateway).packed
    if link:
        told["_4"] = number(link)
    if metric is not None:
        told["_6"] = number(metric)
    head = struct.pack("=BBBBBBBBI", family, bits, 0, 0, table, 4, 0, kind, 0)
    return Message(Kind.NEW_ROUTE, head + packed(_15=number(table), **told, **more))


def hop(gateway, link):
    told = packed(_5=ip_address(gateway).packed)
    return struct.pack("=HBBi", 8 + len(told), 0, 0, link) + told


def neighbour(address, at=ROUTER, link=CABLE, state=STALE):
    told = packed(_1=ip_address(address).packed, _3=bytes(16))
    if at:
        told += packed(_2=at)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return Message(Kind.NEW_NEIGHBOUR, struct.pack("=BxxxiHBB", family, link, state, 0, 1) + told)


ALL = frozenset({CABLE, WIFI})


def best(*routes, links=ALL):
    return [str(ip_address(one.gateway)) for one in default_routes(routes, links)]


# --- Messages -------------------------------------------------------------------------------------


def test_messages_come_apart_and_what_is_cut_off_is_passed_by():
    read = message(16, b"one") + message(24, b"four") + HEAD.pack(90, 16, 0, 1, 0) + b"cut"

    assert list(messages(read)) == [Message(16, b"one"), Message(24, b"four")]


@pytest.mark.parametrize("length", [0, 15])
def test_a_message_that_is_shorter_than_its_head_ends_the_reading(length):
    assert list(messages(HEAD.pack(length, 16, 0, 1, 0) + bytes(16))) == []


def test_attributes_come_apart_whatever_bits_say_how_they_are_built():
    nested = struct.pack("=HH", 6, 0x8000 | 18) + b"ab" + bytes(2)

    assert attributes(packed(_1=b"abc") + nested) == {1: b"abc", 18: b"ab"}
    assert attributes(struct.pack("=HH", 2, 1) + bytes(8)) == {}


# --- Links ----------------------------------------------------------------------------------------


def test_cables_wifi_and_what_is_built_on_them_lead_to_a_place_and_tunnels_do_not():
    links = [
        link(1, LOOPBACK),
        link(2),
        link(3, built=b"bridge\0"),
        link(4, built=b"vlan\0"),
        link(5, built=b"tun\0"),
        link(6, NONE, built=b"wireguard\0"),
        link(7, NONE, built=b"tun\0"),
        link(8, 512, built=b"ppp\0"),
    ]

    assert hardware(links) == {2, 3, 4}


# --- Routes ---------------------------------------------------------------------------------------


def test_the_lowest_metric_goes_first():
    assert best(route("10.0.0.1", WIFI, 600), route("10.1.0.1", CABLE, 100)) == [
        "10.1.0.1",
        "10.0.0.1",
    ]
    assert best(route("10.0.0.1", WIFI, 600), route("10.1.0.1", CABLE))[0] == "10.1.0.1"


def test_ipv4_goes_before_ipv6():
    assert best(route("fe80::1", CABLE, 1), route("10.0.0.1", CABLE, 100))[0] == "10.0.0.1"


def test_beneath_a_tunnel_lies_the_way_that_it_takes():
    assert best(route("10.8.0.1", TUNNEL, 1), route("192.168.1.1", WIFI, 600)) == ["192.168.1.1"]


@pytest.mark.parametrize(
    "other",
    [
        route("192.168.1.1", bits=24),  # to somewhere
        route("192.168.1.1", table=LOCAL),
        route("192.168.1.1", kind=7),  # unreachable
        route(str(ip_address(0))),
        route(""),  # straight to the link
    ],
)
def test_what_is_no_way_out_by_a_gateway_is_passed_by(other):
    assert best(other) == []


def test_a_route_that_goes_several_ways_is_several():
    hops = hop("10.0.0.1", CABLE) + hop("10.0.0.2", WIFI) + hop("10.0.0.3", TUNNEL)

    assert best(route(link=0, _9=hops)) == ["10.0.0.1", "10.0.0.2"]
    assert best(route(link=0, _9=hops[:16] + struct.pack("=HBBi", 0, 0, 0, WIFI))) == ["10.0.0.1"]


# --- Neighbours -----------------------------------------------------------------------------------

WAYS = [
    Route(False, 100, CABLE, ip_address("10.0.0.1").packed),
    Route(True, 100, CABLE, ip_address("fe80::1").packed),
    Route(False, 600, WIFI, ip_address("10.9.0.1").packed),
]


def test_the_gateway_is_known_by_the_address_of_that_neighbour_on_that_link():
    neighbours = [
        neighbour("10.0.0.7", OTHER),
        neighbour("10.0.0.1", OTHER, WIFI),
        neighbour("10.0.0.1", ROUTER),
    ]

    assert address_of(WAYS, neighbours) == ROUTER


@pytest.mark.parametrize("state", [REACHABLE, STALE, PERMANENT])
def test_an_address_that_was_once_confirmed_counts(state):
    assert address_of(WAYS, [neighbour("10.0.0.1", state=state)]) == ROUTER


@pytest.mark.parametrize(
    "unknown",
    [
        neighbour("10.0.0.1", state=FAILED),
        neighbour("10.0.0.1", b"", state=INCOMPLETE),
        neighbour("10.0.0.1", bytes(6)),
        neighbour("10.0.0.1", b""),
    ],
)
def test_an_address_that_is_not_known_is_empty(unknown):
    assert address_of(WAYS, [unknown]) == b""


def test_through_the_same_link_another_way_is_as_good_and_through_another_link_none_is():
    assert address_of(WAYS, [neighbour("fe80::1")]) == ROUTER
    assert address_of(WAYS, [neighbour("10.9.0.1", link=WIFI)]) == b""


# --- The sensor -----------------------------------------------------------------------------------


@pytest.fixture
def tables(monkeypatch):
    """Tables in the place of the kernel's; a test may change them, or make them fail."""
    tables = {
        Kind.GET_LINK: [link(CABLE)],
        Kind.GET_ROUTE: [route("10.0.0.1")],
        Kind.GET_NEIGHBOUR: [neighbour("10.0.0.1")],
    }

    def dump(kind, _form):
        if kind not in tables:
            raise OSError(errno.EPERM, "no")
        return tables[kind]

    monkeypatch.setattr(network, "dump", dump)
    return tables


@pytest.fixture
def sensor(tables):
    sensor = RoutingTable(Surroundings(key=b"k"))
    yield sensor
    sensor.close()


def test_the_kernel_of_this_computer_tells_what_it_has():
    found = gateway()

    assert found is None or len(found) in (0, 6)


def test_how_things_stand_is_told_at_first(sensor):
    assert sensor.open(NOON) == [Network(token_of(ROUTER, b"k"))]
    assert sensor.fileno() is not None
    assert sensor.next_look() is None


def test_without_a_default_route_nobody_asks_for_neighbours(sensor, tables):
    tables[Kind.GET_ROUTE] = []
    del tables[Kind.GET_NEIGHBOUR]

    assert sensor.open(NOON) == [Network("")]


def test_a_kernel_that_does_not_tell_is_no_source(sensor, tables):
    tables.clear()

    with pytest.raises(SensorError) as caught:
        sensor.open(NOON)

    assert caught.value.sentence == "The kernel does not tell of networks (no)."
    assert sensor.fileno() is None


def test_one_that_ceases_to_tell_is_lost(sensor, tables):
    tables[Kind.GET_NEIGHBOUR] = []
    sensor.open(NOON)
    tables.clear()

    with pytest.raises(SensorError):
        sensor.read(after(seconds=4))


def test_news_that_the_kernel_could_not_keep_make_it_look(sensor, monkeypatch):
    sensor.open(NOON)
    lost = [OSError(errno.ENOBUFS, "lost"), BlockingIOError()]

    class Full:
        def recv(self, _size):
            raise lost.pop(0)

        def close(self):
            pass

    real = sensor._changes._socket
    monkeypatch.setattr(sensor._changes, "_socket", Full())

    assert sensor.read(NOON) == []

    assert sensor.next_look() == after(seconds=2)
    real.close()
