"""Which revisions of the journal there are, and how one is brought from each to the next.

Known by heart, so that Alembic is loaded only when a journal has to be brought up to date.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Every revision there ever was, oldest first.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The revisions that are known, and the scripts that lead from each to the next."""

    revisions: tuple[str, ...] = REVISIONS
    scripts: Path = SCRIPTS

    @property
    def head(self) -> str:
        """Return the newest revision, the one this program reads and writes."""
        return self.revisions[-1]


LINEAGE = Lineage()


def run_scripts(connection: "Connection", lineage: Lineage = LINEAGE) -> None:
    """Bring a journal to the newest revision, inside the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # The folder's name goes through ConfigParser, to which a percent sign means something.
    config.set_main_option("script_location", str(lineage.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, lineage.head)
