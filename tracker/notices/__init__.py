"""Notices that the desktop shows: with buttons where its service has them, else as plain text.

Which road is taken when, and what is shown where none leads anywhere, is the business of the
windows. Nothing here keeps the thread waiting that draws, but for `notify`.
"""

import sys

from tracker.notices.notice import OPEN, Chosen, Heard, Lost, Notice, Refused, Service, Shown
from tracker.notices.plain import APP_NAME, TEXT_MAX, load_plain, notify

__all__ = [
    "APP_NAME",
    "OPEN",
    "TEXT_MAX",
    "Chosen",
    "Heard",
    "Lost",
    "Notice",
    "Refused",
    "Service",
    "Shown",
    "load_plain",
    "notify",
    "service_here",
]


def service_here() -> Service | None:
    """Return the service of this system that shows notices with buttons; None: there is none."""
    if sys.platform == "linux":
        from tracker.notices.freedesktop import Freedesktop

        return Freedesktop()
    return None
