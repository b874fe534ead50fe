"""The command line: what is typed becomes calls to the hall, and answers become text or files.

Nothing here imports Qt or SQLAlchemy; pictures and the tray program are handed in from outside.
"""

from tracker.cli.program import main

__all__ = ["main"]
