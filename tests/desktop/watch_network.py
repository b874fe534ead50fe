"""Watches the network as the program does, and tells what it hears: run in a network of its own.

Each line is `woken`, or `in TOKEN`; the token is empty where there is no network. Its clock runs
as many times faster than life as the argument says, so that less is waited for.
"""

import select
import sys

from tracker.clock import SystemClock
from tracker.sensors.base import Network, Surroundings
from tracker.sensors.linux.network import RoutingTable


def main(pace: float) -> None:
    """Watch until somebody ends it."""
    clock = SystemClock()
    begun = clock.read()

    def now():
        return begun.at + (clock.read().elapsed - begun.elapsed) * pace

    sensor = RoutingTable(Surroundings())
    told = sensor.open(now())
    while True:
        for signal in told:
            assert isinstance(signal, Network)
            say(f"in {signal.token}")
        look = sensor.next_look()
        wait = None if look is None else max((look - now()).total_seconds() / pace, 0)
        descriptor = sensor.fileno()
        assert descriptor is not None
        if select.select([descriptor], [], [], wait)[0]:
            say("woken")
        told = sensor.read(now())


def say(line: str) -> None:
    """Tell the test something at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]))
