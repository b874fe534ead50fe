"""A line for the next day. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table for the lines that the person writes for the next day."""
    op.create_table(
        "day_line",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("shown_on", sa.Date()),
        sa.PrimaryKeyConstraint("day", name="pk_day_line"),
    )
