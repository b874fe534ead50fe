"""Two monitors side by side on a display that has none, one of which can be unplugged.

RandR lets a program divide a screen into monitors; to Qt each of them is a screen.
"""

import ctypes
from typing import Final

WIDTH, HEIGHT = 640, 800  # px of each
_MM: Final = (169, 211)  # at 96 dots an inch


class _Monitor(ctypes.Structure):
    """`XRRMonitorInfo` of `Xrandr.h`."""

    _fields_ = (
        ("name", ctypes.c_ulong),
        ("primary", ctypes.c_int),
        ("automatic", ctypes.c_int),
        ("noutput", ctypes.c_int),
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("mwidth", ctypes.c_int),
        ("mheight", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


_MONITORS = ctypes.POINTER(_Monitor)


class Monitors:
    """The monitors of one display."""

    def __init__(self, display: str) -> None:
        """Divide a display of 1280 pixels in two."""
        self._x = _library("libX11.so.6", "XOpenDisplay XDefaultRootWindow XInternAtom")
        self._randr = _library("libXrandr.so.2", "XRRGetMonitors")
        self._link = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._link))
        self._set("LEFT", 0, self._output())
        self._set("RIGHT", WIDTH, None)

    def unplug_right(self) -> None:
        """Take the right one away."""
        self._randr.XRRDeleteMonitor(self._link, self._root, self._atom("RIGHT"))
        self._x.XSync(self._link, 0)

    def close(self) -> None:
        """Disconnect."""
        self._x.XCloseDisplay(self._link)

    def _output(self) -> "ctypes.Array[ctypes.c_ulong]":
        """Return what the screen as a whole comes out of; a monitor with it replaces that one."""
        count = ctypes.c_int()
        found = self._randr.XRRGetMonitors(self._link, self._root, 1, ctypes.byref(count))
        whole = ctypes.cast(found, _MONITORS)[0]
        return (ctypes.c_ulong * 1)(whole.outputs[0])

    def _set(self, name: str, x: int, output: "ctypes.Array[ctypes.c_ulong] | None") -> None:
        outputs = ctypes.cast(output, ctypes.POINTER(ctypes.c_ulong)) if output else None
        place = (x, 0, WIDTH, HEIGHT, *_MM)
        made = _Monitor(self._atom(name), not x, 0, int(bool(output)), *place, outputs)
        self._randr.XRRSetMonitor(self._link, self._root, ctypes.byref(made))
        self._x.XSync(self._link, 0)

    def _atom(self, name: str) -> ctypes.c_ulong:
        return ctypes.c_ulong(self._x.XInternAtom(self._link, name.encode(), 0))


def _library(name: str, returning: str) -> ctypes.CDLL:
    """Load a library some of whose functions return what is wider than an int."""
    library = ctypes.CDLL(name)
    for function in returning.split():
        getattr(library, function).restype = ctypes.c_size_t
    return library
