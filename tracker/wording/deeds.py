"""What was undone and done again, in words: one voice for command line and windows.

A deed is one of `add`, `edit`, `delete`, `split`, `merge`, `import`, `settle`, `confirm`; `spans`
counts the work it touched.
"""

from tracker.wording.catalogue import _, ngettext


def deed_undone(kind: str, spans: int) -> str:
    """Tell which deed was undone."""
    return {
        "add": ngettext(
            "Undone: {count} span of work is no longer added.",
            "Undone: {count} spans of work are no longer added.",
            spans,
        ),
        "edit": _("Undone: the work is as it was before the correction."),
        "delete": _("Undone: the deleted work is back."),
        "split": _("Undone: the work is one again."),
        "merge": ngettext(
            "Undone: the {count} span of work is as it was.",
            "Undone: the {count} spans of work are apart again.",
            spans,
        ),
        "confirm": _("Undone: your word on the day no longer counts."),
        "import": ngettext(
            "Undone: {count} span of work is no longer imported.",
            "Undone: {count} spans of work are no longer imported.",
            spans,
        ),
        "settle": _("Undone: the time is unsure again, and counts as a pause."),
    }[kind].format(count=spans)


def deed_done_again(kind: str, spans: int) -> str:
    """Tell which deed was done again."""
    return {
        "add": ngettext(
            "Done again: {count} span of work is added.",
            "Done again: {count} spans of work are added.",
            spans,
        ),
        "edit": _("Done again: the work is corrected."),
        "delete": _("Done again: the work is deleted."),
        "split": _("Done again: the work is split."),
        "merge": ngettext(
            "Done again: the {count} span of work is joined.",
            "Done again: the {count} spans of work are joined.",
            spans,
        ),
        "confirm": _("Done again: your word on the day counts."),
        "import": ngettext(
            "Done again: {count} span of work is imported.",
            "Done again: {count} spans of work are imported.",
            spans,
        ),
        "settle": _("Done again: the time is what you said it was."),
    }[kind].format(count=spans)
