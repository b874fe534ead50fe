"""What a notice says, what becomes of one, and what a service is that shows it with buttons."""

from dataclasses import dataclass
from typing import Final, Protocol

OPEN: Final = "default"  # the name freedesktop.org gives to a click on the notice itself


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the desktop is to show.

    Attributes:
        text: what it says.
        about: the prompt that it asks; empty: it asks nothing.
        buttons: what can be chosen on it: the name of each, and what is written on it.
        elsewhere: a sentence that says where to answer if not here.
        has_sound: the person wants to hear it come.
    """

    text: str
    about: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    elsewhere: str = ""
    has_sound: bool = False

    @property
    def plain(self) -> str:
        """Return all of it as a text without buttons."""
        return f"{self.text} {self.elsewhere}".rstrip()


@dataclass(frozen=True, slots=True)
class Shown:
    """The service took a notice."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class Chosen:
    """The person pressed a button of the notice about a prompt, or the notice itself (`OPEN`)."""

    about: str
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A notice is not shown.

    `is_deserted` tells that nobody on this desktop takes notices, whatever the way to them.
    """

    notice: Notice
    why: str
    is_deserted: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """The service ended, and with it a notice that nobody had closed; another may follow it."""

    notice: Notice
    why: str


Heard = Shown | Chosen | Refused | Lost


class Service(Protocol):
    """Shows notices with buttons. Nothing waits for it: what comes of it is read later."""

    def fileno(self) -> int | None:
        """Return the descriptor that is readable when something is to be read; None: not open."""
        ...

    def show(self, notice: Notice) -> None:
        """Have a notice shown.

        Raises:
            NoticeError: there is no way to the service, nor to any other on this desktop.
        """
        ...

    def withdraw(self, about: str) -> None:
        """Take the notice about a prompt away, or do not show it after all."""
        ...

    def read(self) -> list[Heard]:
        """Return what became of notices, in the order in which it happened."""
        ...

    def give_up(self) -> list[Heard]:
        """Wait no longer for what has not been answered."""
        ...

    def close(self) -> None:
        """Take the open questions away and disconnect; may be called twice."""
        ...
