"""What a shell completes: files, weeks, days, lengths of time, the keys and values of settings.

A shell asks for each press of the Tab key, so nothing here opens the journal.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from tracker.clock import clock_from_environment
from tracker.domain.localtime import local
from tracker.domain.week import Week
from tracker.wording import _

if TYPE_CHECKING:
    from tracker.settings import Value

SHOWN: Final = 8  # weeks or days, before anything of them is typed
SHOWN_TYPED: Final = 31
_YEARS: Final = 2  # as far back, or ahead, as they are known once something is typed
_DAY: Final = timedelta(days=1)
LENGTHS: Final = ("15m", "30m", "1h", "2h")
ENDS: Final = (*LENGTHS, "until")
PARTS: Final = ("last",)
ZONE: Final = "hours.zone"

Items = list[CompletionItem]
Completer = Callable[[click.Context, click.Parameter, str], Items]


def complete_file(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Let the shell complete the name of a file."""
    return [CompletionItem(incomplete, type="file")]


def complete_folder(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Let the shell complete the name of a folder."""
    return [CompletionItem(incomplete, type="dir")]


def complete_week(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Offer weeks, the running one first."""
    running = Week.of(_today())
    weeks = (str(running.shifted(-n)) for n in range(53 * _YEARS))
    return _nearest(incomplete, weeks)


def complete_day(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Offer days that were, today first."""
    return _nearest(incomplete, _days(-_DAY))


def complete_coming_day(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Offer days to come, today first."""
    return _nearest(incomplete, _days(_DAY))


def complete_end(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer how long something is to last; after “until”, nothing is known better."""
    return [] if _has_words(ctx, param) else _beginning_with(incomplete, ENDS)


def complete_part(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer how much of the time behind is meant: `last`, and a length."""
    return _beginning_with(incomplete, LENGTHS if _has_words(ctx, param) else PARTS)


def complete_key(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Offer the keys of settings, with what they are about."""
    from tracker.settings import declarations

    return [
        CompletionItem(key, help=_(declared.sentence))
        for key, declared in declarations().items()
        if key.startswith(incomplete)
    ]


def complete_value(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
    """Offer what the key that stands before may be."""
    from tracker.settings import declarations

    declared = declarations().get(ctx.params.get("key") or "")
    if declared is None:
        return []
    if declared.key == ZONE:
        from zoneinfo import available_timezones

        return _beginning_with(incomplete, sorted(available_timezones()))
    if isinstance(declared.default, bool):
        return _beginning_with(incomplete, ("true", "false"))
    return _beginning_with(incomplete, declared.choices or _usual(declared.default))


def _usual(default: "Value") -> Iterable[str]:
    """Return a default as it is typed, to be changed; an empty one is of no use."""
    from tracker.settings import text_of

    text = ",".join(default) if isinstance(default, tuple) else text_of(default)
    return (text,) if text.strip('"') else ()


def _beginning_with(incomplete: str, words: Iterable[str]) -> Items:
    """Return the words that go on with what was typed."""
    return [CompletionItem(word) for word in words if word and word.startswith(incomplete)]


def _nearest(incomplete: str, words: Iterable[str]) -> Items:
    """Return the first few of them: there are hundreds of days, and the near ones are meant."""
    return _beginning_with(incomplete, words)[: SHOWN_TYPED if incomplete else SHOWN]


def _has_words(ctx: click.Context, param: click.Parameter) -> bool:
    """Tell whether a word was typed for a parameter that takes several."""
    return bool(ctx.params.get(param.name or ""))


def _days(step: timedelta) -> Iterable[str]:
    today = _today()
    return (f"{today + step * n}" for n in range(366 * _YEARS))


def _today() -> date:
    reading = clock_from_environment().read()
    return local(reading.at, reading.zone).date()
