"""The sound server's account of who listens to a microphone, for PulseAudio and PipeWire alike.

libpulse is asked through pulsectl; both may be missing. Nothing is kept of the programs that
listen: neither their names nor their numbers are looked at.
"""

import sys
from typing import Any, Final, Protocol, Self

from tracker.errors import SensorError
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux desktops have these sound servers")

ANSWER_MAX_S: Final = 2.0  # of waiting for the server to let us in; it does so in milliseconds
SPEECH_MIN_HZ: Final = 8000  # a telephone's; the level meters of volume controls take 25 to 144
_NO_SOURCE: Final = 0xFFFFFFFF  # PA_INVALID_INDEX: not connected to a source yet
_MONITOR: Final = ".monitor"  # what is played, not what is said


class SoundServer(Protocol):
    """What the sensor needs of a sound server: `Pulse`. One thread at a time may use it."""

    def is_listened_to(self) -> bool:
        """Tell whether a program takes in what a microphone hears.

        Raises:
            SensorError: the server is gone.
        """
        ...

    def wait(self) -> None:
        """Wait until that may have changed, or until interrupted, however long it takes.

        Raises:
            SensorError: the server is gone.
        """
        ...

    def interrupt(self) -> None:
        """End a wait that has begun in another thread; one that has not, begins all the same."""
        ...

    def close(self) -> None:
        """Disconnect; to be called once."""
        ...


class Pulse:
    """A connection to the sound server."""

    def __init__(self, library: Any, link: Any) -> None:  # noqa: ANN401 - pulsectl ships no types
        """Take over a connection that is open."""
        self._faults = _faults(library)
        self._stop: type[Exception] = library.PulseLoopStop
        self._link = link
        self._has_changed = False
        link.event_callback_set(self._on_event)

    @classmethod
    def connect(cls) -> Self:
        """Connect to the server that libpulse finds, and have changes of streams told.

        Raises:
            SensorError: a library is missing, or no server answers.
        """
        library = _pulsectl()
        link = library.Pulse("Kjernetid", connect=False)
        try:
            link.connect(autospawn=False, timeout=ANSWER_MAX_S)
            link.event_mask_set("source_output")
        except _faults(library) as error:
            link.close()
            raise SensorError(
                _("No sound server answers (PulseAudio or PipeWire)."),
                _("Start PipeWire with its PulseAudio service (pipewire-pulse), or PulseAudio."),
            ) from error
        return cls(library, link)

    def is_listened_to(self) -> bool:
        """Tell whether a program takes in what a microphone hears."""
        self._has_changed = False
        try:
            streams = [one for one in self._link.source_output_list() if _may_be_speech(one)]
            if not streams:
                return False
            heard = {one.index: one.name for one in self._link.source_list()}
        except self._faults as error:
            raise _gone() from error
        sources = [heard.get(one.source, _MONITOR) for one in streams]
        return not all(name.endswith(_MONITOR) for name in sources)

    def wait(self) -> None:
        """Wait until that may have changed."""
        if self._has_changed:  # while we were asking
            return
        try:
            self._link.event_listen()
        except self._faults as error:
            raise _gone() from error

    def interrupt(self) -> None:
        """End a wait that has begun in another thread."""
        self._link.event_listen_stop()

    def close(self) -> None:
        """Disconnect."""
        self._link.close()

    def _on_event(self, _event: object) -> None:
        self._has_changed = True
        raise self._stop


def _may_be_speech(stream: Any) -> bool:  # noqa: ANN401 - pulsectl ships no types
    """Tell whether a stream runs, from somewhere, and takes in more than a level meter does."""
    rate: int = stream.sample_spec.rate
    return not stream.corked and stream.source != _NO_SOURCE and rate >= SPEECH_MIN_HZ


def _pulsectl() -> Any:  # noqa: ANN401 - pulsectl ships no types
    """Load the package, which loads the library."""
    try:
        import pulsectl  # type: ignore[import-untyped]  # ships no types
    except ImportError as error:
        raise SensorError(
            _("The Python package {name} is not installed.").format(name="pulsectl"),
            _("Install it into the Python that runs Kjernetid."),
        ) from error
    except OSError as error:
        raise SensorError(
            _("The library {name} is not on this computer.").format(name="libpulse.so.0"),
            _("Install it; on Debian and Ubuntu the package is {package}.").format(
                package="libpulse0"
            ),
        ) from error
    return pulsectl


def _faults(library: Any) -> tuple[type[Exception], ...]:  # noqa: ANN401 - as above
    """Return what pulsectl raises when the server is gone; the last one it does not export."""
    from pulsectl._pulsectl import LibPulse  # type: ignore[import-untyped]  # ships no types

    return (library.PulseError, library.PulseDisconnected, LibPulse.CallError)


def _gone() -> SensorError:
    return SensorError(_("The sound server closed the connection."))
