"""How long the record is kept, in words: how things stand, and which days are too old."""

from datetime import date

from tracker.domain.retention import WITNESSES, Fate, Old, Terms
from tracker.retention import Kept
from tracker.wording import _, date_range, full_date, ngettext


def kept_text(kept: Kept) -> str:
    """Say for how long the record is kept, and what comes next."""
    return " ".join(filter(None, (rule_text(kept.terms), _following(kept))))


def rule_text(terms: Terms) -> str:
    """Say for how long the record is kept."""
    if terms.months == 0:
        return _("Everything is kept until you delete it yourself.")
    if terms.is_agreed:
        form = _("The record is kept for {months}; what is older is deleted by itself.")
    else:
        form = _("The record is kept for {months}; you are asked before anything is deleted.")
    return form.format(months=months_text(terms.months))


def old_text(old: Old, terms: Terms) -> str:
    """Say which days are too old."""
    form = ngettext(
        "On {count} day, {dates}, something is on record that is older than {months}.",
        "On {count} days, {dates}, something is on record that is older than {months}.",
        old.days,
    )
    return form.format(count=old.days, dates=_dates(old), months=months_text(terms.months))


def before_text(old: Old, before: date) -> str:
    """Say which days lie before one that the person named."""
    form = ngettext(
        "On {count} day before {day}, {dates}, something is on record.",
        "On {count} days before {day}, {dates}, something is on record.",
        old.days,
    )
    return form.format(count=old.days, day=full_date(before), dates=_dates(old))


def deleted_text(old: Old) -> str:
    """Say what was deleted."""
    form = ngettext(
        "{count} day was deleted for good, {dates}.",
        "{count} days were deleted for good, {dates}.",
        old.days,
    )
    return form.format(count=old.days, dates=_dates(old))


def kept_too_long_text(count: int, months: int) -> str:
    """Say of work that comes in how much of it is too old already."""
    form = ngettext(
        "{count} span of work is older than {months}, for which the record is kept; it stays until"
        " the next deletion, which “kjernetid delete-old --dry-run” tells of.",
        "{count} spans of work are older than {months}, for which the record is kept; they stay"
        " until the next deletion, which “kjernetid delete-old --dry-run” tells of.",
        count,
    )
    return form.format(count=count, months=months_text(months))


def fate_text(fate: Fate) -> str:
    """Say what becomes of old days, where nobody has to decide that now; else nothing."""
    match fate:
        case Fate.GO:
            return _("They are deleted by themselves, with the next backup of the day.")
        case Fate.DOUBTED:
            form = _(
                "Nothing is deleted until work was measured on {count} days of the past year: the"
                " clock of this computer may stand wrong."
            )
            return form.format(count=WITNESSES)
        case Fate.NONE | Fate.ASK | Fate.LATER:
            return ""


def months_text(months: int) -> str:
    """Say a number of months: “1 month”, “36 months”."""
    return ngettext("{count} month", "{count} months", months).format(count=months)


def _dates(old: Old) -> str:
    return date_range(old.first, old.last)


def _following(kept: Kept) -> str:
    if kept.next is None:
        return ""
    if kept.terms.is_agreed:
        form = _("The next deletion is due on {day}.")
    elif kept.old is None:
        form = _("The first day is that old on {day}.")
    else:
        return ""
    return form.format(day=full_date(kept.next))
