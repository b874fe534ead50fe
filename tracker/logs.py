"""The log: warnings and faults of the program, for the person to look into or to send along.

Only what a person could act upon is in it. It never tells when somebody worked: its lines carry
no time.
"""

import logging

from tracker.paths import FILE_MODE, Home

MAX_BYTES = 200_000
FORMAT = "%(levelname)s %(name)s: %(message)s"


def close_log() -> None:
    """Let go of the log file; warnings go nowhere from now on."""
    for handler in [*logging.getLogger().handlers]:
        if isinstance(handler, logging.FileHandler):
            logging.getLogger().removeHandler(handler)
            handler.close()


def write_log(home: Home) -> None:
    """Let warnings of the program go into its log file, which begins anew when it grew long.

    A log that cannot be written is done without.
    """
    path = home.log
    try:
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.unlink()
        path.touch(FILE_MODE)
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
