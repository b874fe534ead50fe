"""Start at log-in in words: what is set, what happens, and what to do where the two differ."""

from tracker.autostart.entry import Standing, State
from tracker.wording import _


def as_wished(standing: Standing, *, is_wanted: bool) -> bool:
    """Tell whether what happens at log-in is what is set."""
    return is_wanted == (standing.state is State.ON)


def standing_line(standing: Standing, *, is_wanted: bool) -> str:
    """Say in a sentence or two what happens at the next log-in."""
    if is_wanted:
        sentence = {
            State.ON: _("Kjernetid starts when you log in, by {where}."),
            State.OFF: _(
                "Kjernetid is set to start when you log in, but {where} was removed; turn it off"
                " and on again to bring it back."
            ),
            State.BLOCKED: _(
                "Kjernetid is set to start when you log in, but that was turned off in {where};"
                " turn it off and on again here, or allow it in the settings of the desktop."
            ),
            State.OTHER: _(
                "Kjernetid is set to start when you log in, but {where} starts “{starts}”; turn it"
                " off and on again to put that right."
            ),
        }[standing.state]
    elif standing.state is State.ON:
        sentence = _(
            "Kjernetid is not set to start when you log in, but {where} starts it; turn it on and"
            " off again to end that."
        )
    else:
        sentence = _("Kjernetid does not start when you log in.")
    return sentence.format(where=standing.where, starts=standing.starts)
