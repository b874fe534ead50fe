"""A form of work that is open, as a value from which it can be built anew."""

from dataclasses import dataclass, field

from tracker.domain.model import Place


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form of a span of work, as it was typed."""

    date: str = ""
    start: str = ""
    end: str = ""
    place: Place = Place.UNKNOWN
    planned: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is open; `number` is that of the work it corrects, None where it adds."""

    number: int | None = None
    typed: Typed = field(default_factory=Typed)
