"""Plain notices through the desktop's own notification service, as text without buttons.

plyer finds the service of each system. It may wait, warn and fail, so it is called from a thread
of its own and every failure of the road becomes one error. On Linux it runs `notify-send`, and
heeds neither how long that is to show the text (plyer 2.1 drops it, and some services keep the
text up until it is clicked away) nor whether it succeeded: silence is no proof of anything there.
"""

import warnings

from tracker.errors import NoticeError
from tracker.wording import _

APP_NAME = "Kjernetid"
SHOWN_FOR_S = 10
TITLE_MAX = 60  # Windows refuses 64 and more
TEXT_MAX = 250  # Windows refuses 256 and more


def notify(title: str, text: str) -> None:
    """Show a notice; to be called outside the thread that draws, for it may wait.

    Raises:
        NoticeError: this desktop takes no notices, or did not take this one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns each time that it takes the plain road
        try:
            from plyer import notification

            notification.notify(
                title=_cut(title, TITLE_MAX),
                message=_cut(text, TEXT_MAX),
                app_name=APP_NAME,
                timeout=SHOWN_FOR_S,
            )
        except NotImplementedError as error:
            raise NoticeError(
                _("This desktop shows no notices: it has no notification service.")
            ) from error
        except Exception as error:  # plyer's roads fail in many ways, none of them documented
            raise NoticeError(
                _("The desktop did not take a notice ({reason}).").format(
                    reason=str(error) or type(error).__name__
                )
            ) from error


def load_plain() -> str:
    """Load what hands texts over on this system, and show nothing; return the name of its module.

    plyer finds it by name, so that what packs the program up may overlook it.

    Raises:
        ImportError: it is not here.
    """
    from importlib import import_module

    from plyer.utils import platform

    return import_module(f"plyer.platforms.{platform}.notification").__name__


def _cut(text: str, longest: int) -> str:
    """Make a text fit: plyer hands it to programs that read dashes and quotes as their own."""
    plain = text.lstrip("-").replace("'", "’")
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
