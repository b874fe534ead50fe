"""What is said to the running program: `start`, `stop`, `pause`, `private`, `place` and the like.

The program decides and answers with a sentence. Words that nobody would understand are refused
before they are sent.
"""

from datetime import timedelta
from typing import Final

import click

from tracker.cli.commands import Command
from tracker.cli.completing import Completer, complete_end, complete_part
from tracker.cli.desk import Desk
from tracker.cli.output import ask
from tracker.domain.commands import clock_minutes, parse_instant, parse_length
from tracker.domain.localtime import local
from tracker.domain.schedule import ONE_DAY
from tracker.domain.session_state import RECALL_MAX
from tracker.domain.spans import Span
from tracker.errors import NotRunningError, UsageError
from tracker.places import ALWAYS, SAYABLE
from tracker.replies import forgotten
from tracker.wording import N_, _, clock_in_text

CONSENT: Final = N_("yes")
FORGET: Final = "forget"


class Words(click.Argument):
    """Words that follow a command as they would be spoken; none is fine."""

    def __init__(
        self,
        param_decls: list[str],
        *,
        help: str,  # noqa: A002 - click's name
        shell_complete: Completer,
    ) -> None:
        """Take any number of words."""
        super().__init__(param_decls, nargs=-1, help=help, shell_complete=shell_complete)

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the name in brackets, without dots."""
        return f"[{self.human_readable_name}]"


@click.command(
    cls=Command,
    help=N_(
        "Begin work now, whatever was paused or stopped.\n\nOn a shared computer, work outside"
        " core hours is only recorded after it, or while a work app is in front. With “last 20m”"
        " the activity of that time becomes work as well, as far as it was not counted. The running"
        " program remembers an hour of it, and writes it down nowhere before you say so."
    ),
)
@click.argument(
    "which",
    cls=Words,
    shell_complete=complete_part,
    help=N_("Such as last 20m or last 1h; without it, from now."),
)
@click.pass_obj
def start(desk: Desk, which: tuple[str, ...]) -> None:
    """Begin to work."""
    _length(which, RECALL_MAX, "last 1h")
    _say(desk, "start", *which)


@click.command(cls=Command, help=N_("End work for today; “start” begins it again."))
@click.pass_obj
def stop(desk: Desk) -> None:
    """End the work of today."""
    _say(desk, "stop")


@click.command(
    cls=Command,
    help=N_(
        "Record nothing, for a while or until “resume”.\n\nThe time counts as unknown until you"
        " confirm the day."
    ),
)
@click.argument(
    "end",
    cls=Words,
    shell_complete=complete_end,
    help=N_("Such as 30m, 1h30m, until 15:00 or until tomorrow."),
)
@click.pass_obj
def pause(desk: Desk, end: tuple[str, ...]) -> None:
    """Pause recording."""
    _check_end(end)
    _say(desk, "pause", *end)


@click.command(cls=Command, help=N_("Go on recording; within ten seconds it takes “private” back."))
@click.pass_obj
def resume(desk: Desk) -> None:
    """Go on recording."""
    _say(desk, "resume")


@click.command(
    cls=Command,
    help=N_(
        "Close the day.\n\nRecording goes on, but nothing more is asked today, except when work"
        " starts anew. The next day opens itself."
    ),
)
@click.option("--line", metavar="TEXT", help=N_("A line for the next day, in quotation marks."))
@click.pass_obj
def close(desk: Desk, line: str | None) -> None:
    """Close the day."""
    if line is not None:
        with desk.change() as tracker:
            tracker.days.write_line(line)
    _say(desk, "close")


@click.command(
    cls=Command,
    help=N_(
        "Set the running program up again, in five short steps.\n\nThe window is the one that is"
        " shown in a new home. What you skip stays as it is."
    ),
)
@click.pass_obj
def setup(desk: Desk) -> None:
    """Show the window of the first run."""
    _say(desk, "show", "first_run")


@click.command(
    cls=Command,
    help=N_(
        "Say that you chose to work outside core hours.\n\nYou are not asked about it then."
        " Without END it is the work outside core hours that goes on now, else the rest of the day."
    ),
)
@click.argument(
    "end", cls=Words, shell_complete=complete_end, help=N_("Such as 2h or until 21:00.")
)
@click.pass_obj
def planned(desk: Desk, end: tuple[str, ...]) -> None:
    """Mark outside work as chosen."""
    _check_end(end)
    _say(desk, "planned", *end)


@click.command(
    cls=Command,
    help=N_(
        "Keep private time out of the record.\n\nNothing is recorded until tomorrow, or until"
        " “resume”. With “last 20m” what was recorded of that time is erased as well, after ten"
        " seconds in which “resume” takes it back. Where Kjernetid is not running it is erased at"
        " once and for good."
    ),
)
@click.argument(
    "which",
    cls=Words,
    shell_complete=complete_part,
    help=N_("Such as last 20m or last 1h; without it, from now."),
)
@click.option("--yes", is_flag=True, help=N_("Do not ask before erasing for good."))
@click.pass_obj
def private(desk: Desk, which: tuple[str, ...], *, yes: bool) -> None:
    """Keep time out of the record."""
    from tracker.control import NotAnsweringError

    length = _length(which, ONE_DAY, "last 24h")
    try:
        _say(desk, "private", *which)
    except NotAnsweringError:
        raise
    except NotRunningError:
        if length is None:
            raise
        _erase(desk, length, is_sure=yes)


@click.command(
    "break",
    cls=Command,
    help=N_(
        "Take a movement break.\n\n“break done” ends it, “break stop” ends it without counting it."
    ),
)
@click.argument(
    "what", type=click.Choice(["done", "stop"]), required=False, help=N_("How it ended.")
)
@click.pass_obj
def break_(desk: Desk, what: str | None) -> None:
    """Begin or end a movement break."""
    _say(desk, "break", *([what] if what else []))


@click.command(
    cls=Command,
    help=N_(
        "Tell where you are, and how that is known.\n\nSaid once in a network, home, workplace or"
        " other holds whenever you are in it; another one holds for the day then, or always with"
        " --always. Without a network it holds for the day. “forget” forgets all networks. A"
        " network is known by a keyed hash of the hardware address of its gateway; nothing is ever"
        " sent."
    ),
)
@click.argument(
    "where",
    type=click.Choice([*(place.value for place in SAYABLE), FORGET]),
    required=False,
    help=N_("Where you are."),
)
@click.option("--always", is_flag=True, help=N_("Whenever you are in this network."))
@click.pass_obj
def place(desk: Desk, where: str | None, *, always: bool) -> None:
    """Tell where the person is, or take their word for it."""
    from tracker.control import NotAnsweringError

    if always and where in (None, FORGET):
        raise UsageError(_("--always goes with home, workplace or other."))
    words = [where] if where else []
    try:
        _say(desk, "place", *words, *([ALWAYS] if always else []))
    except NotAnsweringError:
        raise
    except NotRunningError:
        if where != FORGET:
            raise
        _forget(desk)


@click.command(
    cls=Command,
    help=N_(
        "Let reminders rest until tomorrow.\n\nOnly a last call would still come. “quiet off” lets"
        " them come again; “quiet reset” lets them come as often as before they went unanswered."
    ),
)
@click.argument(
    "what", type=click.Choice(["off", "reset"]), required=False, help=N_("How to end it.")
)
@click.pass_obj
def quiet(desk: Desk, what: str | None) -> None:
    """Let prompts rest, or come again."""
    _say(desk, "quiet", *([what] if what else []))


def _say(desk: Desk, *words: str) -> None:
    """Say words to the running program and print what it answers.

    Raises:
        NotRunningError: there is none.
        RefusedError: it did not do it.
    """
    from tracker.control import send  # nothing of it is needed to show help

    answer = send(desk.home, words)
    if answer.sentence:
        click.echo(answer.sentence)


# --- Words ---------------------------------------------------------------------------------------


def _check_end(words: tuple[str, ...]) -> None:
    """Refuse what is no end, before anything is sent; the program works out when that is.

    Raises:
        UsageError: the words mean none.
    """
    try:
        match words:
            case () | ("until", "tomorrow"):
                pass
            case ("until", word) if clock_minutes(word) is None:
                parse_instant(word)
            case ("until", _word):
                pass
            case _:
                parse_length(" ".join(words))
    except UsageError:
        raise UsageError(
            _("“{words}” is no end; write 30m, 1h30m, until 15:00 or until tomorrow.").format(
                words=" ".join(words)
            )
        ) from None


def _length(words: tuple[str, ...], longest: timedelta, most: str) -> timedelta | None:
    """Understand `last 20m`; None where there are no words.

    Args:
        words: what was typed.
        longest: how long it may be.
        most: the same in words.

    Raises:
        UsageError: they mean something else.
    """
    try:
        match words:
            case ():
                return None
            case ("last", word):
                return parse_length(word, longest)
            case _:
                pass
    except UsageError:
        pass
    raise UsageError(
        _("“{words}” is not understood; write “last 20m”, or up to “{most}”.").format(
            words=" ".join(words), most=most
        )
    )


# --- Without the program -------------------------------------------------------------------------


def _erase(desk: Desk, length: timedelta, *, is_sure: bool) -> None:
    """Erase the last while from the record itself."""
    from tracker.private import erase

    with desk.inspect() as tracker:
        span, zone = Span(tracker.now - length, tracker.now), tracker.zone
    shown = {
        "start": clock_in_text(local(span.start, zone)),
        "end": clock_in_text(local(span.end, zone)),
    }
    if not is_sure:
        _make_sure(shown)
    erase(desk.home, span, span.end)
    click.echo(
        _(
            "Nothing from {start} to {end} is on record any longer; it cannot be brought back."
        ).format(**shown)
    )


def _forget(desk: Desk) -> None:
    """Forget all networks in the record itself."""
    from tracker.places import forget

    with desk.inspect() as tracker:
        now = tracker.now
    forget(desk.home, now)
    click.echo(forgotten())


def _make_sure(shown: dict[str, str]) -> None:
    """Let the person type that they mean it.

    Raises:
        UsageError: they did not.
    """
    word = _(CONSENT)
    question = _(
        "Kjernetid is not running, so this cannot be taken back: all that is on record from"
        " {start} to {end} is erased for good. Type “{word}” to go on"
    )
    if ask(question.format(word=word, **shown)).casefold() not in (word, CONSENT):
        raise UsageError(_("Nothing was erased, since “{word}” was not typed.").format(word=word))
