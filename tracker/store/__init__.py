"""The cellar: everything that was recorded, in one SQLite file, and what keeps it safe.

The only room that knows SQLAlchemy and Alembic. Values of the domain go in and come out; rows
never leave. `journal` is its door, `keeper` looks after the file itself.
"""

from tracker.lean import lighten

lighten()
