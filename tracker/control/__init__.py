"""The command channel of the running program: its door, the calls it takes, and who calls.

A socket in a folder of the person's own, or a named pipe on Windows; never the network. What
loads `multiprocessing` is imported when the first door is opened or the first call is made.
"""

from tracker.control.client import NotAnsweringError, RefusedError, is_open, send
from tracker.control.messages import Answer
from tracker.control.server import ControlServer, Request

__all__ = [
    "Answer",
    "ControlServer",
    "NotAnsweringError",
    "RefusedError",
    "Request",
    "is_open",
    "send",
]
